"""Single cells of a sheet's part given other text, their styles kept, all else as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from ...core.cells import CellRef
from ...ooxml.trees import Element, child, children, local, serialized, tag, tree

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODE = re.compile("(_x[0-9a-fA-F]{4}_)")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST = 32_767
"""UTF-16 code units a cell may hold: Excel counts a letter beyond the basic plane twice."""


def cell_text(text: str) -> str:
    """Return the text as a cell can hold it: no control characters, not longer than Excel takes."""
    held = text if text.isprintable() else _NOT_XML.sub("", text)
    if len(held) <= _LONGEST // 2:
        return held
    return held.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")


def escaped(text: str) -> str:
    """Return the text with what a cell would read as the code of a character written as itself."""
    return _CODE.sub(r"_x005F\1", text) if "_x" in text else text


def patched(data: bytes, part: str, texts: Mapping[str, str]) -> bytes:
    """Return the sheet with the text of some cells (by address) replaced; "" empties a cell."""
    root = tree(data, part)
    rows = child(root, "sheetData")
    if rows is None:
        return data
    for place in sorted(CellRef.parse("", address) for address in texts):
        row = _element(rows, "row", place.row, str(place.row))
        cell = _element(row, "c", place.column, place.address)
        set_text(cell, cell_text(texts[place.address]))
    return serialized(root)


def set_text(cell: Element, text: str) -> None:
    """Make a cell hold plain text, its style kept."""
    for element in list(cell):
        cell.remove(element)
    cell.attrib.pop("t", "")
    if not text:
        return
    cell.set("t", "inlineStr")
    inline = etree.SubElement(cell, tag(cell, "is"))
    held = etree.SubElement(inline, tag(cell, "t"))
    held.text = escaped(text)
    if text != text.strip() or "\n" in text:
        held.set(_SPACE, "preserve")


def _element(parent: Element, name: str, number: int, reference: str) -> Element:
    """Return the row or cell of a number, made at its place where it is not there."""
    place = 0
    last = 0
    for index, element in enumerate(parent):
        if local(element) != name:
            continue
        last = _number(element, last)
        if last == number:
            return element
        if last < number:
            place = index + 1
    made = parent.makeelement(tag(parent, name))
    made.set("r", reference)
    parent.insert(place, made)
    return made


def _number(element: Element, last: int) -> int:
    """Return the row's or cell's number; some programs leave it to be counted."""
    reference = element.get("r")
    if reference is None:
        return last + 1
    return int(reference) if reference.isdecimal() else CellRef.parse("", reference).column


def cells(root: Element) -> list[Element]:
    """Return all cells of a sheet."""
    rows = child(root, "sheetData")
    return [] if rows is None else [c for row in children(rows, "row") for c in children(row, "c")]
