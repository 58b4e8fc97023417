"""The money unit that stands in a sheet: "Đơn vị tính: …" above a table or in its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..cells import CellRef
from ..kinds import money_unit_named
from ..text import fold
from .locating import Layout

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
    for (row, column), cell in sorted(layout.grid.cells.items(), key=lambda item: item[0]):
        if row > layout.bottom or cell.formula or not isinstance(cell.value, str):
            continue
        texts = [_after_label(layout, row, column, cell.value)]
        if column in money:
            texts += _BRACKETS.findall(cell.value)
        for text in texts:
            unit = money_unit_named(text)
            if unit:
                yield unit, CellRef(layout.grid.sheet, row, column)


def _after_label(layout: Layout, row: int, column: int, text: str) -> str:
    """Return what follows "Đơn vị tính" in a cell, or in the cell right of it."""
    found = _LABEL.fullmatch(fold(text))
    if not found:
        return ""
    beside = layout.grid.at(row, column + 1)
    if found[1] or beside.formula or not isinstance(beside.value, str):
        return found[1]
    return beside.value
