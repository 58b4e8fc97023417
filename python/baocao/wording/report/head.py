"""The head of a report: superior, issuer, number and symbol, place and date, addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...core.submission import Info
from ...core.text import clean, fold
from ..facts import BLANK
from ..organs import own_issuer
from .signed_day import day_in_words

_COUNCILS = {
    "ủy ban nhân dân": ("ỦY BAN NHÂN DÂN", "UBND"),
    "ubnd": ("ỦY BAN NHÂN DÂN", "UBND"),
    "hội đồng nhân dân": ("HỘI ĐỒNG NHÂN DÂN", "HĐND"),
    "hđnd": ("HỘI ĐỒNG NHÂN DÂN", "HĐND"),
}
"""Organs that stand in two lines, with no organ above them: the words in full, and the code."""

REPORT = "BC"
"""The code of a báo cáo among the types of documents."""
_ROOM_IN_HEAD, _ROOM_IN_TEXT = " " * 7, " " * 8
_NUMBER_MARK = re.compile(r"^số\s*:?\s*", re.IGNORECASE)
_ADDRESSEE_MARK = re.compile(r"^(?:kính gửi\s*:?\s*|[-–—+•]\s*)+", re.IGNORECASE)
_ENDING = " ;,."


def issuer_lines(info: Info) -> tuple[str, ...]:
    """Return the issuer in capitals: two lines for a people's committee, else as typed.

    An organ below a people's committee leaves out the territory that the line above it names.
    """
    typed = [clean(line) for line in info.lines("issuer")]
    if len(typed) > 1:
        return tuple(line.upper() for line in typed)
    name = own_issuer(info)
    council = _council(name)
    if council:
        head, _ = _COUNCILS[council]
        return tuple(line for line in (head, _without(council, name).upper()) if line)
    territory = _territory(info["superior"])
    if territory and fold(name).endswith(f" {fold(territory)}"):
        name = " ".join(name.split(" ")[: -len(territory.split(" "))])
    return (name.upper() or BLANK,)


def superior_lines(info: Info) -> tuple[str, ...]:
    """Return the lines above the issuer in capitals; none above a people's committee.

    The line of a people's committee abbreviates it, as the decree allows: "UBND TỈNH HÀ GIANG".
    """
    if is_council(info):
        return ()
    lines = [clean(line) for line in info.lines("superior")]
    council = _council(" ".join(lines))
    if council:
        return (f"{_COUNCILS[council][1]} {_without(council, ' '.join(lines))}".strip().upper(),)
    return tuple(line.upper() for line in lines)


def _territory(superior: str) -> str:
    """Return the territory of a people's committee ("tỉnh Hà Giang"), "" of another organ."""
    council = _council(clean(superior))
    return _without(council, clean(superior)) if council else ""


def _without(council: str, name: str) -> str:
    """Return the organ's name without the words of the council it begins with."""
    return " ".join(name.split(" ")[len(council.split(" ")) :])


def number_line(info: Info) -> str:
    """Return "Số: 235/BC-UBND", with room where the number is not yet given."""
    return f"Số:{_numbered(info, _ROOM_IN_HEAD)}"


def attached_line(info: Info) -> str:
    """Return the line of an appendix: "(Kèm theo Báo cáo số … ngày … của …)"."""
    day = day_in_words(info["signed_on"])
    issuer = own_issuer(info) or BLANK
    return f"(Kèm theo Báo cáo số{_numbered(info, _ROOM_IN_TEXT)} {day} của {issuer})"


def _numbered(info: Info, room: str) -> str:
    """Return number and symbol after "Số:" or "số", with the space before them."""
    number = _NUMBER_MARK.sub("", clean(info["number"])).replace(" ", "")
    if "/" in number:
        return f" {number}"
    if len(number) == 1 and number.isdecimal():
        number = f"0{number}"
    return f"{f' {number}' if number else room}/{_symbol(info)}"


def _symbol(info: Info) -> str:
    typed = clean(info["symbol"]).lstrip("/").strip()
    council = _council(own_issuer(info))
    return typed or f"{REPORT}-{_COUNCILS[council][1] if council else BLANK}"


def place_and_date(info: Info) -> str:
    """Return "Quang Bình, ngày 05 tháng 7 năm 2021"."""
    return f"{clean(info['place']) or BLANK}, {day_in_words(info['signed_on'])}"


def addressee_lines(info: Info) -> tuple[str, ...]:
    """Return the lines of "Kính gửi": none, one with its addressee, or a heading and a list."""
    return addressed(addressee_names(info))


def addressee_names(info: Info) -> list[str]:
    """Return whom the report is addressed to, without marks."""
    lines = map(clean, info.lines("addressees"))
    names = (_ADDRESSEE_MARK.sub("", line).rstrip(_ENDING) for line in lines)
    return [name for name in names if name]


def addressed(names: Sequence[str], end: str = ".") -> tuple[str, ...]:
    """Return the lines of "Kính gửi" for these names; `end` follows a name that stands alone."""
    if len(names) < 2:
        return tuple(f"Kính gửi: {name}{end}" for name in names)
    return ("Kính gửi:", *(f"- {name};" for name in names[:-1]), f"- {names[-1]}.")


def _council(issuer: str) -> str:
    """Return the words by which an issuer is a people's committee or council, "" for others."""
    folded = fold(issuer)
    return next((w for w in _COUNCILS if folded == w or folded.startswith(w + " ")), "")


def is_council(info: Info) -> bool:
    """Whether the issuer is a people's committee or council."""
    return bool(_council(own_issuer(info)))
