"""The head of an official document: from Quốc hiệu to "Kính gửi"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...core.text import fold
from .kinds import kind_named
from .words import LEFT, RIGHT, Line

Parted = Sequence[tuple[int, Line]]
"""Lines as they are seen, each with the place of its paragraph."""

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_NUMBER = re.compile(r"Số\s*:|Số\s+[\d./\s-]*/", re.IGNORECASE)
_DAY = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_ABOUT = re.compile(r"V/v|Về việc", re.IGNORECASE)
_TO = re.compile(r"Kính gửi", re.IGNORECASE)
_BODY = re.compile(
    r"Căn cứ|Thực hiện|Theo |Phần |[IVX]+\.|\d+\.|[-+•]|Nơi nhận|Phụ lục", re.IGNORECASE
)
_PEOPLES = re.compile(r"(ủy ban nhân dân|hội đồng nhân dân)\b")
_NEAR = 45
"""How many lines that show may come before the head's last."""
_MOST_OF_SUBJECT = 6


@dataclass(frozen=True)
class Head:
    """The components of a head, in the order in which the decree names them."""

    nation: Line | None = None
    motto: Line | None = None
    superior: tuple[Line, ...] = ()
    issuer: tuple[Line, ...] = ()
    number: Line | None = None
    about: tuple[Line, ...] = ()
    """The subject of a công văn ("V/v …"), under its number."""
    day: Line | None = None
    kind: Line | None = None
    subject: tuple[Line, ...] = ()
    addressees: tuple[Line, ...] = ()
    left: tuple[Line, ...] = ()
    """Every line of the left column, drawn and typed lines among them."""
    right: tuple[Line, ...] = ()
    under_subject: tuple[Line, ...] = ()
    """What stands between the subject and what follows it."""


def head_of(parted: Parted) -> tuple[Head, int]:
    """Return the head, and the place of the first paragraph after it."""
    near = _near(parted)
    nation = _first(near, lambda line: fold(line.text) == fold(NATION))
    motto = _first(near, lambda line: fold(line.text) == fold(MOTTO))
    kind_at = _first(near, lambda line: line.side == "" and bool(kind_named(line.text)))
    to_at = _first(near, lambda line: bool(_TO.match(line.text)))
    zone = near[: _end(near, kind_at, to_at)]
    number = _first(zone, lambda line: bool(_NUMBER.match(line.text)))
    day = _first(zone, lambda line: bool(_DAY.search(line.text)) and len(line.text) < 80)
    known = [at for at in (nation, motto, number, day) if at is not None]
    zone = zone if kind_at is not None or to_at is not None else zone[: max(known, default=-1) + 1]
    lines = [line for _, line in zone]
    subject, under, after = _subject(near, kind_at)
    addressees, after = _addressees(near, after if kind_at is not None else len(zone))
    superior, issuer = _organs(lines, nation, motto, number)
    head = Head(
        nation=_at(near, nation), motto=_at(near, motto), superior=superior, issuer=issuer,
        number=_at(near, number), about=_about(lines, number), day=_at(near, day),
        kind=_at(near, kind_at), subject=subject, addressees=addressees,
        left=tuple(line for line in lines if line.side == LEFT),
        right=tuple(line for line in lines if line.side == RIGHT), under_subject=under,
    )  # fmt: skip
    place = near[after][0] if after < len(near) else (near[-1][0] + 1 if near else 0)
    return head, place if known or kind_at is not None or to_at is not None else 0


def _near(parted: Parted) -> Parted:
    shown = 0
    for end, (_, line) in enumerate(parted):
        shown += bool(line.seen)
        if shown > _NEAR:
            return parted[:end]
    return parted


def _first(parted: Parted, wanted: Callable[[Line], bool]) -> int | None:
    return next((i for i, (_, line) in enumerate(parted) if line.seen and wanted(line)), None)


