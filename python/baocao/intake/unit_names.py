"""Which unit of the list a name means: type word first, tones before none, never a guess.

"Xã Tân Nam", "UBND xã Tân Nam", "X. Tân Nam" and "TÂN NAM" are one unit; Tân Nam, Tân Bắc and Tân
Trịnh are three: no distance between spellings is ever measured.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ..core.submission import ReportingUnit
from ..core.text import fold, name_key, without_tones
from ..core.units import unit_name

_ISSUER = re.compile(r"^(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)\s+")
_TAIL = re.compile(r"[,;(\n]|\s[-–—]\s")
_KINDS = (
    "xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "sở",
    "ban", "phòng",
)  # fmt: skip
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


def _once(units: Iterable[ReportingUnit]) -> list[ReportingUnit]:
    return list({id(unit): unit for unit in units}.values())


def split_kind(name: str, kinds: Sequence[str] = _KINDS) -> tuple[str, str]:
    """Return a name's type word ("" where it has none) and the rest, both folded."""
    text = _ISSUER.sub("", fold(name))
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
