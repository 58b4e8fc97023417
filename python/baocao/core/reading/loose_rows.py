"""Rows with figures whose year is missing or cannot be read, within a form's table and below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..cells import Nature
from ..findings import Detail, Finding
from ..kinds import Unparsed
from .cells import shown_text
from .locating import Layout
from .rows import Line, Sort

_MOST_NAMED = 10
"""So many rows are named of those that are told together."""


def loose_rows(layout: Layout, lines: Sequence[Line], years: range | None) -> Iterator[Finding]:
    """Yield a finding for each row whose figures have no year that can be read.

    Below the table, where every one of the period's `years` has its row, all of them are one
    warning; a 0 there is none: LibreOffice saves one for each formula of text that it has not
    shown, in an .xls.
    """
    if layout.form.year.id not in layout.columns:
        return
    table = _Table(layout, lines, years)
    below: list[Line] = []
    for place, line in enumerate(lines):
        if line.sort not in (Sort.LOOSE, Sort.UNREAD_YEAR):
            continue
        assert line.where
        raw = shown_text(layout.grid.at(line.where.row, line.where.column))
        if not table.has_inside(place):
            below += [] if _only_zeros(layout, line.where.row) else [line]
        elif isinstance(line.reading, Unparsed):
            hint = {"hint": line.reading.hint} if line.reading.hint else {}
            name = layout.form.year.name
            yield _finding(layout, line.reading.code, line, raw=raw, column=name, **hint)
        else:
            yield _finding(layout, "row-without-year", line, raw=raw)
    if below:
        yield _below_table(layout, below)


def _below_table(layout: Layout, lines: Sequence[Line]) -> Finding:
    where = lines[0].where
    assert where
    raw = shown_text(layout.grid.at(where.row, where.column))
    others = [str(line.number) for line in lines[1:]]
    listed = ", ".join((*others[:_MOST_NAMED], *(["…"] if len(others) > _MOST_NAMED else [])))
    return _finding(
        layout, "figures-below-table", lines[0], raw=raw, **({"rows": listed} if listed else {})
    )


def _finding(layout: Layout, code: str, line: Line, **details: Detail) -> Finding:
    figures = (str(details.get("raw", "")),)
    return Finding(
        code, line.where, form=layout.form.id, key=("",), details=details, figures=figures
    )


def _only_zeros(layout: Layout, row: int) -> bool:
    """Whether the figures' cells of a row hold the number 0 and nothing else."""
    columns = [layout.columns[c.id] for c in layout.form.figures if c.id in layout.columns]
    cells = [layout.grid.at(row, column) for column in columns]
    return all(cell.nature is Nature.BLANK or cell.value == 0 for cell in cells)


@dataclass(frozen=True)
class _Table:
    """The lines under a heading, and where the table ends: asked of each row, it is found once."""

    layout: Layout
    lines: Sequence[Line]
    years: range | None

    def has_inside(self, place: int) -> bool:
        """Whether a row belongs to the table: data follow it, or it follows data closely."""
        if place < self._last_data:
            return True
        if self._first_below < place:
            return False
        line = self.lines[place]
        if line.sort is Sort.LOOSE and self._whole <= place and not _has_key(
            self.layout, line.number
        ):  # fmt: skip
            return False
        close = place == 0 or line.number - self.lines[place - 1].number == 1
        return close or place < self._last_total

    @cached_property
    def _last_data(self) -> int:
        return max((n for n, line in enumerate(self.lines) if line.sort is Sort.DATA), default=-1)

    @cached_property
    def _last_total(self) -> int:
        return max((n for n, line in enumerate(self.lines) if line.sort is Sort.TOTAL), default=-1)

    @cached_property
    def _first_below(self) -> int:
        """The place of the first total or note."""
        ends = (n for n, line in enumerate(self.lines) if line.sort in (Sort.TOTAL, Sort.NOTE))
        return next(ends, len(self.lines))

    @cached_property
    def _whole(self) -> int:
        """The place from which on every year of the period has its row above."""
        missing = set(self.years or ())
        for place, line in enumerate(self.lines):
            if self.years and not missing:
                return place
            missing.discard(line.year if line.sort is Sort.DATA else 0)
        return len(self.lines)


def _has_key(layout: Layout, row: int) -> bool:
    """Whether a row says its type: one more type of the year above it, most likely."""
    columns = [layout.columns[c.id] for c in layout.form.keys if c.id in layout.columns]
    return any(shown_text(layout.grid.at(row, column)) for column in columns)
