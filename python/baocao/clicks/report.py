"""Xuất báo cáo: what `baocao report` writes, from the open workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from ..core.findings import Finding
from ..core.units import own_name
from ..tasks.load import load
from ..wording import clicks as words
from ..wording.messages import message
from .click import Click, template_note
from .dialogs import Closing, Icon, paragraphs
from .opening import open_file
from .saving import where_to_write

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_SHOWN = 3
"""How many of the open points are told."""


def report(click: Click) -> Closing:
    """Write the report where the clerk says, and offer to open it."""
    copy = click.book.save_copy(click.folder)
    submission = load(copy, click.programme)
    file = click.book.location().file
    folder = file.parent if file else click.book.documents()
    out = where_to_write(click, folder / _name(own_name(submission)))
    if out is None:
        return Closing("")
    click.keep_on()
    # python-docx, lxml and jinja2 are for this button alone.
    from ..tasks.report import report as write_report

    done = write_report(copy, out, click.programme, click.today)
    told = (
        words.REPORTED.format(path=out), _open_points(done.findings), template_note(submission),
        words.ASK_OPEN,
    )  # fmt: skip
    return Closing(paragraphs(*told), Icon.QUESTION, partial(open_file, out))


def _name(unit: str) -> str:
    """Return the name that is proposed, without what no file's name may hold."""
    bare = _FORBIDDEN.sub(" ", unit).strip(" .")
    return words.REPORT_NAME.format(unit=bare) if bare else words.REPORT_NAME_WITHOUT_UNIT


def _open_points(findings: Sequence[Finding]) -> str:
    if not findings:
        return ""
    first = "\n".join(f"- {message(finding)}" for finding in findings[:_SHOWN])
    return words.OPEN_POINTS.format(count=len(findings), first=first)
