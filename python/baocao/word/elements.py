"""WordprocessingML elements: names, building, and text that is safe in XML.

Lengths are in twips (1/20 pt) unless a name says otherwise; sizes of type in half-points.
"""

from __future__ import annotations

import re

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"

Element = etree._Element

EMU_PER_POINT = 12_700

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What XML 1.0 cannot hold; a pasted text may carry it.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"(\t|\r\n|\r|\n)")


def name(tag: str) -> str:
    """Return the full name of a tag of WordprocessingML ("p")."""
    return f"{{{W}}}{tag}"


def make(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return an element of WordprocessingML with attributes of the same namespace."""
    element = etree.Element(name(tag), nsmap={"w": W})
    for key, value in attributes.items():
        element.set(name(key), str(value))
    element.extend(children)
    return element


def safe_text(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def make_run(text: str, properties: Element | None = None) -> Element:
    """Return a run of the text; tabs and line breaks become Word's own."""
    run = make("r")
    if properties is not None:
        run.append(properties)
    for piece in _BREAKS.split(safe_text(text)):
        if piece == "\t":
            run.append(make("tab"))
        elif _BREAKS.fullmatch(piece):
            run.append(make("br"))
        elif piece:
            run.append(_text(piece))
    return run


def _text(piece: str) -> Element:
    text = make("t")
    text.text = piece
    if piece != piece.strip() or "  " in piece:
        text.set(_XML_SPACE, "preserve")
    return text


def make_paragraph(style: str, *runs: Element) -> Element:
    """Return a paragraph in the style of this id."""
    return make("p", make("pPr", make("pStyle", val=style)), *runs)


def keep_with_next(paragraph: Element) -> None:
    """Keep the paragraph on the page of what follows it."""
    properties = child_of(paragraph, "pPr", first=True)
    # The schema wants it right after the style.
    properties.insert(len(properties.findall(name("pStyle"))), make("keepNext"))


def text_of(element: Element) -> str:
    """Return the text under an element, as far as `w:t` holds it."""
    return "".join(text.text or "" for text in element.iter(name("t")))


def child_of(parent: Element, tag: str, first: bool = False) -> Element:
    """Return the child of this tag, made where it is missing (`first`: as the first child)."""
    found = parent.find(name(tag))
    if found is None:
        found = make(tag)
        parent.insert(0 if first else len(parent), found)
    return found
