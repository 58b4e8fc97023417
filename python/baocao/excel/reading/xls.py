"""Read an .xls workbook (Excel 97 to 2003) by xlrd: values, blanks and errors told apart.

What xlrd does not tell, and what is therefore not known of an .xls:
- formulas, but those that read other workbooks (xls_links). A cell is its saved value, `formula` is
  None, and no cell is ever UNCOMPUTED. A script
  may save a formula that it has not reckoned with an empty text (xlwt does), which is what ="" is,
  too: it is taken as that empty text, so the cell counts as left empty and is asked about. Where a
  program saves 0 instead, the 0 is read.
- pictures and shapes over a sheet (`drawings` is always False), the program that saved the file,
  the custom properties: the identity of a file comes from its sheets.

Excel 5.0 and 95 are refused though xlrd opens them: their texts are bytes in a code page that
seldom has the Vietnamese letters, and they have no merged cells.
"""

from __future__ import annotations

import hashlib
import io
import math
import re
import struct
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import xlrd

from ...core.cells import Area, Grid, Nature, RawCell, Remark, Scalar, Shown, Workbook
from ...intake.sniff import Kind
from .addresses import Place
from .cell_values import DATE_1904, valued
from .number_formats import shown
from .style_table import CellStyle, legacy_font
from .unreadable import UnreadableWorkbook, too_large
from .xls_links import other_books

_EXCEL_97 = 80
"""The version of records that xlrd calls 8: Excel 97 to 2003."""
_EXACT = 1e15
"""Whole numbers below this are exact in the file's floating point."""
_MOST_LINKED = 1_000_000
"""Cells that the links of a workbook may cover: a whole column is 65 536."""
_LINK = re.compile(
    rb"(.{8})\xd0\xc9\xea\x79\xf9\xba\xce\x11\x8c\x82\x00\xaa\x00\x4b\xa9\x0b", re.DOTALL
)
"""A link's record: first and last row, first and last column, the mark of a link."""
# Streams' and storages' names stand in the directory as UTF-16, closed by a zero.
_SHARED = "Revision Log\0".encode("utf-16-le")
_SHARED_SENTENCE = (
    "Tệp .xls đang ở chế độ dùng chung có theo dõi thay đổi nên không đọc được chắc chắn. Mở tệp "
    "bằng Excel, lưu thành .xlsx rồi gửi lại."
)
_MACROS = "_VBA_PROJECT_CUR\0".encode("utf-16-le")
_BROKEN = "Tệp .xls bị hỏng. Mở tệp bằng Excel, lưu thành .xlsx rồi gửi lại."
# Excel encrypts a workbook whose sheets' order is protected, too: it opens without a password.
_LOCKED = (
    "Tệp .xls có mật khẩu hoặc được bảo vệ cấu trúc nên không đọc được. Mở tệp bằng Excel, bỏ bảo "
    "vệ (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu thành .xlsx rồi gửi lại."
)


def read_xls(data: bytes, name: str, sheets: Callable[[str], bool] | None = None) -> Workbook:
    """Return the workbook; `sheets` says by name (in NFC) which are wanted. UnreadableWorkbook."""
    if _SHARED in data:
        raise UnreadableWorkbook("shared", _SHARED_SENTENCE)
    try:
        grids = _grids(data, sheets)
    except UnreadableWorkbook:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged file makes xlrd raise of every kind
        raise _unreadable(error) from None
    fonts = any(cell.font for grid in grids for cell in grid.cells.values())
    return Workbook(
        name,
        grids,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        legacy_fonts=fonts,
        remarks=(Remark("macros-ignored"),) if _MACROS in data else (),
    )


def _unreadable(error: Exception) -> UnreadableWorkbook:
    if isinstance(error, xlrd.XLRDError) and "encrypted" in str(error):
        return UnreadableWorkbook(Kind.PASSWORD.word, _LOCKED)
    return UnreadableWorkbook("broken", _BROKEN)


def _grids(data: bytes, sheets: Callable[[str], bool] | None) -> tuple[Grid, ...]:
    # Ragged rows are not filled up to the widest: one far cell then costs nothing.
    with xlrd.open_workbook(
        file_contents=data,
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
        logfile=io.StringIO(),
    ) as book:
        if book.biff_version < _EXCEL_97:
            raise UnreadableWorkbook(Kind.OLD_XLS.word, Kind.OLD_XLS.sentence)
        _refuse_endless_links(book.mem)
        styles = _styles(book)
        listed = [unicodedata.normalize("NFC", name) for name in book.sheet_names()]
        linked = _linked(book)
        return tuple(
            _grid(book.sheet_by_index(place), name, styles, book.datemode == 1, linked(place))
            for place, name in enumerate(listed)
            if sheets is None or sheets(name)
        )


