"""Files as units send them back, each made from one sound workbook, with what reading must say.

Source of the cases: how communes' workbooks come back broken (whole files; cells and tables have
cases of their own). A case is a row: what happened, the file's name, how it is made, and what
reading it gives: whose figures, which findings, or why it is refused.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import openpyxl
from openpyxl.styles import Font

from baocao.excel.reading import charset_tables
from baocao.ooxml.package import Package
from baocao.ooxml.repack import package_of, rewrite
from baocao.resources import shipped
from baocao.xlam.cfb import compound_file

FORMS = ("Mẫu 1", "Mẫu 2")
ALL, FIRST, NONE = ("mau_1", "mau_2"), ("mau_1",), ()


@dataclass(frozen=True)
class Case:
    """One file that comes back; `forms` are those whose figures are read as in the sound one."""

    what: str
    file: str
    data: Callable[[], bytes]
    forms: tuple[str, ...] = ALL
    codes: tuple[str, ...] = ()
    """The findings of reading, in their order of the alphabet."""
    refused: str = ""
    """The reason where the file is refused."""
    says: str = ""
    """What the sentence or a finding's details hold."""

    def __str__(self) -> str:
        return self.what


@lru_cache
def sound() -> bytes:
    """Return a commune's workbook of the sample: reading it finds nothing to say."""
    folder = shipped("workbooks") / "quang-binh" / "don-vi"
    return next(folder.glob("*Tan_Nam*.xlsx")).read_bytes()


# --- the package and its parts


def parts() -> dict[str, bytes]:
    package = Package(sound())
    return {name: package.read(name) for name in package.names()}


def every_part(change: Callable[[str, bytes], bytes]) -> bytes:
    return package_of({name: change(name, content) for name, content in parts().items()})


def replaced(pattern: str, by: str, only: str = "") -> bytes:
    """Return the workbook with a pattern replaced in the XML of its parts (named like `only`)."""

    def change(name: str, content: bytes) -> bytes:
        if only not in name or not name.endswith((".xml", ".rels")):
            return content
        return re.sub(pattern.encode(), by.encode(), content)

    return every_part(change)


def without_dimension_truth() -> bytes:
    return replaced('<dimension ref="[^"]*"/>', '<dimension ref="A1"/>')


def strict() -> bytes:
    """The strict form of the format (ISO/IEC 29500-1): other namespaces, the rest alike."""
    names = (
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
         "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
         "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        ("http://schemas.openxmlformats.org/drawingml/2006/main",
         "http://purl.oclc.org/ooxml/drawingml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/",
         "http://purl.oclc.org/ooxml/officeDocument/"),
    )  # fmt: skip

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


def inline_strings() -> bytes:
    """Every shared string put into its cell, as reporting servers write them."""
    found = parts()
    shared = next(name for name in found if name.lower().endswith("sharedstrings.xml"))
    items = re.findall(rb"<si>(.*?)</si>", found.pop(shared), re.DOTALL)

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
    shared = next(name for name in found if name.lower().endswith("sharedstrings.xml"))
    item = re.compile(rb"<si><t[^>]*>([^<]*)</t></si>")
    return rewrite(sound(), {shared: item.sub(runs, found[shared])})


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


def with_macros() -> bytes:
    found = parts()
    kinds = (
        found["[Content_Types].xml"]
        .replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        )
        .replace(
            b"<Override ",
            b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
            b"<Override ",
            1,
        )
    )
    rels = found["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/'
        b'vbaProject" Target="vbaProject.bin"/></Relationships>',
    )
    return rewrite(
        sound(),
        {"[Content_Types].xml": kinds, "xl/_rels/workbook.xml.rels": rels},
        added={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro virus"},
    )


def with_other_book() -> bytes:
    """A figure that a formula takes from last year's file."""
    book = re.compile(rb"</sheets>")
    found = parts()
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/externalLinkPath" Target="file:///D:/So%20lieu/Mau%202020.xlsx" '
        b'TargetMode="External"/></Relationships>'
    )
    cell = re.compile(rb'<c r="H9"( s="\d+")?><v>(\d+)</v></c>')
    sheet = next(n for n, c in found.items() if "worksheets/sheet" in n and cell.search(c)
                 and b"H9" in c and b"<mergeCell" in c)  # fmt: skip
    return rewrite(
        sound(),
        {
            sheet: cell.sub(rb'<c r="H9"\1><f>[1]Sheet1!B4</f><v>\2</v></c>', found[sheet]),
            "xl/workbook.xml": book.sub(
                b"</sheets><externalReferences><externalReference "
                b'r:id="rIdOther"/></externalReferences>', found["xl/workbook.xml"],
            ),
            "xl/_rels/workbook.xml.rels": found["xl/_rels/workbook.xml.rels"].replace(
                b"</Relationships>",
                b'<Relationship Id="rIdOther" Type="http://schemas.openxmlformats.org/'
                b'officeDocument/2006/relationships/externalLink" '
                b'Target="externalLinks/externalLink1.xml"/></Relationships>',
            ),
        },
        added={
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "xl/externalLinks/_rels/externalLink1.xml.rels": relations,
        },
    )  # fmt: skip


