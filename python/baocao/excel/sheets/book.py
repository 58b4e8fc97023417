"""What all of the program's sheets share: a workbook being written, lists, links, print setup."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import xlsxwriter

from ...core.cells import Number
from ...core.days import day_written
from ..grafting.cells import cell_text
from ..grafting.donated import Donated, Rows
from ..styles import Styles
from ..wrapping import lines

Content = str | Number | date | None
_A4 = 9
LINE = 16.5
"""The height of one line of Times New Roman 12, in points."""
_TAB_COLOUR = "#8EA9DB"
"""Tells the sheets that are written anew each time from those the clerk fills."""
_LONGEST_LINK = 2_000
_PLAIN_TEXT = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


class Book:
    """A workbook being written in memory; `out_folder` is where it will lie, for its links."""

    def __init__(self, out_folder: Path) -> None:
        self._out_folder = out_folder
        self._data = BytesIO()
        self.workbook: Any = xlsxwriter.Workbook(self._data, {"in_memory": True, **_PLAIN_TEXT})
        self.styles = Styles(self.workbook)
        self.lists: dict[str, Rows] = {}
        """The long lists by the names of their sheets."""
        self._links: dict[str, str] = {}

    def add_sheet(self, name: str, *, landscape: bool = True) -> Any:
        """Return a new sheet set up for printing: A4, as wide as the page, numbered."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_paper(_A4)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer('&C&"Times New Roman,Regular"&10Trang &P/&N')
        sheet.hide_gridlines(2)
        sheet.set_tab_color(_TAB_COLOUR)
        return sheet

    def link_to(self, path: str) -> str:
        """Return the link to a file relative to the output's folder, "" where none can be made.

        Each name is percent-encoded: spaces, #, brackets and accents would break the link in one
        program or another. A file on another drive is linked by its whole path.
        """
        if path not in self._links:
            self._links[path] = self._relative(path) if path else ""
        return self._links[path]

    def _relative(self, path: str) -> str:
        try:
            relative = Path(os.path.relpath(path, self._out_folder)).as_posix()
        except ValueError:
            return _short(Path(path).as_uri())
        return _short(quote(relative, safe="/"))

    def saved(self) -> Donated:
        """Return the sheets; nothing can be written to them afterwards."""
        self.workbook.close()
        return Donated(self._data.getvalue(), self.lists)


def _short(link: str) -> str:
    return link if len(link) <= _LONGEST_LINK else ""


def write(sheet: Any, row: int, column: int, content: Content, style: Any) -> None:
    """Write one cell: a number as a number, a day as text, text never as a formula."""
    if content is None or content == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(content, int | Decimal):
        sheet.write_number(row, column, plain(content), style)
    elif isinstance(content, date):
        sheet.write_string(row, column, day_written(content), style)
    else:
        sheet.write_string(row, column, cell_text(content), style)


def plain(value: Number) -> int | float:
    """Return a figure as a cell stores it."""
    return value if isinstance(value, int) else float(value)


def heading_height(headings: Sequence[tuple[str, float]]) -> float:
    """Return the height in points of a heading row whose wrapped texts have these widths."""
    return LINE * max(lines(text, width * 0.85) for text, width in headings) + 4


def longest_word(text: str) -> int:
    """Return the length of the longest word, which should not be broken."""
    return max(map(len, text.split()), default=0)
