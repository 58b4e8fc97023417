"""Which unit of the list a name means: type word first, tones before none, never a guess.

"Xã Tân Nam", "UBND xã Tân Nam", "X. Tân Nam" and "TÂN NAM" are one unit; Tân Nam, Tân Bắc and Tân
Trịnh are three: a distance between spellings is measured only to propose a unit, never to take it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from ..core.submission import ReportingUnit
from ..core.text import fold, name_key, without_tones
from ..core.units import unit_name

_ISSUER = re.compile(r"^(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)\s+")
_ZEROS = re.compile(r"\b0+(?=[1-9])")
_TAIL = re.compile(r"[,;(\n]|\s[-–—]\s")
_KINDS = (
    "xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "sở",
    "ban", "phòng",
)  # fmt: skip
_PLACES = ("", *_KINDS[:9])
"""The type words of places, whose bare names are nobody else's words."""
_MOST_WORDS, _SHORTEST_NEAR, _MOST_NEAR = 6, 4, 3
_SHORT_KINDS = {
    "x": "xã", "p": "phường", "tt": "thị trấn", "h": "huyện", "q": "quận", "tx": "thị xã",
    "tp": "thành phố", "t": "tỉnh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of one unit: its type word ("" for none), and the rest, folded."""

    unit: ReportingUnit
    kind: str
    bare: str


class UnitNames:
    """The names of a list of units, ready to be asked."""

    def __init__(self, units: Sequence[ReportingUnit]) -> None:
        self._units = units
        self._kinds = tuple(dict.fromkeys((*(fold(u.kind) for u in units if u.kind), *_KINDS)))
        self._codes: dict[str, list[ReportingUnit]] = defaultdict(list)
        self._names: dict[str, list[_Name]] = defaultdict(list)
        self._toneless: dict[str, list[_Name]] = defaultdict(list)
        for unit in units:
            self._codes[code_key(unit.code)].append(unit)
            for name in (unit_name(unit), *unit.other_names):
                known = _Name(unit, *split_kind(name, self._kinds))
                self._names[known.bare].append(known)
                self._toneless[without_tones(known.bare)].append(known)
        self._found: dict[str, ReportingUnit | None] = {}

    @cached_property
    def _former(self) -> dict[str, list[_Name]]:
        """The names of units that were merged, each with the unit it became, by toneless name."""
        former: dict[str, list[_Name]] = defaultdict(list)
        for unit in self._units:
            for name in unit.former_units:
                known = _Name(unit, *split_kind(name, self._kinds))
                former[without_tones(known.bare)].append(known)
        return former

    @cached_property
    def _spellings(self) -> dict[str, list[_Name]]:
        """The names by each spelling with a letter left out: two that share one are near."""
        spellings: dict[str, list[_Name]] = defaultdict(list)
        for bare, names in self._toneless.items():
            for text in _shortened(bare):
                spellings[text] += names
        return spellings

    def find(self, name: str) -> ReportingUnit | None:
        """Return the one unit that the name means, or None.

        Tried whole, then without what follows a comma or dash; with the type word, then (where
        the name or the list gives none) without it; with tones, then without.
        """
        if name not in self._found:
            texts = dict.fromkeys((name, _TAIL.split(name)[0]))
            tries = (found for text in texts for found in self._tries(text))
            self._found[name] = next((unit for unit in tries if unit is not None), None)
        return self._found[name]

    def candidates(self, name: str) -> list[ReportingUnit]:
        """Return every unit that the name may mean: more than one where it does not tell which."""
        kind, bare = split_kind(name, self._kinds)
        alike = self._names.get(bare) or self._toneless.get(without_tones(bare), [])
        return _once(known.unit for known in alike if not kind or known.kind in ("", kind))

    def by_code(self, code: str) -> ReportingUnit | None:
        """Return the one unit of this code, leading zeros aside, or None."""
        key = code_key(code)
        found = self._codes.get(key, []) if key else []
        return found[0] if len(found) == 1 else None

    def successor(self, former: str) -> ReportingUnit | None:
        """Return the one unit that a former unit was merged into ("Gồm các đơn vị cũ"), or None."""
        kind, bare = split_kind(former, self._kinds)
        alike = self._former.get(without_tones(bare), ())
        found = _once(old.unit for old in alike if not (kind and old.kind) or kind == old.kind)
        return found[0] if len(found) == 1 else None

    def near(self, name: str) -> list[ReportingUnit]:
        """Return up to three units whose name is one letter off, or alike but for its tones or its
        type word: to be proposed to the clerk."""
        bare = without_tones(split_kind(name, self._kinds)[1])
        if len(bare) < _SHORTEST_NEAR:
            return []
        alike = [known for text in _shortened(bare) for known in self._spellings.get(text, ())]
        found = _once(known.unit for known in alike)
        return found if len(found) <= _MOST_NEAR else []

    def in_file_name(self, name: str) -> ReportingUnit | None:
        """Return the one unit that a file's name speaks of in whole words, or None.

        An office's name without its type word ("Tư pháp") is a common word, and tells nothing.
        """
        stem = without_tones(PurePath(name).stem.replace("_", " "))
        words = _ZEROS.sub("", stem).split()
        found: dict[tuple[int, int], list[_Name]] = {}
        for length in range(_MOST_WORDS, 0, -1):
            for first in range(len(words) - length + 1):
                last = first + length
                if not any(f <= first and last <= end for f, end in found):
                    before = " ".join(words[max(0, first - 2) : first])
                    known = self._toneless.get(" ".join(words[first:last]), ())
                    spoken = [name for name in known if self._spoken_of(name, before)]
                    if spoken:
                        found[first, last] = spoken
        units = _once(known.unit for names in found.values() for known in names)
        return units[0] if len(units) == 1 else None

    def _spoken_of(self, known: _Name, before: str) -> bool:
        """Whether a name is meant where these words, without tones, stand before it."""
        typed = [k for k in self._kinds if f" {before}".endswith(f" {without_tones(k)}")]
        return known.kind in typed if typed else known.kind in _PLACES

    def in_path(self, path: str) -> ReportingUnit | None:
        """Return the one unit whose name stands in a file's path: for its status alone."""
        text = name_key(str(PurePath(path.replace("\\", "/")).with_suffix("")))
        whole = [(name_key(unit_name(unit)), unit) for unit in self._units]
        bare = [(name_key(self._parts(unit)[1]), unit) for unit in self._units]
        for names in (whole, bare):
            found = [(key, unit) for key, unit in names if key and key in text]
            longest = [
                u for k, u in found if not any(k != other and k in other for other, _ in found)
            ]
            if len(longest) == 1:
                return longest[0]
        return None

    def _tries(self, text: str) -> Iterator[ReportingUnit | None]:
        kind, bare = split_kind(text, self._kinds)
        yield _meant(kind, self._names.get(bare, ()))
        toneless = without_tones(bare)
        # Two names that both have tones, and other ones, are two places: Tân Hoa, Tân Hòa.
        yield _meant(
            kind,
            [n for n in self._toneless.get(toneless, ()) if toneless in (bare, n.bare)],
        )

    def _parts(self, unit: ReportingUnit) -> tuple[str, str]:
        return split_kind(unit_name(unit), self._kinds)


def _meant(kind: str, alike: Sequence[_Name]) -> ReportingUnit | None:
    """Return the one unit among names alike; a type word must not be another's."""
    same = _once(name.unit for name in alike if name.kind == kind)
    if len(same) == 1 and (kind or len(_once(name.unit for name in alike)) == 1):
        return same[0]
    either = _once(name.unit for name in alike if not (kind and name.kind))
    return either[0] if not same and len(either) == 1 else None


def _shortened(text: str) -> Iterator[str]:
    """Yield the text, and with each of its letters left out."""
    yield text
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]


def _once(units: Iterable[ReportingUnit]) -> list[ReportingUnit]:
    return list({id(unit): unit for unit in units}.values())


def split_kind(name: str, kinds: Sequence[str] = _KINDS) -> tuple[str, str]:
    """Return a name's type word ("" where it has none) and the rest, both folded.

    A number is the same with zeros before it: Phường 01, Phường 1.
    """
    text = _ZEROS.sub("", _ISSUER.sub("", fold(name)))
    head, _, rest = text.partition(" ")
    if head in _SHORT_KINDS and rest:
        return _SHORT_KINDS[head], rest
    for kind in sorted(kinds, key=len, reverse=True):
        for written in (kind, without_tones(kind)):
            if text.startswith(written + " "):
                return kind, text[len(written) + 1 :]
    return "", text


def code_key(code: str) -> str:
    """Return the form in which two spellings of a code are equal: a cell may have lost zeros."""
    key = fold(code).replace(" ", "")
    return key.lstrip("0") or key if key.isdecimal() else key
