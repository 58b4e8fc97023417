"""Compare and clean Vietnamese text: Unicode form, spaces, case, tone marks.

The same word comes back from a commune in many codings: composed or decomposed letters, spaces
that do not show, capitals, "Uỷ" beside "Ủy". Everything that compares words goes through here;
what is printed keeps the spelling of its writer.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What takes no room on the page: soft hyphen, zero-width characters, byte order mark, marks of the
# direction of writing (pasted along from chats and phones); control characters but those that are
# spaces (no XML could hold them).
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0e-\x1b\x7f]"
)
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_PUNCTUATION = re.compile(r"(?:[^\w%]|_)+")

# The old and the new place of the tone mark in oa, oe, uy are one spelling ("hoà"/"hòa").
_TONE_PLACES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
# The same few headings, types and names are compared in every file.
_REMEMBERED = 8192
_SHORT = 300
_TONE_PLACE = re.compile("(?<![qQ])(?:" + "|".join(_TONE_PLACES) + ")")


def clean(text: str) -> str:
    """Return `text` in NFC, without invisible characters, each run of spaces one space."""
    return _cleaned_as_before(text) if len(text) < _SHORT else _cleaned(text)


def _cleaned(text: str) -> str:
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", text).strip()


_cleaned_as_before = lru_cache(_REMEMBERED)(_cleaned)


def clean_lines(text: str) -> list[str]:
    """Return the lines of a cell, each cleaned, blank ones left out."""
    return [line for line in map(clean, re.split(r"\r\n|\r|\n", text)) if line]


@lru_cache(_REMEMBERED)
def fold_literal(text: str) -> str:
    """Return `text` without regard to case, spaces and tone places; every other sign counts."""
    return _TONE_PLACE.sub(lambda found: _TONE_PLACES[found.group()], clean(text).lower())


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """Return the form in which two spellings of the same words are equal; tones still count."""
    return _PUNCTUATION.sub(" ", fold_literal(text)).strip()


def fold_tight(text: str) -> str:
    """Return `fold` without any space: headings are wrapped and hyphenated in every way."""
    return fold(text).replace(" ", "")


@lru_cache(_REMEMBERED)
def without_tones(text: str) -> str:
    """Return `fold` with every mark taken off ("Bản Rịa" is "ban ria"): a second try only."""
    marked = unicodedata.normalize("NFD", fold(text))
    return "".join(c for c in marked if not unicodedata.combining(c)).replace("đ", "d")


def name_key(text: str) -> str:
    """Return the key by which a figure's name is looked up: no case, accents or spaces."""
    return without_tones(text).replace(" ", "")


def capitalised(text: str) -> str:
    """Return `text` with its first letter a capital and the rest as it stands."""
    return text[:1].upper() + text[1:]
