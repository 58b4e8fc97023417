""" "Tổng quan": key figures by formula, and charts that a chairman can read at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ...core import names
from ...core.analysis import LEAST_UNITS, outliers
from ...core.cells import Figure, Number, column_letters, quoted_sheet
from ...core.combine import Behaviour
from ...core.consolidation import ConsolidatedTable, Consolidation
from ...core.form import Column
from ...wording import sheets
from .book import Book, plain, write
from .by_unit import Unit, unit_figures
from .charts import PIE_ROWS, YEARS_ROWS, Chart, ChartSheet, units_rows
from .status import status_column
from .summary import SummaryPlaces, figure_style, period_line, places
from .sums import literal_criterion

_LABEL_WIDTH, _FIGURE_WIDTH = 34.0, 13.0
_ACROSS_PAGE = 70.0
"""Characters that fit across A4 upright at full size, where a wider typeface stands for Calibri."""
_PAGE_ROWS = 40
_PIE_WIDTH = 270
_MOST_OUTLIERS = 20


def write_overview(book: Book, consolidation: Consolidation) -> None:
    """Write the sheet: submissions, key figures by year, figures by unit."""
    _Overview(book, consolidation).write()


class _Overview:
    def __init__(self, book: Book, consolidation: Consolidation) -> None:
        self.book, self.consolidation = book, consolidation
        self.sheet: Any = book.add_sheet(names.OVERVIEW, landscape=False)
        tables = list(consolidation.tables.values())
        self.period = tables[0].period if tables else ()
        self.places = [places(table) for table in tables]
        self.charts = ChartSheet(book, self.sheet, names.OVERVIEW)
        self.row = 0
        self._page_start = 0
        self._breaks: list[int] = []

    def write(self) -> None:
        self._write_title()
        self._write_states()
        self._write_figures()
        for place in self.places:
            for column in place.table.form.figures:
                if column.chart:
                    self._write_units(place.table, column)
        self._write_outliers()
        self.sheet.set_h_pagebreaks(self._breaks)

    def _keep_together(self, rows: int) -> None:
        """Begin a new page where the next rows would not fit on this one."""
        if self.row > self._page_start and self.row + rows - self._page_start > _PAGE_ROWS:
            self._breaks.append(self.row)
            self._page_start = self.row

    def _set_columns(self) -> None:
        """Set the widths, and the scale of print: Excel heeds page breaks at a fixed scale only."""
        columns = max(len(self.period) + 1, 4)
        self.sheet.set_column(0, 0, _LABEL_WIDTH)
        self.sheet.set_column(1, columns, _FIGURE_WIDTH)
        width = _LABEL_WIDTH + columns * _FIGURE_WIDTH
        self.sheet.set_print_scale(max(40, min(100, int(100 * _ACROSS_PAGE / width))))

    def _write_title(self) -> None:
        self._set_columns()
        info = self.consolidation.own.info
        line = period_line(info["cutoff"], self.period)
        for text, style in (
            (sheets.OVERVIEW_TITLE, "left-title"),
            (" - ".join(part for part in (info["unit"], line) if part), "left-italic"),
        ):
            self.sheet.write_string(self.row, 0, text, self.book.styles[style])
            self.row += 1
        self.row += 1

    def _heading(self, title: str, headings: Sequence[str]) -> None:
        self.sheet.write_string(self.row, 0, title, self.book.styles["left-subtitle"])
        self.row += 1
        for place, text in enumerate(headings):
            self.sheet.write_string(self.row, place, text, self.book.styles["heading"])
        self.row += 1

    def _formula(self, place: int, formula: str, value: Number, style: str) -> None:
        form = self.book.styles[style]
        self.sheet.write_formula(self.row, place, f"={formula}", form, plain(value))

    def _write_states(self) -> None:
        statuses = self.consolidation.statuses
        if not statuses:
            return
        self._heading(sheets.SUBMISSION_BLOCK, [sheets.OVERVIEW_STATE, sheets.OVERVIEW_COUNT])
        first = self.row
        letters = column_letters(status_column("state"))
        cells = f"{quoted_sheet(names.STATUS)}!${letters}$2:${letters}${len(statuses) + 1}"
        for state, count in sorted(Counter(s.state for s in statuses).items(), key=_by_state):
            self.sheet.write_string(self.row, 0, state, self.book.styles["cell"])
            self._formula(1, f"COUNTIF({cells},{literal_criterion(state)})", count, "figure")
            self.row += 1
        chart = Chart(sheets.CHART_STATES, first, self.row - 1, 0, 1)
        self._total_row(first, len(statuses))
        self._write_counts()
        self.charts.pie(chart, first - 1, 2, _PIE_WIDTH)
        self.row = max(self.row, first - 1 + PIE_ROWS) + 1

    def _total_row(self, first: int, value: int) -> None:
        self.sheet.write_string(self.row, 0, sheets.OVERVIEW_TOTAL, self.book.styles["label"])
        self._formula(1, f"SUM(B{first + 1}:B{self.row})", value, "total-figure")
        self.row += 1

    def _write_counts(self) -> None:
        """Tell of how many units each form counts: a figure is as good as that."""
        for place in self.places:
            table = place.table
            label = sheets.OVERVIEW_COUNTED.format(form=table.form.name)
            self.sheet.write_string(self.row, 0, label, self.book.styles["cell"])
            counted = f"{table.counted}/{table.listed}"
            self.sheet.write_string(self.row, 1, counted, self.book.styles["cell-centred"])
            self.row += 1

    def _write_figures(self) -> None:
        years = [sheets.OVERVIEW_YEAR.format(year=year) for year in self.period]
        self._heading(
            sheets.FIGURES_BLOCK, [sheets.OVERVIEW_FIGURE, *years, sheets.OVERVIEW_PERIOD]
        )
        labels, last = self.row - 1, len(self.period)
        charted = []
        for place in self.places:
            for column in place.table.form.figures:
                if column.chart and last:
                    title = sheets.CHART_YEARS.format(figure=column.name)
                    charted.append(Chart(title, self.row, self.row, 1, last, labels))
                self._write_figure_row(place, column)
        note = self.book.styles["note"]
        self.sheet.merge_range(
            self.row, 0, self.row + 1, len(self.period) + 1, sheets.STOCK_NOTE, note
        )
        self.row += 2
        for chart in charted:
            self._keep_together(YEARS_ROWS)
            self.row = self.charts.years(chart, self.row) + 1

    def _write_figure_row(self, place: SummaryPlaces, column: Column) -> None:
        label = column.name
        if column.is_money:
            label += f" ({self.consolidation.own.info['money_unit']})"
        self.sheet.write_string(self.row, 0, label, self.book.styles["cell"])
        yearly = place.table.yearly(column.id)
        for offset, year in enumerate(self.period, 1):
            figure = yearly.get(year, Figure(None))
            formula = place.year_formula(column, year) if year in place.rows else ""
            self._write_figure(offset, column, figure, formula)
        total_figure = place.table.totals.get(column.id, Figure(None))
        self._write_figure(
            len(self.period) + 1, column, total_figure, place.total_formula(column), "total-"
        )
        self.row += 1

    def _write_figure(
        self, place: int, column: Column, figure: Figure, formula: str, prefix: str = ""
    ) -> None:
        style = figure_style(column, figure, prefix)
        if figure.value is None or not formula:
            write(self.sheet, self.row, place, None, self.book.styles[style])
        else:
            self._formula(place, formula, figure.value, style)

    def _write_units(self, table: ConsolidatedTable, column: Column) -> None:
        found = unit_figures(self.consolidation, table, column)
        if not found:
            return
        stock = column.behaviour is Behaviour.STOCK
        words = sheets.CHART_UNITS_STOCK if stock else sheets.CHART_UNITS_FLOW
        self._keep_together(len(found) + units_rows(len(found)) + 4)
        title = words.format(figure=column.name, first=self.period[0], last=self.period[-1])
        self._heading(f"{sheets.UNITS_BLOCK}: {column.name}", [sheets.OVERVIEW_UNIT, column.name])
        first = self.row
        for unit in found:
            write(self.sheet, self.row, 0, unit.name, self.book.styles["cell"])
            figure = Figure(unit.value)
            self._formula(1, unit.formula, unit.value, figure_style(column, figure))
            self.row += 1
        self.row = self.charts.units(Chart(title, first, self.row - 1, 0, 1), self.row + 1) + 1

    def _write_outliers(self) -> None:
        """List the units' figures that lie far from the others', the farthest first."""
        found, most = self._outliers()
        self._keep_together(min(len(found), _MOST_OUTLIERS) + 4)
        self._heading(sheets.OUTLIERS_BLOCK, sheets.OUTLIER_HEADINGS if found else ())
        for column, unit, middle in found[:_MOST_OUTLIERS]:
            self.sheet.write_string(self.row, 0, unit.name, self.book.styles["cell"])
            style = figure_style(column, Figure(unit.value))
            self._formula(1, unit.formula, unit.value, style)
            self.sheet.write_number(self.row, 2, middle, self.book.styles[style])
            self.sheet.write_string(self.row, 3, column.name, self.book.styles["cell"])
            self.row += 1
        told = sheets.OUTLIERS_NOTE if found else sheets.NO_OUTLIERS
        if most < LEAST_UNITS:
            told = sheets.FEW_UNITS.format(count=LEAST_UNITS)
        note, last = self.book.styles["note"], max(len(self.period) + 1, 4)
        self.sheet.merge_range(self.row, 0, self.row + 1, last, told, note)
        self.row += 2

    def _outliers(self) -> tuple[list[tuple[Column, Unit, float]], int]:
        """Return the outliers of every column, and how many units the fullest column has.

        The consolidating unit is no peer of its units.
        """
        found: list[tuple[Column, Unit, float]] = []
        most, own = 0, self.consolidation.own.info["unit"] or sheets.OWN_WITHOUT_NAME
        for place in self.places:
            for column in place.table.form.figures:
                figures = unit_figures(self.consolidation, place.table, column)
                peers = {unit.name: unit for unit in figures if unit.name != own}
                most = max(most, len(peers))
                far = outliers({name: unit.value for name, unit in peers.items()})
                found += [(column, peers[one.unit], one.median) for one in far]
        return found, most


def _by_state(counted: tuple[str, int]) -> tuple[bool, int]:
    """Return the order of states: who has sent nothing stands last."""
    state, count = counted
    return state == sheets.NOT_SENT, -count
