"""What every kind shares: the three answers of a parse, and how text is looked at first."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Protocol

from ..cells import Nature, Number, RawCell, Shown
from ..text import clean, fold

Value = Number | str | date


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value, and the code of the tolerant rule by which it was read (None where plain)."""

    value: Value
    tolerance: str | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing was said; `tolerance` where words said so ("đang cập nhật")."""

    tolerance: str | None = None


@dataclass(frozen=True, slots=True)
class Unparsed:
    """No value: the code of the finding, and what the writer may have meant."""

    code: str
    hint: str = ""


Reading = Parsed | Blank | Unparsed


class Kind(Protocol):
    """A kind of cell."""

    name: ClassVar[str]
    numeric: ClassVar[bool]

    def parse(self, cell: RawCell) -> Reading:
        """Return what the cell says."""
        ...


ZERO_WORDS = frozenset(
    ("không", "không có", "ko", "ko có", "k", "không phát sinh", "kps", "0 có", "ø", "không đồng")
)
NOT_YET_WORDS = frozenset(
    ("chưa", "chưa có", "chưa có số liệu", "đang cập nhật", "chưa cập nhật", "chưa thống kê",
     "chưa thống kê được", "chưa phát sinh", "chưa thực hiện", "chưa triển khai", "chưa báo cáo",
     "chưa tổng hợp", "chưa xác định", "chưa rõ", "không có số liệu", "không rõ",
     "đang thống kê", "đang tổng hợp", "đang rà soát", "đang thực hiện")
)  # fmt: skip
DASHES = frozenset("-–—−")
_APOSTROPHES = ("'", "’", "‘")
DOTS = re.compile(r"[.…_\s]+")


def normal(text: str) -> tuple[str, str | None]:
    """Return the cleaned text with full-width digits made plain, and the rule that did it."""
    cleaned = clean(text)
    # The apostrophe that makes a cell text is pasted along from lists and letters.
    if cleaned[:1] in _APOSTROPHES and cleaned[1:2].isalnum():
        cleaned = cleaned[1:]
    plain = "".join(unicodedata.normalize("NFKC", c) if "０" <= c <= "９" else c for c in cleaned)
    return plain, (None if plain == cleaned else "full-width-digits")


def without_value(cell: RawCell) -> Reading | None:
    """Return the reading of a cell that holds no usable value, or None where it holds one."""
    if cell.nature is Nature.ERROR:
        return Unparsed("cell-error")
    if cell.nature is Nature.UNCOMPUTED:
        return Unparsed("formula-without-value")
    if cell.nature is Nature.BLANK or cell.value is None:
        return Blank()
    return None


def words_for_number(text: str) -> Reading | None:
    """Return the reading of words and dashes that stand for zero or for nothing said, or None."""
    if not text or DOTS.fullmatch(text):
        return Blank()
    folded = fold(text)
    if folded in NOT_YET_WORDS:
        return Blank("said-not-yet")
    if folded in ZERO_WORDS or (len(text) <= 2 and set(text) <= DASHES):
        return Parsed(0, "word-for-zero")
    return None


def shown_otherwise(cell: RawCell) -> Unparsed | None:
    """Return why a numeric cell is no figure: a tick, a date, a percentage."""
    if isinstance(cell.value, bool) or (
        isinstance(cell.value, float) and not math.isfinite(cell.value)
    ):
        return Unparsed("not-a-number")
    if cell.shown is Shown.DATE:
        return Unparsed("date-for-number")
    if cell.shown is Shown.PERCENT:
        return Unparsed("percent-for-number")
    return None


def exact(value: float | None) -> Decimal:
    """Return a stored number to the 15 digits that Excel keeps, free of a float's binary tail."""
    assert value is not None
    return Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
