"""The table of how workbooks come back broken, as cases; a module a subject."""

from __future__ import annotations

from mangled.case import Case
from mangled.cells import CELLS
from mangled.charsets import CHARSETS
from mangled.folders import FOLDERS
from mangled.formulas import FORMULAS
from mangled.lists import LISTS
from mangled.money import MONEY
from mangled.packages import PACKAGES
from mangled.refused import REFUSED
from mangled.sheets import SHEETS
from mangled.tables import TABLES
from mangled.texts import READ_ALL_THE_SAME
from mangled.units import UNITS

CASES: list[Case] = [
    *CELLS, *TABLES, *UNITS, *SHEETS, *LISTS, *MONEY, *PACKAGES, *FORMULAS, *CHARSETS,
    *READ_ALL_THE_SAME, *REFUSED, *FOLDERS,
]  # fmt: skip

OF_ONE_WORKBOOK = [
    case
    for case in (
        *CELLS, *TABLES, *SHEETS, *LISTS, *MONEY, *PACKAGES, *FORMULAS, *CHARSETS,
        *READ_ALL_THE_SAME, *REFUSED
    )
    if not case.chosen
]  # fmt: skip
"""The cases of one workbook that says whose it is."""
