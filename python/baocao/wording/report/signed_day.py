"""The day of a report in words, as its head has it; what is not given is left open.

The registry writes number and day by hand or stamp, so they are blank space; a month or a year that
nobody gave is a missing fact.
"""

from __future__ import annotations

import re
from datetime import date

from ...core.cells import RawCell
from ...core.kinds import Day, Parsed
from ...core.text import clean
from ..facts import BLANK

_ROOM = " " * 5
_MONTH = re.compile(r"(?:tháng\s*)?([0-9]{1,2})\s*(?:[/.-]|\s*năm\s*)\s*([0-9]{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:năm\s*)?([0-9]{4})", re.IGNORECASE)


def day_in_words(text: str) -> str:
    """Return "ngày 05 tháng 7 năm 2021"; "7/2021" leaves room for the day."""
    text = clean(text)
    reading = Day().parse(RawCell(text or None))
    if isinstance(reading, Parsed) and isinstance(reading.value, date):
        day = reading.value
        return f"ngày {day.day:02} {_month_and_year(day.month, day.year)}"
    month = _MONTH.fullmatch(text)
    if month and 1 <= int(month[1]) <= 12:
        return f"ngày{_ROOM}{_month_and_year(int(month[1]), int(month[2]))}"
    year = _YEAR.fullmatch(text)
    return f"ngày{_ROOM}tháng{_ROOM}năm {year[1] if year else BLANK}"


def is_complete(text: str) -> bool:
    """Whether the text tells the month and the year at least."""
    return BLANK not in (said := day_in_words(text)) and f"tháng{_ROOM}" not in said


def _month_and_year(month: int, year: int) -> str:
    """Return month and year: 01 and 02 with a nought, the others without (TT-30)."""
    return f"tháng {month:02} năm {year}" if month < 3 else f"tháng {month} năm {year}"
