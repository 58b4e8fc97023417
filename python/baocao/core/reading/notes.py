"""Notes in a form's sheet: notes that lie on cells, and those written beside or below the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..cells import CellRef, Entry, Grid
from ..findings import Finding
from ..form import Form
from ..names import RETURN_NOTE
from ..text import clean, fold, name_key
from .cells import shown_text
from .locating import Layout
from .rows import Line, Sort

NOTE_HEADINGS = frozenset(map(name_key, ("Ghi chú", "Chú thích", "Diễn giải", "Giải thích")))
"""What a column of notes is called, as text.name_key has it."""
_NOTE = re.compile(r"(?:ghi chú|chú thích|chú ý|lưu ý|giải thích|số liệu|nguồn)\b.*")
_MARKS = ("*", "(", "[")
_SIGNED = re.compile(r"(?:ký|đã ký|chữ ký)\b.*|")
_LAST_COLUMN = 40
"""Notes are looked for in so many columns."""


def noted(grid: Grid, entries: Mapping[str, Entry], form: Form, year: int, key: str
          ) -> Sequence[Finding]:  # fmt: skip
    """Return a finding for each note that lies on one of a row's figures."""
    if not grid.notes:
        return ()
    return [
        Finding(
            "note-beside-figure", entry.where, form=form.id, key=(str(year), key), column=column,
            figures=(entry.raw,),
            details={"raw": entry.raw, "note": note, "year": year,
                     "column": form.by_id[column].name},
        )
        for column, entry in entries.items()
        if form.by_id[column].is_figure
        and (note := _own_note(grid, entry.where))
    ]  # fmt: skip


def _own_note(grid: Grid, where: CellRef) -> str:
    """Return a cell's note without what a returned workbook carries, "" where it has none."""
    note = grid.notes.get((where.row, where.column), "")
    return note.partition(f"{RETURN_NOTE}:")[0].strip()


def notes_in_sheet(layout: Layout, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield a finding for each note that is written under the table or in a column of notes."""
    if layout.turned:
        yield from _notes_of_turned(layout, lines)
        return
    last = min(layout.grid.last_column, _LAST_COLUMN)
    columns = [c for c in layout.others if name_key(layout.headings[c]) in NOTE_HEADINGS]
    for line in lines:
        if line.sort is Sort.NOTE:
            texts = ((c, _text(layout, line.number, c)) for c in range(1, last + 1))
            yield from (_noted(layout, line, c, text) for c, text in texts if _is_note(text))
        elif line.sort is Sort.DATA:
            texts = ((c, _text(layout, line.number, c)) for c in columns)
            yield from (_noted(layout, line, c, text) for c, text in texts if text)


def _notes_of_turned(layout: Layout, lines: Sequence[Line]) -> Iterator[Finding]:
    """Yield the notes of a table turned round: its column of them is a row here, and what stands
    below it is beside it.
    """
    years, last = layout.columns[layout.form.year.id], max(layout.columns.values())
    for line in lines:
        if name_key(_text(layout, line.number, years)) in NOTE_HEADINGS:
            texts = ((c, _text(layout, line.number, c)) for c in sorted(layout.columns.values()))
            yield from (_noted(layout, line, c, text) for c, text in texts if text and c != years)
    for row, column in sorted(layout.grid.cells):
        text = _text(layout, row, column) if last < column <= last + _LAST_COLUMN else ""
        if _is_note(text):
            yield _noted(layout, Line(row, Sort.NOTE), column, text)


def _text(layout: Layout, row: int, column: int) -> str:
    cell = layout.grid.at(row, column)
    return clean(shown_text(cell)) if isinstance(cell.value, str) else ""


def _is_note(text: str) -> bool:
    """Whether a text explains figures; a place to sign does not."""
    if text.startswith(_MARKS):
        return not _SIGNED.fullmatch(fold(text))
    return bool(text) and bool(_NOTE.fullmatch(fold(text)))


def _noted(layout: Layout, line: Line, column: int, text: str) -> Finding:
    where = CellRef(layout.grid.sheet, line.number, column)
    year = {"year": line.year} if line.year else {}
    return Finding(
        "note-in-sheet", where, form=layout.form.id, figures=(text,), details={"raw": text, **year}
    )