# --- saved by other programs


def by_openpyxl(
    change: Callable[[openpyxl.Workbook], object] = lambda _: None, values: bool = True
) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(sound()), data_only=values)
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def put(*cells: tuple[str, object], sheet: str = FORMS[0]) -> bytes:
    """Return the workbook with cells of a sheet set by a script."""

    def change(book: openpyxl.Workbook) -> None:
        for address, value in cells:
            book[sheet][address].value = value  # type: ignore[index]

    return by_openpyxl(change)


def hidden(book: openpyxl.Workbook) -> None:
    book[FORMS[0]].sheet_state = "hidden"


def in_font(font: str, write: Callable[[str], str]) -> Callable[[openpyxl.Workbook], None]:
    """Every Vietnamese text of the forms, written in an old charset and its font."""

    def change(book: openpyxl.Workbook) -> None:
        for name in FORMS:
            for row in book[name].iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and not cell.value.isascii():
                        cell.value = write(cell.value)
                        cell.font = Font(name=font)

    return change


def in_tcvn3(text: str) -> str:
    letters = dict(zip(charset_tables._TCVN3_LETTERS, charset_tables._TCVN3_CODES, strict=True))
    return "".join(letters.get(c, letters.get(c.lower(), c)) for c in text)


def in_viscii(text: str) -> str:
    letters = dict(zip(charset_tables._VISCII_LETTERS, charset_tables._VISCII_CODES, strict=True))
    return "".join(letters.get(c, c) for c in text)


def in_vni(text: str) -> str:
    marks = {v: k for k, v in charset_tables._VNI_MARKS.items()}
    alone = {v: k for k, v in charset_tables._VNI_LETTERS.items()}
    written = ""
    for letter in text:
        pieces = unicodedata.normalize("NFD", letter.lower())
        horn = "\u031b" in pieces
        base = {"o": "ơ", "u": "ư"}.get(pieces[0], pieces[0]) if horn else pieces[0]
        mark = "".join(c for c in pieces[1:] if c != "\u031b")
        ordered = "".join(sorted(mark, key=lambda c: c not in "\u0302\u0306"))
        told = alone.get(letter.lower()) or (
            alone.get(base, base) + marks[ordered] if mark else alone.get(base)
        )
        written += told if told and not letter.isascii() else letter
    return written


def broken_texts(book: openpyxl.Workbook) -> None:
    """UTF-8 that a web application took for Windows-1252."""
    for name in FORMS:
        for row in book[name].iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and not cell.value.isascii():
                    cell.value = mojibake(cell.value)


def mojibake(text: str) -> str:
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in text.encode())


def decomposed(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type != "f":
                    cell.value = unicodedata.normalize("NFD", cell.value)


# --- texts and pages


@lru_cache
def rows(sheet: str) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(sound()), data_only=True)
    return [
        ["" if v is None else v for v in row] for row in book[sheet].iter_rows(values_only=True)
    ]


def delimited(separator: str, sheet: str = FORMS[0]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows(sheet))
    return out.getvalue()


def in_1258(text: str) -> bytes:
    """Windows' Vietnamese: a toned letter is its vowel and its tone."""
    out = bytearray()
    for letter in text:
        pieces = unicodedata.normalize("NFD", letter)
        vowel = pieces[0] + "".join(c for c in pieces[1:] if c in "\u0302\u0306\u031b")
        tone = "".join(c for c in pieces[1:] if c not in "\u0302\u0306\u031b")
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            out += (unicodedata.normalize("NFC", vowel) + tone).encode("cp1258")
    return bytes(out)


def in_ansi(text: str) -> bytes:
    """What Excel's plain "CSV" makes of Vietnamese on a Western machine."""
    best = str.maketrans("ăĂđĐơƠưƯ", "aAdDoOuU")
    return text.translate(best).encode("cp1252", "replace")


def page(sheets: Iterable[str] = FORMS, charset: str = "utf-8") -> str:
    tables = "".join(
        "<table border=1>"
        + "".join(
            "<tr>" + "".join(f"<td>&nbsp;{cell}</td>" if cell == "" else f"<td>{cell}</td>"
                             for cell in row) + "</tr>"
            for row in rows(sheet)
        )
        + "</table>"
        for sheet in sheets
    )  # fmt: skip
    return f'<html><head><meta charset="{charset}"></head><body>{tables}</body></html>'


