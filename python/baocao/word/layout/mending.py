"""Repairs: direct formatting put on a run or a paragraph; never a word changed.

A repair is kept with its fault and carried out only where it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...ooxml.trees import ensured
from ..elements import Element, child_of, name
from . import schema_order
from .words import Line, Piece

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Repair:
    """One change of one element."""

    element: Element
    change: Callable[[Element], None]

    def apply(self) -> Element:
        """Carry it out and return the root of the part that it changed."""
        self.change(self.element)
        root = self.element
        while (above := root.getparent()) is not None:
            root = above
        return root


def set_type(
    piece: Piece, *, size: float | None = None, bold: bool | None = None,
    italic: bool | None = None, font: str = "", black: bool = False, language: str = "",
    not_underlined: bool = False,
) -> Iterator[Repair]:  # fmt: skip
    """Yield what gives a run this type, where it has another."""
    run, look = piece.run, piece.look
    if size is not None and size != look.size:
        for tag in ("sz", "szCs"):
            yield _run(run, tag, val=str(round(size * 2)))
    for wanted, held, tags in ((bold, look.bold, "b bCs"), (italic, look.italic, "i iCs")):
        if wanted is not None and wanted is not held:
            for tag in tags.split():
                yield _run(run, tag, val="1" if wanted else "0")
    if font:
        yield Repair(run, lambda element: _set_font(element, font))
    if black:
        yield Repair(run, _set_black)
    if not_underlined:
        yield _run(run, "u", val="none")
    if language:
        yield _run(run, "lang", val=language)


def _run(run: Element, tag: str, **attributes: str) -> Repair:
    return _stated(run, "rPr", schema_order.RUN, tag, attributes)


def _paragraph(paragraph: Element, tag: str, **attributes: str) -> Repair:
    return _stated(paragraph, "pPr", schema_order.PARAGRAPH, tag, attributes)


def _stated(
    what: Element, properties: str, order: Sequence[str], tag: str, attributes: Mapping[str, str]
) -> Repair:
    """Return the repair that states one property, at its place in the schema's order."""

    def change(element: Element) -> None:
        made = ensured(child_of(element, properties, first=True), tag, order)
        for key, value in attributes.items():
            made.set(name(key), value)

    return Repair(what, change)


def _set_font(run: Element, font: str) -> None:
    fonts = ensured(child_of(run, "rPr", first=True), "rFonts", schema_order.RUN)
    for key in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(name(key), font)
        theme = name("cstheme" if key == "cs" else f"{key}Theme")
        fonts.attrib.pop(theme, "")


def _set_black(run: Element) -> None:
    properties = child_of(run, "rPr", first=True)
    colour = ensured(properties, "color", schema_order.RUN)
    for key in list(colour.attrib):
        del colour.attrib[key]
    colour.set(name("val"), "000000")
    for tag, value in (("highlight", {"val": "none"}), ("shd", {"val": "clear", "fill": "auto"})):
        made = ensured(properties, tag, schema_order.RUN)
        for key in list(made.attrib):
            del made.attrib[key]
        for key, text in value.items():
            made.set(name(key), text)


def set_shape(
    line: Line, *, align: str = "", first: float | None = None, left: float | None = None,
    right: float | None = None, before: float | None = None, single: bool = False,
    apart: bool = False,
) -> Iterator[Repair]:  # fmt: skip
    """Yield what gives a paragraph this shape; lengths in twips. `apart`: no contextual spacing."""
    paragraph = line.paragraph
    if align:
        yield _paragraph(paragraph, "jc", val=align)
    indents = {"firstLine": first, "left": left, "right": right}
    stated = {key: str(round(value)) for key, value in indents.items() if value is not None}
    if stated:
        yield Repair(paragraph, lambda element: _set_indents(element, stated))
    if before is not None:
        yield _paragraph(paragraph, "spacing", before=str(round(before)), beforeAutospacing="0")
    if single:
        yield _paragraph(paragraph, "spacing", line="240", lineRule="auto")
    if apart:
        yield _paragraph(paragraph, "contextualSpacing", val="0")


def _set_indents(paragraph: Element, stated: dict[str, str]) -> None:
    made = ensured(child_of(paragraph, "pPr", first=True), "ind", schema_order.PARAGRAPH)
    if "firstLine" in stated:
        for key in ("hanging", "hangingChars", "firstLineChars"):
            made.attrib.pop(name(key), "")
    for key, other in (("left", "start"), ("right", "end")):
        if key in stated:
            made.attrib.pop(name(other), "")
    for key, value in stated.items():
        made.set(name(key), value)


def set_spaces(run: Element, pattern: str, by: str) -> Repair:
    """Return what changes white space in the texts of a run; letters and signs stay."""

    def change(element: Element) -> None:
        for text in element.iter(name("t")):
            changed = re.sub(pattern, by, text.text or "")
            if "".join(changed.split()) == "".join((text.text or "").split()):
                text.text = changed
                text.set(_XML_SPACE, "preserve")

    return Repair(run, change)


def without_tabs(run: Element) -> Repair:
    """Return what takes the white space from the beginning of a run."""

    def change(element: Element) -> None:
        for child in list(element):
            if child.tag == name("tab"):
                element.remove(child)
            elif child.tag == name("t"):
                child.text = (child.text or "").lstrip()
                if child.text:
                    return

    return Repair(run, change)


def set_section(section: Element, tag: str, **attributes: str) -> Repair:
    """Return what sets attributes of a child of a w:sectPr."""

    def change(element: Element) -> None:
        made = ensured(element, tag, schema_order.SECTION)
        for key, value in attributes.items():
            made.set(name(key), value)

    return Repair(section, change)