def _at(parted: Parted, place: int | None) -> Line | None:
    return None if place is None else parted[place][1]


def _end(near: Parted, kind: int | None, to: int | None) -> int:
    """Return where the two columns of the head end."""
    found = [at for at in (kind, to) if at is not None]
    return min(found) if found else len(near)


def _organs(
    lines: Sequence[Line], nation: int | None, motto: int | None, number: int | None
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the superior organ's lines and the issuer's, from the left column."""
    stop = len(lines) if number is None else number
    left = [
        line
        for place, line in enumerate(lines[:stop])
        if line.seen and line.side == LEFT and place not in (nation, motto) and not line.is_rule
        and not _DAY.search(line.text)
    ]  # fmt: skip
    if not left:
        return (), ()
    begins = _issuer_begins(left)
    return tuple(left[:begins]), tuple(left[begins:])


def _issuer_begins(left: Sequence[Line]) -> int:
    """Return which line of the left column is the issuer's first: by wording, then by bold."""
    for place, line in enumerate(left):
        # "ỦY BAN NHÂN DÂN" over "HUYỆN …" is one name; over "SỞ …" it is the superior's.
        if _PEOPLES.fullmatch(fold(line.text)) and place == len(left) - 2:
            return place if _is_territory(left[-1]) else len(left) - 1
    bold = [place for place, line in enumerate(left) if line.bold]
    if bold and bold[0] > 0 and len(bold) == len(left) - bold[0]:
        return bold[0]
    if len(left) > 1 and fold(left[0].text).startswith(("ubnd", "hđnd", "sở", "bộ", "tỉnh")):
        return 1
    return 0


def _is_territory(line: Line) -> bool:
    words = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
    return fold(line.text).startswith(words)


def _about(lines: Sequence[Line], number: int | None) -> tuple[Line, ...]:
    start = 0 if number is None else number + 1
    left = [line for line in lines[start:] if line.side == LEFT and line.seen and not line.is_rule]
    for place, line in enumerate(left):
        if _ABOUT.match(line.text):
            return tuple(left[place:])
    return ()


def _subject(near: Parted, kind: int | None) -> tuple[tuple[Line, ...], tuple[Line, ...], int]:
    """Return the subject's lines, those under it before more words, and the place after them."""
    if kind is None:
        return (), (), 0
    place, found = kind + 1, list[Line]()
    while place < len(near) and len(found) < _MOST_OF_SUBJECT:
        line = near[place][1]
        if line.seen and (line.is_rule or not _goes_on(line, found)):
            break
        if not line.seen and found and line.drawn:
            break
        if line.seen:
            found.append(line)
        place += 1
    under = []
    while place < len(near) and (not near[place][1].seen or near[place][1].is_rule):
        under.append(near[place][1])
        place += 1
    return tuple(found), tuple(under), place


def _goes_on(line: Line, found: Sequence[Line]) -> bool:
    """Whether a line is the subject's first or goes on with it."""
    if _TO.match(line.text) or line.cell is not None or line.side:
        return False
    if line.look.align == "center":
        return not line.full.startswith(("Phần ", "PHẦN "))
    plain = not _BODY.match(line.full) and len(line.text) < 300 and not line.text.endswith(":")
    return plain and (not found or line.bold) and (line.bold or not found)


def _addressees(near: Parted, start: int) -> tuple[tuple[Line, ...], int]:
    """Return the lines of "Kính gửi", and the place after them."""
    place = start
    while place < len(near) and not near[place][1].seen:
        place += 1
    if place >= len(near) or not _TO.match(near[place][1].text):
        return (), start
    found = [near[place][1]]
    listed = found[0].text.rstrip().endswith((":", ";"))
    place += 1
    while place < len(near):
        line = near[place][1]
        if line.seen and not (line.full.startswith(("-", "–", "+")) and listed):
            break
        if line.seen:
            found.append(line)
        place += 1
    return tuple(found), place
