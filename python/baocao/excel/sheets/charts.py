"""Native charts in the office's own typeface, placed under the table they draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...wording import sheets
from ..styles import FONT
from .book import Book

ROW_PIXELS = 24
"""The height of a row of a sheet with charts."""
PIE_ROWS = 10
"""How many rows of the sheet a chart of shares covers."""
YEARS_ROWS = 11
"""How many rows of the sheet a chart of years covers."""
_WIDTH = 600
_GAP = 12
"""Pixels between a table and the chart beside it."""
_COLOURS = ("#2F5597", "#C55A11", "#7F7F7F", "#BF9000", "#548235", "#7030A0")
_MOST_UNITS = 25


@dataclass(frozen=True)
class Chart:
    """What a chart draws: labels and values in columns, rows from 0, ends inside.

    For a chart of years the values stand in one row, columns `left` to `right`, and their labels
    in `labels_row`; for others labels stand in column `left`, values in column `right`.
    """

    title: str
    first: int
    last: int
    left: int
    right: int
    labels_row: int = 0


@dataclass(frozen=True)
class Place:
    """Where a chart stands: row and column from 0, width and height in pixels."""

    row: int
    column: int
    width: int
    height: int


class ChartSheet:
    """One sheet that charts are put on; each method returns the first row below the chart."""

    def __init__(self, book: Book, sheet: Any, name: str) -> None:
        self._book, self._sheet, self._name = book, sheet, name
        sheet.set_default_row(ROW_PIXELS * 0.75)

    def pie(self, chart: Chart, row: int, column: int, width: int) -> int:
        """Draw shares of a whole, beside their table at `column`, some pixels wide."""
        made = self._book.workbook.add_chart({"type": "pie"})
        count = chart.last - chart.first + 1
        points = [{"fill": {"color": _COLOURS[i % len(_COLOURS)]}} for i in range(count)]
        labels = {"value": True, "position": "outside_end", "font": _font(11)}
        made.add_series({**self._columns(chart), "points": points, "data_labels": labels})
        made.set_legend({"position": "bottom", "font": _font(10)})
        return self._place(made, chart.title, Place(row, column, width, PIE_ROWS * ROW_PIXELS))

    def years(self, chart: Chart, row: int) -> int:
        """Draw one figure, a column a year."""
        made = self._book.workbook.add_chart({"type": "column"})
        series = {
            "categories": [self._name, chart.labels_row, chart.left, chart.labels_row, chart.right],
            "values": [self._name, chart.first, chart.left, chart.first, chart.right],
        }
        made.add_series({**series, **_bars(_COLOURS[0])})
        made.set_legend({"none": True})
        made.set_x_axis({"num_font": _font(11)})
        made.set_y_axis({"num_font": _font(10), "min": 0, "major_gridlines": _GRID})
        return self._place(made, chart.title, Place(row, 0, _WIDTH, YEARS_ROWS * ROW_PIXELS))

    def units(self, chart: Chart, row: int) -> int:
        """Draw one figure, a bar a unit, the greatest on top; of many units the first 25."""
        count = chart.last - chart.first + 1
        title = chart.title
        if count > _MOST_UNITS:
            count = _MOST_UNITS
            title = sheets.CHART_MOST.format(title=title, count=count)
        shown = Chart(title, chart.first, chart.first + count - 1, chart.left, chart.right)
        made = self._book.workbook.add_chart({"type": "bar"})
        made.add_series({**self._columns(shown), **_bars(_COLOURS[0])})
        made.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
        made.set_y_axis({"reverse": True, "num_font": _font(11), "line": {"color": "#7F7F7F"}})
        made.set_legend({"none": True})
        return self._place(made, title, Place(row, 0, _WIDTH, units_rows(count) * ROW_PIXELS))

    def _columns(self, chart: Chart) -> dict[str, Any]:
        return {
            "categories": [self._name, chart.first, chart.left, chart.last, chart.left],
            "values": [self._name, chart.first, chart.right, chart.last, chart.right],
        }

    def _place(self, made: Any, title: str, place: Place) -> int:
        made.set_title({"name": title, "name_font": {**_font(13), "bold": True}, "overlay": False})
        made.set_size({"width": place.width, "height": place.height})
        made.set_chartarea({"border": {"color": "#BFBFBF"}})
        self._sheet.insert_chart(
            place.row,
            place.column,
            made,
            {"object_position": 2, "x_offset": 12 * (place.column > 0)},
        )
        return place.row + -(-place.height // ROW_PIXELS) + 1


def units_rows(count: int) -> int:
    """Return how many rows of the sheet a chart of so many units covers."""
    return 3 + min(count, _MOST_UNITS)


_GRID = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}}


def _font(size: int) -> dict[str, Any]:
    return {"name": FONT, "size": size}


def _bars(colour: str) -> dict[str, Any]:
    return {
        "fill": {"color": colour},
        "gap": 60,
        "data_labels": {"value": True, "font": _font(11)},
    }
