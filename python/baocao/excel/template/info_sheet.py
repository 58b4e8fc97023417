""" "Thông tin": labels in column A, values in column B, how to fill each in column C."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...core import names
from ...core.kinds import MONEY_UNITS
from ...wording import template as words
from ..styles import Styles
from .paper import LINE, height, protect, set_paper
from .places import INFO_FIRST_ROW, INFO_ROWS
from .validations import Options, choice, prompt

WIDTHS = (26, 56, 44)
YEARS = ("year_from", "year_to")


def write_info_sheet(sheet: Any, info: Mapping[str, str], styles: Styles) -> None:
    """Write "Thông tin" with these texts by field."""
    set_paper(sheet, landscape=False)
    protect(sheet)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.merge_range("A1:C1", words.INFO_TITLE, styles["title"])
    sheet.merge_range("A2:C2", words.INFO_LEAD, styles["centred-italic"])
    sheet.freeze_panes(2, 1)
    row = INFO_FIRST_ROW
    for title, fields in words.INFO_GROUPS:
        sheet.merge_range(row - 1, 0, row - 1, 2, title, styles["section"])
        for field in fields:
            _write_field(sheet, field, info.get(field, ""), styles)
        row += 1 + len(fields)
    sheet.print_area(0, 0, row - 2, 2)
    sheet.ignore_errors({"number_stored_as_text": f"B{INFO_FIRST_ROW}:B{row}"})


def _write_field(sheet: Any, field: str, text: str, styles: Styles) -> None:
    row = INFO_ROWS[field] - 1
    note = words.INFO_PROMPTS[field]
    room = words.INFO_LINES.get(field, 1) * LINE + 3
    needed = max(height((note, WIDTHS[2] * 1.1), (text, WIDTHS[1])), 21)
    sheet.set_row(row, max(room, needed))
    sheet.write_string(row, 0, names.INFO_LABELS[field], styles["label"])
    if field in YEARS and text.isdecimal():
        sheet.write_number(row, 1, int(text), styles["input-left"])
    elif text:
        sheet.write_string(row, 1, text, styles[_style(field)])
    else:
        sheet.write_blank(row, 1, None, styles[_style(field)])
    sheet.write_string(row, 2, note, styles["note-cell"])
    told = prompt(names.INFO_LABELS[field], note)
    sheet.data_validation(row, 1, row, 1, {**told, **_allowed(field)})


def _style(field: str) -> str:
    return "input-left" if field in YEARS else "input-info"


def _allowed(field: str) -> Options:
    if field == "level":
        return choice(list(names.LEVELS.values()), open_list=False)
    if field == "money_unit":
        return choice(list(MONEY_UNITS)[:3], open_list=False)
    if field in YEARS:
        return {
            "validate": "integer",
            "criteria": "between",
            "minimum": 2000,
            "maximum": 2099,
            "error_title": words.WRONG_VALUE,
            "error_message": words.YEAR_DIGITS_ERROR,
        }
    return {}
