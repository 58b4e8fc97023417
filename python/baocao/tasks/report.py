"""`baocao report`: the Word report of a workbook, with its appendices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from ..core.answers import unanswered
from ..core.consolidating.joining import from_submission
from ..core.consolidation import Consolidation
from ..core.findings import Finding, gravest_first
from ..output import refuse_input, write_whole
from ..programme import Programme
from ..word.document import render
from ..wording.facts import gather
from ..wording.report.whole import compose
from .earlier import read_earlier
from .load import load


@dataclass(frozen=True)
class ReportResult:
    """The report that was written, and what is open about it, gravest first."""

    out: Path
    findings: tuple[Finding, ...]


def report(
    workbook: Path, out: Path, programme: Programme, today: date, previous: Path | None = None
) -> ReportResult:
    """Write the report of `workbook` to `out`, errors in the workbook or not.

    `previous` is the workbook of the period before, for the comparison with it. InputError where a
    workbook cannot be read, OutputError where `out` cannot be written.
    """
    inputs = [workbook, *([previous] if previous else [])]
    refuse_input(out, inputs)
    submission = load(workbook, programme)
    consolidation = from_submission(submission, programme.forms, today)
    earlier = read_earlier(previous, submission, programme, today)
    composed = compose(consolidation, gather(consolidation, programme, earlier), programme)
    document = render(
        composed,
        programme.report_template,
        source=submission.origin.sha256,
        created=datetime.combine(today, time()),
    )
    write_whole(out, document, inputs)
    return ReportResult(out, _open_points(composed.findings, consolidation))


def _open_points(about_report: Iterable[Finding], view: Consolidation) -> tuple[Finding, ...]:
    """Return what the workbook's checks and the report tell, each once, gravest first."""
    unit, file = view.own.info["unit"], view.own.origin.name
    asked = unanswered((f.of(unit, file) for f in about_report), view.own.answers)
    known = {finding.identity for finding in view.findings}
    return tuple(gravest_first([*view.findings, *(f for f in asked if f.identity not in known)]))
