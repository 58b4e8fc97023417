"""What a protected sheet allows: LibreOffice keeps only a part of it, so it is kept here."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from live.com import ComObject

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ALLOWS = {
    "formatCells": "AllowFormattingCells", "formatColumns": "AllowFormattingColumns",
    "formatRows": "AllowFormattingRows", "insertColumns": "AllowInsertingColumns",
    "insertRows": "AllowInsertingRows", "insertHyperlinks": "AllowInsertingHyperlinks",
    "deleteColumns": "AllowDeletingColumns", "deleteRows": "AllowDeletingRows",
    "sort": "AllowSorting", "autoFilter": "AllowFiltering", "pivotTables": "AllowUsingPivotTables",
}  # fmt: skip
"""The file's words for what a protected sheet allows, and Excel's."""
ARGUMENTS = (
    "Password", "DrawingObjects", "Contents", "Scenarios", "UserInterfaceOnly",
    "AllowFormattingCells", "AllowFormattingColumns", "AllowFormattingRows",
    "AllowInsertingColumns", "AllowInsertingRows", "AllowInsertingHyperlinks",
    "AllowDeletingColumns", "AllowDeletingRows", "AllowSorting", "AllowFiltering",
    "AllowUsingPivotTables",
)  # fmt: skip
"""Worksheet.Protect's arguments, in order."""

Allowed = frozenset[str]


class Protections:
    """What each sheet of a workbook allows while it is protected, by its name."""

    def __init__(self, path: str) -> None:
        self.allowed: dict[str, Allowed] = dict(_of_file(Path(path))) if path else {}
        self.by_interface_only: set[str] = set()

    def protect(self, sheet: str, *values: Any, **named: Any) -> str:
        """Note what Protect was called with; return the password."""
        given = dict(zip(ARGUMENTS, values, strict=False)) | named
        self.allowed[sheet] = frozenset(name for name in ALLOWS.values() if given.get(name))
        self.by_interface_only.discard(sheet)
        if given.get("UserInterfaceOnly"):
            self.by_interface_only.add(sheet)
        return str(given.get("Password") or "")


def _of_file(path: Path) -> list[tuple[str, Allowed]]:
    if not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as package:
        relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
        targets = {one.get("Id"): str(one.get("Target")) for one in relations}
        sheets = ElementTree.fromstring(package.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        return [
            (str(sheet.get("name")), _allowed(package, targets[sheet.get(_RELATION)]))
            for sheet in sheets
        ]


def _allowed(package: zipfile.ZipFile, target: str) -> Allowed:
    part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    found = ElementTree.fromstring(package.read(part)).find(f"{_MAIN}sheetProtection")
    if found is None:
        return frozenset()
    # In the file, "1" forbids; all but these are forbidden when nothing is said.
    return frozenset(name for key, name in ALLOWS.items() if found.get(key, "1") in ("0", "false"))


class Protection(ComObject):
    """Worksheet.Protection: what a protected sheet allows."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def alive(self, put: bool = False) -> None:
        self.sheet.alive(put)


def _allows(name: str) -> property:
    return property(
        lambda self: name in self.sheet.book.protections.allowed.get(self.sheet.name, ())
    )


for _name in ALLOWS.values():
    setattr(Protection, _name, _allows(_name))
