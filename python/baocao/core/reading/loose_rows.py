"""Rows with figures whose year is missing or cannot be read, within a form's table and below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..findings import Detail, Finding
from ..kinds import Unparsed
from .cells import shown_text
from .locating import Layout
from .rows import Line, Sort


def loose_rows(layout: Layout, lines: Sequence[Line], years: range | None) -> Iterator[Finding]:
    """Yield a finding for each row whose figures have no year that can be read.

    Below the table, where every one of the period's `years` has its row, it is a warning.
    """
    if layout.form.year.id not in layout.columns:
        return
    for place, line in enumerate(lines):
        if line.sort not in (Sort.LOOSE, Sort.UNREAD_YEAR):
            continue
        assert line.where
        raw = shown_text(layout.grid.at(line.where.row, line.where.column))
        if not _inside(layout, lines, place, years):
            yield _finding(layout, "figures-below-table", line, raw=raw)
        elif isinstance(line.reading, Unparsed):
            hint = {"hint": line.reading.hint} if line.reading.hint else {}
            name = layout.form.year.name
            yield _finding(layout, line.reading.code, line, raw=raw, column=name, **hint)
        else:
            yield _finding(layout, "row-without-year", line, raw=raw)


def _finding(layout: Layout, code: str, line: Line, **details: Detail) -> Finding:
    figures = (str(details.get("raw", "")),)
    return Finding(
        code, line.where, form=layout.form.id, key=("",), details=details, figures=figures
    )


def _inside(layout: Layout, lines: Sequence[Line], place: int, years: range | None) -> bool:
    """Whether a row belongs to the table: data follow it, or it follows data closely."""
    if any(line.sort is Sort.DATA for line in lines[place:]):
        return True
    before = lines[:place]
    if any(line.sort in (Sort.TOTAL, Sort.NOTE) for line in before):
        return False
    if lines[place].sort is Sort.LOOSE and not _has_key(layout, lines[place].number):
        present = {line.year for line in before if line.sort is Sort.DATA}
        if years and present.issuperset(years):
            return False
    after_it = any(line.sort is Sort.TOTAL for line in lines[place:])
    return after_it or not before or lines[place].number - before[-1].number == 1


def _has_key(layout: Layout, row: int) -> bool:
    """Whether a row says its type: one more type of the year above it, most likely."""
    columns = [layout.columns[c.id] for c in layout.form.keys if c.id in layout.columns]
    return any(shown_text(layout.grid.at(row, column)) for column in columns)
