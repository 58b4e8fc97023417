"""What was consolidated before: in the workbook itself, else in the output that is written again.

A clerk gives the same command each time a file arrives. Her answers in "Giải trình", "Nhật ký" and
the figures to compare with then stand in the output of the last time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..core import names
from ..core.run_log import LogRow
from ..core.submission import DetailRow, Submission
from ..core.text import fold
from ..core.units import own_name
from ..errors import InputError
from ..excel.reading.opening import read_any
from ..programme import Programme
from .district import District
from .kept_run import KeptRun
from .load import load_held, read_bytes


@dataclass(frozen=True)
class LastRun:
    """The last consolidation: its rows of "Chi tiết", its answers, its "Nhật ký".

    Of the rows that were kept aside only unit, year, type, figures and what counts are known.
    """

    details: Mapping[str, Sequence[DetailRow]] = field(default_factory=dict)
    answers: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    log: Sequence[LogRow] = ()

    @property
    def known(self) -> bool:
        """Whether there was one."""
        return any(self.details.values())


def last_run(base: District, out: Path, programme: Programme, kept: KeptRun | None) -> LastRun:
    """Return the last consolidation of the unit of `base`; an empty one where there was none.

    Where the workbook itself holds one, that is the last; a file at `out` that is of another unit,
    or is no workbook of ours, tells nothing. `kept` is what was kept aside of the file at `out`.
    """
    own = base.submission
    if own.consolidated:
        return _read(own, base.data)
    try:
        data = read_bytes(out)
        known = kept.get(data) if kept else None
        if known and known.unit == fold(own_name(own)):
            return LastRun(known.details, known.answers, known.log)
        submission = load_held(out, data, programme)
    except InputError:
        return LastRun(log=_log(base.data, base.name))
    same = fold(own_name(submission)) == fold(own_name(own)) != ""
    if not (same and submission.consolidated):
        return LastRun(log=_log(base.data, base.name))
    return _read(submission, data)


def _read(submission: Submission, data: bytes) -> LastRun:
    log = _log(data, submission.origin.name)
    return LastRun(submission.details, submission.answers, log)


def _log(data: bytes, name: str) -> list[LogRow]:
    """Return the rows of "Nhật ký" of a workbook."""
    # The writers are imported when there is something to write: xlsxwriter is heavy.
    from ..excel.consolidated import read_log

    book = read_any(data, name, lambda sheet: fold(sheet) == fold(names.LOG))
    return read_log(book.grid(names.LOG))
