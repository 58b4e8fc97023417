"""Kiểm tra số liệu: what `baocao validate` finds, written into the open workbook."""

from __future__ import annotations

from dataclasses import replace

from ..console import summary
from ..core import names
from ..core.answers import unanswered
from ..core.findings import Severity
from ..tasks.load import load
from ..tasks.validate import check_workbook
from ..wording import clicks as words
from ..wording.finding_rows import finding_rows
from .click import Click, template_note
from .copy import written
from .dialogs import Closing, Icon, paragraphs


def validate(click: Click) -> Closing:
    """Check the open workbook, write "Kiểm tra", and say how many findings there are."""
    copy = click.book.save_copy(click.folder)
    submission = load(copy, click.programme)
    # With her answers set aside: what was answered keeps its row, and its answer.
    found = check_workbook(replace(submission, answers={}), click.programme, click.today)
    rows = finding_rows(found, submission.answers)
    asked = unanswered(found, submission.answers)
    before = written(copy, names.FINDINGS)
    click.keep_on()
    click.book.write_findings(rows, before.rows, before.sheets, front=bool(asked))
    grave = any(finding.severity is Severity.ERROR for finding in asked)
    said = (summary(asked), words.SEE_FINDINGS) if asked else (words.CLEAN,)
    return Closing(
        paragraphs(*said, template_note(submission)), Icon.WARNING if grave else Icon.INFORMATION
    )
