"""Last period's figures of a unit, from what it sent then: of one workbook, or of former units.

Units are merged and renamed between periods ("Gồm các đơn vị cũ"). Flows of former units add up;
stocks add only with a word of caution, for three communes' web pages may be one page now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .cells import Number
from .combine import Behaviour, total
from .days import open_years
from .filling import PreviousFigure
from .form import Column, Form
from .money import converted
from .submission import DetailRow, Info, Row, Submission


@dataclass(frozen=True)
class Reported:
    """What one unit reported last period: figures by form, year, other key ("") and column id.

    `open_until` is the day of figures of years that were not over, by year, as it was written.
    """

    figures: Mapping[tuple[str, int, str, str], Number]
    period: tuple[int, ...]
    open_until: Mapping[int, str]


@dataclass(frozen=True)
class YearWords:
    """How the years of a figure are told where a plain year would say too much."""

    whole_period: Callable[[Sequence[int]], str]
    open_year: Callable[[int, str], str]
    added_up: Callable[[int | str, int, int], str]


def reported_in(submission: Submission, forms: Sequence[Form], worth: Decimal) -> Reported:
    """Return what a workbook reports, its own units' counted rows included; money times `worth`."""
    rows: list[tuple[Form, Row | DetailRow]] = []
    for form in forms:
        table = submission.tables.get(form.id)
        rows += [(form, row) for row in table.rows] if table else []
        rows += [(form, r) for r in submission.details.get(form.id, ()) if r.counted]
    return _reported(rows, submission.info, worth)


def reported_by_units(
    consolidated: Submission, forms: Sequence[Form], worth: Decimal
) -> dict[tuple[str, str], Reported]:
    """Return what a consolidation says of each unit below it, by its name and code."""
    rows: dict[tuple[str, str], list[tuple[Form, Row | DetailRow]]] = defaultdict(list)
    for form in forms:
        for row in consolidated.details.get(form.id, ()):
            if row.counted:
                rows[row.unit, row.code].append((form, row))
    return {unit: _reported(of_unit, consolidated.info, worth) for unit, of_unit in rows.items()}


def _reported(rows: Sequence[tuple[Form, Row | DetailRow]], info: Info, worth: Decimal) -> Reported:
    values: dict[tuple[str, int, str, str], list[Number]] = defaultdict(list)
    years = sorted({row.year for _, row in rows})
    period = tuple(info.period or years)
    for form, row in rows:
        if row.year not in period:
            continue
        for column in form.figures:
            value = row.value(column.id) if isinstance(row, Row) else row.values.get(column.id)
            if value is not None:
                key = "" if column.once_a_year else row.key
                money = converted(value, worth) if column.is_money else value
                values[form.id, row.year, key, column.id].append(money)
    sums = {place: _sum(told) for place, told in values.items()}
    day = info["cutoff"] or info["signed_on"]
    return Reported(sums, period, dict.fromkeys(sorted(open_years(info, period)), day))


def _sum(values: Sequence[Number]) -> Number:
    added = total(values)
    assert added is not None
    return added


def previous_of(
    reports: Sequence[Reported], units: int, forms: Sequence[Form], words: YearWords
) -> list[PreviousFigure]:
    """Return the rows of "Số kỳ trước" of a unit that `units` former ones became, 1 for itself.

    `reports` are those of them that are known. A year is plain only where this period's figure may
    be held to it: closed then, told by all of them, and no stock of several.
    """
    joined = _Joined(reports, units, words)
    return [
        figure
        for form in forms
        for column in form.figures
        for figure in (*joined.of_years(form, column), *joined.of_period(form, column))
    ]


class _Joined:
    def __init__(self, reports: Sequence[Reported], units: int, words: YearWords) -> None:
        self._reports, self._units, self._words = reports, units, words
        self._values: dict[tuple[str, str], dict[tuple[int, str], list[Number]]] = {}
        self._told: dict[tuple[str, str, int], set[int]] = defaultdict(set)
        for number, report in enumerate(reports):
            for (form, year, key, column), value in report.figures.items():
                of_column = self._values.setdefault((form, column), {})
                of_column.setdefault((year, key), []).append(value)
                self._told[form, column, year].add(number)

    def of_years(self, form: Form, column: Column) -> Iterator[PreviousFigure]:
        """Yield the column's figures by year and other key."""
        values = self._values.get((form.id, column.id), {})
        for (year, key), told in sorted(values.items()):
            days = (r.open_until[year] for r in self._reports if year in r.open_until)
            day = next(days, "")
            years = self._words.open_year(year, day) if day else year
            units = len(self._told[form.id, column.id, year])
            yield self._figure(form, column, years, key, _sum(told), units)

    def of_period(self, form: Form, column: Column) -> Iterator[PreviousFigure]:
        """Yield the column's figure over the whole period, none where nothing is told."""
        period = sorted({year for report in self._reports for year in report.period})
        stock = column.behaviour is Behaviour.STOCK
        asked = period[-1:] if stock else period
        values = self._values.get((form.id, column.id), {})
        told = [value for (year, _), of in values.items() if year in asked for value in of]
        if told:
            units = min(len(self._told[form.id, column.id, year]) for year in asked)
            years = self._words.whole_period(period)
            yield self._figure(form, column, years, "", _sum(told), units)

    def _figure(
        self, form: Form, column: Column, years: int | str, key: str, value: Number, units: int
    ) -> PreviousFigure:
        doubtful = column.behaviour is Behaviour.STOCK and self._units > 1
        if doubtful or units < self._units:
            years = self._words.added_up(years, units, self._units)
        return PreviousFigure(form.id, years, key, column.id, value)
