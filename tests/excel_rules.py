"""What Excel asks of a workbook beyond the schema: see ooxml_rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils import range_boundaries

from formula_rules import broken_formula, key
from ooxml_rules import Parts, R, local, named, twice

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
_BUILT_IN_FORMATS = 164
_LONGEST_CELL, _LONGEST_LINK, _MOST_LINKS = 32_767, 2_079, 65_530
_POINTERS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
_TEXTS = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}

Area = tuple[int, int, int, int]


@dataclass
class Book:
    """What the sheets of a workbook refer to."""

    parts: Parts
    sheets: list[str]
    """Keys of their names, in order."""
    names: set[str]
    strings: int
    formats: int
    differences: int


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
    for element in listed:
        sheet = parts.tree(targets[element.get(R + "id", "")])
        for found in _sheet(sheet, targets[element.get(R + "id", "")], book):
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


def _sheet(root: etree._Element, part: str, book: Book) -> Iterator[str]:
    yield from _rows(root, book)
    yield from _columns(root, book)
    merged = [_area(e.get("ref", "")) for e in named(root, "mergeCell")]
    if overlapping(merged) or any(a[:2] == a[2:] for a in merged):
        yield "merged cells overlap or are one cell"
    yield from _validations(root, book)
    yield from _conditions(root, book)
    yield from _links(root, part, book)
    yield from _filter(root, part, book)
    for element in named(root, "oddHeader", "oddFooter"):
        if len(element.text or "") > 255:
            yield f"{local(element)} is longer than 255 characters"


def _rows(root: etree._Element, book: Book) -> Iterator[str]:
    last = 0
    for row in named(root, "row"):
        number = int(row.get("r", str(last + 1)))
        if not last < number <= 1_048_576:
            yield f"row {number} stands after row {last}"
        if float(row.get("ht", "0")) > 409.5:
            yield f"row {number} is too high"
        if int(row.get("s", "0")) >= book.formats:
            yield f"row {number}: format {row.get('s')} is not there"
        last, column = number, 0
        for cell in row.iterchildren("{*}c"):
            area = _area(cell.get("r", ""))
            if area[1] != number or not column < area[0] <= 16_384:
                yield f"{cell.get('r')} stands in row {number} after column {column}"
            column = area[0]
            for found in _cell(cell, book):
                yield f"{cell.get('r')} {found}"


def _cell(cell: etree._Element, book: Book) -> Iterator[str]:
    if int(cell.get("s", "0")) >= book.formats:
        yield f"has format {cell.get('s')}, which is not there"
    type_, value = cell.get("t", "n"), cell.findtext("{*}v")
    text = "".join(t.text or "" for t in named(cell, "t")) if type_ == "inlineStr" else value or ""
    if len(re.sub("_x005F(?=_x)", "", text).encode("utf-16-le")) / 2 > _LONGEST_CELL:
        yield "holds more than 32,767 characters"
    good = {
        "n": lambda: value is None or re.fullmatch(r"-?[0-9.]+([eE][-+]?[0-9]+)?", value),
        "s": lambda: value is not None and int(value) < book.strings,
        "b": lambda: value in (None, "0", "1"),
        "e": lambda: value in _ERRORS,
        "inlineStr": lambda: cell.find("{*}is") is not None and cell.find("{*}f") is None,
        "str": lambda: True,
        "d": lambda: True,
    }[type_]()
    if not good:
        yield f"of type {type_} holds {value!r}"
    formula = cell.find("{*}f")
    if formula is not None and (formula.text or formula.get("t") != "shared"):
        for found in broken_formula(formula.text or "", book.sheets, book.names):
            yield f"formula {found}"


def _columns(root: etree._Element, book: Book) -> Iterator[str]:
    last = 0
    for col in named(root, "col"):
        first, end = int(col.get("min", "0")), int(col.get("max", "0"))
        if not last < first <= end <= 16_384:
            yield f"columns {first} to {end} stand after column {last}"
        if int(col.get("style", "0")) >= book.formats or float(col.get("width", "0")) > 255:
            yield f"columns {first} to {end} have a format or width that cannot be"
        last = end


def _validations(root: etree._Element, book: Book) -> Iterator[str]:
    found = named(root, "dataValidation")
    where = [area for e in found for area in _areas(e)]
    if len(found) > 65_534 or overlapping(where):
        yield "validations overlap or are too many"
    for element in found:
        for attribute, most in _TEXTS.items():
            if len(element.get(attribute, "")) > most:
                yield f"validation {element.get('sqref')}: {attribute} is too long"
        for formula in named(element, "formula1", "formula2"):
            if len(formula.text or "") > 255:
                yield f"validation {element.get('sqref')}: its formula is too long"
            for wrong in broken_formula(formula.text or "", book.sheets, book.names):
                yield f"validation {element.get('sqref')}: formula {wrong}"


def _conditions(root: etree._Element, book: Book) -> Iterator[str]:
    rules = root.findall("{*}conditionalFormatting/{*}cfRule")
    for priority in twice(e.get("priority") for e in rules):
        yield f"two conditional formats of priority {priority}"
    for rule in rules:
        if "dxfId" in rule.attrib and int(rule.get("dxfId", "0")) >= book.differences:
            yield f"conditional format {rule.get('dxfId')} is not there"
        for formula in rule.iterchildren("{*}formula"):
            for wrong in broken_formula(formula.text or "", book.sheets, book.names):
                yield f"conditional format's formula {wrong}: {formula.text}"


def _links(root: etree._Element, part: str, book: Book) -> Iterator[str]:
    found = named(root, "hyperlink")
    targets = {r.id: r.target for r in book.parts.relations.get(part, [])}
    if len(found) > _MOST_LINKS or overlapping([a for e in found for a in _areas(e, "ref")]):
        yield "links overlap or are too many"
    for element in found:
        target, place = targets.get(element.get(R + "id", ""), ""), element.get("location", "")
        if not (target or place) or max(map(len, (target, place))) > _LONGEST_LINK:
            yield f"link {element.get('ref')} leads nowhere or is too long"
        for wrong in broken_formula(place, book.sheets, book.names) if place else ():
            yield f"link {element.get('ref')} {wrong}"


def _filter(root: etree._Element, part: str, book: Book) -> Iterator[str]:
    """A sheet's filter and its hidden defined name speak of the same cells."""
    found = root.find("{*}autoFilter")
    workbook = book.parts.tree(book.parts.main)
    ids = {r.target: r.id for r in book.parts.relations[book.parts.main]}
    places = [e.get(R + "id") for e in named(workbook, "sheet")]
    said = [
        (e.text or "").rpartition("!")[2].replace("$", "")
        for e in named(workbook, "definedName")
        if e.get("name") == "_xlnm._FilterDatabase"
        and places[int(e.get("localSheetId", "0"))] == ids[part]
    ]
    if said != ([] if found is None else [found.get("ref")]):
        yield f"filter {None if found is None else found.get('ref')}, its name says {said}"


def _areas(element: etree._Element, attribute: str = "sqref") -> list[Area]:
    return [_area(ref) for ref in element.get(attribute, "").split()]


def _area(ref: str) -> Area:
    left, top, right, bottom = range_boundaries(ref)
    return left or 1, top or 1, right or 16_384, bottom or 1_048_576


def overlapping(areas: list[Area]) -> bool:
    """Whether two areas have a cell in common; few reach over many rows, so by first rows."""
    open_: list[Area] = []
    for area in sorted(areas, key=lambda a: a[1]):
        open_ = [o for o in open_ if o[3] >= area[1]]
        if any(o[0] <= area[2] and area[0] <= o[2] for o in open_):
            return True
        open_.append(area)
    return False
