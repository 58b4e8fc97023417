"""Last period's figures sent again: the flows of the new years are those that were reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..cells import Number
from ..combine import Behaviour, total
from ..findings import Finding
from ..form import Column, Form
from ..submission import Previous, Submission
from .table import year_figure

DISTINCT = 3
"""Figures repeat each other where at least so many different flows above zero are equal."""

_Pair = tuple[int, int]
"""A year of last period and the new year that stands in its place."""


def check_repeated(
    submission: Submission, forms: Sequence[Form], years: Sequence[int]
) -> Iterator[Finding]:
    """Yield one warning where all flows of the new years equal last period's, year by year.

    The last new year stands for the last one that was reported, and so on backwards. A stock is
    meant to stay, and two or three small numbers may be equal by chance.
    """
    pairs = _pairs(submission.previous, years)
    flows = [(form, c) for form in forms for c in form.figures if c.behaviour is Behaviour.FLOW]
    told = [
        (was, now)
        for form, column in flows
        for before, year in pairs
        if (was := _reported(submission.previous, form, column, before)) is not None
        and (now := _now(submission, form, column, year)) is not None
    ]
    if any(was != now for was, now in told) or len({was for was, _ in told if was}) < DISTINCT:
        return
    yield Finding(
        "flows-unchanged",
        figures=tuple(str(now) for _, now in told),
        details={
            "years": ", ".join(str(year) for _, year in pairs),
            "former_years": ", ".join(str(before) for before, _ in pairs),
        },
    )


def _pairs(previous: Sequence[Previous], years: Sequence[int]) -> list[_Pair]:
    reported = sorted({figure.year for figure in previous})
    new = [year for year in years if year not in reported]
    return list(zip(reported[::-1], new[::-1], strict=False))[::-1]


def _reported(previous: Sequence[Previous], form: Form, column: Column, year: int) -> Number | None:
    found = [
        figure.value
        for figure in previous
        if (figure.form, figure.column, figure.year) == (form.id, column.id, year)
    ]
    return total(found)


def _now(submission: Submission, form: Form, column: Column, year: int) -> Number | None:
    table = submission.tables.get(form.id)
    return year_figure(table, column, year) if table else None
