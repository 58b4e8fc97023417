"""`baocao return`: to each unit its own file with what is wrong marked, and a message to send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..core.consolidating.received import Fate, Received
from ..core.findings import Finding, Severity
from ..core.submission import Submission
from ..excel.marking.listing import listing
from ..excel.marking.mark import Mark, marked
from ..excel.reading.unreadable import UnreadableWorkbook
from ..intake.sniff import Kind, kind_of
from ..intake.walk import Found, collect
from ..ooxml.events import XmlError
from ..ooxml.package import PackageError
from ..output import write_folder
from ..programme import Programme
from ..wording import returning as words
from ..wording.finding_rows import finding_rows
from .consolidate import Review, inputs_of, received_from, review
from .load import load
from .messages import message_file
from .outgoing_names import numbered_units
from .receiving import Progress

_ENDINGS = {Kind.XLSX: ".xlsx", Kind.XLSM: ".xlsm"}
"""The kinds of files that can be marked, and how a copy's name ends."""
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
) -> Returned:
    """Write into `folder` a message for each unit that sent, a marked copy where it must correct.

    `workbook` is the consolidation; the files of `sources` are read and checked as they now are, so
    that a unit that corrected meanwhile is asked no more. InputError where the workbook cannot be
    read, OutputError where the folder cannot be written.
    """
    own = load(workbook, programme)
    collected = collect(sources)
    received = received_from(own, collected.files, programme, today, progress, cached=True)
    reviewed = review(own, received, (), programme, today)
    found = {(file.link, file.path): file for file in collected.files}
    each = list(_each(own, reviewed, found))
    files: dict[str, bytes] = {}
    for one in each:
        files |= one.written
    if each:
        together = message_file("\n".join(one.message for one in each))
        inputs = [workbook, *inputs_of(received)]
        write_folder(folder, {words.ALL_MESSAGES: together, **files}, inputs)
    return Returned([words.ALL_MESSAGES, *files] if each else [], list(_said(each, folder)))


@dataclass(frozen=True)
class _One:
    """One file of one unit: how the names of what goes back begin, the message, the marked copy."""

    stem: str
    file: Received
    findings: Sequence[Finding]
    message: str
    copy: _Copy | None

    @property
    def written(self) -> dict[str, bytes]:
        """The files to write, by name."""
        files = {f"{self.stem}.txt": message_file(self.message)}
        return {**files, _copy_name(self.stem, self.copy): self.copy.data} if self.copy else files


@dataclass(frozen=True)
class _Copy:
    """A unit's workbook with its marks; one with macros is opened under its own ending alone."""

    data: bytes
    ending: str


def _copy_name(stem: str, copy: _Copy) -> str:
    return f"{stem}_can_sua{copy.ending}"


def _each(
    own: Submission, reviewed: Review, found: Mapping[tuple[str, str], Found]
) -> Iterator[_One]:
    """Yield each file that a unit of the list sent, in the list's order."""
    stems = numbered_units(own)
    asked = [f for f in reviewed.consolidation.findings if f.severity in _ASKED]
    for decision in reviewed.decisions:
        unit = decision.listed
        if unit is None:
            continue
        files = [decision.taken] if decision.taken else list(decision.files)
        for place, file in enumerate(files):
            mine = [f for f in asked if f.unit == decision.unit and _is_about(f, file)]
            stem = f"{stems[decision.unit]}{f'_{place + 1}' if place else ''}"
            copy = _copy(file, decision.unit, mine, found) if mine else None
            named = _copy_name(stem, copy) if copy else ""
            message = words.letter(own.info, unit, file.origin.name, mine, named)
            yield _One(stem, file, mine, message, copy)


def _is_about(finding: Finding, file: Received) -> bool:
    return not finding.file or finding.file in (file.origin.name, file.shown_file)


def _copy(
    file: Received, unit: str, findings: Sequence[Finding], found: Mapping[tuple[str, str], Found]
) -> _Copy | None:
    """Return the file with its marks; None where it is no workbook that can be marked."""
    if file.fate is not Fate.READ:
        return None
    data = found[file.origin.link, file.origin.path].read()
    ending = _ENDINGS.get(kind_of(data))
    if ending is None:
        return None
    marks = [Mark(f.where, f.severity.value, words.note(f)) for f in findings if f.where and f.file]
    rows = finding_rows([replace(f, unit="") for f in findings], {})
    title = words.TITLE.format(unit=unit, file=file.origin.name)
    try:
        return _Copy(marked(data, marks, listing(title, rows)), ending)
    except (PackageError, XmlError, UnreadableWorkbook):
        return None


def _said(each: Sequence[_One], folder: Path) -> Iterator[str]:
    if not each:
        yield words.NOBODY
        return
    copies = sum(one.copy is not None for one in each)
    sound = sum(not one.findings for one in each)
    yield words.WRITTEN.format(texts=len(each), copies=copies, folder=folder, sound=sound)
    unmarked = [one.file.origin.name for one in each if one.findings and one.copy is None]
    if unmarked:
        yield words.UNMARKABLE.format(files="; ".join(unmarked[:10]))
