"""Where a form stands in a sheet: its heading rows, and which sheet column is which column.

Titles above, columns before, one heading row or two, wrapped and capitalised headings, repeated or
merged groups: the headings are found by what they say, wherever they stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ..cells import Area, CellRef, Grid
from ..form import Column, Form
from ..text import clean, fold_tight, name_key

MOST_HEADING_ROWS = 3
"""A heading has a row of groups, one of columns, and what an office puts above them."""
_SEARCHED_ROWS = 200
"""A heading is looked for in so many first rows that hold something."""


@dataclass(frozen=True)
class Layout:
    """Where a form's columns stand in one sheet; `bottom` is the last heading row."""

    form: Form
    grid: Grid
    top: int
    bottom: int
    columns: Mapping[str, int]
    """The sheet's column of each of the form's columns that was found, by id."""
    headings: Mapping[int, str] = field(default_factory=dict)
    """The heading of every sheet column that has one, the form's or not."""
    turned: Grid | None = None
    """The sheet as the file has it, where `grid` is its mirror image (see turning)."""

    @cached_property
    def missing(self) -> tuple[Column, ...]:
        """The form's columns that the sheet has not."""
        return tuple(c for c in self.form.columns if c.id not in self.columns)

    @cached_property
    def others(self) -> tuple[int, ...]:
        """The sheet's columns that have a heading and are none of the form's."""
        taken = set(self.columns.values())
        return tuple(column for column in sorted(self.headings) if column not in taken)

    def named(self, *headings: str) -> int | None:
        """Return the sheet column, none of the form's, that is headed so, or None."""
        wanted = set(map(name_key, headings))
        return next((c for c in self.others if name_key(self.headings[c]) in wanted), None)

    def begins(self, heading: str) -> int | None:
        """Return the sheet column, none of the form's, whose heading begins so, or None."""
        wanted = name_key(heading)
        return next((c for c in self.others if name_key(self.headings[c]).startswith(wanted)), None)

    def cell(self, row: int, column_id: str) -> CellRef:
        """Return the cell of a form's column in a row."""
        return CellRef(self.grid.sheet, row, self.columns[column_id])

    def place(self, row: int, column: int) -> CellRef:
        """Return a cell of the grid by the address that it has in the file."""
        row, column = (column, row) if self.turned else (row, column)
        return CellRef(self.grid.sheet, row, column)


class HeadingTexts:
    """The texts of a sheet that may be headings: a merged area's text stands in all its cells."""

    def __init__(self, grid: Grid) -> None:
        self._texts: dict[tuple[int, int], str] = {}
        self._areas: dict[tuple[int, int], Area] = {}
        rows = sorted({row for row, _ in grid.cells})[:_SEARCHED_ROWS]
        last = rows[-1] if rows else 0
        for place, cell in grid.cells.items():
            if place[0] <= last and isinstance(cell.value, str) and (text := clean(cell.value)):
                self._texts[place] = text
        for area in grid.merged:
            self._spread(area, grid.last_column)

    def _spread(self, area: Area, last_column: int) -> None:
        text = self._texts.get((area.top, area.left))
        if text is None or area.bottom - area.top > MOST_HEADING_ROWS:
            return
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, min(area.right, last_column) + 1):
                # A script that moved cells may leave an area over texts of their own.
                if self._texts.setdefault((row, column), text) is text:
                    self._areas[row, column] = area

    @cached_property
    def rows(self) -> Mapping[int, Mapping[int, str]]:
        """The texts by row and column."""
        rows: dict[int, dict[int, str]] = defaultdict(dict)
        for (row, column), text in self._texts.items():
            rows[row][column] = text
        return rows

    def bottom_of(self, row: int, column: int) -> int:
        """Return the last row of the cell's merged area."""
        area = self._areas.get((row, column))
        return area.bottom if area else row

    def group_above(self, row: int, column: int) -> str:
        """Return the group's heading over a cell: above it, or left of that where not merged."""
        lowest = self._areas[row, column].top if (row, column) in self._areas else row
        for above in range(lowest - 1, max(0, lowest - 3), -1):
            texts = self.rows.get(above, {})
            for left in range(column, 0, -1):
                if left in texts:
                    return texts[left]
        return ""


