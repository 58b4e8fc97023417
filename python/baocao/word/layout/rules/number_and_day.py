"""Number and symbol, place and date: TT-25 to TT-30, TT-32."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....wording import layout as said
from ..anatomy import Anatomy
from ..faults import INFO, WARNING, Fault, Wanted, judged
from ..kinds import CODES
from ..opening import Head
from ..words import Line

_NUMBER = Wanted(13, 13, 13, bold=False, italic=False, centred=True)
_DAY = Wanted(13, 14, bold=False, italic=True, centred=True)
_BLANK = r"[\s.…_]*"
_WRITTEN = re.compile(r"Số\s*(?P<colon>:?)(?P<number>[\s\d.…_]*)(?P<gap>\s*)/(?P<symbol>.*)")
_DATE = re.compile(
    r"(?P<place>.*?)(?P<comma>,?)\s*\bngày(?P<day>[\s\d.…_]*)tháng(?P<month>[\s\d.…_]*)"
    r"năm(?P<year>[\s\d.…_]*)$",
    re.IGNORECASE,
)
_WITH_YEAR = frozenset(("NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ"))
"""Kinds that may be legal documents, whose symbol holds the year."""


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of the line that holds the number and the date."""
    head = anatomy.head
    yield from _number(anatomy)
    yield from _place_of_day(head)
    if head.day is not None:
        yield from judged("TT-29", said.HEAD, [head.day], _DAY)
        yield from _date(head.day)


def is_issued(head: Head) -> bool:
    """Whether number and day are both filled in."""
    number = _WRITTEN.match(head.number.text) if head.number else None
    date = _DATE.search(head.day.text) if head.day else None
    filled = (number and number["number"], date and date["day"])
    return all(bool(part) and bool(re.search(r"\d", str(part))) for part in filled)


def _number(anatomy: Anatomy) -> Iterator[Fault]:
    line = anatomy.head.number
    if line is None:
        yield Fault("TT-25", said.HEAD, said.MISSING)
        return
    yield from judged("TT-25", said.HEAD, [line], _NUMBER)
    written = _WRITTEN.match(line.text)
    if written is None or not written["colon"] or not line.text.startswith("Số"):
        yield Fault("TT-25", said.HEAD, said.written(line.text), line.text)
        return
    number = written["number"].strip(" .…_")
    if not number:
        yield Fault("TT-25", said.HEAD, "chưa ghi số (văn thư ghi khi ban hành)", line.text,
                    gravity=INFO)  # fmt: skip
    elif re.fullmatch(r"[1-9]", number):
        yield Fault("TT-26", said.HEAD, said.written(number, f"0{number}"), line.text)
    yield from _symbol(anatomy, line, written["symbol"])


def _symbol(anatomy: Anatomy, line: Line, symbol: str) -> Iterator[Fault]:
    if not symbol.strip(" .…_"):
        return
    tight = re.sub(r"\s*([/-])\s*", r"\1", symbol).strip()
    if re.search(r"\s[/-]|[/-]\s", f"{line.text.partition(':')[2].strip()}") and tight != symbol:
        yield Fault("TT-27", said.HEAD, said.written(symbol, tight), line.text, gravity=WARNING)
    code = CODES.get(anatomy.kind, "")
    if not code or not re.search(r"[A-ZĐ]", tight):
        return
    dated = re.search(r"\b(?:19|20)\d\d\b", tight)
    if dated and anatomy.kind not in _WITH_YEAR:
        right = tight.replace(dated[0], "").strip("/-")
        yield Fault("TT-27", said.HEAD, said.written(tight, right), line.text, gravity=WARNING)
    elif not dated and not tight.startswith(f"{code}-"):
        found = f"ký hiệu “{tight}”, tên loại {anatomy.kind} viết tắt là {code}"
        yield Fault("TT-27", said.HEAD, found, line.text)
    elif tight != tight.upper() and code.isupper():
        found = said.written(tight, tight.upper())
        yield Fault("TT-27", said.HEAD, found, line.text, gravity=WARNING)


def _place_of_day(head: Head) -> Iterator[Fault]:
    number, day = head.number, head.day
    if day is None:
        yield Fault("TT-28", said.HEAD, said.MISSING)
    elif number is not None and not _on_one_row(number, day):
        yield Fault("TT-28", said.HEAD, "không cùng hàng với số, ký hiệu", day.text)


def _on_one_row(one: Line, other: Line) -> bool:
    if one.paragraph is other.paragraph:
        return True
    if one.cell is None or other.cell is None:
        return False
    same = one.cell.table is other.cell.table and one.cell.row == other.cell.row
    return same and one.cell.column != other.cell.column


def _date(line: Line) -> Iterator[Fault]:
    written = _DATE.search(line.text)
    if written is None:
        yield Fault("TT-29", said.HEAD, said.written(line.text), line.text)
        return
    place = written["place"].strip()
    # Dots in the place of a name are a blank, which TT-82 tells.
    dotted = bool(place) and not place.strip(" .…_")
    if not dotted and (not written["comma"] or not place[:1].isupper()):
        yield Fault("TT-29", said.HEAD, said.written(line.text), line.text)
    day, month, year = (written[key].strip(" .…_") for key in ("day", "month", "year"))
    if not (day and month and year):
        yield Fault("TT-32", said.HEAD, "", line.text)
    yield from _zeros(day, month, line)


def _zeros(day: str, month: str, line: Line) -> Iterator[Fault]:
    if re.fullmatch(r"[1-9]", day):
        found = said.written(f"ngày {day}", f"ngày 0{day}")
        yield Fault("TT-30", said.HEAD, found, line.text)
    if month in ("1", "2"):
        found = said.written(f"tháng {month}", f"tháng 0{month}")
        yield Fault("TT-30", said.HEAD, found, line.text)
    if re.fullmatch(r"0[3-9]", month):
        found = said.written(f"tháng {month}", f"tháng {month[1]}")
        yield Fault("TT-30", said.HEAD, found, line.text, gravity=INFO)
