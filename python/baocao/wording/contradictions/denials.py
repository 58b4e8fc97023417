"""Phrases that deny a figure ("chưa bố trí kinh phí") against the figure, by declared pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...core.cells import Number
from ...core.facts import NamedFigure
from ...core.figure_grammar import Selection
from ...core.findings import Finding
from ...core.form import Column
from ...core.submission import Section
from ...core.text import fold, name_key
from ...programme import PhrasePair
from ..facts import Facts
from .sentences import as_code_writes, names_a_unit

_SOME_UNITS = re.compile(
    r"\b(?:một số|nhiều|đa số|phần lớn|vài|\d+)\s+(?:xã|phường|thị trấn|đặc khu|huyện|sở|ban|"
    r"ngành|đơn vị|địa phương|cơ quan|tổ chức)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def contradicting_phrases(
    section: Section,
    sentences: Sequence[str],
    facts: Facts,
    pairs: Sequence[PhrasePair],
    names: frozenset[str],
) -> Iterator[Finding]:
    """Yield a finding for each declared figure above nought that a phrase of it denies."""
    for pair in pairs:
        named = facts.figures[name_key(pair.figure)]
        for sentence in sentences:
            phrase = _phrase_in(sentence, pair)
            if not phrase or _SOME_UNITS.search(sentence.lower()):
                continue
            value = None if names_a_unit(sentence, names) else _denied(sentence, named, facts)
            if value:
                yield _phrase_finding(section, phrase, named.column, value)
                break


def _phrase_in(sentence: str, pair: PhrasePair) -> str:
    folded = f" {fold(sentence)} "
    return next((p for p in pair.phrases if f" {fold(p)} " in folded), "")


def _denied(sentence: str, named: NamedFigure, facts: Facts) -> Number | None:
    """Return the figure that a denying sentence speaks of: of the years it names, else whole."""
    years = {int(year) for year in _YEAR.findall(sentence)} & set(facts.period)
    if not years or years >= {facts.period[0], facts.period[-1]}:
        return named.select(Selection()).value
    values = [named.of_year(year).value for year in years]
    return max((value for value in values if value is not None), default=None)


def _phrase_finding(section: Section, phrase: str, column: Column, value: Number) -> Finding:
    shown = as_code_writes(value)
    return Finding(
        "phrase-contradicts", section.where, key=(section.code,), figures=(phrase, shown),
        details={"raw": phrase, "name": column.short, "value": shown, "section": section.code},
    )  # fmt: skip
