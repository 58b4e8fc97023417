"""What a test holds in its hand: a running Excel, the clerk before it, and what is seen afterwards.

Nothing here crosses the border: calls are counted only for what the program itself does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from live import blocks
from live.application import Application
from live.areas import area
from live.com import CALLS, Calls, com_error, fault
from live.dialogs import Dialogs
from live.document import rectangle
from live.pywin32 import WINDOWS
from live.seen import fills
from live.sheets import Worksheet
from live.workbooks import Workbook, opened


class Excel:
    """One running Excel. As a context it ends with its block, with all workbooks in it."""

    def __init__(self, desktop: Any, hwnd: int = 4711) -> None:
        self.app = Application(desktop, hwnd)
        WINDOWS[hwnd] = self.app

    @property
    def hwnd(self) -> int:
        return self.app.hwnd

    @property
    def calls(self) -> Calls:
        return CALLS

    @property
    def dialogs(self) -> Dialogs:
        return self.app.dialogs

    def open(self, path: str | Path) -> Workbook:
        """Open a file, as the clerk does."""
        book: Workbook = opened(self.app, path)
        return book

    def new(self) -> Workbook:
        """Make a workbook that was never saved."""
        book: Workbook = opened(self.app)
        return book

    def end(self) -> None:
        """Close all, and be gone for whoever still holds something of it."""
        for book in list(self.app.books):
            book.close()
        self.app.mood = "gone"
        WINDOWS.pop(self.hwnd, None)

    # --- the clerk ------------------------------------------------------------------------------

    def busy(self, mood: str, calls: int | None = None) -> None:
        """Meet every call, or the next few, with that fault of quirks.FAULTS."""
        self.app.mood, self.app.patience = mood, calls

    def types(self, book: Workbook, sheet: str, address: str, value: Any) -> None:
        """Type into a cell that is not locked; nothing is saved."""
        self.picked(book, sheet, address).check()
        blocks.write(book.sheet(sheet).cells, _area(address), value)

    def selects(self, book: Workbook, sheet: str, address: str) -> None:
        """Go to a sheet and select cells."""
        book.active_name = sheet
        book.selected[sheet] = _area(address)

    def picked(self, book: Workbook, sheet: str, address: str) -> Any:
        """Return the cells as an InputBox that asks for cells gives them."""
        return book.sheet(sheet).area_range(_area(address))

    def filters(self, book: Workbook, sheet: str, *rows: int) -> None:
        """Hide rows (from 1) by a filter."""
        for row in rows:
            line = book.sheet(sheet).uno.Rows.getByIndex(row - 1)
            line.IsVisible, line.IsFiltered = False, True

    def hides(self, book: Workbook, sheet: str, *rows: int) -> None:
        """Hide rows (from 1) by hand."""
        for row in rows:
            book.sheet(sheet).uno.Rows.getByIndex(row - 1).IsVisible = False

    # --- what is seen ---------------------------------------------------------------------------

    def value(self, book: Workbook, sheet: str, address: str) -> Any:
        """Return Value2 of a cell."""
        return blocks.read(book.sheet(sheet).cells, _area(address), raw=True)[0][0]

    def rows(self, book: Workbook, sheet: str) -> list[list[Any]]:
        """Return Value2 of a sheet from A1 to its last used cell."""
        cells = book.sheet(sheet).cells
        return blocks.read(cells, cells.used()._replace(top=0, left=0), raw=True)

    def fills(self, book: Workbook) -> dict[str, dict[str, str]]:
        """Return the fills that show, conditional formats included, by sheet and address."""
        return fills(book)

    def sheets(self, book: Workbook) -> list[str]:
        return list(book.document.sheets.ElementNames)

    def held(self, book: Workbook, *but: str) -> dict[str, Held]:
        """Return all that the sheets hold, but those named: to be compared before and after."""
        return {
            name: _held(book.sheet(name)) for name in self.sheets(book) if name not in but
        }  # fmt: skip


@dataclass(frozen=True)
class Held:
    """A sheet's contents, the fills and locks of its cells, and whether and how it is protected.

    A look is a column, its first and last row, the fill, and whether the cells are locked.
    """

    contents: tuple[tuple[Any, ...], ...]
    looks: frozenset[tuple[int, int, int, int, bool]]
    protected: bool
    allowed: frozenset[str]
    visible: bool


def _held(sheet: Worksheet) -> Held:
    used = sheet.cells.used()._replace(top=0, left=0)
    whole = sheet.cells.range(used)
    return Held(
        tuple(whole.FormulaArray),
        frozenset(_looks(whole.UniqueCellFormatRanges)),
        bool(sheet.uno.isProtected()),
        frozenset(sheet.book.protections.allowed.get(sheet.name, ())),
        bool(sheet.uno.IsVisible),
    )


def _looks(groups: Any) -> Iterator[tuple[int, int, int, int, bool]]:
    """Yield the runs of one look in each column: LibreOffice groups by all that a format has."""
    runs: dict[tuple[int, int, bool], list[tuple[int, int]]] = {}
    for group in (groups.getByIndex(place) for place in range(groups.Count)):
        look = group.CellBackColor, group.CellProtection.IsLocked
        for at in map(rectangle, group.RangeAddresses):
            for column in range(at.left, at.right + 1):
                runs.setdefault((column, *look), []).append((at.top, at.bottom))
    for (column, fill, locked), rows in runs.items():
        for top, bottom in _joined(rows):
            yield column, top, bottom, fill, locked


def _joined(rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return runs of rows with those that meet made one."""
    joined: list[tuple[int, int]] = []
    for top, bottom in sorted(rows):
        if joined and joined[-1][1] >= top - 1:
            joined[-1] = (joined[-1][0], max(bottom, joined[-1][1]))
        else:
            joined.append((top, bottom))
    return joined


def _area(address: str) -> Any:
    found = area(address)
    assert found, address
    return found


__all__ = ["Excel", "Held", "com_error", "fault"]
