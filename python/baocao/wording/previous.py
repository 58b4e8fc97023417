"""The words about last period's figures: what a row of "Số kỳ trước" calls its years."""

from __future__ import annotations

from collections.abc import Sequence

WHOLE_PERIOD = "Cả kỳ"


def whole_period(years: Sequence[int]) -> str:
    """Return what a figure over all years of last period is called: "Cả kỳ (2019 - 2021)"."""
    first, last = min(years), max(years)
    return f"{WHOLE_PERIOD} ({first})" if first == last else f"{WHOLE_PERIOD} ({first} - {last})"


def open_year(year: int, day: str) -> str:
    """Return what a year is called that was not over on the day of last period's figures."""
    return f"{year} (đến {day})"


def added_up(years: int | str, told: int, units: int) -> str:
    """Return what the years of a figure are called that former units' figures add up to."""
    which = f"cộng {units} đơn vị cũ" if told == units else f"mới cộng {told}/{units} đơn vị cũ"
    text = str(years)
    return f"{text[:-1]}; {which})" if text.endswith(")") else f"{text} ({which})"
