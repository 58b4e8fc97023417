"""Read an .xlsx or .xlsm workbook honestly: a value, a blank, an error and a formula without a
value are told apart, and what lies over the cells (notes, merges, hidden rows) comes along.

One expat scan a sheet, of the wanted sheets alone; no library that loads whole workbooks. Why not
such a library: docs/decisions/ (calamine shows an error as a blank, openpyxl takes ten times as
long). Every part that is read has its CRC checked.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from urllib.parse import unquote

from ...core.cells import Grid, RawCell, Remark, Workbook
from ...intake.sniff import Kind, kind_of
from ...ooxml.events import XmlError, elements, texts
from ...ooxml.package import Fault, Package, PackageError, Relationship
from .addresses import Place
from .beside import has_drawings, links, notes
from .sheet_events import SheetEvents, scan
from .strings import shared_strings, unescaped
from .style_table import NO_STYLES, StyleTable, cell_styles
from .unreadable import UnreadableWorkbook

__all__ = ["UnreadableWorkbook", "read_workbook"]

_NUMBERED = re.compile(r"\[([0-9]{1,4})\]")
_SPREADSHEET = ("spreadsheetml.", "ms-excel.sheet.macroenabled", "ms-excel.template.macroenabled")


def read_workbook(data: bytes, name: str, sheets: Callable[[str], bool] | None = None) -> Workbook:
    """Return the workbook; `sheets` says by name (in NFC) which sheets are worth reading.

    Sheets that are not wanted, chart sheets and macro sheets are left out. Raises
    UnreadableWorkbook.
    """
    try:
        book = _Book(Package(data))
        grids = tuple(
            book.grid(sheet) for sheet in book.sheets if sheets is None or sheets(sheet.name)
        )
        return Workbook(
            name=name,
            grids=grids,
            application=book.application,
            saved=book.saved,
            properties=book.properties,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            legacy_fonts=book.legacy_fonts,
            remarks=book.remarks,
        )
    except PackageError as error:
        raise _unreadable(data, error) from None
    except XmlError as error:
        raise UnreadableWorkbook("broken", f"{error} Đề nghị gửi lại tệp.") from None


def _unreadable(data: bytes, error: PackageError) -> UnreadableWorkbook:
    """Return what the file is instead of a workbook, or how its package is broken."""
    kind = kind_of(data)
    within = kind is Kind.UNKNOWN and error.fault is not Fault.NOT_ZIP
    if within or kind in (Kind.XLSX, Kind.XLSM):
        return UnreadableWorkbook(error.fault.value, str(error))
    return UnreadableWorkbook(kind.word, kind.sentence or "Tệp không phải là tệp .xlsx.")


@dataclass(frozen=True)
class _Sheet:
    """A worksheet as the workbook lists it."""

    name: str
    part: str
    visible: bool


class _Book:
    """The parts of a workbook's package, each read when it is first asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main_part()
        kind = package.content_type(self.main).lower()
        if not any(mark in kind for mark in _SPREADSHEET) or "binary" in kind:
            raise PackageError(Fault.NOT_ZIP, "Tệp không phải là tệp Excel (.xlsx).")
        self.relations = package.relationships(self.main)
        self.date_1904 = False
        self.other_books: list[str] = []
        """The parts of the other workbooks that formulas read, in the order of their numbers."""
        self.sheets = self._listed()

    def _listed(self) -> list[_Sheet]:
        parts = {r.id: r.target for r in self.relations if r.type == "worksheet"}
        others = {r.id: r.target for r in self.relations if r.type == "externalLink"}
        listed: list[_Sheet] = []
        for name, given in elements(self.package.read(self.main), self.main):
            if name == "workbookPr":
                self.date_1904 = given.get("date1904") in ("1", "true")
            elif name == "sheet" and given.get("id") in parts:
                title = unicodedata.normalize("NFC", unescaped(given.get("name", "")))
                hidden = given.get("state", "visible") != "visible"
                listed.append(_Sheet(title, parts[given["id"]], not hidden))
            elif name == "externalReference":
                self.other_books.append(others.get(given.get("id", ""), ""))
        return listed

    def grid(self, sheet: _Sheet) -> Grid:
        """Return one sheet's grid."""
        relations = self.package.relationships(sheet.part)
        events = scan(
            self.package.read(sheet.part), sheet.part, self.styles, self.string, self.date_1904
        )
        found = notes(self.package, relations)
        return Grid(
            sheet=sheet.name,
            cells=self._with_paths(events.cells) if self.other_books else events.cells,
            merged=tuple(events.merged),
            hidden_rows=_hidden_rows(events),
            hidden_columns=_hidden_columns(events),
            notes=found,
            links=links(events, relations),
            visible=sheet.visible,
            drawings=events.objects or has_drawings(self.package, relations),
        )

    def _with_paths(self, cells: Mapping[Place, RawCell]) -> Mapping[Place, RawCell]:
        """Return the cells with the other workbooks' paths in their formulas: [1] says nothing."""
        return {
            place: replace(cell, formula=_NUMBERED.sub(self._path, cell.formula))
            if cell.formula and "[" in cell.formula
            else cell
            for place, cell in cells.items()
        }

    def _path(self, found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        path = self._paths[place] if 0 <= place < len(self._paths) else ""
        return f"[{path}]" if path else found[0]

    @cached_property
    def _paths(self) -> list[str]:
        """The other workbooks' paths as the file has them, "" where it has none."""
        targets = [
            [r.target for r in self.package.relationships(part) if r.external]
            for part in self.other_books
        ]
        return [unquote(found[0]).removeprefix("file:///") if found else "" for found in targets]

    def string(self, index: int) -> str:
        """Return a shared string."""
        return self.strings[index]

    @cached_property
    def strings(self) -> list[str]:
        part = self._related("sharedStrings")
        return shared_strings(self.package.read(part), part) if part else []

    @cached_property
    def styles(self) -> StyleTable:
        part = self._related("styles")
        return cell_styles(self.package.read(part), part) if part else NO_STYLES

    def _related(self, type_: str) -> str:
        return next((r.target for r in self.relations if r.type == type_), "")

    @cached_property
    def _document(self) -> list[Relationship]:
        return self.package.relationships()

    @property
    def legacy_fonts(self) -> bool:
        """Whether a style's font is one of a charset older than Unicode."""
        return any(style.font for style in self.styles.formats.values())

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What there is to say of the whole file."""
        macros = any(relation.type == "vbaProject" for relation in self.relations)
        return (Remark("macros-ignored"),) if macros else ()

    @property
    def application(self) -> str:
        """The program that saved the file."""
        return self._own("extended-properties").get("Application", "")

    @property
    def saved(self) -> str:
        """When the file was last saved, as it says itself."""
        return self._own("core-properties").get("modified", "")

    @property
    def properties(self) -> Mapping[str, str]:
        """The custom document properties."""
        return dict(self._own("custom-properties"))

    def _own(self, type_: str) -> Mapping[str, str]:
        part = next((r.target for r in self._document if r.type == type_), "")
        return _said(self.package.read(part), part) if part in self.package else {}


# Many files say the same of themselves. Bytes and name are all that the result depends on.
@lru_cache(maxsize=32)
def _said(data: bytes, part: str) -> Mapping[str, str]:
    """Return what a part of document properties says, by name."""
    found: dict[str, str] = {}
    value = ""

    def on_text(name: str, given: Mapping[str, str], text: str) -> None:
        nonlocal value
        if name == "property":
            found[given.get("name", "")] = value
        elif name in ("Application", "modified"):
            found[name] = text
        value = text

    texts(data, part, on_text)
    return found


def _hidden_rows(events: SheetEvents) -> frozenset[int]:
    """Return the hidden rows that hold cells or lie before such."""
    if not events.hidden_rows:
        return frozenset()
    last = max((row for row, _ in events.cells), default=0)
    return frozenset(row for row in events.hidden_rows if row <= last)


def _hidden_columns(events: SheetEvents) -> frozenset[int]:
    """Return the hidden columns that hold cells or lie before such: a sheet hides its rest."""
    if not events.hidden_columns:
        return frozenset()
    last = max((column for _, column in events.cells), default=0)
    hidden: set[int] = set()
    seen = 0
    for first, end in sorted(events.hidden_columns):
        hidden.update(range(max(first, seen + 1), min(end, last) + 1))
        seen = max(seen, end)
    return frozenset(hidden)
