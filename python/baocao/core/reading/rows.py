"""Which rows under a form's heading are data: rows of a year, totals, loose figures, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from ..cells import Area, CellRef, Grid, Nature, RawCell
from ..kinds import Choice, Parsed, Reading
from ..text import clean
from .cells import CellReader
from .locating import Layout, is_column_numbers
from .total_labels import TotalOf, total_named


class Sort(Enum):
    """What a row under the heading is."""

    DATA = auto()
    TOTAL = auto()
    YEAR_TOTAL = auto()
    """A sum within one year ("Cộng năm 2019"): never data, and no total of the period."""
    UNREAD_YEAR = auto()
    LOOSE = auto()
    """Figures without a year."""
    HEADING = auto()
    """The form's heading once more: on a next page, or of a second table."""
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet; `year` is that of a data row, else 0."""

    number: int
    sort: Sort
    year: int = 0
    reading: Reading | None = None
    where: CellRef | None = None
    """The cell of the year, of figures without a year the first of them."""


class Merges:
    """The merged areas of a sheet by the cells they cover, no further than its last row."""

    def __init__(self, grid: Grid, below: int) -> None:
        self._areas: dict[tuple[int, int], Area] = {}
        last_row, last_column = grid.last_row, grid.last_column
        for area in grid.merged:
            for row in range(max(area.top, below + 1), min(area.bottom, last_row) + 1):
                for column in range(area.left, min(area.right, last_column) + 1):
                    self._areas[row, column] = area

    def at(self, row: int, column: int) -> Area | None:
        """Return the area that covers a cell, or None."""
        return self._areas.get((row, column))


class Lines:
    """The rows under one form's heading, sorted."""

    def __init__(self, layout: Layout, cells: CellReader) -> None:
        self._layout, self._cells, self._grid = layout, cells, layout.grid
        self.merges = Merges(layout.grid, layout.bottom)
        columns = layout.columns
        self._year_column = columns.get(layout.form.year.id, 0)
        self._figures = [c for c in layout.form.figures if c.id in columns]
        labels = [c for c in layout.form.columns if c.key or not self._year_column]
        self._labels = max((columns[c.id] for c in labels if c.id in columns), default=0)

    @cached_property
    def all(self) -> tuple[Line, ...]:
        """Every row that holds something, in order."""
        return tuple(self._sorted())

    def _sorted(self) -> Iterator[Line]:
        rows = sorted({row for row, _ in self._grid.cells if row > self._layout.bottom})
        for row in rows:
            if not is_column_numbers(self._layout, row):
                yield self._line(row)

    def _line(self, row: int) -> Line:
        total = self._total(row)
        if total:
            return Line(row, total)
        cell, where = self._year_cell(row)
        year = self._cells.form.year
        reading = year.kind.parse(cell)
        if cell.nature is Nature.UNCOMPUTED:
            reading = self._cells.computed(year, cell, reading)
        if isinstance(reading, Parsed):
            assert isinstance(reading.value, int)
            return Line(row, Sort.DATA, reading.value, reading, where)
        told = self._told(row)
        if told is None:
            return Line(row, Sort.HEADING if self._names_columns(row) else Sort.NOTE)
        if cell.nature is Nature.BLANK or not str(cell.value or cell.formula or "").strip():
            return Line(row, Sort.LOOSE, where=told)
        return Line(row, Sort.UNREAD_YEAR, 0, reading, where)

    def _year_cell(self, row: int) -> tuple[RawCell, CellRef]:
        """Return the year's cell: of a merged year its only one."""
        area = self.merges.at(row, self._year_column)
        top, left = (area.top, area.left) if area else (row, self._year_column)
        return self._grid.at(top, left), CellRef(self._grid.sheet, top, left)

    def _total(self, row: int) -> Sort | None:
        for column in range(1, self._labels + 1):
            value = self._grid.at(row, column).value
            found = total_named(value) if isinstance(value, str) else None
            if found:
                return Sort.YEAR_TOTAL if found is TotalOf.ONE_YEAR else Sort.TOTAL
        return Sort.TOTAL if self._sums_only(row) else None

    def _names_columns(self, row: int) -> bool:
        """Whether the row says of most columns of the form what they are called."""
        named = 0
        for column in self._layout.form.columns:
            if column.id in self._layout.columns:
                value = self._layout.grid.at(row, self._layout.columns[column.id]).value
                if isinstance(value, str):
                    named += column in self._layout.form.column_names.columns_of(clean(value))
        return named > len(self._layout.columns) / 2

    def _sums_only(self, row: int) -> bool:
        """Whether the row has no label and its figures are formulas: a total without a name."""
        cells = [self._grid.at(row, self._layout.columns[c.id]) for c in self._figures]
        told = [cell for cell in cells if cell.nature is not Nature.BLANK]
        label = any(
            self._grid.at(row, column).nature is not Nature.BLANK
            for column in range(1, self._labels + 1)
        )
        return bool(told) and not label and all(_adds_cells(cell) for cell in told)

    def _told(self, row: int) -> CellRef | None:
        """Return the first cell of a row without a year that says something, None where none."""
        for column in self._layout.form.columns[1:]:
            if column.id not in self._layout.columns:
                continue
            where = self._layout.cell(row, column.id)
            reading = self._cells.kind(column).parse(self._grid.at(row, where.column))
            if isinstance(reading, Parsed) and reading.tolerance != "word-for-zero":
                kind = column.kind
                if column.is_figure or (isinstance(kind, Choice) and reading.value in kind.choices):
                    return where
        return None


def _adds_cells(cell: RawCell) -> bool:
    return bool(cell.formula) and bool(re.search(r"SUM|[A-Z]\$?[0-9]", cell.formula or "", re.I))
