"""The units of a common workbook: a hidden list, and what follows from the name that is picked.

Plain functions of Excel 2010 (INDEX, MATCH): a commune's Excel may be that old.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...core import names
from ...core.cells import column_letters, quoted_sheet
from ...core.filling import UnitChoice
from ...wording import template as words
from ..styles import Styles
from .paper import Formula, text_literal
from .places import info_cell

COLUMNS = ("name", "code", "level", "deadline")
_WIDTHS = (30, 14, 10, 14)


def write_unit_choices(sheet: Any, choices: Sequence[UnitChoice], styles: Styles) -> None:
    """Write the hidden list of units."""
    sheet.hide()
    sheet.protect()
    for place, (heading, width) in enumerate(zip(words.CHOICE_HEADINGS, _WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, styles["heading"])
    for row, unit in enumerate(choices, 1):
        for place, column in enumerate(COLUMNS):
            sheet.write_string(row, place, getattr(unit, column), styles["cell"])


def names_range(choices: Sequence[UnitChoice]) -> str:
    """Return the range of the names, as a dropdown refers to it."""
    return f"={_range('name', choices)}"


def chosen(column: str, choices: Sequence[UnitChoice], missing: str = "") -> Formula:
    """Return what the list says in a column of the unit that is picked; none is picked yet."""
    place = f"MATCH({info_cell('unit')},{_range('name', choices)},0)"
    found = f'INDEX({_range(column, choices)},{place})&""'
    return Formula(f"IFERROR({found},{text_literal(missing)})", missing)


def _range(column: str, choices: Sequence[UnitChoice]) -> str:
    letters = column_letters(COLUMNS.index(column) + 1)
    return f"{quoted_sheet(names.UNIT_CHOICES)}!${letters}$2:${letters}${len(choices) + 1}"
