"""Years and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from ..cells import RawCell, Shown
from .base import DOTS, Blank, Parsed, Reading, Unparsed, exact, normal, without_value

_YEAR_TEXT = re.compile(r"(?:năm|n)?\s*((?:19|20)[0-9]{2})\s*[-–:.]?", re.IGNORECASE)


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
            return Parsed(int(found[1]), rule) if found else Unparsed("not-a-year")
        if isinstance(cell.value, bool):
            return Unparsed("not-a-year")
        if cell.shown is Shown.DATE:
            day = day_of_serial(float(cell.value or 0))
            return Parsed(day.year, "year-from-date") if day else Unparsed("not-a-year")
        number = exact(cell.value)
        if number == number.to_integral_value() and 1900 <= number < 2100:
            return Parsed(int(number))
        return Unparsed("not-a-year")


_DAY_TEXT = re.compile(
    r"(?:ngày\s*)?([0-9]{1,2})\s*(?:[/.-]|\s*tháng\s*)\s*([0-9]{1,2})\s*(?:[/.-]|\s*năm\s*)\s*"
    r"([0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
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
        if day is None or not 1945 <= day.year < 2100:
            return Unparsed("not-a-day")
        return Parsed(day, None if cell.shown is Shown.DATE else "day-from-number")

    def _parse_text(self, raw: str) -> Reading:
        text, rule = normal(raw)
        if not text or DOTS.fullmatch(text):
            return Blank()
        found = _DAY_TEXT.fullmatch(text)
        if not found:
            return Unparsed("not-a-day")
        short = len(found[3]) == 2
        year = int(found[3]) + (2000 if short else 0)
        try:
            return Parsed(date(year, int(found[2]), int(found[1])), "short-year" if short else rule)
        except ValueError:
            return Unparsed("not-a-day")
