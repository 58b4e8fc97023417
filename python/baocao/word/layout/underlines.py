"""The lines under a text: drawn, typed as underscores, or the border of a paragraph.

All three occur in issued documents; the decree's own samples are typed (LAYOUT.md, §8).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..metrics import text_width
from .words import Line

_UNDERSCORE = 0.5
"""The width of "_" in type of one point."""
_RAISED = 0.58
"""How large Word shows superscript."""
UNKNOWN = 0.0


def lengths(lines: Iterable[Line]) -> list[float]:
    """Return the lengths in points of the lines that stand there; UNKNOWN where it is not told."""
    found: list[float] = []
    drawn: set[int] = set()
    for line in lines:
        if line.is_rule:
            found.append(_typed(line))
        # The parts of one paragraph share what is drawn in it.
        if id(line.paragraph) not in drawn:
            drawn.add(id(line.paragraph))
            found += line.drawn
        if line.look.underlined:
            found.append(UNKNOWN)
    return found


def _typed(line: Line) -> float:
    return sum(
        piece.text.count("_")
        * _UNDERSCORE
        * piece.look.size
        * (_RAISED if piece.look.raised else 1)
        for piece in line.pieces
    )


def widths(lines: Sequence[Line]) -> list[float]:
    """Return the widths in points of lines of text in bold."""
    return [text_width(line.text, line.size) for line in lines]
