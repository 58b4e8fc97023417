"""A figure by the other key of its form (the types of documents), a year a column."""

from __future__ import annotations

from collections import defaultdict

from ....core.cells import Figure, Number, column_letters, quoted_sheet
from ....core.combine import total
from ....core.form import Column, Form
from ....core.kinds import Choice
from ....core.text import fold
from ....wording import sheets
from ..charts import Chart, bar_rows
from ..summary import SummaryPlaces
from ..sums import literal_criterion
from .page import Page

_MOST_TYPES = 12


def write_types(page: Page, place: SummaryPlaces, column: Column) -> None:
    """Write a figure by type, the most first; nothing of a form whose rows have no such key."""
    keys = place.table.form.keys
    if column.once_a_year or len(keys) != 1 or not isinstance(keys[0].kind, Choice):
        return
    told = _by_type(place, column)
    if told:
        _Types(page, place, column, told).write(keys[0])


def _by_type(place: SummaryPlaces, column: Column) -> dict[str, dict[int, Number]]:
    """Return the figure by type and year, types of noughts alone left out, the most first."""
    values: dict[str, dict[int, list[Number]]] = defaultdict(lambda: defaultdict(list))
    spelt: dict[str, str] = {}
    for row in place.table.rows:
        value = row.figures.get(column.id, Figure(None)).value
        if value is not None and row.year in place.table.period:
            key = spelt.setdefault(fold(row.key), row.key)
            values[key][row.year].append(value)
    sums = {
        key: {year: total(of_year) or 0 for year, of_year in years.items()}
        for key, years in values.items()
    }
    some = {key: years for key, years in sums.items() if any(years.values())}
    return dict(sorted(some.items(), key=lambda item: (-sum(item[1].values()), item[0])))


class _Types:
    def __init__(
        self, page: Page, place: SummaryPlaces, column: Column, told: dict[str, dict[int, Number]]
    ) -> None:
        self.page, self.place, self.column, self.told = page, place, column, told
        self.shown = list(told)[:_MOST_TYPES]
        self.first = 0

    def write(self, key: Column) -> None:
        page, years = self.page, self.page.period
        title = sheets.TYPES_TITLE.format(figure=self.column.name, key=key.name.lower())
        page.block(title, max(len(self.shown) + 2, bar_rows(len(self.shown))))
        top = page.row
        page.headings([key.heading, *page.year_headings(), sheets.OVERVIEW_PERIOD])
        self.first = page.row
        for one in self.shown:
            self._row(one)
        last = page.row - 1
        if len(self.told) > len(self.shown):
            self._rest()
        small = page.is_small(self.column, sum(self.told[self.shown[0]].values()))
        chart = Chart(title, self.first, last, 1, len(years), top, small)
        below = page.charts.stacked(chart, self.column.name, (top, page.beside), page.chart_width)
        page.row = max(page.row, below - 1) + 1

    def _row(self, key: str) -> None:
        page = self.page
        page.text(0, key or sheets.NO_TYPE)
        for offset, year in enumerate(page.period, 1):
            value = self.told[key].get(year)
            page.figure(offset, self.column, value, self._formula(key, year))
        self._sum_of_years(sum(self.told[key].values()))

    def _rest(self) -> None:
        """Write what the types shown leave of the whole."""
        page = self.page
        left = list(self.told)[len(self.shown) :]
        page.text(0, sheets.OTHER_TYPES.format(count=len(left)))
        for offset, year in enumerate(page.period, 1):
            letter = column_letters(offset + 1)
            shown = f"SUM({letter}{self.first + 1}:{letter}{page.row})"
            value = sum(self.told[key].get(year, 0) for key in left)
            whole = self.place.year_formula(self.column, year) if year in self.place.rows else ""
            page.figure(offset, self.column, value, f"{whole}-{shown}" if whole else "")
        self._sum_of_years(sum(sum(self.told[key].values()) for key in left))

    def _sum_of_years(self, value: Number) -> None:
        page, last = self.page, column_letters(len(self.page.period) + 1)
        formula = f"SUM(B{page.row + 1}:{last}{page.row + 1})"
        page.figure(len(page.period) + 1, self.column, value, formula, "total-")
        page.row += 1

    def _formula(self, key: str, year: int) -> str:
        form = self.place.table.form
        first, last = self.place.rows.get(year, (0, 0))
        if not first:
            return ""
        cells = [
            _cells(form, column.id, first, last) for column in (self.column, form.year, *form.keys)
        ]
        return f"SUMIFS({cells[0]},{cells[1]},{year},{cells[2]},{literal_criterion(key)})"


def _cells(form: Form, column: str, first: int, last: int) -> str:
    letters = column_letters(form.index(column))
    return f"{quoted_sheet(form.summary_sheet)}!${letters}${first}:${letters}${last}"
