"""Citations of other documents: TT-52 to TT-54."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....core.text import fold
from ....wording import layout as said
from ..anatomy import Anatomy
from ..faults import INFO, Fault
from ..kinds import CODES
from ..words import Line

_NAMED = {kind.capitalize(): code for kind, code in CODES.items()}
_KINDS = "|".join((*_NAMED, "Công văn", "Thông tư", "Nghị định", "Luật"))
_CITED = re.compile(rf"\b(?P<kind>{_KINDS})\s+số\s*:?\s*(?P<number>\d+[\w/.-]*/[\w/.-]*[\w-])")
_DAY = re.compile(r"ngày\s+\d{1,2}(?:/\d{1,2}/\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4})")
_ISSUER = re.compile(r"\bcủa\s+\w")
_SUBJECT = re.compile(
    r"\b(?:về|V/v|việc|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|thông qua|triển khai|tổ chức|"
    r"thực hiện|báo cáo|giao|công bố|kiện toàn|thành lập|tăng cường|đề nghị|yêu cầu|kèm theo)\b",
    re.IGNORECASE,
)
_REACH = 320
"""How far after its number the rest of a citation is looked for."""
_IN_SENTENCE = re.compile(r"\bV/v\b")


@dataclass(frozen=True)
class _Citation:
    line: Line
    kind: str
    number: str
    rest: str

    @property
    def key(self) -> tuple[str, str]:
        return (fold(self.kind), self.number.upper())

    @property
    def lacking(self) -> list[str]:
        """What its rest does not say."""
        parts = [] if _DAY.search(self.rest[:60]) else ["ngày, tháng, năm"]
        if self.kind == "Luật":
            return []
        if not _ISSUER.search(self.rest):
            parts.append("tên cơ quan ban hành")
        if not _SUBJECT.search(self.rest):
            parts.append("trích yếu")
        return parts


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield what the citations of the body lack, and their ways that are not the usual ones."""
    lines = [item.line for item in anatomy.body.written]
    cited = [citation for line in lines for citation in _citations(line)]
    seen: set[tuple[str, str]] = set()
    repeated: list[_Citation] = []
    for citation in cited:
        if citation.key in seen:
            repeated += [citation] if not citation.lacking else []
        elif citation.lacking:
            found = f"thiếu {', '.join(citation.lacking)}"
            yield Fault("TT-52", said.BODY, found, f"{citation.kind} số {citation.number}")
        seen.add(citation.key)
    if repeated:
        first = repeated[0]
        yield Fault("TT-53", said.BODY, "", f"{first.kind} số {first.number}", len(repeated))
    yield from _symbols(cited)
    yield from _manner(lines, cited)


def _citations(line: Line) -> Iterator[_Citation]:
    found = list(_CITED.finditer(line.text))
    ends = [match.start() for match in found[1:]] + [len(line.text)]
    for match, end in zip(found, ends, strict=False):
        rest = line.text[match.end() : min(end, match.end() + _REACH)]
        yield _Citation(line, match["kind"], match["number"], rest)


def _symbols(cited: Sequence[_Citation]) -> Iterator[Fault]:
    told: set[tuple[str, str]] = set()
    for citation in cited:
        symbol = citation.number.rpartition("/")[2]
        code = _NAMED.get(citation.kind)
        named = code is not None and not symbol.startswith((f"{code}-", f"{code}.", code))
        as_letter = citation.kind == "Công văn" and symbol.startswith("CV-")
        if (named or as_letter) and citation.key not in told:
            told.add(citation.key)
            found = f"{citation.kind} có ký hiệu “{symbol}”"
            yield Fault("TT-54", said.BODY, found, f"{citation.kind} số {citation.number}")


def _manner(lines: Sequence[Line], cited: Sequence[_Citation]) -> Iterator[Fault]:
    comma = [c for c in cited if re.match(r"\s*,\s*ngày", c.rest)]
    if comma:
        first = comma[0]
        found = "có dấu phẩy giữa số, ký hiệu và ngày"
        text = f"{first.kind} số {first.number}, ngày"
        yield Fault("TT-52", said.BODY, found, text, len(comma), INFO)
    short = [line for line in lines if _IN_SENTENCE.search(line.text)]
    if short:
        found = said.written("V/v", "về việc")
        yield Fault("TT-52", said.BODY, found, short[0].full, len(short), INFO)
