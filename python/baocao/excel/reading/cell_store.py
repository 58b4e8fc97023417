"""The cells of one sheet as they are found: what each holds, at a place of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...core.cells import RawCell
from .addresses import LAST_COLUMN, Place, misplaced, place
from .cell_values import cell_of, valued
from .style_table import PLAIN, CellStyle
from .unreadable import UnreadableWorkbook, too_large

MOST_CELLS = 2_000_000
"""Cells with content that a sheet may hold."""


class CellStore:
    """Cells by their place; `string_at` gives a shared string by its index."""

    def __init__(
        self,
        part: str,
        styles: Mapping[str, CellStyle],
        string_at: Callable[[int], str],
        date_1904: bool = False,
    ) -> None:
        self._part, self._styles, self._date_1904 = part, styles, date_1904
        self._string_at = string_at
        self.cells: dict[Place, RawCell] = {}

    def keep(
        self,
        address: str,
        style_number: str,
        type_: str,
        formula: str | None,
        value: str | None,
        beside: Place = (0, 0),
    ) -> None:
        """Keep a cell as it is written, unless it is blank.

        A cell without an address stands `beside` it: so many columns on, "" in that row.
        """
        style = self._styles.get(style_number, PLAIN)
        if type_ == "s" and value:
            cell: RawCell | None = valued(self._string(value), formula, style)
        else:
            cell = cell_of(type_, value, formula, style, self._date_1904)
        if cell is None:
            return
        row, column = place(address, self._part) if address else (beside[0], 0)
        where = (row, column + beside[1])
        cells = self.cells
        if where in cells or where[1] > LAST_COLUMN:
            raise misplaced(self._part, address)
        cells[where] = cell
        if len(cells) > MOST_CELLS:
            raise too_large(self._part)

    def _string(self, index: str) -> str:
        if index.isascii() and index.isdigit():
            try:
                return self._string_at(int(index))
            except (IndexError, ValueError):
                pass
        raise UnreadableWorkbook(
            "broken", f"Tệp bị hỏng: một ô trỏ tới chuỗi “{index[:20]}” không có. Đề nghị gửi lại."
        )
