"""Cells of a sheet: rectangles, how they are counted, and whether they may be changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from live.areas import Area
from live.com import ComObject, refused
from live.document import struct

ROWS, COLUMNS = "rows", "columns"


class CellSet(ComObject):
    """One rectangle of cells or several; `line` says whether it is counted by rows or columns."""

    def __init__(self, sheet: Any, *areas: Area, line: str = "") -> None:
        self.sheet, self.areas, self.line = sheet, areas, line

    def alive(self, put: bool = False) -> None:
        self.sheet.alive(put)

    @property
    def first(self) -> Area:
        return self.areas[0]

    def with_areas(self, *areas: Area) -> Any:
        return type(self)(self.sheet, *areas)

    def corner(self) -> Any:
        return self.with_areas(self.first.sub(0, 0))

    def by_rows(self) -> Any:
        return type(self)(self.sheet, *self.areas, line=ROWS)

    def by_columns(self) -> Any:
        return type(self)(self.sheet, *self.areas, line=COLUMNS)

    def each(self) -> Iterator[Any]:
        """Yield LibreOffice's range for each rectangle."""
        for one in self.areas:
            yield self.sheet.cells.range(one)

    def filled(self) -> Iterator[Any]:
        """Yield LibreOffice's cells of the range within what is used."""
        used = self.sheet.cells.used()
        for one in self.areas:
            part = one.common(used)
            for row in range(part.top, part.bottom + 1) if part else ():
                for column in range(part.left, part.right + 1) if part else ():
                    yield self.sheet.cells.cell(row, column)

    def choose(self) -> None:
        self.sheet.activate()
        self.sheet.book.selected[self.sheet.name] = self.first

    def item(self, row: Any, column: Any = None) -> Any:
        if self.line == ROWS and column is None:
            return self.with_areas(self.first.sub(int(row) - 1, 0, 1, self.first.columns))
        if self.line == COLUMNS and column is None:
            return self.with_areas(self.first.sub(0, int(row) - 1, self.first.rows, 1))
        if column is None:
            row, column = divmod(int(row) - 1, self.first.columns)
            return self.with_areas(self.first.sub(row, column))
        return self.with_areas(self.first.sub(int(row) - 1, int(column) - 1))

    def items(self) -> list[Any]:
        return [self.item(at + 1) for at in range(self.count())]

    def count(self) -> int:
        if self.line:
            return self.first.rows if self.line == ROWS else self.first.columns
        return sum(one.rows * one.columns for one in self.areas)

    def check(self, allowed: str = "") -> None:
        """Raise Excel's refusal where the sheet is protected and a cell of the range is locked."""
        known = self.sheet.book.protections.allowed.get(self.sheet.name, ())
        if self.sheet.protected() and allowed not in known and self.locked() is not False:
            raise refused("The cell or chart you're trying to change is on a protected sheet.")

    def check_format(self) -> None:
        """The same where a format is set: unlocked cells are refused, too."""
        self.sheet.check("AllowFormattingCells")

    def locked(self) -> bool | None:
        found = {self._locked_in(one) for one in self.each()}
        return found.pop() if len(found) == 1 else None

    def _locked_in(self, cells: Any) -> bool | None:
        return _same(
            group.CellProtection.IsLocked
            for group in (
                cells.UniqueCellFormatRanges.getByIndex(n)
                for n in range(cells.UniqueCellFormatRanges.Count)
            )
        )

    def lock(self, value: Any) -> None:
        self.sheet.check()
        for cells in self.each():
            cells.CellProtection = struct("util.CellProtection", IsLocked=bool(value))


def _same(values: Iterator[Any]) -> Any:
    """Return the one value that all have, None where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
