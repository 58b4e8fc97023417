"""Where a figure of a consolidated workbook comes from: asked by sheet and cell, of the file alone.

Nothing but the saved workbook is read: "Chi tiết" names each unit's file, sheet and row, and the
note beside it what was read with tolerance.
"""

from __future__ import annotations

from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from ..core import names
from ..core.cells import CellRef, Workbook
from ..core.consolidating.joining import from_submission
from ..core.reading.workbook import wanted_sheets
from ..core.submission import Origin
from ..core.text import fold, name_key
from ..errors import InputError
from ..excel.reading.opening import read_any
from ..excel.reading.unreadable import UnreadableWorkbook
from ..programme import Programme
from ..wording import explaining as words
from ..wording.explaining import Explained
from .asked_cell import Asked
from .load import read_bytes, submission_of

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def explain(path: Path, sheet: str, cell: str, programme: Programme, today: date) -> Explained:
    """Return where the figure in a cell comes from.

    InputError, in one sentence with the cure, where the workbook cannot be read or was never
    consolidated, has no such sheet, or where the cell is no address or no consolidated figure.
    """
    workbook, seen = _read(path, programme, sheet)
    name = _sheet_named(sheet, seen, path.name, programme)
    where = _address(name, cell)
    submission = submission_of(workbook, _origin(path), programme)
    summaries = {fold(form.summary_sheet) for form in programme.forms}
    if not summaries & {fold(name) for name in seen}:
        raise InputError(words.NOT_CONSOLIDATED.format(file=path.name))
    consolidation = from_submission(submission, programme.forms, today)
    return Asked(workbook, consolidation, programme.forms, where).answer()


def _read(path: Path, programme: Programme, sheet: str) -> tuple[Workbook, list[str]]:
    """Return the workbook with the sheet that is asked about, and the names of all its sheets."""
    seen: list[str] = []
    needed = wanted_sheets(programme.forms)

    def wanted(name: str) -> bool:
        seen.append(name)
        return needed(name) or name_key(name) == name_key(sheet)

    try:
        return read_any(read_bytes(path), path.name, wanted), seen
    except UnreadableWorkbook as error:
        raise UnreadableWorkbook(error.reason, f"{path.name}: {error}") from None


def _origin(path: Path) -> Origin:
    modified = datetime.fromtimestamp(path.stat().st_mtime).isoformat(timespec="seconds")
    return Origin(path.name, path.name, str(path.absolute()), modified=modified)


def _sheet_named(sheet: str, seen: list[str], file: str, programme: Programme) -> str:
    """Return the sheet's own name: spelt so, else alike without case, accents and spaces."""
    for key in (fold, name_key):
        found = [name for name in seen if key(name) == key(sheet)]
        if found:
            return found[0]
    near = get_close_matches(name_key(sheet), [name_key(name) for name in seen], 1, 0)
    nearest = next((name for name in seen if near and name_key(name) == near[0]), seen[0])
    asked = [n for form in programme.forms for n in (form.summary_sheet, form.detail_sheet)]
    shown = [name for name in (*asked, names.OVERVIEW) if name in seen] or seen
    raise InputError(
        words.NO_SHEET.format(file=file, sheet=sheet, nearest=nearest, sheets=", ".join(shown))
    )


def _address(sheet: str, cell: str) -> CellRef:
    try:
        where = CellRef.parse(sheet, cell.strip())
    except ValueError:
        raise InputError(words.NO_ADDRESS.format(cell=cell)) from None
    if not (1 <= where.row <= _LAST_ROW and 1 <= where.column <= _LAST_COLUMN):
        raise InputError(words.NO_ADDRESS.format(cell=cell))
    return where
