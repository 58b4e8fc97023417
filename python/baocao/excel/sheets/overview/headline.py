"""The figures of all units together, a year a column, and a chart of each declared figure."""

from __future__ import annotations

from ....core.cells import Figure
from ....core.form import Column
from ....wording import sheets
from ..charts import YEARS_ROWS, Chart
from ..summary import SummaryPlaces
from .page import Page


def write_figures(page: Page) -> None:
    """Write every figure by year and over the period, each the cell of "Tổng hợp"."""
    rows = sum(len(place.table.form.figures) for place in page.places) + 3
    page.block(sheets.FIGURES_BLOCK, max(rows, YEARS_ROWS))
    top = page.row
    page.headings([sheets.OVERVIEW_FIGURE, *page.year_headings(), sheets.OVERVIEW_PERIOD])
    charted = []
    for place in page.places:
        for column in place.table.form.figures:
            told = [figure.value or 0 for figure in place.table.yearly(column.id).values()]
            if column.chart and any(told):
                title = sheets.CHART_YEARS.format(figure=column.name)
                small = page.is_small(column, max(told))
                chart = Chart(title, page.row, page.row, 1, len(page.period), top, small)
                charted.append((chart, page.label(column)))
            _figure_row(page, place, column)
    page.note(sheets.STOCK_NOTE)
    _charts(page, charted, top)


def _charts(page: Page, charted: list[tuple[Chart, str]], top: int) -> None:
    """Put the first chart beside the table, and the others two by two below."""
    if charted:
        below = page.charts.years(*charted[0], (top, page.beside), page.chart_width)
        page.row = max(page.row, below)
    for place in range(1, len(charted), 2):
        page.keep_together(YEARS_ROWS)
        page.row += place > 1
        below = page.charts.years(*charted[place], (page.row, 0), page.table_width)
        for beside in charted[place + 1 : place + 2]:
            page.charts.years(*beside, (page.row, page.beside), page.chart_width)
        page.row = below
    page.row += 1


def _figure_row(page: Page, place: SummaryPlaces, column: Column) -> None:
    page.text(0, page.label(column))
    yearly = place.table.yearly(column.id)
    for offset, year in enumerate(page.period, 1):
        formula = place.year_formula(column, year) if year in place.rows else ""
        page.figure(offset, column, yearly.get(year, Figure(None)).value, formula)
    whole = place.table.totals.get(column.id, Figure(None)).value
    page.figure(len(page.period) + 1, column, whole, place.total_formula(column), "total-")
    page.row += 1
