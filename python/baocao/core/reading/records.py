"""A sheet that is a list: the row of its headings, and below it a record a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..cells import BLANK, CellRef, Grid, Nature, RawCell
from ..findings import Detail, Finding
from ..kinds import Parsed, Text
from ..text import clean_lines
from .cells import shown_text
from .headings import is_heading


@dataclass(frozen=True)
class Record:
    """One row of a list: its cells by field, and where it stands."""

    grid: Grid
    row: int
    columns: Mapping[str, int]

    def cell(self, name: str) -> RawCell:
        """Return a field's cell, blank where the list has no such column."""
        return self.grid.at(self.row, self.columns[name]) if name in self.columns else BLANK

    def where(self, name: str) -> CellRef:
        """Return where a field stands; the row's first cell where the list has no such column."""
        return CellRef(self.grid.sheet, self.row, self.columns.get(name, 1))

    def text(self, name: str) -> str:
        """Return a field's text, cleaned; a number as it is written."""
        reading = Text().parse(self.cell(name))
        return str(reading.value) if isinstance(reading, Parsed) else ""

    def lines(self, name: str) -> str:
        """Return a field's text with its lines, each cleaned."""
        cell = self.cell(name)
        if cell.nature is Nature.VALUE and isinstance(cell.value, str):
            return "\n".join(clean_lines(cell.value))
        return self.text(name)

    def finding(self, code: str, name: str, heading: str, **details: Detail) -> Finding:
        """Return a finding about a field."""
        raw = shown_text(self.cell(name))
        return Finding(
            code, self.where(name), column=heading, figures=(raw,),
            details={"raw": raw, "column": heading, **details},
        )  # fmt: skip


def records(grid: Grid | None, headings: Mapping[str, str]) -> Iterator[Record]:
    """Yield the rows of a list that hold something, below the row with most of its headings."""
    if grid is None:
        return
    best: dict[str, int] = {}
    bottom = 0
    texts: dict[int, dict[int, str]] = {}
    for (row, column), cell in grid.cells.items():
        if isinstance(cell.value, str):
            texts.setdefault(row, {})[column] = cell.value
    for row in sorted(texts):
        columns = _columns(texts[row], headings)
        if len(columns) > len(best):
            best, bottom = columns, row
        if len(best) == len(headings):
            break
    taken = set(best.values())
    for row in sorted({r for r, c in grid.cells if r > bottom and c in taken}):
        record = Record(grid, row, best)
        if any(shown_text(record.cell(name)) for name in best):
            yield record


def _columns(texts: Mapping[int, str], headings: Mapping[str, str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for name, heading in headings.items():
        for column, text in sorted(texts.items()):
            if column not in columns.values() and is_heading(text, heading):
                columns[name] = column
                break
    return columns
