"""`baocao report`: the Word report of a workbook, with its appendices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from ..core.answers import unanswered
from ..core.consolidation import Consolidation
from ..core.findings import Finding, gravest_first
from ..output import refuse_input, write_whole
from ..programme import Programme
from ..word.document import render
from .closing import closing_of, write_closed
from .present import Present, present


@dataclass(frozen=True)
class ReportResult:
    """The report that was written, and what is open about it, gravest first.

    `shown` is the workbook as it was read, for what is written beside the report.
    """

    out: Path
    shown: Present
    findings: tuple[Finding, ...]
    closed: Path | None = None
    """The stamped copy of the workbook, where the figures were closed."""


def report(
    workbook: Path,
    out: Path,
    programme: Programme,
    today: date,
    previous: Path | None = None,
    *,
    final: bool = False,
) -> ReportResult:
    """Write the report of `workbook` to `out`, errors in the workbook or not.

    `previous` is the workbook of the period before, for the comparison with it. `final` closes the
    figures: see tasks.closing. InputError where a workbook cannot be read, OutputError where `out`
    cannot be written.
    """
    inputs = [workbook, *([previous] if previous else [])]
    refuse_input(out, inputs)
    shown = present(workbook, programme, today, previous)
    closing = closing_of(workbook.name, shown.data, today) if final else None
    document = render(
        shown.report,
        programme.report_template,
        source=shown.view.own.origin.sha256,
        created=datetime.combine(today, time()),
        closing=closing,
    )
    copy = None
    if closing:
        copy = write_closed(out, document, shown.data, closing, inputs)
    else:
        write_whole(out, document, inputs)
    return ReportResult(out, shown, _open_points(shown.report.findings, shown.view), copy)


def _open_points(about_report: Iterable[Finding], view: Consolidation) -> tuple[Finding, ...]:
    """Return what the workbook's checks and the report tell, each once, gravest first."""
    unit, file = view.own.info["unit"], view.own.origin.name
    asked = unanswered((f.of(unit, file) for f in about_report), view.own.answers)
    known = {finding.identity for finding in view.findings}
    return tuple(gravest_first([*view.findings, *(f for f in asked if f.identity not in known)]))
