""" "Số kỳ trước": the figures of last period's report, a row a figure.

Reading (core.reading.lists) holds a restated figure to the rows that give a plain year; rows with
words about the year are for the clerk's eyes alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...core import names
from ...core.cells import column_letters
from ...core.filling import PreviousFigure
from ...programme import Programme
from ..styles import Styles
from .paper import protect, set_paper

FIRST_ROW = 2
CELL_STYLES = ("cell", "cell", "cell", "cell", "earlier-figure")
_WIDTHS = (14, 26, 20, 46, 18)

Row = tuple[str, int | str, str, str, float]


def write_previous(
    sheet: Any, figures: Sequence[PreviousFigure], programme: Programme, styles: Styles
) -> None:
    """Write "Số kỳ trước" with these figures, locked: what was reported is not typed over."""
    write_previous_headings(sheet, styles)
    # An empty list keeps one row, which gives a copy with figures the looks of its own.
    rows: list[Row] | list[tuple[None, ...]] = list(previous_rows(figures, programme))
    for row, cells in enumerate(rows or [(None,) * len(_WIDTHS)], FIRST_ROW - 1):
        for place, (cell, style) in enumerate(zip(cells, CELL_STYLES, strict=True)):
            sheet.write(row, place, cell or None if isinstance(cell, str) else cell, styles[style])


def write_previous_headings(sheet: Any, styles: Styles) -> None:
    """Write the sheet's headings, set its paper and lock it."""
    set_paper(sheet, landscape=False, heading_rows=(1, 1))
    protect(sheet)
    sheet.freeze_panes(1, 0)
    headings = names.PREVIOUS_HEADINGS.values()
    for place, (heading, width) in enumerate(zip(headings, _WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, styles["heading"])


def previous_rows(figures: Sequence[PreviousFigure], programme: Programme) -> Iterator[Row]:
    """Yield the rows: form, year, other key, name of the figure, what was reported."""
    for figure in figures:
        form = programme.forms_by_id[figure.form]
        column = form.by_id[figure.column]
        yield form.name, figure.years, figure.key, column.name, float(figure.value)


def previous_range(heading: str) -> str:
    """Return the range of a column of "Số kỳ trước" (by its field), as a formula refers to it."""
    letters = column_letters(list(names.PREVIOUS_HEADINGS).index(heading) + 1)
    return f"'{names.PREVIOUS}'!${letters}$2:${letters}$2000"
