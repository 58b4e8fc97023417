"""Tables that were moved about: headings, totals, merged cells, notes, columns and rows."""

from __future__ import annotations

from collections.abc import Callable

from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from mangled.case import Case
from mangled.sound import FORMS, Rows, Shown, pasted, put, replaced, rows

ONE, TWO = FORMS


def table(number: int, what: str, change: Callable[[Rows], Rows | None], *found: str,
          over: Callable[[Worksheet], object] = lambda _: None,
          **more: object) -> Case:  # fmt: skip
    """Return the case of "Mẫu 1" pasted as values into a new file and changed."""

    def made() -> bytes:
        drawn = rows(ONE)
        drawn = change(drawn) or drawn
        return pasted(mau_1=drawn, change=lambda book: over(book[ONE]))

    return Case(number, what, made, tuple(found), **more)  # type: ignore[arg-type]


def cell(row: int, column: int, value: object) -> Callable[[Rows], Rows]:
    """Return the change that sets one cell; rows and columns as in the sheet, from 1."""

    def change(drawn: Rows) -> Rows:
        drawn += [[None] * len(drawn[0]) for _ in range(len(drawn), row)]
        drawn[row - 1][column - 1] = value
        return drawn

    return change


def below(*more: list[object]) -> Callable[[Rows], Rows]:
    """Return the change that adds rows under the table."""
    return lambda drawn: [*drawn, *more]


def headings(write: Callable[[str], str]) -> Callable[[Rows], Rows]:
    """Return the change of the texts in the heading's rows."""
    return lambda drawn: [
        [write(c) if isinstance(c, str) and n in (5, 6) else c for c in row]
        for n, row in enumerate(drawn)
    ]


def with_column(place: int, heading: str, values: tuple[object, ...]) -> Callable[[Rows], Rows]:
    """Return the change that puts a column before the one at a place (from 0)."""
    told = ["", "", "", "", "", "", heading, "", *values]
    return lambda drawn: [
        [*row[:place], told[n] or None, *row[place:]] for n, row in enumerate(drawn)
    ]


def with_numbers_of_rows(drawn: Rows) -> Rows:
    """Return a table with a column before it that counts the rows of years."""
    numbers: dict[int, object] = {}
    for n, row in enumerate(drawn):
        if row[0] in (2019, 2020, 2021):
            numbers[n] = len(numbers) + 1
    heading = next(n for n, row in enumerate(drawn) if len(row) > 1 and row[1]) + 1
    return [[numbers.get(n, "STT" if n == heading else None), *row] for n, row in enumerate(drawn)]


TOTAL = ["Tổng cộng", None, 0, 0, 1, 1, 1, 13, 0]
MOVED = [
    table(5, "pasted as values into a new file", lambda drawn: drawn),
    table(5, "title rows above", lambda drawn: [["UBND HUYỆN QUANG BÌNH"], [None], *drawn]),
    table(5, "a heading a row lower", lambda drawn: [*drawn[:5], [None], *drawn[5:]]),
    table(5, "line breaks in the headings",
          headings(lambda text: text.replace(", ", ",\n").replace(" PB", "\nPB"))),
    table(5, "headings in capitals", headings(str.upper)),
    table(5, "headings with points and two spaces", headings(lambda text: f" {text}  : ")),
    table(5, "headings without accents",
          headings(lambda text: {"Loại văn bản": "Loai van ban", "Số lượng": "So luong"}.get(
              text, text))),
    table(5, "a column STT", with_column(0, "STT", (1, 2, 3))),
    table(5, "a column of numbers without heading", with_column(0, "", (1, 2, 3))),
    table(5, "the numbers of columns left out", lambda drawn: drawn[:7] + drawn[8:]),
    table(5, "columns moved", lambda drawn: [[*row[:3], *row[5:9], *row[3:5]] for row in drawn]),
]  # fmt: skip
TOTALS = [
    *(table(6, f"a total called {label!r}", below([label, *TOTAL[1:]]))
      for label in ("Tổng", "Tổng cộng", "Cộng", "TỔNG SỐ", "Cộng 3 năm", "tong cong")),
    table(6, "a total above the years",
          lambda drawn: [*drawn[:8], TOTAL, *drawn[8:]]),
    table(6, "a total without a name", below(
        [None, None, *(f"=SUM({c}9:{c}11)" if c in "CH" else f"={c}11" for c in "CDEFGHI")])),
    table(6, "a total that is another sum", below(["Cộng", None, 0, 0, 1, 1, 1, 15, 0]),
          "total-typed H12", quotes=("15", "13")),
    table(6, "a total that sums a stock", below(["Cộng", None, 0, 0, 3, 1, 1, 13, 0]),
          "stock-summed E12", quotes=("1 + 1 + 1 = 3",)),
    table(6, "a total of one year", below(["Cộng năm 2021", *rows()[10][1:9]])),
]  # fmt: skip


