"""Consolidate the units' workbooks into a copy of the consolidating unit's own workbook."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from .. import __version__
from ..core.answers import unanswered
from ..core.consolidating.answering import Answers, answers_known
from ..core.consolidating.deciding import Decision, decide
from ..core.consolidating.joining import united
from ..core.consolidating.mergers import with_mergers_known
from ..core.consolidating.received import Fate, Received
from ..core.consolidating.since import since
from ..core.consolidation import Consolidation, FileRecord, UnitStatus
from ..core.findings import Finding, Severity, gravest_first
from ..core.form import Form
from ..core.run_log import LogRow, Run
from ..core.submission import Submission
from ..core.text import fold
from ..core.units import own_name
from ..intake.droppings import opened_by
from ..intake.identify import Identifier
from ..intake.walk import Found, collect
from ..output import refuse_input, write_whole
from ..programme import Programme
from ..wording.changes import told
from ..wording.statuses import file_record, typed_by_hand, unit_status
from .district import District, get_ready
from .kept_run import KeptRun
from .kept_run import Run as WrittenRun
from .last_run import LastRun, last_run
from .receiving import Progress, receive
from .typed_in_output import keep_typed
from .validate import unknown_sections


@dataclass(frozen=True)
class ConsolidateResult:
    """What a consolidation found and did.

    `counts` are by form id: how many units the form counts, of how many that are listed. `changes`
    tells what changed since the last consolidation, a sentence each.
    """

    findings: Sequence[Finding]
    consolidation: Consolidation
    changes: Sequence[str]
    counts: Mapping[str, tuple[int, int]]


def consolidate(
    district: Path,
    sources: Sequence[Path],
    out: Path,
    programme: Programme,
    today: date,
    progress: Progress | None = None,
    cached: bool = False,
) -> ConsolidateResult:
    """Write `out`: the workbook `district` with the units of `sources` consolidated into it.

    Where `cached`, files that were read before are taken from the user's cache. InputError where
    the workbook itself cannot be read, OutputError where `out` cannot be written or is an input.
    What is wrong with a unit's file is a finding.
    """
    refuse_input(out, [district])
    base = District.read(district, programme)
    collected = collect(sources)
    ready = partial(get_ready, programme)
    own = base.submission
    with _without_collection():
        received = received_from(own, collected.files, programme, today, progress, cached, ready)
        inputs = [district, *inputs_of(received)]
        refuse_input(out, inputs)
        # A workbook that holds the last consolidation itself is read anyway.
        kept = KeptRun(out, programme) if cached and not own.consolidated else None
        last = last_run(base, out, programme, kept)
        own = replace(own, answers={**last.answers, **own.answers})
        reviewed = review(own, received, collected.skipped, programme, today)
        done, findings, answers = reviewed.consolidation, reviewed.findings, reviewed.answers
        answered = reviewed.answered
        typed = [] if last.as_written else keep_typed(base, out, programme)
        changes = [*_changes(last, done, programme), *typed]
        log = _log(changes, done, last)
        # What thousands of files said is let go before their sheets are written.
        del received, reviewed, last
        written = base.with_sheets(done, findings, answers, log, out.parent, programme)
        write_whole(out, written, inputs)
        if kept and any(done.details.values()):
            kept.put(written, WrittenRun(fold(own_name(own)), done.details, answered, log))
    counts = {form: (table.counted, table.listed) for form, table in done.tables.items()}
    return ConsolidateResult(done.findings, done, changes, counts)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Leave garbage alone for a while: what was made of thousands of files stays until the end, and
    to look through it again and again takes a fifth of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def received_from(
    own: Submission,
    found: Sequence[Found],
    programme: Programme,
    today: date,
    progress: Progress | None,
    cached: bool,
    meanwhile: Callable[[], None] | None = None,
) -> list[Received]:
    """Return the files, read, checked and told whose they are; `meanwhile` as tasks.receiving."""
    identifier = Identifier(own)
    period = own.info.period
    files = receive(found, programme, period, today, progress, meanwhile, cached)
    return with_mergers_known(map(identifier.identified, files), own.units)


@dataclass(frozen=True)
class Review:
    """What is known of the units' files: what was decided, and what is to be asked.

    `findings` are all of them, those of `consolidation` the ones that are not in `answers`.
    """

    decisions: Sequence[Decision]
    answers: Answers
    findings: Sequence[Finding]
    consolidation: Consolidation

    @property
    def answered(self) -> Answers:
        """The answers beside the findings that they answer, as the workbook will have them."""
        told = ((f.identity, self.answers.get(f.identity, "")) for f in self.findings)
        return {identity: answer for identity, answer in told if answer}


def review(
    own: Submission,
    received: Sequence[Received],
    skipped: Sequence[str],
    programme: Programme,
    today: date,
) -> Review:
    """Return what comes of the files that were received into the workbook `own`."""
    forms = programme.forms
    decisions = decide(own.units, received, forms, today, typed_by_hand(own.units))
    answers = answers_known(own, decisions)
    whole = united(own, decisions, received, forms, today, answers={})
    findings = [*whole.findings, *_unknown_sections(own, programme)]
    findings += [*_left_out(skipped), *_nothing_received(received)]
    asked = gravest_first(unanswered(findings, answers))
    done = replace(
        whole,
        findings=tuple(asked),
        statuses=_statuses(decisions, asked, forms, today),
        files=_records(received, decisions, forms),
    )
    return Review(decisions, answers, findings, done)


def _changes(last: LastRun, done: Consolidation, programme: Programme) -> list[str]:
    changed = since(last.details, done.details, programme.forms)
    return told(changed, programme.forms_by_id, first=not last.known)


def _log(changes: Sequence[str], done: Consolidation, last: LastRun) -> Sequence[LogRow]:
    """Return "Nhật ký": this run before those that were."""
    from ..excel.consolidated import log_rows

    run = Run(f"{datetime.now():%d/%m/%Y %H:%M}", __version__, changes)
    return log_rows(run, done.files, last.log)


def inputs_of(received: Sequence[Received]) -> list[Path]:
    """Return the units' files; an earlier output among them is none, and may be written again."""
    return [
        Path(file.origin.link)
        for file in received
        if file.origin.link and file.fate is not Fate.SKIPPED
    ]


