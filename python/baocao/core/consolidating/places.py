"""Where a figure stood in a unit's file, told in "Ghi chú đọc" and read from there again.

A row of "Chi tiết Mẫu n" names the file, the sheet and the row; the column is the form's own place
unless the file has it elsewhere (a column put in, a table turned round): then the note says where.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..cells import CellRef, column_letters
from ..form import Column, Form
from ..submission import DetailRow, Row

BETWEEN = "; "
"""Between the pieces of a note."""
_MOVED = "ô trong tệp: "
_PAIR = re.compile(r"([A-Z]{1,3}) ở ([A-Z]{1,3}[0-9]{1,7})")
_RAW = re.compile(r"(?:^|; )([A-Z]{1,3}[0-9]{1,7}): “")


def row_in_file(form: Form, row: Row) -> int:
    """Return the row of the file that "Dòng" names: of a table turned round its first figure's."""
    if not row.turned:
        return row.number
    return next(row.entries[c.id].where.row for c in form.figures if c.id in row.entries)


def moved_note(form: Form, row: int, cells: Mapping[str, CellRef]) -> str:
    """Return where the columns stand that are not at the form's own place, "" where all are."""
    moved = [
        f"{column_letters(place)} ở {where.address}"
        for column, where in cells.items()
        if (where.row, where.column) != (row, place := form.index(column))
    ]
    return f"{_MOVED}{', '.join(moved)}" if moved else ""


def place_in_file(form: Form, column: Column, row: DetailRow) -> CellRef:
    """Return the cell of the unit's file that a figure was read from.

    Its row is 0 where the file is itself a consolidation, whose sheet alone is known.
    """
    place = form.index(column.id)
    if column.id in row.cells:
        return row.cells[column.id]
    moved = dict(_PAIR.findall(_piece(row.note, _MOVED)))
    address = moved.get(column_letters(place))
    return CellRef.parse(row.sheet, address) if address else CellRef(row.sheet, row.row, place)


def _piece(note: str, beginning: str) -> str:
    found = re.search(rf"(?:^|; ){re.escape(beginning)}([^;]*)", note)
    return found[1] if found else ""


def raw_text(note: str, address: str) -> str:
    """Return what a note says of one cell: its raw text, what it became and why; else ""."""
    starts = [*_RAW.finditer(note)]
    for number, found in enumerate(starts):
        if found[1] == address:
            end = starts[number + 1].start() if number + 1 < len(starts) else len(note)
            return note[found.end() - 1 : end]
    return ""


def remarks(note: str) -> str:
    """Return what a note says of the whole row: all before the first raw text of a cell."""
    first = _RAW.search(note)
    said = note[: first.start()] if first else note
    pieces = [piece for piece in said.split(BETWEEN) if not piece.startswith(_MOVED)]
    return BETWEEN.join(piece for piece in pieces if piece)
