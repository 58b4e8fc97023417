"""Default sentences that the figures of today would word otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...core.report import Paragraph
from ...core.text import clean
from ...ooxml.trees import Element
from .opening import Opened
from .story import Story, tag_like
from .today import Today


@dataclass(frozen=True)
class WordingChange:
    """Default sentences of one key: where they stand in the document, and how they read today."""

    key: str
    paragraphs: Sequence[Element]
    """Those of the document that hold the sentences' bookmarks; none where they are lost."""
    text: str
    """What stands there."""
    today: Sequence[Paragraph]
    drawn: Sequence[str]
    """The wordings that were drawn, figures aside: see Paragraph.wording."""
    said: Sequence[str]
    """The wordings that stand there."""

    @property
    def now(self) -> str:
        """Today's sentences as one text."""
        return " ".join(paragraph.text for paragraph in self.today)

    @property
    def untouched(self) -> bool:
        """Whether no person has changed the words since they were drawn."""
        return list(self.said) == list(self.drawn)

    @property
    def done_by_hand(self) -> bool:
        """Whether a person has already put the sentences in today's words."""
        return list(self.said) == _wordings(self.today)


def wording_changes(opened: Opened, today: Today) -> Iterator[WordingChange]:
    """Yield the default sentences whose wording, figures aside, is another today.

    A section that its writer has since typed into the workbook has no default wording any more; an
    earlier version of the program listed none.
    """
    if not opened.listed.knows_wording:
        return
    listed = opened.listed.wordings
    keys = dict.fromkeys([*listed, *(key for key in today.wordings if "/" in key)])
    for key in keys:
        now = today.wordings.get(key, ())
        if not now and "/" not in key:
            continue
        was = [clean(wording) for wording in listed.get(key, ())]
        if was != _wordings(now):
            yield _change(key, opened, now, was)


def _wordings(said: Sequence[Paragraph]) -> list[str]:
    return [clean(paragraph.wording) for paragraph in said]


def _change(
    key: str, opened: Opened, now: Sequence[Paragraph], drawn: Sequence[str]
) -> WordingChange:
    story = opened.stories[opened.main]
    names = [s.bookmark for s in opened.listed.sentences if s.key == key]
    paragraphs = _paragraphs(story, names)
    text = " ".join(" ".join(story.text(p).split()) for p in paragraphs)
    said = [_said(story, opened, p) for p in paragraphs]
    return WordingChange(key, paragraphs, text, now, drawn, said)


def _said(story: Story, opened: Opened, paragraph: Element) -> str:
    """Return the words of a paragraph with each figure's expression in its place."""
    texts = story.texts(paragraph)
    figure = {
        text: (name, opened.listed.figures[name][0])
        for name in opened.listed.figures
        for span in story.spans.get(name, ())
        for text in span.texts
        if text.paragraph is paragraph
    }
    words: list[str] = []
    before = ""
    for text in texts:
        name, expression = figure.get(text, ("", ""))
        if not name:
            words.append(text.string)
        elif name != before:
            words.append(f"{{{{ {expression} }}}}")
        before = name
    return clean("".join(words))


def _paragraphs(story: Story, names: Sequence[str]) -> list[Element]:
    """Return the paragraphs in which the bookmarks of these names begin."""
    starts = [span.start for name in names for span in story.spans.get(name, ())[:1]]
    found = (next(s.iterancestors(tag_like(s, "p")), None) for s in starts)
    return list(dict.fromkeys(p for p in found if p is not None))
