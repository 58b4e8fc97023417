""" "Thông tin": labels in column A, values in column B, how to fill each in column C."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...core import names
from ...core.filling import Filling
from ...core.kinds import MONEY_UNITS
from ...wording import template as words
from ..styles import Styles
from .paper import LINE, height, protect, set_paper
from .places import INFO_FIRST_ROW, INFO_ROWS
from .unit_choices import chosen, names_range
from .validations import Options, choice, prompt

WIDTHS = (26, 56, 44)
YEARS = ("year_from", "year_to")


def write_info_sheet(sheet: Any, info: Mapping[str, str], styles: Styles, filling: Filling) -> None:
    """Write "Thông tin" with these texts by field; those that `filling` locks cannot be changed."""
    set_paper(sheet, landscape=False)
    protect(sheet)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.merge_range("A1:C1", words.INFO_TITLE, styles["title"])
    lead = words.PREFILLED_LEAD if filling.locked else words.INFO_LEAD
    sheet.merge_range("A2:C2", lead, styles["centred-italic"])
    asked = _asked(filling)
    if asked:
        sheet.merge_range("A3:C3", asked, styles["centred-italic"])
    sheet.freeze_panes(2, 1)
    row = INFO_FIRST_ROW
    for title, fields in words.INFO_GROUPS:
        sheet.merge_range(row - 1, 0, row - 1, 2, title, styles["section"])
        for field in fields:
            _write_field(sheet, field, info.get(field, ""), styles, filling)
        row += 1 + len(fields)
    sheet.print_area(0, 0, row - 2, 2)
    sheet.ignore_errors({"number_stored_as_text": f"B{INFO_FIRST_ROW}:B{row}"})


def _asked(filling: Filling) -> str:
    """Return until when the workbook is to be sent, and whom to ask."""
    deadline, contact = words.DEADLINE_AND_CONTACT
    told = (deadline.format(deadline=filling.deadline), contact.format(contact=filling.contact))
    return " ".join(
        text for text, given in zip(told, (filling.deadline, filling.contact), strict=True) if given
    )


def _write_field(sheet: Any, field: str, text: str, styles: Styles, filling: Filling) -> None:
    row, locked = INFO_ROWS[field] - 1, field in filling.locked
    note = words.PREFILLED_NOTE if locked else words.INFO_PROMPTS[field]
    room = words.INFO_LINES.get(field, 1) * LINE + 3
    needed = max(height((note, WIDTHS[2] * 1.1), (text, WIDTHS[1])), 21)
    sheet.set_row(row, max(room, needed))
    sheet.write_string(row, 0, names.INFO_LABELS[field], styles["label"])
    style = styles[_style(field, locked)]
    if locked and filling.choices and field in ("code", "level"):
        chosen(field, filling.choices).write(sheet, row + 1, 2, style)
    elif field in YEARS and text.isdecimal():
        sheet.write_number(row, 1, int(text), style)
    elif text:
        sheet.write_string(row, 1, text, style)
    else:
        sheet.write_blank(row, 1, None, style)
    sheet.write_string(row, 2, note, styles["note-cell"])
    told = prompt(names.INFO_LABELS[field], note)
    allowed = {} if locked else _allowed(field, filling)
    sheet.data_validation(row, 1, row, 1, {**told, **allowed})


def _style(field: str, locked: bool) -> str:
    if locked:
        return "prefilled-year" if field in YEARS else "prefilled"
    return "input-left" if field in YEARS else "input-info"


def _allowed(field: str, filling: Filling) -> Options:
    if field == "unit" and filling.choices:
        return choice(names_range(filling.choices), open_list=False)
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
