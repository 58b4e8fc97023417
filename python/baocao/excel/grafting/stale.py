"""Values that a clerk's own formulas hold of sheets that were written anew, taken out.

A program that opens the workbook computes them again (the book asks for it); one that does not
compute then shows nothing instead of a figure of yesterday. Dependence is followed from sheet to
sheet and through defined names, not from cell to cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...core.cells import CellRef
from ...ooxml.trees import Element, child, local, serialized, tree
from .cells import cells

_SHEET = re.compile(r"'((?:[^']|'')+)'!|([^\W\d][\w.]*(?::[\w.]+)?)!")
_ADDRESS = re.compile(r"(?<![\w.])\$?(?:[A-Z]{1,3}\$?[0-9]{1,7}|[A-Z]{1,3}:\$?[A-Z]{1,3})(?![\w(])")
_ELSEWHERE = re.compile(r"!\$?[A-Z]*\$?[0-9]*(?::\$?[A-Z]*\$?[0-9]*)?")
"""A reference to a cell or area of a named sheet, without the sheet's name."""
_WORD = re.compile(r"[^\W\d][\w.]*")
_UNTOLD = "INDIRECT("
"""The function whose reference a formula need not spell."""


@dataclass(frozen=True)
class _Formula:
    """A formula; what it speaks of is asked for again and again."""

    cell: Element
    text: str
    area: str

    @cached_property
    def sheets(self) -> set[str]:
        return mentioned(self.text)

    @cached_property
    def words(self) -> set[str]:
        return {word.casefold() for word in _WORD.findall(self.text)}

    def depends(self, stale: set[str], names: set[str]) -> bool:
        """Whether it reads a sheet that is stale, or may, by itself or through a name."""
        if self.sheets & stale or _UNTOLD in self.text.upper():
            return True
        return bool(names) and bool(self.words & names)


def name_key(sheet: str) -> str:
    """Return a sheet's name as Excel compares names."""
    return unicodedata.normalize("NFC", sheet).casefold()


def mentioned(formula: str) -> set[str]:
    """Return the keys of the sheets that a formula names; both ends of a span of sheets."""
    found = set()
    for quoted, bare in _SHEET.findall(formula):
        for name in (quoted or bare).replace("''", "'").split(":"):
            found.add(name_key(name))
    return found


def without_stale_values(
    sheets: Mapping[str, bytes], written: Collection[str], names: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the sheets (by name) that change when stale values go, with their new bytes.

    `sheets` are the clerk's own, `written` the names of those written anew, `names` the defined
    names with what they stand for.
    """
    formulas = {
        name: found
        for name, data in sheets.items()
        if re.search(rb"<(?:\w+:)?f[\s>/]", data) and (found := _formulas(tree(data, name)))
    }
    stale = {name_key(name) for name in written}
    while True:
        words = {name.casefold() for name, text in names.items() if mentioned(text) & stale}
        more = {
            name_key(name)
            for name, found in formulas.items()
            if any(f.depends(stale, words) for f in found)
        }
        if more <= stale:
            break
        stale |= more
    return {
        name: _stripped(found, stale, words, name_key(name) in stale)
        for name, found in formulas.items()
        if name_key(name) in stale
    }


def _formulas(root: Element) -> list[_Formula]:
    """Return the sheet's formulas; one that shares another's text with that text."""
    shared: dict[str, str] = {}
    found = []
    for cell in cells(root):
        formula = child(cell, "f")
        if formula is None:
            continue
        text = formula.text or ""
        if formula.get("t") == "shared":
            text = (
                shared.setdefault(formula.get("si", ""), text)
                if text
                else shared.get(formula.get("si", ""), "")
            )
        area = formula.get("ref", "") if formula.get("t") in ("array", "dataTable") else ""
        found.append(_Formula(cell, text, area))
    return found


def _stripped(formulas: list[_Formula], stale: set[str], words: set[str], here: bool) -> bytes:
    root = formulas[0].cell.getroottree().getroot()
    for formula in formulas:
        of_this_sheet = here and bool(_ADDRESS.search(_ELSEWHERE.sub("", formula.text)))
        if of_this_sheet or formula.depends(stale, words):
            for cell in [formula.cell, *_cells_of(root, formula.area)]:
                _forget_value(cell)
    return serialized(root)


def _cells_of(root: Element, area: str) -> list[Element]:
    """Return the cells of an array formula's area."""
    if ":" not in area:
        return []
    first, last = (CellRef.parse("", corner) for corner in area.split(":"))
    places = {c.get("r", ""): c for c in cells(root)}
    return [
        cell
        for address, cell in places.items()
        if address
        and first.row <= (place := CellRef.parse("", address)).row <= last.row
        and first.column <= place.column <= last.column
    ]


def _forget_value(cell: Element) -> None:
    for element in list(cell):
        if local(element) in ("v", "is"):
            cell.remove(element)
    cell.attrib.pop("t", "")
