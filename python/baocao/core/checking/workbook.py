"""The rules: what one workbook tells of itself, and what units beside each other tell.

`check` gives every finding of one workbook, those of its reading included; `check_units` those
that only show beside the other units. A finding about a form carries its id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..answers import unanswered
from ..findings import Finding, Severity, gravest_first
from ..form import Form
from ..submission import Submission, Table
from .cells import check_large_counts, check_likely_years, check_own_cells, check_totals
from .documents import check_documents, check_own_links
from .info import check_info, check_open_years
from .peers import check_alike, check_cutoffs, check_links, check_peers
from .repeated import check_repeated
from .row_keys import check_row_keys
from .rows import check_rows
from .templates import about_template
from .years import check_previous, check_year_rules, check_years


def check(
    submission: Submission,
    forms: Sequence[Form],
    today: date,
    *,
    period: range | None = None,
    consolidating: bool | None = None,
) -> list[Finding]:
    """Return every finding of one workbook, gravest first, those that were answered left out.

    `period` are the years that were asked for (None: the workbook's own). In a `consolidating`
    workbook (None: where "Đơn vị" lists units) own cells must hold plain numbers.
    """
    own = bool(submission.units) if consolidating is None else consolidating
    years = period or submission.info.period
    found = [*submission.findings, *check_info(submission, forms, own, years is not None)]
    for form in forms:
        table = submission.tables.get(form.id)
        if table is not None:
            found += _check_form(submission, table, years, own)
    found += check_documents(submission, years)
    found += check_own_links(submission)
    found += check_open_years(submission, years)
    if submission.previous and not own:
        found += check_repeated(submission, forms, years or ())
    found = about_template(_without_echoes(found), submission, forms, period)
    unit, file = submission.info["unit"], submission.origin.name
    return gravest_first(
        unanswered((finding.of(unit, file) for finding in found), submission.answers)
    )


def _check_form(
    submission: Submission, table: Table, years: range | None, own: bool
) -> Iterator[Finding]:
    if own:
        yield from check_own_cells(table)
    yield from check_years(table, years, submission.findings)
    yield from check_row_keys(table, years)
    yield from check_rows(table, years)
    yield from check_year_rules(table, years, submission.info)
    yield from check_totals(table, years)
    yield from check_likely_years(table, years)
    yield from check_large_counts(table)
    if not own:
        yield from check_previous(table, submission.previous)


_SLIPS = frozenset(("year-for-number", "large-for-number"))
"""A figure that is likely none: that it jumps is not asked as well."""


def _without_echoes(found: Sequence[Finding]) -> list[Finding]:
    """Return the findings without what another one of the same cell has told already.

    That is how a cell was read that is refused as an own one, and the jump of a slip.
    """
    refused = {f.where for f in found if f.code == "own-not-a-number"}
    slips = {f.where for f in found if f.code in _SLIPS}
    return [
        f
        for f in found
        if (f.where not in refused or f.severity is Severity.ERROR)
        and not (f.code == "flow-jumps" and f.where in slips)
    ]


def check_units(
    own: Submission, units: Mapping[str, Submission], forms: Sequence[Form], today: date
) -> list[Finding]:
    """Return what the units, by name, show beside each other and beside what was asked of them."""
    found = [
        *check_cutoffs(own, units),
        *check_peers(own, units, forms),
        *check_alike(own, units, forms),
        *check_links(own, units),
    ]
    return gravest_first(unanswered(found, own.answers))
