"""A document's words as they are seen: pieces of one look, lines of text, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...core.text import clean
from ..elements import Element
from .looks import ParagraphLook, RunLook

LEFT, RIGHT = "left", "right"


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A stretch of text of one run; `run` is the w:r."""

    text: str
    look: RunLook
    run: Element

    @property
    def seen(self) -> bool:
        """Whether it puts ink on the paper."""
        return bool(self.text.strip(" \t\n\u00a0")) and not self.look.hidden


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell of a table: `column` of `columns`, counted from 0 by the table's grid."""

    table: Element
    row: int
    column: int
    columns: int
    width: float
    """In twips; 0 where the file does not say."""


@dataclass(frozen=True, eq=False)
class Line:
    """One line of words as its writer made it: a paragraph, or the part of one between tabs and
    line breaks.
    """

    paragraph: Element
    pieces: tuple[Piece, ...]
    look: ParagraphLook
    number: str = ""
    """The number or bullet that Word writes before it."""
    cell: Cell | None = None
    section: int = 0
    boxed: bool = False
    """Whether it stands in a text box."""
    side: str = ""
    """LEFT or RIGHT where it shares its line with another, "" where it has all of it."""
    whole: bool = True
    """Whether it is its whole paragraph."""
    drawn: tuple[float, ...] = field(default=())
    """The lengths in points of the lines that are drawn in its paragraph."""

    @property
    def typed(self) -> str:
        """The text as it is typed, in NFC."""
        return unicodedata.normalize("NFC", "".join(p.text for p in self.pieces))

    @property
    def text(self) -> str:
        """The text in NFC, spaces made one, without Word's own number."""
        return clean(self.typed)

    @property
    def full(self) -> str:
        """The text with Word's own number before it."""
        return f"{self.number} {self.text}".strip()

    @property
    def seen(self) -> tuple[Piece, ...]:
        """The pieces that put ink on the paper."""
        return tuple(p for p in self.pieces if p.seen)

    @property
    def capital(self) -> bool:
        """Whether all of it shows in capitals."""
        shown = "".join(p.text.upper() if p.look.capitals else p.text for p in self.seen)
        return any(map(str.isalpha, shown)) and shown == shown.upper()

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.seen) and all(p.look.bold for p in self.seen)

    @property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return bool(self.seen) and all(p.look.italic for p in self.seen)

    @property
    def size(self) -> float:
        """The size in points of most of its letters; 0 where it has none."""
        counted: dict[float, int] = {}
        for piece in self.seen:
            counted[piece.look.size] = counted.get(piece.look.size, 0) + len(piece.text)
        return max(counted, key=lambda size: counted[size]) if counted else 0

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle: no indent shifts it."""
        look = self.look
        return look.align == "center" and abs(look.first) < 30 and abs(look.left - look.right) < 120

    @property
    def is_rule(self) -> bool:
        """Whether it is nothing but a typed line ("_____")."""
        return bool(re.fullmatch(r"[_\-–—*]{3,}[\s_\-–—*]*", self.text))


def split_lines(line: Line) -> list[Line]:
    """Return the lines that a paragraph shows: parted at line breaks, and at a tab or a gap that
    sets two texts side by side.
    """
    found: list[Line] = []
    for pieces in _parted(line.pieces, "\n"):
        shown = [group for group in _parted(pieces, "\t") if any(p.seen for p in group)]
        if len(shown) == 2:
            sides = zip(shown, (LEFT, RIGHT), strict=True)
            found += [replace(line, pieces=tuple(g), side=s, whole=False) for g, s in sides]
        elif shown or not found:
            found.append(replace(line, pieces=tuple(pieces), side=_side(line), whole=False))
    if len(found) == 1 and found[0].side == _side(line):
        return [replace(line, side=_side(line))]
    return found


def _side(line: Line) -> str:
    cell = line.cell
    if cell is None or cell.columns < 2:
        return ""
    return LEFT if cell.column == 0 else RIGHT


def _parted(pieces: Sequence[Piece], sign: str) -> list[list[Piece]]:
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        for place, text in enumerate(piece.text.split(sign)):
            if place:
                groups.append([])
            if text or not place:
                groups[-1].append(replace(piece, text=text))
    return groups
