"""The sheet "Nội dung cần chỉnh sửa": what a unit must correct, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...core.answers import IDENTITY_HEADING
from ...core.cells import quoted_sheet
from ...core.names import SEVERITIES
from ...wording import returning as words
from ...wording.finding_rows import FindingRow
from ..grafting.donated import Donated
from ..sheets.book import Book, heading_height
from ..wrapping import lines

_WIDTHS = (5.0, 15.0, 14.0, 7.0, 44.0, 38.0, 30.0)
_IDENTITY = len(_WIDTHS)
"""The hidden column by which an answer finds its finding again (core.answers)."""
_ANSWER = _IDENTITY - 1
_LINE = 16.5


def listing(title: str, rows: Sequence[FindingRow]) -> Donated:
    """Return the one sheet that lists the findings of a unit."""
    book = Book(Path())
    sheet = book.add_sheet(words.SHEET)
    styles = book.styles
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, words.SHEET.upper(), styles["left-title"])
    sheet.write_string(1, 0, title, styles["left-italic"])
    sheet.write_string(2, 0, words.ANSWER_HINT, styles["left-italic"])
    sheet.set_column(_IDENTITY, _IDENTITY, 10, None, {"hidden": True})
    sheet.write_string(3, _IDENTITY, IDENTITY_HEADING, styles["heading"])
    for place, heading in enumerate(words.HEADINGS):
        sheet.write_string(3, place, heading, styles["heading"])
    sheet.set_row(3, heading_height(list(zip(words.HEADINGS, _WIDTHS, strict=True))))
    for number, row in enumerate(rows, 1):
        _write(sheet, number, row, book)
    sheet.repeat_rows(3)
    sheet.freeze_panes(4, 0)
    return book.saved()


def _write(sheet: Any, number: int, row: FindingRow, book: Book) -> None:
    styles, place = book.styles, number + 3
    texts = (SEVERITIES[row.severity], row.sheet, row.cell, row.message, row.cure)
    sheet.write_number(place, 0, number, styles["centred-top"])
    for column, text in enumerate(texts, 1):
        sheet.write_string(place, column, text, styles["cell-top"])
    sheet.write_string(place, _ANSWER, row.answer, styles["answer"])
    sheet.write_string(place, _IDENTITY, row.identity, styles["code-top"])
    if row.cell:
        link = f"internal:{quoted_sheet(row.sheet)}!{row.cell}"
        sheet.write_url(place, 3, link, styles["link-top"], string=row.cell)
    told = zip((*texts, row.answer), _WIDTHS[1:], strict=True)
    high = max(lines(text, width * 0.9) for text, width in told)
    sheet.set_row(place, _LINE * high + 4)
