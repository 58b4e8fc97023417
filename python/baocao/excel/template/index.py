"""The list that goes with the workbooks of a distribution: file, unit, contact, deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter

from ...core.days import day_written
from ...core.submission import PROPERTY_LIST, ReportingUnit
from ...core.units import unit_name
from ...wording import distribute as words
from ..grafting.cells import cell_text
from ..styles import Styles
from .paper import set_paper
from .whole import CREATED

_WIDTHS = (6, 28, 14, 44, 14, 24, 16, 28, 16)


@dataclass(frozen=True)
class IndexRow:
    """One unit of the list: its file's name, and how many figures of last period it carries."""

    unit: ReportingUnit
    file: str
    previous: str
    """What the list says of last period's figures, "" where none were asked for."""


def write_index(title: str, rows: Sequence[IndexRow]) -> bytes:
    """Return the workbook of the list: a row a unit, each file's name a link to it."""
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        book.set_custom_property(PROPERTY_LIST, "1")
        styles = Styles(book)
        sheet = book.add_worksheet(words.INDEX_SHEET)
        set_paper(sheet, landscape=True, heading_rows=(2, 2))
        sheet.merge_range(0, 0, 0, len(_WIDTHS) - 1, cell_text(title), styles["title"])
        for place, (heading, width) in enumerate(zip(words.INDEX_HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(1, place, heading, styles["heading"])
        for number, row in enumerate(rows, 1):
            _write_row(sheet, number, row, styles)
        sheet.set_default_row(18)
        sheet.set_row(0, 30)
        sheet.set_row(1, 24)
        sheet.freeze_panes(2, 0)
        sheet.autofilter(1, 0, len(rows) + 1, len(_WIDTHS) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:I{len(rows) + 2}"})
    return data.getvalue()


def _write_row(
    sheet: xlsxwriter.worksheet.Worksheet, number: int, row: IndexRow, styles: Styles
) -> None:
    unit = row.unit
    place = number + 1
    sheet.write_number(place, 0, number, styles["cell-centred"])
    sheet.write_url(place, 3, f"external:{row.file}", styles["link"], string=row.file)
    deadline = day_written(unit.deadline) if unit.deadline else ""
    told = {
        1: unit_name(unit), 2: unit.code, 4: deadline, 5: unit.contact, 6: unit.phone,
        7: unit.email, 8: row.previous,
    }  # fmt: skip
    for column, text in told.items():
        sheet.write_string(place, column, cell_text(text), styles["cell"])