def saved_page() -> bytes:
    body = page().encode()
    return (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n"
        b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        + body + b"\r\n--x--\r\n"
    )  # fmt: skip


def xml_2003() -> bytes:
    def data(value: object) -> str:
        kind = "Number" if isinstance(value, int | float) else "String"
        text = str(value).replace("&", "&amp;").replace("<", "&lt;")
        return f'<Cell><Data ss:Type="{kind}">{text}</Data></Cell>' if value != "" else "<Cell/>"

    sheets = "".join(
        f'<Worksheet ss:Name="{name}"><Table>'
        + "".join(f"<Row>{''.join(map(data, row))}</Row>" for row in rows(name))
        + "</Table></Worksheet>"
        for name in FORMS
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{sheets}</Workbook>'
    ).encode()


def zipped(*names: str) -> bytes:
    return package_of(dict.fromkeys(names, b"x"))


PACKAGES = [
    Case("the sound workbook", "a.xlsx", sound),
    Case("a dimension that lies", "a.xlsx", without_dimension_truth),
    Case("the strict form of the format", "a.xlsx", strict),
    Case("parts named in capitals", "a.xlsx", lambda: renamed_parts(str.upper)),
    Case("backslashes in the zip", "a.xlsx", lambda: renamed_parts(lambda n: n.replace("/", "\\"))),
    Case("absolute targets", "a.xlsx", with_absolute_targets),
    Case("strings inside the cells", "a.xlsx", inline_strings),
    Case("rich and phonetic runs", "a.xlsx", rich_and_phonetic),
    Case("namespaces of other programs", "a.xlsx", foreign_namespaces),
    Case("sizes behind the parts", "a.xlsx", lambda: written(deflated, stream=True)),
    Case("parts that are not packed", "a.xlsx", lambda: written(lambda _: None)),
    Case("a name that lies", "a.pdf", sound),
    Case("macros", "a.xlsm", with_macros, codes=("macros-ignored",)),
    Case("a formula that reads another file", "a.xlsx", with_other_book,
         codes=("external-formula",), says="D:/So lieu/Mau 2020.xlsx"),
]  # fmt: skip
SAVED = [
    Case("values pasted by a script", "a.xlsx", by_openpyxl),
    Case("a sound table on a hidden sheet", "a.xlsx", lambda: by_openpyxl(hidden),
         codes=("sheet-hidden",)),
    Case("decomposed letters", "a.xlsx", lambda: by_openpyxl(decomposed)),
    Case("an error in a cell", "a.xlsx", lambda: put(("H9", "#REF!")), ("mau_2",),
         ("cell-error",), says="#REF!"),
    Case("a truth in a cell", "a.xlsx", lambda: put(("H9", True)), ("mau_2",),
         ("not-a-number",), says="TRUE"),
    Case("formulas without values", "a.xlsx",
         lambda: put(("H9", "=B9+C9*2"), ("H10", "=MAX(1,2)")), ("mau_2",),
         ("formula-without-value",)),
    Case("TCVN3 in its font", "a.xlsx", lambda: by_openpyxl(in_font(".VnTime", in_tcvn3)),
         codes=("legacy-charset",), says="TCVN3"),
    Case("TCVN3 in another font", "a.xlsx", lambda: by_openpyxl(in_font("Arial", in_tcvn3)),
         codes=("legacy-charset",), says="TCVN3"),
    Case("Unicode in the font of TCVN3", "a.xlsx",
         lambda: by_openpyxl(in_font(".VnTime", lambda text: text))),
    Case("VNI", "a.xlsx", lambda: by_openpyxl(in_font("VNI-Times", in_vni)),
         refused="legacy-charset", says="VNI"),
    Case("VISCII", "a.xlsx", lambda: by_openpyxl(in_font("Arial", in_viscii)),
         refused="legacy-charset", says="VISCII"),
    Case("UTF-8 taken for Windows-1252", "a.xlsx", lambda: by_openpyxl(broken_texts),
         codes=("mojibake",)),
]  # fmt: skip
_ONE = ("read-as-text", "sheet-missing")
TEXTS = [
    Case("CSV UTF-8 of Excel", "a.csv", lambda: delimited(";").encode("utf-8-sig"), FIRST, _ONE,
         says="“;”"),
    Case("CSV with commas, named .xlsx", "a.xlsx", lambda: delimited(",").encode(), FIRST, _ONE,
         says="“,”"),
    Case("Unicode text of Excel", "a.txt", lambda: delimited("\t").encode("utf-16"), FIRST, _ONE,
         says="Tab"),
    Case("Unicode text without its mark", "a.txt", lambda: delimited("\t").encode("utf-16-le"),
         FIRST, _ONE),
    Case("CSV of Windows 1258", "a.csv", lambda: in_1258(delimited(";")), FIRST, _ONE,
         says="WINDOWS-1258"),
    Case("CSV that says its separator", "a.csv", lambda: ("sep=|\r\n" + delimited("|")).encode(),
         FIRST, _ONE),
    Case("CSV in TCVN3", "a.csv", lambda: in_tcvn3(delimited(";")).encode("cp1252", "replace"),
         FIRST, ("legacy-charset", *_ONE)),
    Case("CSV that lost its tones", "a.csv", lambda: in_ansi(delimited(",")), FIRST,
         (*_ONE, "tones-lost"), says="?"),
    Case("a web page of two tables", "a.xls", lambda: page().encode(), codes=("read-as-page",)),
    Case("a web page in UTF-16", "a.xls", lambda: page(charset="utf-16").encode("utf-16"),
         codes=("read-as-page",)),
    Case("a web page that is laid out by tables", "a.xls",
         lambda: f"<table><tr><td>{page()}</td></tr></table>".encode(), codes=("read-as-page",)),
    Case("a web page of one form", "a.xls", lambda: page(FORMS[:1]).encode(), FIRST,
         ("read-as-page", "sheet-missing")),
    Case("a saved web page", "a.xls", saved_page, codes=("read-as-page",), says="MHTML"),
    Case("a spreadsheet of XML 2003", "a.xls", xml_2003, codes=("read-as-page",), says="2003"),
]  # fmt: skip
_OLE = {"EncryptedPackage": "password", "WordDocument": "doc", "Book": "old-xls"}
REFUSED = [
    Case("no byte", "a.xlsx", lambda: b"", NONE, refused="empty", says="gửi lại"),
    Case("a workbook that was cut", "a.xlsx", lambda: sound()[:9000], NONE, refused="truncated",
         says="tải chưa xong"),
    Case("a damaged part", "a.xlsx",
         lambda: sound()[:5000] + bytes((sound()[5000] ^ 4,)) + sound()[5001:], NONE,
         refused="broken|crc|truncated", says="gửi lại"),
    Case("zeros where the cloud keeps the file", "a.xlsx", lambda: bytes(5000), NONE,
         refused="placeholder", says="OneDrive"),
    Case("a link to a Google sheet", "a.gsheet",
         lambda: b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', NONE,
         refused="placeholder", says="Tải"),
    Case("a shortcut", "a.lnk", lambda: b"L\0\0\0\x01\x14\x02\0" + bytes(90), NONE,
         refused="placeholder"),
    Case("a scan", "a.xlsx", lambda: b"%PDF-1.7 x", NONE, refused="pdf", says="PDF"),
    Case("a photograph", "a.jpg", lambda: b"\xff\xd8\xff\xe0 x", NONE, refused="image"),
    Case("a photograph of an iPhone", "a.heic", lambda: b"\0\0\0\x18ftypheic", NONE,
         refused="image", says="ảnh"),
    Case("a film", "a.mp4", lambda: b"\0\0\0\x18ftypisom", NONE, refused="media"),
    Case("a RAR", "a.rar", lambda: b"Rar!\x1a\x07\x01\0", NONE, refused="archive",
         says="giải nén"),
    Case("a 7z", "a.xlsx", lambda: b"7z\xbc\xaf\x27\x1c", NONE, refused="archive"),
    Case("a book of Numbers", "a.numbers", lambda: zipped("Index/Document.iwa", "Data/a.jpg"),
         NONE, refused="numbers", says="Numbers"),
    Case("a binary workbook", "a.xlsb",
         lambda: replaced("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
                          "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
                          "Content_Types"), NONE, refused="xlsb", says=".xlsx"),
    Case("a Word file", "a.xlsx",
         lambda: replaced("spreadsheetml.sheet.main", "wordprocessingml.document.main",
                          "Content_Types"), NONE, refused="docx", says="Word"),
    *(
        Case(f"an old file with a stream {stream}", "a.xls",
             lambda stream=stream: compound_file({stream: bytes(5000)}), NONE, refused=reason)
        for stream, reason in _OLE.items()
    ),
    Case("a shared .xls", "a.xls",
         lambda: compound_file({"Workbook": bytes(5000), "Revision Log": b"x"}), NONE,
         refused="shared", says="dùng chung"),
    Case("words without a table", "a.txt", lambda: "Kính gửi huyện: xã không có.".encode(), NONE,
         refused="text", says="CSV"),
    Case("a web page without a table", "a.xls", lambda: b"<html><body>5</body></html>", NONE,
         refused="html", says="HTML"),
    Case("an XML with its own entities", "a.xlsx",
         lambda: replaced("<worksheet ", '<!DOCTYPE x [<!ENTITY a "5">]><worksheet ',
                          "worksheets/sheet"), NONE, refused="broken", says="DOCTYPE"),
]  # fmt: skip
CASES = [*PACKAGES, *SAVED, *TEXTS, *REFUSED]
