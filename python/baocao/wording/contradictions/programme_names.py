"""Quoted titles in the clerk's words against the programme's name in "Thông tin".

Two titles are the same name where only case, dashes, punctuation or a declared abbreviation differ,
or where one is cut short. A title that shares nearly all words but not all is another name. Any
other title is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ...core.findings import Finding
from ...core.names import INFO_LABELS
from ...core.text import clean, fold
from .passages import Passage

_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»")
_ALIKE = 0.85
"""The share of common words above which two titles are meant to be one."""


@dataclass(frozen=True, slots=True)
class _Mention:
    passage: Passage
    typed: str
    same: bool


def programme_names(
    passages: Sequence[Passage], name: str, abbreviations: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield a finding for each other name, and one for all other spellings of the same name."""
    title = _title(name)
    found = [m for p in passages for m in _mentions(p, title, abbreviations)]
    for mention in {m.typed: m for m in reversed(found) if not m.same}.values():
        yield _finding("programme-name-differs", [mention], title)
    if spelt := [m for m in found if m.same and m.typed != title]:
        yield _finding("programme-name-spelt", spelt, title)


def _title(name: str) -> str:
    quoted = _QUOTED.search(name)
    return clean(next(filter(None, quoted.groups())) if quoted else name)


def _mentions(passage: Passage, title: str, abbreviations: Mapping[str, str]) -> Iterator[_Mention]:
    own = _words(title, abbreviations)
    for quoted in _QUOTED.finditer(passage.text):
        typed = clean(next(filter(None, quoted.groups())))
        words = _words(typed, abbreviations)
        alike = SequenceMatcher(None, own, words, autojunk=False).ratio()
        same = words == own or own[: len(words)] == words
        if alike >= _ALIKE:
            yield _Mention(passage, typed, same)


def _words(title: str, abbreviations: Mapping[str, str]) -> list[str]:
    """Return a title's words, folded, declared abbreviations spelled out."""
    spelled = {fold(short): fold(full).split() for short, full in abbreviations.items()}
    return [word for short in fold(title).split() for word in spelled.get(short, [short])]


def _finding(code: str, mentions: Sequence[_Mention], title: str) -> Finding:
    first = mentions[0].passage
    variants = list(dict.fromkeys(m.typed for m in mentions))
    return Finding(
        code, first.where, sheet=first.sheet, key=(first.key,), figures=tuple(variants),
        details={
            "raw": "; ".join(f"“{variant}”" for variant in variants),
            "name": f"“{title}”",
            "label": INFO_LABELS["programme"],
            "places": ", ".join(dict.fromkeys(m.passage.named for m in mentions)),
        },
    )  # fmt: skip
