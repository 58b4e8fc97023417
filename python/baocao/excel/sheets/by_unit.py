"""The figures of single units, by year and over the period, for "Tổng quan"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...core.cells import Figure, Number
from ...core.combine import Behaviour, joined, total
from ...core.consolidation import ConsolidatedTable, Consolidation
from ...core.form import Column
from ...core.submission import Row
from ...wording import sheets
from .sums import DetailRange, own_terms

_Told = dict[str, dict[int, Number]]
"""What rows say of one column, by unit and year."""


@dataclass(frozen=True)
class Unit:
    """One unit's figure of a column, over the period and by year; `own`: the consolidating unit.

    `formula` makes the formula of a year, or of the period for None: few of them are shown. `rows`
    are the first of its rows of each year in "Chi tiết", counted from 0.
    """

    name: str
    value: Number
    yearly: Mapping[int, Number]
    formula: Callable[[int | None], str]
    rows: Mapping[int, int]
    own: bool = False


class UnitFigures:
    """The figures of the units in one form; its rows, which may be many, are read once."""

    def __init__(self, consolidation: Consolidation, table: ConsolidatedTable) -> None:
        self._table, self._info = table, consolidation.own.info
        self._told: dict[str, _Told] = {column.id: {} for column in table.form.figures}
        self._rows: dict[str, dict[int, int]] = {}
        self._units: dict[str, list[Unit]] = {}
        rows = consolidation.details.get(table.form.id, ())
        self._details = DetailRange(table.form, len(rows))
        period = frozenset(table.period)
        for place, row in enumerate(rows):
            if row.counted and row.year in period:
                self._rows.setdefault(row.unit, {}).setdefault(row.year, place)
                for column, value in row.values.items():
                    if value is not None and column in self._told:
                        years = self._told[column].setdefault(row.unit, {})
                        before = years.get(row.year)
                        years[row.year] = value if before is None else before + value

    def of(self, column: Column) -> list[Unit]:
        """Return the units that told the column's figure over the period, the greatest first.

        That of a stock is the last year's.
        """
        if column.id not in self._units:
            found = (self._unit(column, *told) for told in self._told[column.id].items())
            units = [unit for unit in (*self._own(column), *found) if unit is not None]
            self._units[column.id] = sorted(units, key=lambda unit: -unit.value)
        return self._units[column.id]

    def _unit(self, column: Column, name: str, yearly: Mapping[int, Number]) -> Unit | None:
        value = self._over_period(column, yearly)
        if value is None:
            return None

        def formula(year: int | None) -> str:
            return self._details.sum_of_unit(column, name, year)

        return Unit(name, value, yearly, formula, self._rows[name])

    def _over_period(self, column: Column, yearly: Mapping[int, Number]) -> Number | None:
        if column.behaviour is Behaviour.STOCK:
            return yearly.get(self._table.period[-1])
        return total(list(yearly.values()))

    def _own(self, column: Column) -> Iterator[Unit | None]:
        own = self._table.own
        if own is None:
            return
        rows = [row for row in own.rows if row.year in self._table.period]
        by_year = {y: _value([r for r in rows if r.year == y], column) for y in self._table.period}
        yearly = {year: value for year, value in by_year.items() if value is not None}
        value = self._over_period(column, yearly)

        def formula(year: int | None) -> str:
            asked = [row.number for row in rows if year is None or row.year == year]
            return "+".join(own_terms(own, asked, column))

        name = self._info["unit"] or sheets.OWN_WITHOUT_NAME
        yield None if value is None else Unit(name, value, yearly, formula, {}, own=True)


def _value(rows: Sequence[Row], column: Column) -> Number | None:
    """Return the sum of the rows' cells, each once: one may be merged over several rows."""
    cells = {
        row.entries[column.id].where: row.value(column.id)
        for row in rows
        if column.id in row.entries
    }
    return joined([Figure(value) for value in cells.values()]).value
