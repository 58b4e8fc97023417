"""The row "Tổng cộng": flows summed over the years of the period, stocks at its end.

Blank while nothing is reported; a year ticked "Không phát sinh" is reported as zero. A stock is
never summed over years, and an earlier year never stands for the last.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ...core.cells import Number, column_letters
from ...core.combine import Behaviour, total
from ...core.filling import FilledRow
from ...core.form import Column
from ...wording.template import TICK_MARK
from .paper import Formula
from .places import FormPlaces, info_cell


def total_formula(
    places: FormPlaces, column: Column, rows: Mapping[int, FilledRow], ticked: Collection[int]
) -> Formula:
    """Return a figure column's total, with its value for these rows and ticked years."""
    years = places.years[-1:] if column.behaviour is Behaviour.STOCK else places.years
    value = value_in(column, years, rows, ticked)
    return Formula(_formula(places, column), "" if value is None else float(value))


def _formula(places: FormPlaces, column: Column) -> str:
    years, figures = places.range("A"), places.range(places.column(column.id))
    ticks = places.range(column_letters(places.tick_column))
    if column.behaviour is Behaviour.STOCK:
        when = f"{years},{info_cell('year_to')}"
    else:
        when = f'{years},">="&{info_cell("year_from")},{years},"<="&{info_cell("year_to")}'
    return sum_where(figures, ticks, when)


def sum_where(figures: str, ticks: str, when: str) -> str:
    """Return the sum of the entries for which `when` holds, "" where none is told or ticked."""
    told = f'COUNTIFS({when},{figures},">=0")+COUNTIFS({when},{ticks},"{TICK_MARK}")'
    return f'IF({told}=0,"",SUMIFS({figures},{when}))'


def value_in(
    column: Column,
    years: Collection[int],
    rows: Mapping[int, FilledRow],
    ticked: Collection[int],
) -> Number | None:
    """Return a figure over some years for these rows and ticked years, None where none is told."""
    told = [row.values.get(column.id) for row in rows.values() if row.year in years]
    zeros: list[Number] = [0 for year in years if year in ticked]
    known = [value for value in told if value is not None]
    return total(zeros + known) if zeros or any(value >= 0 for value in known) else None
