"""What a unit of the list is called, and what its clerk decided about it."""

from __future__ import annotations

from .submission import ReportingUnit, Submission
from .text import clean, fold

_INCLUDE, _EXCLUDE = fold("Có"), fold("Không")


def unit_name(unit: ReportingUnit) -> str:
    """Return the unit's full name: its type word is put first where the name lacks it."""
    kind, name = clean(unit.kind), clean(unit.name)
    if not kind or fold(name).startswith(fold(kind) + " ") or fold(name) == fold(kind):
        return name
    return f"{kind} {name}"


def own_name(submission: Submission) -> str:
    """Return the name a workbook gives itself, "" where it gives none."""
    return clean(submission.info["unit"])


def forced_in(unit: ReportingUnit) -> bool:
    """Whether "Đưa vào tổng hợp" says that whatever could be read counts."""
    return fold(unit.include) == _INCLUDE


def forced_out(unit: ReportingUnit) -> bool:
    """Whether "Đưa vào tổng hợp" keeps the unit out."""
    return fold(unit.include) == _EXCLUDE
