"""Read a web page (HTML, or MHTML that holds pages) that came as a workbook: a table is a sheet.

Web applications and scripts save HTML under the name of an .xls; Excel itself saves "Web Page".
Such a page says no more than its texts; where Excel wrote a cell's number (x:num) that is taken.
"""

from __future__ import annotations

import email
import hashlib
import re
from collections.abc import Callable, Iterator
from email.message import Message

from lxml import etree

from ...core.cells import Area, Grid, RawCell, Remark, Workbook
from ...intake.sniff import Kind, kind_of
from .addresses import LAST_COLUMN, LAST_ROW
from .cell_store import MOST_CELLS
from .cell_values import number
from .text_coding import decoded
from .unreadable import UnreadableWorkbook, too_large

_KINDS = {Kind.HTML: "trang web (HTML)", Kind.MHTML: "trang web lưu lại (MHTML)"}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_TABLES = 200
_LARGEST = 64 << 20


def read_web_page(data: bytes, name: str, sheets: Callable[[str], bool] | None = None) -> Workbook:
    """Return the page's tables as sheets; UnreadableWorkbook where it has none.

    `sheets` is asked of no sheet: a table has no name of its own.
    """
    if len(data) > _LARGEST:
        raise too_large("HTML")
    kind = kind_of(data)
    pages = _pages(data) if kind is Kind.MHTML else [data]
    tables = [table for page in pages for table in _tables(page)]
    if not tables or len(tables) > _MOST_TABLES:
        raise UnreadableWorkbook(kind.word, kind.sentence)
    return Workbook(
        name,
        tuple(_Table(f"Bảng {n}").grid(table) for n, table in enumerate(tables, 1)),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        remarks=(Remark("read-as-page", {"kind": _KINDS.get(kind, _KINDS[Kind.HTML])}),),
    )


def _pages(data: bytes) -> Iterator[bytes]:
    message: Message = email.message_from_bytes(data)
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            yield payload


def _tables(page: bytes) -> list[etree._Element]:
    """Return the page's tables that hold no other table: a page may be laid out by tables."""
    try:
        made = etree.HTMLParser(encoding="utf-8", no_network=True)
        root = etree.fromstring(_text(page).encode(), made)
    except (etree.XMLSyntaxError, ValueError):
        return []
    tables = [] if root is None else root.iter("table")
    return [t for t in tables if t.find(".//table") is None and t.find(".//td") is not None]


def _text(page: bytes) -> str:
    """Return the page's text: in the coding it states, else in that its bytes tell."""
    stated = _CHARSET.search(page[:4096])
    if stated and not page.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return page.decode(stated[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass  # What it states is not so: many a script states what it does not write.
    return decoded(page).text


class _Table:
    """The cells of one table; what spans several places stands in the first and is merged."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells: dict[tuple[int, int], RawCell] = {}
        self._merged: list[Area] = []
        self._reaching: dict[int, int] = {}
        """The last row that a cell from above reaches to, by column."""

    def grid(self, table: etree._Element) -> Grid:
        """Return the table as a sheet."""
        for row, element in enumerate(table.iter("tr"), 1):
            self._row(row, element)
            if row > LAST_ROW or len(self._cells) > MOST_CELLS:
                raise too_large(self._name)
        return Grid(self._name, self._cells, tuple(self._merged), named=False)

    def _row(self, row: int, element: etree._Element) -> None:
        column = 0
        for cell in element.iter("td", "th"):
            column += 1
            while self._reaching.get(column, 0) >= row:
                column += 1
            across, down = _span(cell, "colspan", LAST_COLUMN), _span(cell, "rowspan", LAST_ROW)
            if column + across > LAST_COLUMN:
                raise too_large(self._name)
            self._keep(row, column, cell)
            if across > 1 or down > 1:
                area = Area(row, column, min(row + down - 1, LAST_ROW), column + across - 1)
                self._merged.append(area)
                self._reaching.update(dict.fromkeys(range(column, column + across), area.bottom))
            column += across - 1

    def _keep(self, row: int, column: int, cell: etree._Element) -> None:
        stored = cell.get("x:num") or cell.get("num") or ""
        told = number(stored) if stored else None
        value = _words(cell) if told is None else told
        if value != "":
            self._cells[(row, column)] = RawCell(value)


def _span(cell: etree._Element, attribute: str, most: int) -> int:
    text = (cell.get(attribute) or "").strip()
    return max(1, min(int(text), most)) if text.isascii() and text.isdigit() else 1


def _words(cell: etree._Element) -> str:
    """Return what a cell shows: white space as one space, a line break as one."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if event == "start":
            pieces += ["\n"] if element.tag == "br" else []
            pieces.append(_SPACES.sub(" ", element.text or ""))
        elif element is not cell:
            pieces.append(_SPACES.sub(" ", element.tail or ""))
    return "".join(pieces).strip()
