"""The sections of a document: paper, margins, headers as Word inherits them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..elements import Element, name
from .reading import Document
from .source import RELATIONSHIP_ID
from .stated import is_on, number

TWIPS_PER_MM = 1440 / 25.4
_FIELD = re.compile(r"(?:^|\s)PAGE(?:\s|$|\\)")


@dataclass(frozen=True, eq=False)
class Section:
    """One section; lengths in millimetres."""

    element: Element
    place: int
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    different_first: bool
    """Whether its first page has a header of its own."""
    headers: dict[str, str]
    """The part of each kind of header ("default", "first", "even"), inherited ones too."""
    footers: dict[str, str]

    @property
    def turned(self) -> bool:
        """Whether it lies in landscape."""
        return self.width > self.height


def sections_of(document: Document) -> list[Section]:
    """Return the document's sections in their order."""
    found: list[Section] = []
    changed = {name("sectPrChange"), name("pPrChange")}
    elements = [
        e for e in document.source.body.iter(name("sectPr"))
        if not any(above.tag in changed for above in e.iterancestors())
    ]  # fmt: skip
    headers: dict[str, str] = {}
    footers: dict[str, str] = {}
    for place, element in enumerate(elements):
        headers = {**headers, **_references(document, element, "headerReference")}
        footers = {**footers, **_references(document, element, "footerReference")}
        found.append(_section(document, element, place, headers, footers))
    return found


def _references(document: Document, section: Element, tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for reference in section.findall(name(tag)):
        part = document.source.by_id(reference.get(RELATIONSHIP_ID, ""))
        if part:
            found[reference.get(name("type"), "default")] = part
    return found


def _section(
    document: Document, element: Element, place: int, headers: dict[str, str],
    footers: dict[str, str],
) -> Section:  # fmt: skip
    page, margins = element.find(name("pgSz")), element.find(name("pgMar"))
    settings = document.source.one("settings")
    gutter = _millimetres(margins, "gutter", 0)
    at_top = settings is not None and is_on(settings.find(name("gutterAtTop")))
    # Without a size Word takes its own: 12240 × 15840 twips, margins of one inch.
    return Section(
        element, place,
        width=_millimetres(page, "w", 12240), height=_millimetres(page, "h", 15840),
        # A negative margin is exact: a long header does not push the text down.
        top=abs(_millimetres(margins, "top", 1440)) + (gutter if at_top else 0),
        bottom=abs(_millimetres(margins, "bottom", 1440)),
        left=_millimetres(margins, "left", 1440) + (0 if at_top else gutter),
        right=_millimetres(margins, "right", 1440),
        different_first=is_on(element.find(name("titlePg"))),
        headers=headers, footers=footers,
    )  # fmt: skip


def _millimetres(element: Element | None, key: str, missing: float) -> float:
    stated = None if element is None else element.get(name(key))
    return number(stated, missing) / TWIPS_PER_MM


def numbered_paragraphs(root: Element) -> list[Element]:
    """Return the paragraphs of a header or footer that hold a PAGE field."""
    found: list[Element] = []
    for paragraph in root.iter(name("p")):
        fields = ["".join(e.text or "" for e in paragraph.iter(name("instrText")))]
        fields += [e.get(name("instr"), "") for e in paragraph.iter(name("fldSimple"))]
        nested = paragraph.find(f".//{name('p')}") is not None
        if any(_FIELD.search(field) for field in fields) and not nested:
            found.append(paragraph)
    return found
