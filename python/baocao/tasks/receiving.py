"""Files that came in, read and checked one by one: few here, many in worker processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from ..core.checking.workbook import check
from ..core.consolidating.received import Fate, Received
from ..core.findings import Finding
from ..core.submission import PROPERTY_PROGRAMME, Origin
from ..errors import InputError
from ..excel.reading.unreadable import UnreadableWorkbook
from ..intake.pool import work_on
from ..intake.walk import Found
from ..journal import record
from ..programme import Programme, load_programme
from .load import load_bytes
from .validate import unknown_sections

Progress = Callable[[int, int, str], None]
"""Told how many of how many files are read, and the name of the last."""

_KILLED = (
    "Tệp làm chương trình đọc phải dừng (tệp hỏng hoặc lớn bất thường). "
    "Mở tệp bằng Excel, lưu thành tệp mới rồi gửi lại."
)
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
) -> list[Received]:
    """Return each file read and checked, not yet told whose it is; unreadable ones with why.

    `period` are the years that were asked for, None: each file's own. `meanwhile` is done by this
    process while workers read.
    """
    jobs = [_job(file) for file in found]
    work = partial(_received, folder=programme.folder, period=period, today=today)
    told = partial(_tell, progress, found) if progress else None
    return work_on(jobs, work, _lost, told, meanwhile=meanwhile)


def _tell(progress: Progress, found: Sequence[Found], done: int) -> None:
    progress(done, len(found), found[done - 1].name)


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


def _received(job: _Job, folder: Path, period: range | None, today: date) -> Received:
    """Return one file as it was read; runs in a worker, which knows its programme by the folder."""
    try:
        return _read(job, load_programme(folder), period, today)
    except InputError as error:
        return _unreadable(job.origin, str(error), getattr(error, "code", "file-unreadable"))
    except Exception as error:  # noqa: BLE001 - one file must not end the work on all others
        record(error)
        return _unreadable(job.origin, _FAILED)


def _read(job: _Job, programme: Programme, period: range | None, today: date) -> Received:
    submission = load_bytes(job.read(), programme, job.origin)
    findings = check(submission, programme.forms, today, period=period)
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
    return _unreadable(job.origin, _KILLED)
