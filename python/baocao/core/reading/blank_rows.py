"""Rows of a form in which nothing is written but the year."""

from __future__ import annotations

from collections.abc import Sequence

from ..cells import State
from ..submission import Row


def is_blank(row: Row) -> bool:
    """Whether a row holds nothing but its year."""
    return not row.key and all(e.state is State.BLANK and not e.raw for e in row.entries.values())


def without_empty(rows: Sequence[Row]) -> list[Row]:
    """Return the rows without those that hold only the year of another row."""
    kept: list[Row] = []
    told = {row.year for row in rows if not is_blank(row)}
    for row in rows:
        seen = any(other.year == row.year for other in kept)
        if not (is_blank(row) and (row.year in told or seen)):
            kept.append(row)
    return kept
