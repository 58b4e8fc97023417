"""The cells of a sheet's part: found, made at their place in the order, seen through merges."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...core.cells import column_letters
from ...ooxml.events import XmlError
from ...ooxml.trees import Element, child, children, local, tag
from ..reading.addresses import area, place


class SheetCells:
    """The cells of one sheet. Rows and cells without an address stand after the one before them."""

    def __init__(self, root: Element) -> None:
        data = child(root, "sheetData")
        if data is None:
            raise XmlError("Một trang tính trong tệp không có ô nào để ghi.")
        self._data = data
        merges = child(root, "mergeCells")
        self._areas = [
            area(merge.get("ref", ""))
            for merge in (children(merges, "mergeCell") if merges is not None else ())
        ]

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell that shows what stands at a place: the first of a merged area."""
        for merged in self._areas:
            if merged.top <= row <= merged.bottom and merged.left <= column <= merged.right:
                return merged.top, merged.left
        return row, column

    def ensured(self, row: int, column: int) -> Element:
        """Return the cell of a place, made where it is not there, in the row's or no style."""
        line = self._row(row)
        before = 0
        for index, (number, cell) in enumerate(_numbered_cells(line)):
            if number == column:
                return cell
            if number < column:
                before = index + 1
        made = line.makeelement(tag(line, "c"))
        made.set("r", f"{column_letters(column)}{row}")
        if line.get("customFormat") in ("1", "true"):
            made.set("s", line.get("s", "0"))
        line.insert(before, made)
        return made

    def _row(self, row: int) -> Element:
        before = 0
        for index, (number, line) in enumerate(_numbered_rows(self._data)):
            if number == row:
                return line
            if number < row:
                before = index + 1
        made = self._data.makeelement(tag(self._data, "row"))
        made.set("r", str(row))
        self._data.insert(before, made)
        return made

    def restyle(self, other: Callable[[int], int]) -> bool:
        """Give each cell the style that `other` returns for its own; whether any changed."""
        changed = False
        for cell in self._data.iter(tag(self._data, "c")):
            style = style_of(cell)
            wanted = other(style)
            if wanted != style:
                cell.set("s", str(wanted))
                changed = True
        return changed


def style_of(cell: Element) -> int:
    """Return the index of a cell's format; XmlError where it is none."""
    told = cell.get("s", "0")
    if not told.isdecimal():
        raise XmlError(f"Kiểu ô “{told[:20]}” trong tệp bị hỏng.")
    return int(told)


def _numbered_rows(data: Element) -> Iterator[tuple[int, Element]]:
    number = 0
    for row in data:
        if local(row) == "row":
            number = int(row.get("r", number + 1))
            yield number, row


def _numbered_cells(row: Element) -> Iterator[tuple[int, Element]]:
    number = 0
    for cell in row:
        if local(cell) == "c":
            address = cell.get("r")
            number = place(address)[1] if address else number + 1
            yield number, cell
