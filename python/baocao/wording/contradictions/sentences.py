"""The sentences of the clerk's words, as checks against the figures look at them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...core.cells import Number
from ...core.figure_grammar import Words, pieces
from ...core.submission import ReportingUnit
from ...core.text import clean, fold
from .. import organs

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
_SENTENCE_ENDS = re.compile(r"(?<=[.;!?:])\s+|\n")
_DRAWN = "\ufffc"
"""What stands for a drawn figure, so that words on its two sides do not meet."""


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences, drawn figures and quoted titles taken out."""
    for sentence in _SENTENCE_ENDS.split(_QUOTED.sub(" ", typed_words(text))):
        if cleaned := clean(sentence):
            yield cleaned


def typed_words(text: str) -> str:
    """Return what a person typed: drawn figures and the marks of italics taken out."""
    drawn = (p.raw if isinstance(p, Words) else _DRAWN for p in pieces(text))
    return "".join(drawn).replace("*", "")


def bare_names(units: Iterable[ReportingUnit]) -> frozenset[str]:
    """Return the names of units without their type words, folded."""
    return frozenset(map(_bare, (unit.name for unit in units))) - {""}


def _bare(unit: str) -> str:
    """Return a unit's name without its type word, folded; with it where the rest is a number."""
    folded = fold(unit)
    bare = folded.removeprefix(organs.territory_word(unit)).strip()
    return folded if bare.isdigit() else bare


def names_a_unit(sentence: str, names: frozenset[str]) -> bool:
    """Whether a sentence speaks of a single unit."""
    folded = f" {fold(sentence)} "
    return any(f" {name} " in folded for name in names)


def as_code_writes(value: Number | None) -> str:
    """Return a figure as code writes it; the message writes it as an office does."""
    return "" if value is None else str(value)
