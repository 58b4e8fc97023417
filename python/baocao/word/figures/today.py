"""What a report would say of the workbook today, as the comparison with a document needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from ...core.figure_grammar import Selection, Style, Whose
from ...core.report import Paragraph, Report
from ...core.text import fold
from ...programme import OutlineItem
from ...wording.facts import Drawn, Facts, Unknown
from ..tags import digest

_YEARS = re.compile(r"\{years\}")
_COUNTED = re.compile(r" [0-9]{1,2} (?=năm )")


@dataclass(frozen=True)
class Today:
    """Facts, report and outline of the workbook as it stands."""

    facts: Facts
    report: Report
    outline: Sequence[OutlineItem]
    unit_names: frozenset[str]
    """Names of units without their type words, folded: a sentence that has one is left alone."""

    def draw(self, expression: str) -> Drawn | Unknown:
        """Return what an expression stands for today, or why it stands for nothing."""
        if expression not in self._drawn:
            self._drawn[expression] = self.facts.draw(expression)
        return self._drawn[expression]

    @cached_property
    def _drawn(self) -> dict[str, Drawn | Unknown]:
        return {}

    @cached_property
    def wordings(self) -> Mapping[str, tuple[Paragraph, ...]]:
        """The default sentences of today, by key."""
        return self.report.wordings()

    @cached_property
    def headings(self) -> Mapping[str, OutlineItem]:
        """The outline's items by their headings, folded, the number of years left out."""
        return {heading_key(i.heading): i for i in self.outline if i.heading}

    @cached_property
    def by_digest(self) -> Mapping[str, str]:
        """Every expression that can be drawn, by what a bookmark's name says of it."""
        found = {digest(name): name for name in self.facts.names}
        for name in (figure.name for figure in self.facts.figures.values()):
            for asked in _selections(self.facts.period):
                expression = asked.expression(name)
                found[digest(expression)] = expression
        for fact in self.facts.texts.values():
            for style in Style:
                expression = Selection(style=style).expression(fact.name)
                found[digest(expression)] = expression
        return found


def heading_key(heading: str) -> str:
    """Return a heading as it is looked up: folded, without the number of years."""
    return _COUNTED.sub(" ", fold(_YEARS.sub(" ", heading)))


def _selections(period: tuple[int, ...]) -> Iterator[Selection]:
    years = (None, *period)
    for year, whose, style, change in product(years, Whose, Style, (False, True)):
        yield Selection(whose=whose, year=year, change=change, style=style)
    for whose, style in product(Whose, Style):
        yield Selection(whose=whose, end=True, style=style)
    for style, change in product(Style, (False, True)):
        yield Selection(earlier=True, change=change, style=style)
