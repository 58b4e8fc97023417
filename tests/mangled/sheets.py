"""Sheets and forms: renamed, copied, hidden, of another shape, of another year's template."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl

from baocao.ooxml.package import Package
from baocao.ooxml.repack import rewrite
from mangled.case import Case
from mangled.sound import FORMS, Rows, pasted, put, replaced, rows, sheet_part
from parts import rels

ONE, TWO = FORMS
INFO = "Thông tin"


def renamed(name: str) -> bytes:
    return replaced(f'<sheet name="{ONE}"', f'<sheet name="{name}"', "xl/workbook.xml", count=1)


def with_copy(change: Callable[[Rows], Rows], name: str = "Mẫu 1 (2)") -> bytes:
    """Return a new file that holds Mẫu 1 twice, the second changed."""
    return pasted({INFO: rows(INFO), ONE: rows(), name: change(rows()), TWO: rows(TWO)})


def _with(row: int, column: int, value: object) -> Callable[[Rows], Rows]:
    def change(drawn: Rows) -> Rows:
        drawn[row - 1][column - 1] = value
        return drawn

    return change


def _emptied(drawn: Rows) -> Rows:
    return [[row[0], *[None] * 10] if n > 7 else row for n, row in enumerate(drawn)]


def hiding(rows_: str = "", columns: str = "", book: bool = False) -> bytes:
    """Return the workbook with rows or columns of Mẫu 1 hidden, or the sheet itself."""

    def change(made: openpyxl.Workbook) -> None:
        sheet = made[ONE]
        for row in rows_.split():
            sheet.row_dimensions[int(row)].hidden = True
        for column in columns.split():
            sheet.column_dimensions[column].hidden = True
        if book:
            sheet.sheet_state = "hidden"

    return pasted(change=change)


NO_FIGURES = {f"{c}{r}": None for c in "CDEFGHI" for r in (9, 10, 11)}
NAMED = [
    Case(9, "a sheet's name without accents", lambda: renamed("Mau 1")),
    Case(9, "a sheet's name run together", lambda: renamed("mau1")),
    Case(9, "a sheet's name decomposed", lambda: renamed("Ma\u0302\u0303u 1")),
    *(Case(9, f"a sheet renamed {name}", lambda name=name: renamed(name),
           (f"sheet-renamed {name}!",), quotes=(name,)) for name in ("M1", "Sheet1", "Biểu 01")),
    Case(9, "all sheets called Sheet1 to Sheet5", lambda: pasted({
        "Sheet1": rows(INFO), "Sheet2": rows(), "Sheet3": rows(TWO),
        "Sheet4": [*rows("Văn bản")[:1], [2019, "Kế hoạch", "218/KH-UBND", "07/8/2019",
                                          "Ủy ban nhân dân tỉnh", "a"]],
        "Sheet5": [row[:3] for row in rows("Đường link")[:2]]}),
         tuple(f"sheet-renamed Sheet{n}!" for n in range(1, 6)),
         quotes=("“Thông tin”", "“Mẫu 1”", "“Văn bản”", "“Đường link”"),
         shows=("2019 | Kế hoạch | 218/KH-UBND | 2019-08-07 | Ủy ban nhân dân tỉnh | a",
                "None | https://quangbinh.hagiang.gov.vn/xa-tan-nam | "
                "Trang thông tin điện tử của đơn vị")),
    Case(9, "both forms on one sheet", lambda: pasted(
        {INFO: rows(INFO), "Sheet1": [*rows(), [None], *rows(TWO)]}),
         ("sheet-renamed Sheet1!", "sheet-renamed Sheet1!")),
    Case(9, "a form pasted below another one", lambda: pasted(
        {INFO: rows(INFO), ONE: [*rows(), [None], *rows(TWO)]}), ("sheet-renamed",)),
    Case(9, "the sheets in another order", lambda: pasted(
        {TWO: rows(TWO), ONE: rows(), INFO: rows(INFO)})),
    Case(9, "a copy of the form", lambda: with_copy(lambda drawn: drawn), ("sheet-copy",),
         quotes=("Mẫu 1 (2)",)),
    Case(9, "a copy left blank", lambda: with_copy(_emptied), ("sheet-copy",),
         quotes=("Mẫu 1 (2)",)),
    Case(9, "a copy that differs", lambda: with_copy(_with(9, 8, 5)), ("sheet-twice",),
         quotes=("Mẫu 1; Mẫu 1 (2)",), counts="2"),
]  # fmt: skip
HIDDEN = [
    Case(29, "a hidden row", lambda: hiding("10"), ("hidden-rows",), quotes=("10",)),
    Case(29, "filtered rows", lambda: hiding("9 10 11"), ("hidden-rows",),
         quotes=("9, 10, 11",)),
    Case(29, "a hidden column", lambda: hiding(columns="H"), ("hidden-columns",), quotes=("H",)),
    Case(29, "a hidden sheet", lambda: hiding(book=True), ("sheet-hidden",)),
    Case(29, "hidden rows without figures", lambda: hiding("3 60")),
]  # fmt: skip
SHAPES = [
    Case(50, "last year's template without the models", lambda: pasted(
        mau_1=[row[:8] for row in rows()]), ("column-missing",),
        {f"I{r}": None for r in (9, 10, 11)}, ("Mô hình",), counts="2"),
    *(Case(52, f"{raw!r} left from a test", lambda raw=raw: put({"H9": raw}), ("not-a-number H9",),
           {"H9": None}, (f"“{raw}”",), counts="2") for raw in ("VD: 5", "abc", "ví dụ 5")),
    Case(52, "a sample row that was not deleted", lambda: pasted(
        mau_1=[*rows()[:8], ["VD: 2019", "Kế hoạch", 1, 0, 1, 1, 1, 5, 0], *rows()[8:]]),
        ("not-a-year A9",), counts="2", quotes=("VD: 2019",)),
]  # fmt: skip


def two_units(lines: tuple[str, str]) -> bytes:
    """Return one sheet in which two communes' tables stand under each other."""
    one, other = rows(), rows()
    other[8][7] = 8
    return pasted(mau_1=[[lines[0]], *one, [None], [lines[1]], *other])


