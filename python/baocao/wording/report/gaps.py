"""Which counted units left cells blank, and in which years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .. import numbers
from ..organs import in_sentence

_MOST_NAMES = 20


@dataclass(frozen=True)
class GapView:
    """Years for which the same counted units left cells blank."""

    years: tuple[int, ...]
    units: tuple[str, ...]


def gaps(missing: Iterable[tuple[int, Iterable[str]]]) -> list[GapView]:
    """Return the gaps of figures, each given as its year and the units missing in it."""
    by_year: dict[int, dict[str, None]] = {}
    for year, units in missing:
        by_year.setdefault(year, {}).update(dict.fromkeys(units))
    by_units: dict[tuple[str, ...], list[int]] = {}
    for year, found in sorted(by_year.items()):
        if found:
            by_units.setdefault(tuple(found), []).append(year)
    return [GapView(tuple(years), units) for units, years in by_units.items()]


def names_listed(units: Iterable[str]) -> str:
    """Return units as a list: "xã Tân Nam và xã Vĩ Thượng".

    A list that no sentence can hold ends with how many more there are.
    """
    told = [in_sentence(unit) for unit in units]
    if len(told) > _MOST_NAMES:
        more = numbers.two_digits(len(told) - _MOST_NAMES)
        told = [*told[:_MOST_NAMES], f"{more} đơn vị khác"]
    return numbers.listed(told)
