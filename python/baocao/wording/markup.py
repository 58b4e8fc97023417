"""The light marks of "Nội dung": lines, list items, `*italic*`, `{{ figures }}`.

Everything else is text and comes through as it was typed: "<b>", "&", "{%".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..core.figure_grammar import Drawing, Piece, Unbalanced, Words, pieces
from ..core.report import Paragraph, Run
from .facts import Drawn, Unknown

BODY_STYLE = "BC Nội dung"
LIST_STYLE = "BC Gạch đầu dòng"
LIST_MARK = "- "

Draw = Callable[[Drawing], Drawn | Unknown]

_ITALIC = re.compile(r"(?<![\w*])\*(?=[\w(“\"‘'\[])([^*]+)(?<=[\w.)”\"’'\]%,;:!?…])\*(?![\w*])")
_EXCERPT = 30
_LINE_ENDS = re.compile(r"\r\n|\r|\n|\v|\u2028")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u200b\u2060\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a line; `fixed` text holds no marks, `figure` says what it was drawn by."""

    text: str
    fixed: bool = False
    figure: str = ""


@dataclass(frozen=True)
class Marked:
    """Paragraphs made of marked text, and the drawings in it that had no full answer."""

    paragraphs: tuple[Paragraph, ...]
    unknown: tuple[tuple[str, Unknown], ...] = ()
    """What was typed, and why it could not be drawn."""
    blank: tuple[str, ...] = ()
    """Expressions that nobody gave a value."""


def marked(text: str, draw: Draw) -> Marked:
    """Return the paragraphs of a text with light marks; a drawing without answer stays as typed."""
    lines: list[list[_Part]] = [[]]
    unknown: list[tuple[str, Unknown]] = []
    blank: list[str] = []
    cut = pieces(unicodedata.normalize("NFC", text))
    for place, piece in enumerate(cut, 1):
        if isinstance(piece, Words):
            _add_lines(lines, piece.raw)
            continue
        answer = _answer(piece, draw)
        if isinstance(answer, Unknown):
            unknown.append((_excerpt(piece, cut[place : place + 1]), answer))
            lines[-1].append(_Part(_on_one_line(piece.raw), fixed=True))
            continue
        if answer.missing:
            blank.append(answer.expression)
        lines[-1].append(_Part(_printable(answer.text), True, answer.expression))
    made = [paragraph for line in lines if (paragraph := _paragraph(line))]
    return Marked(tuple(made), tuple(unknown), tuple(dict.fromkeys(blank)))


def _answer(piece: Drawing | Unbalanced, draw: Draw) -> Drawn | Unknown:
    if isinstance(piece, Drawing):
        return draw(piece)
    return Unknown("unbalanced-braces", "}}" if piece.raw == "{{" else "{{")


def _excerpt(piece: Drawing | Unbalanced, following: list[Piece]) -> str:
    """Return what a finding quotes: the drawing as typed, or lone braces and what follows them."""
    if isinstance(piece, Unbalanced) and piece.raw == "{{" and following:
        return _on_one_line(piece.raw + following[0].raw[:_EXCERPT]).rstrip()
    return _on_one_line(piece.raw)


def _add_lines(lines: list[list[_Part]], text: str) -> None:
    first, *rest = _LINE_ENDS.split(text)
    lines[-1].append(_Part(_printable(first)))
    lines.extend([_Part(_printable(line))] for line in rest)


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("", text).replace("\t", " ")


def _on_one_line(text: str) -> str:
    return _printable(_LINE_ENDS.sub(" ", text))


def _paragraph(parts: list[_Part]) -> Paragraph | None:
    """Return the line as a paragraph, or None where it holds nothing but spaces."""
    runs = _stripped([run for run in _runs(parts) if run.text])
    text = "".join(run.text for run in runs)
    if not text:
        return None
    return Paragraph(LIST_STYLE if text.startswith(LIST_MARK) else BODY_STYLE, tuple(runs))


def _runs(parts: list[_Part]) -> Iterator[Run]:
    masked = "".join("x" * len(part.text) if part.fixed else part.text for part in parts)
    stars = {
        place for found in _ITALIC.finditer(masked) for place in (found.start(), found.end() - 1)
    }
    italic, start = False, 0
    for part in parts:
        end = start + len(part.text)
        begin = start
        for star in sorted(place for place in stars if start <= place < end):
            yield Run(part.text[begin - start : star - start], italic, part.figure)
            italic, begin = not italic, star + 1
        yield Run(part.text[begin - start :], italic, part.figure)
        start = end


def _stripped(runs: list[Run]) -> list[Run]:
    """Return the runs without spaces at the paragraph's ends."""
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if runs:
        runs[0] = Run(runs[0].text.lstrip(), runs[0].italic, runs[0].figure)
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].italic, runs[-1].figure)
    return runs
