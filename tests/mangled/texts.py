"""What is no workbook and tells the figures all the same: texts, web pages, XML, older formats."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable

from mangled.case import Case
from mangled.charsets import in_tcvn3
from mangled.formats import flat_ods, ods, with_value, xls
from mangled.sound import FORMS, of_all_rows

_PAGE = 'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'


def delimited(separator: str, sheet: str = FORMS[0]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(of_all_rows(sheet))
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
            for row in of_all_rows(sheet)
        )
        + "</table>"
        for sheet in sheets
    )  # fmt: skip
    return f'<html><head><meta charset="{charset}"></head><body>{tables}</body></html>'


def saved_page() -> bytes:
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
    return f"{head}{_PAGE}{page()}\r\n--x--\r\n".encode()


def xml_2003() -> bytes:
    def data(value: object) -> str:
        kind = "Number" if isinstance(value, int | float) else "String"
        text = str(value).replace("&", "&amp;").replace("<", "&lt;")
        return f'<Cell><Data ss:Type="{kind}">{text}</Data></Cell>' if value != "" else "<Cell/>"

    sheets = "".join(
        f'<Worksheet ss:Name="{name}"><Table>'
        + "".join(f"<Row>{''.join(map(data, row))}</Row>" for row in of_all_rows(name))
        + "</Table></Worksheet>"
        for name in FORMS
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{sheets}</Workbook>'
    ).encode()


_FIRST_ONLY = {f"Mẫu 2!{c}{r}": None for c in "BC" for r in (9, 10, 11)}
_ONE = ("read-as-text", "sheet-missing Mẫu 2!")


def text(number: int, what: str, name: str, made: Callable[[], bytes], *says: str,
         found: tuple[str, ...] = _ONE) -> Case:  # fmt: skip
    """Return the case of a text of the first form alone."""
    return Case(number, what, made, found, _FIRST_ONLY, says, "1", name, chosen=True)


TEXTS = [
    text(23, "CSV UTF-8 of Excel", "a.csv", lambda: delimited(";").encode("utf-8-sig"), "“;”"),
    text(22, "CSV named .xlsx", "a.xlsx", lambda: delimited(",").encode(), "“,”"),
    text(23, "Unicode text of Excel", "a.txt", lambda: delimited("\t").encode("utf-16"), "Tab"),
    text(23, "Unicode text without its mark", "a.txt",
         lambda: delimited("\t").encode("utf-16-le")),
    text(23, "CSV of Windows 1258", "a.csv", lambda: in_1258(delimited(";")), "WINDOWS-1258"),
    text(23, "CSV that says its separator", "a.csv",
         lambda: ("sep=|\r\n" + delimited("|")).encode()),
    text(37, "CSV in TCVN3", "a.csv",
         lambda: in_tcvn3(delimited(";")).encode("cp1252", "replace"), "TCVN3",
         found=("legacy-charset", *_ONE)),
    text(23, "CSV that lost its tones", "a.csv", lambda: in_ansi(delimited(",")), "?",
         found=(*_ONE, "tones-lost")),
]  # fmt: skip
_AS_PAGE = ("read-as-page",)
PAGES = [
    *(Case(22, what, made, _AS_PAGE, name="a.xls", chosen=True, quotes=says)
      for what, made, says in (
        ("a web page of two tables", lambda: page().encode(), ("trang web",)),
        ("a web page in UTF-16", lambda: page(charset="utf-16").encode("utf-16"), ()),
        ("a web page laid out by tables",
         lambda: f"<table><tr><td>{page()}</td></tr></table>".encode(), ()),
        ("a saved web page", saved_page, ("MHTML",)),
        ("a spreadsheet of XML 2003", xml_2003, ("2003",)))),
    Case(22, "a web page of one form", lambda: page(FORMS[:1]).encode(),
         (*_AS_PAGE, "sheet-missing Mẫu 2!"), _FIRST_ONLY, (), "1", "a.xls", chosen=True),
]  # fmt: skip
FORMATS = [
    *(Case(21, f"an .xls named {name}", xls, name=name) for name in ("a.xls", "a.et", "a.xlsx")),
    *(Case(21, f"an .ods named {name}", ods, name=name) for name in ("a.ods", "a.xls")),
    Case(21, "a flat .ods", flat_ods, ("read-as-page",), quotes=("OpenDocument",),
         name="a.fods"),
    Case(21, "a figure typed as text in an .xls",
         lambda: xls(with_value(FORMS[0], 9, 8, "3 bài")), ("unit-word H9",), {}, ("“3 bài”",),
         name="a.xls", notes=("3 bài",)),
]  # fmt: skip
READ_ALL_THE_SAME = [*TEXTS, *PAGES, *FORMATS]
