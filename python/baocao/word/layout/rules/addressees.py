"""Kính gửi, and its tie to Nơi nhận: TT-36, TT-37."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....core.text import fold
from ....wording import layout as said
from ..anatomy import Anatomy
from ..body import Rank
from ..faults import ERROR, INFO, WARNING, Fault, Wanted, judged

_LOOK = Wanted(13, 14, italic=False)
_UPWARDS = frozenset(("BÁO CÁO", "TỜ TRÌNH"))
"""Kinds that go to a higher organ."""
_ASKED_BY = re.compile(
    r"(?:Thực hiện|Căn cứ|Theo) (?:Công văn|Kế hoạch|Quyết định|Chỉ thị|Văn bản)\b[^.;]*?\bcủa "
    r"(?P<organ>.+?)(?:,| về| V/v| ngày|\.|$)"
)
_AS_ABOVE = "như trên"


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of Kính gửi."""
    addressees = anatomy.head.addressees
    if addressees:
        yield from judged("TT-36", said.TITLE, addressees, _LOOK)
        yield from _list(anatomy)
    else:
        yield from _missing(anatomy)
    yield from _as_above(anatomy)


def _list(anatomy: Anatomy) -> Iterator[Fault]:
    entries = [line for line in anatomy.head.addressees if line.full.startswith(("-", "–"))]
    wrong = [line for line in entries[:-1] if not line.text.endswith(";")]
    wrong += [line for line in entries[-1:] if not line.text.endswith(".")]
    first = anatomy.head.addressees[0]
    if not first.text.startswith("Kính gửi:"):
        yield Fault("TT-36", said.TITLE, said.written(first.text[:20]), first.text)
    if wrong:
        found = "dấu ở cuối dòng chưa đúng"
        yield Fault("TT-36", said.TITLE, found, wrong[0].text, len(wrong))


def _missing(anatomy: Anatomy) -> Iterator[Fault]:
    if not anatomy.letter and anatomy.kind not in _UPWARDS:
        return
    asked = _who_asked(anatomy)
    first = anatomy.signature.recipients[0].text if anatomy.signature.recipients else ""
    if fold(first) == _AS_ABOVE:
        return
    # Where the receiving organ leads Nơi nhận, as in many reports, it is advice alone.
    if anatomy.letter or (asked and not _names(first, asked)):
        yield Fault("TT-36", said.TITLE, said.MISSING, gravity=WARNING)
    else:
        yield Fault("TT-36", said.TITLE, said.MISSING, gravity=INFO)


def _who_asked(anatomy: Anatomy) -> str:
    """Return the organ that the opening sentence says has asked, "" where it says none."""
    opening = anatomy.body.of(Rank.TEXT, Rank.BASIS)[:1]
    found = _ASKED_BY.match(opening[0].line.text) if opening else None
    return found["organ"] if found else ""


def _names(line: str, organ: str) -> bool:
    """Whether a recipient is the organ: its name, or the beginning of it."""
    named, wanted = fold(line), fold(organ)
    return bool(named) and (named.startswith(wanted) or wanted.startswith(named))


def _as_above(anatomy: Anatomy) -> Iterator[Fault]:
    recipients = anatomy.signature.recipients
    if not recipients:
        return
    first = recipients[0]
    if anatomy.head.addressees and fold(first.text) not in (_AS_ABOVE, "như kính gửi"):
        yield Fault("TT-37", said.SIGNATURE, said.written(first.full, "- Như trên;"), first.full)
    if not anatomy.head.addressees and any(fold(r.text) == _AS_ABOVE for r in recipients):
        yield Fault(
            "TT-37", said.SIGNATURE, "có “- Như trên” mà không có Kính gửi", first.full,
            gravity=ERROR,
        )  # fmt: skip
