"""A document read as lines of words in the order in which they are seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..elements import Element, W, name
from .drawn import drawn_lines
from .looks import Looks, table_style
from .numbering import Numbering
from .source import Source
from .stated import number
from .theme import theme_fonts
from .words import Cell, Line, Piece

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = frozenset(
    name(tag)
    for tag in ("sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml",
                "fldSimple", "bdo", "dir")
)  # fmt: skip
"""What holds text that is seen; w:del and w:moveFrom hold text that is not."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True)
class Document:
    """A document's lines: of its body, and of each header and footer by part."""

    source: Source
    looks: Looks
    numbering: Numbering
    lines: tuple[Line, ...]

    def story(self, part: str) -> list[Line]:
        """Return the lines of a header or footer."""
        return list(_Reader(self.looks, Numbering(None)).block(self.source.tree(part), None))


def read(source: Source) -> Document:
    """Return the document with what its text looks like."""
    fonts = theme_fonts(source.one("theme"), source.one("settings"))
    looks = Looks(source.one("styles"), fonts)
    numbering = Numbering(source.one("numbering"))
    lines = tuple(_Reader(looks, numbering).block(source.body, None))
    return Document(source, looks, numbering, lines)


class _Reader:
    """Walks a story; counts its sections and its lists."""

    def __init__(self, looks: Looks, numbering: Numbering) -> None:
        self._looks = looks
        self._numbering = numbering
        self._section = 0

    def block(self, parent: Element, cell: Cell | None, boxed: bool = False) -> Iterator[Line]:
        """Yield the lines of what holds paragraphs and tables."""
        for element in parent:
            if element.tag == name("p"):
                yield from self._paragraph(element, cell, boxed)
            elif element.tag == name("tbl"):
                yield from self._table(element, boxed)
            elif element.tag in _WRAPPERS or element.tag == f"{_MC}AlternateContent":
                yield from self.block(_branch(element), cell, boxed)

    def _table(self, table: Element, boxed: bool) -> Iterator[Line]:
        columns = len(table.findall(f"{name('tblGrid')}/{name('gridCol')}"))
        for row, element in enumerate(_under(table, "tr")):
            column = 0
            cells = list(_under(element, "tc"))
            for held in cells:
                width, span = _width(held)
                across = 1 if span >= columns > 0 else max(columns, len(cells))
                place = Cell(table, row, column, across, width)
                yield from self.block(held, place, boxed)
                column += span

    def _paragraph(self, paragraph: Element, cell: Cell | None, boxed: bool) -> Iterator[Line]:
        properties = paragraph.find(name("pPr"))
        tables = "" if cell is None else table_style(cell.table, self._looks)
        look = self._looks.paragraph(properties, tables, self._numbering.indents)
        boxes: list[Element] = []
        pieces = tuple(self._pieces(paragraph, look.style, tables, boxes))
        counted = ""
        if look.list not in ("", "0") and any(p.seen for p in pieces):
            counted = self._numbering.next(look.list, look.level)
        yield Line(
            paragraph, pieces, look, counted, cell, self._section, boxed,
            drawn=drawn_lines(paragraph),
        )  # fmt: skip
        for box in boxes:
            yield from self.block(box, None, True)
        if properties is not None and properties.find(name("sectPr")) is not None:
            self._section += 1

    def _pieces(
        self, parent: Element, style: str, tables: str, boxes: list[Element]
    ) -> Iterator[Piece]:
        for element in parent:
            if element.tag == name("r"):
                look = self._looks.run(element.find(name("rPr")), style, tables)
                yield Piece(_text(element, boxes), look, element)
            elif element.tag in _WRAPPERS or element.tag == f"{_MC}AlternateContent":
                yield from self._pieces(_branch(element), style, tables, boxes)


def _branch(element: Element) -> Element:
    """Return the one branch of alternatives that is shown; any other element itself."""
    if element.tag != f"{_MC}AlternateContent":
        return element
    for tag in ("Choice", "Fallback"):
        found = element.find(f"{_MC}{tag}")
        if found is not None:
            return found
    return element


def _text(run: Element, boxes: list[Element]) -> str:
    """Return the text of a run; the text boxes it anchors are added to `boxes`."""
    found: list[str] = []
    for element in run:
        tag = element.tag.removeprefix(f"{{{W}}}") if isinstance(element.tag, str) else ""
        if tag == "t":
            found.append(element.text or "")
        elif tag in _SIGNS:
            found.append("" if element.get(name("type")) == "page" else _SIGNS[tag])
        elif tag == "sym":
            found.append(_symbol(element.get(name("char"), "")))
        elif tag in ("drawing", "pict") or element.tag == f"{_MC}AlternateContent":
            boxes += _branch(element).iter(name("txbxContent"))
    return "".join(found)


def _symbol(code: str) -> str:
    """Return the sign of a code in hexadecimal, a space where it is none."""
    return chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else " "


def _under(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or cells of a row, those in content controls too."""
    for element in parent:
        if element.tag == name(tag):
            yield element
        elif element.tag in _WRAPPERS:
            yield from _under(element, tag)


def _width(cell: Element) -> tuple[float, int]:
    """Return a cell's width in twips, 0 where it is not stated so, and its span of columns."""
    width = cell.find(f"{name('tcPr')}/{name('tcW')}")
    span = cell.find(f"{name('tcPr')}/{name('gridSpan')}")
    stated = width is not None and width.get(name("type"), "dxa") == "dxa"
    length = number(width.get(name("w")), 0) if width is not None and stated else 0.0
    return length, 1 if span is None else max(1, int(number(span.get(name("val")), 1)))
