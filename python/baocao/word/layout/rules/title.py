"""The kind, the subject and the line under it: TT-33 to TT-35, TT-38."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....wording import layout as said
from ..anatomy import Anatomy
from ..body import Rank
from ..faults import INFO, WARNING, Fault, Wanted, judged
from ..kinds import CODES
from ..underlines import UNKNOWN, lengths, widths
from ..words import Line

_KIND = Wanted(13, 14, bold=True, italic=False, capital=True, centred=True)
_SUBJECT = Wanted(13, 14, bold=True, italic=False, capital=False, centred=True)
_ABOUT = Wanted(12, 13, 12, bold=False, italic=False, capital=False)
_BASIS = Wanted(italic=True, bold=False)


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of kind and subject; of "V/v" where it is a công văn."""
    head = anatomy.head
    if anatomy.letter:
        yield from judged("TT-34", said.TITLE, head.about, _ABOUT)
        if not head.about:
            yield Fault("TT-34", said.TITLE, said.MISSING)
    elif head.kind is None:
        yield from _no_kind(anatomy)
    else:
        yield from judged("TT-33", said.TITLE, [head.kind], _KIND)
        yield from _subject(anatomy, head.kind)
    yield from _basis([item.line for item in anatomy.body.of(Rank.BASIS)])


def _no_kind(anatomy: Anatomy) -> Iterator[Fault]:
    symbol = anatomy.head.number.text.partition("/")[2] if anatomy.head.number else ""
    named = any(re.match(rf"\s*{code}\s*-", symbol) for code in CODES.values())
    if named:
        yield Fault("TT-33", said.TITLE, said.MISSING)
    else:
        yield Fault("TT-33", said.TITLE, f"{said.UNSEEN} tên loại", gravity=INFO)


def _subject(anatomy: Anatomy, kind: Line) -> Iterator[Fault]:
    subject = anatomy.head.subject
    if not subject:
        yield Fault("TT-34", said.TITLE, said.MISSING, kind.text)
        return
    yield from judged("TT-34", said.TITLE, subject, _SUBJECT)
    last = subject[-1].text
    if last.endswith(".") and not last.endswith(".."):
        yield Fault("TT-34", said.TITLE, "có dấu chấm ở cuối", last, gravity=WARNING)
    yield from _under_subject(anatomy, subject)


def _under_subject(anatomy: Anatomy, subject: Sequence[Line]) -> Iterator[Fault]:
    head = anatomy.head
    found = lengths((*subject, *head.under_subject, *head.addressees[:1]))
    if not found:
        yield Fault("TT-35", said.TITLE, said.MISSING, subject[-1].text)
    told = [length for length in found if length != UNKNOWN]
    room = _room(subject)
    texts = [min(width, room) for width in widths(subject)]
    if told and not any(_fits(length, texts) for length in told):
        length = f"dài {said.millimetres(length / 72 * 25.4 for length in told)}"
        yield Fault("TT-35", said.TITLE, length, subject[-1].text, gravity=INFO)


def _room(subject: Sequence[Line]) -> float:
    """Return about how wide a line of text is, in points: 160 mm less the indents."""
    look = subject[0].look
    return 160 / 25.4 * 72 - (look.left + look.right) / 20


def _fits(length: float, texts: Sequence[float]) -> bool:
    return any(0.9 * width / 3 <= length <= 1.1 * width / 2 for width in (max(texts), texts[-1]))


def _basis(lines: Sequence[Line]) -> Iterator[Fault]:
    """Judge the lines "Căn cứ …" where they are a list; one alone may be the opening sentence."""
    listed = len(lines) > 1 or any(line.text.endswith(";") for line in lines)
    if not listed:
        return
    yield from judged("TT-38", said.BODY, lines, _BASIS)
    wrong = [line for line in lines[:-1] if not line.text.endswith(";")]
    wrong += [line for line in lines[-1:] if not line.text.endswith((".", ";", ":", ","))]
    if wrong:
        yield Fault(
            "TT-38", said.BODY, "dấu ở cuối dòng chưa đúng", wrong[0].text, len(wrong)
        )  # fmt: skip
