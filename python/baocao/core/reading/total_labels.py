"""What rows of totals are called: "Tổng cộng", "Cộng 3 năm", "Lũy kế giai đoạn 2019 - 2021"."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto
from functools import lru_cache

from ..text import fold, without_tones

_FIRST = ("tổng", "cộng", "lũy kế")
_AFTER = (
    "cộng", "số", "hợp", "dồn", "kinh phí", "tiền", "hai", "ba", "bốn", "năm", "các", "cả", "kỳ",
    "từ", "đến", "tới", "giai đoạn", "chung", "toàn",
)  # fmt: skip
"""What may follow: how much of what is summed; after "toàn" any one word."""
_SHORT = "total|tc|t cộng|σ"


def _pattern(spell: Callable[[str], str]) -> re.Pattern[str]:
    """Return what totals are called, as `spell` writes words."""
    first, after = "|".join(map(spell, _FIRST)), "|".join(map(spell, _AFTER))
    numbers = "[0-9]{1,4}"
    return re.compile(rf"(?:{first})(?: (?:{spell('toàn')} \w+|{after}|{numbers}))*|{_SHORT}")


_SPELT, _TONELESS = _pattern(fold), _pattern(without_tones)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_LONGEST = 60
"""A longer text is a note."""


class TotalOf(Enum):
    """What a row of totals sums."""

    ONE_YEAR = auto()
    PERIOD = auto()


@lru_cache(1024)
def total_named(label: str) -> TotalOf | None:
    """Return what a row with this label sums, None where it is no label of a total."""
    folded = fold(label) if len(label) <= _LONGEST else ""
    # Without tones "cong" may be "công" too: "cong van" is a document's type, and no total.
    if not (_SPELT.fullmatch(folded) or (folded.isascii() and _TONELESS.fullmatch(folded))):
        return None
    return TotalOf.ONE_YEAR if len(_YEAR.findall(folded)) == 1 else TotalOf.PERIOD
