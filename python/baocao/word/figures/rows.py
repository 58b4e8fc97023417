"""The rows of an appendix's table against today's rows, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from ...core.report import Run
from ...core.text import clean
from .extent import number_in
from .tables import DocumentTable, Key, Row, row_key


class Cell(Enum):
    """What became of one cell of a row that is there."""

    OUTDATED = "outdated"
    TYPED = "typed"
    DELETED = "deleted"
    UNASKED = "unasked"
    """A hand typed into a cell that the workbook leaves empty."""


@dataclass(frozen=True)
class CellDifference:
    """A cell that does not say what today's does."""

    state: Cell
    row: Row
    column: int
    drawn: str | None
    now: Run

    @property
    def text(self) -> str:
        """What stands in the document."""
        return self.row.texts[self.column]


@dataclass(frozen=True)
class Missing:
    """A row of today that the table lacks; `deleted` where it was drawn and a hand took it out.

    `after` is the row of the table that stands before it, None where it comes first.
    """

    runs: Sequence[Run]
    after: Row | None
    deleted: bool


@dataclass(frozen=True)
class Extra:
    """A row of the table that the workbook has not; `drawn` where the program put it there."""

    row: Row
    drawn: bool


RowDifference = CellDifference | Missing | Extra


def row_differences(table: DocumentTable) -> Iterator[RowDifference]:
    """Yield what differs between a table and its appendix today, in the order of today's rows.

    A table whose columns were changed by hand is not asked.
    """
    waiting = _by_key(table.rows)
    drawn = _drawn(table)
    before: Row | None = None
    for runs in table.appendix.body:
        key = row_key(table.appendix, [run.text for run in runs])
        found = waiting.get(key)
        was = drawn.get(key)
        if not found:
            yield Missing(runs, before, deleted=was is not None)
            continue
        before = found.pop(0)
        yield from _cells(table, before, runs, was)
    for rows in waiting.values():
        for row in rows:
            if any(row.texts):
                yield Extra(row, _was_drawn(table, row, drawn))


def _by_key(rows: Sequence[Row]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(row.key, []).append(row)
    return found


def _drawn(table: DocumentTable) -> dict[Key, Sequence[str]]:
    """Return the texts of the rows as they were drawn, by key."""
    rows = table.drawn or ()
    width = len(table.appendix.widths)
    return {row_key(table.appendix, texts): texts for texts in rows if len(texts) == width}


def _was_drawn(table: DocumentTable, row: Row, drawn: dict[Key, Sequence[str]]) -> bool:
    """Whether the program put a row there; without a list, where it holds one of its anchors."""
    if table.drawn is not None:
        return row.key in drawn
    return any(
        str(key).endswith("}name") and str(value).startswith("bc_")
        for mark in row.element.iter("{*}bookmarkStart")
        for key, value in mark.attrib.items()
    )


def _cells(
    table: DocumentTable, row: Row, runs: Sequence[Run], was: Sequence[str] | None
) -> Iterator[CellDifference]:
    words = table.appendix.text_columns
    for column, (text, run) in enumerate(zip(row.texts, runs, strict=True)):
        if column == 0 or column in words or _alike(text, run.text):
            continue
        drawn = was[column] if was is not None else None
        yield CellDifference(_state(text, run.text, drawn), row, column, drawn, run)


def _state(text: str, now: str, drawn: str | None) -> Cell:
    if not text:
        return Cell.DELETED if drawn else Cell.OUTDATED
    if drawn is None or _alike(text, drawn):
        return Cell.OUTDATED
    return Cell.TYPED if now else Cell.UNASKED


def _alike(text: str, other: str) -> bool:
    """Whether two cells say the same number, or the same words."""
    if clean(text) == clean(other):
        return True
    number = number_in(text)
    return number is not None and number == number_in(other)
