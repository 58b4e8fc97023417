"""Units beside each other: figures far off the peers', alike tables, one link of two units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from .. import names
from ..cells import Number
from ..combine import Behaviour
from ..days import day_told
from ..findings import Finding
from ..form import Column, Form
from ..money import converted, worth_in
from ..rules import NearPeers, median
from ..submission import Submission, Table, WebLink
from .documents import link_key
from .repeated import DISTINCT
from .table import about, year_figure, year_place

Units = Mapping[str, Submission]


def check_cutoffs(own: Submission, units: Units) -> Iterator[Finding]:
    """Yield a warning for each unit whose figures were closed on another day than asked."""
    asked = day_told(own.info["cutoff"])
    for unit, submission in units.items():
        told = day_told(submission.info["cutoff"])
        if asked and told and told != asked:
            yield Finding(
                "cutoff-differs", submission.info.places.get("cutoff"), sheet=names.INFO,
                unit=unit, file=submission.origin.name,
                figures=(submission.info["cutoff"], own.info["cutoff"]),
                details={"raw": submission.info["cutoff"], "asked": own.info["cutoff"]},
            )  # fmt: skip


def check_peers(own: Submission, units: Units, forms: Sequence[Form]) -> Iterator[Finding]:
    """Yield a warning for each unit and column that is far off the other units' median."""
    years = own.info.period or ()
    for form in forms:
        tables = {unit: s.tables[form.id] for unit, s in units.items() if form.id in s.tables}
        worths = {unit: worth_in(units[unit], own) for unit in tables}
        for rule in form.rules:
            if isinstance(rule, NearPeers):
                for column in (form.by_id[c] for c in rule.columns):
                    told = {year: _told(tables, worths, column, year) for year in years}
                    suspects = {u for figures in told.values() for u in _suspects(rule, figures)}
                    for unit, table in tables.items():
                        if unit in suspects:
                            found = _off(unit, table, column, rule, told)
                            yield from (f.of(unit, units[unit].origin.name) for f in found)


def _told(
    tables: Mapping[str, Table], worths: Mapping[str, Decimal], column: Column, year: int
) -> dict[str, Number]:
    """Return the units' figures of one year, money in one unit."""
    told: dict[str, Number] = {}
    for unit, table in tables.items():
        value = year_figure(table, column, year)
        if value is not None:
            told[unit] = converted(value, worths[unit]) if column.is_money else value
    return told


def _suspects(rule: NearPeers, figures: Mapping[str, Number]) -> Iterator[str]:
    """Yield every unit that may be off its peers' median: only these are looked at one by one.

    The median of all but one figure lies between the two neighbours of the median of all.
    """
    above_zero = sorted(value for value in figures.values() if value > 0)
    if not above_zero:
        return
    middle = len(above_zero) // 2
    low, high = above_zero[max(0, middle - 1)], above_zero[min(middle + 1, len(above_zero) - 1)]
    for unit, value in figures.items():
        if value >= low * rule.times or (rule.both_ways and value * rule.times <= high):
            yield unit


def _off(
    unit: str, table: Table, column: Column, rule: NearPeers,
    told: Mapping[int, Mapping[str, Number]],
) -> Iterator[Finding]:  # fmt: skip
    """Yield one finding where a unit's column is off its peers' median, naming the years."""
    years = []
    for year, figures in told.items():
        others = [value for other, value in figures.items() if other != unit]
        if unit in figures and rule.violated(figures[unit], others):
            years.append(year)
    if not years:
        return
    others = [v for other, v in told[years[0]].items() if other != unit and v > 0]
    middle = Decimal(str(median([float(v) for v in others])))
    values = [str(told[year][unit]) for year in years]
    several = ", ".join(map(str, years)) if len(years) > 1 else ""
    yield about(
        table, rule.code, year_place(table, column, years[0]), year=years[0], column=column,
        figures=values, rule=rule, years=several,
        value=", ".join(values), median=f"{middle.normalize():f}",
    )  # fmt: skip


def check_alike(own: Submission, units: Units, forms: Sequence[Form]) -> Iterator[Finding]:
    """Yield one warning for each group of units whose tables have the same flows."""
    years = own.info.period or ()
    for form in forms:
        groups: dict[tuple[Number | None, ...], list[str]] = {}
        for unit, submission in units.items():
            if form.id in submission.tables:
                groups.setdefault(_flows(submission.tables[form.id], years), []).append(unit)
        for flows, alike in groups.items():
            if len(alike) > 1 and len({value for value in flows if value}) >= DISTINCT:
                yield Finding(
                    "tables-alike", sheet=form.sheet, form=form.id, figures=tuple(alike),
                    details={"units": "; ".join(alike), "count": len(alike)},
                )  # fmt: skip


def _flows(table: Table, years: Sequence[int]) -> tuple[Number | None, ...]:
    return tuple(
        year_figure(table, column, year)
        for column in table.form.figures
        if column.behaviour is Behaviour.FLOW
        for year in years
    )


def check_links(own: Submission, units: Units) -> Iterator[Finding]:
    """Yield one info for each address that two units, the own one included, both list."""
    givers: dict[str, dict[str, WebLink]] = {}
    for unit, submission in {own.info["unit"]: own, **units}.items():
        for link in submission.links:
            givers.setdefault(link_key(link), {}).setdefault(unit, link)
    for by_unit in givers.values():
        if len(by_unit) > 1:
            url = next(iter(by_unit.values())).url
            yield Finding(
                "same-link", sheet=names.LINKS, figures=(url,),
                details={"raw": url, "units": "; ".join(by_unit)},
            )  # fmt: skip
