"""Addresses of cells as a worksheet writes them, within the bounds of a sheet."""

from __future__ import annotations

import re
from functools import lru_cache

from ...core.cells import Area, column_number
from .unreadable import UnreadableWorkbook

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_ADDRESS = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")

Place = tuple[int, int]


@lru_cache(maxsize=65_536)
def place(address: str, part: str = "") -> Place:
    """Return row and column of an address such as H7; UnreadableWorkbook where it is none."""
    found = _ADDRESS.fullmatch(address)
    if found:
        row, column = int(found[2]), column_number(found[1])
        if row <= LAST_ROW and column <= LAST_COLUMN:
            return row, column
    raise misplaced(part, address)


def area(reference: str, part: str = "") -> Area:
    """Return the area of a reference such as A1:B2 or A1."""
    first, _, last = reference.replace("$", "").partition(":")
    top, left = place(first, part)
    bottom, right = place(last or first, part)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def whole(text: str, most: int, part: str) -> int:
    """Return a number from 1 to `most`; UnreadableWorkbook where the text is none."""
    if text.isascii() and text.isdigit() and len(text) < 8 and 0 < int(text) <= most:
        return int(text)
    raise misplaced(part, text)


def misplaced(part: str, address: str) -> UnreadableWorkbook:
    """Return the error of an address that is none, or that stands twice."""
    return UnreadableWorkbook(
        "broken",
        f"Tệp bị hỏng: địa chỉ ô “{address[:20]}” trong phần “{part}” sai hoặc có hai lần. "
        "Mở tệp bằng Excel, lưu lại rồi gửi lại.",
    )
