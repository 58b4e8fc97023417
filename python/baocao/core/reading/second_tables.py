"""A form's heading that comes again further down: a next page, or a second table of the form."""

from __future__ import annotations

from collections.abc import Sequence

from ..cells import CellRef, State
from ..findings import Finding
from ..submission import Row
from ..text import fold
from .locating import Layout
from .rows import Line, Sort


def second_table(lines: Sequence[Line]) -> int:
    """Return the place of a heading under which years of the table come again; else their end.

    The last year before it may go on below it: that is a next page.
    """
    seen: list[int] = []
    for place, line in enumerate(lines):
        if line.sort is Sort.DATA:
            seen.append(line.year)
        elif line.sort is Sort.HEADING and seen:
            below = {later.year for later in lines[place:] if later.sort is Sort.DATA}
            if below & set(seen) - {seen[-1]}:
                return place
    return len(lines)


def about_second_table(
    layout: Layout, heading: Line, first: Sequence[Row], second: Sequence[Row]
) -> Finding | None:
    """Return what is to be said of a second table, None where nothing is written in it."""
    if all(entry.state is State.BLANK for row in second for entry in row.entries.values()):
        return None
    code = "table-copy" if figures_of(first) == figures_of(second) else "table-twice"
    where = CellRef(layout.grid.sheet, heading.number, min(layout.columns.values()))
    rows = f"{layout.bottom}, {heading.number}"
    return Finding(code, where, form=layout.form.id, figures=(rows,), details={"rows": rows})


def figures_of(rows: Sequence[Row]) -> list[tuple[object, ...]]:
    """Return what the rows of a form say, apart from where they say it."""
    return [
        (row.year, fold(row.key), column, entry.raw if entry.state is State.UNREAD else entry.value)
        for row in rows
        for column, entry in sorted(row.entries.items())
    ]
