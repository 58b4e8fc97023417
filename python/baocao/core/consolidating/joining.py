"""The units of a list joined with the consolidating unit's own entries.

What counts is decided in deciding.py and added in totalling.py; here a workbook becomes a view of
itself, and received workbooks become one consolidation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..answers import unanswered
from ..checking.workbook import check, check_units
from ..consolidation import ConsolidatedTable, Consolidation
from ..findings import Finding, gravest_first
from ..form import Form
from ..money import worth_in
from ..submission import DetailRow, Submission, Table
from ..text import clean
from ..units import own_name, unit_name
from .answering import Answers, answers_known
from .deciding import Decision, Sent, decide, excluded_forms
from .detailing import Sender, consolidated_rows, own_rows, respelt
from .received import Fate, Received
from .totalling import Own, spellings, total_table


def from_submission(submission: Submission, forms: Sequence[Form], today: date) -> Consolidation:
    """Return one workbook's own view: its entries, and the rows of "Chi tiết" that count."""
    findings = check(submission, forms, today)
    return Consolidation(
        own=submission,
        tables=_tables(submission, findings, submission.details, forms),
        details=submission.details,
        findings=tuple(gravest_first(list(findings))),
        units=submission.units,
    )


_CURED = frozenset(("formula-overwritten",))
"""What is over once the program's sheets are written anew."""


def consolidate(
    own: Submission, received: Sequence[Received], forms: Sequence[Form], today: date
) -> Consolidation:
    """Return the consolidation of `received` into the workbook `own`.

    Statuses and file records are words: the task adds them (wording.statuses).
    """
    return united(own, decide(own.units, received, forms, today), received, forms, today)


def united(
    own: Submission,
    decisions: Sequence[Decision],
    received: Sequence[Received],
    forms: Sequence[Form],
    today: date,
    answers: Answers | None = None,
) -> Consolidation:
    """Return the consolidation of units about which it was decided what counts.

    `answers` are those that hold, by the identity of their findings (None: all that are known).
    """
    if answers is None:
        answers = answers_known(own, decisions)
    asking = replace(own, answers={})
    mine = [
        f.of(own_name(own), own.origin.name)
        for f in check(asking, forms, today)
        if f.code not in _CURED
    ]
    details = {form.id: _details(own, decisions, form, forms) for form in forms}
    taken = {d.unit: d.taken.submission for d in decisions if d.taken and d.taken.submission}
    counting = {d.unit: taken[d.unit] for d in decisions if d.forms}
    across = check_units(asking, counting, forms, today)
    told = [f for d in decisions for f in d.all_findings if not _said_by(mine, f)]
    loose = [f.of(r.unit, r.origin.name) for r in received if _loose(r) for f in r.findings]
    found = unanswered([*mine, *told, *loose, *across], answers)
    return Consolidation(
        own=own,
        tables=_tables(own, mine, details, forms),
        details=details,
        findings=tuple(gravest_first(found)),
        documents=tuple((u, d) for u, s in taken.items() for d in s.documents),
        links=tuple((u, link) for u, s in taken.items() for link in s.links),
        narratives=tuple(
            (u, section) for u, s in taken.items() for section in s.narrative.values()
        ),
        units=own.units,
    )


def _said_by(mine: Sequence[Finding], finding: Finding) -> bool:
    """Whether an open year of a unit is the one that the own workbook has: it is told once."""
    return finding.code == "year-open" and any(
        f.code == finding.code and f.figures == finding.figures for f in mine
    )


def _loose(received: Received) -> bool:
    """Whether the file belongs to no unit's decision, so that its findings stand alone."""
    return not received.unit or received.fate in (Fate.WAITING, Fate.SKIPPED)


def period_of(submission: Submission, forms: Sequence[Form]) -> tuple[int, ...]:
    """Return the years of the report; where the workbook does not tell them, those of its rows."""
    if submission.info.period is not None:
        return tuple(submission.info.period)
    tables = [submission.tables[form.id] for form in forms if form.id in submission.tables]
    return tuple(sorted({row.year for table in tables for row in table.rows}))


def _tables(
    own: Submission,
    findings: Iterable[Finding],
    details: Mapping[str, Iterable[DetailRow]],
    forms: Sequence[Form],
) -> dict[str, ConsolidatedTable]:
    out = excluded_forms(findings, forms)
    period = period_of(own, forms)
    listed = [unit_name(unit) for unit in own.units]
    return {
        form.id: total_table(
            form, period, _own(own, form, form.id in out), details.get(form.id, ()), listed
        )
        for form in forms
    }


def _own(own: Submission, form: Form, excluded: bool) -> Own:
    table: Table | None = None if excluded else own.tables.get(form.id)
    return Own(own_name(own) or own.origin.name, own.origin.name, table)


def _details(
    own: Submission, decisions: Sequence[Decision], form: Form, forms: Sequence[Form]
) -> tuple[DetailRow, ...]:
    """Return the rows of "Chi tiết", a unit after the other in the list's order."""
    period = period_of(own, forms)
    rows: list[DetailRow] = []
    for decision in decisions:
        for received in decision.files:
            counts = received is decision.taken and form.id in decision.forms
            rows += _rows_of(own, decision, received, form, period if counts else ())
    return respelt(rows, spellings(form, own.tables.get(form.id), [r for r in rows if r.counted]))


def _rows_of(
    own: Submission,
    decision: Decision,
    received: Received,
    form: Form,
    years: Sequence[int],
) -> tuple[DetailRow, ...]:
    """Return a file's rows of one form; those of `years` count."""
    submission = received.submission
    if submission is None:
        return ()
    code = (decision.listed.code if decision.listed else "") or submission.info["code"]
    sender = Sender(decision.unit, code, received, worth_in(submission, own), _paper(decision))
    # A workbook with units below it is a consolidation even before any of them has sent.
    if submission.consolidated or submission.units:
        tables = _tables(submission, received.findings, submission.details, (form,))
        return consolidated_rows(tables[form.id], sender, years.__contains__)
    table = submission.tables.get(form.id)
    return own_rows(table, sender, years.__contains__) if table else ()


def _paper(decision: Decision) -> str:
    """Return the clerk's note that names the paper of figures typed by hand, "" of others."""
    typed = decision.state is Sent.BY_HAND and decision.listed is not None
    return clean(decision.listed.note) if typed and decision.listed else ""
