"""What the consolidated figures say, by name: over a period, of one year, own, of the units.

Provenance is kept: every figure that is selected is a Figure with its sources. How figures are
written is the business of wording/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from .cells import Figure, Number
from .combine import Behaviour, over_years, total
from .consolidation import ConsolidatedTable, Consolidation
from .figure_grammar import Selection, Style, Whose
from .form import Column
from .text import fold, name_key
from .units import own_name, unit_name

NO_FIGURE = Figure(None)
LEAST_BASE = 10
"""A percentage on a smaller base says more than it knows."""
_NOTHING_SENT = frozenset((fold("chưa gửi"), fold("ngoài danh sách")))
"""States of "Tình hình gửi" of a unit that has sent nothing."""


@dataclass(frozen=True)
class NamedFigure:
    """A column of a form that can be drawn by its short name; `table` None where it is not read."""

    column: Column
    table: ConsolidatedTable | None
    own_unit: str
    period: tuple[int, ...]
    earlier: Number | None = None
    """The figure over the period before, None where it is not known."""

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
        if selection.style is Style.PERCENT:
            return self._share(selection)
        if selection.change:
            return self._change(selection)
        if selection.earlier:
            return Figure(self.earlier)
        year = self.period[-1] if selection.end and self.period else selection.year
        if year is not None:
            return self.of_year(year, selection.whose)
        yearly = {y: self.of_year(y, selection.whose) for y in self.period}
        assert self.column.behaviour is not None
        return over_years(self.column.behaviour, yearly, self.period) if yearly else NO_FIGURE

    def _change(self, selection: Selection) -> Figure:
        """Return by how much a figure differs from the one before, the sources of both with it."""
        before, now = self._before(selection), self._whole(selection)
        if before.value is None or now.value is None:
            return NO_FIGURE
        rise = now.value - before.value
        return Figure(
            rise if rise >= 0 else -rise,
            before.sources + now.sources,
            tuple(dict.fromkeys(before.missing + now.missing)),
        )

    def _share(self, selection: Selection) -> Figure:
        """Return a figure in percent of what it is a part of, to two places.

        A difference is set against the figure before, a unit's or the units' part against the
        whole, a year against the period. No value on a base under ten (FORMS §5).
        """
        part = self.select(replace(selection, style=Style.PLAIN))
        base = self._before(selection) if selection.change else self._whole_of(selection)
        if part.value is None or base.value is None or base.value < LEAST_BASE:
            return Figure(None, part.sources, part.missing)
        share = Decimal(part.value) * 100 / Decimal(base.value)
        return Figure(share.quantize(Decimal("0.01"), ROUND_HALF_UP), part.sources, part.missing)

    def _before(self, selection: Selection) -> Figure:
        """Return what a difference is taken from: the period before, or the year before."""
        if selection.earlier:
            return Figure(self.earlier)
        year = selection.year
        return NO_FIGURE if year is None else self.of_year(year - 1, selection.whose)

    def _whole(self, selection: Selection) -> Figure:
        """Return the figure that a difference is told of."""
        return self.select(replace(selection, earlier=False, change=False, style=Style.PLAIN))

    def _whole_of(self, selection: Selection) -> Figure:
        """Return what a figure is a part of; none where it is a part of nothing."""
        if selection.whose is not Whose.ALL:
            return self._whole(replace(selection, whose=Whose.ALL))
        if selection.year is not None and not self.is_stock:
            return self.select(Selection())
        return NO_FIGURE

    @property
    def is_stock(self) -> bool:
        """Whether the figure over the period is its value at the period's end."""
        return self.column.behaviour is Behaviour.STOCK


def figures_of(
    consolidation: Consolidation,
    columns: Iterable[tuple[str, Column]],
    period: Sequence[int],
    earlier: Mapping[str, Number] | None = None,
) -> list[NamedFigure]:
    """Return the named figures of columns, given with their form's id.

    `earlier` are the figures of the period before, by core.text.name_key of their names.
    """
    unit = own_name(consolidation.own) or consolidation.own.origin.name
    before = earlier or {}
    return [
        NamedFigure(
            column,
            consolidation.tables.get(form),
            unit,
            tuple(period),
            before.get(name_key(column.short)),
        )
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
