"""What was consolidated before: in the workbook itself, else in the output that is written again.

A clerk gives the same command each time a file arrives. Her answers in "Giải trình", "Nhật ký" and
the figures to compare with then stand in the output of the last time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..core.submission import DetailRow
from ..core.text import fold
from ..core.units import own_name
from ..errors import InputError
from ..programme import Programme
from .district import District
from .load import load_held, read_bytes


@dataclass(frozen=True)
class LastRun:
    """The last consolidation: its rows of "Chi tiết", its answers, the workbook with its log."""

    details: Mapping[str, tuple[DetailRow, ...]] = field(default_factory=dict)
    answers: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    data: bytes = b""

    @property
    def known(self) -> bool:
        """Whether there was one."""
        return bool(self.details)


def last_run(base: District, out: Path, programme: Programme) -> LastRun:
    """Return the last consolidation of the unit of `base`; an empty one where there was none.

    Where the workbook itself holds one, that is the last; a file at `out` that is of another unit,
    or is no workbook of ours, tells nothing.
    """
    own = base.submission
    name = fold(own_name(own))
    if own.consolidated:
        return LastRun(own.details, own.answers, base.data)
    try:
        data = read_bytes(out)
        submission = load_held(out, data, programme)
    except InputError:
        return LastRun()
    if not (name and submission.consolidated and fold(own_name(submission)) == name):
        return LastRun()
    return LastRun(submission.details, submission.answers, data)
