"""The figures of a document against today's: what became of each anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ...wording.facts import Drawn, Unknown
from ..tags import PREFIX
from .extent import Extent, extent, same, says_figure
from .opening import Opened
from .story import Span, figure_digest, is_figure
from .today import Today

_NAME = re.compile(rf"{PREFIX}\d+(?:_[0-9a-f]{{8}})?")


class State(Enum):
    """What became of a figure in a document."""

    AGREES = "agrees"
    OUTDATED = "outdated"
    """The text is as it was drawn, today's figure is another."""
    TYPED = "typed"
    """A hand typed another number over it."""
    REWORDED = "reworded"
    """A hand typed other words over a text that is no figure."""
    WITHDRAWN = "withdrawn"
    """The workbook has no such figure any more."""
    DELETED = "deleted"
    """Its bookmark holds nothing."""
    UNCLEAR = "unclear"
    """Its bookmark has grown over other words, and which of them it is cannot be told."""
    LOST = "lost"
    """Its bookmark is gone."""


@dataclass(frozen=True)
class Match:
    """One figure: how it was drawn, what stands in the document, what it is today."""

    bookmark: str
    expression: str
    drawn: str | None
    """The text as it was drawn; None where the list is lost."""
    today: Drawn | Unknown
    state: State
    span: Span | None = None
    extent: Extent | None = None
    part: str = ""

    @property
    def text(self) -> str:
        """What stands in the document."""
        if self.span is None:
            return ""
        whole = self.span.text
        return whole[slice(*self.extent)] if self.extent else whole.strip()

    @property
    def now(self) -> str:
        """Today's text; "" where the workbook has none."""
        return self.today.text if isinstance(self.today, Drawn) else ""


def matches(opened: Opened, today: Today) -> Iterator[Match]:
    """Yield every figure of the document in the order of reading, then those that are lost."""
    seen: set[str] = set()
    for part, story in opened.stories.items():
        for name, spans in story.spans.items():
            expression, drawn = _listed(name, opened, today)
            if not expression or not is_figure(name):
                continue
            seen.add(_base(name))
            for span in spans:
                yield _matched(name, expression, drawn, today, span, part)
    for name, (expression, text) in opened.listed.figures.items():
        if _base(name) not in seen and name not in seen:
            yield Match(name, expression, text, today.draw(expression), State.LOST)


def _base(name: str) -> str:
    """Return a bookmark's name without what another program put after it when it was copied."""
    found = _NAME.match(name)
    return found[0] if found else name


def _listed(name: str, opened: Opened, today: Today) -> tuple[str, str | None]:
    """Return the expression and the drawn text of a bookmark, by the list, else by its name."""
    figures = opened.listed.figures
    known = figures.get(name) or figures.get(_base(name))
    return known or (today.by_digest.get(figure_digest(name), ""), None)


def _matched(
    name: str, expression: str, drawn: str | None, today: Today, span: Span, part: str
) -> Match:
    now = today.draw(expression)
    text = span.text
    if not text.strip():
        return Match(name, expression, drawn, now, State.DELETED, span, None, part)
    if isinstance(now, Unknown):
        return Match(name, expression, drawn, now, State.WITHDRAWN, span, None, part)
    found = (0, len(text)) if same(text, now) else _extent(text, drawn, now)
    state = State.UNCLEAR if found is None else _state(text[slice(*found)], drawn, now)
    return Match(name, expression, drawn, now, state, span, found, part)


def _extent(text: str, drawn: str | None, now: Drawn) -> Extent | None:
    return extent(text, (now.text, drawn or ""), says_figure(now))


def _state(text: str, drawn: str | None, now: Drawn) -> State:
    if same(text, now):
        return State.AGREES
    if drawn is None or " ".join(text.split()) == " ".join(drawn.split()):
        return State.OUTDATED
    if now.missing:
        return State.WITHDRAWN
    return State.TYPED if says_figure(now) else State.REWORDED
