"""What a number format makes of a number: a date, a percentage, a sum of money, or a plain number.

Source of the built-in ids: ECMA-376 part 1, 18.8.30 (numFmt), and Excel's own lists for Asia.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...core.cells import Shown

_BUILT_IN = {
    **dict.fromkeys((9, 10), Shown.PERCENT),
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), Shown.DATE),
    **dict.fromkeys((5, 6, 7, 8, 42, 44), Shown.CURRENCY),
}

# Elapsed time ([h]:mm) is a time, though it stands in brackets.
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_CURRENCY_SYMBOL = re.compile(r"\[\$([^\]-]+)(?:-[^\]]*)?\]")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_PADDING = re.compile(r"[_*].")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DATE_LETTERS = re.compile(r"[dmyhsb]", re.IGNORECASE)
_MONEY = re.compile(r"[$€£¥₫]|\b(?:đ|đồng|vnd|vnđ|usd)\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def shown(format_id: int, code: str | None) -> Shown:
    """Return how a format shows a number; `code` is the file's own format of this id, if any."""
    if code is None:
        return _BUILT_IN.get(format_id, Shown.PLAIN)
    words = " ".join(a or b for a, b in _QUOTED.findall(code))
    bare = _PADDING.sub("", _QUOTED.sub("", code))
    if _ELAPSED.search(bare):
        return Shown.DATE
    symbols = _BRACKETS.sub("", bare)
    if symbols.strip().lower().startswith("general"):
        return Shown.PLAIN
    if _DATE_LETTERS.search(symbols):
        return Shown.DATE
    if "%" in symbols:
        return Shown.PERCENT
    money = _CURRENCY_SYMBOL.search(bare) or _MONEY.search(words) or _MONEY.search(symbols)
    return Shown.CURRENCY if money else Shown.PLAIN
