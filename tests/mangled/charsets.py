"""Vietnamese text in the charsets before Unicode, in other forms of Unicode, or broken."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import openpyxl
from openpyxl.styles import Font

from baocao.excel.reading import charset_tables
from mangled.case import Case
from mangled.sound import FORMS, Content, by_openpyxl, pasted, rows

INFO = "Thông tin"


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


def mojibake(text: str) -> str:
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in text.encode())


def every_text(write: Callable[[str], str], *sheets: str) -> Callable[[openpyxl.Workbook], None]:
    """Return the change of each text of some sheets, of all where none is named."""

    def change(book: openpyxl.Workbook) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows() if sheet.title in sheets or not sheets else ():
                for cell in row:
                    if isinstance(cell.value, str) and not cell.value.isascii():
                        cell.value = write(cell.value)

    return change


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _old_tones(text: str) -> str:
    """Return the text with its tones where older rules put them, and with i for y."""
    for new, old in (("Ủy", "Uỷ"), ("ủy", "uỷ"), ("hòa", "hoà"), ("Quý", "Quí"), ("lý", "lí")):
        text = text.replace(new, old)
    return text


def typed_in_tcvn3(cells: dict[str, Content]) -> bytes:
    """Return a new file whose Mẫu 1 is in TCVN3 and its font, cells of it set before."""
    drawn = rows()
    for address, value in cells.items():
        drawn[int(address[1:]) - 1]["ABCDEFGHI".index(address[0])] = value
    return pasted(change=in_font(".VnTime", in_tcvn3), mau_1=drawn)


UNICODE = [
    Case(35, "decomposed letters", lambda: by_openpyxl(every_text(_decomposed))),
    Case(35, "headings with spaces that do not break", lambda: by_openpyxl(
        every_text(lambda text: text.replace(" ", "\u00a0"), *FORMS))),
    Case(35, "headings with marks of direction", lambda: by_openpyxl(
        every_text(lambda text: f"\u202a{text}\u202c", *FORMS))),
    Case(36, "tones at their old places", lambda: by_openpyxl(every_text(_old_tones))),
]  # fmt: skip
OLD = [
    Case(37, "TCVN3 in its font", lambda: by_openpyxl(in_font(".VnTime", in_tcvn3)),
         ("legacy-charset",), quotes=("TCVN3",)),
    Case(37, "TCVN3 in another font", lambda: by_openpyxl(in_font("Arial", in_tcvn3)),
         ("legacy-charset",), quotes=("TCVN3",)),
    Case(37, "a type and a figure in TCVN3",
         lambda: typed_in_tcvn3({"B9": "Kế hoạch", "C9": 1, "H9": "3 bài"}),
         ("documents-differ C9", "legacy-charset", "unit-word H9"), {"C9": 1, "H9": 3},
         shows=("2019 | Kế hoạch",), notes=(
             f"“{in_tcvn3('Kế hoạch')} (Kế hoạch)” → Kế hoạch (đổi từ bảng mã cũ)",
             in_tcvn3("3 bài"))),
    Case(37, "Unicode in the font of TCVN3",
         lambda: by_openpyxl(in_font(".VnTime", lambda text: text))),
    Case(37, "VNI", lambda: by_openpyxl(in_font("VNI-Times", in_vni)), ("file-unreadable",),
         quotes=("VNI",), counts="", received=False, reason="legacy-charset"),
    Case(37, "VISCII", lambda: by_openpyxl(in_font("Arial", in_viscii)), ("file-unreadable",),
         quotes=("VISCII",), counts="", received=False, reason="legacy-charset"),
    Case(38, "UTF-8 taken for Windows-1252", lambda: by_openpyxl(every_text(mojibake, *FORMS)),
         ("mojibake",)),
]  # fmt: skip
CHARSETS = [*UNICODE, *OLD]
