"""One sheet read as a form: its rows by year and key, ticks, typed totals, and the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..cells import Area, CellRef, Entry, RawCell, State
from ..findings import Detail, Finding
from ..form import Column
from ..kinds import Parsed, Reading
from ..submission import Row, Table
from ..text import fold
from .blank_rows import is_blank, without_empty
from .cells import CellReader, shown_text
from .columns import about_columns, foreign_formulas, hidden_columns, hidden_rows, stray_columns
from .locating import Layout
from .loose_rows import loose_rows
from .notes import noted, notes_in_sheet
from .rows import Line, Lines, Sort
from .second_tables import about_second_table, second_table
from .ticks import contradicted_ticks, is_no_tick, is_tick, zeroed
from .turning import findings_as_they_stand, table_as_it_stands
from .typed_totals import typed_totals
from .year_columns import about_year_heading


@dataclass(frozen=True)
class TableReading:
    """A form as it was read from a sheet, and what reading found."""

    table: Table
    findings: tuple[Finding, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing is written in the form's figures."""
        return all(is_blank(row) for row in self.table.rows)


def read_table(
    layout: Layout, cells: CellReader, tick_heading: str, years: range | None = None
) -> TableReading:
    """Return the form read from the sheet where it was located; `years` are the period's."""
    return _TableReader(layout, cells, tick_heading, years).read()


class _TableReader:
    def __init__(
        self, layout: Layout, cells: CellReader, tick_heading: str, years: range | None
    ) -> None:
        self._layout, self._cells, self._form = layout, cells, layout.form
        self._grid = layout.grid
        self._lines = Lines(layout, cells)
        self._end = second_table(self._lines.all)
        self._tick = layout.begins(tick_heading)
        self._period = years
        self._found: list[Finding] = []

    def read(self) -> TableReading:
        rows = self._rows(self._data)
        self._second_table(rows)
        ticked = self._ticked()
        contradicted = list(contradicted_ticks(self._form, rows, ticked))
        zero = ticked.keys() - {finding.details["year"] for finding in contradicted}
        filled = tuple(
            zeroed(row, [r for r in rows if r.year == row.year], self._form)
            if row.year in zero
            else row
            for row in rows
        )
        totals = typed_totals(self._layout, self._cells, self._own_lines)
        table = Table(self._form, self._grid.sheet, filled, frozenset(ticked), totals)
        self._found += about_columns(self._layout)
        self._found += about_year_heading(self._layout)
        self._found += loose_rows(self._layout, self._own_lines, self._period)
        self._found += contradicted
        self._found += stray_columns(self._layout, [row.number for row in rows], self._tick)
        told = [row for row in rows if not is_blank(row)]
        self._found += hidden_rows(self._layout, told)
        self._found += hidden_columns(self._layout, told)
        self._found += foreign_formulas(self._layout, told)
        self._found += notes_in_sheet(self._layout, self._own_lines)
        if self._grid.drawings and not told and not totals:
            self._found.append(
                Finding("figures-in-drawing", sheet=self._grid.sheet, form=self._form.id)
            )
        if self._layout.turned:
            found = findings_as_they_stand(self._found)
            return TableReading(table_as_it_stands(table), tuple(found))
        return TableReading(table, tuple(self._found))

    @property
    def _own_lines(self) -> Sequence[Line]:
        """The lines of the table, without those of a second one."""
        return self._lines.all[: self._end]

    @cached_property
    def _data(self) -> tuple[Line, ...]:
        return tuple(line for line in self._own_lines if line.sort is Sort.DATA)

    def _rows(self, lines: Sequence[Line]) -> list[Row]:
        return without_empty([self._row(line) for line in lines])

    def _second_table(self, rows: Sequence[Row]) -> None:
        """Say what is to be said of a second table; how its cells were read is not told."""
        below = self._lines.all[self._end :]
        if below:
            found = list(self._found)
            second = self._rows([line for line in below if line.sort is Sort.DATA])
            self._found = found
            self._say(about_second_table(self._layout, below[0], rows, second))

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
        code, year = line.reading.tolerance, line.year
        return self._finding(code, line.where, year, raw=raw, value=str(year))

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
        none = self._none_in(column, cell, area, row)
        if none:
            return none
        if self._is_shared(column, cell, area):
            self._say_merged(column, cell, corner) if speaks else None
            return Entry(None, where, shown_text(cell), State.UNREAD), None
        if speaks and area.left == where.column:
            return self._cells.entry(column, cell, corner)
        return Entry(None, where, "", State.BLANK), None

    def _none_in(
        self, column: Column, cell: RawCell, area: Area, row: int
    ) -> tuple[Entry, Reading | None] | None:
        """Return the zero of a cell merged over several that says "không", None where it is none.

        A once-a-year figure stands on its year's first row alone.
        """
        reading = self._cells.kind(column).parse(cell)
        if not isinstance(reading, Parsed) or reading.tolerance != "word-for-zero":
            return None
        where = CellRef(self._grid.sheet, row, column=self._layout.columns[column.id])
        corner = (row, where.column) == (area.top, area.left)
        above = [n for n in self._years if area.top <= n < row]
        if column.once_a_year and any(self._years[n] == self._years[row] for n in above):
            return Entry(None, where, "", State.BLANK), None
        entry = Entry(0, where, shown_text(cell), tolerance=reading.tolerance, plain=not corner)
        covered = [c.id for c in self._form.figures
                   if area.left <= self._layout.columns.get(c.id, 0) <= area.right]  # fmt: skip
        speaks = row == self._first_row(area) and covered[0] == column.id
        return entry, reading if speaks else None

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
            cell = self._grid.at(where.row, where.column)
            if is_tick(cell):
                ticked.setdefault(line.year, where)
            elif not is_no_tick(cell) and line.number == (self._first_row(area) if area else
                                                          line.number):  # fmt: skip
                raw, heading = shown_text(cell), self._layout.headings[self._tick]
                self._say(self._finding("not-a-tick", where, line.year, raw=raw, column=heading))
        return ticked
