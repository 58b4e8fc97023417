""" "Chi tiết Mẫu n": every row of every unit, as it was read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ...core import names
from ...core.form import Column, Form
from ...core.submission import DetailRow
from .book import Book, Content, longest_word
from .listing import ListColumn, ListSheet

_BEFORE = {"unit": 20.0, "code": 9.0, "include": 9.0, "units": 9.0}
_AFTER = {
    "file": 26.0, "sheet": 11.0, "row": 7.0, "read_at": 16.0, "sha256": 11.0, "note": 30.0,
}  # fmt: skip
_STYLES = {
    "code": "centred-top", "include": "centred-top", "units": "centred-top", "row": "centred-top",
    "read_at": "small-top", "sha256": "hash-top", "note": "small-top",
}  # fmt: skip
_FIRST_ROW = 2


def detail_column(form: Form, column_id: str) -> int:
    """Return the place, from 1, of a form's column in "Chi tiết Mẫu n"."""
    return len(_BEFORE) + form.index(column_id)


def include_column() -> int:
    """Return the place, from 1, of the column that says which rows are summed."""
    return list(_BEFORE).index("include") + 1


def unit_column() -> int:
    """Return the place, from 1, of the unit's name."""
    return list(_BEFORE).index("unit") + 1


def detail_rows(count: int) -> tuple[int, int]:
    """Return the first and last row of the data; one blank row where there is none."""
    return _FIRST_ROW, _FIRST_ROW + max(count, 1) - 1


def write_detail(book: Book, form: Form, rows: Sequence[DetailRow]) -> None:
    """Write the sheet."""
    file_place = len(_BEFORE) + len(form.columns)
    listed = ListSheet(book, form.detail_sheet, _columns(form), link_place=file_place)
    listed.sheet.freeze_panes(1, 1)
    listed.fill(rows, partial(_contents, form), lambda row: book.link_to(row.link))


def _columns(form: Form) -> list[ListColumn]:
    return [
        *(
            ListColumn(names.DETAIL_BEFORE[key], width, _STYLES.get(key, "cell-top"))
            for key, width in _BEFORE.items()
        ),
        *(
            ListColumn(heading(form, column), _width(heading(form, column), column), _style(column))
            for column in form.columns
        ),
        *(
            ListColumn(names.DETAIL_AFTER[key], width, _STYLES.get(key, "cell-top"))
            for key, width in _AFTER.items()
        ),
    ]


def _width(text: str, column: Column) -> float:
    return max(9.0, column.width * 0.85, longest_word(text) * 1.2)


def heading(form: Form, column: Column) -> str:
    """Return a column's heading in one row: with its group where another has the same."""
    same = [c for c in form.columns if c.heading == column.heading]
    return column.heading if len(same) == 1 else f"{column.group}: {column.heading}"


def _style(column: Column) -> str:
    if column.is_money:
        return "money-top"
    return "figure-top" if column.is_figure else "centred-top"


def _contents(form: Form, row: DetailRow) -> list[Content]:
    return [
        row.unit,
        row.code,
        names.YES if row.counted else names.NO,
        row.units,
        *(_content(form, row, column) for column in form.columns),
        row.file,
        row.sheet,
        row.row or None,
        row.read_at,
        row.sha256,
        row.note,
    ]


def _content(form: Form, row: DetailRow, column: Column) -> Content:
    if column is form.year:
        return row.year
    return row.key if column.key else row.values.get(column.id)
