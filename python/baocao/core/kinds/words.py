"""Words: a choice of a list, text, a web address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from ..cells import RawCell
from ..text import clean, fold, fold_literal
from .base import DASHES, DOTS, ZERO_WORDS, Blank, Parsed, Reading, Unparsed, normal, without_value

_OPERATORS = frozenset("*?~<>=")
"""Signs that a spreadsheet's criteria give a meaning to."""


def _one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter added, dropped or changed makes `one` into `other`."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    start = next((i for i, c in enumerate(one) if c != other[i]), len(one))
    rest = start + (len(one) == len(other))
    return one[rest:] == other[start + 1 :]


@dataclass(frozen=True)
class Choice:
    """One of `choices`; any other text too where the list is `open`. Abbreviations are expanded."""

    choices: Sequence[str] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    open: bool = False
    name: ClassVar[str] = "choice"
    numeric: ClassVar[bool] = False

    def parse(self, cell: RawCell) -> Reading:
        """Return the choice in the declaration's spelling."""
        empty = without_value(cell)
        if empty is not None:
            return empty
        if not isinstance(cell.value, str):
            return Blank() if cell.value == 0 else Unparsed("not-a-choice")
        text, _ = normal(cell.value)
        none = not text or DOTS.fullmatch(text) or set(text) <= DASHES
        if none or text == "0" or fold(text) in ZERO_WORDS:
            return Blank()
        return self._known(text) or self._unknown(text)

    def _known(self, text: str) -> Parsed | None:
        """Return the choice that a text spells; signs of wildcards and operators are its own."""
        same = fold_literal if _OPERATORS & set(text) else fold
        spelt = same(text)
        for choice in self.choices:
            if same(choice) == spelt:
                return Parsed(choice)
        for short, choice in self.abbreviations.items():
            if same(short) == spelt:
                return Parsed(choice, "abbreviation")
        return None

    def _unknown(self, text: str) -> Reading:
        parts = [p for p in re.split(r"\s*(?:[,;+/\n]|\bvà\b)\s*", text) if p]
        if len(parts) > 1 and all(self._known(part) for part in parts):
            return Unparsed("two-choices")
        near = [c for c in self.choices if _one_edit_apart(fold(c), fold(text))]
        if not self.open:
            return Unparsed("not-a-choice", near[0] if near else "")
        return Parsed(text, "near-choice" if near else None)

    def nearest(self, text: str) -> str | None:
        """Return the declared choice that is one letter away from `text`, or None."""
        return next((c for c in self.choices if _one_edit_apart(fold(c), fold(text))), None)


@dataclass(frozen=True)
class Text:
    """Any text; a number is kept as it is written."""

    name: ClassVar[str] = "text"
    numeric: ClassVar[bool] = False

    def parse(self, cell: RawCell) -> Reading:
        """Return the cell's text, cleaned."""
        empty = without_value(cell)
        if empty is not None:
            return empty
        if isinstance(cell.value, float) and cell.value.is_integer():
            return Parsed(str(int(cell.value)))
        text = clean(str(cell.value))
        return Parsed(text) if text else Blank()


@dataclass(frozen=True)
class Link:
    """A web address; a missing "https://" is noted."""

    name: ClassVar[str] = "link"
    numeric: ClassVar[bool] = False

    def parse(self, cell: RawCell) -> Reading:
        """Return the address as it was typed."""
        reading = Text().parse(cell)
        if not isinstance(reading, Parsed):
            return reading
        text = str(reading.value)
        if " " in text or "." not in text:
            return Unparsed("not-a-link")
        return Parsed(text, None if re.match(r"https?://", text, re.I) else "link-without-scheme")
