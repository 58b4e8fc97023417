"""The sheet of an .ods while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...core.cells import Area, Grid, RawCell


@dataclass
class OpenTable:
    """The sheet that is being read: where the scan stands, and what it found."""

    name: str
    visible: bool
    row: int = 0
    column: int = 0
    next_column: int = 1
    repeated: int = 1
    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    row_cells: list[tuple[int, int, RawCell]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    column_fonts: list[tuple[int, str]] = field(default_factory=list)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    drawings: bool = False

    def grid(self) -> Grid:
        """Return the grid; what is hidden beyond the last cell is left out."""
        last_row = max((row for row, _ in self.cells), default=0)
        last = max((column for _, column in self.cells), default=0)
        columns = {
            column
            for first, end in self.hidden_columns
            for column in range(first, min(end, last) + 1)
        }
        return Grid(
            self.name, self.cells, tuple(self.merged),
            frozenset(row for row in self.hidden_rows if row <= last_row), frozenset(columns),
            self.notes, self.links, self.visible, self.drawings,
        )  # fmt: skip
