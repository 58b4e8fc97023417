""" "Tình hình gửi": who has sent, in time or late, and what the check found."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from ...core import names
from ...core.consolidation import UnitStatus
from .book import Book
from .listing import ListColumn, ListSheet

_WIDTHS = {
    "unit": 22, "state": 19, "timeliness": 18, "result": 18, "include": 24, "file": 30,
    "errors": 8, "warnings": 10, "number": 18, "day": 13, "received": 16,
}  # fmt: skip
_CENTRED = {"timeliness", "result", "include", "errors", "warnings", "day", "received"}
_COLOURS: dict[str, tuple[tuple[str, str], ...]] = {
    "state": (
        ("đã gửi nhưng", "error"), ("đã gửi", "good"), ("nhập thay", "good"),
        ("chưa gửi", "warning"), ("gửi nhiều lần", "warning"), ("ngoài danh sách", "warning"),
    ),
    "timeliness": (("quá hạn", "error"),),
    "result": (
        ("cần chỉnh sửa", "error"), ("cần kiểm tra lại", "warning"), ("hợp lệ", "good"),
    ),
    "include": ((names.NO.lower(), "warning"),),
}  # fmt: skip
"""By column, how a cell that begins with a word is coloured; the first that fits."""


def status_column(key: str) -> int:
    """Return the place, from 1, of a column of "Tình hình gửi"."""
    return list(_WIDTHS).index(key) + 1


def write_status(book: Book, statuses: Sequence[UnitStatus]) -> None:
    """Write the sheet, units in the order given."""
    columns = [
        ListColumn(
            names.STATUS_HEADINGS[key], width, "centred-top" if key in _CENTRED else "cell-top"
        )
        for key, width in _WIDTHS.items()
    ]
    listed = ListSheet(book, names.STATUS, columns)
    listed.fill(statuses, attrgetter(*_WIDTHS))
    _colour(book, listed)


def _colour(book: Book, listed: ListSheet) -> None:
    """Colour by rules, so that a cell corrected by hand changes its colour at once."""
    last = max(listed.rows, 1)
    for key, rules in _COLOURS.items():
        place = status_column(key) - 1
        for words, style in rules:
            listed.sheet.conditional_format(
                1, place, last, place,
                {
                    "type": "text", "criteria": "begins with", "value": words,
                    "format": book.styles.difference(style), "stop_if_true": True,
                },
            )  # fmt: skip
