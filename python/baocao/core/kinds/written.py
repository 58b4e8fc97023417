"""How numbers are written: plain, with thousands marks, with decimals, with a word behind."""

from __future__ import annotations

import re

from ..cells import RawCell
from .base import Unparsed

PLAIN = re.compile(r"[0-9]{1,15}")
GROUPED = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
FRACTION = re.compile(r"([0-9]{1,15})[.,]([0-9]+)")
GROUPED_FRACTION = re.compile(r"([0-9]{1,3}(?:([.,])[0-9]{3})+)(?!\2)[.,]([0-9]+)")
_SUM_TEXT = re.compile(r"\s*[0-9]{1,12}(?:\s*\+\s*[0-9]{1,12})+\s*")
_SUM_FORMULA = re.compile(r"\+?\s*[0-9]{1,12}(?:\s*\+\s*[0-9]{1,12})*\s*")
_SUM_CALL = re.compile(r"SUM\(\s*([0-9]{1,12}(?:\s*[,;]\s*[0-9]{1,12})*)\s*\)", re.IGNORECASE)
WITH_WORD = re.compile(r"([0-9][0-9., ]*)\s*([^\W\d_].*)")
SIGNED = re.compile(r"[-−]\s*[0-9][0-9.,]*")
PHONE = re.compile(r"0[1-9][0-9]{7,13}")
"""Nobody writes a count of nine digits with a zero before it."""
NONE_OF = re.compile(r"(?:không có|không|ko có|ko) (.+?)(?: nào)?")
"""Folded words that there is none of a thing ("không có trang nào")."""
_PERCENT = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*%")
_WHOLE = re.compile(r"([0-9]{1,3}(?:([.,])[0-9]{3})+|[0-9]{1,15})[.,]0+")


def plain_sum(cell: RawCell) -> int | None:
    """Return the value of an uncomputed formula that adds plain numbers only, else None."""
    formula = (cell.formula or "").strip()
    if _SUM_FORMULA.fullmatch(formula):
        return sum(int(n) for n in re.findall(r"[0-9]+", formula))
    call = _SUM_CALL.fullmatch(formula)
    return sum(int(n) for n in re.findall(r"[0-9]+", call[1])) if call else None


def digits_of(text: str) -> int:
    """Return the number of digits that marks may part."""
    return int(re.sub(r"[., ]", "", text))


def why_no_number(text: str) -> Unparsed:
    """Return why a text that is no count is none, with a hint where one can be given."""
    if SIGNED.fullmatch(text):
        return Unparsed("negative")
    if _SUM_TEXT.fullmatch(text):
        return Unparsed("not-a-number", str(sum(int(n) for n in re.findall(r"[0-9]+", text))))
    if FRACTION.fullmatch(text) or GROUPED_FRACTION.fullmatch(text):
        whole = _WHOLE.fullmatch(text)
        return Unparsed("decimal", str(digits_of(whole[1])) if whole else "")
    if _PERCENT.fullmatch(text):
        return Unparsed("percent-for-number")
    return Unparsed("not-a-number")
