"""Fonts, characters and colour: TT-08 to TT-11, TT-84."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from ....wording import layout as said
from ..anatomy import Anatomy
from ..faults import ERROR, INFO, WARNING, Fault
from ..mending import set_type
from ..reading import Document
from ..sections import sections_of
from ..words import Line, Piece

FONT = "Times New Roman"
_LEGACY = re.compile(r"\.vn|vni-", re.IGNORECASE)
_VARIANT = re.compile(r"times ?new ?roman", re.IGNORECASE)
_TWINS = frozenset(("liberation serif", "tinos", "thorndale", "thorndale amt", "times"))
"""Fonts of the same measures, which a program puts in the place of the font that it lacks."""
_OLD_LETTERS = re.compile(r"[A-Za-z][µ¸¹¶·Ñ®¬­¨©][A-Za-z]|[A-Za-z][\ue000-\uf8ff]")
"""What is left of words in TCVN3 where the font was changed and the text was not."""
_DARKEST = 0x26
"""A channel of a colour that nobody tells from black."""

Held = tuple[Line, Piece]


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of fonts, characters and colour, in headers and footers too."""
    lines = [*anatomy.document.lines, *_margins(anatomy.document)]
    held = [(line, piece) for line in lines for piece in line.seen]
    yield from _fonts(held)
    yield from _characters(lines)
    yield from _colours(held)


def _margins(document: Document) -> Iterator[Line]:
    """Yield the lines of the headers and footers that are used."""
    parts: dict[str, None] = {}
    for section in sections_of(document):
        parts |= dict.fromkeys((*section.headers.values(), *section.footers.values()))
    for part in parts:
        yield from document.story(part)


def _fonts(held: Sequence[Held]) -> Iterator[Fault]:
    by_font: dict[str, list[Held]] = {}
    for line, piece in held:
        for font in _used(piece):
            if font.casefold() != FONT.casefold():
                by_font.setdefault(font, []).append((line, piece))
    for font, found in by_font.items():
        yield _font_fault(font, found)


def _used(piece: Piece) -> set[str]:
    """Return the fonts that the letters and digits of a piece are shown in."""
    letters = [letter for letter in piece.text if letter.isalnum()]
    plain = {piece.look.ascii for letter in letters if letter.isascii()}
    return plain | {piece.look.other for letter in letters if not letter.isascii()}


def _font_fault(font: str, found: Sequence[Held]) -> Fault:
    rule, gravity = "TT-08", ERROR
    if _LEGACY.match(font):
        rule = "TT-09"
    elif font.casefold() in _TWINS:
        rule, gravity = "TT-84", INFO
    elif _VARIANT.match(font):
        gravity = INFO
    repairs = [r for _, piece in found for r in set_type(piece, font=FONT)]
    return Fault(
        rule, said.FILE, f"phông {font}", found[0][0].full, len(found), gravity,
        () if rule == "TT-09" else repairs,
    )  # fmt: skip


def _characters(lines: Sequence[Line]) -> Iterator[Fault]:
    apart = [line for line in lines if _is_apart(line)]
    if apart:
        yield Fault(
            "TT-10", said.FILE, "chữ dạng tổ hợp (chữ và dấu rời nhau)", apart[0].full,
            len(apart), INFO,
        )  # fmt: skip
    old = [line for line in lines if _OLD_LETTERS.search(line.typed) and not _is_legacy(line)]
    if old:
        yield Fault("TT-10", said.FILE, "chữ của bảng mã TCVN3", old[0].full, len(old), ERROR)


def _is_apart(line: Line) -> bool:
    typed = "".join(piece.text for piece in line.pieces)
    return not unicodedata.is_normalized("NFC", typed)


def _is_legacy(line: Line) -> bool:
    return any(_LEGACY.match(font) for piece in line.seen for font in _used(piece))


def _colours(held: Sequence[Held]) -> Iterator[Fault]:
    yield from _of_colour(held, lambda p: not is_black(p.look.colour), "chữ không phải màu đen")
    yield from _of_colour(held, lambda p: p.look.marked, "chữ có tô nền")


def _of_colour(held: Sequence[Held], wrong: Callable[[Piece], bool], found: str) -> Iterator[Fault]:
    faulty = [(line, piece) for line, piece in held if wrong(piece)]
    if faulty:
        repairs = [
            r for _, p in faulty
            for r in set_type(p, black=True, not_underlined=not is_black(p.look.colour))
        ]  # fmt: skip
        yield Fault(
            "TT-11", said.FILE, found, faulty[0][0].full, len(faulty), WARNING, repairs
        )  # fmt: skip


def is_black(colour: str) -> bool:
    """Whether a colour of the file is black, or cannot be told from it."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return True
    return all(int(colour[at : at + 2], 16) <= _DARKEST for at in (0, 2, 4))
