"""workbook.xml while sheets are put into it: the list of sheets, defined names, calculation."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from ...ooxml.editing import Editing, relationships_in
from ...ooxml.package import Relationship, relationships_part
from ...ooxml.trees import Element, child, children, ensured, local, serialized, tag, tree
from .stale import name_key

_ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr",
    "absPath", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews",
    "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr",
    "webPublishObjects", "extLst",
)  # fmt: skip
WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BUILT_IN = "_xlnm."


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: its name, its part, its place from 0."""

    name: str
    part: str
    place: int


@dataclass(frozen=True)
class DefinedName:
    """A defined name of one sheet: a print area or title, a filter."""

    name: str
    sheet: str
    text: str
    hidden: bool = False


class WorkbookTree:
    """The main part of a workbook and its relationships."""

    def __init__(self, book: Editing) -> None:
        self._book = book
        self.part = book.main_part
        self._root = tree(book.read(self.part), self.part)
        self._rels_part = relationships_part(self.part)
        self._rels = tree(book.read(self._rels_part), self._rels_part)

    def sheets(self) -> list[Sheet]:
        """Return the sheets in their order; one without a part has part ""."""
        targets = {r.id: r.target for r in self._relationships()}
        return [
            Sheet(e.get("name", ""), targets.get(_relation_id(e), ""), place)
            for place, e in enumerate(self._sheet_elements())
        ]

    def find(self, name: str) -> Sheet | None:
        """Return the sheet of a name, case aside, or None."""
        wanted = name_key(name)
        return next((s for s in self.sheets() if name_key(s.name) == wanted), None)

    def related(self, type_: str) -> str:
        """Return the part of the first relationship of a type, "" where there is none."""
        found = (r.target for r in self._relationships() if r.type == type_)
        return next(found, "")

    def append_sheet(self, name: str, part: str) -> None:
        """Add a sheet at the end."""
        parent = ensured(self._root, "sheets", _ORDER)
        used = [int(e.get("sheetId", "0")) for e in self._sheet_elements()]
        made = etree.SubElement(parent, tag(parent, "sheet"))
        made.set("name", name)
        made.set("sheetId", str(max(used, default=0) + 1))
        made.set(self._relation_attribute(), self.relate("worksheet", part))

    def show(self, sheet: Sheet, name: str) -> None:
        """Make a sheet visible, under exactly this name."""
        element = self._sheet_elements()[sheet.place]
        element.attrib.pop("state", "")
        if name_key(element.get("name", "")) != element.get("name", "").casefold():
            element.set("name", name)

    def point(self, sheet: Sheet, part: str) -> None:
        """Let a sheet's relationship lead to a worksheet's part."""
        wanted = _relation_id(self._sheet_elements()[sheet.place])
        for element in self._rels:
            if element.get("Id") == wanted:
                element.set("Type", self._type_prefix() + "worksheet")
                element.set("Target", posixpath.relpath(part, posixpath.dirname(self.part)))

    def relate(self, type_: str, part: str) -> str:
        """Add a relationship and return its id."""
        used = {element.get("Id") for element in self._rels}
        number = next(n for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        made = etree.SubElement(self._rels, tag(self._rels, "Relationship"))
        made.set("Id", f"rId{number}")
        made.set("Type", self._type_prefix() + type_)
        made.set("Target", posixpath.relpath(part, posixpath.dirname(self.part)))
        return f"rId{number}"

    def unrelate(self, type_: str) -> list[str]:
        """Remove the relationships of a type and return the parts they led to."""
        gone = [r for r in self._relationships() if r.type == type_]
        for element in list(self._rels):
            if element.get("Id") in {r.id for r in gone}:
                self._rels.remove(element)
        return [r.target for r in gone]

    @property
    def strict(self) -> bool:
        """Whether the workbook is written in the strict form of the format."""
        return "purl.oclc.org" in str(self._root.tag)

    @property
    def active(self) -> int:
        """The place of the sheet that is shown when the workbook opens."""
        views = child(self._root, "bookViews")
        view = None if views is None else child(views, "workbookView")
        return 0 if view is None else int(view.get("activeTab", "0"))

    def names(self) -> dict[str, str]:
        """Return all defined names with what they stand for."""
        parent = child(self._root, "definedNames")
        found = [] if parent is None else children(parent, "definedName")
        return {e.get("name", ""): e.text or "" for e in found}

    def sheet_names(self) -> list[DefinedName]:
        """Return the built-in defined names that belong to one sheet."""
        parent = child(self._root, "definedNames")
        sheets = self.sheets()
        return [
            DefinedName(
                e.get("name", ""), sheets[int(place)].name, e.text or "", e.get("hidden") == "1"
            )
            for e in ([] if parent is None else children(parent, "definedName"))
            if (place := e.get("localSheetId")) and _is_built_in(e)
        ]

    def replace_names(self, sheets: Sequence[str], names: Sequence[DefinedName]) -> None:
        """Give some sheets other print areas, titles and filters; a clerk's own names stay."""
        places = {name_key(sheet.name): sheet.place for sheet in self.sheets()}
        changed = {str(places[name_key(name)]) for name in sheets}
        parent = ensured(self._root, "definedNames", _ORDER)
        for element in list(children(parent, "definedName")):
            if element.get("localSheetId") in changed and _is_built_in(element):
                parent.remove(element)
        for name in names:
            made = etree.SubElement(parent, tag(parent, "definedName"))
            made.set("name", name.name)
            made.set("localSheetId", str(places[name_key(name.sheet)]))
            if name.hidden:
                made.set("hidden", "1")
            made.text = name.text
        if not len(parent):
            self._root.remove(parent)

    def ask_for_calculation(self) -> None:
        """Let every program that opens the workbook compute all formulas."""
        ensured(self._root, "calcPr", _ORDER).set("fullCalcOnLoad", "1")

    def save(self) -> None:
        """Write the part and its relationships into the package."""
        self._book.write(self.part, serialized(self._root))
        self._book.write(self._rels_part, serialized(self._rels))

    def _relationships(self) -> list[Relationship]:
        return relationships_in(self._rels, self.part)

    def _sheet_elements(self) -> list[Element]:
        parent = child(self._root, "sheets")
        return [] if parent is None else list(children(parent, "sheet"))

    def _relation_attribute(self) -> str:
        for element in self._sheet_elements():
            for key in map(str, element.attrib):
                if key.endswith("}id"):
                    return key
        return "{" + self._type_prefix().rstrip("/") + "}id"

    def _type_prefix(self) -> str:
        """Return what types of relationships begin with: transitional or strict."""
        for element in self._rels:
            if element.get("Type", "").endswith(("/worksheet", "/styles")):
                return element.get("Type", "").rpartition("/")[0] + "/"
        return "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _relation_id(element: Element) -> str:
    found = (str(v) for k, v in element.attrib.items() if str(k).endswith("}id"))
    return next(found, "")


def _is_built_in(element: Element) -> bool:
    return element.get("name", "").casefold().startswith(_BUILT_IN)


def without_part_titles(data: bytes, part: str) -> bytes:
    """Return docProps/app.xml without its list of sheets, which is optional and would be stale."""
    root = tree(data, part)
    gone = [e for e in root if local(e) in ("HeadingPairs", "TitlesOfParts")]
    for element in gone:
        root.remove(element)
    return serialized(root) if gone else data
