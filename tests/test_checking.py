"""Every rule, with a case that fires it and one that does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from baocao.core.cells import Grid
from baocao.core.checking.workbook import check, check_units
from baocao.core.findings import Finding
from baocao.core.reading.workbook import read_submission
from baocao.core.submission import Origin, Submission
from grids import CLEAN_1, CLEAN_2, ORIGIN, PROGRAMME, grid, info, mau_1, mau_2, workbook

TODAY = date(2021, 7, 5)
FORMS = PROGRAMME.forms

DOCUMENTS = """
| Năm | Loại văn bản | Số, ký hiệu | Ngày ban hành | Cơ quan ban hành | Trích yếu |
"""


def read(*grids: Grid) -> Submission:
    return read_submission(workbook(*grids), FORMS, ORIGIN)


def checked(*grids: Grid, **options: object) -> list[Finding]:
    return check(read(*grids), FORMS, TODAY, **options)  # type: ignore[arg-type]


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f.code, f.where.address if f.where else "") for f in findings]


def of_mau_1(rows: str, *more: Grid, **fields: str) -> list[tuple[str, str]]:
    """Return code and cell of what is found in a Mẫu 1 of these rows, from row 3 on."""
    return told(checked(info(**fields), mau_1(rows), mau_2(CLEAN_2), *more))


def of_mau_2(rows: str, **fields: str) -> list[tuple[str, str]]:
    return told(checked(info(**fields), mau_1(CLEAN_1), mau_2(rows)))


def changed(year: int, **columns: str) -> str:
    """Return CLEAN_1 with some cells of one year changed, by column letter."""
    lines = []
    for line in CLEAN_1.strip().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == str(year):
            for letter, text in columns.items():
                place = ord(letter) - ord("A")
                cells += [""] * (place + 1 - len(cells))
                cells[place] = text
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def test_a_clean_workbook_gives_no_finding() -> None:
    assert checked(info(), mau_1(CLEAN_1), mau_2(CLEAN_2)) == []


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        # Cells
        (changed(2019, H="khoảng 10"), [("not-a-number", "H3")]),
        (changed(2019, H="#REF!"), [("cell-error", "H3")]),
        (changed(2019, H="-7"), [("negative", "H3")]),
        (changed(2019, H="7.5"), [("decimal", "H3")]),
        (changed(2019, H="=A1"), [("formula-without-value", "H3")]),
        (changed(2019, H="=3+4"), [("plain-sum-computed", "H3")]),
        (changed(2019, H="=A1+6 -> 7"), []),
        (changed(2019, H="7 tin, bài"), [("unit-word", "H3")]),
        (changed(2019, H="Không"), [("word-for-zero", "H3")]),
        (changed(2019, H="đang cập nhật"), [("said-not-yet", "H3")]),
        (changed(2019, H=""), [("blank", "H3")]),
        (changed(2019, H="'07"), []),
        # A count and its type
        (changed(2019, C="2"), [("count-without-type", "C3")]),
        (changed(2019, B="Kế hoạch", C=""), [("type-without-count", "B3")]),
        (changed(2019, B="Kế hoạch", C="nhiều"), [("not-a-number", "C3")]),
        (changed(2019, B="Kế hoạch", C="0"), []),
        (changed(2019, B="Kế hoạch, Công văn", C="2"), [("two-choices", "B3")]),
        (changed(2019, B="Không", C="0"), []),
        # Pages, links, articles
        (changed(2019, G="0"), [("links-fewer-than-pages", "G3")]),
        (changed(2019, D="1", E="0"), [("stock-falls", "D4")]),
        (changed(2021, G="2"), [("links-more-than-pages", "G5")]),
        (changed(2021, G=""), [("blank", "G5")]),
        (changed(2019, E="0", F="0", G="0"), [("articles-without-page", "H3")]),
        (changed(2019, E="0", F="0", G="0", H="0"), []),
        (
            changed(2020, D="2021"),
            [("year-for-number", "D4"), ("links-fewer-than-pages", "G4"), ("stock-falls", "D5")],
        ),
        # From year to year
        (changed(2020, I="1"), [("stock-falls", "I5")]),
        (changed(2021, I="1"), []),
        (changed(2020, H="70"), [("flow-jumps", "H4")]),
        (changed(2020, H="69"), []),
        (changed(2019, H="0"), []),
    ],
)
def test_rules_of_a_row_and_of_its_years(rows: str, wanted: list[tuple[str, str]]) -> None:
    assert of_mau_1(rows) == wanted


def test_a_jump_below_the_floor_is_none() -> None:
    rows = changed(2019, H="1").replace("| 16 | 0 |", "| 19 | 0 |")
    assert of_mau_1(rows) == []
    assert of_mau_1(rows.replace("| 19 | 0 |", "| 20 | 0 |")) == [("flow-jumps", "H4")]


def test_equal_figures_of_several_years_are_one_finding() -> None:
    rows = CLEAN_1.replace("| 1 | 1 | 1 |", "| 16 | 16 | 17 |")
    (finding,) = checked(info(), mau_1(rows), mau_2(CLEAN_2))
    assert finding.code == "links-more-than-pages"
    assert finding.details["years"] == "2019, 2020, 2021"


# Years


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("| 2019 | 0 | 0 |\n| 2021 | 0 | 0 |", [("year-missing", "")]),
        (
            "| 2019 | 0 | 0 |\n| =A3+1 | 0 | 0 |\n| =A4+1 | 0 | 0 |",
            [("plain-sum-computed", "A4"), ("plain-sum-computed", "A5")],
        ),
        (
            "| 2019 | 0 | 0 |\n| =A3*1+1 | 0 | 0 |\n| =A4+1 | 0 | 0 |",
            [("formula-without-value", "A4")],
        ),
        ("| 2019 | 0 | 0 |\n| 2020 | | |\n| 2021 | 0 | 0 |", [("year-blank", "B4")]),
        ("| 2019 | 0 | 0 |\n| 2020 | | | x |\n| 2021 | 0 | 0 |", []),
        ("| 2019 | 0 | 0 |\n| 2020 | 0 | |\n| 2021 | 0 | 0 |", [("blank", "C4")]),
        ("| 2019 | | |\n| 2020 | | |\n| 2021 | | |", [("form-empty", "")]),
        ("", [("form-empty", "")]),
        (CLEAN_2 + "| 2022 | 0 | 5 |", [("year-outside", "B6")]),
        (CLEAN_2 + "| 2022 | | |", []),
        (CLEAN_2 + "| 2020 | | |", []),
        (CLEAN_2 + "| 2020 | 1 | 0 |", [("duplicate-row", "B6")]),
        (CLEAN_2 + "| 2022 | 0 | 0 |\n| 2022 | 0 | 0 |", [("year-outside", "B6")]),
        ("| 2019 | 0 | 0 |\n| 20 | 0 | 0 |\n| 2021 | 0 | 0 |", [("not-a-year", "A4")]),
        ("| 2019 | 0 | 0 |\n| | 0 | 0 |\n| 2021 | 0 | 0 |", [("row-without-year", "B4")]),
    ],
)
def test_years_that_lack_are_blank_or_lie_outside(rows: str, wanted: list[tuple[str, str]]) -> None:
    assert of_mau_2(rows) == wanted


def test_the_period_that_was_asked_goes_before_the_workbooks_own() -> None:
    sheets = (info(), mau_1(CLEAN_1), mau_2(CLEAN_2))
    found = checked(*sheets, period=range(2019, 2023))
    assert [(f.code, f.forms, f.details["absent"]) for f in found] == [
        ("other-template", {"mau_1", "mau_2"}, "2022")
    ]


TWO_TYPES = """
| 2019 | Kế hoạch | 0 | 0 | 1 | 1 | 1 | 7  | 0 |
| 2019 | Công văn | 0 |{} | | | | | |
| 2020 |          | 0 | 0 | 1 | 1 | 1 | 16 | 0 |
| 2021 |          | 0 | 0 | 1 | 1 | 1 | 10 | 0 |
"""


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (TWO_TYPES.format(""), []),
        (TWO_TYPES.format("0"), [("yearly-figure-repeated", "D4")]),
        (TWO_TYPES.format("5"), [("yearly-figure-repeated", "D4")]),
        (TWO_TYPES.format("").replace("Công văn", "kế hoạch"), [("duplicate-row", "B4")]),
        (
            TWO_TYPES.format("").replace("Công văn | 0", "Công văn | "),
            [("type-without-count", "B4")],
        ),
        (TWO_TYPES.format("").replace("Công văn | 0", " | 2"), [("count-without-type", "C4")]),
    ],
)
def test_a_second_type_of_a_year(rows: str, wanted: list[tuple[str, str]]) -> None:
    assert of_mau_1(rows) == wanted


FALLING = """
| 2019 |  | 0 | 0 | 1 | 1 | 1 | 7  | 2 |
| 2020 |  | 0 | 0 | 1 | 1 | 1 | 16 | 2 |
| 2021 |  | 0 | 0 | 1 | 1 | 1 | 10 | 1 |
"""


def test_a_stock_may_be_lower_in_a_year_that_is_still_open() -> None:
    assert of_mau_1(FALLING) == [("stock-falls", "I5")]
    open_year = [("year-open", "B6")]
    assert of_mau_1(FALLING, Số_liệu_tính_đến_ngày="30/6/2021") == open_year
    assert of_mau_1(FALLING, Ngày_ký="7/2021") == open_year
    closed = {"Số_liệu_tính_đến_ngày": "31/12/2021", "Ngày_ký": "7/2021"}
    assert of_mau_1(FALLING, **closed) == [("stock-falls", "I5")]


# Totals


@pytest.mark.parametrize(
    ("total", "wanted"),
    [
        ("| Tổng cộng | | 0 | 0 | 1 | 1 | 1 | 33 | 0 |", []),
        ("| Tổng cộng | | 0 | 0 | 1 | 1 | 1 | 34 | 0 |", [("total-typed", "H6")]),
        ("| Tổng cộng | | 0 | 0 | 3 | 3 | 3 | 33 | 0 |", [("stock-summed", "E6")]),
        ("| Tổng cộng | | 0 | 0 | 2 | 1 | 1 | 33 | 0 |", [("total-typed", "E6")]),
        (
            "| Tổng cộng | | | | =SUM(E3:E5) -> 3 | | | =SUM(H3:H5) -> 33 | |",
            [("stock-summed", "E6")],
        ),
    ],
)
def test_a_typed_total_is_compared(total: str, wanted: list[tuple[str, str]]) -> None:
    assert of_mau_1(CLEAN_1.strip() + "\n" + total) == wanted


def test_years_that_add_up_to_the_total_themselves_are_cumulative() -> None:
    rows = "| 2019 | 10 | 0 |\n| 2020 | 25 | 0 |\n| 2021 | 40 | 0 |\n"
    assert of_mau_2(rows + "| Tổng cộng | 40 | 0 |") == [("flow-cumulative", "B6")]
    assert of_mau_2(rows + "| Tổng cộng | 75 | 0 |") == []
    assert of_mau_2(rows.replace("25", "5") + "| Tổng cộng | 40 | 0 |") == [("total-typed", "B6")]


# Thông tin


def test_a_missing_money_unit_is_asked_for() -> None:
    assert of_mau_1(CLEAN_1, Đơn_vị_tính="") == [("money-unit-missing", "B5")]
    assert of_mau_1(CLEAN_1, Đơn_vị_tính="USD") == [("money-unit-missing", "B5")]
    assert of_mau_1(CLEAN_1, Đơn_vị_tính="Triệu đồng") == []


def test_a_period_that_cannot_be_read_is_an_error() -> None:
    assert of_mau_1(CLEAN_1, Năm_kết_thúc="") == [("period-unreadable", "B3")]
    assert of_mau_1(CLEAN_1, Năm_kết_thúc="nay") == [("period-unreadable", "B3")]


def test_a_workbook_without_thong_tin_is_one_error() -> None:
    assert told(checked(mau_1(CLEAN_1), mau_2(CLEAN_2))) == [("sheet-missing", "")]


def test_only_a_consolidating_workbook_is_asked_for_its_signer() -> None:
    assert of_mau_1(CLEAN_1, Tên_đơn_vị="") == [("fact-missing", "B1")]
    signer = {"Chức_vụ_người_ký": "Chủ tịch", "Họ_tên_người_ký": "A", "Nơi_nhận": "- Lưu: VT."}
    sheets = (mau_1(CLEAN_1), mau_2(CLEAN_2))
    assert checked(info(**signer), *sheets, consolidating=True) == []
    found = checked(info(**{**signer, "Nơi_nhận": ""}), *sheets, consolidating=True)
    assert [(f.code, f.severity.value) for f in found] == [("fact-missing", "warning")]


def test_a_day_that_cannot_be_read_is_told() -> None:
    found = of_mau_1(CLEAN_1, Số_liệu_tính_đến_ngày="giữa năm")
    assert found == [("not-a-day", "B6")]


# Own cells of the consolidating workbook


@pytest.mark.parametrize(
    ("cell", "fires"),
    [("7", False), ("", False), ("'7", True), ("'  ", True), ("=1+6 -> 7", False),
     ("Không", True), ("7 tin", True)],
)  # fmt: skip
def test_an_own_cell_holds_a_plain_number_or_nothing(cell: str, fires: bool) -> None:
    sheets = (info(), mau_1(changed(2019, H=cell)), mau_2(CLEAN_2))
    found = [f.code for f in checked(*sheets, consolidating=True)]
    assert ("own-not-a-number" in found) is fires
    assert "own-not-a-number" not in [f.code for f in checked(*sheets)]


def test_an_own_cell_that_is_refused_is_told_once() -> None:
    sheets = (info(), mau_1(changed(2019, H="7 tin")), mau_2(CLEAN_2))
    found = checked(*sheets, consolidating=True)
    assert [f.code for f in found if f.sheet_name == "Mẫu 1"] == ["own-not-a-number"]


def test_a_workbook_that_lists_units_is_consolidating() -> None:
    units = grid("| Tên đơn vị | Loại |\n| Xã A | Xã |", "Đơn vị")
    found = of_mau_1(changed(2019, H="'7"), units)
    assert ("own-not-a-number", "H3") in found


# Documents and links

PLANS = CLEAN_1.replace("|          | 0 |", "| Kế hoạch | 1 |")


def documents(*rows: str) -> Grid:
    return grid(DOCUMENTS.strip() + "\n" + "\n".join(rows), "Văn bản")


def plan(year: int, issuer: str = "UBND xã Tân Nam", kind: str = "Kế hoạch") -> str:
    return f"| {year} | {kind} | 1/KH-UBND | 01/3/{year} | {issuer} | triển khai |"


def test_own_documents_are_counted_by_year_and_type() -> None:
    assert of_mau_1(PLANS, documents(plan(2019), plan(2020), plan(2021))) == []
    assert of_mau_1(PLANS, documents(plan(2019), plan(2021))) == [("documents-differ", "C4")]
    twice = documents(plan(2019), plan(2019), plan(2020), plan(2021))
    assert of_mau_1(PLANS, twice) == [("documents-differ", "C3")]


@pytest.mark.parametrize(
    "issuer", ["UBND xã Tân Nam", "Ủy ban nhân dân xã Tân Nam", "Uỷ ban nhân dân Xã Tân Nam", ""]
)
def test_the_units_own_name_is_known_in_its_spellings(issuer: str) -> None:
    assert of_mau_1(PLANS, documents(*(plan(y, issuer) for y in (2019, 2020, 2021)))) == []


def test_documents_of_other_organs_do_not_count() -> None:
    foreign = plan(2020, "Ủy ban nhân dân tỉnh Hà Giang")
    own = [plan(2019), plan(2020), plan(2021)]
    assert of_mau_1(PLANS, documents(*own, foreign)) == []
    assert of_mau_1(CLEAN_1, documents(foreign)) == []


def test_an_issuer_of_its_own_name_is_known() -> None:
    own = documents(*(plan(y, "Sở Tư pháp") for y in (2019, 2020, 2021)))
    assert of_mau_1(PLANS, own, Cơ_quan_ban_hành="SỞ TƯ PHÁP") == []
    assert ("documents-differ", "C3") in of_mau_1(PLANS, own)


def test_an_empty_list_beside_counts_is_one_warning() -> None:
    found = checked(info(), mau_1(PLANS), mau_2(CLEAN_2))
    assert told(found) == [("documents-differ", "C3")]
    assert found[0].details["years"] == "2019, 2020, 2021"


def test_a_document_of_a_type_that_is_not_counted_is_told_at_its_row() -> None:
    own = [plan(2019), plan(2020), plan(2021), plan(2020, kind="Công văn")]
    found = checked(info(), mau_1(PLANS), mau_2(CLEAN_2), documents(*own))
    assert [(f.code, f.sheet_name) for f in found] == [("documents-differ", "Văn bản")]


def test_a_count_that_is_not_known_is_not_compared() -> None:
    rows = PLANS.replace("| 2020 | Kế hoạch | 1 |", "| 2020 | Kế hoạch | ? |")
    own = documents(plan(2019), plan(2021))
    assert of_mau_1(rows, own) == [("not-a-number", "C4")]


def test_a_link_that_is_listed_twice_is_an_info() -> None:
    once = "| Năm | Đường link |\n| | https://a.example.vn |\n"
    assert of_mau_1(CLEAN_1, grid(once, "Đường link")) == []
    twice = grid(once + "| | https://www.a.example.vn/ |", "Đường link")
    assert of_mau_1(CLEAN_1, twice) == [("same-link", "B3")]


# The last report


def test_a_figure_that_was_reported_otherwise_is_asked_about() -> None:
    top = "| Biểu | Năm | Loại | Chỉ tiêu | Số đã báo cáo |\n"
    same = grid(top + "| Mẫu 1 | 2019 | | Số bài viết | 7 |", "Số kỳ trước")
    other = grid(top + "| Mẫu 1 | 2019 | | Số bài viết | 5 |", "Số kỳ trước")
    typed = grid(top + "| Mẫu 1 | 2019 | Kế hoạch | Số văn bản chỉ đạo | 2 |", "Số kỳ trước")
    assert of_mau_1(CLEAN_1, same) == []
    assert of_mau_1(CLEAN_1, other) == [("restated", "H3")]
    own = documents(plan(2019), plan(2020), plan(2021))
    assert of_mau_1(PLANS, typed, own) == [("restated", "C3")]


def test_an_answered_warning_is_not_asked_again_for_the_same_figures() -> None:
    submission = read(info(), mau_1(FALLING), mau_2(CLEAN_2))
    (finding,) = check(submission, FORMS, TODAY)
    answered = replace(submission, answers={finding.identity: "sáp nhập"})
    assert check(answered, FORMS, TODAY) == []
    fallen = read(info(), mau_1(FALLING.replace("| 10 | 1 |", "| 10 | 0 |")), mau_2(CLEAN_2))
    again = replace(fallen, answers={finding.identity: "sáp nhập"})
    assert [f.code for f in check(again, FORMS, TODAY)] == ["stock-falls"]


# Units beside each other

OWN = read(info(Tên_đơn_vị="Huyện Quang Bình"), mau_1(CLEAN_1), mau_2(CLEAN_2))


def unit(name: str, articles: tuple[int, int, int], money: str = "0", **fields: str) -> Submission:
    rows = "\n".join(
        f"| {year} | | 0 | 0 | 1 | 1 | 1 | {count} | 0 |"
        for year, count in zip((2019, 2020, 2021), articles, strict=True)
    )
    amounts = "\n".join(f"| {year} | {money} | 0 |" for year in (2019, 2020, 2021))
    book = workbook(info(Tên_đơn_vị=name, **fields), mau_1(rows), mau_2(amounts))
    return read_submission(book, FORMS, Origin(f"{name}.xlsx"))


def peers(**others: Submission) -> Mapping[str, Submission]:
    """Return five ordinary units, and others."""
    plain = {f"Xã {n}": unit(f"Xã {n}", (n, n + 3, n + 7), str(1000 + n)) for n in range(1, 6)}
    return {**plain, **others}


def across(units: Mapping[str, Submission]) -> list[tuple[str, str]]:
    return [(f.code, f.unit) for f in check_units(OWN, units, FORMS, TODAY)]


def test_ordinary_units_beside_each_other_give_no_finding() -> None:
    assert across(peers()) == []


def test_a_flow_far_above_the_peers_median_is_asked_about() -> None:
    assert across(peers(X=unit("X", (3, 59, 5)))) == []
    assert across(peers(X=unit("X", (3, 70, 5)))) == [("flow-off-peers", "X")]
    few = dict(list(peers().items())[:4])
    assert across({**few, "X": unit("X", (3, 700, 5))}) == []


def test_money_a_thousand_times_off_is_asked_about() -> None:
    assert across(peers(X=unit("X", (2, 4, 6), "1003000"))) == [("money-off-peers", "X")]
    assert across(peers(X=unit("X", (2, 4, 6), "1"))) == [("money-off-peers", "X")]
    assert across(peers(X=unit("X", (2, 4, 6), "400000"))) == [("money-off-peers", "X")]
    assert across(peers(X=unit("X", (2, 4, 6), "200000"))) == []
    thousands = unit("X", (2, 4, 6), "1", Đơn_vị_tính="nghìn đồng")
    assert across(peers(X=thousands)) == []


def test_tables_alike_in_several_flows_are_one_warning_a_group() -> None:
    alike = {name: unit(name, (11, 12, 13)) for name in ("A", "B", "C")}
    found = check_units(OWN, alike, FORMS, TODAY)
    assert [(f.code, f.form, f.details["units"]) for f in found] == [
        ("tables-alike", "mau_1", "A; B; C")
    ]
    same_two = {name: unit(name, (11, 11, 12)) for name in ("A", "B")}
    assert across(same_two) == []
    zeros = {name: unit(name, (0, 0, 0)) for name in ("A", "B")}
    assert across(zeros) == []


def test_a_link_of_two_units_is_an_info() -> None:
    link = grid("| Năm | Đường link |\n| | https://a.example.vn |", "Đường link")
    sheets = (mau_1(CLEAN_1), mau_2(CLEAN_2), link)
    units = {name: read(info(Tên_đơn_vị=name), *sheets) for name in ("A", "B")}
    found = [f for f in check_units(OWN, units, FORMS, TODAY) if f.code == "same-link"]
    assert [f.details["units"] for f in found] == ["A; B"]
    one = {"A": units["A"]}
    assert "same-link" not in [f.code for f in check_units(OWN, one, FORMS, TODAY)]


def test_another_cut_off_than_asked_is_told() -> None:
    sheets = (mau_1(CLEAN_1), mau_2(CLEAN_2))
    asked = read(info(Số_liệu_tính_đến_ngày="30/6/2021"), *sheets)
    same = read(info(Số_liệu_tính_đến_ngày="ngày 30 tháng 6 năm 2021"), *sheets)
    other = read(info(Số_liệu_tính_đến_ngày="15/6/2021"), *sheets)
    silent = read(info(), *sheets)
    units = {"A": same, "B": other, "C": silent}
    found = check_units(asked, units, FORMS, TODAY)
    assert [f.unit for f in found if f.code == "cutoff-differs"] == ["B"]
