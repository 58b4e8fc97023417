"""Money: amounts in a unit, and how units and marks are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ..text import clean, fold, without_tones
from .base import Parsed, Reading, Unparsed, exact
from .numeric import Numeric
from .written import (
    FRACTION,
    GROUPED,
    GROUPED_FRACTION,
    PLAIN,
    SIGNED,
    WITH_WORD,
    digits_of,
    why_no_number,
)

MONEY_UNITS: Mapping[str, int] = {
    "đồng": 1,
    "nghìn đồng": 1_000,
    "triệu đồng": 1_000_000,
    "tỷ đồng": 1_000_000_000,
}
"""Money units and their worth in đồng."""

_MONEY_WORDS = {
    **dict.fromkeys(("đ", "đồng", "vnd", "vnđ"), "đồng"),
    **dict.fromkeys(("nghìn", "ngàn", "nghìn đồng", "ngàn đồng"), "nghìn đồng"),
    **dict.fromkeys(("tr", "triệu", "triệu đồng", "trđ", "tr đ"), "triệu đồng"),
    **dict.fromkeys(("tỷ", "tỉ", "tỷ đồng", "tỉ đồng"), "tỷ đồng"),
}

_TONELESS_WORDS = {
    without_tones(word): unit for word, unit in _MONEY_WORDS.items() if len(word) > 1
}

_HEADER_UNITS = {
    **dict.fromkeys(("1000đ", "1000đồng", "nghìnđ", "ngànđ", "1nghìnđồng"), "nghìn đồng"),
    **dict.fromkeys(("1000000đ", "1000000đồng", "triệuđ"), "triệu đồng"),
    **dict.fromkeys(("việtnamđồng", "đồngviệtnam", "đồngvn", "1đồng"), "đồng"),
}
LARGEST_AMOUNT = 10**16
"""In đồng: more than the whole country spends in a year."""
_THREE_ZEROS = re.compile(r"[.,](?:000)+$")
"""Decimals of an amount in đồng, which has none, that may be thousands: 5000.000, 5.000,000."""
_LEADING_NUMBER = re.compile(r"[0-9][0-9., ]*")


@dataclass(frozen=True)
class Money(Numeric):
    """An amount in `unit` (a key of MONEY_UNITS), not negative; đồng have no decimals.

    `decimal_mark` is the mark that the other cells of the file use, where they tell it.
    """

    unit: str = "đồng"
    decimal_mark: str | None = None
    name: ClassVar[str] = "money"

    def of_number(self, value: float | None) -> Reading:
        """Return the amount that a stored number is."""
        return self._accept(exact(value), None)

    def _accept(self, amount: Decimal, tolerance: str | None) -> Reading:
        if amount < 0:
            return Unparsed("negative")
        if amount * MONEY_UNITS[self.unit] >= LARGEST_AMOUNT:
            return Unparsed("too-large")
        whole = amount == amount.to_integral_value()
        if self.unit == "đồng" and not whole:
            return Unparsed("decimal")
        return Parsed(int(amount) if whole else amount, tolerance)

    def of_text(self, text: str, rule: str | None) -> Reading:
        """Return the amount that a text tells, in this kind's unit."""
        if SIGNED.fullmatch(text):
            return Unparsed("negative")
        found = WITH_WORD.fullmatch(text)
        word = fold(found[2]) if found else ""
        written_in = _MONEY_WORDS.get(word) or _TONELESS_WORDS.get(word)
        if found and written_in is None:
            return why_no_number(text)
        digits = found[1].strip() if found else text
        read_in = written_in or self.unit
        amount = self._amount(digits, read_in)
        if not isinstance(amount, Parsed):
            return amount
        assert isinstance(amount.value, int | Decimal)
        worth = Decimal(amount.value) * MONEY_UNITS[read_in] / MONEY_UNITS[self.unit]
        changed = "money-unit-word" if read_in != self.unit else amount.tolerance
        return self._accept(worth, changed or rule)

    def _amount(self, digits: str, unit: str) -> Reading:
        if PLAIN.fullmatch(digits):
            return Parsed(int(digits))
        grouped = GROUPED.fullmatch(digits)
        if grouped:
            return self._grouped(digits, unit, grouped[1])
        both, fraction = GROUPED_FRACTION.fullmatch(digits), FRACTION.fullmatch(digits)
        if (both or fraction) and unit == "đồng" and _THREE_ZEROS.search(digits):
            return Unparsed("two-readings")
        if both:
            return Parsed(Decimal(f"{digits_of(both[1])}.{both[3]}"))
        if fraction:
            return Parsed(Decimal(f"{fraction[1]}.{fraction[2]}"))
        return why_no_number(digits)

    def _grouped(self, digits: str, unit: str, mark: str) -> Reading:
        """Return a number with one kind of mark: thousands, or a decimal of three places."""
        if unit == "đồng" or digits.count(mark) > 1 or mark == " ":
            return Parsed(digits_of(digits), "thousands-mark" if digits.count(mark) == 1 else None)
        if self.decimal_mark is None:
            return Unparsed("two-readings")
        if mark == self.decimal_mark:
            return Parsed(Decimal(digits.replace(mark, ".")), "decimal-mark-of-file")
        return Parsed(digits_of(digits), "thousands-mark")


def money_unit_named(text: str) -> str | None:
    """Return the money unit (a key of MONEY_UNITS) that a text names, None where none."""
    folded = fold(text)
    if folded in MONEY_UNITS:
        return folded
    return _MONEY_WORDS.get(folded) or _HEADER_UNITS.get(folded.replace(" ", ""))


def decimal_mark_of(text: str) -> str | None:
    """Return the decimal mark that an amount as typed tells of, None where it tells none."""
    found = _LEADING_NUMBER.match(clean(text))
    digits = found[0].rstrip(" .,") if found else ""
    grouped, fraction = GROUPED.fullmatch(digits), FRACTION.fullmatch(digits)
    both = GROUPED_FRACTION.fullmatch(digits)
    if both:
        return "," if both[2] == "." else "."
    if fraction and (not grouped or digits.startswith("0")):
        return "," if "," in digits else "."
    if grouped and grouped[1] != " " and digits.count(grouped[1]) > 1:
        return "," if grouped[1] == "." else "."
    return None
