"""Words: a choice of a list, text, a web address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from ..cells import RawCell
from ..text import clean, fold, fold_literal, without_tones
from .base import (
    DASHES,
    DOTS,
    NOT_YET_WORDS,
    ZERO_WORDS,
    Blank,
    Parsed,
    Reading,
    Unparsed,
    normal,
    without_value,
)

_OPERATORS = frozenset("*?~<>=")
"""Signs that a spreadsheet's criteria give a meaning to."""
_NONE_ISSUED = ZERO_WORDS | {"không ban hành", "không có văn bản", "không có văn bản nào"}
_NOT_YET_ISSUED = NOT_YET_WORDS | {"chưa ban hành", "chưa có văn bản"}
_NO_CHOICE = re.compile(r"x|v|có|true|đúng|(?:vd|ví dụ)\b.*")
"""A tick, or an example that was left: folded texts that name nothing."""
_MOST_WORDS = 16
"""The words of two names of a list at most."""
_ABOUT_A_CHOICE = re.compile(
    r"(?:[0-9]{1,3}\s*)?([^\W\d_][^\d()]*?)\s*(?:(?:số\s*)?:?\s*[0-9][\w/.,-]*(?:\s.*)?|\([0-9]{1,3}\))?"
)
"""A choice with its count or a document's number about it: "02 Kế hoạch", "Kế hoạch số 5/KH"."""


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
        if none or text == "0" or fold(text) in _NONE_ISSUED:
            return Blank()
        if fold(text) in _NOT_YET_ISSUED:
            return Blank("said-not-yet")
        return self._known(text) or self._unknown(text, cell.value)

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

    def _unknown(self, text: str, raw: str) -> Reading:
        parts = [p for p in re.split(r"\s*(?:[,;+/\n\r]|\s[-–]\s|\bvà\b)\s*", raw) if p.strip()]
        if (len(parts) > 1 and self._several(parts)) or self._several_in_a_row(text):
            return Unparsed("two-choices")
        near = self.nearest(text)
        if _NO_CHOICE.fullmatch(fold(text)):
            return Unparsed("not-a-choice", near or "")
        told = self._told_by(text)
        if told:
            return Parsed(told, "choice-from-words")
        if not self.open:
            return Unparsed("not-a-choice", near or "")
        return Parsed(text, "near-choice" if near else None)

    def _several(self, parts: Sequence[str]) -> bool:
        """Whether parts of a text are choices: one that is known makes the others such."""
        known = sum(bool(self._known(part)) for part in parts)
        return known == len(parts) or (self.open and known > 0)

    def _several_in_a_row(self, text: str) -> bool:
        """Whether a text is one choice after another, with nothing between them."""
        words = fold(text).split()
        return len(words) <= _MOST_WORDS and any(
            self._known(" ".join(words[:n])) and self._known(" ".join(words[n:]))
            for n in range(1, len(words))
        )

    def _told_by(self, text: str) -> str | None:
        """Return the one choice that a text without tones spells, or one with a number about it."""
        without_number = _ABOUT_A_CHOICE.fullmatch(text)
        if without_number and (known := self._known(without_number[1])):
            return str(known.value)
        plain = fold(text)
        if not plain.isascii():
            return None
        names = {**{c: c for c in self.choices}, **self.abbreviations}
        found = {choice for name, choice in names.items() if without_tones(name) == plain}
        return found.pop() if len(found) == 1 else None

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


_ADDRESS = re.compile(
    r"(?:https?:?[/\\]{1,2})?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?::[0-9]+)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
"""A host that ends in letters, with or without what goes before and after it."""
_ADDRESS_AND_WORDS = re.compile(
    r"(?=.* )(?:(?!.*https?:.*https?:)[^/]*[:\s(])?"
    r"(https?://[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?:/[^\s()]*)?)[.,;)]?(?: ?[(–-].*)?",
    re.IGNORECASE,
)
"""One whole address with words before it, or behind it in brackets or after a dash."""


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
        if DOTS.fullmatch(text) or set(text) <= DASHES or fold(text) in ZERO_WORDS:
            return Blank()
        inside = _ADDRESS_AND_WORDS.fullmatch(text)
        if inside:
            return Parsed(inside[1], "link-with-words")
        if not _ADDRESS.fullmatch(text):
            return Unparsed("not-a-link")
        return Parsed(text, None if re.match(r"https?://", text, re.I) else "link-without-scheme")
