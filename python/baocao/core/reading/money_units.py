"""The money unit that stands in a sheet: "Đơn vị tính: …" above a table or in its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..cells import CellRef, Grid
from ..kinds import money_unit_named
from ..text import fold
from .locating import Layout
from .year_columns import first_year

_LABEL = re.compile(r".*?\b(?:đơn vị tính|đvt|đơn vị)\b ?(.*)")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def typed_money_unit(layout: Layout) -> tuple[str, CellRef] | None:
    """Return the money unit typed above the table or into its headings, and where; None if none.

    A cell with a formula is the template's own, and says what "Thông tin" says.
    """
    return next(_typed_units(layout), None)


def _typed_units(layout: Layout) -> Iterator[tuple[str, CellRef]]:
    money = {layout.columns[c.id] for c in layout.form.columns
             if c.is_money and c.id in layout.columns}  # fmt: skip
    grid, years = layout.turned or layout.grid, first_year(layout) if layout.turned else 0
    for (row, column), cell in sorted(grid.cells.items(), key=lambda item: item[0]):
        if cell.formula or not isinstance(cell.value, str):
            continue
        if not _is_head(layout, row, column, years):
            continue
        texts = [_after_label(grid, row, column, cell.value)]
        if (row if layout.turned else column) in money:
            texts += _BRACKETS.findall(cell.value)
            texts += [cell.value] if layout.turned else []
        for text in texts:
            unit = money_unit_named(text)
            if unit:
                yield unit, CellRef(layout.grid.sheet, row, column)


def _is_head(layout: Layout, row: int, column: int, years: int) -> bool:
    """Whether a cell stands above the figures; of a table turned round left of its `years` too."""
    if layout.turned is None:
        return row <= layout.bottom
    return row <= min(layout.columns.values()) or column < years


def _after_label(grid: Grid, row: int, column: int, text: str) -> str:
    """Return what follows "Đơn vị tính" in a cell, or in the cell right of it."""
    found = _LABEL.fullmatch(fold(text))
    if not found:
        return ""
    beside = grid.at(row, column + 1)
    if found[1] or beside.formula or not isinstance(beside.value, str):
        return found[1]
    return beside.value
