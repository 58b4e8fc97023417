"""Excel's ranges, on LibreOffice's cells."""
# ruff: noqa: N802, N803 - the names are Excel's

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from live import blocks
from live.areas import MOST_COLUMN, MOST_ROW, Area
from live.com import ComObject, fault, refused
from live.document import CONTENTS, EVERYTHING, FORMATS, struct
from live.links import Hyperlinks, add_note, note_at
from live.looks import Borders, Font, Interior

_MOST_CELLS = 2_000_000
"""More than that is a whole column or sheet: Excel would not give it, or only after minutes."""
_ROWS, _COLUMNS = "rows", "columns"
_DOWN, _UP, _RIGHT, _LEFT = -4121, -4162, -4161, -4159


class Range(ComObject):
    """One rectangle of cells or several; `line` says whether it is counted by rows or columns."""

    def __init__(self, sheet: Any, *areas: Area, line: str = "") -> None:
        self.sheet, self.areas, self.line = sheet, areas, line

    def alive(self, put: bool = False) -> None:
        self.sheet.alive(put)

    @property
    def first(self) -> Area:
        return self.areas[0]

    def with_areas(self, *areas: Area) -> Range:
        return Range(self.sheet, *areas)

    def corner(self) -> Range:
        return self.with_areas(self.first.sub(0, 0))

    def by_rows(self) -> Range:
        return Range(self.sheet, *self.areas, line=_ROWS)

    def by_columns(self) -> Range:
        return Range(self.sheet, *self.areas, line=_COLUMNS)

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

    # --- the collection -----------------------------------------------------------------------

    def item(self, row: Any, column: Any = None) -> Range:
        if self.line == _ROWS and column is None:
            return self.with_areas(self.first.sub(int(row) - 1, 0, 1, self.first.columns))
        if self.line == _COLUMNS and column is None:
            return self.with_areas(self.first.sub(0, int(row) - 1, self.first.rows, 1))
        if column is None:
            row, column = divmod(int(row) - 1, self.first.columns)
            return self.with_areas(self.first.sub(row, column))
        return self.with_areas(self.first.sub(int(row) - 1, int(column) - 1))

    def items(self) -> list[Any]:
        return [self.item(at + 1) for at in range(self._count())]

    def _count(self) -> int:
        if self.line:
            return self.first.rows if self.line == _ROWS else self.first.columns
        return sum(one.rows * one.columns for one in self.areas)

    # --- what may be done -----------------------------------------------------------------------

    def check(self, allowed: str = "") -> None:
        """Raise Excel's refusal where the sheet is protected and a cell of the range is locked."""
        known = self.sheet.book.protections.allowed.get(self.sheet.name, ())
        if self.sheet.protected() and allowed not in known and self._locked() is not False:
            raise refused("The cell or chart you're trying to change is on a protected sheet.")

    def check_format(self) -> None:
        """The same where a format is set: unlocked cells are refused, too."""
        self.sheet.check("AllowFormattingCells")

    def _locked(self) -> bool | None:
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

    def _lock(self, value: Any) -> None:
        self.sheet.check()
        for cells in self.each():
            cells.CellProtection = struct("util.CellProtection", IsLocked=bool(value))

    # --- values ---------------------------------------------------------------------------------

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

    # --- formats --------------------------------------------------------------------------------

    def _set(self, name: str, value: Any) -> None:
        self.check_format()
        for cells in self.each():
            setattr(cells, name, value)

    def _format(self) -> Any:
        keys = {key for one in self.areas for key, _ in self.sheet.cells.runs(one)}
        document = self.sheet.book.document
        return document.format_code(keys.pop()) if len(keys) == 1 else None

    def _set_format(self, code: str) -> None:
        self._set("NumberFormat", self.sheet.book.document.format_key(code))

    def _wraps(self) -> Any:
        return next(self.each()).IsTextWrapped

    def _hidden(self) -> bool:
        cells = next(self.each())
        lines = cells.Rows if self.first.columns > MOST_COLUMN else cells.Columns
        return not any(lines.getByIndex(n).IsVisible for n in range(min(lines.Count, 999)))

    def _hide(self, value: Any) -> None:
        whole_rows = self.first.columns > MOST_COLUMN
        self.sheet.check("AllowFormattingRows" if whole_rows else "AllowFormattingColumns")
        for cells in self.each():
            (cells.Rows if whole_rows else cells.Columns).IsVisible = not value

    def _width(self) -> float:
        return float(next(self.each()).Columns.getByIndex(0).Width) / 200

    def _set_width(self, value: float) -> None:
        self.sheet.check("AllowFormattingColumns")
        for cells in self.each():
            cells.Columns.Width = int(value * 200)

    def _height(self) -> float:
        return float(next(self.each()).Rows.getByIndex(0).Height) * 72 / 2540

    def _set_height(self, value: float) -> None:
        self.sheet.check("AllowFormattingRows")
        for cells in self.each():
            cells.Rows.Height = int(value * 2540 / 72)

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

    # --- Excel's members ------------------------------------------------------------------------

    Value = property(lambda self: self._read(raw=False), put)
    Value2 = property(lambda self: self._read(raw=True), put)
    Formula = property(_formula, put)
    Formula2 = property(_formula, put)
    Text = property(_text)
    HasFormula = property(lambda self: str(self._formula()).startswith("="))
    Row = property(lambda self: self.first.top + 1)
    Column = property(lambda self: self.first.left + 1)
    Count = property(_count)
    CountLarge = property(_count)
    Rows = property(by_rows)
    Columns = property(by_columns)
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
    Interior = property(Interior)
    Font = property(Font)
    Borders = property(Borders)
    Hyperlinks = property(Hyperlinks)
    Comment = property(note_at)
    ListObject = property(lambda self: None)
    HasArray = property(lambda self: False)
    NumberFormat = property(_format, _set_format)
    WrapText = property(_wraps, lambda self, v: self._set("IsTextWrapped", bool(v)))
    Locked = property(_locked, _lock)
    Hidden = property(_hidden, _hide)
    ColumnWidth = property(_width, _set_width)
    RowHeight = property(_height, _set_height)
    MergeCells = property(lambda self: next(self.each()).IsMerged)
    MergeArea = property(lambda self: self.with_areas(self.sheet.cells.merge_area(*self.first[:2])))

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

    def Merge(self, Across: Any = False) -> None:
        self.sheet.check()
        self.sheet.book.not_shared()
        for cells in self.each():
            cells.merge(True)

    def UnMerge(self) -> None:
        self.sheet.check()
        for cells in self.each():
            cells.merge(False)

    def AutoFit(self) -> None:
        by_rows = self.line == _ROWS
        self.sheet.check("AllowFormattingRows" if by_rows else "AllowFormattingColumns")
        for cells in self.each():
            if by_rows:
                cells.Rows.OptimalHeight = True
            else:
                cells.Columns.OptimalWidth = True

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


def _same(values: Iterator[Any]) -> Any:
    """Return the one value that all have, None where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


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
