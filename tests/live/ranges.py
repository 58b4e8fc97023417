"""Excel's ranges, on LibreOffice's cells."""
# ruff: noqa: N802, N803 - the names are Excel's

from __future__ import annotations

from typing import Any

from live import blocks
from live.areas import MOST_COLUMN, MOST_ROW, Area
from live.com import ComObject, fault, refused
from live.document import CONTENTS, EVERYTHING, FORMATS, struct
from live.dressed import Dressed
from live.links import Hyperlinks, add_note, note_at

_MOST_CELLS = 2_000_000
"""More than that is a whole column or sheet: Excel would not give it, or only after minutes."""
_DOWN, _UP, _RIGHT, _LEFT = -4121, -4162, -4161, -4159


class Range(Dressed):
    """A range of a sheet."""

    def _bounded(self) -> Area:
        if self.first.rows * self.first.columns > _MOST_CELLS:
            raise refused("Out of memory")
        return self.first

    def _read(self, raw: bool) -> Any:
        return _answer(blocks.read(self.sheet.cells, self._bounded(), raw))

    def put(self, value: Any) -> None:
        """Put a value into each of the rectangles."""
        self.check()
        self._bounded()
        for one in self.areas:
            blocks.write(self.sheet.cells, one, value)

    def _formula(self) -> Any:
        return _answer(blocks.formulas(self.sheet.cells, self._bounded()))

    def _text(self) -> Any:
        return self.sheet.cells.cell(self.first.top, self.first.left).String

    def _entire_row(self) -> Range:
        return self.with_areas(*(one._replace(left=0, right=MOST_COLUMN) for one in self.areas))

    def _entire_column(self) -> Range:
        return self.with_areas(*(one._replace(top=0, bottom=MOST_ROW) for one in self.areas))

    def _clear(self, flags: int) -> None:
        for one in self.areas:
            used = one.common(self.sheet.cells.used())
            hidden = range(used.top, used.bottom + 1) if used else ()
            if not any(self.sheet.cells.filtered(row) for row in hidden):
                self.sheet.cells.range(one).clearContents(flags)
                continue
            for row in hidden:
                if not self.sheet.cells.filtered(row):
                    line = one._replace(top=row, bottom=row)
                    self.sheet.cells.range(line).clearContents(flags)

    Value = property(lambda self: self._read(raw=False), put)
    Value2 = property(lambda self: self._read(raw=True), put)
    Formula = property(_formula, put)
    Formula2 = property(_formula, put)
    Text = property(_text)
    HasFormula = property(lambda self: str(self._formula()).startswith("="))
    Row = property(lambda self: self.first.top + 1)
    Column = property(lambda self: self.first.left + 1)
    Count = property(Dressed.count)
    CountLarge = property(Dressed.count)
    Rows = property(Dressed.by_rows)
    Columns = property(Dressed.by_columns)
    Cells = property(lambda self: self.with_areas(*self.areas))
    Areas = property(lambda self: Areas([self.with_areas(one) for one in self.areas]))
    Resize = property(lambda self: self.with_areas(*self.areas))
    Offset = property(lambda self: self.with_areas(*self.areas))
    Address = property(lambda self: self.address())
    Worksheet = property(lambda self: self.sheet)
    Parent = property(lambda self: self.sheet)
    Application = property(lambda self: self.sheet.book.app)
    EntireRow = property(_entire_row)
    EntireColumn = property(_entire_column)
    CurrentRegion = property(lambda self: self.with_areas(self.sheet.cells.used()))
    Hyperlinks = property(Hyperlinks)
    Comment = property(note_at)
    ListObject = property(lambda self: None)
    HasArray = property(lambda self: False)

    def address(self, dollars: bool = True) -> str:
        return ",".join(one.address(dollars) for one in self.areas)

    def Item(self, row: Any, column: Any = None) -> Range:
        return self.item(row, column)

    def GetAddress(
        self, RowAbsolute: Any = True, ColumnAbsolute: Any = True, ReferenceStyle: int = 1,
        External: Any = False,
    ) -> str:  # fmt: skip
        text = self.address(bool(RowAbsolute))
        book = f"[{self.sheet.book.name}]{self.sheet.name}"
        return f"'{book}'!{text}" if External else text

    def GetResize(self, RowSize: Any = None, ColumnSize: Any = None) -> Range:
        rows = int(RowSize or self.first.rows)
        columns = int(ColumnSize or self.first.columns)
        return self.with_areas(self.first.sub(0, 0, rows, columns))

    def GetOffset(self, RowOffset: Any = 0, ColumnOffset: Any = 0) -> Range:
        moved = self.first.sub(
            int(RowOffset), int(ColumnOffset), self.first.rows, self.first.columns
        )
        return self.with_areas(moved)

    def Select(self) -> None:
        if self.sheet.name != self.sheet.book.active_sheet().name:
            raise refused("Select method of Range class failed")
        self.choose()

    def Activate(self) -> None:
        self.Select()

    def ClearContents(self) -> None:
        self.check()
        self._clear(CONTENTS)

    def ClearFormats(self) -> None:
        self.check_format()
        self._clear(FORMATS)

    def Clear(self) -> None:
        self.sheet.check()
        self._clear(EVERYTHING)

    def ClearHyperlinks(self) -> None:
        Hyperlinks(self).Delete()

    def AddComment(self, Text: str = "") -> Any:
        self.check()
        return add_note(self, Text)

    def AutoFilter(self, Field: int = 1, Criteria1: Any = None) -> None:
        """Hide the rows below the first whose text in a column is not the one wanted."""
        self.sheet.check("AllowFiltering")
        whole = self.first
        for row in range(whole.top + 1, whole.bottom + 1):
            shown = self.sheet.cells.cell(row, whole.left + int(Field) - 1).String
            line = self.sheet.uno.Rows.getByIndex(row)
            line.IsVisible = shown == str(Criteria1)
            line.IsFiltered = shown != str(Criteria1)

    def Insert(self, Shift: Any = None, CopyOrigin: Any = 0) -> None:
        self.sheet.check("AllowInsertingRows")
        whole = self.first._replace(left=0, right=MOST_COLUMN)
        self.sheet.uno.Rows.insertByIndex(whole.top, whole.rows)

    def Delete(self, Shift: Any = None) -> None:
        self.sheet.check("AllowDeletingRows")
        self.sheet.uno.Rows.removeByIndex(self.first.top, self.first.rows)

    def End(self, Direction: int) -> Range:
        """Go where Ctrl and an arrow go: to the last of a filled run, or the next filled cell."""
        step = {_DOWN: (1, 0), _UP: (-1, 0), _RIGHT: (0, 1), _LEFT: (0, -1)}[Direction]
        row, column = _jump(self, self.first.top, self.first.left, *step)
        return self.with_areas(Area(row, column, row, column))

    def Copy(self, Destination: Any = None) -> None:
        if Destination is None:
            raise refused("the stand-in has no clipboard")
        Destination.check()
        if Destination.sheet.book is not self.sheet.book:
            raise refused("the stand-in copies within a workbook")
        to = Destination.first
        at = struct(
            "table.CellAddress", Sheet=Destination.sheet.cells.place, Row=to.top, Column=to.left
        )
        Destination.sheet.uno.copyRange(at, self.sheet.cells.range(self.first).RangeAddress)


