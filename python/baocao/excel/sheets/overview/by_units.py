"""A figure by unit and year: the greatest units one by one, what the others leave in one row."""

from __future__ import annotations

from collections.abc import Sequence

from ....core.cells import Figure, Number, column_letters
from ....core.combine import Behaviour, total
from ....core.form import Column
from ....wording import sheets
from ..by_unit import Unit, UnitFigures
from ..charts import Chart, bar_rows
from ..summary import SummaryPlaces
from .page import Page

MOST_UNITS = 25
"""Units that stand one by one: a chart of more cannot be read, and a page holds no more."""


def write_units(page: Page, place: SummaryPlaces, column: Column, figures: UnitFigures) -> None:
    """Write a column's figures by unit, the greatest first; nothing where no unit told any."""
    found = figures.of(column)
    if any(unit.value for unit in found):
        _Units(page, place, column, found).write()


class _Units:
    def __init__(
        self, page: Page, place: SummaryPlaces, column: Column, found: Sequence[Unit]
    ) -> None:
        self.page, self.place, self.column = page, place, column
        most = MOST_UNITS if len(found) > MOST_UNITS + 1 else len(found)
        self.shown, self.left = found[:most], found[most:]
        self.stock = column.behaviour is Behaviour.STOCK
        self.first = 0

    def write(self) -> None:
        page = self.page
        page.block(
            f"{sheets.UNITS_BLOCK}: {page.label(self.column)}",
            max(len(self.shown) + 2 + bool(self.left), bar_rows(len(self.shown))),
        )
        top = page.row
        page.headings([sheets.OVERVIEW_UNIT, *page.year_headings(), sheets.OVERVIEW_PERIOD])
        self.first = page.row
        for unit in self.shown:
            self._row(unit)
        last = page.row - 1
        if self.left:
            self._rest()
        self._total()
        below = self._chart(top, last)
        page.row = max(page.row, below - 1) + 1

    def _row(self, unit: Unit) -> None:
        page = self.page
        page.text(0, unit.name)
        for offset, year in enumerate(page.period, 1):
            value = unit.yearly.get(year)
            page.figure(offset, self.column, value, "" if value is None else unit.formula(year))
        whole = unit.formula(page.period[-1] if self.stock else None)
        page.figure(len(page.period) + 1, self.column, unit.value, whole, "total-")
        page.row += 1

    def _rest(self) -> None:
        page = self.page
        page.text(0, sheets.OTHER_UNITS.format(count=len(self.left)))
        for offset, year in enumerate(page.period, 1):
            values = [unit.yearly[year] for unit in self.left if year in unit.yearly]
            self._left_of(offset, total(values), self._of_year(year))
        whole = total([unit.value for unit in self.left])
        self._left_of(len(page.period) + 1, whole, self._of_period())
        page.row += 1

    def _left_of(self, offset: int, value: Number | None, whole: str) -> None:
        letter = column_letters(offset + 1)
        shown = f"SUM({letter}{self.first + 1}:{letter}{self.page.row})"
        self.page.figure(offset, self.column, value, f"{whole}-{shown}" if whole else "")

    def _total(self) -> None:
        page, table = self.page, self.place.table
        page.text(0, sheets.OVERVIEW_TOTAL, "label")
        yearly = table.yearly(self.column.id)
        for offset, year in enumerate(page.period, 1):
            value = yearly.get(year, Figure(None)).value
            page.figure(offset, self.column, value, self._of_year(year), "total-")
        whole = table.totals.get(self.column.id, Figure(None)).value
        page.figure(len(page.period) + 1, self.column, whole, self._of_period(), "total-")
        page.row += 1

    def _of_year(self, year: int) -> str:
        return self.place.year_formula(self.column, year) if year in self.place.rows else ""

    def _of_period(self) -> str:
        return self.place.total_formula(self.column)

    def _chart(self, top: int, last: int) -> int:
        """Draw a flow's years on top of each other; of a stock the last year alone."""
        page, years = self.page, self.page.period
        words = sheets.CHART_UNITS_STOCK if self.stock else sheets.CHART_UNITS_FLOW
        title = words.format(figure=self.column.name, first=years[0], last=years[-1])
        if self.left:
            title = sheets.CHART_MOST.format(title=title, count=len(self.shown))
        left = len(years) if self.stock else 1
        small = page.is_small(self.column, self.shown[0].value)
        chart = Chart(title, self.first, last, left, len(years), top, small)
        label = page.label(self.column)
        return page.charts.stacked(chart, label, (top, page.beside), page.chart_width)
