"""Which letters in a bookmark are the figure: a hand may have typed words around it."""

from __future__ import annotations

import re
from decimal import Decimal

from ...core.text import clean, fold
from ...wording.facts import Drawn
from ...wording.numbers import in_words

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.  ]\d{3})*(?:,\d+)?(?!\w|[.,]\d)")
_WRITTEN = re.compile(r"-?\d{1,3}(?:[.  ]\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")

Extent = tuple[int, int]
"""From and to, in letters of the bookmark's text."""


def number_in(text: str) -> Decimal | None:
    """Return the number that a text is, as an office writes numbers (1.234,5 · 01 · 33,75%)."""
    bare = clean(text).removesuffix("%").strip()
    if not _WRITTEN.fullmatch(bare):
        return None
    return Decimal(re.sub(r"[.\s]", "", bare).replace(",", "."))


def says_figure(drawn: Drawn) -> bool:
    """Whether a drawing is a number or a day, and no words: what a hand must not change."""
    if drawn.figure is not None or number_in(drawn.text) is not None:
        return True
    return any(c.isdigit() for c in drawn.text) and not any(c.isalpha() for c in drawn.text)


def same(text: str, drawn: Drawn) -> bool:
    """Whether a text says what is drawn: in the same letters, or as the same number."""
    if clean(text) == clean(drawn.text):
        return True
    if drawn.missing:
        return False
    wanted, typed = number_in(drawn.text), number_in(text)
    value = drawn.figure.value if drawn.figure else wanted
    if value is not None and fold(text) == fold(in_words(value)):
        return True
    return wanted is not None and typed == wanted and ("%" in text) == ("%" in drawn.text)


def extent(text: str, candidates: tuple[str, ...], figure: bool) -> Extent | None:
    """Return where the figure stands in a bookmark's text, None where that is not certain.

    `candidates` are the texts it may have, the likeliest first; else the one number there is, else
    all of a text that lies in one paragraph.
    """
    for candidate in candidates:
        found = _as_word(candidate, text)
        if found:
            return found
    numbers = list(_NUMBER.finditer(text)) if figure else []
    if len(numbers) == 1:
        return numbers[0].span()
    if numbers or "\n" in text.strip():
        return None
    return _stripped(text)


def _as_word(wanted: str, text: str) -> Extent | None:
    """Return where `wanted` stands, not as a part of a longer word or number."""
    if not wanted:
        return None
    pattern = rf"(?<![\w])(?<!\d[.,]){re.escape(wanted)}(?!\w|[.,]\d)"
    if not (wanted[0].isalnum() and wanted[-1].isalnum()):
        pattern = re.escape(wanted)
    found = re.search(pattern, text)
    return found.span() if found else None


def _stripped(text: str) -> Extent | None:
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return (start, end) if end > start else None
