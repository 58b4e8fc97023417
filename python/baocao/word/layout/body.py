"""The body of an official document: what each of its paragraphs is in the outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from .words import Line

_PART = re.compile(r"phần\s+(?:thứ\s+\w+|[ivxlc]+|\d+)\s*[.:]?", re.IGNORECASE)
_SECTION = re.compile(r"([IVXLC]+)\s*[.\-/)]\s*(?=\S)")
_CLAUSE = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\s*[./)]?\s+(?=\S)|(\d{1,2}(?:\.\d{1,2})*)\.(?=\S)")
_POINT = re.compile(r"([a-zđ])\s*[).]\s*(?=\S)")
_ENDS = (".", ";", ":", ",", "!", "?", "./.", "…")
_LONGEST_TITLE = 250


class Rank(Enum):
    """What a paragraph of the body is."""

    PART = "Phần"
    PART_NAME = "tên phần"
    SECTION = "mục"
    CLAUSE = "khoản có tên"
    PLAIN_CLAUSE = "khoản không có tên"
    POINT = "điểm"
    DASH = "gạch đầu dòng"
    BASIS = "căn cứ"
    TEXT = "đoạn"


HEADINGS = frozenset((Rank.PART, Rank.PART_NAME, Rank.SECTION, Rank.CLAUSE))


@dataclass(frozen=True, eq=False)
class Item:
    """A paragraph of the body, its rank, and its number ("I", "1.2", "a"), "" where it has none."""

    line: Line
    rank: Rank
    number: str = ""


@dataclass(frozen=True)
class Body:
    """The paragraphs of the body, empty ones too."""

    items: Sequence[Item]

    @property
    def written(self) -> list[Item]:
        """The paragraphs that hold words."""
        return [item for item in self.items if item.line.seen]

    def of(self, *ranks: Rank) -> list[Item]:
        """Return the written paragraphs of these ranks."""
        return [item for item in self.written if item.rank in ranks]

    @property
    def prose(self) -> list[Item]:
        """The written paragraphs that are no headings."""
        return [item for item in self.written if item.rank not in HEADINGS]


def body_of(lines: Sequence[Line]) -> Body:
    """Return what each line of the body is."""
    items: list[Item] = []
    for line in lines:
        last = next((item for item in reversed(items) if item.line.seen), None)
        items.append(_ranked(line, last, headed=any(i.rank in HEADINGS for i in items)))
    return Body(tuple(items))


def _ranked(line: Line, last: Item | None, headed: bool) -> Item:
    text = line.full
    if _PART.fullmatch(text):
        return Item(line, Rank.PART, text.split()[-1].strip(".:"))
    if last is not None and last.rank is Rank.PART and not _SECTION.match(text):
        return Item(line, Rank.PART_NAME)
    section = _SECTION.match(text)
    if section and len(text) < _LONGEST_TITLE * 2:
        return Item(line, Rank.SECTION, section[1])
    clause = _CLAUSE.match(text)
    if clause:
        titled = line.bold or (not text.endswith(_ENDS) and len(text) < _LONGEST_TITLE)
        rank = Rank.CLAUSE if titled else Rank.PLAIN_CLAUSE
        return Item(line, rank, clause[1] or clause[2])
    point = _POINT.match(text)
    if point:
        return Item(line, Rank.POINT, point[1])
    if text.startswith(("-", "–", "+", "•", "*", "▪", "➢", "❖")):
        return Item(line, Rank.DASH)
    if not headed and re.match(r"Căn cứ\b", text) and len(text) < 400:
        return Item(line, Rank.BASIS)
    return Item(line, Rank.TEXT)
