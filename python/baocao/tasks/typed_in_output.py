"""What the clerk typed into an earlier output, which is written again: kept beside it, never lost.

Decisions and words belong into the consolidating workbook, but it is the output that she reads. Her
answers in "Giải trình" are taken over (last_run); of all else that she typed there a dated copy is
kept, as the ribbon keeps one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from ..core import names
from ..core.cells import CellRef, Grid, Nature
from ..errors import InputError
from ..excel.reading.opening import read_any
from ..output import write_whole
from ..programme import Programme
from ..wording.changes import kept, kept_name
from .district import District
from .load import read_bytes

_PROGRAM_SHEETS = frozenset((
    names.GUIDE, names.FIGURES, names.SELF_CHECK, names.FINDINGS, names.STATUS, names.OVERVIEW,
    names.LOG, names.PREVIOUS, names.UNIT_CHOICES, names.DETAIL_DOCUMENTS, names.DETAIL_LINKS,
    names.DETAIL_NARRATIVE,
))  # fmt: skip


def keep_typed(base: District, out: Path, programme: Programme) -> list[str]:
    """Keep a dated copy of `out` where the clerk typed what `base` does not say; return it told.

    OutputError where the copy cannot be written: then `out` must not be written either.
    """
    try:
        data = read_bytes(out)
        typed = _typed(base, data, out.name, programme)
    except InputError:
        return []
    if not typed:
        return []
    copy = out.with_name(kept_name(out.name, datetime.now()))
    write_whole(copy, data)
    return [kept(typed, base.name, copy.name)]


def _typed(base: District, data: bytes, name: str, programme: Programme) -> Sequence[CellRef]:
    """Return the cells of the clerk's own sheets that say something else than those of `base`."""
    ours = _PROGRAM_SHEETS.union(
        *((form.detail_sheet, form.summary_sheet) for form in programme.forms)
    )
    before, now = _sheets(base.data, base.name, ours), _sheets(data, name, ours)
    return [
        CellRef(sheet, *place)
        for sheet, grid in now.items()
        for place in sorted(set(_differing(grid, before.get(sheet))))
    ]


def _sheets(data: bytes, name: str, but: Collection[str]) -> dict[str, Grid]:
    book = read_any(data, name, lambda sheet: sheet not in but)
    return {grid.sheet: grid for grid in book.grids}


def _differing(grid: Grid, before: Grid | None) -> Iterator[tuple[int, int]]:
    """Yield the places of values that stood otherwise; what formulas give is nobody's typing."""
    preview = _preview_column(grid)
    for place, cell in grid.cells.items():
        if cell.formula is not None or cell.nature is Nature.BLANK or place[1] == preview:
            continue
        if before is None or before.at(*place).value != cell.value:
            yield place
    for place, note in grid.notes.items():
        if before is None or before.notes.get(place) != note:
            yield place


def _preview_column(grid: Grid) -> int:
    """Return the column that the program writes beside the clerk's words, 0 where there is none."""
    if grid.sheet != names.NARRATIVE:
        return 0
    headings = ((column, cell.value) for (row, column), cell in grid.cells.items() if row == 1)
    return next((c for c, text in headings if text == names.NARRATIVE_HEADINGS["default"]), 0)
