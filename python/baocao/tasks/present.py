"""What a report says of a workbook: read, joined, put into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..core.consolidating.joining import from_submission
from ..core.consolidation import Consolidation
from ..core.earlier import NO_EARLIER_PERIOD, EarlierPeriod
from ..core.report import Report
from ..programme import Programme
from ..wording.facts import Facts, gather
from ..wording.report.whole import compose
from .earlier import read_earlier
from .load import load_held, read_bytes


@dataclass(frozen=True)
class Present:
    """A workbook as it stands: its bytes, its figures, its report."""

    data: bytes
    view: Consolidation
    facts: Facts
    report: Report


def present(
    workbook: Path,
    programme: Programme,
    today: date,
    previous: Path | None = None,
    earlier: EarlierPeriod = NO_EARLIER_PERIOD,
) -> Present:
    """Return what the workbook says today; InputError where it cannot be read.

    It is compared with the period before as the workbook `previous` tells it, or as `earlier` does.
    """
    data = read_bytes(workbook)
    submission = load_held(workbook, data, programme)
    view = from_submission(submission, programme.forms, today)
    if previous is not None:
        earlier = read_earlier(previous, submission, programme, today)
    facts = gather(view, programme, earlier)
    return Present(data, view, facts, compose(view, facts, programme))
