"""The chairman's page beside a report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..core.consolidating.joining import from_submission
from ..output import refuse_input, write_whole
from ..programme import Programme
from ..word.summary import render_summary
from ..wording.facts import gather
from ..wording.summary import summary
from .earlier import read_earlier
from .load import load

_ENDING = "-tom-tat.docx"


def summary_beside(
    report: Path, workbook: Path, programme: Programme, today: date, previous: Path | None = None
) -> Path:
    """Write the page of `workbook` beside its report and return its path.

    Errors as tasks.report.report.
    """
    out = report.with_name(f"{report.stem}{_ENDING}")
    inputs = [workbook, *([previous] if previous else [])]
    refuse_input(out, inputs)
    submission = load(workbook, programme)
    whole = from_submission(submission, programme.forms, today)
    facts = gather(whole, programme, read_earlier(previous, submission, programme, today))
    page = summary(facts, whole, whole.findings)
    write_whole(out, render_summary(page, programme.report_template), inputs)
    return out
