"""Numbers typed beside a figure's unit word, outside every anchor.

A plain number counts only beside its figure's unit word. Where a figure's anchor is gone, such a
number is what is left of it; where none is lost, a number that no value of the figure bears out
contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...core.cells import CellRef
from ...core.figure_grammar import drawing
from ...core.names import NARRATIVE
from ...core.submission import Section
from ...core.text import name_key
from ...ooxml.trees import Element
from ...wording.contradictions.claims import contradicting_numbers, typed_claims
from ...wording.contradictions.sentences import sentences
from .matching import Match
from .opening import Opened
from .places import Places, in_table
from .story import Story
from .today import Today

_DRAWN = "￼"
"""What stands for an anchored figure, so that it is not taken for typed."""


@dataclass(frozen=True)
class TypedNumber:
    """A number beside a unit word: as typed ("12 chuyên mục"), and where."""

    typed: str
    value: int
    names: frozenset[str]
    """The figures that the unit word may mean, by core.text.name_key."""
    paragraph: Element


@dataclass(frozen=True)
class Contradiction:
    """A typed number that no value of its figure bears out."""

    typed: str
    name: str
    value: str
    paragraph: Element | None


def typed_numbers(opened: Opened, today: Today) -> list[TypedNumber]:
    """Return the typed numbers beside a unit word, in the order of reading."""
    story = opened.stories[opened.main]
    return [
        TypedNumber(typed, value, frozenset(map(name_key, names)), paragraph)
        for paragraph in _paragraphs(story)
        for sentence in sentences(_typed_text(story, paragraph))
        for typed, value, names in typed_claims(sentence, today.facts)
    ]


def left_of(match: Match, numbers: Sequence[TypedNumber]) -> TypedNumber | None:
    """Return the typed number that is left of a figure whose anchor is gone, None where none is."""
    name = name_key(drawing(match.expression).name)
    near = match.span.paragraph if match.span else None
    candidates = [number for number in numbers if name in number.names]
    candidates.sort(key=lambda number: (number.paragraph is not near, not _says(number, match)))
    return candidates[0] if candidates else None


def _says(number: TypedNumber, match: Match) -> bool:
    """Whether a typed number is the figure as it was drawn, or as it is today."""
    typed = number.typed.split(" ")[0].lstrip("0")
    return typed in {(match.drawn or "").lstrip("0"), match.now.lstrip("0")}


def contradictions(opened: Opened, today: Today, places: Places) -> Iterator[Contradiction]:
    """Yield the typed numbers that contradict the figures, section by section.

    Sections that look ahead are not asked, nor are tables.
    """
    story = opened.stories[opened.main]
    ahead = {item.code for item in today.outline if item.ahead}
    sections: dict[str, list[Element]] = {}
    for paragraph in _paragraphs(story):
        sections.setdefault(places.code(paragraph), []).append(paragraph)
    for code, paragraphs in sections.items():
        if code and code not in ahead:
            yield from _contradicting(story, code, paragraphs, today)


def _contradicting(
    story: Story, code: str, paragraphs: Sequence[Element], today: Today
) -> Iterator[Contradiction]:
    texts = {paragraph: _typed_text(story, paragraph) for paragraph in paragraphs}
    said = [sentence for text in texts.values() for sentence in sentences(text)]
    section = Section(code, "", "", CellRef(NARRATIVE, 1, 1))
    for finding in contradicting_numbers(section, said, today.facts, today.unit_names):
        typed = str(finding.details["raw"])
        place = next((p for p, text in texts.items() if typed in " ".join(text.split())), None)
        name, value = str(finding.details["name"]), str(finding.details["value"])
        yield Contradiction(typed, name, value, place)


def _paragraphs(story: Story) -> list[Element]:
    return [p for p in story.paragraphs if story.texts(p) and in_table(p) is None]


def _typed_text(story: Story, paragraph: Element) -> str:
    """Return a paragraph's words, a sign in the place of each anchored figure."""
    anchored = story.anchored
    return "".join(_DRAWN if t in anchored else t.string for t in story.texts(paragraph))
