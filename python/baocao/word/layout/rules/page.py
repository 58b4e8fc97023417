"""Paper and margins: TT-01 to TT-07."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....wording import layout as said
from ..anatomy import Anatomy
from ..faults import Fault
from ..mending import Repair, set_section
from ..sections import TWIPS_PER_MM, Section, sections_of

_SHORT, _LONG = 210, 297
_PAPER_TOLERANCE = 0.53
"""30 twips in millimetres."""
_TOLERANCE = 0.5
_MARGINS = (
    ("TT-03", "top", 20, 25), ("TT-04", "bottom", 20, 25), ("TT-05", "left", 30, 35),
    ("TT-06", "right", 15, 20),
)  # fmt: skip
_REPAIRED = {"top": 20, "bottom": 20, "left": 30, "right": 20}
_TURNED_LEAST = 15


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of paper and margins."""
    sections = sections_of(anatomy.document)
    yield from _paper(sections)
    last = _last_main_section(anatomy)
    # A page that is turned among upright ones holds a wide table (I.2 allows it).
    if all(section.turned for section in sections[: last + 1]):
        yield Fault("TT-02", said.ON_PAGE, "khổ ngang")
    yield from _margins([s for s in sections if not s.turned])
    yield from _turned_margins([s for s in sections if s.turned])


def _last_main_section(anatomy: Anatomy) -> int:
    first = anatomy.appendices[0].lines[0].section if anatomy.appendices else None
    last = max((line.section for line in anatomy.document.lines), default=0)
    return last if first is None else max(first - 1, 0)


def _paper(sections: Sequence[Section]) -> Iterator[Fault]:
    wrong = [s for s in sections if not _is_a4(s)]
    if wrong:
        found = said.listed(
            f"{said.decimal(round(s.width))} mm × {said.decimal(round(s.height))} mm" for s in wrong
        )
        repairs = [
            set_section(
                s.element, "pgSz",
                w=_twips(_LONG if s.turned else _SHORT), h=_twips(_SHORT if s.turned else _LONG),
            )
            for s in wrong
        ]  # fmt: skip
        yield Fault("TT-01", said.ON_PAGE, found, count=len(wrong), repairs=repairs)


def _is_a4(section: Section) -> bool:
    short, long = sorted((section.width, section.height))
    return abs(short - _SHORT) <= _PAPER_TOLERANCE and abs(long - _LONG) <= _PAPER_TOLERANCE


def _margins(sections: Sequence[Section]) -> Iterator[Fault]:
    for rule, side, least, most in _MARGINS:
        wrong = [
            s for s in sections
            if not least - _TOLERANCE <= getattr(s, side) <= most + _TOLERANCE
        ]  # fmt: skip
        if wrong:
            repairs = [_margin(s, side, _REPAIRED[side]) for s in wrong]
            found = said.millimetres(getattr(s, side) for s in wrong)
            yield Fault(rule, said.ON_PAGE, found, count=len(wrong), repairs=repairs)


def _turned_margins(sections: Sequence[Section]) -> Iterator[Fault]:
    narrow = [
        (s, side, getattr(s, side))
        for s in sections
        for side in _REPAIRED
        if getattr(s, side) < _TURNED_LEAST - _TOLERANCE
    ]
    if narrow:
        repairs = [_margin(s, side, _TURNED_LEAST) for s, side, _ in narrow]
        found = said.millimetres(value for _, _, value in narrow)
        yield Fault("TT-07", said.ON_PAGE, found, repairs=repairs)


def _margin(section: Section, side: str, length: float) -> Repair:
    return set_section(section.element, "pgMar", **{side: _twips(length), "gutter": "0"})


def _twips(millimetres: float) -> str:
    return str(round(millimetres * TWIPS_PER_MM))
