"""The grammar of `{{ … }}`, by which a clerk's words draw a figure.

    {{ name }}    {{ name | qualifier | qualifier }}

A name is a figure's short name or a fact's label. A qualifier is one of a closed list, in any
order. Names and qualifiers are compared without case, accents, Unicode form and spaces. Reading
never fails: what is no drawing is kept as it was typed, so that the pieces of a text, put together,
are the text again. The time taken grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from .text import clean, name_key


@dataclass(frozen=True, slots=True)
class Words:
    """Text that draws nothing."""

    raw: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A pair of braces, as it was typed and as it was read."""

    raw: str
    name: str
    qualifiers: tuple[str, ...] = ()

    @property
    def expression(self) -> str:
        """The canonical text inside the braces: "Số lớp | năm 2020"."""
        return " | ".join((self.name, *self.qualifiers))


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """Braces that nothing closes, or that close nothing."""

    raw: str


Piece = Words | Drawing | Unbalanced

_BRACES = re.compile(r"\{\{|\}\}")
_PIPES = re.compile("[|｜]")


def pieces(text: str) -> list[Piece]:
    """Return the text cut into words, drawings and unbalanced braces, nothing lost."""
    found: list[Piece] = []
    done, opened = 0, -1
    for brace in _BRACES.finditer(text):
        if brace.group() == "{{":
            if opened >= 0:
                found.append(Unbalanced(text[opened : opened + 2]))
                done = opened + 2
            _add_words(found, text[done : brace.start()])
            done = opened = brace.start()
        elif opened >= 0:
            found.append(drawing(text[opened : brace.end()]))
            done, opened = brace.end(), -1
        else:
            _add_words(found, text[done : brace.start()])
            found.append(Unbalanced("}}"))
            done = brace.end()
    if opened >= 0:
        found.append(Unbalanced("{{"))
        done = opened + 2
    _add_words(found, text[done:])
    return found


def _add_words(found: list[Piece], text: str) -> None:
    if text:
        found.append(Words(text))


def drawing(raw: str) -> Drawing:
    """Return the drawing of an expression, with its braces or without."""
    inside = raw[2:-2] if raw.startswith("{{") and raw.endswith("}}") else raw
    name, *qualifiers = (clean(part) for part in _PIPES.split(inside))
    return Drawing(raw, name, tuple(qualifiers))


class Whose(Enum):
    """Whose entries a figure counts."""

    ALL = ""
    OWN = "riêng"
    UNITS = "cấp dưới"


class Style(Enum):
    """How a figure is written."""

    PLAIN = ""
    WORDS = "bằng chữ"
    TWO_DIGITS = "hai chữ số"
    PERCENT = "tỷ lệ"


END = "cuối kỳ"
CHANGE = "chênh lệch"
"""By how much a figure differs from the year, or the period, before, without a sign."""
EARLIER = "kỳ trước"
"""The figure of the period before; with CHANGE, the difference from it."""

_YEAR = re.compile(r"nam([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Selection:
    """What the qualifiers of a drawing ask for."""

    whose: Whose = Whose.ALL
    year: int | None = None
    end: bool = False
    earlier: bool = False
    change: bool = False
    style: Style = Style.PLAIN

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """The qualifiers in their canonical spelling and order."""
        told = (
            f"năm {self.year}" if self.year is not None else "",
            END if self.end else "",
            EARLIER if self.earlier else "",
            CHANGE if self.change else "",
            self.whose.value,
            self.style.value,
        )
        return tuple(word for word in told if word)

    def expression(self, name: str) -> str:
        """Return the canonical expression that draws `name` so."""
        return " | ".join((name, *self.qualifiers))


@dataclass(frozen=True, slots=True)
class BadQualifier:
    """The qualifier, as typed, that is unknown or contradicts the ones before it."""

    qualifier: str


def selection(qualifiers: tuple[str, ...]) -> Selection | BadQualifier:
    """Return what the qualifiers ask for, or the first that cannot be granted."""
    wanted: dict[str, Whose | Style | int | bool] = {}
    for qualifier in qualifiers:
        read = _qualifier(name_key(qualifier))
        if read is None:
            return BadQualifier(qualifier)
        what, value = read
        if wanted.setdefault(what, value) != value or _at_odds(wanted):
            return BadQualifier(qualifier)
    return Selection(**wanted)  # type: ignore[arg-type]


def _at_odds(wanted: Mapping[str, object]) -> bool:
    """Whether two qualifiers ask for different times, or for a part of a time that has none."""
    return len(wanted.keys() & {"year", "end", "earlier"}) > 1 or {"whose", "earlier"} <= (
        wanted.keys()
    )


def _qualifier(key: str) -> tuple[str, Whose | Style | int | bool] | None:
    year = _YEAR.fullmatch(key)
    if year:
        return "year", int(year[1])
    return _QUALIFIERS.get(key)


_QUALIFIERS: dict[str, tuple[str, Whose | Style | int | bool]] = {
    name_key(Whose.OWN.value): ("whose", Whose.OWN),
    name_key(Whose.UNITS.value): ("whose", Whose.UNITS),
    name_key(END): ("end", True),
    name_key(EARLIER): ("earlier", True),
    name_key(CHANGE): ("change", True),
    name_key(Style.WORDS.value): ("style", Style.WORDS),
    name_key(Style.TWO_DIGITS.value): ("style", Style.TWO_DIGITS),
    name_key(Style.PERCENT.value): ("style", Style.PERCENT),
}
