"""Rectangles of cells, counted from 0, and their addresses as Excel writes them."""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_ROW, MOST_COLUMN = 1_048_575, 1_023
"""The last row, and the last column that LibreOffice 7.4 has (AMJ; Excel goes on to XFD)."""

_ADDRESS = re.compile(r"\$?([A-Z]{0,3})\$?(\d*)(?::\$?([A-Z]{0,3})\$?(\d*))?", re.IGNORECASE)


class Area(NamedTuple):
    """A rectangle; all four are within it."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> int:
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        return self.right - self.left + 1

    @property
    def single(self) -> bool:
        return self.rows == self.columns == 1

    def sub(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Area:
        """Return the rectangle at `row` and `column` of this one; it may reach beyond."""
        top, left = self.top + row, self.left + column
        return Area(top, left, top + rows - 1, left + columns - 1)

    def common(self, other: Area) -> Area | None:
        """Return what both hold."""
        found = Area(
            max(self.top, other.top), max(self.left, other.left),
            min(self.bottom, other.bottom), min(self.right, other.right),
        )  # fmt: skip
        return found if found.top <= found.bottom and found.left <= found.right else None

    def address(self, dollars: bool = True) -> str:
        mark = "$" if dollars else ""
        cells = [(self.top, self.left), (self.bottom, self.right)]
        texts = [f"{mark}{letters(column)}{mark}{row + 1}" for row, column in cells]
        return texts[0] if self.single else ":".join(texts)


def letters(column: int) -> str:
    """Return a column's letters, 0 being A."""
    text = ""
    while column >= 0:
        text = chr(65 + column % 26) + text
        column = column // 26 - 1
    return text


def number(text: str) -> int:
    """Return a column's number from its letters."""
    value = 0
    for letter in text.upper():
        value = value * 26 + ord(letter) - 64
    return value - 1


def area(address: str) -> Area | None:
    """Return the rectangle of "B3", "B3:D5", "B:D" or "3:5"; None where it is none of these."""
    found = _ADDRESS.fullmatch(address.strip())
    if not found or not address.strip():
        return None
    left, top, right, bottom = found.groups()
    right, bottom = (left, top) if right is None and bottom is None else (right, bottom)
    if bool(left) != bool(right) or bool(top) != bool(bottom):
        return None
    if ":" not in address and not (left and top):
        return None
    rows = sorted((int(top) - 1, int(bottom) - 1)) if top else [0, MOST_ROW]
    columns = sorted((number(left), number(right or left))) if left else [0, MOST_COLUMN]
    return Area(rows[0], columns[0], rows[1], columns[1])
