"""Where things stand in a template workbook: rows and columns from 1, as in Excel.

The one place that knows it: the sheets are written by it, formulas refer by it, tests fill by it.
Reading does not use it: a clerk moves things (core.reading.workbook finds headings by their text).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...core import names
from ...core.cells import column_letters, quoted_sheet
from ...core.filling import FilledRow
from ...core.form import Column, Form
from ...wording.template import INFO_GROUPS


def column_width(column: Column) -> float:
    """Return the width of a form's column: as declared, but so that no heading's word breaks."""
    longest = max(map(len, column.heading.split()))
    return max(column.width, longest * 1.2 + 1)


@dataclass(frozen=True)
class FormPlaces:
    """A form's sheet: head, two heading rows, column numbers, years, spare rows, total, signature.

    The form's columns stand from A on; the tick "Không phát sinh" stands right of them, after one
    narrow empty column.
    """

    form: Form
    years: tuple[int, ...]
    """The years of the period: one row each, in order."""
    spare: int
    """Rows below the years."""

    issuer_row = 1
    name_row = 2
    title_row = 3
    period_row = 4
    unit_row = 5
    heading_row = 6
    """The first of two heading rows."""
    number_row = 8
    first_row = 9
    """The row of the first year."""

    @property
    def last_row(self) -> int:
        """The last spare row."""
        return self.first_row + len(self.years) + self.spare - 1

    @property
    def total_row(self) -> int:
        """The row "Tổng cộng"."""
        return self.last_row + 1

    @property
    def sign_row(self) -> int:
        """The first row of the signature block (place and date)."""
        return self.total_row + 2

    @property
    def signer_row(self) -> int:
        """The last row of the signature block (the names)."""
        return self.sign_row + 6

    @property
    def last_column(self) -> int:
        """The form's last column."""
        return len(self.form.columns)

    @property
    def tick_column(self) -> int:
        """The column of the tick "Không phát sinh"."""
        return self.last_column + 2

    @property
    def rows(self) -> range:
        """The rows for entries: the years', then the spare ones."""
        return range(self.first_row, self.last_row + 1)

    @cached_property
    def middle(self) -> int:
        """The last column of the page's left half, by width."""
        widths = [column_width(column) for column in self.form.columns]
        half = sum(widths) / 2
        return min(range(1, len(widths)), key=lambda n: abs(sum(widths[:n]) - half), default=1)

    def column(self, column_id: str) -> str:
        """Return the letters of a column of the form."""
        return column_letters(self.form.index(column_id))

    def cell(self, column_id: str, row: int) -> str:
        """Return the address of an entry: H9."""
        return f"{self.column(column_id)}{row}"

    def reference(self, column_id: str, row: int) -> str:
        """Return the reference to an entry from another sheet: 'Mẫu 1'!H9."""
        return f"{quoted_sheet(self.form.sheet)}!{self.cell(column_id, row)}"

    def range(self, letters: str) -> str:
        """Return a column's entries as a formula on the sheet refers to them: $C$9:$C$17."""
        return f"${letters}${self.first_row}:${letters}${self.last_row}"

    def row_of(self, year: int) -> int:
        """Return the row of a year of the period."""
        return self.first_row + self.years.index(year)

    def place(self, rows: Sequence[FilledRow]) -> dict[int, FilledRow]:
        """Return the rows by the sheet's row: a year's first in its own, others in spare rows."""
        placed: dict[int, FilledRow] = {}
        spare = self.first_row + len(self.years)
        for row in rows:
            own = self.row_of(row.year) if row.year in self.years else 0
            if own and own not in placed:
                placed[own] = row
            else:
                placed[spare] = row
                spare += 1
        return placed


def form_places(form: Form, years: Sequence[int], rows: Sequence[FilledRow] = ()) -> FormPlaces:
    """Return the places on a form's sheet; `rows` that overflow it leave spare ones."""
    bare = FormPlaces(form, tuple(years), form.spare_rows)
    over = max(bare.place(rows), default=0) - bare.last_row
    return replace(bare, spare=form.spare_rows * 2 + over) if over > 0 else bare


INFO_FIRST_ROW = 4


def _info_rows() -> dict[str, int]:
    rows, row = {}, INFO_FIRST_ROW
    for _, fields in INFO_GROUPS:
        for place, field in enumerate(fields, row + 1):
            rows[field] = place
        row += 1 + len(fields)
    return rows


INFO_ROWS = _info_rows()
"""The row of each field of "Thông tin"."""


def info_cell(field: str) -> str:
    """Return the reference to a field of "Thông tin": 'Thông tin'!$B$5."""
    return f"{quoted_sheet(names.INFO)}!$B${INFO_ROWS[field]}"
