"""Templates of a programme's folder in brackets: `[[ ]]` and `[% %]`, carried out in a sandbox.

`{{ }}` in them is our own grammar and is drawn afterwards. No workbook's text is ever a template.
"""

from __future__ import annotations

from functools import lru_cache

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from ..core.text import capitalised

_ENVIRONMENT = SandboxedEnvironment(
    undefined=StrictUndefined,
    block_start_string="[%",
    block_end_string="%]",
    variable_start_string="[[",
    variable_end_string="]]",
    comment_start_string="[#",
    comment_end_string="#]",
    autoescape=False,
)
_ENVIRONMENT.filters["capitalize_first"] = capitalised


@lru_cache(maxsize=512)
def template(source: str) -> Template:
    """Return a compiled template; compiling costs more than all the rest.

    jinja2.TemplateError where it is none.
    """
    return _ENVIRONMENT.from_string(source)
