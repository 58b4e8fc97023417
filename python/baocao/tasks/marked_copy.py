"""A unit's own file with what is wrong marked in it, and room for its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..core.answers import identity_text
from ..core.consolidating.answering import about_itself
from ..core.consolidating.received import Received
from ..core.findings import Finding, Severity, gravest_first
from ..excel.marking.listing import listing
from ..excel.marking.mark import Mark, marked
from ..excel.reading.unreadable import UnreadableWorkbook
from ..intake.sniff import Kind, kind_of
from ..intake.walk import Found
from ..ooxml.events import XmlError
from ..ooxml.package import PackageError
from ..wording import returning as words
from ..wording.finding_rows import FindingRow, finding_rows

_ENDINGS = {Kind.XLSX: ".xlsx", Kind.XLSM: ".xlsm"}
"""The kinds of files that can be marked, and how a copy's name ends."""


@dataclass(frozen=True)
class Copy:
    """A unit's workbook with its marks; one with macros is opened under its own ending alone."""

    data: bytes
    ending: str


@dataclass(frozen=True)
class ToMark:
    """A file to be marked: where it is, its unit's name in the list, what is asked and answered.

    An answer travels with the workbook, so that it is not asked again.
    """

    found: Found
    name: str
    unit: str
    asked: Sequence[Finding]
    answered: Sequence[tuple[Finding, str]]


def to_mark(
    file: Received, unit: str, found: Found, asked: Sequence[Finding], all_: Sequence[Finding]
) -> ToMark:
    """Return what is to be marked in a file; `all_` are the findings about it, answered or not."""
    answers = about_itself(file.submission, unit) if file.submission else {}
    answered = [
        (finding, answers[finding.identity])
        for finding in all_
        if finding.identity in answers and finding.severity is not Severity.ERROR
    ]
    return ToMark(found, file.origin.name, unit, asked, answered)


def marked_copy(given: ToMark) -> Copy | None:
    """Return a unit's file with its marks; None where it cannot be marked. Runs in a worker."""
    asked, title = given.asked, words.TITLE.format(unit=given.unit, file=given.name)
    marks = [Mark(f.where, f.severity.value, words.note(f)) for f in asked if f.where and f.file]
    told = [*((finding, "") for finding in gravest_first(list(asked))), *given.answered]
    rows = [_row(finding, answer) for finding, answer in told]
    try:
        data = given.found.read()
        ending = _ENDINGS.get(kind_of(data))
        return Copy(marked(data, marks, listing(title, rows)), ending) if ending else None
    except (PackageError, XmlError, UnreadableWorkbook):
        return None


def _row(finding: Finding, answer: str) -> FindingRow:
    """Return a finding's row: the unit knows its own name, its answer is known by it."""
    (row,) = finding_rows([replace(finding, unit="")], {})
    return replace(row, identity=identity_text(finding), answer=answer)