def _merged_year() -> bytes:
    """Return a new file in which 2019 has two types, listed in "Văn bản" too."""
    drawn = rows()
    types = [[2019, "Kế hoạch", 1, *drawn[8][3:9]], [None, "Công văn", 2]]
    own = ("Ủy ban nhân dân xã Tân Nam", "thực hiện Đề án")
    documents = [
        ["Năm", "Loại văn bản", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu"],
        [2019, "Kế hoạch", "1/KH-UBND", "11/2/2019", *own],
        *([2019, "Công văn", f"{n}/UBND", f"{n}/3/2019", *own] for n in (15, 18)),
    ]
    sheets = {"Thông tin": rows("Thông tin"), ONE: [*drawn[:8], *types, *drawn[9:]],
              TWO: rows(TWO), "Văn bản": documents}  # fmt: skip
    return pasted(sheets, lambda book: book[ONE].merge_cells("A9:A10"))


MERGED = [
    Case(8, "a year merged down its types", _merged_year, takes={"C9": (1, 2)},
         shows=("2019 | Kế hoạch", "2019 | Công văn")),
    table(8, "a figure merged over three years", lambda drawn: [
        *drawn[:8], drawn[8], [*drawn[9][:7], None, 0], [*drawn[10][:7], None, 0]],
        "merged-figure H9", over=lambda sheet: sheet.merge_cells("H9:H11"),
        takes={"H9": None, "H10": None, "H11": None}, counts="2",
        quotes=("3", "ghi riêng")),
]  # fmt: skip
NOTES = [
    table(14, "a note under the table", below([], ["(số liệu tính đến 15/6)"]),
          "note-in-sheet A13", quotes=("“(số liệu tính đến 15/6)”",)),
    table(14, "a note that begins so", below(["Ghi chú: năm 2020 gồm cả thôn mới"]),
          "note-in-sheet A12", quotes=("năm 2020 gồm cả thôn mới",)),
    table(14, "who signs", below(
        [None], ["NGƯỜI LẬP BIỂU", *[None] * 4, "TM. ỦY BAN NHÂN DÂN"],
        ["(Ký, ghi rõ họ tên)"], ["Nơi nhận: Lưu VT"],
        [None, "Tân Nam, ngày 05 tháng 7 năm 2021"])),
    table(14, "many figures under the table", below([None], *[[None, None, 1, 0, n]
                                                             for n in range(1, 31)]),
          "figures-below-table C13", quotes=("các dòng 14, 15,", "…")),
    table(14, "figures under the table without a year", below([None], [None, None, 1, 0, 1]),
          "figures-below-table C13"),
    Case(15, "a note on a cell", lambda: pasted(change=lambda book: setattr(
        book[ONE]["H9"], "comment", Comment("số này gồm cả 2018", "xã"))),
        ("note-beside-figure H9",), {}, ("số này gồm cả 2018",)),
    table(16, "blank rows between the years", lambda drawn: [
        *drawn[:9], [], ["  ", "   "], *drawn[9:]]),
    Case(16, "borders and lists down to row 500", lambda: replaced(
        "</sheetData>", "".join(f'<row r="{n}"><c r="A{n}" s="17"/></row>' for n in range(27, 501))
        + "</sheetData>", "sheet3")),
]  # fmt: skip
ROWS = [
    table(43, "a year before the period", lambda drawn: [
        *drawn[:8], [2018, None, 0, 0, 1, 1, 1, 2, 0], *drawn[8:]], "year-outside C9",
        takes={"C2018": 0, "D2018": 0, "E2018": 1, "F2018": 1, "G2018": 1, "H2018": 2, "I2018": 0}),
    table(43, "a year's row gone", lambda drawn: [*drawn[:9], drawn[10]], "year-missing",
          takes={f"{c}10": None for c in "CDEFGHI"}, counts="2", quotes=("2020",)),
    table(44, "a year and type twice", lambda drawn: [
        *drawn[:8], [2019, "Kế hoạch", 1, *drawn[8][3:9]], [2019, "Kế hoạch", 1], *drawn[9:]],
        "documents-differ C10", "duplicate-row B10", takes={"C9": (1, 1)}, counts="2"),
]  # fmt: skip
COLUMNS = [
    table(45, "a column of real figures", with_column(8, "Fanpage Facebook", (1, 2, 3)),
          "unknown-column I9", quotes=("Fanpage Facebook",)),
    table(45, "a column of notes", with_column(9, "Ghi chú", ("", "gồm 2 bài cũ", "")),
          "note-in-sheet J10", quotes=("gồm 2 bài cũ",)),
    table(46, "a column deleted", lambda drawn: [[*row[:6], *row[7:]] for row in drawn],
          "column-missing", takes={"G9": None, "G10": None, "G11": None}, counts="2",
          quotes=("Đường link",)),
]  # fmt: skip
YEARS = [
    *(table(5, f"a column of years called {heading!r}", cell(6, 1, heading), "year-heading A7")
      for heading in ("Thời gian", "Giai đoạn", None)),
    *(Case(7, f"the year {raw!r}", lambda raw=raw: put({"A9": raw}))
      for raw in ("Năm 2019", "2019 ", "N2019", "năm 2019-", "2019", 2019.0, "Năm 2019.")),
    Case(7, "a date shown as its year", lambda: put({"A9": Shown(43466, 14)}),
         ("year-from-date A9",), {}, ("2019",)),
    *(Case(7, f"the year {raw!r}", lambda raw=raw: put({"A9": raw}), ("not-a-year A9",),
           {f"{c}9": None for c in "CDEFGHI"}, (raw,), counts="2")
      for raw in ("19", "2019-2020", "6 tháng 2019", "6 tháng đầu năm 2019")),
]  # fmt: skip
TABLES = [*MOVED, *TOTALS, *MERGED, *NOTES, *ROWS, *COLUMNS, *YEARS]