@dataclass(frozen=True)
class _Leaf:
    """The lowest heading of one sheet column, and the columns it may name."""

    row: int
    column: int
    text: str
    candidates: Sequence[Column]


def locate(grid: Grid, form: Form, height: int = MOST_HEADING_ROWS) -> Layout | None:
    """Return where the form stands in the sheet, or None where none of its headings is there.

    The first block of at most `height` heading rows with the most of the form's columns is taken.
    """
    texts = HeadingTexts(grid)
    best: Layout | None = None
    for top, bottom in _windows(texts, form, height):
        leaves = list(_leaves(texts, form, top, bottom))
        columns = _assigned(leaves, texts)
        if columns and (best is None or len(columns) > len(best.columns)):
            best = _layout(form, grid, texts, columns, leaves, top, bottom)
            if not best.missing:
                break
    return best


def _windows(texts: HeadingTexts, form: Form, most: int) -> Iterator[tuple[int, int]]:
    """Yield blocks of rows that may be the heading, smaller ones first: one names a column."""
    names = form.column_names.columns_of
    naming = {row for row, cells in texts.rows.items() if any(map(names, cells.values()))}
    rows = sorted(texts.rows)
    for height in range(most):
        for row in rows:
            if not naming.isdisjoint(range(row, row + height + 1)):
                yield row, row + height


def _leaves(texts: HeadingTexts, form: Form, top: int, bottom: int) -> Iterator[_Leaf]:
    found: dict[int, tuple[int, str]] = {}
    for row in range(top, bottom + 1):
        for column, text in texts.rows.get(row, {}).items():
            found[column] = (row, text)
    for column, (row, text) in sorted(found.items()):
        yield _Leaf(row, column, text, form.column_names.columns_of(text))


def _assigned(leaves: Sequence[_Leaf], texts: HeadingTexts) -> dict[str, int]:
    """Return each form column's sheet column; the group decides between equal headings."""
    columns: dict[str, int] = {}
    for leaf in leaves:
        fitting = [c for c in leaf.candidates if c.id not in columns]
        if len(leaf.candidates) > 1:
            group = fold_tight(texts.group_above(leaf.row, leaf.column))
            fitting = [c for c in fitting if fold_tight(c.group) == group] or fitting
        if fitting:
            columns[fitting[0].id] = leaf.column
    return columns


def _layout(
    form: Form, grid: Grid, texts: HeadingTexts, columns: dict[str, int],
    leaves: Sequence[_Leaf], top: int, bottom: int,
) -> Layout:  # fmt: skip
    taken = set(columns.values())
    lowest = [texts.bottom_of(leaf.row, leaf.column) for leaf in leaves if leaf.column in taken]
    groups = {fold_tight(column.group) for column in form.columns if column.group}
    above = texts.rows.get(top - 1, {})
    headings = dict(above) if groups & set(map(fold_tight, above.values())) else {}
    headings.update({leaf.column: leaf.text for leaf in leaves})
    return Layout(form, grid, top, max([bottom, *lowest]), columns, headings)


_COLUMN_NUMBER = re.compile(r"[(\[]?\s*([0-9]{1,2}|[a-z])\s*[)\]]?(\s*=.*)?", re.IGNORECASE)


def is_column_numbers(layout: Layout, row: int) -> bool:
    """Whether a row under the heading only numbers the columns: (1), (2) … or A, B, 1, 2 …

    Numbers in brackets stay with their columns when these are moved or deleted.
    """
    texts: list[str] = []
    numbers: list[int] = []
    for column in sorted(layout.columns.values()):
        text = _as_written(layout.grid.at(row, column).value)
        found = _COLUMN_NUMBER.fullmatch(text)
        # Most rows show in their first cell, a year, that they are none.
        if not found or text in texts:
            return False
        texts.append(text)
        if found[1].isdecimal():
            numbers.append(int(found[1]))
    rising = all(b - a == 1 for a, b in pairwise(numbers)) or all(t[0] in "([" for t in texts)
    return len(texts) > 1 and rising and len(numbers) >= len(texts) - 2


def _as_written(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None or isinstance(value, bool) else clean(str(value))
