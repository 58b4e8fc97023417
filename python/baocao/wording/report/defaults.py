"""The default wording's engine: a programme's own sentences, said when their conditions hold.

Sentences are templates of the programme's folder in brackets (`[[ ]]`, `[% %]`); `{{ }}` in them is
our own grammar and is drawn afterwards, like the clerk's. No workbook's text is ever a template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TypeVar

from jinja2 import TemplateError

from ...core.text import clean
from ...errors import DeclarationError
from ...programme import OutlineItem, Programme, Wording
from ..brackets import template

Made = TypeVar("Made")


class DefaultWording:
    """The default sentences of a programme, over what a report's templates may look at."""

    def __init__(self, programme: Programme, context: Mapping[str, object]) -> None:
        self._origin = str(programme.folder / "outline.toml")
        macros = self._carried_out("macros", lambda: _macros(programme.macros, context))
        self._context = {**context, **macros}

    def lines(self, item: OutlineItem) -> list[str]:
        """Return the default paragraphs of a section, in light marks; none where nothing is told.

        DeclarationError where the programme's wording cannot be carried out.
        """
        lines = []
        for place, wording in enumerate(item.default, 1):
            said = partial(_said, wording, self._context)
            line = self._carried_out(f"{item.code}.default[{place}]", said)
            if line:
                lines.append(line)
        return lines

    def _carried_out(self, place: str, work: Callable[[], Made]) -> Made:
        try:
            return work()
        except (TemplateError, KeyError, TypeError, AttributeError, IndexError) as error:
            reason = f"câu tự động sai: {error}"
            raise DeclarationError(self._origin, place, reason) from error


def compiled(programme: Programme) -> None:
    """Compile the programme's sentences and keep them; a wrong one is told where it is said."""
    said = [_source(wording) for item in programme.outline for wording in item.default]
    for source in (programme.macros, *said):
        with suppress(TemplateError):
            template(source)


def _source(wording: Wording) -> str:
    return f"[% if {wording.when or 'true'} %]{wording.text}[% endif %]"


def _said(wording: Wording, context: Mapping[str, object]) -> str:
    """Return a sentence, its spaces in order; "" where its condition does not hold."""
    return clean(template(_source(wording)).render(context))


def _macros(source: str, context: Mapping[str, object]) -> dict[str, object]:
    """Return the macros by name; they see the context."""
    module = template(source).make_module(dict(context))
    return {name: value for name, value in vars(module).items() if not name.startswith("_")}
