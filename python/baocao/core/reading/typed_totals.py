"""The totals that a unit typed itself: to be compared with the sums of its years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..cells import Entry, State
from ..combine import Behaviour
from .cells import CellReader
from .locating import Layout
from .rows import Line, Sort

_SUM = re.compile(r"\bSUM\(", re.IGNORECASE)


def typed_totals(layout: Layout, cells: CellReader, lines: Sequence[Line]) -> dict[str, Entry]:
    """Return the typed figures of the last row of totals that has any, by column id.

    Sums by formula have none, but for stocks: a stock has no sum.
    """
    totals = [line.number for line in lines if line.sort is Sort.TOTAL]
    typed = (_typed_in(layout, cells, row) for row in reversed(totals))
    return next((entries for entries in typed if entries), {})


def _typed_in(layout: Layout, cells: CellReader, row: int) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for column in layout.form.figures:
        if column.id in layout.columns:
            where = layout.cell(row, column.id)
            cell = layout.grid.at(where.row, where.column)
            entry, _ = cells.entry(column, cell, where)
            summed = column.behaviour is Behaviour.STOCK and _SUM.search(cell.formula or "")
            if entry.state is State.VALUE and (summed or not cell.formula):
                entries[column.id] = entry
    return entries
