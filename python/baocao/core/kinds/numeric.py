"""What counts and money share: which cells hold a number, or words that stand for one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from ..cells import Nature, RawCell
from .base import Parsed, Reading, normal, shown_otherwise, without_value, words_for_number
from .written import plain_sum


class Numeric(ABC):
    """A kind whose values add up."""

    numeric: ClassVar[bool] = True

    def parse(self, cell: RawCell) -> Reading:
        """Return the number that the cell says."""
        if cell.nature is Nature.UNCOMPUTED and (total := plain_sum(cell)) is not None:
            return Parsed(total, "plain-sum-computed")
        empty = without_value(cell)
        if empty is not None:
            return empty
        if not isinstance(cell.value, str):
            return shown_otherwise(cell) or self.of_number(cell.value)
        text, rule = normal(cell.value)
        return words_for_number(text) or self.of_text(text, rule)

    @abstractmethod
    def of_number(self, value: float | None) -> Reading:
        """Return what a stored number says."""

    @abstractmethod
    def of_text(self, text: str, rule: str | None) -> Reading:
        """Return what a typed text says; `rule` is the tolerance that cleaned it, if any."""
