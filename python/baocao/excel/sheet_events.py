"""One worksheet's XML, scanned as events into cells and what lies over them.

The handlers are the hot path of the whole program: an element costs one call, a value one more.
The sheet's own `dimension` is never believed; cells and rows without an address are counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..core.cells import Area, Nature, RawCell, Shown, column_number
from ..ooxml.events import SEPARATOR, parse, parser
from .strings import unescaped
from .style_table import PLAIN, CellStyle
from .unreadable import UnreadableWorkbook

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MOST_CELLS = 2_000_000
"""Cells with content that a sheet may hold."""
MOST_ELEMENTS = 24_000_000
"""XML elements that a sheet may hold: a million formatted rows of nine columns have 11 million."""

_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_INTEGER = re.compile(r"[+-]?[0-9]{1,400}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_DATE_1904 = 1462
"""Days between the two epochs of serial dates."""

Place = tuple[int, int]


@dataclass
class SheetEvents:
    """What a worksheet's part says, before its relationships are looked up."""

    cells: dict[Place, RawCell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[Area, str, str]] = field(default_factory=list)
    """Area, relationship id, location inside the workbook."""
    objects: bool = False
    """Whether embedded objects lie over the sheet."""
