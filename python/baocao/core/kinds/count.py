"""Counts: whole numbers, not negative."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from ..text import fold
from .base import Parsed, Reading, Unparsed, exact
from .numeric import Numeric
from .written import GROUPED, NONE_OF, PHONE, PLAIN, WITH_WORD, digits_of, why_no_number

LARGEST_COUNT = 10**12


@dataclass(frozen=True)
class Count(Numeric):
    """A whole number, not negative. `units` are the words that may follow it ("tin, bài")."""

    units: Sequence[str] = ()
    name: ClassVar[str] = "count"

    def of_number(self, value: float | None) -> Reading:
        """Return the count that a stored number is."""
        number = exact(value)
        if number < 0:
            return Unparsed("negative")
        if number != number.to_integral_value():
            thousands = number * 1000
            likely = thousands == thousands.to_integral_value()
            return Unparsed("decimal", str(int(thousands)) if likely else "")
        return Parsed(int(number)) if number < LARGEST_COUNT else Unparsed("too-large")

    def of_text(self, text: str, rule: str | None) -> Reading:
        """Return the count that a text tells."""
        if PHONE.fullmatch(text):
            return Unparsed("too-large")
        if PLAIN.fullmatch(text):
            number = int(text)
            return Parsed(number, rule) if number < LARGEST_COUNT else Unparsed("too-large")
        if GROUPED.fullmatch(text):
            return Parsed(digits_of(text), "thousands-mark")
        return self._parse_with_word(text) or why_no_number(text)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(map(fold, self.units))

    def _parse_with_word(self, text: str) -> Reading | None:
        found = WITH_WORD.fullmatch(text)
        if not found:
            none = NONE_OF.fullmatch(fold(text))
            return Parsed(0, "word-for-zero") if none and none[1] in self._words else None
        digits, word = found[1].strip(), fold(found[2])
        if word not in self._words:
            return None
        if PLAIN.fullmatch(digits) or GROUPED.fullmatch(digits):
            return Parsed(digits_of(digits), "unit-word")
        return None
