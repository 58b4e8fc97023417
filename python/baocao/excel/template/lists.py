"""The lists: one header row, data straight below, rows to fill in, a filter on the header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..styles import Styles
from .paper import Formula, height, protect, set_paper
from .validations import Options


@dataclass(frozen=True, slots=True)
class Live:
    """A cell that a formula tells, and the style it is shown in."""

    formula: Formula
    style: str


Cell = str | int | Live | None


@dataclass(frozen=True)
class ListColumn:
    """One column of a list: its width, the style of its cells, and what may be typed in them."""

    width: float
    style: str = "input-text"
    allowed: Options = field(default_factory=dict)


@dataclass(frozen=True)
class ListSheet:
    """A list: headings, columns, rows that are filled in, and how many rows it has in all."""

    headings: Mapping[str, str]
    columns: Sequence[ListColumn]
    rows: Sequence[Sequence[Cell]] = ()
    room: int = 0
    landscape: bool = True
    filter: bool = True
    room_height: float = 21
    """The height of a row that is not filled in, in points."""
    open_end: bool = False
    """Whether rows are written later, so that what is printed is what then stands there."""


def write_list(sheet: Any, given: ListSheet, styles: Styles) -> None:
    """Write a list."""
    set_paper(sheet, landscape=given.landscape, heading_rows=(1, 1))
    protect(sheet)
    sheet.freeze_panes(1, 0)
    last_row = max(given.room, len(given.rows))
    for place, (heading, column) in enumerate(
        zip(given.headings.values(), given.columns, strict=True)
    ):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, heading, styles["heading"])
        if column.allowed and last_row:
            sheet.data_validation(1, place, last_row, place, column.allowed)
    sheet.set_row(0, height(*_pairs(list(given.headings.values()), given.columns)) + 6)
    for row in range(1, last_row + 1):
        filled = given.rows[row - 1] if row <= len(given.rows) else [None] * len(given.columns)
        _write_row(sheet, row, filled, given, styles)
    _finish(sheet, given, last_row)


def _write_row(
    sheet: Any, row: int, cells: Sequence[Cell], given: ListSheet, styles: Styles
) -> None:
    texts = ["" if isinstance(cell, Live) else str(cell or "") for cell in cells]
    sheet.set_row(row, max(given.room_height, height(*_pairs(texts, given.columns))))
    for place, (cell, column) in enumerate(zip(cells, given.columns, strict=True)):
        if isinstance(cell, Live):
            cell.formula.write(sheet, row + 1, place + 1, styles[cell.style])
        elif isinstance(cell, int):
            sheet.write_number(row, place, cell, styles[column.style])
        elif cell:
            sheet.write_string(row, place, cell, styles[column.style])
        else:
            sheet.write_blank(row, place, None, styles[column.style])


def _pairs(texts: Sequence[str], columns: Sequence[ListColumn]) -> list[tuple[str, float]]:
    return [(text, column.width * 0.95) for text, column in zip(texts, columns, strict=True)]


def _finish(sheet: Any, given: ListSheet, last_row: int) -> None:
    last = len(given.columns) - 1
    if given.filter:
        sheet.autofilter(0, 0, max(last_row, 1), last)
    printed = max(len(given.rows), min(last_row, 20))
    if not given.open_end:
        sheet.print_area(0, 0, max(printed, 1), last)
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last_row + 2}"})
