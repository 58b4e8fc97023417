"""Mark cells of a workbook: a fill, a note on each, and a sheet that lists what is wrong.

The package is edited part by part: sheets with marks, their notes, the styles, the list of sheets.
All other parts keep their bytes. Marks of an earlier return are taken off first, so that what was
cured is clean again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...core.cells import CellRef
from ...ooxml.editing import Editing
from ...ooxml.trees import serialized, tree
from ..grafting.donated import Donated
from ..grafting.graft import graft
from ..grafting.stale import name_key
from ..grafting.workbook import WORKSHEET_TYPE, WorkbookTree
from .cells import SheetCells, style_of
from .fills import Fills
from .formats import remove_ours, uncover
from .notes import Notes

_STYLES = "styles"


@dataclass(frozen=True)
class Mark:
    """A cell to be marked: how gravely (Severity's value), and what its note says."""

    where: CellRef
    severity: str
    note: str


def marked(data: bytes, marks: Sequence[Mark], listing: Donated) -> bytes:
    """Return the workbook with its cells marked and the sheet of `listing` put in it.

    Marks on sheets that the workbook has not are passed over:
    the list tells them. PackageError or XmlError where the package cannot be edited.
    """
    book = Editing(data)
    workbook = WorkbookTree(book)
    styles_part = workbook.related(_STYLES)
    fills = Fills(book.read(styles_part)) if styles_part in book else None
    by_sheet = _by_sheet(marks)
    for sheet in workbook.sheets():
        if sheet.part not in book or book.types.of(sheet.part) != WORKSHEET_TYPE:
            continue
        _mark_sheet(book, sheet.part, fills, by_sheet.get(name_key(sheet.name), {}))
    if fills is not None:
        book.write(styles_part, fills.saved())
    # Nobody computes with the list; to look at every formula would take most of the time.
    return graft(book.saved(), listing, read=False)


def _by_sheet(marks: Sequence[Mark]) -> Mapping[str, Mapping[tuple[int, int], list[Mark]]]:
    found: dict[str, dict[tuple[int, int], list[Mark]]] = {}
    for mark in marks:
        places = found.setdefault(name_key(mark.where.sheet), {})
        places.setdefault((mark.where.row, mark.where.column), []).append(mark)
    return found


def _mark_sheet(
    book: Editing, part: str, fills: Fills | None, places: Mapping[tuple[int, int], list[Mark]]
) -> None:
    notes = Notes(book, part)
    cleaned = notes.remove_ours()
    if not places and not cleaned and (fills is None or not fills.has_marks):
        return
    root = tree(book.read(part), part)
    cells = SheetCells(root)
    changed = remove_ours(root)
    changed |= fills is not None and cells.restyle(fills.unmarked)
    coloured: dict[tuple[int, int], str] = {}
    before: dict[tuple[int, int], int] = {}
    for place, marks in places.items():
        anchor = cells.anchor(*place)
        cell = cells.ensured(*anchor)
        changed = True
        if fills is not None:
            graves = {mark.severity for mark in marks} | {coloured.get(anchor, "")}
            coloured[anchor] = "error" if "error" in graves else marks[0].severity
            style = before.setdefault(anchor, style_of(cell))
            cell.set("s", str(fills.marked(style, coloured[anchor])))
        notes.add(anchor, "\n".join(mark.note for mark in marks))
    if fills is not None:
        uncover(root, fills, coloured)
    if notes.save(root) or changed:
        book.write(part, serialized(root))
