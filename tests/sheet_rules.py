"""What Excel asks of one sheet beyond the schema: see ooxml_rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils import range_boundaries

from formula_rules import broken_formula
from ooxml_parts import Parts, R, local, named, twice

_ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
_LONGEST_CELL, _LONGEST_LINK, _MOST_LINKS = 32_767, 2_079, 65_530
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


def broken_sheet(root: etree._Element, part: str, book: Book) -> Iterator[str]:
    """Yield the rules that a sheet breaks."""
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
