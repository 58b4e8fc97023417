"""A worksheet's rows, read by one pattern where all of them are plain: nearly every sheet's are.

The patterns are asked where XML is plain (ooxml.plain), unprefixed elements are the worksheet's own
(one default namespace is declared, by the root), and between `<sheetData>` and its end there is
nothing but whole rows of the few forms below. Where that does not hold there are no plain rows, and
the XML is scanned as events; so is, always, all that stands around the rows. Possessive quantifiers
keep the time linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..ooxml.plain import HEAD, TEXT, is_plain, plain_text

_START = re.compile(
    HEAD + rb'<worksheet xmlns="http://'
    rb"(?:schemas\.openxmlformats\.org/spreadsheetml/2006|purl\.oclc\.org/ooxml/spreadsheetml)"
    rb'/main"[ >]'
)
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"

_NAME = r"[A-Z]{1,3}[1-9][0-9]{0,6}"
_STYLE = r"[0-9]{1,6}"
_TYPE = r"[a-zA-Z]{1,9}"
_FORMULA = r'<f(?: aca="(?:true|false)")?>'

_EMPTY_CELL = rf'<c r="{_NAME}"(?: s="{_STYLE}")?(?:/>|></c>)'
_CELL = (
    rf'<c r="{_NAME}"(?: s="{_STYLE}")?(?: t="{_TYPE}")?'
    rf"(?:/>|>(?:{_FORMULA}{TEXT}</f>)?(?:<v>{TEXT}</v>)?</c>)"
)
_HOLDING = re.compile(
    rf'<c r="({_NAME})"(?: s="({_STYLE})")?(?: t="({_TYPE})")?'
    rf">(?:{_FORMULA}({TEXT})</f>)?(?:<v>({TEXT})</v>)?</c>"
)
# A row that is not hidden: by no attribute, nor by a height of nothing.
_ROW = (
    r'<row r="[1-9][0-9]{0,5}"(?: (?:(?:spans|s|customFormat|customHeight|outlineLevel|collapsed|'
    r'thickTop|thickBot|x14ac:dyDescent)="[a-z0-9:.]{1,24}"|hidden="(?:0|false)"|'
    r'ht="(?!0")[0-9.]{1,24}"))*+'
)
_ROWS = re.compile(
    rf"(?:{_ROW}(?:/>|>(?:{_EMPTY_CELL})*+</row>))++|({_ROW}(?:/>|>(?:{_CELL})*+</row>))"
)

Held = tuple[str, str, str, str | None, str | None]
"""A cell as it is written: its address, style, type, formula and value."""

_REMEMBERED = 64
_SHORT = 128 << 10


PlainRows = tuple[bytes, list[Held]]


def plain_rows(data: bytes) -> PlainRows | None:
    """Return a worksheet's XML without its rows, and the cells in them that are not empty.

    None where not every row is plain beyond doubt.
    """
    return _plain_rows_as_before(data) if len(data) < _SHORT else _plain_rows(data)


def _plain_rows(data: bytes) -> PlainRows | None:
    begin = data.find(_OPEN) + len(_OPEN)
    end = data.find(_CLOSE, begin)
    if begin < len(_OPEN) or end < 0:
        return None
    around = data[:begin] + data[end:]
    start = _START.match(around)
    # Of the rows their own patterns tell that they are plain.
    if not start or not is_plain(around, start.end()) or around.find(b"xmlns=", start.end()) >= 0:
        return None
    cells = _cells(data[begin:end])
    return None if cells is None else (around, cells)


# Files that were made from one template have the same rows in each sheet that nobody filled in.
# The bytes are all that the result depends on, and it is never changed. 8 MB at most, and some
# times that for the cells.
_plain_rows_as_before = lru_cache(maxsize=_REMEMBERED)(_plain_rows)


def _cells(rows: bytes) -> list[Held] | None:
    try:
        text = rows.decode("utf-8")
    except UnicodeDecodeError:
        return None
    cells: list[Held] = []
    reached = 0
    for found in _ROWS.finditer(text):
        if found.start() != reached:
            return None
        reached = found.end()
        if found[1]:
            cells += _held(found[1])
    return cells if reached == len(text) and "]]>" not in text else None


def _held(row: str) -> Iterator[Held]:
    for found in _HOLDING.finditer(row):
        address, style, type_, formula, value = found.groups()
        yield (
            address,
            style or "0",
            type_ or "n",
            None if formula is None else plain_text(formula),
            None if value is None else plain_text(value),
        )
