"""The two-row heading of a form, as every sheet that shows the form writes it."""

from __future__ import annotations

from typing import Any

from ..core.form import Form
from ..core.form_heading import HeadingCell, heading_cells
from .styles import Styles

__all__ = ["HeadingCell", "heading_cells", "write_heading"]


def write_heading(sheet: Any, form: Form, styles: Styles, row: int, column: int = 0) -> None:
    """Write the headings at `row` and the next (from 0, as XlsxWriter counts), from `column` on."""
    for cell in heading_cells(form):
        top, bottom = row + cell.top, row + cell.bottom
        left, right = column + cell.left, column + cell.right
        if (top, left) == (bottom, right):
            sheet.write_string(top, left, cell.text, styles["heading"])
        else:
            sheet.merge_range(top, left, bottom, right, cell.text, styles["heading"])
