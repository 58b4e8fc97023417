"""How many lines a text takes in a cell: row heights are set when a sheet is written."""

from __future__ import annotations

import math


def lines(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column of some width in characters."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(_wrapped(part, width) for part in text.split("\n"))


def _wrapped(text: str, width: float) -> int:
    """Return the lines of one paragraph, broken at spaces; a word too long for a line is cut."""
    count, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0.0
        used += len(word) + (1 if used else 0)
        if used > width:
            extra = math.ceil(used / width) - 1
            count, used = count + extra, used - extra * width
    return count
