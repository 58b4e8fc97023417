"""Last period's figures in a common workbook: all units' on the hidden list, one unit's looked up.

A figure takes two cells of the hidden list, its kind and its value; what a kind is called stands
once. "Số kỳ trước" then has the rows of the unit that is picked, and none while none is picked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...core import names
from ...core.cells import column_letters, quoted_sheet
from ...core.filling import UnitChoice
from ...programme import Programme
from ..styles import Styles
from .paper import Formula
from .places import info_cell
from .previous_sheet import CELL_STYLES, FIRST_ROW, Row, previous_rows

Kind = tuple[str, int | str, str, str]
"""Form, year, other key and name of a figure."""
_UNIT_FIRST, _UNIT_COUNT = 5, 6
"""Columns of the hidden list, from 1: a unit's first figure and how many it has."""
_FIGURE_KIND, _FIGURE_VALUE = 8, 9
_KIND = 11
"""The first of the columns that say what a kind is called."""
_PICKED_FIRST, _PICKED_COUNT = 16, 17
"""Columns whose first cell says where the picked unit's figures begin and how many they are."""
_TEXTS = (True, False, True, True)
"""Which of a kind's columns are text: an empty one is to stay empty."""


class ChosenPrevious:
    """Last period's figures of all units that can be picked."""

    def __init__(self, choices: Sequence[UnitChoice], programme: Programme) -> None:
        self._rows = [list(previous_rows(unit.previous, programme)) for unit in choices]
        kinds = dict.fromkeys(_kind(row) for rows in self._rows for row in rows)
        self._kinds = {kind: number for number, kind in enumerate(kinds, 1)}

    def write_list(self, sheet: Any, styles: Styles) -> None:
        """Write the figures beside the names on the hidden list."""
        cell, row = styles["cell"], 1
        for place, figures in enumerate(self._rows, 1):
            sheet.write_number(place, _UNIT_FIRST - 1, row, cell)
            sheet.write_number(place, _UNIT_COUNT - 1, len(figures), cell)
            for figure in figures:
                sheet.write_number(row, _FIGURE_KIND - 1, self._kinds[_kind(figure)])
                sheet.write_number(row, _FIGURE_VALUE - 1, figure[-1])
                row += 1
        for number, kind in enumerate(self._kinds, 1):
            for place, text in enumerate(kind, _KIND - 1):
                sheet.write(number, place, text or None, cell)
        for column, formula in self._picked():
            formula.write(sheet, 1, column, cell)

    def _picked(self) -> Iterator[tuple[int, Formula]]:
        units = len(self._rows)
        place = f"MATCH({info_cell('unit')},{_range(1, units)},0)"
        for column, of in ((_PICKED_FIRST, _UNIT_FIRST), (_PICKED_COUNT, _UNIT_COUNT)):
            yield column, Formula(f"IFERROR(INDEX({_range(of, units)},{place}),0)", 0)

    def write_rows(self, sheet: Any, styles: Styles) -> None:
        """Write "Số kỳ trước" with as many rows as the unit has that has most."""
        for number in range(1, max(map(len, self._rows), default=0) + 1):
            for place, text in enumerate(self._row(number)):
                told = f'IF({number}>{_cell(_PICKED_COUNT)},"",{text})'
                row = FIRST_ROW + number - 1
                Formula(told, "").write(sheet, row, place + 1, styles[CELL_STYLES[place]])

    def _row(self, number: int) -> Iterator[str]:
        """Yield what the cells of a row look up: what the figure is called, then its value."""
        figures = sum(map(len, self._rows))
        at = f"{_cell(_PICKED_FIRST)}+{number - 1}"
        kind = f"INDEX({_range(_FIGURE_KIND, figures)},{at})"
        for place, is_text in enumerate(_TEXTS):
            found = f"INDEX({_range(_KIND + place, len(self._kinds))},{kind})"
            yield f'{found}&""' if is_text else found
        yield f"INDEX({_range(_FIGURE_VALUE, figures)},{at})"


def _kind(row: Row) -> Kind:
    return row[:4]


def _range(column: int, rows: int) -> str:
    letters = column_letters(column)
    return f"{quoted_sheet(names.UNIT_CHOICES)}!${letters}$2:${letters}${rows + 1}"


def _cell(column: int) -> str:
    return f"{quoted_sheet(names.UNIT_CHOICES)}!${column_letters(column)}$1"
