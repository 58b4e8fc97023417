"""Periods in the clerk's words ("giai đoạn 2017 - 2021") that are not the report's own.

The title of another organ's document is cited as it stands, and another programme has a period of
its own: there a difference is worth a look and no more. Where a sentence compares, or speaks of
what is to come, and for years inside the report's period, the check is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...core.findings import Finding
from ...core.text import fold
from .passages import Passage

_SPAN = re.compile(r"giai đoạn\s+(?:từ\s+)?(?:năm\s+)?((?:19|20)\d\d)\s*(?:[-–—]|đến)\s*(?:năm\s+)?"
                   r"((?:19|20)\d\d)\b", re.IGNORECASE)  # fmt: skip
_SENTENCE_ENDS = re.compile(r"[.;!?]\s+|\n")
_ABOUT = re.compile(r"\bv\s*/\s*v\b|\bvề việc\b|\bsố\s*:?\s*\d+\s*/", re.IGNORECASE)
_PROGRAMMES = ("chương trình", "kế hoạch", "nghị quyết", "chiến lược", "dự án", "đề án")
_ELSEWHERE = re.compile(
    r"\b(?:so với|trước|phấn đấu|dự kiến|thời gian tới|tiếp tục|đề nghị|đề xuất|kiến nghị|cần|sẽ|"
    r"kế thừa|tiếp nối|chuẩn bị)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Span:
    passage: Passage
    typed: str
    years: tuple[int, int]
    cited: bool


def contradicting_periods(
    passages: Sequence[Passage], period: Sequence[int], programme: str
) -> Iterator[Finding]:
    """Yield one finding for each period other than the report's, where it stands first.

    `programme` is the name of the programme that is reported on: what its own kind of document
    ("Đề án") is said to cover is no other programme's period.
    """
    told: set[tuple[int, int]] = set()
    spans = [span for passage in passages for span in _spans(passage, programme)]
    for span in sorted(spans, key=lambda span: span.cited):
        first, last = span.years
        inside = bool(period) and period[0] <= first and last <= period[-1]
        if period and not inside and span.years not in told:
            told.add(span.years)
            yield _finding(span, period)


def _spans(passage: Passage, programme: str) -> Iterator[_Span]:
    own = fold(programme)
    for found in _SPAN.finditer(passage.text):
        before = _SENTENCE_ENDS.split(passage.text[: found.start()])[-1]
        if passage.ahead or _ELSEWHERE.search(before):
            continue
        others = [word for word in _PROGRAMMES if not own.startswith(word)]
        cited = (
            passage.citation
            or _inside_quotes(before)
            or _ABOUT.search(before) is not None
            or any(word in before.lower() for word in others)
        )
        yield _Span(passage, found[0], (int(found[1]), int(found[2])), cited)


def _inside_quotes(before: str) -> bool:
    """Whether a quotation is open at the end of these words."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _finding(span: _Span, period: Sequence[int]) -> Finding:
    code = "period-of-citation" if span.cited else "period-differs"
    passage = span.passage
    return Finding(
        code, passage.where, sheet=passage.sheet, key=(passage.key,), figures=(span.typed,),
        details={"raw": span.typed, "place": passage.named,
                 "period": f"{period[0]} - {period[-1]}"},
    )  # fmt: skip
