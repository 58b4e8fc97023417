"""Read a spreadsheet of Excel 2003's XML ("XML Spreadsheet 2003"), one file of plain XML.

Web applications write it under the name of an .xls. Source of its elements: Microsoft's "XML
Spreadsheet Reference" of Office XP and 2003.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Mapping

from ...core.cells import Area, CellRef, Grid, Nature, RawCell, Remark, Shown, Workbook
from ...ooxml.events import XmlError, local_name, parse, parser
from .addresses import LAST_COLUMN, LAST_ROW, Place, misplaced, whole
from .cell_store import MOST_CELLS
from .cell_values import number, serial_of, valued
from .number_formats import shown
from .sheet_events import MOST_ELEMENTS
from .style_table import PLAIN, CellStyle, legacy_font
from .unreadable import UnreadableWorkbook, too_large

_PART = "XML 2003"
_NAMED_FORMATS = {
    "Percent": Shown.PERCENT, "Currency": Shown.CURRENCY, "Euro Currency": Shown.CURRENCY,
    **dict.fromkeys(
        ("General Date", "Long Date", "Medium Date", "Short Date", "Long Time", "Medium Time",
         "Short Time"), Shown.DATE,
    ),
}  # fmt: skip


def read_xml_2003(data: bytes, name: str, sheets: Callable[[str], bool] | None = None) -> Workbook:
    """Return the workbook; `sheets` says by name (in NFC) which are wanted. UnreadableWorkbook."""
    if data.count(b"<") > MOST_ELEMENTS:
        raise too_large(_PART)
    scan = _Scan(sheets)
    try:
        parse(scan.parser, data, _PART)
    except XmlError as error:
        raise UnreadableWorkbook("broken", f"{error} Đề nghị gửi lại tệp.") from None
    return Workbook(
        name,
        tuple(scan.grids),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        legacy_fonts=any(style.font for style in scan.styles.values()),
        remarks=(Remark("read-as-page", {"kind": "bảng tính XML 2003"}),),
    )


class _Scan:
    """The handlers of one scan, and the sheet, row and cell that are being read."""

    def __init__(self, wanted: Callable[[str], bool] | None) -> None:
        self.wanted = wanted
        self.grids: list[Grid] = []
        self.styles: dict[str, CellStyle] = {}
        self.style = self.sheet = self.formula = self.cell_style = self.type = ""
        self.row = self.row_span = self.column = self.across = self.next_column = 0
        self.found: RawCell | None = None
        self.visible, self.in_comment, self.in_cell = True, False, False
        self.pieces: list[str] = []
        self._clear()
        self.starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "Style": self._start_style,
            "NumberFormat": self._start_format,
            "Font": self._start_font,
            "Worksheet": self._start_sheet,
            "Column": self._start_column,
            "Row": self._start_row,
            "Cell": self._start_cell,
            "Comment": lambda _: setattr(self, "in_comment", True),
            "Data": self._start_data,
        }
        self.ends: dict[str, Callable[[], None]] = {
            "Worksheet": self._end_sheet,
            "Row": self._end_row,
            "Cell": self._end_cell,
            "Comment": lambda: setattr(self, "in_comment", False),
            "Data": self._end_data,
            "Visible": self._end_visible,
        }
        self.parser = parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.pieces.append

    def _clear(self) -> None:
        self.cells: dict[Place, RawCell] = {}
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.notes: dict[Place, str] = {}
        self.links: dict[Place, str] = {}

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        if handler := self.starts.get(local_name(name)):
            handler({local_name(key): value for key, value in given.items()})
        if local_name(name) in ("Data", "Visible"):
            self.pieces.clear()

    def _end(self, name: str) -> None:
        if handler := self.ends.get(local_name(name)):
            handler()

    def _start_style(self, given: Mapping[str, str]) -> None:
        self.style = given.get("ID", "")
        self.styles[self.style] = self.styles.get(given.get("Parent", "Default"), PLAIN)

    def _start_format(self, given: Mapping[str, str]) -> None:
        code = given.get("Format", "")
        told = _NAMED_FORMATS.get(code) or (shown(0, code) if code else Shown.PLAIN)
        self.styles[self.style] = CellStyle(told, self.styles.get(self.style, PLAIN).font)

    def _start_font(self, given: Mapping[str, str]) -> None:
        if self.style in self.styles and "FontName" in given:
            font = legacy_font(given["FontName"])
            self.styles[self.style] = CellStyle(self.styles[self.style].shown, font)

    def _start_sheet(self, given: Mapping[str, str]) -> None:
        self.sheet = unicodedata.normalize("NFC", given.get("Name", ""))
        self.row = self.next_column = 0
        self.visible = True
        self._clear()

    def _end_visible(self) -> None:
        self.visible = "".join(self.pieces).strip() not in ("SheetHidden", "SheetVeryHidden")

    def _end_sheet(self) -> None:
        if self.wanted is None or self.wanted(self.sheet):
            last_row = max((row for row, _ in self.cells), default=0)
            last_column = max((column for _, column in self.cells), default=0)
            self.grids.append(
                Grid(
                    self.sheet, self.cells, tuple(self.merged),
                    frozenset(row for row in self.hidden_rows if row <= last_row),
                    frozenset(column for column in self.hidden_columns if column <= last_column),
                    self.notes, self.links, self.visible,
                )
            )  # fmt: skip
        self._clear()

    def _start_column(self, given: Mapping[str, str]) -> None:
        first = _place(given, "Index", LAST_COLUMN) or self.next_column + 1
        self.next_column = first + _more(given, "Span", LAST_COLUMN)
        if given.get("Hidden") == "1":
            self.hidden_columns.update(range(first, min(self.next_column, LAST_COLUMN) + 1))

    def _start_row(self, given: Mapping[str, str]) -> None:
        self.row = _place(given, "Index", LAST_ROW) or self.row + 1
        self.row_span = _more(given, "Span", LAST_ROW)
        self.column = 0
        if given.get("Hidden") == "1":
            last = min(self.row + self.row_span, LAST_ROW)
            self.hidden_rows.update(range(self.row, last + 1))

    def _end_row(self) -> None:
        # A row that stands for several is empty: Excel writes others out.
        self.row += self.row_span

    def _start_cell(self, given: Mapping[str, str]) -> None:
        self.column = _place(given, "Index", LAST_COLUMN) or self.column + 1
        self.formula = given.get("Formula", "").removeprefix("=")
        self.cell_style, self.in_cell = given.get("StyleID", ""), True
        self.found = None
        across, down = _more(given, "MergeAcross", LAST_COLUMN), _more(given, "MergeDown", LAST_ROW)
        if across or down:
            self.merged.append(Area(self.row, self.column, self.row + down, self.column + across))
        if given.get("HRef"):
            self.links[(self.row, self.column)] = given["HRef"]
        self.across = across

    def _start_data(self, given: Mapping[str, str]) -> None:
        self.type = given.get("Type", "String")

    def _end_data(self) -> None:
        text = "".join(self.pieces)
        where = (self.row, self.column)
        if self.in_comment:
            self.notes[where] = text.strip()
        elif self.in_cell:
            style = self.styles.get(self.cell_style, self.styles.get("Default", PLAIN))
            self.found = _cell(self.type, text, self.formula or None, style)

    def _end_cell(self) -> None:
        cell, where = self.found, (self.row, self.column)
        if cell is None and self.formula:
            cell = RawCell(None, Nature.UNCOMPUTED, formula=self.formula)
        if cell is not None:
            if where in self.cells or self.row > LAST_ROW or self.column > LAST_COLUMN:
                raise misplaced(_PART, CellRef("", *where).address)
            self.cells[where] = cell
        if len(self.cells) > MOST_CELLS:
            raise too_large(_PART)
        self.column += self.across
        self.in_cell = False


def _cell(type_: str, text: str, formula: str | None, style: CellStyle) -> RawCell:
    if type_ == "Number" and (value := number(text)) is not None:
        return valued(value, formula, style)
    if type_ == "Boolean" and text in ("0", "1"):
        return valued(text == "1", formula, style)
    if type_ == "DateTime" and (serial := serial_of(text)) is not None:
        return RawCell(serial, Nature.VALUE, Shown.DATE, formula, style.font)
    if type_ == "String":
        return valued(text, formula, style)
    return RawCell(text, Nature.ERROR, style.shown, formula, style.font)


def _place(given: Mapping[str, str], key: str, most: int) -> int:
    """Return a stated row or column, 0 where none is stated."""
    return whole(given[key], most, _PART) if key in given else 0


def _more(given: Mapping[str, str], key: str, most: int) -> int:
    """Return how many further rows or columns are meant."""
    text = given.get(key, "0")
    return whole(text, most, _PART) if text != "0" else 0
