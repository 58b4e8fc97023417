"""What the consolidated figures say, by name: over a period, of one year, own, of the units.

Provenance is kept: every figure that is selected is a Figure with its sources. How figures are
written is the business of wording/.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .cells import Figure, Nature, RawCell
from .combine import Behaviour, over_years, total
from .consolidation import ConsolidatedTable, Consolidation
from .figure_grammar import Selection, Whose
from .form import Column
from .kinds import Day, Parsed
from .submission import Info
from .text import clean, fold

NO_FIGURE = Figure(None)
ABSENT_STATES = frozenset(("chưa gửi", "ngoài danh sách"))
"""States of "Tình hình gửi" of a unit that has sent nothing."""


@dataclass(frozen=True)
class NamedFigure:
    """A column of a form that can be drawn by its short name; `table` None where it is not read."""

    column: Column
    table: ConsolidatedTable | None
    own_unit: str
    period: tuple[int, ...]

    @property
    def name(self) -> str:
        """The name it is drawn by."""
        return self.column.short

    def of_year(self, year: int, whose: Whose = Whose.ALL) -> Figure:
        """Return the figure of one year; no value where nobody reported it."""
        if self.table is None:
            return NO_FIGURE
        figure = self.table.yearly(self.column.id).get(year, NO_FIGURE)
        return _part(figure, whose, self.own_unit)

    def select(self, selection: Selection) -> Figure:
        """Return the figure that the qualifiers ask for; over the period without any."""
        if selection.change:
            return self._change(selection)
        year = self.period[-1] if selection.end and self.period else selection.year
        if year is not None:
            return self.of_year(year, selection.whose)
        yearly = {y: self.of_year(y, selection.whose) for y in self.period}
        assert self.column.behaviour is not None
        return over_years(self.column.behaviour, yearly, self.period) if yearly else NO_FIGURE

    def _change(self, selection: Selection) -> Figure:
        """Return by how much a year differs from the year before, both years' sources with it."""
        if selection.year is None:
            return NO_FIGURE
        before = self.of_year(selection.year - 1, selection.whose)
        now = self.of_year(selection.year, selection.whose)
        if before.value is None or now.value is None:
            return NO_FIGURE
        return Figure(
            abs(now.value - before.value),
            before.sources + now.sources,
            tuple(dict.fromkeys(before.missing + now.missing)),
        )

    @property
    def is_stock(self) -> bool:
        """Whether the figure over the period is its value at the period's end."""
        return self.column.behaviour is Behaviour.STOCK


def _part(figure: Figure, whose: Whose, own_unit: str) -> Figure:
    """Return the own part of a figure or the units' part of it."""
    if whose is Whose.ALL:
        return figure
    own = whose is Whose.OWN
    sources = tuple(s for s in figure.sources if (s.unit == "") is own)
    missing = tuple(unit for unit in figure.missing if (unit == own_unit) is own)
    return Figure(total([s.value for s in sources]), sources, missing)


def figures_of(consolidation: Consolidation, columns: Iterable[tuple[str, Column]],
               period: Sequence[int]) -> list[NamedFigure]:  # fmt: skip
    """Return the named figures of columns, given with their form's id."""
    unit = consolidation.own.info["unit"]
    return [
        NamedFigure(column, consolidation.tables.get(form), unit, tuple(period))
        for form, column in columns
    ]


def units_missing(consolidation: Consolidation, form: str) -> tuple[str, ...]:
    """Return the units of the list that this form does not count, in the list's order."""
    table = consolidation.tables.get(form)
    if table is None:
        return ()
    absent = set(table.missing)
    return tuple(unit.name for unit in consolidation.units if unit.name in absent)


def units_silent(consolidation: Consolidation) -> tuple[str, ...]:
    """Return the units of the list that have sent nothing.

    "Tình hình gửi" says so where it is known; else a unit is silent that has no row in any
    "Chi tiết".
    """
    if consolidation.statuses:
        told = {s.unit for s in consolidation.statuses if s.state not in ABSENT_STATES}
    else:
        told = {row.unit for rows in consolidation.details.values() for row in rows}
    return tuple(unit.name for unit in consolidation.units if unit.name not in told)


_MONTH_ONLY = re.compile(r"(?:tháng\s*)?([0-9]{1,2})\s*(?:/|\s*năm\s*)\s*([0-9]{4})", re.IGNORECASE)


def day_told(text: str) -> date | None:
    """Return the day that a text says; of a mere month its last day; None where it is neither."""
    reading = Day().parse(RawCell(text, Nature.VALUE))
    if isinstance(reading, Parsed) and isinstance(reading.value, date):
        return reading.value
    month = _MONTH_ONLY.fullmatch(clean(text))
    if not month or not 1 <= int(month[1]) <= 12 or not 1945 <= int(month[2]) < 2100:
        return None
    last = calendar.monthrange(int(month[2]), int(month[1]))[1]
    return date(int(month[2]), int(month[1]), last)


def open_years(info: Info, period: Iterable[int]) -> frozenset[int]:
    """Return the years of the period that were not over when the figures were closed.

    Decided by "Số liệu tính đến ngày", else by "Ngày ký"; neither: none is open.
    """
    day = day_told(info["cutoff"]) or day_told(info["signed_on"])
    if day is None:
        return frozenset()
    return frozenset(year for year in period if day < date(year, 12, 31))


_ABBREVIATED = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "tt": "thị trấn"}


def organ_key(name: str) -> str:
    """Return the key by which two spellings of an organ's name are equal ("UBND", "Uỷ ban …")."""
    return " ".join(_ABBREVIATED.get(word, word) for word in fold(name).split())


def is_own_issuer(issuer: str, own_issuer: str) -> bool:
    """Whether a document's issuer is the unit itself: blank, its full name, or that cut short."""
    typed, own = organ_key(issuer), organ_key(own_issuer)
    return not typed or typed == own or own.startswith(typed + " ")
