"""Appendices: TT-60, TT-71 to TT-80."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....core.text import fold
from ....wording import layout as said
from ..anatomy import Anatomy
from ..ending import Appendix
from ..faults import INFO, Fault, Wanted, judged
from ..number_of_appendix import mentioned, mentions
from ..underlines import lengths
from ..words import Line
from .number_and_day import is_issued

_NUMBER = Wanted(14, 14, 14, bold=True, italic=False, capital=False, centred=True)
_TITLE = Wanted(13, 14, bold=True, italic=False, capital=True, centred=True)
_ATTACHED = Wanted(13, 14, bold=False, italic=True, centred=True)
_ROMAN = re.compile(r"Phụ lục [IVXLC]+")
_RIGHT = re.compile(r"\((?:Ban hành k|K)èm theo .+ của .+\)")
_MONEY = re.compile(r"\b(?:kinh phí|số tiền|ngân sách|dự toán|quyết toán|thành tiền)\b")


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of the appendices."""
    appendices = anatomy.appendices
    yield from _mentions(anatomy)
    if not appendices:
        return
    yield from _numbers(appendices)
    numbers = [a.number for a in appendices]
    part = said.listed(a.label for a in appendices)
    yield from judged("TT-72", part, numbers, _NUMBER)
    yield from judged("TT-73", part, [line for a in appendices for line in a.title], _TITLE)
    yield from judged("TT-74", part, [a.attached for a in appendices], _ATTACHED)
    yield from _attached(anatomy)
    yield from _places(anatomy)
    yield from _ends(appendices)
    for appendix in appendices:
        yield from _money(appendix)


def _numbers(appendices: Sequence[Appendix]) -> Iterator[Fault]:
    if len(appendices) == 1:
        number = appendices[0].number
        if number is None:
            yield Fault("TT-71", appendices[0].label, "không có dòng “Phụ lục”")
        return
    wrong = [a for a in appendices if not a.number or not _ROMAN.fullmatch(a.number.full)]
    # Capitals are the next rule's.
    wrong = [a for a in wrong if not a.number or not _ROMAN.fullmatch(_small(a.number.full))]
    if wrong:
        found = said.written(wrong[0].label, "Phụ lục I")
        yield Fault("TT-71", wrong[0].label, found, wrong[0].label, len(wrong))


def _small(text: str) -> str:
    return re.sub(r"^PHỤ LỤC", "Phụ lục", text)


def _attached(anatomy: Anatomy) -> Iterator[Fault]:
    appendices = anatomy.appendices
    missing = [a for a in appendices if a.attached is None]
    if missing:
        yield Fault("TT-74", missing[0].label, said.MISSING, count=len(missing))
    wrong = [a for a in appendices if a.attached and not _RIGHT.fullmatch(a.attached.text)]
    if wrong and wrong[0].attached:
        text = wrong[0].attached.text
        yield Fault("TT-74", wrong[0].label, said.written(text), text, len(wrong))
    number = anatomy.head.number
    if number is None or not is_issued(anatomy.head):
        return
    own = _digits(number.text)
    for appendix in appendices:
        text = appendix.attached.text if appendix.attached else ""
        told = re.search(r"\bsố\s*:?\s*(\d+)\s*/", text)
        if told and own and told[1].lstrip("0") != own.lstrip("0"):
            found = f"số {told[1]}, văn bản có số {own}"
            yield Fault("TT-74", appendix.label, found, text)


def _digits(text: str) -> str:
    found = re.search(r"(\d+)\s*/", text)
    return found[1] if found else ""


def _places(anatomy: Anatomy) -> Iterator[Fault]:
    """Judge that each appendix begins on a page of its own."""
    section = max((item.line.section for item in anatomy.body.items), default=0)
    for appendix in anatomy.appendices:
        first = appendix.lines[0]
        new = first.section > section or first.look.page_break or _breaks(appendix)
        if not new:
            yield Fault("TT-76", appendix.label, "", appendix.label)
        section = max(line.section for line in appendix.lines)


def _breaks(appendix: Appendix) -> bool:
    """Whether a page break stands above the appendix's first words."""
    paragraph = appendix.lines[0].paragraph
    for near in (paragraph, paragraph.getprevious()):
        if near is None:
            continue
        for mark in near.iter():
            if str(mark.tag).endswith("}br") and "page" in mark.attrib.values():
                return True
    return False


def _ends(appendices: Sequence[Appendix]) -> Iterator[Fault]:
    without = [a for a in appendices if not lengths(_heads(a))]
    if without:
        yield Fault("TT-75", without[0].label, count=len(without))
    open_ = [a for a in appendices if not any(li.text.endswith("./.") for li in a.lines)]
    if open_:
        yield Fault("TT-80", open_[0].label, count=len(open_))


def _heads(appendix: Appendix) -> list[Line]:
    return [line for line in appendix.lines if line.cell is None]


def _money(appendix: Appendix) -> Iterator[Fault]:
    words = [line.text for line in appendix.lines if line.cell] + [li.text for li in appendix.title]
    money = any(_MONEY.search(fold(text)) for text in words)
    told = any("đơn vị tính" in fold(line.text) or "đvt" in fold(line.text).split()
               for line in appendix.lines)  # fmt: skip
    in_heading = any(re.search(r"\((?:nghìn |triệu |tỷ )?đồng\)", text) for text in words)
    if appendix.tables and money and not told and not in_heading:
        yield Fault("TT-79", appendix.label, "", appendix.label)


def _mentions(anatomy: Anatomy) -> Iterator[Fault]:
    texts = [item.line.text for item in anatomy.body.written]
    for appendix in anatomy.appendices:
        if not mentioned(appendix, texts, alone=len(anatomy.appendices) == 1):
            yield Fault("TT-60", appendix.label, "nội dung không nhắc đến", appendix.label)
    named = {fold(line.text) for a in anatomy.appendices for line in (a.number, a.name) if line}
    for text in texts:
        for label in mentions(text):
            if fold(label) not in named:
                gravity = None if anatomy.appendices else INFO
                found = f"nội dung nhắc đến {label} nhưng tệp không có"
                yield Fault("TT-60", said.BODY, found, text, gravity=gravity)
