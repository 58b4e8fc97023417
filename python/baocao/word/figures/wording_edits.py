"""Default sentences of a document put in today's words, where a person asks for it."""

from __future__ import annotations

from copy import deepcopy

from ...core.report import Paragraph
from ...ooxml.trees import Element
from ..elements import make
from ..tags import Anchors
from .replacing import run_formatting
from .story import tag_like
from .wordings import WordingChange


def replace_wording(change: WordingChange, anchors: Anchors) -> None:
    """Write today's sentences into the paragraphs that held the old ones, in their formatting."""
    held = list(change.paragraphs)
    last = held[0]
    for place, said in enumerate(change.today):
        if place < len(held):
            paragraph = held[place]
        else:
            paragraph = _like(held[-1])
            last.addnext(paragraph)
        _write(paragraph, held[0], said, anchors)
        last = paragraph
    for gone in held[len(change.today) :]:
        _take_out(gone)


def _write(paragraph: Element, like: Element, said: Paragraph, anchors: Anchors) -> None:
    formatting = run_formatting(next(like.iter(tag_like(like, "r")), None))
    _empty(paragraph)
    for run in said.runs:
        given = deepcopy(formatting)
        if run.italic:
            given = given if given is not None else make("rPr")
            given = _italic(given)
        paragraph.extend(anchors.runs(run, given))
    anchors.sentence(paragraph, said)


def _italic(formatting: Element) -> Element:
    """Return the formatting with italics, at their place in the schema's order."""
    if formatting.find(tag_like(formatting, "i")) is None:
        before = ("rStyle", "rFonts", "b", "bCs")
        place = sum(1 for e in formatting if e.tag in {tag_like(formatting, t) for t in before})
        formatting.insert(place, make("i"))
        formatting.insert(place + 1, make("iCs"))
    return formatting


def _like(paragraph: Element) -> Element:
    """Return an empty paragraph of the same properties; a section's end stays where it is."""
    new = make("p")
    properties = paragraph.find(tag_like(paragraph, "pPr"))
    if properties is not None:
        copied = deepcopy(properties)
        for ending in copied.findall(tag_like(copied, "sectPr")):
            copied.remove(ending)
        new.append(copied)
    return new


def _empty(paragraph: Element) -> None:
    for child in [e for e in paragraph if e.tag != tag_like(paragraph, "pPr")]:
        paragraph.remove(child)


def _take_out(paragraph: Element) -> None:
    """Remove a paragraph; one that ends a section only loses its words."""
    parent = paragraph.getparent()
    if paragraph.find(f".//{tag_like(paragraph, 'sectPr')}") is not None or parent is None:
        _empty(paragraph)
    else:
        parent.remove(paragraph)
