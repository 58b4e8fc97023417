"""Excel's conversions, played by quirks' table: what a cell takes in, and what it gives out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from live.com import TimeType, refused
from live.quirks import DATE_FORMAT, ERROR_VALUES, MOST_TEXT, READINGS

_DAY_ZERO = datetime(1899, 12, 30)
_FORMULA_OF = {
    "#NULL!": "A1 B2", "#DIV/0!": "1/0", "#VALUE!": '"x"+1', "#REF!": 'INDIRECT("")',
    "#NAME?": "no_such_name_", "#NUM!": "SQRT(-1)", "#N/A": "NA()",
}  # fmt: skip
_DATE_ORDERS = ("%m/%d/%Y", "%m/%d/%y", "%Y/%m/%d")


@dataclass(frozen=True)
class Stored:
    """What a cell holds; a format where that changes.

    `kind` is "blank", "number", "text" or "formula" (without "=").
    """

    kind: str
    value: Any = None
    format: str = ""


BLANK = Stored("blank")


def taken(value: Any, in_text_cell: bool) -> Stored:
    """Return what a cell holds once `value` was put into it."""
    if value is None or value == "":
        return BLANK
    if in_text_cell:
        return _text(value if isinstance(value, str) else _shown(value))
    if isinstance(value, bool):
        return Stored("number", float(value), "BOOLEAN")
    if isinstance(value, Decimal):
        return Stored("number", float(value), "#,##0.00 [$€-407]")
    if isinstance(value, (int, float)):
        return Stored("number", float(value))
    if isinstance(value, date):
        return Stored("number", serial(value), DATE_FORMAT)
    if isinstance(value, str):
        return _read(value)
    raise TypeError(
        f"Objects of type '{type(value).__name__}' can not be converted to a COM VARIANT"
    )


def _text(value: str) -> Stored:
    if len(value) > MOST_TEXT:
        raise refused("Text is too long")
    return Stored("text", value)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:.15g}" if isinstance(value, (int, float)) else str(value)


def _read(text: str) -> Stored:
    """Return what Excel reads a text as, by the table of readings."""
    if len(text) > MOST_TEXT:
        raise refused("Text is too long")
    for reading in READINGS:
        if reading.pattern.fullmatch(text):
            return _as(reading.kind, text, reading.format)
    return Stored("text", text)


def _as(kind: str, text: str, shown_as: str) -> Stored:
    if kind == "prefixed":
        return _text(text[1:]) if text[1:] else BLANK
    if kind == "formula":
        return Stored("formula", text[1:])
    if kind == "boolean":
        return Stored("number", float(text.upper() == "TRUE"), "BOOLEAN")
    if kind == "error":
        return Stored("formula", _FORMULA_OF[text.upper()])
    if kind == "date":
        return _dated(text, shown_as)
    number = float(text.replace(",", "").rstrip("% "))
    return Stored("number", number / 100 if kind == "percent" else number, _worn(text, shown_as))


def _worn(text: str, shown_as: str) -> str:
    """Return the format that a number's own writing gives the cell."""
    if "E" in text.upper():
        return "0.00E+00"
    return "#,##0" if "," in text else shown_as


def _dated(text: str, shown_as: str) -> Stored:
    slashed = text.replace("-", "/")
    if slashed.count("/") == 1:
        slashed += f"/{date.today().year}"
    for order in _DATE_ORDERS:
        try:
            return Stored("number", serial(datetime.strptime(slashed, order)), shown_as)
        except ValueError:
            continue
    return Stored("text", text)


def serial(day: date) -> float:
    """Return a day, or a day and time, as Excel counts it: days since 30/12/1899."""
    moment = datetime(*day.timetuple()[:6])
    return (moment - _DAY_ZERO) / timedelta(days=1)


def as_time(number: float) -> TimeType:
    """Return a counted day as COM gives it: with a zone, to the second."""
    moment = _DAY_ZERO + timedelta(seconds=round(number * 86400))
    return TimeType(*moment.timetuple()[:6], tzinfo=UTC)


def as_currency(number: float) -> Decimal:
    """Return an amount as COM's currency gives it: four digits after the mark."""
    return Decimal(str(round(number, 4)))


def error_value(text: str) -> int:
    """Return the integer that stands for an error in a cell, by what the cell shows."""
    return ERROR_VALUES.get(text, ERROR_VALUES["#VALUE!"])
