"""Sheets read as forms: headings wherever they stand, rows that are data, what is said of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.core import names
from baocao.core.answers import IDENTITY_HEADING, identity_from, identity_text, unanswered
from baocao.core.cells import Area, CellRef, Grid, Nature, RawCell, Shown, State
from baocao.core.checking.workbook import check, check_units
from baocao.core.declaring.forms import form_from
from baocao.core.findings import Finding
from baocao.core.reading.headings import same_by_initials
from baocao.core.reading.ticks import is_tick
from baocao.core.reading.workbook import is_ours, read_submission, wanted_sheets
from baocao.core.submission import Submission
from baocao.wording.messages import message
from grids import (
    CLEAN_1,
    CLEAN_2,
    MAU_1,
    MAU_2,
    ORIGIN,
    PROGRAMME,
    grid,
    head,
    info,
    mau_1,
    mau_2,
    workbook,
)

FORM = form_from(
    {
        "id": "f", "sheet": "Biểu A", "name": "Biểu A", "title": "T",
        "column": [
            {"id": "year", "heading": "Năm", "kind": "year", "key": True},
            {"id": "pages", "heading": "Chuyên mục", "short": "Chuyên mục", "kind": "count",
             "behaviour": "stock", "unit_words": ["chuyên mục"]},
            {"id": "classes", "heading": "Số lớp CNTT", "short": "Lớp", "kind": "count",
             "behaviour": "flow"},
        ],
    },
    "test",
)  # fmt: skip


def read(*grids: Grid, forms: Iterable[object] = PROGRAMME.forms) -> Submission:
    return read_submission(workbook(*grids), tuple(forms), ORIGIN)  # type: ignore[arg-type]


def read_form(table: str, sheet: str = "Biểu A", **more: object) -> Submission:
    return read(grid(table, sheet, **more), forms=[FORM])


def codes(submission: Submission) -> list[tuple[str, str]]:
    return [(f.code, f.where.address if f.where else "") for f in submission.findings]


def figures(submission: Submission, form: str = "f") -> list[tuple[object, ...]]:
    """Return each row: its year, key if any, and figures; "?" where a cell could not be read."""
    rows = []
    for row in submission.tables[form].rows:
        entries = [row.entries[c.id] for c in submission.tables[form].form.figures
                   if c.id in row.entries]  # fmt: skip
        values = ["?" if e.state is State.UNREAD else e.value for e in entries]
        rows.append((row.year, *([row.key] if row.key else []), *values))
    return rows


CLEAN = [(2019, 1, 5), (2020, 2, 6)]


@pytest.mark.parametrize(
    "table",
    [
        """
        | Năm  | Chuyên mục | Số lớp CNTT |
        | 2019 | 1 | 5 |
        | 2020 | 2 | 6 |
        """,
        """
        | UBND XÃ TÂN NAM |  |  |
        | KẾT QUẢ NĂM     |  |  |
        | NĂM  | CHUYÊN  MỤC | SỐ LỚP CNTT |
        | 2019 | 1 | 5 |
        | 2020 | 2 | 6 |
        """,
        """
        | | | | |
        | | STT | Năm | Chuyên\\nmục | Số lớp\\nCNTT |
        | | 1 | 2019 | 1 | 5 |
        | | 2 | 2020 | 2 | 6 |
        """,
        """
        | Nam | Chuyen muc | So lop CNTT |
        | 2019 | 1 | 5 |
        | 2020 | 2 | 6 |
        """,
        """
        | Số lớp công nghệ thông tin | Chuyên mục (3) | Năm* |
        | 5 | 1 | 2019 |
        | 6 | 2 | 2020 |
        """,
        """
        | Năm | Kết quả | < |
        | ^ | Chuyên mục | Số lớp CNTT |
        | (1) | (2) | (3) |
        | 2019 | 1 | 5 |
        | | | |
        | 2020 | 2 | 6 |
        """,
        """
        | Năm | Kết quả | |
        | | Chuyên mục | Số lớp CNTT |
        | 1 | 2 | 3=1+2 |
        | 2019 | 1 | 5 |
        | 2020 | 2 | 6 |
        | Tổng cộng | =SUM(B4:B5) -> 3 | =SUM(C4:C5) -> 11 |
        """,
        """
        | Năm | Chuyên mục | Số lớp CNTT |
        | A | 1 | 2 |
        | 2019 | 1 | 5 |
        | 2020 | 2 | 6 |
        | Tổng cộng 2 năm | | |
        | Ghi chú: số liệu tính đến 15/6 | | |
        | Người lập biểu | | Thủ trưởng |
        """,
    ],
    ids=["plain", "titles", "shifted", "toneless", "reordered", "merged", "unmerged", "notes"],
)
def test_headings_are_found_wherever_they_stand(table: str) -> None:
    submission = read_form(table)
    assert figures(submission) == CLEAN
    assert [code for code, _ in codes(submission) if code != "note-in-sheet"] == []


def test_decomposed_letters_are_read() -> None:
    table = unicodedata.normalize("NFD", "| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | 1 | 5 |")
    assert figures(read_form(table, unicodedata.normalize("NFD", "Biểu A"))) == [(2019, 1, 5)]


def test_a_heading_is_found_below_a_title_and_in_capitals() -> None:
    submission = read_form("""
        | UBND XÃ TÂN NAM |               |  |
        | NĂM             | CHUYÊN  MỤC   | Số lớp CNTT |
        | 2019            | 1 mục         | 3 |
    """)
    assert codes(submission) == [("not-a-number", "B3")]


def test_the_groups_heading_decides_between_equal_headings() -> None:
    declared = {
        "id": "g", "sheet": "Biểu A", "name": "A", "title": "T",
        "column": [
            {"id": "year", "heading": "Năm", "kind": "year", "key": True},
            *(
                {"id": name, "group": group, "heading": "Số lượng", "short": name,
                 "kind": "count", "behaviour": "flow"}
                for name, group in (("classes", "Lớp"), ("people", "Lượt người"))
            ),
        ],
    }  # fmt: skip
    form = form_from(declared, "test")
    for table in (
        "| Năm | Lượt người | Lớp |\n| ^ | Số lượng | Số lượng |\n| 2019 | 30 | 2 |",
        "| Năm | Lượt người - Số lượng | Lớp - Số lượng |\n| 2019 | 30 | 2 |",
    ):
        row = read(grid(table, "Biểu A"), forms=[form]).tables["g"].rows[0]
        assert (row.value("classes"), row.value("people")) == (2, 30)


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("CNTT", "công nghệ thông tin", True),
        ("Mô hình CNTT", "Mô hình công nghệ thông tin", True),
        ("Cổng TTĐT", "Cổng thông tin điện tử", True),
        ("PBGDPL", "phổ biến, giáo dục pháp luật", True),
        ("CN", "công nghệ thông tin", False),
        ("Mô hình", "Mô hình công nghệ", False),
        ("", "", True),
    ],
)
def test_initials_stand_for_words(short: str, long: str, same: bool) -> None:
    assert same_by_initials(short, long) is same


def test_a_missing_column_is_one_error_that_names_it() -> None:
    submission = read_form("| Năm | Chuyên mục |\n| 2019 | 1 |")
    assert codes(submission) == [("column-missing", "")]
    assert submission.findings[0].details["columns"] == "Số lớp CNTT"


def test_a_missing_sheet_is_an_error_of_its_form() -> None:
    submission = read(info(), mau_1(CLEAN_1))
    assert [(f.code, f.form) for f in submission.findings] == [("sheet-missing", "mau_2")]


def test_an_unknown_column_of_figures_is_named() -> None:
    submission = read_form("""
        | STT | Năm  | Chuyên mục | Số lớp CNTT | Fanpage | Ghi chú | Không phát sinh |
        | 1   | 2019 | 1 | 5 | 7 | 3 | 0 |
    """)
    assert codes(submission) == [("unknown-column", "E2")]
    assert submission.findings[0].details["heading"] == "Fanpage"


def test_figures_in_a_column_without_heading_are_told() -> None:
    submission = read_form("""
        | Năm  | Chuyên mục | Số lớp CNTT | |
        | 2019 | 1 | 5 | 77 |
    """)
    assert codes(submission) == [("figures-without-heading", "D2")]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("| 2019 | 1 | 5 |\n| | 2 | 6 |\n| 2021 | 1 | 1 |", [("row-without-year", "B3")]),
        ("| 2019 | 1 | 5 |\n| | 2 | 6 |\n| Tổng cộng | | |", [("row-without-year", "B3")]),
        ("| 2019 | 1 | 5 |\n| | 2 | 6 |", [("row-without-year", "B3")]),
        ("| 2019 | 1 | 5 |\n| Tổng | | |\n| | 2 | 6 |", [("figures-below-table", "B4")]),
        ("| 2019 | 1 | 5 |\n| Trong đó: huyện | | |\n| | | 6 |", [("figures-below-table", "C4")]),
        ("| 2019 | 1 | 5 |\n| | | |\n| | 2 | |", [("figures-below-table", "B4")]),
        ("| 2019-2020 | 1 | 5 |", [("not-a-year", "A2")]),
        ("| 19 | 1 | 5 |", [("not-a-year", "A2")]),
        ("| #REF! | 1 | 5 |", [("cell-error", "A2")]),
        ("| =A1+1 | 1 | 5 |", [("formula-without-value", "A2")]),
        ("| date 43466 | 1 | 5 |", [("year-from-date", "A2")]),
        ("| 2019 | 1 | 5 |\n| Cộng năm 2019 | 1 | 5 |", []),
        ("| 2019 | 1 | 5 |\n| | =SUM(B2:B2) -> 1 | =SUM(C2:C2) -> 5 |", []),
        ("| 2019 | 1 | 5 |\n| Ghi chú: gồm cả quý I | | |", [("note-in-sheet", "A3")]),
        ("| 2019 | 1 | 5 |\n| | | |\n| | Ngày 12 tháng 6 | Người lập |", []),
    ],
)
def test_rows_without_a_year(rows: str, wanted: list[tuple[str, str]]) -> None:
    submission = read_form(f"| Năm | Chuyên mục | Số lớp CNTT |\n{rows}")
    assert codes(submission) == wanted


def test_a_typed_total_is_kept_and_is_no_data() -> None:
    for label in ("Tổng cộng", "CỘNG", "Tổng số", "Cộng 3 năm", "Tổng"):
        submission = read_form(
            f"| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | 1 | 5 |\n| {label} | =B2 -> 1 | 9 |"
        )
        table = submission.tables["f"]
        assert len(table.rows) == 1
        assert {c: e.value for c, e in table.typed_totals.items()} == {"classes": 9}


def test_a_typed_total_is_kept_above_a_signature_that_is_a_formula() -> None:
    submission = read_form("""
        | Năm | Chuyên mục | Số lớp CNTT |
        | 2019 | 1 | 5 |
        | Tổng cộng | 1 | 9 |
        | | | =IF(Z26="","",Z26) -> Thủ trưởng |
    """)
    typed = submission.tables["f"].typed_totals
    assert {c: e.value for c, e in typed.items()} == {"pages": 1, "classes": 9}


def test_addresses_stay_true_below_blank_rows() -> None:
    submission = read_form("""
        | Năm | Chuyên mục | Số lớp CNTT |
        | | | |
        | '   | | |
        | 2019 | 1 | nhiều |
    """)
    assert codes(submission) == [("not-a-number", "C4")]


def test_a_merged_year_fills_down_and_a_figure_merged_over_its_rows_stands_once() -> None:
    submission = read(
        mau_1("""
        | 2019 | Kế hoạch | 1 | 0 | 1 | 1 | 1 | 7 | 0 |
        | ^    | Công văn | 2 | ^ | ^ | ^ | ^ | ^ | ^ |
        """)
    )
    assert figures(submission, "mau_1") == [
        (2019, "Kế hoạch", 1, 0, 1, 1, 1, 7, 0),
        (2019, "Công văn", 2, *[None] * 6),
    ]
    assert [c for c, _ in codes(submission)] == ["sheet-missing"]


@pytest.mark.parametrize(
    "rows",
    [
        "| 2019 | 1 | 5 |\n| 2020 | ^ | 6 |",
        "| 2019 | 1 | < |\n| 2020 | 1 | 6 |",
    ],
)
def test_a_figure_merged_over_years_or_columns_is_not_taken(rows: str) -> None:
    submission = read_form(f"| Năm | Chuyên mục | Số lớp CNTT |\n{rows}")
    assert codes(submission) == [("merged-figure", "B2")]
    assert "?" in figures(submission)[0]


def test_a_count_merged_over_two_types_is_not_taken() -> None:
    submission = read(
        mau_1("""
        | 2019 | Kế hoạch | 3 | 0 | 1 | 1 | 1 | 7 | 0 |
        | 2019 | Công văn | ^ | | | | | | |
        """)
    )
    assert ("merged-figure", "C3") in codes(submission)


def test_a_type_merged_over_years_is_each_years() -> None:
    submission = read(
        mau_1("""
        | 2019 | Kế hoạch | 1 | 0 | 1 | 1 | 1 | 7 | 0 |
        | 2020 | ^        | 1 | 0 | 1 | 1 | 1 | 7 | 0 |
        """)
    )
    assert [row.key for row in submission.tables["mau_1"].rows] == ["Kế hoạch", "Kế hoạch"]


def test_a_row_that_repeats_only_the_year_is_left_out() -> None:
    submission = read_form("""
        | Năm | Chuyên mục | Số lớp CNTT |
        | 2019 | 1 | 5 |
        | 2019 | | |
    """)
    assert figures(submission) == [(2019, 1, 5)]


@pytest.mark.parametrize(
    ("raw", "ticked"),
    [("x", True), ("X", True), ("Có", True), ("✓", True), (1, True), (True, True), ("1", True),
     ("", False), (0, False), (False, False), ("Không", False), (None, False), (2, False)],
)  # fmt: skip
def test_what_is_a_tick(raw: object, ticked: bool) -> None:
    assert is_tick(RawCell(raw)) is ticked  # type: ignore[arg-type]


def test_a_tick_stands_for_the_years_zeros() -> None:
    submission = read(mau_1("| 2019 | | | | | | | | | x |\n| 2020 | | | | | | | | | |"))
    table = submission.tables["mau_1"]
    assert table.ticked == {2019}
    assert figures(submission, "mau_1") == [(2019, *[0] * 7), (2020, *[None] * 7)]


def test_a_tick_beside_figures_is_an_error_and_makes_no_zeros() -> None:
    submission = read(mau_2("| 2019 | 5 |  | x |\n| 2020 | 0 | | x |"))
    assert ("tick-with-figures", "D3") in codes(submission)
    assert figures(submission, "mau_2") == [(2019, 5, None), (2020, 0, 0)]


def test_hidden_rows_are_data_and_told_once() -> None:
    submission = read_form(
        "| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | 1 | 5 |\n| 2020 | 1 | 5 |\n| 2021 | | |",
        hidden_rows=frozenset((2, 3, 4)),
    )
    assert codes(submission) == [("hidden-rows", "")]
    assert submission.findings[0].details["rows"] == "2, 3"
    assert len(submission.tables["f"].rows) == 3


def test_hidden_columns_are_data_and_told() -> None:
    table = "| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | 1 | |"
    assert codes(read_form(table, hidden_columns=frozenset((2, 3)))) == [("hidden-columns", "")]
    assert codes(read_form(table, hidden_columns=frozenset((3,)))) == []


def test_a_formula_that_reads_another_file_is_told() -> None:
    submission = read_form(
        "| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | ='[Mau 2020.xlsx]Sheet1'!B4 -> 1 | =B2 -> 1 |"
    )
    assert codes(submission) == [("external-formula", "B2")]
    assert figures(submission) == [(2019, 1, 1)]


def test_a_note_on_a_figure_is_quoted() -> None:
    submission = read_form(
        "| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | 1 | 5 |",
        notes={(2, 3): "gồm cả 2018", (1, 1): "tên cột"},
    )
    assert codes(submission) == [("note-beside-figure", "C2")]
    assert submission.findings[0].details["note"] == "gồm cả 2018"


# Which sheet is the form


def test_a_renamed_sheet_is_found_by_its_headings() -> None:
    submission = read_form("| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | 1 | 5 |", "Sheet1")
    assert codes(submission) == [("sheet-renamed", "")]
    assert figures(submission) == [(2019, 1, 5)]


@pytest.mark.parametrize("sheet", ["BIỂU A", "Bieu A", "BiểuA", " biểu  a "])
def test_a_sheets_name_is_compared_without_case_spaces_and_tones(sheet: str) -> None:
    submission = read_form("| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | 1 | 5 |", sheet)
    assert codes(submission) == []


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ("| 2019 | 1 | 5 |", "sheet-copy"),
        ("| 2019 | | |", "sheet-copy"),
        ("| 2019 | 1 | 6 |", "sheet-twice"),
    ],
)
def test_two_sheets_of_one_form(second: str, wanted: str) -> None:
    top = "| Năm | Chuyên mục | Số lớp CNTT |\n"
    named, copy = "| 2019 | 1 | 5 |", second
    for first, other in ((named, copy), (copy, named)):
        submission = read(
            grid(top + first, "Biểu A"), grid(top + other, "Biểu A (2)"), forms=[FORM]
        )
        assert wanted in [f.code for f in submission.findings]
        if wanted == "sheet-copy":
            assert figures(submission) == [(2019, 1, 5)]


def test_a_sheet_of_the_name_without_headings_gives_way_to_one_that_has_them() -> None:
    submission = read(
        grid("| Năm | 5 |\n| 2019 | 7 |", "Biểu A"),
        grid("| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | 1 | 5 |", "Sheet1"),
        forms=[FORM],
    )
    assert figures(submission) == [(2019, 1, 5)]
    assert codes(submission) == [("sheet-renamed", "")]


def test_a_heading_that_is_repeated_on_the_next_page_is_no_data() -> None:
    submission = read_form("""
        | Năm | Chuyên mục | Số lớp CNTT |
        | 1 | 2 | 3 |
        | 2019 | 1 | 5 |
        | Năm | Chuyên mục | Số lớp CNTT |
        | 1 | 2 | 3 |
        | 2020 | 2 | 6 |
    """)
    assert figures(submission) == CLEAN
    assert codes(submission) == []


def test_a_sheet_of_the_name_that_is_empty_lacks_every_column() -> None:
    submission = read(Grid("Biểu A", {}), forms=[FORM])
    assert codes(submission) == [("column-missing", "")]


def test_a_hidden_sheet_is_read_only_where_no_visible_one_fits() -> None:
    table = "| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | 1 | {} |"
    hidden = grid(table.format(5), "Biểu A", visible=False)
    assert codes(read(hidden, forms=[FORM])) == [("sheet-hidden", "")]
    both = read(hidden, grid(table.format(9), "Sheet1"), forms=[FORM])
    assert figures(both) == [(2019, 1, 9)]


def test_program_sheets_are_never_taken_for_a_form() -> None:
    submission = read(grid(head(MAU_1) + CLEAN_1, MAU_1.summary_sheet), mau_2(CLEAN_2))
    assert "mau_1" not in submission.tables


def test_sheets_for_show_are_not_worth_parsing() -> None:
    wanted = wanted_sheets(PROGRAMME.forms)
    assert wanted("Mẫu 1")
    assert wanted("Sheet1")
    assert not wanted(names.OVERVIEW)


def test_a_workbook_of_somebody_else_is_not_ours() -> None:
    assert not is_ours(read(grid("| Họ tên | Lương |\n| A | 5 |", "Sheet1")))
    assert is_ours(read(mau_2(CLEAN_2)))
    assert is_ours(read(info()))


# Money


@pytest.mark.parametrize(
    ("typed", "beside", "wanted"),
    [
        ("5.500", "'0,5", 5500),
        ("5.500", "'0.5", Decimal("5.500")),
        ("5.500", "'1.234.567", 5500),
        ("5,500", "'1.234.567", Decimal("5.500")),
        ("5.500", "1", "?"),
    ],
)
def test_the_other_cells_of_the_file_tell_the_decimal_mark(
    typed: str, beside: str, wanted: object
) -> None:
    submission = read(info(Đơn_vị_tính="triệu đồng"), mau_2(f"| 2019 | '{typed} | {beside} |"))
    assert figures(submission, "mau_2")[0][1] == wanted
    code = "two-readings" if wanted == "?" else "decimal-mark-of-file"
    assert wanted == 5500 or code in [f.code for f in submission.findings]


def money_sheet(above: str, heading: str = "Từ nguồn ngân sách Nhà nước") -> Grid:
    return grid(f"{above}\n| Năm | {heading} | Từ các nguồn khác |\n| 2019 | 1 | 2 |", "Mẫu 2")


@pytest.mark.parametrize(
    ("sheet", "wanted"),
    [
        (money_sheet("| Đơn vị tính: triệu đồng | | |"), "A1"),
        (money_sheet("| | | ĐVT: Nghìn đồng |"), "C1"),
        (money_sheet("| | Đơn vị tính: | 1.000 đồng |"), "B1"),
        (money_sheet("| |", "Từ nguồn ngân sách Nhà nước (triệu đồng)"), "B2"),
        (money_sheet("| Đơn vị tính: Đồng | | |"), ""),
        (money_sheet("| Đơn vị tính: tin | | |"), ""),
        (money_sheet('| ="Đơn vị tính: "&X -> Đơn vị tính: triệu đồng | | |'), ""),
        (money_sheet("| Đơn vị: UBND xã Tân Nam | | |"), ""),
    ],
)
def test_a_typed_money_unit_that_contradicts_is_an_error(sheet: Grid, wanted: str) -> None:
    found = [a for c, a in codes(read(info(), sheet)) if c == "money-unit-contradicts"]
    assert found == ([wanted] if wanted else [])


def test_formulas_without_a_value_are_one_finding_that_names_the_cells() -> None:
    submission = read_form(
        "| Năm | Chuyên mục | Số lớp CNTT |\n| 2019 | =A1 | =MAX(A2) |\n| 2020 | 1 | =A1 |"
    )
    (finding,) = submission.findings
    assert (finding.code, finding.where and finding.where.address) == (
        "formula-without-value", "B2",
    )  # fmt: skip
    assert finding.details["others"] == "C2, C3"


def test_a_money_unit_is_kept_by_its_usual_name() -> None:
    submission = read(info(Đơn_vị_tính="Ngàn  Đồng"), mau_2("| 2019 | 5 triệu | 0 |"))
    assert submission.info["money_unit"] == "nghìn đồng"
    assert figures(submission, "mau_2") == [(2019, 5000, 0)]


def test_a_money_unit_above_the_table_stands_in_for_a_missing_one() -> None:
    submission = read(info(Đơn_vị_tính=""), money_sheet("| Đơn vị tính: triệu đồng | | |"))
    assert submission.info["money_unit"] == "triệu đồng"


# Thông tin and the lists


def test_labels_of_the_info_sheet_may_carry_marks() -> None:
    sheet = Grid(
        "Thông tin",
        {
            (1, 1): RawCell("TÊN ĐƠN VỊ:"), (1, 2): RawCell(" Xã  Tân Nam "),
            (2, 1): RawCell("Cấp *"), (2, 2): RawCell("Tỉnh"),
            (3, 1): RawCell("Năm bắt đầu"), (3, 2): RawCell(2019.0),
            (4, 1): RawCell("Năm kết thúc"), (4, 2): RawCell("2021"),
            (5, 1): RawCell("Ngày ký"), (5, 2): RawCell(44382, shown=Shown.DATE),
            (6, 1): RawCell("Nơi nhận"), (6, 2): RawCell("- Như trên;\r\n\n-  Lưu: VT."),
        },
    )  # fmt: skip
    told = read(sheet, mau_2(CLEAN_2)).info
    assert told["unit"] == "Xã Tân Nam"
    assert told["level"] == "Tỉnh"
    assert told.period == range(2019, 2022)
    assert told["signed_on"] == "5/7/2021"
    assert told.lines("recipients") == ["- Như trên;", "- Lưu: VT."]
    assert told.places["unit"] == CellRef("Thông tin", 1, 2)


def test_documents_are_read_and_their_types_spelt_in_full() -> None:
    sheet = grid(
        """
        | Năm | Loại văn bản | Số, ký hiệu | Ngày ban hành | Cơ quan ban hành | Trích yếu |
        | 2019 | KH | 235/KH-UBND | 21/8/2019 | UBND xã Tân Nam | triển khai |
        | 2020 | Công văn | 7/UBND | 31/6/2020 | | |
        | 2021 | | | | | |
        """,
        "Văn bản",
    )
    submission = read(info(), sheet, mau_1(CLEAN_1), mau_2(CLEAN_2))
    first, second = submission.documents
    assert (first.year, first.type, str(first.day)) == (2019, "Kế hoạch", "2019-08-21")
    assert second.day == "31/6/2020"
    assert codes(submission) == [("not-a-day", "D3")]


def test_links_are_split_and_hyperlinks_followed() -> None:
    sheet = replace(
        grid(
            """
            | Năm | Đường link | Ghi chú |
            | | https://a.example.vn\\nb.example.vn | |
            | 2020 | Trang của xã | |
            | | như trên | |
            """,
            "Đường link",
        ),
        links={(3, 2): "https://c.example.vn"},
    )
    submission = read(info(), sheet, mau_1(CLEAN_1), mau_2(CLEAN_2))
    urls = [link.url for link in submission.links]
    assert urls == ["https://a.example.vn", "b.example.vn", "https://c.example.vn"]
    assert codes(submission) == [("link-without-scheme", "B2"), ("not-a-link", "B4")]


def test_units_and_the_clerks_decisions_are_read() -> None:
    sheet = grid(
        """
        | Tên đơn vị | Loại | Mã | Thời hạn gửi | Tên gọi khác | Đưa vào tổng hợp | Tệp được chọn |
        | Tân Nam | Xã | '03507 | 25/6/2021 | xã TN; Tân Nam cũ | CÓ | a.xlsx |
        | Tân Bắc | Xã | 3508 | | | để sau | |
        """,
        "Đơn vị",
    )
    submission = read(info(), sheet, mau_1(CLEAN_1), mau_2(CLEAN_2))
    first, second = submission.units
    assert (first.code, str(first.deadline), first.include) == ("03507", "2021-06-25", "Có")
    assert first.other_names == ("xã TN", "Tân Nam cũ")
    assert first.row == 2
    assert (second.code, second.include) == ("3508", "")
    assert codes(submission) == [("unknown-unit-choice", "F3")]


def test_words_are_read_by_section_with_their_lines() -> None:
    sheet = grid(
        "| Mã mục | Đề mục | Nội dung | Câu tự động |\n| I.I | Chỉ đạo | Dòng 1\\n- Dòng 2 | x |",
        "Nội dung",
    )
    section = read(info(), sheet, mau_2(CLEAN_2)).narrative["I.I"]
    assert section.text == "Dòng 1\n- Dòng 2"
    assert section.where.address == "C2"


@pytest.mark.parametrize("lost", ["#NAME?", "=-Tuyên"])
def test_words_that_became_a_formula_are_told_and_not_printed(lost: str) -> None:
    sheet = grid(f"| Mã mục | Đề mục | Nội dung |\n| I.I | Chỉ đạo | {lost} |", "Nội dung")
    submission = read(info(), sheet, mau_1(CLEAN_1), mau_2(CLEAN_2))
    assert submission.narrative["I.I"].text == ""
    assert codes(submission) == [("words-unread", "C2")]


def test_an_answer_finds_its_finding_again() -> None:
    finding = Finding("stock-falls", unit="Xã Tân Nam", form="mau_1", key=("2020", "a|b%"),
                      column="pages", figures=("16", "15"))  # fmt: skip
    text = identity_text(finding)
    sheet = grid(
        f"| Mã | Giải trình | {IDENTITY_HEADING} |\n| stock-falls | do sáp nhập | X |", "Kiểm tra"
    )
    cells = {**sheet.cells, (2, 3): RawCell(text)}
    answers = read(info(), replace(sheet, cells=cells), mau_2(CLEAN_2)).answers
    assert identity_from(text) == finding.identity
    assert unanswered([finding], answers) == []
    error = replace(finding, code="negative")
    assert unanswered([error], {error.identity: "vâng"}) == [error]


def test_figures_of_the_last_report_are_read() -> None:
    sheet = grid(
        """
        | Biểu | Năm | Loại | Chỉ tiêu | Số đã báo cáo |
        | Mẫu 1 | 2019 | | Số bài viết | 70 |
        | Mẫu 9 | 2019 | | Số bài viết | 70 |
        """,
        "Số kỳ trước",
    )
    (figure,) = read(info(), sheet, mau_1(CLEAN_1), mau_2(CLEAN_2)).previous
    assert (figure.form, figure.year, figure.column, figure.value) == (
        "mau_1", 2019, "articles", 70,
    )  # fmt: skip


# A workbook that is itself a consolidation

DETAIL = (
    "| Đơn vị | Mã | Đưa vào tổng hợp | Số đơn vị | Năm | Từ nguồn ngân sách Nhà nước | "
    "Từ các nguồn khác | Tệp | Trang tính | Dòng | Đọc lúc | SHA-256 | Ghi chú đọc |\n"
)


def test_the_rows_of_a_consolidation_are_read() -> None:
    sheet = grid(
        DETAIL
        + "| Xã A | 01 | Có | | 2019 | 5.5 | | a.xlsx | Mẫu 2 | 9 | | | |\n"
        + "| Xã B | 02 | Không | 13/15 | 2019 | 1 | 2 | b.xlsx | Mẫu 2 | 9 | | | |",
        MAU_2.detail_sheet,
    )
    submission = read(info(), mau_1(CLEAN_1), mau_2(CLEAN_2), sheet)
    first, second = submission.details["mau_2"]
    assert (first.unit, first.code, first.counted, first.row) == ("Xã A", "1", True, 9)
    assert first.values == {"state_budget": Decimal("5.5"), "other_sources": None}
    assert (second.counted, second.units) == (False, "13/15")
    assert submission.consolidated


def test_an_empty_detail_sheet_makes_no_consolidation() -> None:
    submission = read(info(), mau_1(CLEAN_1), mau_2(CLEAN_2), grid(DETAIL, MAU_2.detail_sheet))
    assert not submission.consolidated
    assert codes(submission) == []


@pytest.mark.parametrize(
    "sheet",
    [
        grid(head(MAU_2) + CLEAN_2, MAU_2.summary_sheet),
        grid(DETAIL + "| Xã A | 01 | Có | | 2019 | năm | | a.xlsx | | | | | |", MAU_2.detail_sheet),
        grid(DETAIL + "| Xã A | 01 | Có | | ? | 5 | | a.xlsx | | | | | |", MAU_2.detail_sheet),
        grid("| Đơn vị | Năm |\n| Xã A | 2019 |", MAU_2.detail_sheet),
    ],
    ids=["no detail sheet", "a word for a figure", "no year", "no columns"],
)
def test_a_consolidation_that_cannot_be_recomputed_is_an_error_of_its_form(sheet: Grid) -> None:
    submission = read(info(), mau_1(CLEAN_1), mau_2(CLEAN_2), sheet)
    assert [(f.code, f.form) for f in submission.findings] == [("recompute-impossible", "mau_2")]


@pytest.mark.parametrize(("said", "wanted"), [(1, []), (2, [("recompute-impossible", "mau_2")])])
def test_a_unit_gone_from_the_detail_sheet_is_an_error(
    said: int, wanted: list[tuple[str, str]]
) -> None:
    detail = grid(DETAIL + "| Xã A | 01 | Có | | 2019 | 5 | 0 | a.xlsx | | | | | |",
                  MAU_2.detail_sheet)  # fmt: skip
    figures = CLEAN_2.replace("2019 | 0", "2019 | 5")
    summary = grid(f"| Số đơn vị: {said}/3 |\n" + head(MAU_2) + figures, MAU_2.summary_sheet)
    submission = read(info(), mau_1(CLEAN_1), mau_2(CLEAN_2), detail, summary)
    assert [(f.code, f.form) for f in submission.findings] == wanted


def test_a_unit_that_is_listed_twice_is_one_unit_and_is_told() -> None:
    units = """
        | Tên đơn vị | Loại | Mã |
        | Xã Tân Nam | | 1 |
        | Yên Hà | Xã | 2 |
        | tân nam | Xã | |
        """
    submission = read(info(), grid(units, "Đơn vị"), mau_1(CLEAN_1), mau_2(CLEAN_2))
    assert [unit.row for unit in submission.units] == [2, 3]
    assert codes(submission) == [("unit-listed-twice", "A4")]


def test_findings_carry_the_unit_and_the_file() -> None:
    submission = read(info(), mau_1(CLEAN_1))
    assert [(f.unit, f.file) for f in submission.findings] == [("Xã Tân Nam", "xa.xlsx")]


# Whatever comes back, reading and checking answer

WORDS = [
    *(c.heading for f in PROGRAMME.forms for c in f.columns),
    *(c.group for f in PROGRAMME.forms for c in f.columns if c.group),
    *names.INFO_LABELS.values(), *names.UNIT_HEADINGS.values(), *names.DETAIL_BEFORE.values(),
    "Không phát sinh", "Tổng cộng", "Cộng năm 2019", "Kế hoạch", "KH", "không", "x", "5 triệu",
    "Đơn vị tính: triệu đồng", "(1)", "…", "=1+1", "2019-2021", "Năm 2020", "01", "1.234",
]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(WORDS).map(RawCell),
    st.integers(-3, 5).map(RawCell),
    st.sampled_from([2018, 2019, 2020, 2021, 2019.0, 43466]).map(RawCell),
    st.builds(RawCell, st.just(43466), shown=st.sampled_from(Shown)),
    st.just(RawCell("#REF!", Nature.ERROR)),
    st.just(RawCell(None, Nature.UNCOMPUTED, formula="SUM(A1:A3)")),
    st.builds(RawCell, st.floats()),
    st.text(max_size=8).map(RawCell),
)
PLACES = st.tuples(st.integers(1, 9), st.integers(1, 10))
AREAS = st.builds(
    lambda row, column, down, right: Area(row, column, row + down, column + right),
    st.integers(1, 8), st.integers(1, 9), st.integers(0, 3), st.integers(0, 3),
)  # fmt: skip
SHEETS = [
    *(f.sheet for f in PROGRAMME.forms), *(f.detail_sheet for f in PROGRAMME.forms),
    *(f.summary_sheet for f in PROGRAMME.forms), names.INFO, names.DOCUMENTS, names.LINKS,
    names.UNITS, names.NARRATIVE, names.FINDINGS, names.PREVIOUS, "Sheet1",
]  # fmt: skip


@st.composite
def any_sheet(draw: st.DrawFn) -> Grid:
    drawn = draw(st.dictionaries(PLACES, CELLS, max_size=40))
    merged = tuple(draw(st.lists(AREAS, max_size=3)))
    sheet = draw(st.sampled_from(SHEETS))
    if sheet == MAU_1.sheet and draw(st.booleans()):
        framed = mau_1("| | | | | | | | | |")
        drawn = {(row + 2, column): cell for (row, column), cell in drawn.items()}
        drawn, merged = {**drawn, **framed.cells}, (*merged, *framed.merged)
    return Grid(sheet, drawn, merged, frozenset({3}), frozenset({4}), notes={(4, 4): "ghi chú"})


@settings(max_examples=150, deadline=None)
@given(st.lists(any_sheet(), max_size=4))
def test_no_workbook_makes_reading_or_checking_fail(sheets: list[Grid]) -> None:
    submission = read(*sheets)
    for consolidating in (False, True):
        found = check(submission, PROGRAMME.forms, date(2021, 7, 5), consolidating=consolidating)
        assert all(message(finding) for finding in found)
    units = {"A": submission, "B": submission}
    assert all(map(message, check_units(submission, units, PROGRAMME.forms, date(2021, 7, 5))))
