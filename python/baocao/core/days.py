"""Days as a workbook tells them in words, and the years that were open on such a day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta

from .cells import Nature, RawCell
from .kinds import Day, Parsed
from .submission import Info
from .text import clean

_SATURDAY = 5
"""As date.weekday() counts."""
_MONTH_ONLY = re.compile(r"(?:tháng\s*)?([0-9]{1,2})\s*(?:/|\s*năm\s*)\s*([0-9]{4})", re.IGNORECASE)


def full_day(text: str) -> date | None:
    """Return the day that a text says, None where it is no full date."""
    reading = Day().parse(RawCell(text, Nature.VALUE))
    if isinstance(reading, Parsed) and isinstance(reading.value, date):
        return reading.value
    return None


def day_told(text: str) -> date | None:
    """Return the day that a text says; of a mere month its last day; None where it is neither."""
    month = _MONTH_ONLY.fullmatch(clean(text))
    if not month or not 1 <= int(month[1]) <= 12 or not 1945 <= int(month[2]) < 2100:
        return full_day(text)
    last = calendar.monthrange(int(month[2]), int(month[1]))[1]
    return date(int(month[2]), int(month[1]), last)


def open_years(info: Info, period: Iterable[int]) -> frozenset[int]:
    """Return the years of the period that were not over when the figures were closed.

    Decided by "Số liệu tính đến ngày", else by "Ngày ký"; neither: none is open.
    """
    day = day_told(info["cutoff"]) or day_told(info["signed_on"])
    if day is None:
        return frozenset()
    return frozenset(year for year in period if day < date(year, 12, 31))


def working_day_after(day: date, count: int) -> date:
    """Return the day that is `count` working days (Monday to Friday) after another.

    Public holidays are not known: they are announced year by year.
    """
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day


def day_written(value: date) -> str:
    """Return a day: 07/8/2019; the month has two digits only where it is January or February.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.
    """
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"
