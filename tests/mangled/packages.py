"""Workbooks that other programs wrote: their packages, links to other files, macros, protection."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
from openpyxl.workbook.protection import WorkbookProtection

from baocao.ooxml.repack import package_of, rewrite
from mangled.case import Case
from mangled.sound import FORMS, by_openpyxl, every_part, parts, put, replaced, sheet_part
from mangled.sound import sound as sound_workbook

ONE = FORMS[0]


def without_dimension_truth() -> bytes:
    return replaced('<dimension ref="[^"]*"/>', '<dimension ref="A1"/>')


def strict() -> bytes:
    """The strict form of the format (ISO/IEC 29500-1): other namespaces, the rest alike."""
    office, other = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    names = (
        (f"{office}spreadsheetml/2006/main", f"{other}spreadsheetml/main"),
        (f"{office}officeDocument/2006/relationships", f"{other}officeDocument/relationships"),
        (f"{office}drawingml/2006/main", f"{other}drawingml/main"),
        (f"{office}officeDocument/2006/", f"{other}officeDocument/"),
    )

    def change(_: str, content: bytes) -> bytes:
        for old, new in names:
            content = content.replace(old.encode(), new.encode())
        return content

    return every_part(change)


def renamed_parts(rename: Callable[[str], str]) -> bytes:
    return package_of({rename(name): content for name, content in parts().items()})


def with_absolute_targets() -> bytes:
    def change(name: str, content: bytes) -> bytes:
        if not name.endswith("workbook.xml.rels"):
            return content
        return re.sub(rb'Target="(?![/"])', b'Target="/xl/', content)

    return every_part(change)


def _shared(found: dict[str, bytes]) -> str:
    return next(name for name in found if name.endswith("sharedStrings.xml"))


def inline_strings() -> bytes:
    """Every shared string put into its cell, as reporting servers write them."""
    found = parts()
    items = re.findall(rb"<si>(.*?)</si>", found.pop(_shared(found)), re.DOTALL)

    def inline(cell: re.Match[bytes]) -> bytes:
        return cell[1] + b't="inlineStr"><is>' + items[int(cell[2])] + b"</is></c>"

    for name, content in found.items():
        if "worksheets/sheet" in name:
            found[name] = re.sub(rb'(<c [^>]*)t="s"><v>(\d+)</v></c>', inline, content)
        if name.endswith("workbook.xml.rels"):
            found[name] = re.sub(rb"<Relationship [^>]*sharedStrings[^>]*/>", b"", content)
        if name == "[Content_Types].xml":
            found[name] = re.sub(rb"<Override [^>]*sharedStrings[^>]*/>", b"", content)
    return package_of(found)


def rich_and_phonetic() -> bytes:
    """Every shared string cut into runs, with a reading beside it, as WPS and phones write them."""

    def runs(item: re.Match[bytes]) -> bytes:
        text = item[1].decode()
        cut = len(text) // 2 if "&" not in text else len(text)
        pieces = [piece for piece in (text[:cut], text[cut:]) if piece]
        made = "".join(f'<r><rPr/><t xml:space="preserve">{piece}</t></r>' for piece in pieces)
        return f'<si>{made}<rPh sb="0" eb="1"><t>9</t></rPh><phoneticPr fontId="1"/></si>'.encode()

    found = parts()
    item = re.compile(rb"<si><t[^>]*>([^<]*)</t></si>")
    return rewrite(sound_workbook(), {_shared(found): item.sub(runs, found[_shared(found)])})


def foreign_namespaces() -> bytes:
    more = (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"'
        ' mc:Ignorable="etc" etc:a="1"'
    )
    return replaced("<sheetData>", f"<sheetData{more}>", only="worksheets/sheet")


def written(change: Callable[[zipfile.ZipInfo], None], stream: bool = False) -> bytes:
    """Return the workbook zipped in another way."""

    class Pipe(io.RawIOBase):
        """What cannot be sought: sizes and CRC then stand behind each part."""

        def __init__(self) -> None:
            self.whole = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, piece: object) -> int:
            self.whole += bytes(piece)  # type: ignore[call-overload]
            return len(bytes(piece))  # type: ignore[call-overload]

    pipe, held = Pipe(), io.BytesIO()
    with zipfile.ZipFile(pipe if stream else held, "w") as out:  # type: ignore[arg-type]
        for name, content in parts().items():
            entry = zipfile.ZipInfo(name)
            change(entry)
            out.writestr(entry, content)
    return bytes(pipe.whole) if stream else held.getvalue()


def deflated(entry: zipfile.ZipInfo) -> None:
    entry.compress_type = zipfile.ZIP_DEFLATED


_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def of_type(content_type: str) -> bytes:
    """Return the workbook under the content type of a kindred format (macros, a template)."""
    return replaced(re.escape(_TYPES), content_type, "Content_Types")


def with_macros() -> bytes:
    kinds = (
        parts()["[Content_Types].xml"]
        .replace(_TYPES.encode(), b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
        .replace(
            b"<Override ",
            b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
            b"<Override ",
            1,
        )
    )
    rels = parts()["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/'
        b'vbaProject" Target="vbaProject.bin"/></Relationships>',
    )
    return rewrite(
        sound_workbook(),
        {"[Content_Types].xml": kinds, "xl/_rels/workbook.xml.rels": rels},
        added={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro virus"},
    )


def protected(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        sheet.protection.sheet = True
        sheet.protection.password = "1"
    book.security = WorkbookProtection(lockStructure=True)


def far_formats() -> bytes:
    """Formats down to the last row and out to the last column, as whole columns are coloured."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="XFD{n}" s="1"/></row>'
                   for n in (*range(27, 3000), 1_048_576))  # fmt: skip
    return replaced("</sheetData>", rows + "</sheetData>", sheet_part(ONE))


