"""`baocao return`: to each unit its own file with what is wrong marked, and a message to send."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..core.consolidating.answering import answers_known
from ..core.consolidating.deciding import Decision, decide
from ..core.consolidating.received import Fate, Received
from ..core.days import day_written
from ..core.findings import Finding, Severity
from ..core.submission import ReportingUnit, Submission
from ..core.units import unit_name
from ..excel.marking.listing import listing
from ..excel.marking.mark import Mark, marked
from ..excel.reading.unreadable import UnreadableWorkbook
from ..intake.sniff import Kind, kind_of
from ..intake.walk import Found, collect
from ..ooxml.events import XmlError
from ..ooxml.package import PackageError
from ..output import whole_folder
from ..programme import Programme
from ..wording import returning as words
from ..wording.finding_rows import finding_rows
from ..wording.statuses import typed_by_hand
from .consolidate import consolidated, inputs_of, received_from
from .load import load
from .outgoing_names import ascii_name
from .receiving import Progress

_MARK = codecs.BOM_UTF8
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
    decisions = decide(own.units, received, programme.forms, today, typed_by_hand(own.units))
    answers = answers_known(own, decisions)
    _, done = consolidated(own, decisions, received, (), answers, programme, today)
    found = {(file.link, file.path): file for file in collected.files}
    each = list(_each(own, decisions, done.findings, found))
    texts: dict[str, bytes] = {}
    for one in each:
        texts |= one.written(own)
    inputs = [workbook, *inputs_of(received)]
    if texts:
        together = b"\r\n".join(t for name, t in texts.items() if name.endswith(".txt"))
        texts = {words.ALL_MESSAGES: together.replace(_MARK, b""), **texts}
        texts[words.ALL_MESSAGES] = _MARK + texts[words.ALL_MESSAGES]
        with whole_folder(folder, list(texts), inputs) as aside:
            for name, content in texts.items():
                (aside / name).write_bytes(content)
    return Returned(list(texts), list(_said(each, folder)))


@dataclass(frozen=True)
class _One:
    """One file of one unit: its name's beginning, its findings, the marked copy if there is one."""

    stem: str
    unit: ReportingUnit
    file: Received
    findings: Sequence[Finding]
    copy: bytes | None

    @property
    def _ending(self) -> str:
        """The ending of the copy: a workbook with macros is opened under its own alone."""
        return ".xlsm" if self.file.origin.name.lower().endswith(".xlsm") else ".xlsx"

    def written(self, own: Submission) -> dict[str, bytes]:
        """Return the files to write, by name; a text that Windows' own editor shows aright."""
        copy = f"{self.stem}_can_sua{self._ending}" if self.copy else ""
        deadline = day_written(self.unit.deadline) if self.unit.deadline else ""
        name, findings = self.file.origin.name, self.findings
        text = words.letter(own.info, self.unit, name, findings, copy, deadline)
        files = {f"{self.stem}.txt": text.replace("\n", "\r\n").encode("utf-8-sig")}
        return {**files, copy: self.copy} if self.copy else files


def _each(
    own: Submission,
    decisions: Sequence[Decision],
    findings: Sequence[Finding],
    found: Mapping[tuple[str, str], Found],
) -> Iterator[_One]:
    """Yield each file that a unit of the list sent, in the list's order."""
    numbers = {unit_name(unit): number for number, unit in enumerate(own.units, 1)}
    width = max(2, len(str(len(numbers))))
    asked = [f for f in findings if f.severity in _ASKED]
    for decision in decisions:
        files = [decision.taken] if decision.taken else list(decision.files)
        if decision.listed is None:
            continue
        for place, file in enumerate(files):
            mine = [f for f in asked if f.unit == decision.unit and _is_about(f, file)]
            more = f"_{place + 1}" if place else ""
            stem = f"{numbers[decision.unit]:0{width}}_{ascii_name(decision.unit)}{more}"
            copy = _copy(file, decision.unit, mine, found) if mine else None
            yield _One(stem, decision.listed, file, mine, copy)


def _is_about(finding: Finding, file: Received) -> bool:
    return not finding.file or finding.file in (file.origin.name, file.shown_file)


def _copy(
    file: Received, unit: str, findings: Sequence[Finding], found: Mapping[tuple[str, str], Found]
) -> bytes | None:
    """Return the file with its marks; None where it is no workbook that can be marked."""
    if file.fate is not Fate.READ:
        return None
    data = found[file.origin.link, file.origin.path].read()
    if kind_of(data) is not Kind.XLSX:
        return None
    marks = [Mark(f.where, f.severity.value, words.note(f)) for f in findings if f.where and f.file]
    rows = finding_rows([replace(f, unit="") for f in findings], {})
    title = words.TITLE.format(unit=unit, file=file.origin.name)
    try:
        return marked(data, marks, listing(title, rows))
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
