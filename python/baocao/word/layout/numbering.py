"""The numbers that Word writes before paragraphs by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from ..elements import Element, name
from .stated import Values, number, paragraph_values

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf0d8": "➢", "\uf076": "❖"}
"""Signs of the font Symbol and its like, by what is seen."""


class Numbering:
    """The lists of one document, counted as its paragraphs are read in their order."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Element]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)
        self.indents: Mapping[tuple[str, int], Values] = {
            (listed, level): paragraph_values(element.find(name("pPr")))
            for listed, levels in self._levels.items()
            for level, element in levels.items()
        }
        """What each level states of its paragraphs."""

    def _read(self, root: Element) -> None:
        abstract = {e.get(name("abstractNumId"), ""): e for e in root.iter(name("abstractNum"))}
        by_style = {
            link.get(name("val"), ""): e
            for e in abstract.values()
            if (link := e.find(name("styleLink"))) is not None
        }
        for num in root.iter(name("num")):
            identity = num.get(name("numId"), "")
            held = num.find(name("abstractNumId"))
            base = "" if held is None else held.get(name("val"), "")
            element = abstract.get(base)
            link = None if element is None else element.find(name("numStyleLink"))
            if link is not None:
                element = by_style.get(link.get(name("val"), ""), element)
            self._abstract[identity] = base
            self._levels[identity] = {} if element is None else _levels(element)
            self._override(identity, num)

    def _override(self, identity: str, num: Element) -> None:
        self._starts[identity] = {}
        for override in num.iter(name("lvlOverride")):
            level = int(number(override.get(name("ilvl")), 0))
            replaced = override.find(name("lvl"))
            if replaced is not None:
                self._levels[identity][level] = replaced
            start = override.find(name("startOverride"))
            if start is not None:
                self._starts[identity][level] = int(number(start.get(name("val")), 1))

    def format(self, listed: str, level: int) -> str:
        """Return the number format of a level ("lowerLetter", "bullet"), "" where none."""
        return _value(self._levels.get(listed, {}).get(level), "numFmt", "")

    def next(self, listed: str, level: int) -> str:
        """Count one paragraph on and return its number as it is shown, "" where it has none."""
        levels = self._levels.get(listed)
        if not levels or level not in levels:
            return ""
        counts = self._counts[self._abstract[listed]]
        if listed not in self._begun:
            self._begun.add(listed)
            counts |= {lv: start - 1 for lv, start in self._starts[listed].items()}
        counts[level] = counts.get(level, _start(levels[level]) - 1) + 1
        for deeper in [lv for lv in counts if lv > level]:
            del counts[deeper]
        text = _value(levels[level], "lvlText", "")
        if _value(levels[level], "numFmt", "decimal") == "bullet":
            return _BULLETS.get(text, text)
        return re.sub(r"%(\d)", lambda m: self._shown(levels, counts, int(m[1]) - 1), text)

    @staticmethod
    def _shown(levels: Mapping[int, Element], counts: Mapping[int, int], level: int) -> str:
        if level not in levels:
            return ""
        count = counts.get(level, _start(levels[level]))
        return written(count, _value(levels[level], "numFmt", "decimal"))


def _levels(element: Element) -> dict[int, Element]:
    return {int(number(e.get(name("ilvl")), 0)): e for e in element.findall(name("lvl"))}


def _value(level: Element | None, tag: str, missing: str) -> str:
    found = None if level is None else level.find(name(tag))
    return missing if found is None else found.get(name("val"), missing)


def _start(level: Element) -> int:
    return int(number(_value(level, "start", "1"), 1))


def written(count: int, form: str) -> str:
    """Return a count in one of Word's number formats."""
    if form in ("upperRoman", "lowerRoman"):
        roman, left = "", count
        for value, sign in _ROMAN:
            roman += sign * (left // value)
            left %= value
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and count > 0:
        letter = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "none":
        return ""
    return f"{count:02}" if form == "decimalZero" else str(count)
