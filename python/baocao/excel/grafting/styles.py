"""Styles of one workbook taken into another: each format is found there, or appended.

Indexes of cell formats (cellXfs) and of differential formats (dxfs) are given anew; nothing that
is in the target's styles is changed or moved, and a format that is there already is used again, so
that grafting twice lets nothing grow.
"""

from __future__ import annotations

from copy import deepcopy

from ...ooxml.trees import Element, child, children, ensured, local, serialized, shape, tree

STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
NO_STYLES = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>
</styleSheet>"""
"""The styles of a workbook that has none."""

_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
    "tableStyles", "colors", "extLst",
)  # fmt: skip
_FIRST_OWN_FORMAT = 164
_REFERENCES = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


class StyleMerge:
    """The target's styles while formats of a donor are taken into them."""

    def __init__(self, target: bytes, donor: bytes) -> None:
        self._data = target
        self._root = tree(target, "styles.xml")
        self._donor = tree(donor, "styles.xml")
        self._maps: dict[tuple[str, int], int] = {}
        self._known: dict[str, dict[tuple[object, ...], int]] = {}
        self._changed = False

    def cell_format(self, index: int) -> int:
        """Return the target's index of a cell format of the donor."""
        return self._mapped("cellXfs", index)

    def difference(self, index: int) -> int:
        """Return the target's index of a differential format of the donor."""
        return self._mapped("dxfs", index)

    def saved(self) -> bytes:
        """Return the target's styles part, the very same bytes where nothing was added."""
        return serialized(self._root) if self._changed else self._data

    def _mapped(self, collection: str, index: int) -> int:
        place = (collection, index)
        if place not in self._maps:
            element = deepcopy(list(self._collection(self._donor, collection))[index])
            if collection == "cellXfs":
                self._point_elsewhere(element)
            elif collection == "dxfs":
                self._renumber_format(element)
            self._maps[place] = self._found_or_added(collection, element)
        return self._maps[place]

    def _collection(self, root: Element, name: str) -> list[Element]:
        parent = child(root, name)
        return [] if parent is None else [e for e in parent if local(e)]

    def _point_elsewhere(self, xf: Element) -> None:
        """Make a cell format point to the target's font, fill, border and number format."""
        for attribute, collection in _REFERENCES.items():
            if attribute in xf.attrib:
                mapped = self._mapped(collection, int(xf.get(attribute, "0")))
                xf.set(attribute, str(mapped))
        xf.set("numFmtId", str(self._number_format(int(xf.get("numFmtId", "0")))))
        xf.set("xfId", "0")

    def _renumber_format(self, dxf: Element) -> None:
        number_format = child(dxf, "numFmt")
        if number_format is not None:
            code = number_format.get("formatCode", "")
            number_format.set("numFmtId", str(self._format_of_code(code)))

    def _number_format(self, format_id: int) -> int:
        if format_id < _FIRST_OWN_FORMAT:
            return format_id
        formats = self._collection(self._donor, "numFmts")
        codes = {int(e.get("numFmtId", "0")): e.get("formatCode", "") for e in formats}
        return self._format_of_code(codes[format_id])

    def _format_of_code(self, code: str) -> int:
        """Return the id of a number format in the target, which is added where it is not there."""
        formats = self._collection(self._root, "numFmts")
        for element in formats:
            if element.get("formatCode") == code:
                return int(element.get("numFmtId", "0"))
        used = [int(e.get("numFmtId", "0")) for e in formats]
        number = max([_FIRST_OWN_FORMAT - 1, *used]) + 1
        parent = ensured(self._root, "numFmts", _ORDER)
        made = parent.makeelement(parent.tag[: -len("s")])
        made.set("numFmtId", str(number))
        made.set("formatCode", code)
        self._append(parent, made)
        return number

    def _found_or_added(self, collection: str, element: Element) -> int:
        parent = ensured(self._root, collection, _ORDER)
        if collection not in self._known:
            there = [e for e in parent if local(e)]
            self._known[collection] = {shape(e): i for i, e in reversed(list(enumerate(there)))}
        known = self._known[collection]
        key = shape(element)
        if key not in known:
            known[key] = sum(1 for e in parent if local(e))
            self._append(parent, element)
        return known[key]

    def _append(self, parent: Element, element: Element) -> None:
        element.tail = None
        parent.append(element)
        parent.set("count", str(sum(1 for e in children(parent, local(element)))))
        self._changed = True
