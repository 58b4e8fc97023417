"""A sheet that the program writes: found or added, opened for writing, locked again as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from ...core.cells import column_letters
from ...core.text import fold
from ...wording import clicks as words
from .faults import ExcelRefused, ask, insist
from .findings import Block

VISIBLE = -1
"""xlSheetVisible"""
_ALLOWED = dict.fromkeys(
    ("AllowFormattingColumns", "AllowFormattingRows", "AllowSorting", "AllowFiltering"), True
)
"""What the template lets a clerk do on its protected sheets (excel/template/paper.py)."""


def write_block(book: Any, name: str, block: Block, sheets: Collection[str]) -> Any:
    """Write a block from A1 on into the sheet `name`, added where it is missing; return the sheet.

    `sheets` are the names of the workbook's sheets: a sheet that Excel does not give is not thought
    to be missing for that. The block goes in by one call, whole or not at all. A filter is taken
    off first, for Excel may leave filtered rows out.
    """
    locked = words.LOCKED_SHEET.format(sheet=name)
    sheet = _sheet(book, name, sheets)
    place = f"A1:{column_letters(len(block[0]))}{len(block)}"
    with _unlocked(sheet, locked):
        if ask(locked, lambda: sheet.FilterMode):
            ask(locked, sheet.ShowAllData)
        cells = ask(locked, lambda: sheet.Range(place))
        ask(locked, lambda: setattr(cells, "Formula", block))
        insist(lambda: cells.Rows.AutoFit())
    return sheet


@contextmanager
def _unlocked(sheet: Any, refusal: str) -> Iterator[None]:
    """Unlock a sheet that has no password; lock it again, with what the template allows."""
    if not ask(refusal, lambda: sheet.ProtectContents):
        yield
        return
    try:
        # An empty password, for without one Excel would ask the clerk.
        ask(refusal, lambda: sheet.Unprotect(""))
        yield
    finally:
        insist(
            lambda: sheet.Protect(DrawingObjects=True, Contents=True, Scenarios=True, **_ALLOWED)
        )


def _sheet(book: Any, name: str, sheets: Collection[str]) -> Any:
    there = ask(words.REFUSED, lambda: book.Worksheets)
    spelt = next((sheet for sheet in sheets if fold(sheet) == fold(name)), "")
    return ask(words.REFUSED, lambda: there(spelt)) if spelt else _added(there, name)


def _added(sheets: Any, name: str) -> Any:
    refusal = words.LOCKED_STRUCTURE.format(sheet=name)
    last = ask(refusal, lambda: sheets(sheets.Count))
    sheet = ask(refusal, lambda: sheets.Add(After=last))
    if not insist(lambda: setattr(sheet, "Name", name)):
        raise ExcelRefused(refusal)
    insist(lambda: setattr(sheet.Columns, "ColumnWidth", 24))
    insist(lambda: setattr(sheet.Cells, "WrapText", True))
    return sheet


def show(sheet: Any) -> None:
    """Bring a sheet to the front, and out where it was hidden."""
    if ask(words.REFUSED, lambda: sheet.Visible) != VISIBLE:
        ask(words.REFUSED, lambda: setattr(sheet, "Visible", VISIBLE))
    ask(words.REFUSED, sheet.Activate)
