"""Years and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from ..cells import RawCell, Shown
from .base import DASHES, DOTS, Blank, Parsed, Reading, Unparsed, exact, normal, without_value

_YEAR_TEXT = re.compile(
    r"(?:[-–+*•]\s+)?(?:(?:năm|nam|n)\s*:?)?\s*((?:19|20)[0-9]{2})(?:[.,]0)?\s*[-–:.*]?",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(r"(?:[0-9]{1,2}[/.-]){1,2}((?:19|20)[0-9]{2})")
_SHORT_YEAR = re.compile(r"(?:năm|n)?\s*'?([0-9]{2})", re.IGNORECASE)
_MARKED_YEAR = re.compile(r"([12])[., ]([0-9]{3})")


@dataclass(frozen=True)
class Year:
    """A calendar year from 1900 to 2099."""

    name: ClassVar[str] = "year"
    numeric: ClassVar[bool] = False

    def parse(self, cell: RawCell) -> Reading:
        """Return the year the cell says."""
        empty = without_value(cell)
        if empty is not None:
            return empty
        if isinstance(cell.value, str):
            text, rule = normal(cell.value)
            if not text:
                return Blank()
            found = _YEAR_TEXT.fullmatch(text)
            return Parsed(int(found[1]), rule) if found else Unparsed("not-a-year", _meant(text))
        if isinstance(cell.value, bool):
            return Unparsed("not-a-year")
        if cell.shown is Shown.DATE:
            return self._of_date(float(cell.value or 0))
        number = exact(cell.value)
        if number == number.to_integral_value() and 1900 <= number < 2100:
            return Parsed(int(number))
        return Unparsed("not-a-year", _meant(f"{number:f}"))

    def _of_date(self, serial: float) -> Reading:
        # A year typed into a cell that was formatted as a date shows as a day of 1905.
        if 1900 <= serial < 2100 and serial.is_integer():
            return Parsed(int(serial), "year-from-date")
        day = day_of_serial(serial)
        return Parsed(day.year, "year-from-date") if day else Unparsed("not-a-year")


def _meant(text: str) -> str:
    """Return the year that a text may mean, to be asked about; blank where it tells none."""
    marked = _MARKED_YEAR.fullmatch(text)
    if marked and _YEAR_TEXT.fullmatch(marked[1] + marked[2]):
        return marked[1] + marked[2]
    found = _ONE_YEAR.fullmatch(text)
    short = _SHORT_YEAR.fullmatch(text)
    return found[1] if found else f"20{short[1]}" if short else ""


_DAY_TEXT = re.compile(
    r"(?:ngày\s*)?([0-9]{1,2})\s*(?:[/.-]|\s*tháng\s*)\s*([0-9]{1,2})\s*(?:[/.-]|\s*năm\s*)\s*"
    r"([0-9]{4}|[0-9]{2})\.?(?: 0?0:00(?::00)?)?",
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
"""Year first: no other order is written so."""
_FIRST_YEAR, _AFTER_LAST = 1945, 2100
_EPOCH = date(1899, 12, 30)


def day_of_serial(serial: float) -> date | None:
    """Return the day of a serial number (1900 date system), or None outside 1900 to 2199."""
    return _EPOCH + timedelta(days=int(serial)) if 60 < serial < 109_575 else None


@dataclass(frozen=True)
class Day:
    """A calendar day, written the Vietnamese way: day, month, year."""

    name: ClassVar[str] = "day"
    numeric: ClassVar[bool] = False

    def parse(self, cell: RawCell) -> Reading:
        """Return the day the cell says."""
        empty = without_value(cell)
        if empty is not None:
            return empty
        if isinstance(cell.value, str):
            return self._parse_text(cell.value)
        if isinstance(cell.value, bool):
            return Unparsed("not-a-day")
        day = day_of_serial(float(cell.value or 0))
        if day is None or not _FIRST_YEAR <= day.year < _AFTER_LAST:
            return Unparsed("not-a-day")
        return Parsed(day, None if cell.shown is Shown.DATE else "day-from-number")

    def _parse_text(self, raw: str) -> Reading:
        text, rule = normal(raw)
        if not text or DOTS.fullmatch(text) or set(text) <= DASHES:
            return Blank()
        iso = _ISO_DAY.fullmatch(text)
        if iso:
            return _day(int(iso[1]), int(iso[3]), int(iso[4]), rule)
        found = _DAY_TEXT.fullmatch(text)
        if not found:
            return Unparsed("not-a-day")
        short = len(found[3]) == 2
        year = int(found[3]) + (2000 if short else 0)
        return _day(year, int(found[2]), int(found[1]), "short-year" if short else rule)


def _day(year: int, month: int, day: int, rule: str | None) -> Reading:
    """Return the day of these numbers, read by `rule`, where the calendar has it."""
    if not _FIRST_YEAR <= year < _AFTER_LAST:
        return Unparsed("not-a-day")
    try:
        return Parsed(date(year, month, day), rule)
    except ValueError:
        return Unparsed("not-a-day")
