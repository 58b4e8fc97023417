"""Read a text of fields (CSV, tab-separated) as a workbook of one sheet.

Fields stay the texts that they are: what "1.234" means is for the kinds of columns to say. The
separator is the one that makes most rows of one width. Source of the "sep=" line: Excel, which
writes and reads it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import PurePath

from ...core.cells import Grid, RawCell, Remark, Workbook
from ...intake.sniff import Kind
from .addresses import LAST_COLUMN, LAST_ROW
from .cell_store import MOST_CELLS
from .text_coding import decoded
from .unreadable import UnreadableWorkbook, too_large

_SEPARATORS = {";": "“;”", ",": "“,”", "\t": "Tab", "|": "“|”"}
_TRIED_ROWS = 200
_TOLD = re.compile(r"sep=([^\w\s]|\t)\r?\n?", re.IGNORECASE)


def read_delimited(data: bytes, name: str, sheets: Callable[[str], bool] | None = None) -> Workbook:
    """Return the text as a sheet named like the file; UnreadableWorkbook where it has no columns.

    `sheets` is asked of no sheet: a text holds one, of whatever name.
    """
    text, coding = decoded(data)
    separator, text = _separator(text)
    if not separator:
        raise UnreadableWorkbook(Kind.TEXT.word, Kind.TEXT.sentence)
    grid = Grid(PurePath(name).stem[:31] or "CSV", _cells(text, separator), named=False)
    said = {"separator": _SEPARATORS.get(separator, f"“{separator}”"), "coding": coding.upper()}
    return Workbook(
        name, (grid,), sha256=hashlib.sha256(data).hexdigest(), size=len(data),
        remarks=(Remark("read-as-text", said),),
    )  # fmt: skip


def _separator(text: str) -> tuple[str, str]:
    """Return what separates the fields, "" where nothing does, and the text below a "sep=" line."""
    if told := _TOLD.match(text):
        return told[1], text[told.end() :]
    separator = max(_SEPARATORS, key=lambda each: _alike(text, each))
    return (separator if _alike(text, separator) else ""), text


def _alike(text: str, separator: str) -> int:
    """Return how many fields stand in rows of the most frequent width above one."""
    try:
        widths = Counter(len(row) for row in islice(_rows(text, separator), _TRIED_ROWS))
    except UnreadableWorkbook:
        return 0
    return max((width * rows for width, rows in widths.items() if width > 1), default=0)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        raise UnreadableWorkbook(Kind.TEXT.word, Kind.TEXT.sentence) from None


def _cells(text: str, separator: str) -> dict[tuple[int, int], RawCell]:
    cells: dict[tuple[int, int], RawCell] = {}
    for number, row in enumerate(_rows(text, separator), 1):
        cells.update(
            {(number, column): RawCell(field) for column, field in enumerate(row, 1) if field}
        )
        if number > LAST_ROW or len(row) > LAST_COLUMN or len(cells) > MOST_CELLS:
            raise too_large("CSV")
    return cells
