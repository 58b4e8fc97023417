"""`baocao return`: to each unit its own file with what is wrong marked, and a message to send."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..core.consolidating.received import Fate, Received
from ..core.days import working_day_after
from ..core.findings import Finding, Severity
from ..core.submission import ReportingUnit, Submission
from ..intake.pool import work_on
from ..intake.walk import Found, collect
from ..output import write_folder
from ..programme import Programme
from ..wording import returning as words
from ..wording.distribute import listed
from ..wording.letters.texts import facts_of
from .changed_since import changed_since
from .consolidate import Review, inputs_of, received_from, review
from .load import load
from .marked_copy import Copy, ToMark, marked_copy, to_mark
from .messages import message_file
from .outgoing_names import numbered_units
from .receiving import Progress

_MARKED = "_can_sua"
_ASKED = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True)
class Returned:
    """What was written, and what the clerk is to know of it, a sentence each."""

    files: Sequence[str]
    said: Sequence[str]


def give_back(
    workbook: Path,
    sources: Sequence[Path],
    folder: Path,
    programme: Programme,
    today: date,
    progress: Progress | None = None,
    *,
    until: date | None = None,
) -> Returned:
    """Write into `folder` a message for each unit that sent, a marked copy where it must correct.

    `workbook` is the consolidation; the files of `sources` are read and checked as they now are, so
    that a unit that corrected meanwhile is asked no more; what differs from the consolidated files
    is said. `until` is the day by which corrected files are asked for; None: the unit's deadline,
    or where that is over the programme's working days from today. InputError where the workbook
    cannot be read, OutputError where the folder cannot be written.
    """
    own = load(workbook, programme)
    collected = collect(sources)
    received = received_from(own, collected.files, programme, today, progress, cached=True)
    reviewed = review(own, received, (), programme, today)
    found = {(file.link, file.path): file for file in collected.files}
    latest = until or working_day_after(today, programme.correction_days)
    asked = _Asked(own, programme, today, latest, fixed=until is not None)
    each = list(_each(asked, reviewed, found, progress))
    files: dict[str, bytes] = {}
    for one in each:
        files |= one.written
    if each:
        together = message_file("\n".join(one.message for one in each))
        inputs = [workbook, *inputs_of(received)]
        write_folder(folder, {words.ALL_MESSAGES: together, **files}, inputs)
    said = [*_said(each, folder), *_left_over(folder, files), *_waiting(received)]
    said += changed_since(workbook, [one.file for one in each])
    return Returned([words.ALL_MESSAGES, *files] if each else [], said)


@dataclass(frozen=True)
class _One:
    """One file of one unit: how the names of what goes back begin, the message, the marked copy."""

    stem: str
    file: Received
    findings: Sequence[Finding]
    message: str
    copy: Copy | None

    @property
    def written(self) -> dict[str, bytes]:
        """The files to write, by name."""
        files = {f"{self.stem}.txt": message_file(self.message)}
        return {**files, _copy_name(self.stem, self.copy): self.copy.data} if self.copy else files


def _copy_name(stem: str, copy: Copy) -> str:
    return f"{stem}{_MARKED}{copy.ending}"


@dataclass(frozen=True)
class _Asked:
    """Who asks, and until when: `latest` for all where it is `fixed`, else where a deadline is
    over or there is none.
    """

    own: Submission
    programme: Programme
    today: date
    latest: date
    fixed: bool

    def until(self, unit: ReportingUnit) -> date:
        """Return the day by which a corrected file is asked for; never one that is over."""
        due = unit.deadline
        return self.latest if self.fixed or due is None or due < self.today else due


def _each(
    asker: _Asked,
    reviewed: Review,
    found: Mapping[tuple[str, str], Found],
    progress: Progress | None,
) -> Iterator[_One]:
    """Yield each file that a unit of the list sent, in the list's order."""
    known = facts_of(asker.own.info, asker.programme)
    sent = list(_sent(asker.own, reviewed, found))
    given = {one.stem: one.given for one in sent if one.given}
    copies = dict(zip(given, _marked(list(given.values()), progress), strict=True))
    for one in sent:
        copy = copies.get(one.stem)
        named = _copy_name(one.stem, copy) if copy else ""
        message = words.letter(
            known, asker.programme, one.unit, one.file.origin.name, one.asked, named,
            asker.until(one.unit),
        )  # fmt: skip
        yield _One(one.stem, one.file, one.asked, message, copy)


def _marked(given: Sequence[ToMark], progress: Progress | None) -> list[Copy | None]:
    def told(done: int) -> None:
        if progress:
            progress(done, len(given), given[done - 1].name)

    return work_on(given, marked_copy, _lost, told)


def _lost(given: ToMark) -> None:
    """Return that a file cannot be marked: it killed its worker."""


@dataclass(frozen=True)
class _Sent:
    """One file of a listed unit, what is asked about it, and what is to be marked in it."""

    stem: str
    unit: ReportingUnit
    file: Received
    asked: Sequence[Finding]
    given: ToMark | None


def _sent(
    own: Submission, reviewed: Review, found: Mapping[tuple[str, str], Found]
) -> Iterator[_Sent]:
    stems = numbered_units(own)
    asked = _by_unit(f for f in reviewed.consolidation.findings if f.severity in _ASKED)
    all_ = _by_unit(reviewed.findings)
    for decision in reviewed.decisions:
        if decision.listed is None:
            continue
        name = decision.unit
        files = [decision.taken] if decision.taken else list(decision.files)
        for place, file in enumerate(files):
            stem = f"{stems[name]}{f'_{place + 1}' if place else ''}"
            mine = [f for f in asked[name] if _is_about(f, file)]
            given = None
            if mine and file.fate is Fate.READ:
                about = [f for f in all_[name] if _is_about(f, file)]
                given = to_mark(file, name, found[file.origin.link, file.origin.path], mine, about)
            yield _Sent(stem, decision.listed, file, mine, given)


def _by_unit(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.unit].append(finding)
    return found


def _is_about(finding: Finding, file: Received) -> bool:
    return not finding.file or finding.file in (file.origin.name, file.shown_file)


def _left_over(folder: Path, files: Collection[str]) -> Iterator[str]:
    """Yield what the clerk is to know of what an earlier return left: it is no longer so."""
    there = (path.name for path in sorted(folder.glob(f"*{_MARKED}.xls[xm]")))
    old = [name for name in there if name not in files]
    if old:
        yield words.LEFT_OVER.format(files=listed(old))


def _waiting(received: Sequence[Received]) -> Iterator[str]:
    """Yield what the clerk is to know of files that nobody can be written to about."""
    waiting = [file.shown_file for file in received if file.fate is Fate.WAITING]
    if waiting:
        yield words.WAITING.format(files=listed(waiting))


def _said(each: Sequence[_One], folder: Path) -> Iterator[str]:
    if not each:
        yield words.NOBODY
        return
    copies = sum(one.copy is not None for one in each)
    sound = sum(not one.findings for one in each)
    yield words.WRITTEN.format(texts=len(each), copies=copies, folder=folder, sound=sound)
    unmarked = [one.file.origin.name for one in each if one.findings and one.copy is None]
    if unmarked:
        yield words.UNMARKABLE.format(files=listed(unmarked))
