"""Of each unit: which file stands for it, which of its forms count, and why not the others.

The unit of exclusion is one form of one unit. "Đưa vào tổng hợp" of the list overrides; two files
that differ wait for "Tệp được chọn".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from itertools import pairwise
from pathlib import PurePosixPath

from ..days import day_written
from ..findings import Finding, Severity
from ..form import Form
from ..submission import ReportingUnit
from ..text import fold_literal
from ..units import forced_in, forced_out, unit_name
from .comparing import differences
from .received import Fate, Received

_QUOTED = 5
"""How many differing figures a finding quotes."""


class Sent(Enum):
    """Whether a unit sent its workbook."""

    SENT = "sent"
    NOT_SENT = "not sent"
    TWICE = "twice"
    UNREADABLE = "unreadable"
    OUTSIDE = "outside"
    BY_HAND = "by hand"
    """The clerk of the consolidating unit typed it from paper, as the list's note says."""


@dataclass(frozen=True)
class Decision:
    """What was decided of one unit.

    `taken` is the file that stands for it (None where there is none, or two wait for a choice);
    `forms` are the ids of the forms of it that count. `findings` are those of deciding alone.
    """

    unit: str
    listed: ReportingUnit | None
    state: Sent
    files: tuple[Received, ...] = ()
    taken: Received | None = None
    forms: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = field(default_factory=tuple)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What its files told and what deciding found.

        Files that the clerk has not chosen are not asked about, nor those of outsiders.
        """
        if self.state is Sent.OUTSIDE:
            return self.findings
        asked = [f for f in self.files if self._asked(f)]
        told = [
            replace(finding, unit=self.unit, file=finding.file or file.origin.name)
            for file in asked
            for finding in file.findings
        ]
        return (*told, *self.findings)

    def _asked(self, file: Received) -> bool:
        return self.taken is None or file is self.taken or file.fate is Fate.UNREADABLE


def decide(
    units: Sequence[ReportingUnit],
    received: Iterable[Received],
    forms: Sequence[Form],
    today: date,
    by_hand: Iterable[str] = (),
) -> list[Decision]:
    """Return the decisions of the listed units in the list's order, then of those outside it.

    `by_hand` are the names of units whose figures the clerk typed from paper.
    """
    files = _by_unit(received)
    hand = set(by_hand)
    listed = [
        _of_listed(unit, files.pop(unit_name(unit), ()), forms, today, unit_name(unit) in hand)
        for unit in units
    ]
    return listed + [_outside(name, of_unit) for name, of_unit in files.items()]


def _by_unit(received: Iterable[Received]) -> dict[str, tuple[Received, ...]]:
    """Return the files by unit, in an order that does not hang on how they were walked."""
    files: dict[str, list[Received]] = defaultdict(list)
    for one in sorted(received, key=lambda r: (r.shown_file, r.origin.sha256)):
        if one.unit and one.fate not in (Fate.WAITING, Fate.SKIPPED):
            files[one.unit].append(one)
    return {unit: tuple(of_unit) for unit, of_unit in files.items()}


def _outside(name: str, files: tuple[Received, ...]) -> Decision:
    findings = tuple(
        Finding("unit-outside-list", unit=name, file=file.origin.name, details={"unit": name})
        for file in files
    )
    return Decision(name, None, Sent.OUTSIDE, files, findings=findings)


def _of_listed(
    unit: ReportingUnit,
    files: tuple[Received, ...],
    forms: Sequence[Form],
    today: date,
    by_hand: bool,
) -> Decision:
    name = unit_name(unit)
    read = tuple(file for file in files if file.fate is Fate.READ)
    if not read:
        state = Sent.UNREADABLE if files else Sent.NOT_SENT
        return Decision(name, unit, state, files, findings=_not_sent(unit, files, today))
    taken, findings = _taken(unit, read, forms)
    state = Sent.BY_HAND if by_hand else Sent.TWICE if len(read) > 1 else Sent.SENT
    counting = _forms_that_count(unit, taken, forms) if taken else frozenset()
    return Decision(name, unit, state, files, taken, counting, findings)


def _not_sent(unit: ReportingUnit, files: Sequence[Received], today: date) -> tuple[Finding, ...]:
    """Return the finding of a unit that has sent nothing; an unreadable file has its own."""
    if files:
        return ()
    due = unit.deadline
    code = "not-yet-due" if due is not None and today <= due else "not-submitted"
    details: dict[str, str | int] = {}
    if due is not None:
        details = {"deadline": day_written(due), "days": max(0, (today - due).days)}
    return (Finding(code, unit=unit_name(unit), details=details),)


def _taken(
    unit: ReportingUnit, files: Sequence[Received], forms: Sequence[Form]
) -> tuple[Received | None, tuple[Finding, ...]]:
    """Return the file that stands for the unit, and what is to be said of the others."""
    chosen = [file for file in files if is_chosen(unit, file)]
    if len(chosen) == 1:
        return chosen[0], ()
    alike = chosen or files
    told = _differing(alike, forms)
    asked = _choice_missed(unit) if unit.chosen_file and not chosen else ()
    if told:
        return None, (_differ(unit, alike, told), *asked)
    return alike[0], (*(_same(unit, file, alike[0]) for file in alike[1:]), *asked)


def _choice_missed(unit: ReportingUnit) -> tuple[Finding, ...]:
    raw = unit.chosen_file
    finding = Finding("chosen-file-missing", unit=unit_name(unit), details={"raw": raw})
    return (finding,)


def _same(unit: ReportingUnit, file: Received, first: Received) -> Finding:
    return Finding(
        "file-duplicate-same",
        unit=unit_name(unit),
        file=file.origin.name,
        details={"other": first.shown_file},
    )


def is_chosen(unit: ReportingUnit, file: Received) -> bool:
    """Whether "Tệp được chọn" names the file: with folders or without, with its ending or not."""
    chosen = _parts(unit.chosen_file)
    if not chosen:
        return False
    whole = _parts(file.shown_file)
    without_ending = (*whole[:-1], PurePosixPath(whole[-1]).stem)
    return any(path[-len(chosen) :] == chosen for path in (whole, without_ending))


def _parts(path: str) -> tuple[str, ...]:
    """Return the names in a path, case and spaces aside."""
    return tuple(map(fold_literal, PurePosixPath(path.replace("\\", "/").strip()).parts))


def _differing(files: Sequence[Received], forms: Sequence[Form]) -> list[str]:
    """Return the figures in which files of one unit differ, as a finding quotes them."""
    names = {(form.id, column.id): column.name for form in forms for column in form.figures}
    pairs = pairwise([file.submission for file in files if file.submission])
    return [
        f"{names[d.form, d.column]} {d.year}: “{d.first}” ≠ “{d.second}”"
        for one, other in pairs
        for d in differences(one, other, forms)
    ]


def _differ(unit: ReportingUnit, files: Sequence[Received], told: Sequence[str]) -> Finding:
    return Finding(
        "file-duplicate-differs",
        unit=unit_name(unit),
        file=files[-1].origin.name,
        details={
            "files": "; ".join(file.shown_file for file in files),
            "figures": "; ".join(told[:_QUOTED]),
            "count": len(told),
        },
    )


def _forms_that_count(
    unit: ReportingUnit, taken: Received, forms: Sequence[Form]
) -> frozenset[str]:
    submission = taken.submission
    if submission is None or forced_out(unit):
        return frozenset()
    there = {f.id for f in forms if f.id in submission.tables or submission.details.get(f.id)}
    return frozenset(there if forced_in(unit) else there - excluded_forms(taken.findings, forms))


def excluded_forms(findings: Iterable[Finding], forms: Sequence[Form]) -> set[str]:
    """Return the forms that an error keeps out; an error about the whole file keeps out all."""
    grave = {f.form for f in findings if f.severity is Severity.ERROR}
    return {form.id for form in forms} if "" in grave else grave
