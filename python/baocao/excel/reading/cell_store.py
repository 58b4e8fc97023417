"""The cells of one sheet as they are found: what each holds, at a place of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from ...core.cells import BLANK, RawCell
from .addresses import LAST_COLUMN, Place, misplaced, place
from .cell_values import cell_of, valued
from .plain_rows import PlainRow
from .style_table import PLAIN, CellStyle, StyleTable
from .unreadable import UnreadableWorkbook, too_large

MOST_CELLS = 2_000_000
"""Cells with content that a sheet may hold."""


class CellStore:
    """Cells by their place; `string_at` gives a shared string by its index."""

    def __init__(
        self,
        part: str,
        styles: StyleTable,
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
        style = self._styles.formats.get(style_number, PLAIN)
        if type_ == "s" and value:
            cell: RawCell | None = valued(self._string(value), formula, style)
        else:
            cell = cell_of(type_, value, formula, style, self._date_1904)
        if cell is not None:
            self.put(address, cell, beside)

    def put(self, address: str, cell: RawCell, beside: Place = (0, 0)) -> None:
        """Put a cell at its address, or `beside` where it has none."""
        row, column = place(address, self._part) if address else (beside[0], 0)
        where = (row, column + beside[1])
        cells = self.cells
        if where in cells or where[1] > LAST_COLUMN:
            raise misplaced(self._part, address)
        cells[where] = cell
        if len(cells) > MOST_CELLS:
            raise too_large(self._part)

    def keep_row(self, row: PlainRow) -> None:
        """Keep the cells of a row of plain XML."""
        if not row.comes_again:
            for cell in row.cells:
                self.keep(*cell)
            return
        known, texts = _row_as_before(row, self._styles, self._date_1904, self._part)
        cells = self.cells
        if not cells.keys().isdisjoint(known):
            raise misplaced(self._part, row.cells[0][0])
        cells.update(known)
        if len(cells) > MOST_CELLS:
            raise too_large(self._part)
        for where, index, formula, style in texts:
            cells[where] = valued(self._string(index), formula, style)

    def _string(self, index: str) -> str:
        if index.isascii() and index.isdigit():
            try:
                return self._string_at(int(index))
            except (IndexError, ValueError):
                pass
        raise UnreadableWorkbook(
            "broken", f"Tệp bị hỏng: một ô trỏ tới chuỗi “{index[:20]}” không có. Đề nghị gửi lại."
        )


_Text = tuple[Place, str, str | None, CellStyle]
"""A cell that shows a shared string: its place, the string's index, its formula, its style."""


def _row(
    row: PlainRow, styles: StyleTable, date_1904: bool, part: str
) -> tuple[dict[Place, RawCell], tuple[_Text, ...]]:
    """Return the row's cells; those that show a shared string are blank, and told beside."""
    store = CellStore(part, styles, str, date_1904)
    texts: list[_Text] = []
    for address, style_number, type_, formula, value in row.cells:
        if type_ == "s" and value:
            style = styles.formats.get(style_number, PLAIN)
            texts.append((place(address, part), value, formula, style))
            store.put(address, BLANK)
        else:
            store.keep(address, style_number, type_, formula, value)
    return store.cells, tuple(texts)


# Rows that are one object are in many files. 4096 of them hold some ten cells each.
_row_as_before = lru_cache(maxsize=4096)(_row)
