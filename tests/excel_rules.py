"""What Excel asks of a workbook beyond the schema: see ooxml_rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from formula_rules import broken_formula, key
from ooxml_parts import Parts, R, local, named, twice
from sheet_rules import Book, broken_sheet

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_BUILT_IN_FORMATS = 164
_POINTERS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}


def broken(parts: Parts) -> Iterator[str]:
    """Yield the rules that a workbook breaks."""
    root = parts.tree(parts.main)
    targets = {r.id: r.target for r in parts.relations[parts.main]}
    listed = named(root, "sheet")
    styles = parts.tree(parts.related(parts.main, "styles")[0])
    strings = parts.related(parts.main, "sharedStrings")
    book = Book(
        parts,
        [key(e.get("name", "")) for e in listed],
        {key(e.get("name", "")) for e in named(root, "definedName")},
        len(named(parts.tree(strings[0]), "si")) if strings else 0,
        len(_items(styles, "cellXfs")),
        len(_items(styles, "dxfs")),
    )
    yield from _names_of_sheets(listed)
    yield from _defined_names(root, book)
    yield from _shown(root, [parts.tree(targets[e.get(R + "id", "")]) for e in listed])
    yield from _styles(styles)
    yield from _titles(parts, listed)
    for element in listed:
        sheet = parts.tree(targets[element.get(R + "id", "")])
        for found in broken_sheet(sheet, targets[element.get(R + "id", "")], book):
            yield f"{element.get('name')}: {found}"


def _items(root: etree._Element, collection: str) -> list[etree._Element]:
    return [e for parent in named(root, collection) for e in parent.iterchildren(etree.Element)]


def _names_of_sheets(listed: list[etree._Element]) -> Iterator[str]:
    names = [e.get("name", "") for e in listed]
    for name in names:
        if not 0 < len(name.encode("utf-16-le")) / 2 <= 31 or _FORBIDDEN.search(name):
            yield f"{name!r} is no name of a sheet"
        if name.startswith("'") or name.endswith("'") or name.casefold() == "history":
            yield f"{name!r} is no name of a sheet"
    for name in twice(map(key, names)):
        yield f"two sheets {name}"
    for number in twice(e.get("sheetId") for e in listed):
        yield f"two sheets of id {number}"


def _defined_names(root: etree._Element, book: Book) -> Iterator[str]:
    elements = named(root, "definedName")
    for name in twice((key(e.get("name", "")), e.get("localSheetId")) for e in elements):
        yield f"two defined names {name}"
    for element in elements:
        if int(element.get("localSheetId", "0")) >= len(book.sheets):
            yield f"name {element.get('name')}: its sheet is not there"
        for found in broken_formula(element.text or "", book.sheets, book.names):
            yield f"name {element.get('name')} {found}"


def _shown(root: etree._Element, sheets: list[etree._Element]) -> Iterator[str]:
    """Exactly the active sheet is selected: what is typed into a group goes to all its sheets."""
    view = next(iter(named(root, "workbookView")), None)
    active = int(view.get("activeTab", "0")) if view is not None else 0
    states = [e.get("state", "visible") for e in named(root, "sheet")]
    if active >= len(states) or states[active] != "visible":
        yield f"the active sheet {active} is not shown"
    for place, sheet in enumerate(sheets):
        selected = any(v.get("tabSelected") in ("1", "true") for v in named(sheet, "sheetView"))
        if selected and place != active:
            yield f"sheet {place} is selected, {active} is active"


def _styles(root: etree._Element) -> Iterator[str]:
    own = [int(e.get("numFmtId", "0")) for e in _items(root, "numFmts")]
    for number in twice(own):
        yield f"two number formats {number}"
    for parent in ("cellStyleXfs", "cellXfs", "cellStyles"):
        for place, xf in enumerate(_items(root, parent)):
            for attribute, collection in _POINTERS.items():
                if int(xf.get(attribute, "0")) >= max(len(_items(root, collection)), 1):
                    yield f"{parent} {place}: {attribute} {xf.get(attribute)} is not there"
            number = int(xf.get("numFmtId", "0"))
            if number >= _BUILT_IN_FORMATS and number not in own:
                yield f"{parent} {place}: number format {number} is not there"
    for parent in root.iterchildren(etree.Element):
        count = parent.get("count")
        if count is not None and int(count) != len(parent.findall("*")):
            yield f"{local(parent)}: {count} are said, {len(parent.findall('*'))} are there"


def _titles(parts: Parts, listed: list[etree._Element]) -> Iterator[str]:
    """The list of titles in the properties is the list of sheets, where it is there."""
    for properties in parts.related("", "extended-properties"):
        root = parts.tree(properties)
        for vector in named(root, "vector"):
            if int(vector.get("size", "0")) != len(vector):
                yield f"{properties}: {vector.get('size')} are said, {len(vector)} are there"
        titles = [e.text for parent in named(root, "TitlesOfParts") for e in named(parent, "lpstr")]
        if titles and titles[: len(listed)] != [e.get("name") for e in listed]:
            yield f"{properties}: {titles} are not the sheets"
