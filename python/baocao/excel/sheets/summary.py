"""The sheet "Tổng hợp Mẫu n": the form again, every figure a formula with its true value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...core import names
from ...core.cells import Figure, column_letters, quoted_sheet
from ...core.combine import Behaviour
from ...core.consolidation import ConsolidatedRow, ConsolidatedTable, Consolidation
from ...core.form import Column
from ...wording import sheets
from ..heading import heading_cells, write_heading
from ..wrapping import lines
from .book import LINE, Book, longest_word, plain, write
from .remarks import row_remark, total_remark
from .sums import DetailRange, row_formula

_TITLE, _SUBTITLE, _LEAD, _COUNT, _HEADING, _FIRST = 0, 1, 2, 3, 4, 6
"""Rows from 0: names, the line above the header, the header's first row, the first figures."""
_NOTE_WIDTH = 42.0


@dataclass(frozen=True)
class SummaryPlaces:
    """Where the figures of a "Tổng hợp Mẫu n" stand, for sheets that refer to them."""

    table: ConsolidatedTable
    rows: Mapping[int, tuple[int, int]]
    """First and last row of each year, from 1."""
    total: int
    """The row of "Tổng cộng"."""

    def year_formula(self, column: Column, year: int) -> str:
        """Return the formula of a year's figure."""
        first, last = self.rows[year]
        letters = column_letters(self.table.form.index(column.id))
        sheet = quoted_sheet(self.table.form.summary_sheet)
        if first == last or column.once_a_year:
            return f"{sheet}!{letters}{first}"
        return f"SUM({sheet}!{letters}{first}:{letters}{last})"

    def total_formula(self, column: Column) -> str:
        """Return the formula of the period's figure."""
        letters = column_letters(self.table.form.index(column.id))
        return f"{quoted_sheet(self.table.form.summary_sheet)}!{letters}{self.total}"


def places(table: ConsolidatedTable) -> SummaryPlaces:
    """Return where the figures of the table stand."""
    rows: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(table.rows, _FIRST + 1):
        rows[row.year] = (rows.get(row.year, (number, 0))[0], number)
    return SummaryPlaces(table, rows, _FIRST + len(table.rows) + 1)


def write_summary(book: Book, consolidation: Consolidation, table: ConsolidatedTable) -> None:
    """Write the sheet of one form."""
    _Summary(book, consolidation, table).write()


