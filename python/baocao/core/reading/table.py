"""One sheet read as a form: its rows by year and key, ticks, typed totals, and the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..cells import Area, CellRef, Entry, RawCell, State
from ..findings import Detail, Finding
from ..form import Column
from ..kinds import Parsed, Reading, Unparsed
from ..submission import Row, Table
from ..text import fold
from .cells import CellReader, noted, shown_text
from .columns import foreign_formulas, hidden_columns, hidden_rows, stray_columns
from .locating import Layout
from .rows import Line, Lines, Sort
from .ticks import is_tick, zeroed


@dataclass(frozen=True)
class TableReading:
    """A form as it was read from a sheet, and what reading found."""

    table: Table
    findings: tuple[Finding, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing is written in the form's figures."""
        return all(is_blank(row) for row in self.table.rows)


def is_blank(row: Row) -> bool:
    """Whether a row holds nothing but its year."""
    return not row.key and all(e.state is State.BLANK and not e.raw for e in row.entries.values())


def read_table(layout: Layout, cells: CellReader, tick_heading: str) -> TableReading:
    """Return the form read from the sheet where it was located."""
    return _TableReader(layout, cells, tick_heading).read()


class _TableReader:
    def __init__(self, layout: Layout, cells: CellReader, tick_heading: str) -> None:
        self._layout, self._cells, self._form = layout, cells, layout.form
        self._grid = layout.grid
        self._lines = Lines(layout, cells)
        self._tick = layout.begins(tick_heading)
        self._found: list[Finding] = []

    def read(self) -> TableReading:
        rows = _without_empty([self._row(line) for line in self._data])
        ticked = self._ticked()
        contradicted = list(self._contradicted_ticks(rows, ticked))
        zero = ticked.keys() - {finding.details["year"] for finding in contradicted}
        filled = tuple(
            zeroed(row, [r for r in rows if r.year == row.year], self._form)
            if row.year in zero
            else row
            for row in rows
        )
        totals = self._typed_totals()
        table = Table(self._form, self._grid.sheet, filled, frozenset(ticked), totals)
        self._found += self._missing_columns()
        self._found += self._loose()
        self._found += contradicted
        self._found += stray_columns(self._layout, [row.number for row in rows], self._tick)
        told = [row for row in rows if not is_blank(row)]
        self._found += hidden_rows(self._layout, told)
        self._found += hidden_columns(self._layout, told)
        self._found += foreign_formulas(self._layout, told)
        return TableReading(table, tuple(_gathered(self._found)))

    @cached_property
    def _data(self) -> tuple[Line, ...]:
        return tuple(line for line in self._lines.all if line.sort is Sort.DATA)

    @cached_property
    def _years(self) -> dict[int, int]:
        return {line.number: line.year for line in self._data}

    def _row(self, line: Line) -> Row:
        columns = [c for c in self._form.columns[1:] if c.id in self._layout.columns]
        read = {c.id: self._entry(c, line.number) for c in columns}
        entries = {column: entry for column, (entry, _) in read.items()}
        key = next((str(entries[c.id].value or "") for c in self._form.keys if c.id in entries), "")
        self._say(self._year_finding(line))
        for column, (entry, reading) in read.items():
            if reading is not None:
                self._say(
                    self._cells.finding(self._form.by_id[column], entry, reading, line.year, key)
                )
        self._found += noted(self._grid, entries, self._form, line.year, key)
        return Row(line.year, key, entries, line.number)

    def _say(self, finding: Finding | None) -> None:
        if finding:
            self._found.append(finding)

    def _year_finding(self, line: Line) -> Finding | None:
        if not isinstance(line.reading, Parsed) or line.reading.tolerance is None:
            return None
        assert line.where
        raw = shown_text(self._grid.at(line.where.row, line.where.column))
        return self._finding(line.reading.tolerance, line.where, line.year, raw=raw)

    def _entry(self, column: Column, row: int) -> tuple[Entry, Reading | None]:
        """Return a cell's entry, and its reading where this row is the one to speak of it."""
        where = self._layout.cell(row, column.id)
        area = self._lines.merges.at(row, where.column)
        if area is None:
            return self._cells.entry(column, self._grid.at(row, where.column), where)
        cell = self._grid.at(area.top, area.left)
        corner = CellRef(self._grid.sheet, area.top, area.left)
        speaks = row == self._first_row(area)
        if column.key:
            entry, reading = self._cells.entry(column, cell, corner)
            return entry, reading if speaks else None
        if self._is_shared(column, cell, area):
            self._say_merged(column, cell, corner) if speaks else None
            return Entry(None, where, shown_text(cell), State.UNREAD), None
        if speaks and area.left == where.column:
            return self._cells.entry(column, cell, corner)
        return Entry(None, where, "", State.BLANK), None

    def _first_row(self, area: Area) -> int:
        return next((n for n in self._years if area.top <= n <= area.bottom), area.top)

    def _is_shared(self, column: Column, cell: RawCell, area: Area) -> bool:
        """Whether a merged figure is written once for several years, types or columns."""
        if not shown_text(cell):
            return False
        wide = [c for c in self._form.figures
                if area.left <= self._layout.columns.get(c.id, 0) <= area.right]  # fmt: skip
        rows = [number for number in self._years if area.top <= number <= area.bottom]
        years = {self._years[number] for number in rows}
        return len(wide) > 1 or len(years) > 1 or (
            not column.once_a_year and len({self._key_text(number) for number in rows}) > 1
        )  # fmt: skip

    def _key_text(self, row: int) -> str:
        if not self._form.keys or self._form.keys[0].id not in self._layout.columns:
            return ""
        column = self._layout.columns[self._form.keys[0].id]
        area = self._lines.merges.at(row, column)
        return fold(shown_text(self._grid.at(area.top if area else row, column)))

    def _say_merged(self, column: Column, cell: RawCell, corner: CellRef) -> None:
        found = self._finding("merged-figure", corner, 0, raw=shown_text(cell), column=column.name)
        if not any(f.code == found.code and f.where == corner for f in self._found):
            self._found.append(found)

    def _finding(self, code: str, where: CellRef, year: int, **details: Detail) -> Finding:
        if year:
            details["year"] = year
        return Finding(
            code, where, form=self._form.id, key=(str(year or ""),), details=details,
            figures=(str(details.get("raw", "")),),
        )  # fmt: skip

    def _ticked(self) -> dict[int, CellRef]:
        """Return the cells of the ticks "Không phát sinh" by year."""
        ticked: dict[int, CellRef] = {}
        for line in self._data if self._tick else ():
            assert self._tick
            area = self._lines.merges.at(line.number, self._tick)
            where = CellRef(self._grid.sheet, area.top if area else line.number, self._tick)
            if is_tick(self._grid.at(where.row, where.column)):
                ticked.setdefault(line.year, where)
        return ticked

    def _contradicted_ticks(
        self, rows: Sequence[Row], ticked: dict[int, CellRef]
    ) -> Iterator[Finding]:
        for year, where in ticked.items():
            told = [
                self._form.by_id[column].name
                for row in rows
                if row.year == year
                for column, entry in row.entries.items()
                if self._form.by_id[column].is_figure
                and (entry.state is State.UNREAD or row.value(column))
            ]
            if told:
                columns = ", ".join(dict.fromkeys(told))
                yield self._finding("tick-with-figures", where, year, columns=columns)

    def _typed_totals(self) -> dict[str, Entry]:
        """Return the typed figures of the last total that has any; sums by formula have none."""
        totals = [line.number for line in self._lines.all if line.sort is Sort.TOTAL]
        typed = (self._typed_in(row) for row in reversed(totals))
        return next((entries for entries in typed if entries), {})

    def _typed_in(self, row: int) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for column in self._form.figures:
            if column.id in self._layout.columns:
                where = self._layout.cell(row, column.id)
                cell = self._grid.at(where.row, where.column)
                entry, _ = self._cells.entry(column, cell, where)
                if entry.state is State.VALUE and not cell.formula:
                    entries[column.id] = entry
        return entries

    def _missing_columns(self) -> Iterator[Finding]:
        if self._layout.missing:
            yield Finding(
                "column-missing", sheet=self._grid.sheet, form=self._form.id,
                details={"columns": "; ".join(c.heading for c in self._layout.missing)},
            )  # fmt: skip

    def _loose(self) -> Iterator[Finding]:
        """Yield a finding for each row whose figures have no year that can be read."""
        for place, line in enumerate(self._lines.all):
            if line.sort not in (Sort.LOOSE, Sort.UNREAD_YEAR):
                continue
            if self._form.year.id not in self._layout.columns:
                continue
            assert line.where
            raw = shown_text(self._grid.at(line.where.row, line.where.column))
            if not self._inside(place):
                yield self._finding("figures-below-table", line.where, 0, raw=raw)
            elif isinstance(line.reading, Unparsed):
                yield self._finding(line.reading.code, line.where, 0, raw=raw,
                                    column=self._form.year.name)  # fmt: skip
            else:
                yield self._finding("row-without-year", line.where, 0, raw=raw)

    def _inside(self, place: int) -> bool:
        """Whether a row belongs to the table: data follow it, or it follows data closely."""
        lines = self._lines.all
        if any(line.sort is Sort.DATA for line in lines[place:]):
            return True
        before = lines[:place]
        if any(line.sort in (Sort.TOTAL, Sort.NOTE) for line in before):
            return False
        after_it = any(line.sort is Sort.TOTAL for line in lines[place:])
        return after_it or not before or lines[place].number - before[-1].number == 1


def _gathered(found: Sequence[Finding]) -> list[Finding]:
    """Return the findings, formulas without a value as one: the file was never calculated."""
    stale = [f for f in found if f.code == "formula-without-value" and f.where]
    if len(stale) < 2:
        return list(found)
    others = ", ".join(f.where.address for f in stale[1:] if f.where)
    first = replace(stale[0], details={**stale[0].details, "others": others})
    return [first, *(f for f in found if f not in stale)]


def _without_empty(rows: list[Row]) -> list[Row]:
    """Return the rows without those that hold only the year of another row."""
    kept: list[Row] = []
    told = {row.year for row in rows if not is_blank(row)}
    for row in rows:
        seen = any(other.year == row.year for other in kept)
        if not (is_blank(row) and (row.year in told or seen)):
            kept.append(row)
    return kept
