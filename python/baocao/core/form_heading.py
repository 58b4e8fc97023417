"""The two-row heading of a form, as cells over its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .form import Column, Form


@dataclass(frozen=True)
class HeadingCell:
    """One heading: its text and the cells it spans, rows 0 and 1, columns from 0, ends inside."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


def heading_cells(form: Form) -> list[HeadingCell]:
    """Return the form's headings: groups over their columns, lone columns over both rows."""
    cells: list[HeadingCell] = []
    for place, column in enumerate(form.columns):
        if not column.group:
            cells.append(HeadingCell(column.heading, 0, place, 1, place))
            continue
        previous = form.columns[place - 1].group if place else ""
        if column.group != previous:
            last = place + _run_length(form.columns[place:]) - 1
            cells.append(HeadingCell(column.group, 0, place, 0, last))
        cells.append(HeadingCell(column.heading, 1, place, 1, place))
    return cells


def _run_length(columns: Sequence[Column]) -> int:
    group = columns[0].group
    return next((i for i, c in enumerate(columns) if c.group != group), len(columns))
