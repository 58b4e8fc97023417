"""What a copy of the open workbook tells of the program's own sheets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..core.cells import Grid
from ..core.text import fold
from ..excel.reading.opening import read_any
from ..tasks.load import read_bytes


@dataclass(frozen=True)
class Written:
    """One sheet as it stands, and the names of all of the workbook's sheets."""

    sheets: tuple[str, ...]
    grid: Grid | None

    @property
    def rows(self) -> int:
        """The last row that holds something; 0 where there is none, or no such sheet."""
        return self.grid.last_row if self.grid else 0

    def texts(self, columns: int) -> list[tuple[str, ...]]:
        """Return the rows below the first as texts."""
        grid = self.grid
        if grid is None:
            return []
        return [
            tuple(str(grid.at(row, column).value or "") for column in range(1, columns + 1))
            for row in range(2, self.rows + 1)
        ]


def written(copy: Path, sheet: str) -> Written:
    """Return what stands on one sheet of a copy; no other is read."""
    names: list[str] = []

    def wanted(name: str) -> bool:
        names.append(name)
        return fold(name) == fold(sheet)

    grids = read_any(read_bytes(copy), copy.name, wanted).grids
    return Written(tuple(names), next(iter(grids), None))
