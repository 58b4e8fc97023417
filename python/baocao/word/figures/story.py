"""The text of a part as a reader sees it, and the stretches of it that lie in our bookmarks.

Deleted and moved-away text of tracked changes does not count, inserted text does. A bookmark's ends
may lie anywhere: in other paragraphs, between paragraphs, inside hyperlinks and insertions; its
text may be cut into any number of runs. Names are those of the part's own namespace, transitional
or strict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ...ooxml.trees import Element
from ..tags import PREFIX, SENTENCE_PREFIX, TABLE_PREFIX

_OURS = re.compile(rf"(?:{PREFIX}|{SENTENCE_PREFIX}|{TABLE_PREFIX})\d+")
_FIGURE = re.compile(rf"{PREFIX}\d+(?:_([0-9a-f]{{8}}))?")
_KEYED = re.compile(rf"(?:{SENTENCE_PREFIX}|{TABLE_PREFIX})\d+_([0-9a-f]{{8}})")
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(eq=False, slots=True)
class Text:
    """One piece of text: the element that holds it, and its paragraph."""

    element: Element
    string: str
    paragraph: Element | None
    editable: bool
    """Whether it is a `w:t`, whose text can be changed."""


@dataclass(eq=False, slots=True)
class Span:
    """What lies in one bookmark, in the order of reading."""

    name: str
    start: Element
    texts: list[Text] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in the bookmark; paragraphs are apart by a line feed."""
        return "".join(piece for piece, _ in self.pieces())

    def pieces(self) -> Iterator[tuple[str, Text | None]]:
        """Yield each stretch with its text; None for a border of paragraphs."""
        before: Text | None = None
        for text in self.texts:
            if before is not None and before.paragraph is not text.paragraph:
                yield "\n", None
            yield text.string, text
            before = text

    @property
    def paragraph(self) -> Element | None:
        """The paragraph that the text begins in, else the one where the bookmark stands."""
        if self.texts:
            return self.texts[0].paragraph
        return next(self.start.iterancestors(tag_like(self.start, "p")), None)


class Story:
    """One part's texts and bookmarks. The tree may be edited; what was read stays as it was."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.spans: dict[str, list[Span]] = {}
        """Our bookmarks by name; a name may stand twice (a text box and its older twin)."""
        self._by_paragraph: dict[Element, list[Text]] = {}
        self.paragraphs: list[Element] = []
        self._read()

    @property
    def anchors_a_figure(self) -> bool:
        """Whether a bookmark tells by its own name which figure it is."""
        return any(figure_digest(name) or key_digest(name) for name in self.spans)

    def texts(self, paragraph: Element) -> Sequence[Text]:
        """Return a paragraph's texts."""
        return self._by_paragraph.get(paragraph, ())

    def text(self, paragraph: Element) -> str:
        """Return a paragraph's words."""
        return "".join(text.string for text in self.texts(paragraph))

    @cached_property
    def anchored(self) -> frozenset[Text]:
        """The texts that lie in a figure's bookmark."""
        spans = [s for name, found in self.spans.items() if is_figure(name) for s in found]
        return frozenset(text for span in spans for text in span.texts)

    def _read(self) -> None:
        named = {tag_like(self.root, sign): text for sign, text in _SIGNS.items()}
        text_tag, paragraph_tag, start_tag, end_tag, run_tag = (
            tag_like(self.root, tag) for tag in ("t", "p", "bookmarkStart", "bookmarkEnd", "r")
        )
        gone = self._gone()
        open_spans: dict[str, Span] = {}
        for element in self.root.iter(text_tag, paragraph_tag, start_tag, end_tag, *named):
            if element.tag == paragraph_tag:
                self.paragraphs.append(element)
            elif element.tag == start_tag:
                self._begin(element, open_spans)
            elif element.tag == end_tag:
                open_spans.pop(_id(element), None)
            elif element not in gone and _in_run(element, run_tag):
                self._take(element, named.get(element.tag), open_spans, paragraph_tag)

    def _begin(self, element: Element, open_spans: dict[str, Span]) -> None:
        name = element.get(tag_like(element, "name"), "")
        if _OURS.match(name):
            span = Span(name, element)
            self.spans.setdefault(name, []).append(span)
            open_spans[_id(element)] = span

    def _take(
        self, element: Element, sign: str | None, open_spans: dict[str, Span], paragraph_tag: str
    ) -> None:
        paragraph = next(element.iterancestors(paragraph_tag), None)
        text = Text(element, sign or element.text or "", paragraph, sign is None)
        if paragraph is not None:
            self._by_paragraph.setdefault(paragraph, []).append(text)
        for span in open_spans.values():
            span.texts.append(text)

    def _gone(self) -> frozenset[Element]:
        """Return all that tracked changes took away."""
        taken = self.root.iter(tag_like(self.root, "del"), tag_like(self.root, "moveFrom"))
        return frozenset(inside for change in taken for inside in change.iter())


def _in_run(element: Element, run_tag: str) -> bool:
    """Whether the element is text of a run: `w:tab` is also a stop of a paragraph's properties."""
    parent = element.getparent()
    return parent is not None and parent.tag == run_tag


def _id(element: Element) -> str:
    return element.get(tag_like(element, "id"), "")


def tag_like(element: Element, tag: str) -> str:
    """Return the full name of a tag in the namespace of `element`."""
    return f"{str(element.tag).rpartition('}')[0]}}}{tag}"


def is_figure(name: str) -> bool:
    """Whether a bookmark's name is that of a figure (a program may have added to it)."""
    return _FIGURE.match(name) is not None


def figure_digest(name: str) -> str:
    """Return what a figure's bookmark says of its expression; "" where it says nothing."""
    found = _FIGURE.match(name)
    return (found[1] or "") if found else ""


def key_digest(name: str) -> str:
    """Return what a sentence's or a table's bookmark says of its key; "" of another bookmark."""
    found = _KEYED.match(name)
    return found[1] if found else ""