def _linked(book: Any) -> Callable[[int], Mapping[Place, str]]:
    """Return what tells of a sheet, by its place, its formulas that read other workbooks."""
    others = other_books(book.mem, book.base)
    # There is no public way to where a sheet's records begin.
    starts = book._sh_abs_posn
    return lambda place: others.formulas(book.mem, starts[place]) if others.any else {}


def _refuse_endless_links(records: bytes) -> None:
    """Refuse links over more cells than a sheet is used for: xlrd keeps each such cell."""
    linked = 0
    for found in _LINK.finditer(records):
        top, bottom, left, right = struct.unpack("<4H", found[1])
        linked += max(bottom - top + 1, 0) * max(right - left + 1, 0)
    if linked > _MOST_LINKED:
        raise too_large("Hyperlink")


def _styles(book: Any) -> list[CellStyle]:
    """Return how the cells of each format show, by its number."""
    codes = {each.format_key: each.format_str for each in book.format_list}
    fonts = [legacy_font(each.name) for each in book.font_list]
    return [
        CellStyle(shown(each.format_key, codes.get(each.format_key)), fonts[each.font_index])
        for each in book.xf_list
    ]


def _grid(
    sheet: Any, name: str, styles: list[CellStyle], date_1904: bool, linked: Mapping[Place, str]
) -> Grid:
    cells = _cells(sheet, styles, date_1904)
    for place, formula in linked.items():
        if place in cells:
            cells[place] = replace(cells[place], formula=formula)
    last_row = max((row for row, _ in cells), default=0)
    last_column = max((column for _, column in cells), default=0)
    return Grid(
        sheet=name,
        cells=cells,
        merged=tuple(
            Area(top + 1, left + 1, bottom, right)
            for top, bottom, left, right in sheet.merged_cells
        ),
        hidden_rows=_hidden(sheet.rowinfo_map, last_row),
        hidden_columns=_hidden(sheet.colinfo_map, last_column),
        notes={
            (row + 1, column + 1): note.text.strip()
            for (row, column), note in sheet.cell_note_map.items()
        },
        links=_links(sheet, cells),
        visible=sheet.visibility == 0,
    )


def _cells(sheet: Any, styles: list[CellStyle], date_1904: bool) -> dict[Place, RawCell]:
    return {
        (row + 1, column + 1): _cell(found.ctype, found.value, styles[found.xf_index], date_1904)
        for row in range(sheet.nrows)
        for column, found in enumerate(sheet.row(row))
        if found.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
    }


def _cell(type_: int, value: Any, style: CellStyle, date_1904: bool) -> RawCell:
    """Return a cell that holds something; `type_` is one of xlrd's."""
    if type_ == xlrd.XL_CELL_ERROR:
        told = xlrd.error_text_from_code.get(value, f"#LỖI {value}")
        return RawCell(told, Nature.ERROR, style.shown, font=style.font)
    if type_ == xlrd.XL_CELL_BOOLEAN:
        return valued(bool(value), None, style)
    if type_ == xlrd.XL_CELL_TEXT:
        return valued(value, None, style)
    if not math.isfinite(value):
        return RawCell(str(value), Nature.ERROR, style.shown, font=style.font)
    dated = date_1904 and style.shown is Shown.DATE
    return valued(_number(value + DATE_1904 if dated else value), None, style)


def _number(value: float) -> Scalar:
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


def _hidden(told: Mapping[int, Any], last: int) -> frozenset[int]:
    """Return the hidden rows or columns that hold cells or lie before such."""
    return frozenset(place + 1 for place, how in told.items() if how.hidden and place < last)


def _links(sheet: Any, cells: Iterable[Place]) -> dict[Place, str]:
    """Return the links' targets by cell; a place inside the workbook begins with "#"."""
    links = {where: sheet.hyperlink_map.get((where[0] - 1, where[1] - 1)) for where in cells}
    return {where: target for where, link in links.items() if link and (target := _target(link))}


def _target(link: Any) -> str:
    # A path in the code page of the machine that wrote it comes as bytes: it is no link for us.
    path = link.url_or_path if isinstance(link.url_or_path, str) else ""
    return path + (f"#{link.textmark}" if link.textmark else "")
