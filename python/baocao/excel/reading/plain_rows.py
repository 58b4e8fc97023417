"""A worksheet's rows, read by one pattern where all of them are plain: nearly every sheet's are.

The patterns are asked where XML is plain (ooxml.plain), unprefixed elements are the worksheet's own
(one default namespace is declared, by the root), and between `<sheetData>` and its end there is
nothing but whole rows of the few forms below. Where that does not hold there are no plain rows, and
the XML is scanned as events; so is, always, all that stands around the rows. Possessive quantifiers
keep the time linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...ooxml.plain import HEAD, TEXT, has_plain_texts, is_plain, plain_text

_START = re.compile(
    HEAD + rb'<worksheet xmlns="http://'
    rb"(?:schemas\.openxmlformats\.org/spreadsheetml/2006|purl\.oclc\.org/ooxml/spreadsheetml)"
    rb'/main"[ >]'
)
_NAMESPACE = re.compile(rb"xmlns\s*=")
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"

_NAME = r"[A-Z]{1,3}[1-9][0-9]{0,6}"
_STYLE = r"[0-9]{1,6}"
_TYPE = r"[a-zA-Z]{1,9}"
_FORMULA = r'<f(?: aca="(?:true|false)")?>'
_INLINE = r'<is><t(?: xml:space="preserve")?>'

_EMPTY_CELL = rf'<c r="{_NAME}"(?: s="{_STYLE}")?(?:/>|></c>)'
_CELL = (
    rf'<c r="{_NAME}"(?: s="{_STYLE}")?(?: t="{_TYPE}")?(?:/>|>(?:{_FORMULA}{TEXT}</f>)?'
    rf"(?:<v>{TEXT}</v>|{_INLINE}{TEXT}</t></is>)?</c>)"
)
_HOLDING = re.compile(
    rf'<c r="({_NAME})"(?: s="({_STYLE})")?(?: t="({_TYPE})")?>(?:{_FORMULA}({TEXT})</f>)?'
    rf"(?:<v>({TEXT})</v>|{_INLINE}({TEXT})</t></is>)?</c>"
)
ROW = (
    r'<row r="[1-9][0-9]{0,5}"(?: spans="[0-9:]{1,24}")?(?: s="[0-9]{1,6}")?'
    r'(?: customFormat="[a-z0-9]{1,5}")?(?: ht="(?!0")[0-9.]{1,24}")?(?: hidden="(?:0|false)")?'
    r'(?: customHeight="[a-z0-9]{1,5}")?(?: outlineLevel="[0-9]")?(?: collapsed="[a-z0-9]{1,5}")?'
    r'(?: thickTop="[a-z0-9]{1,5}")?(?: thickBot="[a-z0-9]{1,5}")?'
    r'(?: x14ac:dyDescent="[0-9.]{1,24}")?'
)
"""The start of a row that is not hidden: by no attribute, nor by a height of nothing.

Every program writes the attributes in this order, and in an order none stands twice.
"""

_ROWS = re.compile(
    rf"(?:{ROW}(?:/>|>(?:{_EMPTY_CELL})*+</row>))++|({ROW}(?:/>|>(?:{_CELL})*+</row>))"
)

Held = tuple[str, str, str, str | None, str | None]
"""A cell as it is written: its address, style, type, formula and value."""


@dataclass(frozen=True, slots=True, eq=False)
class PlainRow:
    """A row's cells that are not empty; one object for rows of the same bytes, where it is short.

    What is made of it can then be kept by its identity.
    """

    cells: tuple[Held, ...]
    comes_again: bool = False
    """Whether it is one object for equal ones: rows of long sheets hardly have any."""


_SHEETS, _ROWS_KEPT = 64, 4096
_SHORT, _SHORT_ROW = 128 << 10, 4 << 10
_LONG = 32 << 20
"""Longer ones are scanned as events, which hold one cell at a time."""
_END = b"</row>"


class NotPlainError(Exception):
    """Not every row of a worksheet is plain beyond doubt."""


PlainRows = tuple[bytes, Iterable[PlainRow]]


def plain_rows(data: bytes) -> PlainRows | None:
    """Return a worksheet's XML without its rows, and those of them that hold something.

    None where not every row is plain beyond doubt; the rows of a long sheet, which are not held
    all at a time, raise NotPlainError when one is reached that is not.
    """
    if len(data) < _SHORT:
        return _plain_rows_as_before(data)
    parts = _parts(data)
    return parts and (parts[0], _rows(parts[1]))


def _plain_rows(data: bytes) -> PlainRows | None:
    try:
        parts = _parts(data)
        return parts and (parts[0], list(_rows(parts[1])))
    except NotPlainError:
        return None


def _parts(data: bytes) -> tuple[bytes, bytes] | None:
    """Return what stands around the rows, and the rows; None where the former is not plain."""
    begin = data.find(_OPEN) + len(_OPEN)
    end = data.find(_CLOSE, begin)
    if begin < len(_OPEN) or end < 0 or len(data) > _LONG:
        return None
    around = data[:begin] + data[end:]
    start = _START.match(around)
    # Of the rows their own patterns tell that they are plain.
    if not start or not is_plain(around, start.end()) or _NAMESPACE.search(around, start.end()):
        return None
    return around, data[begin:end]


# Files that were made from one template have the same rows in each sheet that nobody filled in.
# The bytes are all that the result depends on, and it is never changed. 8 MB at most, and some
# times that for the cells.
_plain_rows_as_before = lru_cache(maxsize=_SHEETS)(_plain_rows)


def _rows(data: bytes) -> Iterator[PlainRow]:
    """Yield the rows that hold something; the last piece may hold rows without an end tag alone.

    Where an end tag is no tag (in a comment, say), a piece beside it is not plain.
    """
    short, reached = len(data) < _SHORT, 0
    while (end := data.find(_END, reached)) >= 0:
        piece = data[reached:end]
        again = short and len(piece) < _SHORT_ROW
        row = _row_as_before(piece, True) if again else _row(piece, False)
        if row is None:
            raise NotPlainError
        if row.cells:
            yield row
        reached = end + len(_END)
    if _cells(data[reached:]) is None:
        raise NotPlainError


def _row(piece: bytes, comes_again: bool) -> PlainRow | None:
    """Return the row that ends here, with empty ones before it; None where it is not plain."""
    cells = _cells(piece + _END)
    return None if cells is None else PlainRow(tuple(cells), comes_again)


# Likewise the rows of sheets that somebody did fill in: most of them are headings and empty lines.
# 16 MB at most.
_row_as_before = lru_cache(maxsize=_ROWS_KEPT)(_row)


def _cells(rows: bytes) -> list[Held] | None:
    try:
        text = rows.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not has_plain_texts(text):
        return None
    cells: list[Held] = []
    reached = 0
    while reached < len(text):
        found = _ROWS.match(text, reached)
        if not found:
            return None
        reached = found.end()
        if found[1]:
            cells += _held(found[1])
    return cells


def _held(row: str) -> Iterator[Held]:
    for found in _HOLDING.finditer(row):
        address, style, type_, formula, value, inline = found.groups()
        if value is None:
            value = inline
        # Nothing is in most cells of a template: they are not looked at again.
        if value is None and formula is None:
            continue
        yield (
            address,
            style or "0",
            type_ or "n",
            None if formula is None else plain_text(formula),
            None if value is None else plain_text(value),
        )