def _answer(rows: list[list[Any]]) -> Any:
    return rows[0][0] if len(rows) == len(rows[0]) == 1 else tuple(map(tuple, rows))


def _jump(cells: Range, row: int, column: int, down: int, right: int) -> tuple[int, int]:
    used = cells.sheet.cells.used()

    def full(r: int, c: int) -> bool:
        within = 0 <= r <= used.bottom and 0 <= c <= used.right
        return within and cells.sheet.cells.cell(r, c).Type.value != "EMPTY"

    def ahead(r: int, c: int) -> bool:
        return 0 <= r + down <= used.bottom and 0 <= c + right <= used.right

    run = full(row, column) and full(row + down, column + right)
    if row > used.bottom or column > used.right:
        row, column = min(row, used.bottom + 1), min(column, used.right + 1)
    while ahead(row, column) and (full(row + down, column + right) or not run):
        row, column = row + down, column + right
        if not run and full(row, column):
            return row, column
    if run or full(row, column):
        return row, column
    return {1: MOST_ROW, -1: 0, 0: row}[down], {1: MOST_COLUMN, -1: 0, 0: column}[right]


class Areas(ComObject):
    """The rectangles of a range."""

    def __init__(self, ranges: list[Range]) -> None:
        self.ranges = ranges

    def items(self) -> list[Any]:
        return list(self.ranges)

    def item(self, at: int) -> Range:
        if not 1 <= at <= len(self.ranges):
            raise fault("bad_index")
        return self.ranges[int(at) - 1]

    Count = property(lambda self: len(self.ranges))
