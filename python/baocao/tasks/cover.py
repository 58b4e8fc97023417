"""The letter that sends a report, beside the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..core.consolidating.joining import from_submission
from ..output import refuse_input, write_whole
from ..programme import Programme
from ..word.letter import render_letter
from ..wording.facts import gather
from ..wording.letters.cover import covering_letter
from ..wording.report.whole import subject_line
from .load import load

_ENDING = "-cong-van-gui.docx"


def letter_beside(report: Path, workbook: Path, programme: Programme, today: date) -> Path:
    """Write the covering letter of `workbook`'s report beside it and return its path.

    Errors as tasks.report.report.
    """
    out = report.with_name(f"{report.stem}{_ENDING}")
    refuse_input(out, [workbook])
    submission = load(workbook, programme)
    facts = gather(from_submission(submission, programme.forms, today), programme)
    letter = covering_letter(submission.info, subject_line(facts), today)
    write_whole(out, render_letter(letter, programme.report_template), [workbook])
    return out
