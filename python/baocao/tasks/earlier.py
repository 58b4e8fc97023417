"""The workbook of the period before, read for the comparison in a report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..core.consolidating.joining import from_submission, period_of
from ..core.earlier import NO_EARLIER_PERIOD, EarlierPeriod, earlier_period
from ..core.submission import Submission
from ..errors import InputError
from ..programme import Programme
from .load import load

_NOT_BEFORE = (
    "{name}: sổ này có kỳ báo cáo {theirs}, không đứng trước kỳ {ours} của báo cáo. "
    "Đề nghị chọn sổ của kỳ trước."
)
_NO_PERIOD = "{name}: sổ này không ghi kỳ báo cáo. Đề nghị ghi Năm bắt đầu, Năm kết thúc."


def read_earlier(
    workbook: Path | None, own: Submission, programme: Programme, today: date
) -> EarlierPeriod:
    """Return what the workbook of the period before says; nothing where none is given.

    InputError where it cannot be read, or its years do not lie before those of `own`.
    """
    if workbook is None:
        return NO_EARLIER_PERIOD
    old = load(workbook, programme)
    theirs, ours = period_of(old, programme.forms), period_of(own, programme.forms)
    if not theirs:
        raise InputError(_NO_PERIOD.format(name=workbook.name))
    if ours and theirs[-1] >= ours[0]:
        raise InputError(
            _NOT_BEFORE.format(name=workbook.name, theirs=_span(theirs), ours=_span(ours))
        )
    return earlier_period(from_submission(old, programme.forms, today), own, programme.forms)


def _span(years: tuple[int, ...]) -> str:
    return f"{years[0]} - {years[-1]}" if len(years) > 1 else str(years[0])
