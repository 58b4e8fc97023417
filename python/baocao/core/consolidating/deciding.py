"""Of each unit: which file stands for it, which of its forms count, and why not the others.

The unit of exclusion is one form of one unit. "Đưa vào tổng hợp" of the list overrides; two files
that differ wait for "Tệp được chọn".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from ..days import day_written
from ..findings import Finding, Severity
from ..form import Form
from ..submission import ReportingUnit
from ..units import forced_in, forced_out, typed_source, unit_name
from .doubles import taken_of
from .received import Fate, Received


class Sent(Enum):
    """Whether a unit sent its workbook."""

    SENT = "sent"
    NOT_SENT = "not sent"
    TWICE = "twice"
    UNREADABLE = "unreadable"
    WAITING = "waiting"
    """A file came that may be this unit's; whose it is the clerk must say."""
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
    differing: tuple[str, ...] = ()
    """Each figure in which files differ that wait for a choice, with its cell in both files."""
    waiting: tuple[Received, ...] = ()
    """Where it has no file of its own: those that may be its own. Their findings are nobody's."""

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What its files told and what deciding found.

        Files that the clerk has not chosen are not asked about, nor those of outsiders.
        """
        if self.state is Sent.OUTSIDE:
            return self.findings
        asked = [f for f in self.files if self._asked(f)]
        told = [
            finding.told_of(self.unit, finding.file or file.origin.name)
            for file in asked
            for finding in file.findings
        ]
        return (*told, *self.findings)

    def _asked(self, file: Received) -> bool:
        """Whether a file is asked about: no scan whose figures the clerk has typed."""
        if file.fate is Fate.UNREADABLE:
            return self.state is not Sent.BY_HAND
        return self.taken is None or file is self.taken


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
    came = list(received)
    files, waiting = _by_unit(came), _by_claim(came)
    hand = set(by_hand)
    listed = []
    for unit in units:
        name = unit_name(unit)
        mine = files.pop(name, ())
        if not mine and name in waiting and name not in hand:
            listed.append(Decision(name, unit, Sent.WAITING, waiting=waiting[name]))
        else:
            listed.append(_of_listed(unit, mine, forms, today, name in hand))
    return listed + [_outside(name, of_unit) for name, of_unit in files.items()]


def _by_unit(received: Iterable[Received]) -> dict[str, tuple[Received, ...]]:
    """Return the files by unit, in an order that does not hang on how they were walked."""
    files: dict[str, list[Received]] = defaultdict(list)
    for one in sorted(received, key=lambda r: (r.shown_file, r.origin.sha256)):
        if one.unit and one.fate not in (Fate.WAITING, Fate.SKIPPED):
            files[one.unit].append(one)
    return {unit: tuple(of_unit) for unit, of_unit in files.items()}


def _by_claim(received: Iterable[Received]) -> dict[str, tuple[Received, ...]]:
    """Return the files that wait for the clerk's word, by each unit that they may be of."""
    waiting = [file for file in received if file.fate is Fate.WAITING and file.claimed]
    units = dict.fromkeys(unit for file in waiting for unit in file.claimed)
    in_order = sorted(waiting, key=lambda r: (r.shown_file, r.origin.sha256))
    return {unit: tuple(f for f in in_order if unit in f.claimed) for unit in units}


def _outside(name: str, files: tuple[Received, ...]) -> Decision:
    """Return the decision of a unit that is not listed; its file may say which was meant."""
    code = "unit-outside-list"
    findings = [
        finding
        for file in files
        for finding in (
            [f for f in file.findings if f.code == code] or [Finding(code, details={"unit": name})]
        )
    ]
    told = tuple(
        finding.told_of(name, file.origin.name)
        for finding, file in zip(findings, files, strict=True)
    )
    return Decision(name, None, Sent.OUTSIDE, files, findings=told)


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
        asked = _not_sent(unit, files, today, by_hand)
        return Decision(name, unit, state, files, findings=asked)
    taken, findings, differing = taken_of(unit, read, forms)
    if by_hand and not typed_source(unit):
        findings = (*findings, Finding("typed-source-missing", unit=name))
    state = Sent.BY_HAND if by_hand else Sent.TWICE if len(read) > 1 else Sent.SENT
    counting = _forms_that_count(unit, taken, forms) if taken else frozenset()
    return Decision(name, unit, state, files, taken, counting, findings, differing)


def _not_sent(
    unit: ReportingUnit, files: Sequence[Received], today: date, by_hand: bool
) -> tuple[Finding, ...]:
    """Return the finding of a unit that has sent nothing; an unreadable file has its own.

    Where the clerk means to type its figures, it is she who has not done so yet.
    """
    if by_hand:
        return (Finding("typed-file-missing", unit=unit_name(unit), details={"raw": unit.note}),)
    if files:
        return ()
    due = unit.deadline
    code = "not-yet-due" if due is not None and today <= due else "not-submitted"
    details: dict[str, str | int] = {}
    if due is not None:
        details = {"deadline": day_written(due), "days": max(0, (today - due).days)}
    return (Finding(code, unit=unit_name(unit), details=details),)


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
    grave = {form for f in findings if f.severity is Severity.ERROR for form in f.forms}
    return {form.id for form in forms} if "" in grave else grave
