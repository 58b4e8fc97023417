"""Quốc hiệu, Tiêu ngữ, superior organ and issuer: TT-17 to TT-24."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....core.text import fold
from ....wording import layout as said
from ...metrics import text_width
from ..anatomy import Anatomy
from ..faults import INFO, WARNING, Fault, Wanted, judged
from ..mending import set_shape
from ..opening import MOTTO, NATION, Head
from ..underlines import UNKNOWN, lengths, widths
from ..words import LEFT, Line

_NATION = Wanted(12, 13, 13, bold=True, italic=False, capital=True, centred=True)
_MOTTO = Wanted(13, 14, bold=True, italic=False, capital=False, centred=True)
_SUPERIOR = Wanted(12, 13, 13, bold=False, italic=False, capital=True, centred=True)
_ISSUER = Wanted(12, 13, 13, bold=True, italic=False, capital=True, centred=True)
_HAVE_A_SUPERIOR = ("sở", "phòng", "trung tâm", "chi cục", "ban quản lý")
_SINGLE = 1.15 * 1.2


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of the head's first lines."""
    head = anatomy.head
    yield from _nation(head)
    yield from _motto(head)
    yield from _spacing([line for line in (head.nation, head.motto) if line])
    yield from _superior(head)
    yield from _issuer(head)


def _nation(head: Head) -> Iterator[Fault]:
    if head.nation is None:
        yield Fault("TT-17", said.HEAD, said.MISSING)
        return
    yield from judged("TT-17", said.HEAD, [head.nation], _NATION)
    if head.nation.side == LEFT:
        yield Fault("TT-17", said.HEAD, "đặt ở bên trái", head.nation.text, gravity=WARNING)
    cell = head.nation.cell
    needed = text_width(NATION, head.nation.size)
    if cell and cell.width and cell.width / 20 < needed:
        found = f"cột rộng {said.centimetres([cell.width / 567])}"
        yield Fault("TT-20", said.HEAD, found, head.nation.text)


def _motto(head: Head) -> Iterator[Fault]:
    if head.motto is None:
        yield Fault("TT-18", said.HEAD, said.MISSING)
        return
    yield from judged("TT-18", said.HEAD, [head.motto], _MOTTO)
    if head.motto.text != MOTTO and not head.motto.capital:
        found = said.written(head.motto.text, MOTTO)
        yield Fault("TT-18", said.HEAD, found, head.motto.text, gravity=WARNING)
    yield from _under_motto(head, head.motto)


def _under_motto(head: Head, motto: Line) -> Iterator[Fault]:
    side = head.right if motto.side else (*head.left, *head.right, motto)
    found = lengths(side)
    if not found and any(p.look.underlined for p in motto.seen):
        yield Fault(
            "TT-19", said.HEAD, "gạch chân chữ, nên kẻ bằng đường", motto.text, gravity=INFO
        )  # fmt: skip
    elif not found and _knows_sides(head):
        yield Fault("TT-19", said.HEAD, said.MISSING, motto.text)
    else:
        yield from _length_as_text(motto, found)


def _length_as_text(motto: Line, found: Sequence[float]) -> Iterator[Fault]:
    told = [length for length in found if length != UNKNOWN]
    width = widths([motto])[0]
    if told and not any(abs(length - width) <= 0.15 * width for length in told):
        found_here = f"dài {said.millimetres(length / 72 * 25.4 for length in told)}"
        yield Fault("TT-19", said.HEAD, found_here, motto.text, gravity=INFO)


def _knows_sides(head: Head) -> bool:
    """Whether it is certain what stands under what."""
    return head.nation is not None and head.nation.cell is not None


def _spacing(lines: Sequence[Line]) -> Iterator[Fault]:
    wide = [line for line in lines if not _is_single(line)]
    if wide:
        repairs = [r for line in wide for r in set_shape(line, single=True)]
        yield Fault("TT-21", said.HEAD, "", wide[0].text, len(wide), repairs=repairs)


def _is_single(line: Line) -> bool:
    look = line.look
    if look.rule == "auto":
        return abs(look.line - 240) <= 6
    return look.rule == "atLeast" or look.line / 20 <= _SINGLE * line.size


def _superior(head: Head) -> Iterator[Fault]:
    yield from judged("TT-22", said.HEAD, head.superior, _SUPERIOR)
    if head.issuer and not head.superior:
        issuer = head.issuer[0]
        if fold(issuer.text).startswith(_HAVE_A_SUPERIOR):
            yield Fault("TT-22", said.HEAD, said.MISSING, issuer.text)


def _issuer(head: Head) -> Iterator[Fault]:
    if not head.issuer:
        if head.left or _knows_sides(head) or head.nation is None:
            yield Fault("TT-23", said.HEAD, said.MISSING)
        else:
            yield Fault("TT-23", said.HEAD, said.UNSEEN, gravity=INFO)
        return
    yield from judged("TT-23", said.HEAD, head.issuer, _ISSUER)
    found = _under_issuer(head)
    last = head.issuer[-1].text
    if not found and _knows_sides(head):
        yield Fault("TT-24", said.HEAD, said.MISSING, last)
    told = [length for length in found if length != UNKNOWN]
    if told and not any(_is_balanced(length, widths(head.issuer)) for length in told):
        length = f"dài {said.millimetres(length / 72 * 25.4 for length in told)}"
        yield Fault("TT-24", said.HEAD, length, last, gravity=INFO)


def _under_issuer(head: Head) -> list[float]:
    return lengths(head.left) if head.issuer[-1].cell else []


def _is_balanced(length: float, texts: Sequence[float]) -> bool:
    """Whether a line is 1/3 to 1/2 of the longest or of the last text, a tenth allowed."""
    return any(0.9 * width / 3 <= length <= 1.1 * width / 2 for width in (max(texts), texts[-1]))
