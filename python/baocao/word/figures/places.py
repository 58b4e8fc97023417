"""Where in a report something stands: its section by the headings above it, and its words."""

from __future__ import annotations

from ...ooxml.trees import Element
from ..tags import SENTENCE_PREFIX, digest
from .opening import Opened
from .story import Story, key_digest, tag_like
from .today import Today, heading_key

_BEGINNING = "đoạn mở đầu"
_BESIDE = "ngoài phần nội dung"
_ROOM = 45
"""Letters told on each side of a figure."""


class Places:
    """The sections of a document's paragraphs."""

    def __init__(self, opened: Opened, today: Today) -> None:
        self._sections: dict[Element, tuple[str, str]] = {}
        story = opened.stories[opened.main]
        self._anchored(story, today)
        code, label = "", _BEGINNING
        for paragraph in story.paragraphs:
            item = today.headings.get(heading_key(story.text(paragraph)))
            if item is not None:
                code, label = item.code, _named(item.code, item.heading)
            self._sections.setdefault(paragraph, (code, label))

    def _anchored(self, story: Story, today: Today) -> None:
        """Note the section of default sentences, which their bookmarks tell."""
        labels = {
            digest(i.code): (i.code, _named(i.code, "") if i.heading else i.label.lower())
            for i in today.outline
            if i.code
        }
        for name, spans in story.spans.items():
            known = labels.get(key_digest(name)) if name.startswith(SENTENCE_PREFIX) else None
            for span in spans if known else ():
                if span.paragraph is not None and known:
                    self._sections[span.paragraph] = known

    def code(self, paragraph: Element | None) -> str:
        """Return the code of the section that a paragraph stands in, "" for none."""
        return self._sections.get(paragraph, ("", ""))[0] if paragraph is not None else ""

    def label(self, paragraph: Element | None) -> str:
        """Return how a finding calls the place of a paragraph."""
        if paragraph is None:
            return ""
        return self._sections.get(paragraph, ("", _BESIDE))[1]


def _named(code: str, heading: str) -> str:
    return f"mục {code}" if code else heading


def excerpt(story: Story, paragraph: Element | None, around: str = "") -> str:
    """Return a paragraph's words, of a long one those near the text `around`."""
    if paragraph is None:
        return ""
    words = " ".join(story.text(paragraph).split())
    place = max(words.find(" ".join(around.split())), 0) if around else 0
    start, end = max(0, place - _ROOM), place + len(around) + _ROOM
    before = "…" if start > 0 else ""
    after = "…" if end < len(words) else ""
    return f"{before}{words[start:end].strip()}{after}"


def in_table(element: Element) -> Element | None:
    """Return the innermost table that an element stands in, None outside tables."""
    return next(element.iterancestors(tag_like(element, "tbl")), None)
