"""Numbers, days and lists as a Vietnamese office writes them.

1.234 · 125,5 · 01 · ba trăm ba mươi sáu · 33,75% · 07/8/2019 · xã A, xã B và xã C
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..core.cells import Number


def plain(value: Number) -> str:
    """Return a number with dots between thousands and a decimal comma: 1.234, 125,5."""
    whole, _, fraction = _digits(value).partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(whole):,}".replace(",", ".")
    fraction = fraction.rstrip("0")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def _digits(value: Number) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def two_digits(value: Number) -> str:
    """Return a whole number from 1 to 9 with a nought before it (01); any other one plain."""
    text = plain(value)
    return f"0{text}" if len(text) == 1 and text != "0" else text


def money(value: Number, unit: str) -> str:
    """Return an amount with its unit: 125,5 triệu đồng."""
    return f"{plain(value)} {unit}"


def listed(words: Sequence[str]) -> str:
    """Return words as a list: "xã A, xã B và xã C"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} và {words[-1]}"


_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")


def in_words(value: Number) -> str:
    """Return a number read aloud: 336 is "ba trăm ba mươi sáu"; a decimal by "phẩy"."""
    text = _digits(value)
    if text.startswith("-"):
        return f"âm {in_words(-value)}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    words = _whole(int(whole))
    return f"{words} phẩy {_fraction(fraction)}" if fraction else words


def _fraction(digits: str) -> str:
    """Return the places after the comma: up to three as a number, more digit by digit."""
    if len(digits) > 3 or digits.startswith("0"):
        return " ".join(_ONES[int(d)] for d in digits)
    return _whole(int(digits))


def _whole(number: int) -> str:
    if number == 0:
        return _ONES[0]
    above, below = divmod(number, 10**9)
    if not above:
        return _below_a_milliard(below, leading=True)
    words = f"{_whole(above)} tỷ"
    return f"{words} {_below_a_milliard(below, leading=False)}" if below else words


def _below_a_milliard(number: int, leading: bool) -> str:
    """Return up to nine digits; inside a longer number each group of three is read in full."""
    words: list[str] = []
    for scale in (2, 1, 0):
        group = number // 1000**scale % 1000
        if group:
            read = _group(group, full=bool(words) or not leading)
            words.append(f"{read} {_SCALES[scale]}".strip())
    return " ".join(words)


def _group(number: int, full: bool) -> str:
    """Return three digits: 105 "một trăm linh năm"; 5 inside a number "không trăm linh năm"."""
    hundreds, rest = divmod(number, 100)
    words: list[str] = [f"{_ONES[hundreds]} trăm"] if hundreds or full else []
    if rest:
        words.append(_tens(rest, after_hundreds=bool(words)))
    return " ".join(words)


def _tens(number: int, after_hundreds: bool) -> str:
    """Return two digits; the last one sounds mốt, tư, lăm after a ten."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return f"linh {_ONES[ones]}" if after_hundreds else _ONES[ones]
    ten = "mười" if tens == 1 else f"{_ONES[tens]} mươi"
    if ones == 0:
        return ten
    changed = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return f"{ten} {changed.get(ones, _ONES[ones])}"
