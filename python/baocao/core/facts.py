"""What the consolidated figures say, by name: over a period, of one year, own, of the units.

Provenance is kept: every figure that is selected is a Figure with its sources. How figures are
written is the business of wording/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .cells import Figure
from .combine import Behaviour, over_years, total
from .consolidation import ConsolidatedTable, Consolidation
from .figure_grammar import Selection, Whose
from .form import Column
from .text import fold
from .units import own_name, unit_name

NO_FIGURE = Figure(None)
_NOTHING_SENT = frozenset((fold("chưa gửi"), fold("ngoài danh sách")))
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

    @cached_property
    def _yearly(self) -> Mapping[int, Figure]:
        return self.table.yearly(self.column.id) if self.table else {}

    def of_year(self, year: int, whose: Whose = Whose.ALL) -> Figure:
        """Return the figure of one year; no value where nobody reported it."""
        figure = self._yearly.get(year)
        if figure is None or self.table is None:
            return NO_FIGURE
        return self._part(figure, self.table, whose)

    def _part(self, figure: Figure, table: ConsolidatedTable, whose: Whose) -> Figure:
        """Return the own part of a year's figure or the units' part of it.

        A nought beside a blank type makes no row where others have types, so nothing is added for
        it; a side that counts and has not left its cell blank has said nought.
        """
        if whose is Whose.ALL:
            return figure
        own = whose is Whose.OWN
        sources = tuple(s for s in figure.sources if (s.unit == "") is own)
        missing = tuple(unit for unit in figure.missing if (unit == self.own_unit) is own)
        counting = int(table.own is not None) if own else table.counted
        value = total([s.value for s in sources])
        if value is None and counting > len(missing):
            value = 0
        return Figure(value, sources, missing)

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
        rise = now.value - before.value
        return Figure(
            rise if rise >= 0 else -rise,
            before.sources + now.sources,
            tuple(dict.fromkeys(before.missing + now.missing)),
        )

    @property
    def is_stock(self) -> bool:
        """Whether the figure over the period is its value at the period's end."""
        return self.column.behaviour is Behaviour.STOCK


def figures_of(consolidation: Consolidation, columns: Iterable[tuple[str, Column]],
               period: Sequence[int]) -> list[NamedFigure]:  # fmt: skip
    """Return the named figures of columns, given with their form's id."""
    unit = own_name(consolidation.own) or consolidation.own.origin.name
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
    return tuple(name for name in map(unit_name, consolidation.units) if name in absent)


def units_partial(consolidation: Consolidation, form: str) -> dict[str, str]:
    """Return the counted units whose figures are themselves of a part of theirs ("13/15")."""
    found: dict[str, str] = {}
    for row in consolidation.details.get(form, ()):
        counted, _, listed = row.units.partition("/")
        if (
            row.counted
            and counted.isdecimal()
            and listed.isdecimal()
            and int(counted) < int(listed)
        ):
            found.setdefault(row.unit, row.units)
    return found


def submissions_known(consolidation: Consolidation) -> bool:
    """Whether anything tells who has sent: a workbook that was never consolidated does not."""
    return bool(consolidation.statuses or consolidation.own.states or consolidation.details)


def units_silent(consolidation: Consolidation) -> tuple[str, ...]:
    """Return the units of the list that have sent nothing; none where nothing tells it.

    "Tình hình gửi" says so where there is one (a file that cannot be read was sent, and leaves no
    row); else a unit is silent that has no row in any "Chi tiết".
    """
    if not submissions_known(consolidation):
        return ()
    states = {s.unit: s.state for s in consolidation.statuses} or consolidation.own.states
    if states:
        told = {unit for unit, state in states.items() if fold(state) not in _NOTHING_SENT}
    else:
        told = {row.unit for rows in consolidation.details.values() for row in rows}
    return tuple(name for name in map(unit_name, consolidation.units) if name not in told)
