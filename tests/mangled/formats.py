"""The sound workbook's values in other formats: .xls (BIFF8, record by record), .ods, flat .ods."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from baocao.ooxml.repack import package_of
from baocao.xlam.cfb import compound_file
from mangled.sound import FORMS, Formula, Rows, rows

Sheets = Mapping[str, Rows]
BIFF8, BIFF5 = 0x0600, 0x0500


def values() -> dict[str, Rows]:
    """Return the sheets that a file of another format is made of."""
    return {"Thông tin": rows("Thông tin"), **{form: rows(form) for form in FORMS}}


def with_value(sheet: str, row: int, column: int, value: object) -> dict[str, Rows]:
    """Return the sheets with one cell set."""
    found = values()
    found[sheet][row - 1][column - 1] = value
    return found


# --- .xls


@dataclass(frozen=True)
class Reckoned:
    """A formula of an .xls as its tokens, with its value."""

    tokens: bytes
    value: float


def record(number: int, data: bytes) -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def _text(text: str, wide: str) -> bytes:
    return struct.pack(wide, len(text)) + b"\1" + text.encode("utf-16-le")


def _start(kind: int, version: int = BIFF8) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", version, kind, 0x0DBB, 1996, 0, 6))


def _cell(row: int, column: int, value: object) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, Reckoned):
        tokens = struct.pack("<H", len(value.tokens)) + value.tokens
        return record(0x0006, place + struct.pack("<dHI", value.value, 0, 0) + tokens)
    if isinstance(value, str):
        return record(0x0204, place + _text(value, "<H"))
    return record(0x0203, place + struct.pack("<d", value))


def _sheet(drawn: Rows) -> bytes:
    cells = b"".join(
        _cell(row, column, value)
        for row, told in enumerate(drawn)
        for column, value in enumerate(told)
        if value is not None
    )
    size = struct.pack("<IIHHH", 0, len(drawn), 0, max(map(len, drawn)), 0)
    return _start(0x10) + record(0x0200, size) + cells + record(0x000A, b"")


def other_book(path: str, sheet: str = "Sheet1") -> bytes:
    """Return the records by which an .xls names another workbook; its sheet 0 is reference 0."""
    book = struct.pack("<H", 1) + _text(path, "<H") + _text(sheet, "<H")
    return record(0x01AE, book) + record(0x0017, struct.pack("<HHHH", 1, 0, 0, 0))


def reading_cell(row: int, column: int) -> bytes:
    """Return the tokens of a formula that reads a cell of reference 0; both count from 1."""
    return struct.pack("<BHHH", 0x5A, 0, row - 1, column - 1)


def xls(sheets: Sheets | None = None, books: bytes = b"", **streams: bytes) -> bytes:
    """Return an .xls of Excel 97 to 2003."""
    told = values() if sheets is None else sheets
    font = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text("Arial", "<B")
    head = _start(5) + record(0x0042, struct.pack("<H", 1200)) + record(0x0031, font)
    head += record(0x00E0, struct.pack("<HHHBBBBIIH", 0, 0, 1, 0x20, 0, 0, 0, 0, 0, 0x20C0))
    bodies = [_sheet(drawn) for drawn in told.values()]
    listed = [struct.pack("<BB", 0, 0) + _text(name, "<B") for name in told]
    tail = books + record(0x000A, b"")
    place = len(head) + sum(8 + len(each) for each in listed) + len(tail)
    for body, each in zip(bodies, listed, strict=True):
        head += record(0x0085, struct.pack("<I", place) + each)
        place += len(body)
    return compound_file({"Workbook": head + tail + b"".join(bodies), **streams})


# --- .ods


_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "meta")
)
_SPACES += ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, Formula):
        told = f'table:formula="of:={value.text}" office:value-type="float"'
        return f'<table:table-cell {told} office:value="{value.value}"/>'
    if isinstance(value, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
    told = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {told}><text:p>{value}</text:p></table:table-cell>"


def _ods_table(name: str, drawn: Iterable[Sequence[object]]) -> str:
    told = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in drawn
    )
    return f"<table:table table:name={quoteattr(name)}>{told}</table:table>"


def _body(sheets: Sheets | None) -> str:
    told = values() if sheets is None else sheets
    tables = "".join(_ods_table(name, drawn) for name, drawn in told.items())
    return f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"


def ods(sheets: Sheets | None = None) -> bytes:
    """Return an .ods."""
    content = f"<office:document-content {_SPACES}>{_body(sheets)}</office:document-content>"
    return package_of({"mimetype": _SPREADSHEET.encode(), "content.xml": content.encode()})


def flat_ods(sheets: Sheets | None = None) -> bytes:
    """Return a spreadsheet of OpenDocument in one file of XML (.fods)."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} '
        f'office:version="1.2" office:mimetype="{_SPREADSHEET}">{_body(sheets)}</office:document>'
    ).encode()
