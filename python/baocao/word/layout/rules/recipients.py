"""Nơi nhận: TT-67 to TT-69."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....wording import layout as said
from ..anatomy import Anatomy
from ..faults import INFO, WARNING, Fault, Wanted, judged
from ..mending import set_shape, set_type
from ..words import Line

_HEADING = Wanted(12, 12, 12, bold=True, italic=True, capital=False)
_LIST = Wanted(11, 11, 11, bold=False, italic=False)
_KEPT = re.compile(r"[-–•]?\s*Lưu\b")
_RIGHT = re.compile(r"- Lưu: VT(?:, .+)?\.")
_MARGIN = 240
"""How far from the margin, in twips, a line still stands at it."""


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of Nơi nhận."""
    signature = anatomy.signature
    if signature.heading is None:
        if signature.found:
            yield Fault("TT-67", said.SIGNATURE, said.MISSING)
        return
    yield from _heading(signature.heading)
    yield from judged("TT-68", said.SIGNATURE, signature.recipients, _LIST)
    yield from _list(signature.recipients)
    yield from _kept(signature.recipients)


def _heading(line: Line) -> Iterator[Fault]:
    yield from judged("TT-67", said.SIGNATURE, [line], _HEADING)
    if line.text != "Nơi nhận:":
        yield Fault("TT-67", said.SIGNATURE, said.written(line.text, "Nơi nhận:"), line.text)
    if any(piece.look.underlined for piece in line.seen):
        repairs = [r for piece in line.seen for r in set_type(piece, not_underlined=True)]
        yield Fault("TT-67", said.SIGNATURE, "gạch chân", line.text, repairs=repairs)
    if line.whole and not _at_margin(line):
        repairs = [*set_shape(line, align="left", first=0, left=0)]
        yield Fault("TT-67", said.SIGNATURE, said.NOT_LEFT, line.text, repairs=repairs)


def _at_margin(line: Line) -> bool:
    look = line.look
    return look.align in ("left", "both") and abs(look.left + look.first) <= _MARGIN


def _list(lines: Sequence[Line]) -> Iterator[Fault]:
    wrong: list[tuple[str, Line]] = []
    for place, line in enumerate(lines):
        last = place == len(lines) - 1
        if not line.full.startswith("- ") and not _goes_on(lines, place):
            wrong.append((f"đầu dòng “{line.full[:2].strip()}”", line))
        ends = "." if last else ";"
        following = lines[place + 1] if not last else None
        continued = following is not None and _goes_on(lines, place + 1)
        if not line.text.endswith(ends) and not continued and not _KEPT.match(line.full):
            wrong.append((f"cuối dòng thiếu “{ends}”", line))
        if line.whole and not _at_margin(line) and not _goes_on(lines, place):
            wrong.append((said.NOT_LEFT, line))
    if wrong:
        found = said.listed(words for words, _ in wrong)
        shifted = [line for words, line in wrong if words == said.NOT_LEFT]
        repairs = [r for li in shifted for r in set_shape(li, align="left", first=0, left=0)]
        count = len({id(line) for _, line in wrong})
        yield Fault("TT-68", said.SIGNATURE, found, wrong[0][1].full, count, repairs=repairs)


def _goes_on(lines: Sequence[Line], place: int) -> bool:
    """Whether a line goes on with the one above, as the decree's own list does."""
    if not place:
        return False
    above = lines[place - 1].text
    unmarked = not lines[place].full.startswith(("-", "•", "+", "–", "*"))
    return unmarked and not above.endswith((";", "."))


def _kept(lines: Sequence[Line]) -> Iterator[Fault]:
    kept = next((line for line in lines if _KEPT.match(line.full)), None)
    if kept is None:
        yield Fault("TT-69", said.SIGNATURE, said.MISSING)
    elif not _RIGHT.fullmatch(kept.full):
        yield Fault("TT-69", said.SIGNATURE, said.written(kept.full), kept.full, gravity=WARNING)
    elif re.fullmatch(r"- Lưu: VT\.", kept.full):
        yield Fault("TT-69", said.SIGNATURE, "chưa ghi đơn vị soạn thảo", kept.full, gravity=INFO)
