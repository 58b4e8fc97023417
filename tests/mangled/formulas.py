"""Formulas without their values, and formulas that read other files."""

from __future__ import annotations

from baocao.ooxml.repack import rewrite
from mangled.case import Case
from mangled.formats import Reckoned, ods, other_book, reading_cell, with_value, xls
from mangled.sound import FORMS, Formula, parts, put


def with_other_book(value: float | None = 3, formula: str = "[1]Sheet1!B4") -> bytes:
    """A figure that a formula takes from last year's file, with the value saved or without."""
    base = put({"H9": Formula(formula, value)})
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/externalLinkPath" Target="file:///D:/So%20lieu/Mau%202020.xlsx" '
        b'TargetMode="External"/></Relationships>'
    )
    return rewrite(
        base,
        {
            "xl/workbook.xml": parts()["xl/workbook.xml"].replace(
                b"</sheets>", b"</sheets><externalReferences><externalReference "
                b'r:id="rIdOther"/></externalReferences>',
            ),
            "xl/_rels/workbook.xml.rels": parts()["xl/_rels/workbook.xml.rels"].replace(
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


LINKED = [
    Case(18, "a sum of plain numbers without its value", lambda: put({"H9": Formula("2+3")}),
         ("plain-sum-computed H9",), {"H9": 5}, ("=2+3", "5"), notes=("=2+3",)),
    Case(18, "formulas without values",
         lambda: put({"H9": Formula("B9+C9*2"), "H10": Formula("MAX(1,2)")}),
         ("formula-without-value H9",), {"H9": None, "H10": None},
         ("=B9+C9*2", "H10", "bấm Lưu"), "2"),
    Case(20, "a formula that reads another file", with_other_book, ("external-formula H9",), {},
         ("số 3", "D:/So lieu/Mau 2020.xlsx")),
    *(Case(20, f"the formula {formula}", lambda formula=formula: with_other_book(3, formula),
           ("external-formula H9",), {}, ("Mau 2020.xlsx",))
      for formula in ("VLOOKUP(A9,'[1]Bảng 1'!$A:$B,2,0)", "[1]!Bai", "[1]Sheet1!B4+1")),
    Case(20, "formulas of the file itself", lambda: put(
        {"H9": Formula("[0]!Bai", 3), "H10": Formula("Bang1[[#This Row],[Bài]]", 6)})),
    Case(20, "a formula that reads another file, without its value",
         lambda: with_other_book(None), ("external-formula H9", "formula-without-value H9"),
         {"H9": None}, ("D:/So lieu/Mau 2020.xlsx",), "2"),
]  # fmt: skip
_OTHER = other_book("\x01\x01DSo lieu\x03Mau 2020.xls")
_ELSEWHERE = Formula("['file:///D:/So%20lieu/Mau%202020.ods'#$'Mẫu 1'.B4]", 3)
IN_OLDER_FORMATS = [
    Case(20, "a formula of an .ods that reads another file",
         lambda: ods(with_value(FORMS[0], 9, 8, _ELSEWHERE)), ("external-formula H9",), {},
         ("số 3", "D:/So lieu/Mau 2020.ods", "Mẫu 1'!B4"), name="a.ods"),
    *(Case(20, f"a formula of an .xls that reads another file, {what}",
           lambda tokens=tokens: xls(with_value(FORMS[0], 9, 8, Reckoned(tokens, 3)), _OTHER),
           ("external-formula H9",), {}, ("số 3", "D:\\So lieu\\Mau 2020.xls", "Sheet1'!B4"),
           name="a.xls")
      for what, tokens in (("alone", reading_cell(4, 2)),
                           ("in a sum", b"\x1e\x05\0" + reading_cell(4, 2) + b"\x03"))),
]  # fmt: skip
FORMULAS = [*LINKED, *IN_OLDER_FORMATS]
