"""A donor's sheet made fit for another workbook: its styles, strings and drawings carried over."""

from __future__ import annotations

import re

from ...ooxml.editing import Editing, retargeted
from ...ooxml.package import Package, relationships_part
from ...ooxml.trees import Element, local, serialized, tree
from .styles import StyleMerge

_TRANSITIONAL, _STRICT = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = [
    (_TRANSITIONAL + before, _STRICT + after)
    for before, after in (
        (b"spreadsheetml/2006/main", b"spreadsheetml/main"),
        (b"officeDocument/2006/relationships", b"officeDocument/relationships"),
        (b"drawingml/2006/main", b"drawingml/main"),
        (b"drawingml/2006/chart", b"drawingml/chart"),
        (b"drawingml/2006/spreadsheetDrawing", b"drawingml/spreadsheetDrawing"),
    )
]
"""The namespaces of the transitional form that XlsxWriter writes, and of the strict form."""
_OPEN, _CLOSE, _EMPTY = b"<sheetData>", b"</sheetData>", b"<sheetData/>"
_STRING = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_ROW = re.compile(rb'(<row [^>]*?\bs=")([0-9]+)')
_STYLED = re.compile(rb'(<c r="[A-Z]+[0-9]+" s=")([0-9]+)')
_SHARED = re.compile(rb' t="s"><v>([0-9]+)</v></c>')


class Donor:
    """A workbook that sheets are taken from, written by XlsxWriter."""

    def __init__(self, data: bytes, *, strict: bool = False) -> None:
        """Open the donor; `strict` says in which namespaces its parts are asked for."""
        self._package = Package(data)
        self._strict = strict
        self.main_part = self._package.main_part()
        self.styles = self._read(self._package.related(self.main_part, "styles")[0])
        self._strings = self._shared_strings()

    def _read(self, part: str) -> bytes:
        return self.fit(self._package.read(part))

    def fit(self, content: bytes) -> bytes:
        """Return what a part holds in the namespaces that are asked for."""
        if self._strict:
            for name, strict_name in _STRICT_NAMES:
                content = content.replace(name, strict_name)
        return content

    def sheet(self, part: str, styles: StyleMerge, selected: bool) -> bytes:
        """Return a sheet's part with the target's styles and its strings in the cells.

        Cells are many and are rewritten as XlsxWriter spells them; the rest is a small tree.
        """
        head, opened, rest = self._read(part).partition(_OPEN)
        rows, closed, tail = rest.partition(_CLOSE)
        root = tree(head + _EMPTY + tail if opened else head, part)
        for element in root.iter():
            if local(element) == "col":
                _restyle(element, "style", styles)
            elif local(element) == "cfRule" and "dxfId" in element.attrib:
                element.set("dxfId", str(styles.difference(int(element.get("dxfId", "0")))))
            elif local(element) == "sheetView":
                _select(element, selected)
        filled = opened + self._rows(rows, styles) + closed
        return serialized(root).replace(_EMPTY, filled, 1) if opened else serialized(root)

    def _rows(self, rows: bytes, styles: StyleMerge) -> bytes:
        """Return rows in the target's styles, each cell with its string in itself.

        No text can look like what is sought: "<" does not stand in one.
        """
        for styled in (_ROW, _STYLED):
            pieces = styled.split(rows)
            mapped = {i: b"%d" % styles.cell_format(int(i)) for i in dict.fromkeys(pieces[2::3])}
            pieces[2::3] = [mapped[index] for index in pieces[2::3]]
            rows = b"".join(pieces)
        pieces = _SHARED.split(rows)
        pieces[1::2] = [
            b' t="inlineStr"><is>%b</is></c>' % self._strings[int(index)] for index in pieces[1::2]
        ]
        return b"".join(pieces)

    def copy_related(self, part: str, new: str, book: Editing) -> None:
        """Copy what a sheet leads to (drawings, charts) under free names; links stay links."""
        self._copy_relationships(part, new, book, {part: new})

    def _copy_relationships(self, part: str, new: str, book: Editing, made: dict[str, str]) -> None:
        rels = relationships_part(part)
        if rels not in self._package:
            return
        targets = {
            relation.id: self._copy(relation.target, book, made)
            for relation in self._package.relationships(part)
            if not relation.external
        }
        new_rels = relationships_part(new)
        book.write(new_rels, retargeted(self._read(rels), new_rels, targets))

    def _copy(self, part: str, book: Editing, made: dict[str, str]) -> str:
        if part not in made:
            made[part] = book.fresh(part)
            content_type = self._package.content_type(part)
            book.write(made[part], self._read(part), content_type)
            self._copy_relationships(part, made[part], book, made)
        return made[part]

    def _shared_strings(self) -> list[bytes]:
        found = self._package.related(self.main_part, "sharedStrings")
        return _STRING.findall(self._read(found[0])) if found else []


def _restyle(element: Element, attribute: str, styles: StyleMerge) -> None:
    index = element.get(attribute)
    if index is not None:
        element.set(attribute, str(styles.cell_format(int(index))))


def _select(view: Element, selected: bool) -> None:
    """Let exactly the active sheet be selected: typing into a group changes every sheet of it."""
    view.attrib.pop("tabSelected", "")
    if selected:
        view.set("tabSelected", "1")
