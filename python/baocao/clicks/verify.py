"""Đối chiếu báo cáo: what `baocao verify` finds in a report against the open workbook."""

from __future__ import annotations

from collections.abc import Sequence

from ..console import summary
from ..core.findings import Finding, Severity
from ..wording import clicks as words
from ..wording.messages import message
from .click import Click
from .dialogs import Closing, Icon, paragraphs

_SHOWN = 8


def verify(click: Click) -> Closing:
    """Ask for a report and tell which of its figures no longer agree."""
    copy = click.book.save_copy(click.folder)
    report = click.book.choose_existing(words.ASK_WHICH_REPORT, words.WORD_FILES)
    if report is None:
        return Closing("")
    # lxml is for this button alone.
    from ..tasks.verify import verify as compare

    findings = compare(report, copy, click.programme, click.today).findings
    if not findings:
        return Closing(words.AGREES)
    grave = any(finding.severity is Severity.ERROR for finding in findings)
    told = paragraphs(summary(findings), _first(findings), words.UPDATE_NEXT if grave else "")
    return Closing(told, Icon.WARNING if grave else Icon.INFORMATION)


def _first(findings: Sequence[Finding]) -> str:
    lines = [f"- {message(finding)}" for finding in findings[:_SHOWN]]
    more = len(findings) - _SHOWN
    return "\n".join([*lines, *([words.MORE_FINDINGS.format(count=more)] if more > 0 else [])])
