"""What a unit of the list is called, and what its clerk decided about it."""

from __future__ import annotations

import re
from datetime import date

from .cells import RawCell
from .kinds import Day, Parsed
from .submission import ReportingUnit, Submission
from .text import clean, fold

_TYPED = re.compile(r"nh[ậa]p\s+thay\b[\s:,–-]*(?:(?:theo|từ|tu)\s+)?(.*)", re.IGNORECASE)
_PAPER_DAY = re.compile(r"\bngày .*", re.IGNORECASE)
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


def typed_for(unit: ReportingUnit) -> bool:
    """Whether "Ghi chú" says that the clerk typed the unit's figures from paper ("Nhập thay …")."""
    return _TYPED.search(clean(unit.note)) is not None


def typed_source(unit: ReportingUnit) -> str:
    """Return the paper that figures were typed from, as "Ghi chú" names it; "" where it does not.

    "Nhập thay theo Báo cáo số 12/BC-UBND ngày 05/7/2021" names "Báo cáo số 12/BC-UBND …".
    """
    found = _TYPED.search(clean(unit.note))
    return found[1].strip(" .;()") if found else ""


def typed_paper_day(unit: ReportingUnit) -> date | None:
    """Return the day of the paper that figures were typed from, None where "Ghi chú" has none."""
    found = _PAPER_DAY.search(typed_source(unit))
    reading = Day().parse(RawCell(found[0])) if found else None
    day = reading.value if isinstance(reading, Parsed) else None
    return day if isinstance(day, date) else None
