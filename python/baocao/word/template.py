"""A report template opened: its styles by name, its two parts (report and appendix), its width."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from lxml import etree

from ..errors import DeclarationError
from ..ooxml.package import Package
from .elements import Element, name, safe_text


class Template:
    """A report.docx as an office left it. `body` is edited in place."""

    def __init__(self, path: Path) -> None:
        """Open the template; DeclarationError where it is not there, PackageError where broken."""
        try:
            self.data = path.read_bytes()
        except OSError:
            raise DeclarationError(path.name, "", "không đọc được tệp mẫu Word này") from None
        self._path = path
        self.package = Package(self.data)
        self.part = self.package.main_part()
        self.document = self.parsed(self.part)
        body = self.document.find(name("body"))
        if body is None or body.find(name("sectPr")) is None:
            raise DeclarationError(path.name, "", "không phải là tài liệu Word")
        self.body = body

    def parsed(self, part: str) -> Element:
        """Return a part's root element."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self.package.read(part), parser)

    @property
    def last_section(self) -> Element:
        """The properties of the last section."""
        section = self.body.find(name("sectPr"))
        assert section is not None
        return section

    def parts(self) -> tuple[list[Element], list[Element]]:
        """Return the elements up to the first section's end, and those of the appendix after it."""
        elements = [e for e in self.body if e is not self.last_section]
        for place, element in enumerate(elements, 1):
            if element.find(f"{name('pPr')}/{name('sectPr')}") is not None:
                return elements[:place], elements[place:]
        return elements, []

    def style_id(self, style: str) -> str:
        """Return the id of the style of this name; DeclarationError where it was taken out."""
        found = self._styles.get(style)
        if found is None:
            raise DeclarationError(self._path.name, style, "tệp mẫu Word không còn kiểu chữ này")
        return found.get(name("styleId"), "")

    def size(self, style: str, usual: float) -> float:
        """Return the type size in points that the style states itself, else the usual one."""
        found = self._styles.get(style)
        size = None if found is None else found.find(f"{name('rPr')}/{name('sz')}")
        return usual if size is None else int(size.get(name("val"), "0")) / 2

    @cached_property
    def _styles(self) -> dict[str, Element]:
        root = self.parsed(self.package.related(self.part, "styles")[0])
        named = {}
        for style in root.iter(name("style")):
            title = style.find(name("name"))
            if title is not None:
                named[safe_text(title.get(name("val"), ""))] = style
        return named


def text_width(section: Element) -> int:
    """Return the width of a section's text in twips."""
    page, margins = section.find(name("pgSz")), section.find(name("pgMar"))
    assert page is not None and margins is not None
    return _twips(page, "w") - sum(_twips(margins, side) for side in ("left", "right", "gutter"))


def _twips(element: Element, attribute: str) -> int:
    return int(element.get(name(attribute), "0"))
