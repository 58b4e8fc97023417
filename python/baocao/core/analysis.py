"""Units beside each other, for the eye: whose figure lies far from the others'.

Plain statistics of the standard library: why, docs/decisions/0015-statistics-without-pandas.md.
The findings of core.checking.peers ask; this only shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median, quantiles

from .cells import Number

LEAST_UNITS = 6
"""A unit and five peers: of fewer nothing is said."""
_FAR, _TIMES, _FLOOR = 3, 3, 20
"""So many ranges between the quartiles away, so many times the median, so much at least."""


@dataclass(frozen=True)
class Outlier:
    """One unit's figure that lies far from the others', and the median of all."""

    unit: str
    value: Number
    median: float

    @property
    def times(self) -> float:
        """How many times the figure is the median, or the median the figure."""
        one, other = sorted((float(self.value) + 1, self.median + 1))
        return other / one


def outliers(figures: Mapping[str, Number]) -> list[Outlier]:
    """Return the figures far from the rest, the farthest first; none where units are few.

    Far is what three tests agree on: outside the quartiles by three times the range between
    them, three times the median or a third of it, and 20 away from it.
    """
    if len(figures) < LEAST_UNITS:
        return []
    values = [float(value) for value in figures.values()]
    middle = median(values)
    low, _, high = quantiles(values, n=4, method="inclusive")
    reach = _FAR * (high - low)
    found = [
        Outlier(unit, value, middle)
        for unit, value in figures.items()
        if not low - reach <= float(value) <= high + reach and _is_far(float(value), middle)
    ]
    return sorted(found, key=lambda outlier: (-outlier.times, outlier.unit))


def _is_far(value: float, middle: float) -> bool:
    apart = value >= _TIMES * middle or value * _TIMES <= middle
    return apart and abs(value - middle) >= _FLOOR
