"""Files that came in, read and checked one by one: few here, many in worker processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from ..core.checking.workbook import check
from ..core.consolidating.received import Fate, Received
from ..core.findings import Finding
from ..core.packing import UNREADABLE_ENTRY, Unpacker, packed
from ..core.submission import PROPERTY_PROGRAMME, Origin
from ..errors import InputError
from ..excel.reading.unreadable import UnreadableWorkbook
from ..intake.pool import work_on
from ..intake.risk import is_risky
from ..intake.walk import Found
from ..journal import record
from ..programme import Programme, load_programme
from .kept import Kept
from .load import KILLED, ListSentError, load_bytes
from .validate import unknown_sections

Progress = Callable[[int, int, str], None]
"""Told how many of how many files are read, and the name of the last one's unit, else its own."""

_FAILED = (
    "Chương trình gặp sự cố khi đọc tệp này. Mở tệp bằng Excel, lưu thành tệp mới rồi gửi lại; nếu "
    "vẫn vậy, gửi tệp cho người hỗ trợ."
)


@dataclass(frozen=True)
class _Job:
    """What a worker needs of one file; what lies in a zip is unpacked before."""

    origin: Origin
    read: Callable[[], bytes]


def receive(
    found: Sequence[Found],
    programme: Programme,
    period: range | None,
    today: date,
    progress: Progress | None = None,
    meanwhile: Callable[[], None] | None = None,
    cached: bool = False,
) -> list[Received]:
    """Return each file read and checked, not yet told whose it is; unreadable ones with why.

    `period` are the years that were asked for, None: each file's own. `meanwhile` is done by this
    process while workers read. Where `cached`, what was read before is taken from the user's cache
    by its content, and what is read now is kept there.
    """
    jobs = [_job(file) for file in found]
    taken = _Taken(jobs, Unpacker(programme.forms), progress)
    kept = Kept(programme, period) if cached else None
    waiting = [n for n, job in enumerate(jobs) if not (kept and _known(kept, job, n, taken))]
    work = partial(_packed, folder=programme.folder, period=period, today=today)

    def arrived(place: int, result: bytes) -> None:
        received = taken.take(waiting[place], result)
        if kept and received.fate is Fate.READ:
            kept.put(received.origin.sha256, result)

    try:
        work_on(
            [jobs[place] for place in waiting], work, _lost_packed, meanwhile=meanwhile,
            risky=_risky, arrived=arrived,
        )  # fmt: skip
    finally:
        if kept:
            kept.save()
    return taken.all()


def _known(kept: Kept, job: _Job, place: int, taken: _Taken) -> bool:
    """Take a file that was read before; whether there is one."""
    if not kept.any:
        return False
    try:
        data = job.read()
    except Exception:  # noqa: BLE001 - reading it again, to be used, tells what is wrong
        return False
    entry = kept.get(data)
    if entry is None:
        return False
    try:
        taken.take(place, entry)
    except UNREADABLE_ENTRY:
        kept.forget(data)
        return False
    return True


class _Taken:
    """The files as they come, each unpacked and told."""

    def __init__(self, jobs: Sequence[_Job], unpacker: Unpacker, progress: Progress | None) -> None:
        self._jobs, self._unpacker, self._progress = jobs, unpacker, progress
        self._received: dict[int, Received] = {}

    def take(self, place: int, result: bytes) -> Received:
        """Return the file that a result tells of; an error where the result is none."""
        received = self._unpacker.unpacked(result, self._jobs[place].origin)
        self._received[place] = received
        if self._progress:
            self._progress(len(self._received), len(self._jobs), _called(received))
        return received

    def all(self) -> list[Received]:
        """Return the files in their order."""
        return [self._received[place] for place in range(len(self._jobs))]


def _called(received: Received) -> str:
    unit = received.submission.info["unit"] if received.submission else ""
    return unit or received.origin.name


def _job(found: Found) -> _Job:
    origin = Origin(found.name, found.path, found.link, modified=found.modified)
    return _Job(origin, found.read if found.link else _held(found))


def _held(found: Found) -> Callable[[], bytes]:
    """Return the unpacked bytes of a file of a zip, or the error, to be had again in a worker."""
    try:
        return partial(bytes, found.read())
    except UnreadableWorkbook as error:
        return partial(_fail, error.reason, str(error))


def _fail(reason: str, sentence: str) -> bytes:
    raise UnreadableWorkbook(reason, sentence)


def _risky(job: _Job) -> bool:
    try:
        return is_risky(job.read())
    except Exception:  # noqa: BLE001 - reading it again, to be used, tells what is wrong
        return False


def _packed(job: _Job, folder: Path, period: range | None, today: date) -> bytes:
    try:
        return packed(_received(job, folder, period, today))
    except Exception as error:  # noqa: BLE001 - as in _received: what it holds is none we know to pack
        record(error)
        return packed(_unreadable(job.origin, _FAILED))


def _received(job: _Job, folder: Path, period: range | None, today: date) -> Received:
    """Return one file as it was read; runs in a worker, which knows its programme by the folder."""
    try:
        return _read(job, load_programme(folder), period, today)
    except ListSentError:
        skipped = Finding("own-list-skipped", file=job.origin.name)
        return Received(job.origin, Fate.SKIPPED, findings=(skipped,))
    except InputError as error:
        return _unreadable(job.origin, str(error), getattr(error, "code", "file-unreadable"))
    except MemoryError:
        return _lost(job)
    except Exception as error:  # noqa: BLE001 - one file must not end the work on all others
        record(error)
        return _unreadable(job.origin, _FAILED)


def _read(job: _Job, programme: Programme, period: range | None, today: date) -> Received:
    submission = load_bytes(job.read(), programme, job.origin)
    # What the unit has answered is told too: the level above sees the answer beside it.
    asking = replace(submission, answers={})
    findings = check(asking, programme.forms, today, period=period)
    findings += unknown_sections(submission, programme)
    other = submission.properties.get(PROPERTY_PROGRAMME, "")
    if other and other != programme.id:
        findings.append(Finding("file-of-other-programme", details={"programme": other}))
    read_at = f"{datetime.now():%d/%m/%Y %H:%M}"
    return Received(
        submission.origin, Fate.READ, submission, findings=tuple(findings), read_at=read_at
    )


def _unreadable(origin: Origin, reason: str, code: str = "file-unreadable") -> Received:
    finding = Finding(code, file=origin.name, details={"reason": reason})
    return Received(origin, Fate.UNREADABLE, findings=(finding,))


def _lost(job: _Job) -> Received:
    return _unreadable(job.origin, KILLED)


def _lost_packed(job: _Job) -> bytes:
    return packed(_lost(job))
