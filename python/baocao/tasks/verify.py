"""`baocao verify`: which figures of an edited report no longer agree with the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..core.closing import CLOSED_CONTENT, CLOSED_ON, CLOSED_WORKBOOK
from ..core.days import day_written, full_day
from ..core.findings import Finding, gravest_first
from ..core.report import Basis
from ..core.text import clean, fold
from ..errors import InputError
from ..ooxml.stamping import content_digest
from ..programme import Programme
from ..word.figures.checking import Checked, check
from ..word.figures.opening import Opened, opened
from ..word.figures.telling import Telling
from ..word.figures.today import Today
from ..wording.contradictions.sentences import bare_names
from ..wording.facts import period_text
from .load import read_bytes
from .present import Present, present


@dataclass(frozen=True)
class Verified:
    """A report held against a workbook, and what was found, gravest first."""

    opened: Opened
    present: Present
    today: Today
    checked: Checked
    findings: tuple[Finding, ...]
    agreeing: int
    """How many drawn figures outside the appendix tables agree."""


def verify(report: Path, workbook: Path, programme: Programme, today: date) -> Verified:
    """Return what differs between a report and a workbook.

    Figures of the period before are those that the report carries. InputError where a file cannot
    be read, where the report is none of ours, or where they are of different programmes, units or
    periods.
    """
    document = _opened(report)
    shown = present(workbook, programme, today, earlier=document.listed.origin.earlier)
    _refuse_other(document, shown, report.name, workbook.name)
    now = Today(shown.facts, shown.report, programme.outline, bare_names(shown.view.units))
    checked = check(document, now)
    told = [*Telling(document, checked).differences(), *_about_file(document, shown, workbook)]
    findings = gravest_first([finding.of("", report.name) for finding in told])
    agreeing = sum(1 for match in checked.figures if match.state.value == "agrees")
    return Verified(document, shown, now, checked, tuple(findings), agreeing)


def _opened(report: Path) -> Opened:
    data = read_bytes(report)
    try:
        return opened(data)
    except InputError as error:
        raise InputError(f"{report.name}: {error}") from None


def _refuse_other(document: Opened, shown: Present, report: str, workbook: str) -> None:
    """Raise InputError where report and workbook say they are of different things."""
    theirs, ours = document.listed.origin.basis, shown.report.basis
    kinds = (
        ("chương trình", theirs.programme, ours.programme),
        ("đơn vị", theirs.unit, ours.unit),
        ("kỳ báo cáo", _years(theirs), _years(ours)),
    )
    for kind, told, asked in kinds:
        if told and asked and fold(told) != fold(asked):
            raise InputError(
                f"{report} là báo cáo của {kind} “{clean(told)}”, còn {workbook} là sổ của {kind} "
                f"“{clean(asked)}”. Đề nghị chọn đúng sổ của báo cáo này."
            )


def _years(basis: Basis) -> str:
    return period_text(basis.period) if basis.period else ""


def _about_file(document: Opened, shown: Present, workbook: Path) -> list[Finding]:
    """Return what there is to say of the report as a file."""
    found: list[Finding] = []
    if document.listed.root is None:
        found.append(Finding("figure-list-lost"))
    if document.macros:
        found.append(Finding("macros-ignored"))
    day = closed_on(document)
    if day:
        code = "workbook-as-closed" if _is_closed_with(document, shown.data) else (
            "workbook-after-closing"
        )  # fmt: skip
        found.append(Finding(code, file=workbook.name, details={"day": day_told(day)}))
    return found


def closed_on(document: Opened) -> str:
    """Return the day (ISO 8601) on which the report's figures were closed, "" where they were not.

    The list says so, and a property of the file where the list is lost.
    """
    listed = document.listed
    if listed.root is not None:
        return listed.origin.closed
    return document.properties.get(CLOSED_ON, "")


def _is_closed_with(document: Opened, workbook: bytes) -> bool:
    """Whether a workbook is the closed one, or its stamped copy."""
    told = document.properties
    content = document.listed.origin.content or told.get(CLOSED_CONTENT, "")
    known = document.listed.origin.workbook or told.get(CLOSED_WORKBOOK, "")
    return sha256(workbook).hexdigest() == known or content_digest(workbook) == content


def day_told(day: str) -> str:
    """Return a day given in ISO 8601 as an office writes it."""
    written = full_day(day)
    return day_written(written) if written else day
