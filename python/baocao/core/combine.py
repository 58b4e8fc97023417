"""How a column adds up over units and over years: flow and stock.

A flow (số phát sinh trong kỳ) is summed over units and over years. A stock (số hiện có đến cuối
kỳ) is summed over units and, over years, is the value of the period's last year: never a sum,
never an earlier year's value. A blank is not a zero: it is nobody's word, and makes the figure
partial.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from .cells import Figure, Number


class Behaviour(Enum):
    """How a column's figures add up over years."""

    FLOW = "flow"
    STOCK = "stock"


def total(values: Sequence[Number]) -> Number | None:
    """Return the sum, or None where there is nothing to add."""
    return sum(values[1:], start=values[0]) if values else None


def joined(figures: Sequence[Figure]) -> Figure:
    """Return the sum of figures, with the sources and the missing units of all of them."""
    values = [figure.value for figure in figures if figure.value is not None]
    missing = dict.fromkeys(unit for figure in figures for unit in figure.missing)
    return Figure(total(values), tuple(s for f in figures for s in f.sources), tuple(missing))


def over_years(behaviour: Behaviour, yearly: Mapping[int, Figure], period: Sequence[int]) -> Figure:
    """Return a column's figure over the period: a flow's sum, a stock's value at its end.

    Years outside `period` are not looked at; a year that is absent counts as nothing reported.
    """
    if behaviour is Behaviour.STOCK:
        return yearly.get(period[-1], Figure(None))
    return joined([yearly[year] for year in period if year in yearly])
