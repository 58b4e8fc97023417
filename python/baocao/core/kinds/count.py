"""Counts: whole numbers, not negative."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from ..cells import Nature, RawCell
from ..text import fold
from .base import (
    Parsed,
    Reading,
    Unparsed,
    exact,
    normal,
    shown_otherwise,
    without_value,
    words_for_number,
)
from .written import GROUPED, PLAIN, WITH_WORD, digits_of, plain_sum, why_no_number

LARGEST_COUNT = 10**12


@dataclass(frozen=True)
class Count:
    """A whole number, not negative. `units` are the words that may follow it ("tin, bài")."""

    units: Sequence[str] = ()
    name: ClassVar[str] = "count"
    numeric: ClassVar[bool] = True

    def parse(self, cell: RawCell) -> Reading:
        """Return the count the cell says."""
        if cell.nature is Nature.UNCOMPUTED and (total := plain_sum(cell)) is not None:
            return Parsed(total, "plain-sum-computed")
        empty = without_value(cell)
        if empty is not None:
            return empty
        if isinstance(cell.value, str):
            return self._parse_text(cell.value)
        return shown_otherwise(cell) or self._parse_number(cell.value)

    def _parse_number(self, value: float | None) -> Reading:
        assert value is not None
        number = exact(value)
        if number < 0:
            return Unparsed("negative")
        if number != number.to_integral_value():
            thousands = number * 1000
            likely = thousands == thousands.to_integral_value()
            return Unparsed("decimal", str(int(thousands)) if likely else "")
        return Parsed(int(number)) if number < LARGEST_COUNT else Unparsed("too-large")

    def _parse_text(self, raw: str) -> Reading:
        text, rule = normal(raw)
        words = words_for_number(text)
        if words is not None:
            return words
        if PLAIN.fullmatch(text):
            number = int(text)
            return Parsed(number, rule) if number < LARGEST_COUNT else Unparsed("too-large")
        if GROUPED.fullmatch(text):
            return Parsed(digits_of(text), "thousands-mark")
        return self._parse_with_word(text) or why_no_number(text)

    def _parse_with_word(self, text: str) -> Reading | None:
        found = WITH_WORD.fullmatch(text)
        if not found:
            return None
        digits, word = found[1].strip(), fold(found[2])
        if word not in {fold(unit) for unit in self.units}:
            return None
        if PLAIN.fullmatch(digits) or GROUPED.fullmatch(digits):
            return Parsed(digits_of(digits), "unit-word")
        return None
