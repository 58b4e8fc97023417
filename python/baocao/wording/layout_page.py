"""docs/layout-rules.md, written from the rules' declarations.

`python -m baocao.wording.layout_page` prints it; a test holds the page equal to it.
"""

from __future__ import annotations

import sys

from ..core.findings import CODES
from ..core.names import SEVERITIES
from .catalogue.layout import LAYOUT_RULES

_TOP = """\
# Layout rules

Written by `python -m baocao.wording.layout_page` from the rules' declarations; do not edit.
The severity is that of the gravest case; `--fix` repairs a rule where the column
says so and no word need be touched.

| rule | what is right | source | severity | `--fix` |
|---|---|---|---|---|
"""


def page() -> str:
    """Return the page."""
    rows = [
        f"| {code} | {rule.right} | {rule.source} | {SEVERITIES[CODES[code].value]} |"
        f" {'x' if rule.repaired else ''} |\n"
        for code, rule in LAYOUT_RULES.items()
    ]
    return _TOP + "".join(rows)


if __name__ == "__main__":
    sys.stdout.write(page())
