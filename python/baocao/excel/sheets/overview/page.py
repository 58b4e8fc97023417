"""The page of "Tổng quan": tables on its left, charts beside them, breaks between the blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ....core import names
from ....core.cells import Figure, Number
from ....core.consolidation import Consolidation
from ....core.form import Column
from ....wording import sheets
from ..book import Book, plain, write
from ..charts import ChartSheet
from ..summary import figure_style, places

_LABEL_WIDTH, _FIGURE_WIDTH, _GAP_WIDTH = 34.0, 13.0, 2.0
_CHART_COLUMNS = 5
_PIXELS = 96
"""The width of a column of figures on the screen."""
_LABEL_PIXELS = 243
_EDGE = 8
"""Pixels that a chart keeps from the page's edge: its border beyond it would be a page more."""
_SMALL = 10
_ACROSS_PAGE, _DOWN_PAGE = 100.0, 28.0
"""Characters that fit across A4 lying at full size, where a wider typeface stands for Calibri, and
rows of the height below that fit down it."""


class Page:
    """The sheet as it is written: `row` is where the next block begins, from 0."""

    def __init__(self, book: Book, consolidation: Consolidation) -> None:
        self.book, self.consolidation = book, consolidation
        self.sheet: Any = book.add_sheet(names.OVERVIEW)
        tables = list(consolidation.tables.values())
        self.period = tables[0].period if tables else ()
        self.places = [places(table) for table in tables]
        self.charts = ChartSheet(book, self.sheet, names.OVERVIEW)
        self.row = 0
        self.last = max(len(self.period) + 1, 4)
        """The last column of the tables."""
        self.beside = self.last + 2
        """The first column of the charts, and of what stands to the right of a table."""
        self._blocks = self._page_start = 0
        self._breaks: list[int] = []
        self._set_columns()

    def _set_columns(self) -> None:
        """Set the widths, and the scale of print: Excel heeds page breaks at a fixed scale only."""
        self.sheet.set_column(0, 0, _LABEL_WIDTH)
        self.sheet.set_column(1, self.last, _FIGURE_WIDTH)
        self.sheet.set_column(self.last + 1, self.last + 1, _GAP_WIDTH)
        self.sheet.set_column(self.beside, self.beside + _CHART_COLUMNS - 1, _FIGURE_WIDTH)
        figures = self.last + _CHART_COLUMNS
        width = _LABEL_WIDTH + figures * _FIGURE_WIDTH + _GAP_WIDTH
        scale = max(40, min(100, int(100 * _ACROSS_PAGE / width)))
        self.sheet.set_print_scale(scale)
        self._page_rows = int(_DOWN_PAGE * 100 / scale)

    @property
    def chart_width(self) -> int:
        """The width in pixels of a chart beside a table."""
        return self.width_of(_CHART_COLUMNS) - _EDGE

    @property
    def table_width(self) -> int:
        """The width in pixels of the widest table."""
        return self.width_of(self.last) + _LABEL_PIXELS

    def width_of(self, columns: int) -> int:
        """Return the width in pixels of some columns of figures."""
        return columns * _PIXELS

    @property
    def end(self) -> int:
        """The last column of the page."""
        return self.beside + _CHART_COLUMNS - 1

    def text(self, place: int, text: str, style: str = "cell") -> None:
        """Write a text into a cell of this row."""
        write(self.sheet, self.row, place, text, self.book.styles[style])

    def wide_text(self, first: int, last: int, text: str, style: str = "cell") -> None:
        """Write a text over some cells of this row."""
        self.sheet.merge_range(self.row, first, self.row, last, text, self.book.styles[style])

    def formula(self, place: int, formula: str, value: Number, style: str) -> None:
        """Write a formula, without its "=", and its value into a cell of this row."""
        form = self.book.styles[style]
        self.sheet.write_formula(self.row, place, f"={formula}", form, plain(value))

    def figure(
        self, place: int, column: Column, value: Number | None, formula: str, prefix: str = ""
    ) -> None:
        """Write a figure of a column; what nobody told, or no formula makes, is a blank cell."""
        style = figure_style(column, Figure(value), prefix)
        if value is None or not formula:
            write(self.sheet, self.row, place, None, self.book.styles[style])
        else:
            self.formula(place, formula, value, style)

    def note(self, text: str) -> None:
        """Write two rows of remark below a table."""
        note = self.book.styles["note"]
        self.sheet.merge_range(self.row, 0, self.row + 1, self.last, text, note)
        self.row += 2

    def block(self, title: str, rows: int) -> None:
        """Begin a block of so many rows, its title told; on a new page where it would not fit."""
        self.keep_together(rows + 1)
        self._blocks += 1
        self.text(0, f"{self._blocks}. {title}", "left-subtitle")
        self.row += 1

    def keep_together(self, rows: int) -> None:
        """Begin a new page where the next rows would not fit on this one."""
        if self.row > self._page_start and self.row + rows - self._page_start > self._page_rows:
            self._breaks.append(self.row)
            self._page_start = self.row

    def headings(self, texts: Sequence[str]) -> None:
        """Write a row of headings."""
        for place, text in enumerate(texts):
            self.text(place, text, "heading")
        self.row += 1

    def label(self, column: Column) -> str:
        """Return a figure's name, of money with its unit."""
        if not column.is_money:
            return column.name
        return f"{column.name} ({self.consolidation.own.info['money_unit']})"

    def is_small(self, column: Column, greatest: Number) -> bool:
        """Whether an axis up to this figure would be divided into parts of one."""
        return not column.is_money and greatest < _SMALL

    def year_headings(self) -> list[str]:
        """Return the headings of the years."""
        return [sheets.OVERVIEW_YEAR.format(year=year) for year in self.period]

    def finish(self) -> None:
        """Set the breaks between pages."""
        self.sheet.set_h_pagebreaks(self._breaks)
