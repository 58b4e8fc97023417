"""Text put in the place of text, in the runs that held it: their formatting stays."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from ...ooxml.trees import Element
from .extent import Extent
from .story import Span, Story, Text, tag_like

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def replace_in(span: Span, extent: Extent, new: str) -> bool:
    """Put `new` where the extent lies; whether it could be done.

    It takes the formatting of the run in which the extent begins. Nothing is done where no text
    stands there that can be changed, or where it was changed before under another bookmark.
    """
    held = [piece for piece in _overlapping(span, extent) if piece[0].editable]
    if not held or any((text.element.text or "") != text.string for text, _, _ in held):
        return False
    for place, (text, start, end) in enumerate(held):
        said = text.string[:start] + (new if place == 0 else "") + text.string[end:]
        _set(text.element, said)
    return True


def _overlapping(span: Span, extent: Extent) -> Iterator[tuple[Text, int, int]]:
    """Yield the texts that an extent touches, each with the letters of it that are touched."""
    offset = 0
    for string, text in span.pieces():
        start, end = max(extent[0] - offset, 0), min(extent[1] - offset, len(string))
        if text is not None and start < end:
            yield text, start, end
        offset += len(string)


def replace_cell(story: Story, cell: Element, new: str) -> bool:
    """Put `new` in the place of all that a cell says; whether it says anything yet."""
    paragraphs = cell.iter(tag_like(cell, "p"))
    texts = [t for paragraph in paragraphs for t in story.texts(paragraph) if t.editable]
    for place, text in enumerate(texts):
        _set(text.element, new if place == 0 else "")
    return bool(texts)


def formatting_near(cell: Element) -> Element | None:
    """Return a copy of the run formatting of a row's first run; None where it has none."""
    row = next(cell.iterancestors(tag_like(cell, "tr")), cell)
    run = next(row.iter(tag_like(cell, "r")), None)
    return run_formatting(run)


def run_formatting(run: Element | None) -> Element | None:
    """Return a copy of a run's formatting, tracked changes of it left out."""
    found = None if run is None else run.find(tag_like(run, "rPr"))
    if found is None:
        return None
    kept = deepcopy(found)
    for tracked in ("rPrChange", "ins", "del", "moveFrom", "moveTo"):
        for change in list(kept.iter(tag_like(kept, tracked))):
            kept.remove(change)
    return kept


def _set(element: Element, text: str) -> None:
    element.text = text
    if text != text.strip() or "  " in text:
        element.set(_SPACE, "preserve")
