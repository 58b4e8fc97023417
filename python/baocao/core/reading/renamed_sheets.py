"""Sheets that are no forms under other names, known by what they hold: labels, or headings.

A commune that pastes its workbook into a new file sends "Sheet1", "Sheet2", "Sheet3".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from .. import names
from ..cells import Grid
from ..findings import Finding
from .headings import is_heading
from .info import read_info

_ENOUGH_LABELS = 5
"""So many labels of "Thông tin", the unit's name among them, make a sheet it."""
_SEARCHED_ROWS = 10


def sheet_by_content(name: str, grids: Iterable[Grid]) -> Grid | None:
    """Return the one sheet of `grids` that holds what the sheet of this name does, or None."""
    found = [grid for grid in grids if KNOWN_BY_CONTENT[name](grid)]
    return found[0] if len(found) == 1 else None


def renamed(grid: Grid, wanted: str) -> Finding:
    """Return the warning that a sheet was taken for the one that should be called `wanted`."""
    return Finding(
        "sheet-renamed", sheet=grid.sheet, figures=(grid.sheet,), details={"wanted": wanted}
    )


def _is_info(grid: Grid) -> bool:
    places = read_info(grid).places
    return len(places) >= _ENOUGH_LABELS and "unit" in places


def _is_list(headings: Mapping[str, str]) -> Callable[[Grid], bool]:
    """Return whether a sheet has a row of these headings, all of them and nothing else."""

    def holds(grid: Grid) -> bool:
        rows: dict[int, list[str]] = {}
        for (row, _), cell in grid.cells.items():
            if row <= _SEARCHED_ROWS and isinstance(cell.value, str) and cell.value.strip():
                rows.setdefault(row, []).append(cell.value)
        return any(_are_these(texts, headings) for texts in rows.values())

    return holds


def _are_these(texts: list[str], headings: Mapping[str, str]) -> bool:
    return len(texts) == len(headings) and all(
        any(is_heading(text, heading) for text in texts) for heading in headings.values()
    )


KNOWN_BY_CONTENT: Mapping[str, Callable[[Grid], bool]] = {
    names.INFO: _is_info,
    names.DOCUMENTS: _is_list(names.DOCUMENT_HEADINGS),
    names.LINKS: _is_list(names.LINK_HEADINGS),
    names.NARRATIVE: _is_list(names.NARRATIVE_HEADINGS),
}
"""What tells of a sheet that it is the one of this name."""