def _unknown_sections(own: Submission, programme: Programme) -> list[Finding]:
    found = unknown_sections(own, programme)
    return [finding.of(own_name(own), own.origin.name) for finding in found]


def _nothing_received(received: Sequence[Received]) -> list[Finding]:
    """Return the one finding of sources in which no workbook of the units can be read."""
    read = any(file.submission is not None for file in received)
    return [] if read else [Finding("nothing-received", details={"count": len(received)})]


def _left_out(skipped: Sequence[str]) -> list[Finding]:
    """Return the one finding of droppings, and that of workbooks which lock files say are open."""
    if not skipped:
        return []
    said: dict[str, str | int] = {"count": len(skipped), "files": _some(skipped)}
    opened = [book for path in skipped if (book := opened_by(path.rpartition("/")[2]))]
    locks = [Finding("files-open", details={"files": _some(opened)})] if opened else []
    return [Finding("files-skipped", details=said), *locks]


def _some(files: Sequence[str]) -> str:
    """Return the first ten of the files' names: a folder may hold thousands."""
    return "; ".join((*files[:10], *(["…"] if len(files) > 10 else [])))


def _statuses(
    decisions: Sequence[Decision], findings: Sequence[Finding], forms: Sequence[Form], today: date
) -> tuple[UnitStatus, ...]:
    counts = Counter((finding.unit, finding.severity) for finding in findings)
    return tuple(
        unit_status(
            decision,
            counts[decision.unit, Severity.ERROR],
            counts[decision.unit, Severity.WARNING],
            forms,
            today,
        )
        for decision in decisions
    )


def _records(
    received: Sequence[Received], decisions: Sequence[Decision], forms: Sequence[Form]
) -> tuple[FileRecord, ...]:
    by_unit = {decision.unit: decision for decision in decisions}
    return tuple(file_record(file, by_unit.get(file.unit), forms) for file in received)
