"""What all sheets of a template share: paper, protection, and cells with a true cached value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..grafting.cells import cell_text
from ..wrapping import lines

A4 = 9
LINE = 16.5
"""The height of one line of Times New Roman 12, in points."""
_HIGHEST = 400.0
"""Excel takes rows of up to 409.5 points; some rows are given a little air above this."""

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its "=", and the value it has for what the workbook holds."""

    text: str
    value: Value

    def write(self, sheet: Any, row: int, column: int, style: Any) -> None:
        """Write it at a row and column from 1."""
        value = cell_text(self.value) if isinstance(self.value, str) else self.value
        sheet.write_formula(row - 1, column - 1, f"={self.text}", style, value)


def text_literal(text: str) -> str:
    """Return a text as a formula writes it, in quotes."""
    return '"' + text.replace('"', '""') + '"'


def set_paper(
    sheet: Any,
    *,
    landscape: bool,
    heading_rows: tuple[int, int] | None = None,
    one_page: bool = False,
) -> None:
    """Set A4, margins, one page wide, page numbers, and the rows repeated on each page (from 1)."""
    sheet.set_paper(A4)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 1 if one_page else 0)
    sheet.center_horizontally()
    sheet.set_footer('&C&"Times New Roman"&10&P/&N')
    if heading_rows:
        sheet.repeat_rows(heading_rows[0] - 1, heading_rows[1] - 1)


def protect(sheet: Any) -> None:
    """Lock all but the input cells, without a password; sizes of columns and rows stay free."""
    sheet.protect(
        "",
        {
            "format_columns": True,
            "format_rows": True,
            "autofilter": True,
            "sort": True,
        },
    )


def height(*texts: tuple[str, float]) -> float:
    """Return the height in points of a row with these texts in columns of these widths."""
    needed = max((lines(text, width) for text, width in texts), default=1) * LINE + 3
    return min(needed, _HIGHEST)
