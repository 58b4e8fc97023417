"""Two forms that stand on one sheet, one below the other: each ends where the next one begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .locating import Layout


def without_next_form(layout: Layout, others: Iterable[Layout]) -> Layout:
    """Return the layout on its sheet as far as the next form's heading, all of it where none is."""
    tops = [
        other.top
        for other in others
        if other.grid is layout.grid and other.form is not layout.form and other.top > layout.bottom
    ]
    if not tops:
        return layout
    end = min(tops)
    cells = {place: cell for place, cell in layout.grid.cells.items() if place[0] < end}
    return replace(layout, grid=replace(layout.grid, cells=cells))