PUT_TOGETHER = [
    Case(31, "two communes' tables in one sheet",
         lambda: two_units(("Xã Tân Nam", "Xã Bằng Lang")), ("table-twice A21",), counts="2",
         quotes=("mỗi tệp một đơn vị",)),
]  # fmt: skip


def _drawn() -> bytes:
    """Return the workbook without figures in Mẫu 1, under a picture of them."""
    part = sheet_part(ONE)
    empty = put(NO_FIGURES)
    sheet = Package(empty).read(part)
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/'
        'spreadsheetDrawing"><xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>'
    )
    return rewrite(
        empty,
        {part: sheet.replace(b"</worksheet>", b'<drawing xmlns:r="x" r:id="rIdP"/></worksheet>')},
        added={
            part.replace("sheets/", "sheets/_rels/") + ".rels": rels(
                "rIdP drawing ../drawings/drawing1.xml"
            ),
            "xl/drawings/drawing1.xml": drawing.encode(),
        },
    )


def turned(label: str = "") -> bytes:
    """Return Mẫu 1 with its years as columns, its last row called `label` where one is given."""
    top, *told = [[row[n] for n in range(9)] for row in (rows()[6], *rows()[8:11])]
    names = [rows()[5][0], *top[1:8], rows()[5][8]]
    columns = [list(column) for column in zip(names, *told, strict=True)]
    columns[-1][0] = label or columns[-1][0]
    return pasted(mau_1=[*rows()[:4], *columns])


DRAWN = [
    Case(53, "figures in a picture", _drawn, ("figures-in-drawing",), NO_FIGURES, counts="2",
         quotes=("hình",)),
    Case(30, "years as columns", turned, ("table-turned A5",), quotes=("bảng bị xoay", "dòng 5")),
    Case(30, "years as columns, a row of another name", lambda: turned("Trang web của xã"),
         ("table-turned-unread",), NO_FIGURES, counts="2",
         quotes=("bảng bị xoay", "“Trang web của xã” (ô A13)", "Dạng đúng")),
]  # fmt: skip
SHEETS = [*NAMED, *HIDDEN, *SHAPES, *PUT_TOGETHER, *DRAWN]
