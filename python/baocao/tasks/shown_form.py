"""A "Tổng hợp Mẫu n" as it stands in a saved workbook: which cell is which figure.

Headings and years are looked for in the sheet, not counted: another program may have saved it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..core import names
from ..core.cells import CellRef, Nature, Number, RawCell
from ..core.consolidating.explaining import Wanted
from ..core.form import Column
from ..core.kinds import Parsed
from ..core.reading.locating import Layout
from ..core.text import clean, fold, name_key
from ..wording import explaining as words


@dataclass(frozen=True)
class ShownForm:
    """A "Tổng hợp Mẫu n" as it stands in the workbook: which cell is which figure."""

    layout: Layout

    def wanted(self, where: CellRef) -> Wanted | str:
        """Return the figure of a cell, or the sentence that says why it is none."""
        layout = self.layout
        place = {"cell": where.address, "sheet": where.sheet}
        if where.row <= layout.bottom:
            return words.HEADING.format(**place, near=self._first(where))
        year, total = self._year(where.row), self._is_total(where.row)
        if year is None and not total:
            first, last = self._ends()
            return words.OUTSIDE_TABLE.format(**place, first=first, last=last)
        column = column_at(layout, where.column)
        if column is None or not column.is_figure:
            return self._beside(where, column)
        if total:
            return Wanted(column, None)
        assert year is not None
        first_row = self._first_of_year(year)
        if column.once_a_year and where.row != first_row:
            near = CellRef(where.sheet, first_row, where.column).address
            return words.ONCE_A_YEAR.format(**place, column=column.name, year=year, near=near)
        return Wanted(column, year, self._key(where.row))

    def _beside(self, where: CellRef, column: Column | None) -> str:
        text = str(self.layout.grid.at(where.row, where.column).value or "")
        said = {
            "cell": where.address, "sheet": where.sheet, "near": self._figure_in(where.row),
            "text": text, "heading": column.heading if column else "",
        }  # fmt: skip
        if column is not None:
            return (words.KEY if text else words.BLANK_KEY).format(**said)
        heading = self.layout.headings.get(where.column, "")
        if name_key(heading) != name_key(names.NOTE):
            first, last = self._ends()
            return words.OUTSIDE_TABLE.format(**said, first=first, last=last)
        return words.NOTE.format(**{**said, "text": f" (“{text}”)" if text else ""})

    def _rows(self) -> list[int]:
        rows = range(self.layout.bottom + 1, self.layout.grid.last_row + 1)
        return [row for row in rows if self._year(row) is not None or self._is_total(row)]

    def _figure_in(self, row: int) -> str:
        return self.layout.cell(row, self.layout.form.figures[0].id).address

    def _first(self, where: CellRef) -> str:
        """Return the first figure under a heading, else the first of the table."""
        row = next(iter(self._rows()), self.layout.bottom + 1)
        column = column_at(self.layout, where.column)
        if column is not None and column.is_figure:
            return CellRef(where.sheet, row, where.column).address
        return self._figure_in(row)

    def _ends(self) -> tuple[str, str]:
        rows = self._rows() or [self.layout.bottom + 1]
        last = self.layout.cell(rows[-1], self.layout.form.figures[-1].id).address
        return self._figure_in(rows[0]), last

    def _year(self, row: int) -> int | None:
        form = self.layout.form
        reading = form.year.kind.parse(self.layout.grid.at(row, self.layout.columns[form.year.id]))
        if isinstance(reading, Parsed) and isinstance(reading.value, int):
            return reading.value
        return None

    def _is_total(self, row: int) -> bool:
        cell = self.layout.grid.at(row, self.layout.columns[self.layout.form.year.id])
        return isinstance(cell.value, str) and fold(cell.value) == fold(names.TOTAL_ROW)

    def _first_of_year(self, year: int) -> int:
        return next(row for row in self._rows() if self._year(row) == year)

    def _key(self, row: int) -> str:
        for column in self.layout.form.keys:
            value = self.layout.grid.at(row, self.layout.columns[column.id]).value
            return "" if value is None else clean(str(value))
        return ""


def column_at(layout: Layout, place: int) -> Column | None:
    """Return the form's column that stands at a sheet's column, or None."""
    found = (name for name, column in layout.columns.items() if column == place)
    return next((layout.form.by_id[name] for name in found), None)


def number_shown(cell: RawCell) -> Number | None:
    """Return the number that a cell shows, None where it shows none."""
    if cell.nature is not Nature.VALUE or isinstance(cell.value, bool | str | None):
        return None
    if float(cell.value).is_integer():
        return int(cell.value)
    # As the figures of "Chi tiết" are read: the shortest decimal that is this number.
    return Decimal(repr(float(cell.value)))
