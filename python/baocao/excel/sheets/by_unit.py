"""The figures of single units over the period, for "Tổng quan"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ...core.cells import Figure, Number
from ...core.combine import Behaviour, joined, total
from ...core.consolidation import ConsolidatedTable, Consolidation
from ...core.form import Column
from ...wording import sheets
from .sums import DetailRange, own_terms


@dataclass(frozen=True)
class Unit:
    """One unit's figure of a charted column, and what makes its formula: few of them are shown."""

    name: str
    made: Callable[[], str]
    value: Number

    @property
    def formula(self) -> str:
        """The formula of the figure."""
        return self.made()


def unit_figures(
    consolidation: Consolidation, table: ConsolidatedTable, column: Column
) -> list[Unit]:
    """Return the figure over the period of each unit that told one, the greatest first."""
    period = table.period[-1:] if column.behaviour is Behaviour.STOCK else table.period
    rows = consolidation.details.get(table.form.id, ())
    details = DetailRange(table.form, len(rows))
    values: dict[str, list[Number]] = {}
    for row in rows:
        value = row.values.get(column.id)
        if row.counted and row.year in period and value is not None:
            values.setdefault(row.unit, []).append(value)
    year = next(iter(period), None) if column.behaviour is Behaviour.STOCK else None
    found = [
        Unit(unit, partial(details.sum_of_unit, column, unit, year), total(given) or 0)
        for unit, given in values.items()
    ]
    own = _own_unit(consolidation, table, column, period)
    return sorted([*own, *found], key=lambda unit: -unit.value)


def _own_unit(
    consolidation: Consolidation, table: ConsolidatedTable, column: Column, period: Sequence[int]
) -> list[Unit]:
    if table.own is None:
        return []
    rows = [row for row in table.own.rows if row.year in period]
    terms = own_terms(table.own, [row.number for row in rows], column)
    cells = {
        row.entries[column.id].where: row.value(column.id)
        for row in rows
        if column.id in row.entries
    }
    value = joined([Figure(v) for v in cells.values()]).value
    if value is None:
        return []
    name = consolidation.own.info["unit"] or sheets.OWN_WITHOUT_NAME
    return [Unit(name, partial("+".join, terms), value)]
