"""Typed numbers against figures: a number directly beside its figure's unit word.

Only a number that is none of the values the figure can have is told. Where a sentence may speak of
something else (a plan, a comparison, single units, an estimate) the check is silent: a false alarm
is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from ...core.cells import Number
from ...core.facts import NamedFigure
from ...core.figure_grammar import Selection, Whose
from ...core.findings import Finding
from ...core.submission import Section
from ..facts import Facts
from .sentences import as_code_writes, names_a_unit

_NUMBER = re.compile(r"(?<![\w/.,-])(\d{1,3}(?:\.\d{3})+|\d{1,9})\s+(?=[^\W\d_])")
_NO_CLAIM = re.compile(
    r"\b(?:hơn|trên|gần|khoảng|dưới|ít nhất|tối thiểu|tối đa|mỗi|bình quân|trung bình|"
    r"thêm|tăng|giảm|từ|đến|ngày|tháng|quý|năm|thứ|mục|phần|điều|khoản|mẫu)\s*$"
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_OF_A_YEAR = re.compile(r"(?:Trong|Riêng)?\s*năm ((?:19|20)\d\d)\b", re.IGNORECASE)
_NEAR = 20
"""Characters before a number that may change what it says."""
_PLAN = re.compile(
    r"\b(?:phấn đấu|mục tiêu|dự kiến|thời gian tới|tiếp tục|đề nghị|đề xuất|kiến nghị|"
    r"cần|sẽ|giai đoạn trước)\b"
)
# What may follow a unit word without making another thing of it ("tin nhắn", "trang phục").
_FOLLOWING = frozenset(
    ("của", "đã", "được", "đăng", "và", "trên", "trong", "cho", "về", "năm", "tại", "là", "do",
     "ở", "so", "với", "có", "tuyên", "này", "nêu", "các", "huyện", "xã", "tỉnh", "phường", "thị",
     "sở", "đang", "hiện", "gồm", "bao", "mới", "thuộc", "để", "như")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Claim:
    """A number typed beside a unit word, and the figures that the word may mean."""

    typed: str
    value: int
    figures: tuple[NamedFigure, ...]
    year: int | None = None
    """The one year that the sentence speaks of."""


def contradicting_numbers(
    section: Section, sentences: Sequence[str], facts: Facts, names: frozenset[str]
) -> Iterator[Finding]:
    """Yield a finding for each typed number that none of its figure's values bears out."""
    by_figures: dict[tuple[str, ...], list[_Claim]] = {}
    for sentence in sentences:
        if not _PLAN.search(sentence.lower()) and not names_a_unit(sentence, names):
            for claim in _claims(sentence, facts):
                by_figures.setdefault(tuple(f.name for f in claim.figures), []).append(claim)
    for claims in by_figures.values():
        for claim in _contradicting(claims, facts):
            yield _number_finding(section, claim)


def typed_claims(sentence: str, facts: Facts) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Yield each number typed beside a unit word ("12 tin, bài"): with its word, its value, and
    the names of the figures that the word may mean.
    """
    for claim in _claims(sentence, facts):
        yield claim.typed, claim.value, tuple(figure.name for figure in claim.figures)


def _claims(sentence: str, facts: Facts) -> Iterator[_Claim]:
    year = _only_year(sentence, facts)
    for found in _NUMBER.finditer(sentence):
        before = sentence[max(0, found.start() - _NEAR) : found.start()]
        if _NO_CLAIM.search(before.lower()):
            continue
        word, figures = _unit_word(sentence[found.end() : found.end() + 4 * _NEAR], facts)
        if word:
            yield _Claim(f"{found[1]} {word}", int(found[1].replace(".", "")), figures, year)


def _only_year(sentence: str, facts: Facts) -> int | None:
    """Return the year that a sentence begins with and speaks of alone, None where it does not."""
    years = {int(year) for year in _YEAR.findall(sentence)}
    opening = _OF_A_YEAR.match(sentence)
    alone = opening is not None and len(years) == 1 and int(opening[1]) in facts.period
    return int(opening[1]) if opening and alone else None


def _unit_word(rest: str, facts: Facts) -> tuple[str, tuple[NamedFigure, ...]]:
    """Return the longest unit word that `rest` begins with, as typed, and the figures it means."""
    best = ""
    figures: list[NamedFigure] = []
    for named in facts.figures.values():
        for word in named.column.unit_words:
            if not _begins_with(rest, word) or len(word) < len(best):
                continue
            figures = [*figures, named] if len(word) == len(best) else [named]
            best = word
    if not best or not _ends_there(rest[len(best) :]):
        return "", ()
    return rest[: len(best)], tuple(figures)


def _begins_with(rest: str, word: str) -> bool:
    return (
        rest[: len(word)].lower() == word.lower() and not rest[len(word) : len(word) + 1].isalnum()
    )


def _ends_there(after: str) -> bool:
    """Whether what follows a unit word leaves its meaning alone."""
    following = re.match(r"\s+([^\W\d_]+)", after)
    return following is None or following[1].lower() in _FOLLOWING


def _contradicting(claims: Sequence[_Claim], facts: Facts) -> list[_Claim]:
    """Return the claims that no value bears out, alone or added up ("01 trang … và 15 trang")."""
    possible = set().union(*(_values(figure, facts) for figure in claims[0].figures))
    wrong = [c for c in claims if c.value not in possible or c.value in _of_other_years(c, facts)]
    sums = (sum(c.value for c in claims), sum(c.value for c in wrong))
    if not possible or (len(claims) > 1 and any(total in possible for total in sums)):
        return []
    return wrong


def _of_other_years(claim: _Claim, facts: Facts) -> set[Number]:
    """Return the values that bear out another year alone than the one the claim speaks of."""
    if claim.year is None:
        return set()
    other, own = set[Number](), set[Number]()
    for named in claim.figures:
        for whose in Whose:
            own.add(named.of_year(claim.year, whose).value or 0)
            other |= {named.of_year(y, whose).value or 0 for y in facts.period if y != claim.year}
    return other - own


def _values(named: NamedFigure, facts: Facts) -> set[Number]:
    """Return every value that the figure can have: whole, own, units', of years, differences."""
    found: set[Number] = set()
    for whose in Whose:
        yearly = [named.of_year(year, whose).value for year in facts.period]
        told = [value for value in yearly if value is not None]
        found.update(told)
        found.update(abs(Decimal(a) - Decimal(b)) for a, b in combinations(told, 2))
        whole = named.select(Selection(whose=whose)).value
        if whole is not None:
            found.add(whole)
    return found


def _number_finding(section: Section, claim: _Claim) -> Finding:
    named = claim.figures[0]
    name, figure = named.name, named.select(Selection())
    if claim.year is not None and (of_year := named.of_year(claim.year)).value is not None:
        name, figure = f"{named.name} | năm {claim.year}", of_year
    value = as_code_writes(figure.value)
    return Finding(
        "number-contradicts", section.where, key=(section.code,), figures=(claim.typed, value),
        details={"raw": claim.typed, "name": name, "value": value,
                 "section": section.code},
    )  # fmt: skip
