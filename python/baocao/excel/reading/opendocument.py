"""Read an .ods workbook by its own content.xml, with the honesty of the .xlsx reader.

calamine does not serve here: it shows an error as a blank, TRUE as 1 and tells no merges. A legacy
font is told where a cell's or a column's own style names it; a note's and a cell's text alone is
read, never its formatting.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from ...core.cells import Remark, Workbook
from ...intake.sniff import Kind
from ...ooxml.events import XmlError, elements, parse, texts
from ...ooxml.package import Package, PackageError
from .opendocument_scan import CONTENT, ContentScan
from .sheet_events import MOST_ELEMENTS
from .unreadable import UnreadableWorkbook, too_large

Wanted = Callable[[str], bool]

_META, _MANIFEST = "meta.xml", "META-INF/manifest.xml"


def read_ods(data: bytes, name: str, sheets: Wanted | None = None) -> Workbook:
    """Return the workbook; `sheets` says by name (in NFC) which are wanted. UnreadableWorkbook."""
    try:
        package = Package(data)
        _refuse_encrypted(package)
        content = package.read(CONTENT)
        about = package.read(_META) if _META in package else b""
        remarks = (Remark("macros-ignored"),) if _has_macros(package) else ()
    except PackageError as error:
        raise UnreadableWorkbook(error.fault.value, str(error)) from None
    return _workbook(data, name, sheets, content, about, remarks)


def read_flat_ods(data: bytes, name: str, sheets: Wanted | None = None) -> Workbook:
    """Return the workbook of an OpenDocument in one file of XML (.fods). UnreadableWorkbook."""
    remark = Remark("read-as-page", {"kind": "bảng tính OpenDocument dạng XML (.fods)"})
    return _workbook(data, name, sheets, data, data, (remark,))


def _workbook(
    data: bytes, name: str, sheets: Wanted | None, content: bytes, about: bytes,
    remarks: tuple[Remark, ...],
) -> Workbook:  # fmt: skip
    try:
        if content.count(b"<") > 2 * MOST_ELEMENTS:
            raise too_large(CONTENT)
        scan = ContentScan(sheets)
        parse(scan.parser, content, CONTENT)
        application, properties = _about(about)
    except XmlError as error:
        raise UnreadableWorkbook("broken", f"{error} Đề nghị gửi lại tệp.") from None
    return Workbook(
        name,
        tuple(scan.grids),
        application,
        properties,
        hashlib.sha256(data).hexdigest(),
        len(data),
        legacy_fonts=bool(scan.fonts),
        remarks=remarks,
    )


def _has_macros(package: Package) -> bool:
    return any(part.startswith(("Basic/", "Scripts/")) for part in package.names())


def _refuse_encrypted(package: Package) -> None:
    if _MANIFEST in package:
        named = elements(package.read(_MANIFEST), _MANIFEST)
        if any(name == "encryption-data" for name, _ in named):
            raise UnreadableWorkbook(Kind.PASSWORD.word, Kind.PASSWORD.sentence)


def _about(data: bytes) -> tuple[str, dict[str, str]]:
    """Return the program that saved the file, and the user's own properties."""
    application = ""
    properties: dict[str, str] = {}

    def on_text(name: str, given: Mapping[str, str], text: str) -> None:
        nonlocal application
        if name == "generator":
            application = text
        elif name == "user-defined":
            properties[given.get("name", "")] = text

    if data:
        texts(data, _META, on_text)
    return application, properties
