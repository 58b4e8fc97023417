"""What was consolidated before: in the workbook itself, else in the output that is written again.

A clerk gives the same command each time a file arrives. Her answers in "Giải trình", "Nhật ký" and
the figures to compare with then stand in the output of the last time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..core import names
from ..core.cells import Grid
from ..core.reading.details import read_details
from ..core.reading.info import read_info
from ..core.reading.lists import read_answers
from ..core.run_log import LogRow
from ..core.submission import DetailRow, Submission
from ..core.text import fold
from ..core.units import own_name
from ..errors import InputError
from ..excel.reading.opening import read_any
from ..programme import Programme
from .district import District
from .kept_run import KeptRun
from .load import read_bytes


@dataclass(frozen=True)
class LastRun:
    """The last consolidation: its rows of "Chi tiết", its answers, its "Nhật ký".

    Of the rows that were kept aside only unit, year, type, figures and what counts are known.
    """

    details: Mapping[str, Sequence[DetailRow]] = field(default_factory=dict)
    answers: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    log: Sequence[LogRow] = ()
    as_written: bool = False
    """Whether the output of the last time is known to be as the program wrote it."""

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
        return LastRun(own.details, own.answers, log_of(base.data, base.name))
    try:
        data = read_bytes(out)
        known = kept.get(data) if kept else None
        if known and known.unit == fold(own_name(own)):
            return LastRun(known.details, known.answers, known.log, as_written=True)
        return _of_same_unit(own, data, out.name, programme) or _none(base)
    except InputError:
        return _none(base)


def _none(base: District) -> LastRun:
    """Return that there was none; "Nhật ký" may tell of others."""
    return LastRun(log=log_of(base.data, base.name))


def _of_same_unit(own: Submission, data: bytes, name: str, programme: Programme) -> LastRun | None:
    """Return the consolidation that a workbook holds, None where it holds none of this unit.

    Sheet after sheet is read and let go: those of ten thousand units are large.
    """
    unit = read_info(_sheet(data, name, names.INFO))["unit"]
    if not unit or fold(unit) != fold(own_name(own)):
        return None
    details = {
        form.id: read_details(form, _sheet(data, name, form.detail_sheet), None)[0]
        for form in programme.forms
    }
    if not any(details.values()):
        return None
    answers = read_answers(_sheet(data, name, names.FINDINGS))
    return LastRun(details, answers, log_of(data, name))


def log_of(data: bytes, name: str) -> list[LogRow]:
    """Return the rows of "Nhật ký" of a workbook, none where it has none."""
    # The writers are imported when there is something to write: xlsxwriter is heavy.
    from ..excel.consolidated import read_log

    return read_log(_sheet(data, name, names.LOG))


def _sheet(data: bytes, name: str, sheet: str) -> Grid | None:
    wanted = fold(sheet)
    book = read_any(data, name, lambda found: fold(found) == wanted)
    return next(iter(book.grids), None)