class _Summary:
    def __init__(self, book: Book, consolidation: Consolidation, table: ConsolidatedTable) -> None:
        self.book, self.table, self.form = book, table, table.form
        self.info = consolidation.own.info
        self.details = DetailRange(table.form, len(consolidation.details.get(table.form.id, ())))
        self.places = places(table)
        self.sheet: Any = book.add_sheet(table.form.summary_sheet)
        self.note = len(table.form.columns)

    def write(self) -> None:
        self._set_up()
        self._write_head()
        for number, row in enumerate(self.table.rows, _FIRST):
            self._write_row(number, row)
        self._write_total()

    def _set_up(self) -> None:
        for place, column in enumerate(self.form.columns):
            self.sheet.set_column(place, place, shown_width(place, column))
        self.sheet.set_column(self.note, self.note, _NOTE_WIDTH)
        self.sheet.freeze_panes(_FIRST, 1)
        self.sheet.repeat_rows(_HEADING, _FIRST - 1)
        self.sheet.center_horizontally()
        self.sheet.protect("", {"format_columns": True, "format_rows": True})

    def _write_head(self) -> None:
        styles, last = self.book.styles, self.note
        unit = self.info["unit"]
        lead = sheets.SUMMARY_LEAD.format(unit=unit) if unit else sheets.SUMMARY_LEAD_WITHOUT_NAME
        for row, text, style in (
            (_TITLE, f"{self.form.name}. {self.form.title}", "title"),
            (_SUBTITLE, period_line(self.info["cutoff"], self.table.period), "centred-italic"),
            (_LEAD, lead, "centred-italic"),
        ):
            self.sheet.merge_range(row, 0, row, last, text, styles[style])
        counted = sheets.COUNTED.format(counted=self.table.counted, listed=self.table.listed)
        self.sheet.write_string(_COUNT, 0, counted, styles["count-line"])
        if self.form.has_money:
            unit_line = sheets.MONEY_UNIT.format(unit=self.info["money_unit"])
            self.sheet.write_string(_COUNT, last, unit_line, styles["right-italic"])
        self._write_heading()

    def _write_heading(self) -> None:
        style = self.book.styles["heading"]
        write_heading(self.sheet, self.form, self.book.styles, _HEADING)
        self.sheet.merge_range(_HEADING, self.note, _HEADING + 1, self.note, names.NOTE, style)
        upper, lower = heading_heights(self.table)
        self.sheet.set_row(_HEADING, upper)
        self.sheet.set_row(_HEADING + 1, lower)

    def _write_row(self, number: int, row: ConsolidatedRow) -> None:
        styles = self.book.styles
        remark = row_remark(self.table, row, self.info["unit"])
        self._fit(number, remark)
        self.sheet.write_number(number, 0, row.year, styles["year"])
        for place, column in enumerate(self.form.columns[1:], 1):
            if column.is_figure:
                figure = row.figures.get(column.id, Figure(None))
                formula = row_formula(self.details, self.table.own, row, column, f"$A{number + 1}")
                self._write_figure(number, place, column, figure, formula, "")
            else:
                write(self.sheet, number, place, row.key if column.key else "", styles["cell"])
        write(self.sheet, number, self.note, remark, styles["note-cell"])

    def _write_total(self) -> None:
        number, styles = self.places.total - 1, self.book.styles
        remark = total_remark(self.table, self.info["unit"])
        self._fit(number, remark)
        self.sheet.write_string(number, 0, names.TOTAL_ROW, styles["total-label"])
        for place, column in enumerate(self.form.columns[1:], 1):
            figure = self.table.totals.get(column.id, Figure(None))
            if column.is_figure:
                formula = self._over_years(place, column)
                self._write_figure(number, place, column, figure, formula, "total-")
            else:
                write(self.sheet, number, place, "", styles["total"])
        write(self.sheet, number, self.note, remark, styles["note-cell"])

    def _over_years(self, place: int, column: Column) -> str:
        """Return the formula over the period: a flow's sum, a stock's value in the last year."""
        letters = column_letters(place + 1)
        first, last = _FIRST + 1, self.places.total - 1
        if column.behaviour is Behaviour.STOCK:
            years = self.places.rows
            first, last = years.get(self.table.period[-1], (first, last)) if years else (1, 1)
            if first == last or column.once_a_year:
                return f"{letters}{first}"
        return f"SUM({letters}{first}:{letters}{last})"

    def _write_figure(
        self, row: int, place: int, column: Column, figure: Figure, formula: str, prefix: str
    ) -> None:
        """Write a figure as a formula with its value; where nobody said anything, a blank cell.

        A formula would show 0 there, and a zero is somebody's word.
        """
        style = self.book.styles[figure_style(column, figure, prefix)]
        if figure.value is None:
            self.sheet.write_blank(row, place, None, style)
        else:
            self.sheet.write_formula(row, place, f"={formula}", style, plain(figure.value))

    def _fit(self, number: int, remark: str) -> None:
        height = max(1.3, lines(remark, _NOTE_WIDTH * 1.05)) * LINE
        self.sheet.set_row(number, min(height, 400))


def period_line(cutoff: str, period: tuple[int, ...]) -> str:
    """Return the line that names the years and the day of the figures."""
    if not period:
        return ""
    line = sheets.PERIOD.format(first=period[0], last=period[-1])
    return line + (sheets.CUTOFF.format(day=cutoff) if cutoff else "")


def figure_style(column: Column, figure: Figure, prefix: str = "") -> str:
    """Return the name of the style in which a figure is shown."""
    if column.is_money:
        whole = "money-whole" if isinstance(figure.value, int) else "money"
        return f"total-{whole}" if prefix else {"money": "figure-money"}.get(whole, whole)
    if column.two_digits:
        return f"{prefix or 'figure-'}two-digits"
    return f"{prefix}figure"


def heading_heights(table: ConsolidatedTable) -> tuple[float, float]:
    """Return the heights in points of the two heading rows, so that no heading is cut."""
    widths = [shown_width(place, column) for place, column in enumerate(table.form.columns)]
    upper, lower, both = 1, 1, 1
    for cell in heading_cells(table.form):
        needed = lines(cell.text, sum(widths[cell.left : cell.right + 1]) * 0.85)
        if cell.top != cell.bottom:
            both = max(both, needed)
        elif cell.top == 0:
            upper = max(upper, needed)
        else:
            lower = max(lower, needed)
    lower = max(lower, both - upper)
    return upper * LINE + 4, lower * LINE + 4


def shown_width(place: int, column: Column) -> float:
    """Return a column's width in characters; the first has room for "Tổng cộng" in bold."""
    return max(column.width, longest_word(column.heading) * 1.2, 12 if place == 0 else 8)
