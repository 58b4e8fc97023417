"""`baocao update`: today's figures put into an edited report, every other word left as it was."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..core.findings import Finding, gravest_first
from ..errors import InputError, UsageError
from ..output import refuse_input, write_whole
from ..programme import Programme
from ..word.figures.updating import Correction, Updated
from ..word.figures.updating import update as updated
from ..word.letter import render_letter
from ..word.tags import Origin
from ..wording.facts import BLANK
from ..wording.letters.correction import correction_letter
from .verify import Verified, closed_on, day_told, verify

ALL = "*"
"""Asks for today's default wording in every section."""


@dataclass(frozen=True)
class UpdateResult:
    """The report that was written, and what was done and left in it, gravest first.

    `corrections` are the figures that were put right; `closed` is the day (ISO 8601) on which the
    report had been closed, "" where it was not.
    """

    out: Path
    findings: tuple[Finding, ...]
    corrections: tuple[Correction, ...]
    closed: str
    letter: Path | None = None
    """The letter of correction, where one was asked for and a figure was put right."""


def update(
    report: Path,
    workbook: Path,
    out: Path,
    programme: Programme,
    today: date,
    *,
    new_wording: Collection[str] = (),
    letter: Path | None = None,
    agreed: Callable[[str], bool],
) -> UpdateResult:
    """Write `report` with the workbook's figures to `out`.

    `new_wording` names the sections (by code, ALL for each) whose default sentences are put in
    today's words. A report whose figures were closed is changed only where `agreed`, asked with a
    sentence, says so. `letter` is where the letter of correction goes, with its table. InputError
    and OutputError as `verify` and output.py have them.
    """
    for target in (out, *([letter] if letter else [])):
        refuse_input(target, [report, workbook])
    if letter:
        refuse_input(letter, [out])
    verified = verify(report, workbook, programme, today)
    closed = closed_on(verified.opened)
    if closed and not agreed(_question(report, closed)):
        raise UsageError(
            f"{report.name}: báo cáo đã chốt số liệu ngày {day_told(closed)}; không cập nhật. Nếu "
            "cần đính chính, đề nghị chạy lại với --yes."
        )
    asked = {code.casefold() for code in new_wording}
    made = _made(verified, report, closed, lambda key: ALL in asked or key.casefold() in asked)
    write_whole(out, made.data, [report, workbook])
    file = tuple(f for f in verified.findings if f.code in ("figure-list-lost",))
    told = gravest_first([*(f.of("", report.name) for f in made.findings), *file])
    if letter is None or not made.corrections:
        return UpdateResult(out, tuple(told), made.corrections, closed)
    _write_letter(letter, verified, made, closed, programme, today)
    return UpdateResult(out, tuple(told), made.corrections, closed, letter)


def _write_letter(
    out: Path, verified: Verified, made: Updated, closed: str, programme: Programme, today: date
) -> None:
    """Write the letter that tells a report's readers which figures were put right."""
    shown = verified.present
    rows = list(dict.fromkeys(correction.row for correction in made.corrections))
    info, subject = shown.view.own.info, shown.report.subject
    day = day_told(closed) if closed else BLANK
    told = correction_letter(info, subject, day, rows, programme, today)
    write_whole(out, render_letter(told, programme.report_template))


def _question(report: Path, closed: str) -> str:
    return (
        f"{report.name} đã chốt số liệu ngày {day_told(closed)}. Cập nhật là đính chính báo cáo đã "
        "phát hành. Vẫn cập nhật?"
    )


def _made(verified: Verified, report: Path, closed: str, wanted: Callable[[str], bool]) -> Updated:
    shown, listed = verified.present, verified.opened.listed.origin
    origin = Origin(
        shown.view.own.origin.sha256,
        shown.report.basis,
        shown.report.earlier,
        corrects=closed or listed.corrects,
    )
    try:
        return updated(verified.opened, verified.today, verified.checked, origin, wanted)
    except InputError as error:
        raise InputError(f"{report.name}: {error}") from None
