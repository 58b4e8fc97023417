"""How cells are dressed: formats, sizes, merging, and what Excel calls all that."""
# ruff: noqa: N802, N803 - the names are Excel's

from __future__ import annotations

from typing import Any

from live.areas import MOST_COLUMN
from live.cellset import ROWS, CellSet
from live.looks import Borders, Font, Interior


class Dressed(CellSet):
    """Cells with their formats."""

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

    Interior = property(Interior)
    Font = property(Font)
    Borders = property(Borders)
    NumberFormat = property(_format, _set_format)
    WrapText = property(_wraps, lambda self, v: self._set("IsTextWrapped", bool(v)))
    Locked = property(CellSet.locked, CellSet.lock)
    Hidden = property(_hidden, _hide)
    ColumnWidth = property(_width, _set_width)
    RowHeight = property(_height, _set_height)
    MergeCells = property(lambda self: next(self.each()).IsMerged)
    MergeArea = property(lambda self: self.with_areas(self.sheet.cells.merge_area(*self.first[:2])))

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
        by_rows = self.line == ROWS
        self.sheet.check("AllowFormattingRows" if by_rows else "AllowFormattingColumns")
        for cells in self.each():
            if by_rows:
                cells.Rows.OptimalHeight = True
            else:
                cells.Columns.OptimalWidth = True