def of_application(name: str) -> bytes:
    return replaced("<Application>[^<]*</Application>", f"<Application>{name}</Application>")


WRITTEN = [
    Case(40, "a dimension that lies", without_dimension_truth),
    Case(40, "the strict form of the format", strict),
    Case(40, "parts named in capitals", lambda: renamed_parts(str.upper)),
    Case(40, "backslashes in the zip", lambda: renamed_parts(lambda n: n.replace("/", "\\"))),
    Case(40, "absolute targets", with_absolute_targets),
    Case(40, "strings inside the cells", inline_strings),
    Case(40, "rich and phonetic runs", rich_and_phonetic),
    Case(40, "namespaces of other programs", foreign_namespaces),
    Case(40, "sizes behind the parts", lambda: written(deflated, stream=True)),
    Case(40, "parts that are not packed", lambda: written(lambda _: None)),
    Case(40, "saved by WPS", lambda: of_application("WPS Spreadsheets")),
    Case(40, "values pasted by a script", by_openpyxl),
    Case(39, "formats to the last row and column", far_formats),
    Case(39, "the columns beside the table hidden many times over", lambda: replaced(
        "</cols>", '<col min="12" max="16384" width="9" hidden="1"/>' * 3000 + "</cols>",
        "sheet3", put({"XFD60": "x"}))),
]  # fmt: skip
LOCKED = [
    Case(21, "a workbook that may hold macros",
         lambda: of_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
         name="Xa Tan Nam.xlsm"),
    Case(21, "a template of Excel", lambda: of_type(_TYPES.replace("sheet.main", "template.main")),
         name="Xa Tan Nam.xltx"),
    Case(51, "macros", with_macros, ("macros-ignored",), name="Xa Tan Nam.xlsm"),
    Case(27, "protected sheets and structure", lambda: by_openpyxl(protected)),
    Case(54, "read-only recommended and marked as final", lambda: replaced(
        "<workbookPr ", '<fileSharing readOnlyRecommended="1" userName="x"/><workbookPr ',
        "xl/workbook.xml")),
]  # fmt: skip
PACKAGES = [*WRITTEN, *LOCKED]
