"""When a heading in a sheet is the heading of a declaration: spelling, tones, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..text import fold, fold_tight, name_key, without_tones

if TYPE_CHECKING:
    from ..form import Column

_ADDED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|(?i:đvt|đơn vị tính)\s*:.*")
"""What offices add to a heading: a column's number, a unit of measure, a footnote mark."""

_LONGEST = 200
"""A longer text is no heading."""
_REMEMBERED = 2_000
"""So many texts are remembered: the headings of one programme's files are mostly the same."""


class ColumnNames:
    """The names by which a form's columns are known in a sheet, in the order of trust."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self._spelt: dict[str, list[Column]] = {}
        self._toneless: dict[str, list[Column]] = {}
        self._words: list[tuple[list[str], Column]] = []
        self._known: dict[str, list[Column]] = {}
        for column in columns:
            for heading in (column.heading, *column.other_headings):
                for name in {heading, f"{column.group} {heading}"}:
                    self._add(name, column)

    def _add(self, name: str, column: Column) -> None:
        for names, key in ((self._spelt, fold_tight(name)), (self._toneless, name_key(name))):
            if column not in names.setdefault(key, []):
                names[key].append(column)
        self._words.append((without_tones(name).split(), column))

    def columns_of(self, heading: str) -> list[Column]:
        """Return the columns this heading may name: by spelling, else without tones, else by
        abbreviation; none where it names none.
        """
        if len(heading) > _LONGEST:
            return []
        if heading not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[heading] = self._named(heading)
        return self._known[heading]

    def _named(self, heading: str) -> list[Column]:
        bare = _ADDED.sub(" ", heading)
        for text in dict.fromkeys((heading, bare)):
            found = self._spelt.get(fold_tight(text)) or self._toneless.get(name_key(text))
            if found or (found := self._abbreviated(text)):
                return found
        return []

    def _abbreviated(self, text: str) -> list[Column]:
        words = without_tones(text).split()
        found = [column for name, column in self._words if _aligned(words, name)]
        return list(dict.fromkeys(found)) if words else []


def same_by_initials(one: str, other: str) -> bool:
    """Whether two texts are equal word by word, a word of one being the other's initials
    ("CNTT" for "công nghệ thông tin").
    """
    return _aligned(without_tones(one).split(), without_tones(other).split())


def _aligned(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return not one and not other
    if one[0] == other[0] and _aligned(one[1:], other[1:]):
        return True
    return _abbreviates(one, other) or _abbreviates(other, one)


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Whether the first word of `short` is the initials of words of `long`, and the rest agrees."""
    size = len(short[0])
    if not 2 <= size <= len(long) or "".join(word[0] for word in long[:size]) != short[0]:
        return False
    return _aligned(short[1:], long[size:])


def is_heading(text: str, wanted: str) -> bool:
    """Whether a heading of a list is the wanted one, tones aside; marks (":", "*") do not count."""
    return fold(text) == fold(wanted) or name_key(text) == name_key(wanted)
