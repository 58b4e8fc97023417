"""Native charts in the office's own typeface, in shades that can be told apart in grey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..styles import FONT
from .book import Book

ROW_PIXELS = 24
"""The height of a row of a sheet with charts."""
PIE_ROWS = 11
"""How many rows of the sheet a chart of shares covers, or one beside it."""
YEARS_ROWS = 11
"""How many rows of the sheet a chart of years covers."""
_SHADES = ("#1F3864", "#9DC3E6", "#C55A11", "#F4D9C4", "#7F7F7F", "#E2F0D9")
"""Of shares: light and dark by turns."""
_DARKEST, _LIGHTEST = (31, 56, 100), (205, 222, 242)
"""Of years that follow each other: from dark to light."""
_BAR = "#2F5597"
_GAP = 12
"""Pixels between a table and the chart beside it."""
_LIGHT = 160
"""From this brightness on a label inside a bar is black."""


@dataclass(frozen=True)
class Chart:
    """What a chart draws, rows and columns from 0, ends inside.

    Labels stand in column 0. A chart of shares draws column `right`; one of years the row `first`,
    columns `left` to `right`; stacked bars a series for each of these columns, named in
    `labels_row`. Of `small` counts the axis has no numbers: there would be fractions.
    """

    title: str
    first: int
    last: int
    left: int
    right: int
    labels_row: int = 0
    small: bool = False


class ChartSheet:
    """One sheet that charts are put on; each method returns the first row below the chart.

    A chart stands at a row and column, some pixels wide.
    """

    def __init__(self, book: Book, sheet: Any, name: str) -> None:
        self._book, self._sheet, self._name = book, sheet, name
        sheet.set_default_row(ROW_PIXELS * 0.75)

    def pie(self, chart: Chart, at: tuple[int, int], width: int) -> int:
        """Draw shares of a whole."""
        made = self._book.workbook.add_chart({"type": "pie"})
        count = chart.last - chart.first + 1
        points = [
            {"fill": {"color": _SHADES[i % len(_SHADES)]}, "border": {"color": "#404040"}}
            for i in range(count)
        ]
        labels = {"value": True, "position": "outside_end", "font": _font(11)}
        series = self._series(chart, chart.right)
        made.add_series({**series, "points": points, "data_labels": labels})
        made.set_legend({"position": "bottom", "font": _font(10)})
        return self._place(made, chart.title, at, (width, PIE_ROWS))

    def years(self, chart: Chart, axis: str, at: tuple[int, int], width: int) -> int:
        """Draw one figure, a column a year."""
        made = self._book.workbook.add_chart({"type": "column"})
        series = {
            "categories": [self._name, chart.labels_row, chart.left, chart.labels_row, chart.right],
            "values": [self._name, chart.first, chart.left, chart.first, chart.right],
        }
        labels = {"value": True, "font": _font(11)}
        made.add_series({**series, "fill": {"color": _BAR}, "gap": 60, "data_labels": labels})
        made.set_legend({"none": True})
        made.set_x_axis({"num_font": _font(11)})
        made.set_y_axis(_value_axis(axis, chart.small))
        return self._place(made, chart.title, at, (width, YEARS_ROWS))

    def bars(self, chart: Chart, axis: str, at: tuple[int, int], width: int) -> int:
        """Draw one column of figures as bars, the first on top."""
        made = self._book.workbook.add_chart({"type": "bar"})
        labels = {"value": True, "font": _font(11)}
        series = self._series(chart, chart.right)
        made.add_series({**series, "fill": {"color": _BAR}, "gap": 60, "data_labels": labels})
        made.set_legend({"none": True})
        return self._bars_placed(made, chart, axis, at, (width, PIE_ROWS))

    def stacked(self, chart: Chart, axis: str, at: tuple[int, int], width: int) -> int:
        """Draw a bar for each row, the first on top, its columns one after the other in it."""
        made = self._book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
        count = chart.right - chart.left + 1
        for place in range(count):
            shade = _shade(place, count)
            dark = sum(shade) / 3 < _LIGHT
            font = {**_font(9), "color": "#FFFFFF" if dark else "#000000"}
            # A nought has no bar that could bear its label.
            labels = {"value": True, "font": font, "num_format": "#,##0;;"}
            made.add_series({
                **self._series(chart, chart.left + place),
                "name": [self._name, chart.labels_row, chart.left + place],
                "fill": {"color": "#{:02X}{:02X}{:02X}".format(*shade)},
                "border": {"color": "#404040", "width": 0.5},
                "gap": 45,
                "data_labels": labels,
            })  # fmt: skip
        made.set_legend({"position": "bottom", "font": _font(10)})
        rows = bar_rows(chart.last - chart.first + 1)
        return self._bars_placed(made, chart, axis, at, (width, rows))

    def _bars_placed(
        self, made: Any, chart: Chart, axis: str, at: tuple[int, int], size: tuple[int, int]
    ) -> int:
        """Place bars: names on the left, figures below though the first bar is on top."""
        made.set_x_axis(_value_axis(axis, chart.small))
        made.set_y_axis({
            "reverse": True, "num_font": _font(10), "line": {"color": "#7F7F7F"},
            "crossing": "max", "interval_unit": 1,
        })  # fmt: skip
        return self._place(made, chart.title, at, size)

    def _series(self, chart: Chart, column: int) -> dict[str, Any]:
        return {
            "categories": [self._name, chart.first, 0, chart.last, 0],
            "values": [self._name, chart.first, column, chart.last, column],
        }

    def _place(self, made: Any, title: str, at: tuple[int, int], size: tuple[int, int]) -> int:
        """Place a chart of some pixels and rows."""
        (row, column), (width, rows) = at, size
        made.set_title({"name": title, "name_font": {**_font(13), "bold": True}, "overlay": False})
        made.set_size({"width": width - _GAP, "height": rows * ROW_PIXELS})
        made.set_chartarea({"border": {"color": "#BFBFBF"}})
        gap = _GAP * (column > 0)
        self._sheet.insert_chart(row, column, made, {"object_position": 2, "x_offset": gap})
        return row + rows + 1


def bar_rows(count: int) -> int:
    """Return how many rows of the sheet a chart of so many stacked bars covers."""
    return 5 + max(-(-4 * count // 5), min(count + 1, 8))


def _shade(place: int, count: int) -> tuple[int, int, int]:
    share = place / max(count - 1, 1)
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(_DARKEST, _LIGHTEST, strict=True)
    )
    return red, green, blue


def _value_axis(title: str, small: bool) -> dict[str, Any]:
    return {
        "num_font": _font(10), "min": 0, "name": title, "name_font": _font(10),
        "num_format": ";;;" if small else "#,##0",
        "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9", "width": 0.75}},
    }  # fmt: skip


def _font(size: int) -> dict[str, Any]:
    return {"name": FONT, "size": size}
