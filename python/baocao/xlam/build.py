"""The add-in as a package: XlsxWriter writes the workbook, the ribbon and the type are put in.

The same sources give the same bytes: no time, no machine, no random number goes in.
"""

from __future__ import annotations

import io
from datetime import datetime
from enum import Enum

import xlsxwriter

from ..ooxml.content_types import ContentTypes
from ..ooxml.package import CONTENT_TYPES, Package
from ..ooxml.repack import rewrite
from ..ooxml.trees import children, serialized, tag, tree
from .project import Kind, Project, document
from .sources import Sources
from .vba import vba_project

MESSAGE_SHEET = "messages"
"""The sheet with the texts of the add-in, keys in column A; an add-in's sheets are never shown."""
_PROJECT_NAME = "BaoCao"
_PROJECT_ID = "{9C91B0CA-9188-4D4F-90F1-FF63D126E6F8}"
_WORKBOOK_CODE, _SHEET_CODE = "ThisWorkbook", "Messages"
"""Code names: of the workbook and its sheet, as the parts and the VBA project both say."""
_WORKBOOK = "xl/workbook.xml"
_RIBBON = "customUI/customUI14.xml"
_RIBBON_TYPE = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_ROOT_RELATIONSHIPS = "_rels/.rels"
_CREATED = datetime(2026, 1, 1)
"""Any fixed time: the file must not tell when it was built."""


class FileType(Enum):
    """What Excel takes the package for: the content type of its workbook says it."""

    ADDIN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
    WORKBOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def build(sources: Sources, file_type: FileType = FileType.ADDIN) -> bytes:
    """Return the add-in's bytes, or those of a workbook with the same sheet and macros."""
    book = _workbook(sources)
    package = Package(book)
    types = ContentTypes(package.read(CONTENT_TYPES))
    types.declare(_WORKBOOK, file_type.value)
    replaced = {
        CONTENT_TYPES: types.saved(),
        _WORKBOOK: _calm(package.read(_WORKBOOK)),
        _ROOT_RELATIONSHIPS: _with_ribbon(package.read(_ROOT_RELATIONSHIPS)),
    }
    return rewrite(book, replaced, added={_RIBBON: sources.ribbon})


def project_of(sources: Sources) -> Project:
    """Return the VBA project: the code behind the workbook and its sheet, and the modules."""
    documents = (
        document(_WORKBOOK_CODE, Kind.WORKBOOK),
        document(_SHEET_CODE, Kind.WORKSHEET),
    )
    return Project(_PROJECT_NAME, _PROJECT_ID, (*documents, *sources.modules))


def _workbook(sources: Sources) -> bytes:
    """Return a macro-enabled workbook with the message sheet and the VBA project."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"title": "Báo cáo", "created": _CREATED})
    sheet = workbook.add_worksheet(MESSAGE_SHEET)
    for row, (key, text) in enumerate(sources.messages.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, text)
    workbook.add_vba_project(io.BytesIO(vba_project(project_of(sources))), is_stream=True)
    workbook.set_vba_name(_WORKBOOK_CODE)
    sheet.set_vba_name(_SHEET_CODE)
    workbook.close()
    return target.getvalue()


def _calm(workbook: bytes) -> bytes:
    """Return the workbook's part without its call to compute everything anew: it has no formula,
    and an add-in that changes as it is loaded costs every start of Excel."""
    root = tree(workbook, _WORKBOOK)
    for element in children(root, "calcPr"):
        element.attrib.pop("fullCalcOnLoad", "")
    return serialized(root)


def _with_ribbon(relationships: bytes) -> bytes:
    """Return the package's relationships with the ribbon's among them."""
    root = tree(relationships, _ROOT_RELATIONSHIPS)
    made = root.makeelement(tag(root, "Relationship"))
    made.set("Id", "ribbon")
    made.set("Type", _RIBBON_TYPE)
    made.set("Target", _RIBBON)
    root.append(made)
    return serialized(root)
