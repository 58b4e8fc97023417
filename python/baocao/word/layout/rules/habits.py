"""Habits of writing: TT-55 to TT-58. All are advice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ....core.text import without_tones
from ....wording import layout as said
from ..anatomy import Anatomy
from ..faults import Fault
from ..mending import set_spaces
from ..words import Line

_TOKEN = re.compile(r"(?<![\w/.-])(?:[A-ZĐƯÔƠÂÊĂ]{3,}|TTr|TTĐT|CTr)(?![\w/]|[.-]\w)")
_ROMAN = re.compile(r"[IVXLC]+")
_KNOWN = frozenset(("UBND", "HĐND", "UBMTTQ", "TUQ", "VND", "TAND", "VKSND", "MTTQ"))
"""Abbreviations that nobody asks for in words."""
_CAPITALS = (
    ("ủy ban Nhân dân", "Ủy ban nhân dân"), ("Ủy ban Nhân dân", "Ủy ban nhân dân"),
    ("Ủy Ban Nhân Dân", "Ủy ban nhân dân"), ("uỷ ban Nhân dân", "Ủy ban nhân dân"),
    ("Hội đồng Nhân dân", "Hội đồng nhân dân"), ("Hội Đồng Nhân Dân", "Hội đồng nhân dân"),
    ("sở tư pháp", "Sở Tư pháp"), ("Sở tư pháp", "Sở Tư pháp"), ("Sở Tư Pháp", "Sở Tư pháp"),
    ("ngân sách nhà nước", "ngân sách Nhà nước"), ("thủ tướng chính phủ", "Thủ tướng Chính phủ"),
    ("Thủ tướng chính phủ", "Thủ tướng Chính phủ"), ("bộ tư pháp", "Bộ Tư pháp"),
)  # fmt: skip
_DOUBLE = re.compile(r"(?<=[^\s])[ \u00a0]{2,}(?=\S)")
_BEFORE = re.compile(r"(?<=\w) +(?=[,;:.)](?:\s|$))|(?<=\() +")
_YEARS = re.compile(r"\b(?:19|20)\d\d(\s*[-–—]\s*)(?:19|20)\d\d\b")
_OLD_TONES = re.compile(r"(?<![qQ])[uU][ỳýỷỹỵ](?!\w)|[oO][àáảãạèéẻẽẹ](?!\w)")
_NEW_TONES = re.compile(r"[ùúủũụÙÚỦŨỤ]y(?!\w)|[òóỏõọÒÓỎÕỌ][ae](?!\w)")


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield what is not uniform in the document's words, one finding of each kind."""
    written = [item.line for item in anatomy.body.written]
    every = [*anatomy.head.subject, *written, *anatomy.signature.recipients]
    yield from _abbreviations(every)
    yield from _capitals(written)
    yield from _spaces([*anatomy.head.subject, *written])
    yield from _ranges([*anatomy.document.lines])
    yield from _quotes(written)
    yield from _tones(every)


def _abbreviations(lines: Sequence[Line]) -> Iterator[Fault]:
    unexplained: dict[str, Line] = {}
    explained: set[str] = set()
    for line in lines:
        if line.capital:
            continue
        for found in _TOKEN.finditer(line.text):
            token = found[0]
            if token in _KNOWN or _ROMAN.fullmatch(token) or token in explained:
                continue
            before = line.text[: found.start()]
            if before.rstrip().endswith("(") or "viết tắt là" in before[-30:]:
                explained.add(token)
            else:
                unexplained.setdefault(token, line)
    wanting = {t: line for t, line in unexplained.items() if t not in explained}
    if wanting:
        first = next(iter(wanting.values()))
        yield Fault("TT-55", said.BODY, ", ".join(wanting), first.full)


def _capitals(lines: Sequence[Line]) -> Iterator[Fault]:
    for wrong, right in _CAPITALS:
        found = [line for line in lines if wrong in line.text and not line.capital]
        if found:
            yield Fault("TT-56", said.BODY, said.written(wrong, right), found[0].full, len(found))


def _spaces(lines: Sequence[Line]) -> Iterator[Fault]:
    for pattern, found in ((_DOUBLE, "hai dấu cách liền nhau"), (_BEFORE, "thừa dấu cách")):
        wrong = [line for line in lines if pattern.search(line.typed)]
        if wrong:
            by = " " if pattern is _DOUBLE else ""
            repairs = [set_spaces(p.run, pattern.pattern, by) for li in wrong for p in li.pieces]
            yield Fault("TT-57", said.BODY, found, wrong[0].full, len(wrong), repairs=repairs)


def _ranges(lines: Sequence[Line]) -> Iterator[Fault]:
    found = Counter(match[0] for li in lines for match in _YEARS.finditer(li.text))
    ways = {_YEARS.sub(r"\1", written) for written in found}
    if len(ways) > 1:
        usual = max(found, key=lambda written: found[written])
        first = next(li for li in lines if _YEARS.search(li.text))
        text = f"viết giai đoạn nhiều cách: {', '.join(found)}; nhiều nhất là “{usual}”"
        yield Fault("TT-57", said.BODY, text, first.full, sum(found.values()))


def _quotes(lines: Sequence[Line]) -> Iterator[Fault]:
    open_ = [line for line in lines if line.text.count("“") != line.text.count("”")]
    if open_:
        yield Fault("TT-57", said.BODY, "dấu ngoặc kép không đủ đôi", open_[0].full, len(open_))


def _tones(lines: Sequence[Line]) -> Iterator[Fault]:
    old = [(m[0], line) for line in lines for m in _OLD_TONES.finditer(line.text)]
    new = [(m[0], line) for line in lines for m in _NEW_TONES.finditer(line.text)]
    for written, line in old:
        same = [other for other, _ in new if without_tones(other) == without_tones(written)]
        if same:
            found = f"“{_word(line.text, written)}” và “{same[0]}”"
            yield Fault("TT-58", said.BODY, found, line.full)
            return


def _word(text: str, part: str) -> str:
    return next((word for word in text.split() if part in word), part).strip(".,;:()")
