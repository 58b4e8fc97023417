"""How workbooks come back broken: each habit with the exact figures and findings it must give."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.core.cells import Grid, RawCell, State
from baocao.core.checking.workbook import check
from baocao.core.kinds import Blank, Choice, Day, Kind, Link, Money, Parsed, Unparsed, Year
from baocao.core.reading.total_labels import TotalOf, total_named
from baocao.core.reading.workbook import read_submission
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

FORMS = PROGRAMME.forms
ARTICLES = MAU_1.by_id["articles"].kind
TYPES = MAU_1.by_id["document_type"].kind
MONEY = {"2019": (5, 0), "2020": (6, 0), "2021": (7, 0)}
ROWS = "| 2019 | 5 | 0 |\n| 2020 | 6 | 0 |\n| 2021 | 7 | 0 |"
TOP = head(MAU_2) + "\n"
REST = "\n".join(CLEAN_1.strip().splitlines()[1:])


def read(*grids: Grid) -> Submission:
    return read_submission(workbook(*grids), FORMS, ORIGIN)


def told(*grids: Grid) -> list[tuple[str, str, str]]:
    """Return severity, code and cell of what is found in a workbook of these sheets."""
    found = check(read(*grids), FORMS, date(2021, 7, 5))
    assert all(map(message, found))
    return [(f.severity.value, f.code, f.where.address if f.where else "") for f in found]


def of_money(table: str, sheet: str = "Mẫu 2") -> list[tuple[str, str, str]]:
    return told(info(), mau_1(CLEAN_1), grid(table, sheet))


def money_rows(table: str, sheet: str = "Mẫu 2") -> dict[str, tuple[object, ...]]:
    found = read(info(), mau_1(CLEAN_1), grid(table, sheet)).tables["mau_2"]
    return {str(row.year): tuple(row.value(c.id) for c in MAU_2.figures) for row in found.rows}


def of_count(rows: str) -> list[tuple[str, str, str]]:
    return told(info(), mau_1(rows), mau_2(CLEAN_2))


@pytest.mark.parametrize(
    ("kind", "raw", "wanted"),
    [
        (ARTICLES, "'70", Parsed(70)),
        (ARTICLES, "\u200b70\ufeff", Parsed(70)),
        (ARTICLES, "kps", Parsed(0, "word-for-zero")),
        (ARTICLES, "không có bài viết nào", Parsed(0, "word-for-zero")),
        (ARTICLES, "không có lớp", Unparsed("not-a-number")),
        (ARTICLES, "chưa thực hiện", Blank("said-not-yet")),
        (ARTICLES, "không có số liệu", Blank("said-not-yet")),
        (ARTICLES, "50%", Unparsed("percent-for-number")),
        (ARTICLES, "16,0", Unparsed("decimal", "16")),
        (ARTICLES, "16,5", Unparsed("decimal")),
        (ARTICLES, "0912345678", Unparsed("too-large")),
        (ARTICLES, "(16)", Unparsed("not-a-number")),
        (ARTICLES, "16.", Unparsed("not-a-number")),
        (Money("nghìn đồng"), "5 trieu", Parsed(5000, "money-unit-word")),
        (Money("đồng"), "1,5 tỷ", Parsed(1_500_000_000, "money-unit-word")),
        (Money("đồng"), "1.500 triệu", Unparsed("two-readings")),
        (Money("triệu đồng"), 1e30, Unparsed("too-large")),
        (Year(), "Nam 2019", Parsed(2019)),
        (Year(), "- Năm 2019", Parsed(2019)),
        (Year(), "-2019", Unparsed("not-a-year")),
        (Year(), "19", Unparsed("not-a-year", "2019")),
        (Year(), "2.019", Unparsed("not-a-year", "2019")),
        (Year(), "12/2019", Unparsed("not-a-year", "2019")),
        (Year(), "2019-2021", Unparsed("not-a-year")),
        (Year(), "6 tháng đầu năm 2021", Unparsed("not-a-year")),
        (Year(), "Năm thứ nhất", Unparsed("not-a-year")),
        (Day(), "2019-08-07", Parsed(date(2019, 8, 7))),
        (Day(), "07/8/2019 00:00:00", Parsed(date(2019, 8, 7))),
        (Day(), "7/8/1019", Unparsed("not-a-day")),
        (Day(), "-", Blank()),
        (TYPES, "Ke hoach", Parsed("Kế hoạch", "choice-from-words")),
        (TYPES, "02 Kế hoạch", Parsed("Kế hoạch", "choice-from-words")),
        (TYPES, "Kế hoạch số 05/KH-UBND", Parsed("Kế hoạch", "choice-from-words")),
        (TYPES, "Kế hoạch\nCông văn", Unparsed("two-choices")),
        (TYPES, "Kế hoạch, Đề án", Unparsed("two-choices")),
        (TYPES, "Đề án", Parsed("Đề án")),
        (TYPES, "không ban hành", Blank()),
        (TYPES, "chưa ban hành", Blank("said-not-yet")),
        (TYPES, "x", Unparsed("not-a-choice")),
        (TYPES, "VD: Kế hoạch", Unparsed("not-a-choice")),
        (Choice(("Kế hoạch",)), "Đề án", Unparsed("not-a-choice")),
        (Link(), "https://a.vn (trang xã)", Parsed("https://a.vn", "link-with-words")),
        (Link(), "https://a.vn/Xã Tân Nam", Unparsed("not-a-link")),
        (Link(), "0912.345.678", Unparsed("not-a-link")),
        (Link(), "a@b.vn", Unparsed("not-a-link")),
        (Link(), "không có", Blank()),
    ],
)
def test_a_cell_is_read_as_its_one_reading_or_not_at_all(
    kind: Kind, raw: object, wanted: object
) -> None:
    assert kind.parse(RawCell(raw)) == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        *((label, TotalOf.PERIOD) for label in (
            "Tổng", "TỔNG SỐ", "Cộng:", "Cộng 3 năm", "Tong cong", "Tổng 2019-2021", "Cộng dồn",
            "Tổng giai đoạn 2019 - 2021", "Luỹ kế 3 năm", "Tổng cộng toàn kỳ", "Total", "Σ")),
        ("Cộng năm 2019", TotalOf.ONE_YEAR), ("Tổng 2019", TotalOf.ONE_YEAR),
        ("cong van", None), ("Công văn", None), ("Cộng đồng", None), ("Tổng kết", None),
        ("2019", None), ("", None),
    ],
)  # fmt: skip
def test_a_total_is_known_by_its_label(label: str, wanted: TotalOf | None) -> None:
    assert total_named(label) is wanted


@pytest.mark.parametrize(
    "table",
    [
        TOP + ROWS,
        "| Năm | Từ nguồn ngân sách Nhà nước | Từ các nguồn khác |\n" + ROWS,
        "| Năm | NSNN | Nguồn khác |\n" + ROWS,
        "| NĂM | TỪ NGUỒN NGÂN SÁCH\\nNHÀ NƯỚC | TỪ CÁC NGUỒN KHÁC |\n" + ROWS,
        unicodedata.normalize("NFD", TOP) + ROWS,
        "| UBND XÃ TÂN NAM | | |\n| KINH PHÍ | | |\n" + TOP + ROWS,
        "| Năm | Kinh phí | < |\n| ^ | Kinh phí thực hiện Đề án | < |\n"
        "| ^ | Từ nguồn ngân sách Nhà nước | Từ các nguồn khác |\n" + ROWS,
        TOP + "| Tổng cộng | 18 | 0 |\n" + ROWS,
        TOP + ROWS + "\n| Tổng 2019-2021 | 18 | 0 |",
        TOP + "| 2019 | 5 | 0 |\n| | | |\n" + TOP + "| 2020 | 6 | 0 |\n| 2021 | 7 | 0 |",
        TOP + ROWS + "\n" + TOP + "| 2019 | | |\n| 2020 | | |",
    ],
)
def test_what_does_no_harm_is_read_without_a_word(table: str) -> None:
    assert money_rows(table) == MONEY
    assert of_money(table) == []


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (TOP + ROWS + "\n| Cộng | 19 | 0 |", ("warning", "total-typed", "B6")),
        (TOP + ROWS + "\n| | 18 | 0 |", ("warning", "figures-below-table", "B6")),
        (TOP + "| 2018 | 1 | 1 |\n" + ROWS, ("warning", "year-outside", "B3")),
        (TOP + ROWS + "\n| Ghi chú: đến 15/6 | | |", ("info", "note-in-sheet", "A6")),
        (TOP + ROWS + "\n| (số liệu đến 15/6) | | |", ("info", "note-in-sheet", "A6")),
        (TOP + ROWS + "\n" + TOP + ROWS, ("info", "table-copy", "A7")),
        (TOP + ROWS + "\n" + TOP + "| 2019 | 1 | 1 |\n| 2020 | 1 | 1 |",
         ("error", "table-twice", "A7")),
        ("| Năm | Từ nguồn ngân sách Nhà nước | Từ nguồn khác |\n" + ROWS,
         ("error", "column-missing", "")),
    ],
)  # fmt: skip
def test_one_cause_is_one_finding(table: str, wanted: tuple[str, str, str]) -> None:
    assert of_money(table) == [wanted]


@pytest.mark.parametrize(
    ("year", "wanted"),
    [
        ("| 2019 | | | | | | | | | ✓ |", []),
        ("| 2019 | | | | | | | | | có |", []),
        ("| 2019 | | | | | | | | | ok |", [("warning", "year-blank", "C3"),
                                           ("warning", "not-a-tick", "J3")]),
        ("| 2019 | Không phát sinh | < | < | < | < | < | < | < |",
         [("warning", "word-for-zero", "C3")]),
        ("| 2019 | | 0 | 0 | 1 | 1 | 1 | 912345678 | 0 |",
         [("warning", "large-for-number", "H3")]),
        ("| 2019 | | 0 | 0 | 1 | 1 | 1 | 1.234 | 0 |", [("error", "decimal", "H3")]),
        ("| 2019 | | 0 | 0 | 1 | 1 | 1 | date 44317 | 0 |", [("error", "date-for-number", "H3")]),
        ("| 2019 | | 0 | 0 | 1 | 1 | 1 | 50%% | 0 |", [("error", "percent-for-number", "H3")]),
    ],
)  # fmt: skip
def test_a_year_of_counts(year: str, wanted: list[tuple[str, str, str]]) -> None:
    found = of_count(f"{year}\n{REST}")
    assert [f for f in found if f[1] != "flow-jumps"] == wanted


@pytest.mark.parametrize("total", ["3", "=SUM(E3:E5) -> 3"])
def test_a_stock_that_is_summed_is_told_with_the_sum(total: str) -> None:
    sheet = mau_1(CLEAN_1.strip() + f"\n| Tổng cộng | | 0 | 0 | {total} | 1 | 1 | 33 | 0 |")
    (found,) = check(read(info(), sheet, mau_2(CLEAN_2)), FORMS, date(2021, 7, 5))
    assert (found.code, found.details["columns"]) == ("stock-summed", "Trang tin: 1 + 1 + 1 = 3")


def test_numbers_in_a_picture_are_asked_for() -> None:
    sheet = mau_2("| 2019 | | |\n| 2020 | | |\n| 2021 | | |", drawings=True)
    assert told(info(), mau_1(CLEAN_1), sheet) == [("error", "figures-in-drawing", "")]


def test_a_form_whose_total_alone_is_filled_says_so() -> None:
    sheet = mau_2("| 2019 | | |\n| 2020 | | |\n| 2021 | | |\n| Tổng cộng | 18 | 0 |")
    (found,) = check(read(info(), mau_1(CLEAN_1), sheet), FORMS, date(2021, 7, 5))
    assert (found.code, found.details["totals"]) == ("form-empty", "18; 0")


def _spoilt(text: str, damage: int) -> str:
    """Return a heading as some clerk's machine may have left it: the same words."""
    ways = (text.upper(), f"  {text} ", unicodedata.normalize("NFD", text),
            text.replace(" ", "\u00a0"), text.replace(" ", "\\n"))  # fmt: skip
    return ways[damage % len(ways)]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4), st.integers(0, 3), st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_innocuous_damage_changes_no_figure(damage: int, above: int, gaps: list[int]) -> None:
    columns = [_spoilt(column.heading, damage + n) for n, column in enumerate(MAU_2.columns)]
    lines = ["| UBND xã | | |"] * above + [f"| {' | '.join(columns)} |"]
    for row, gap in zip(ROWS.splitlines(), gaps, strict=True):
        lines += ["| | | |"] * gap + [row]
    assert money_rows("\n".join(lines)) == MONEY


@given(st.text("0123456789.,- đtrkKx%OlΙ１６", max_size=10))
def test_no_text_becomes_another_number_in_silence(text: str) -> None:
    cells = {**mau_2("| 2019 | | 0 |").cells, (3, 2): RawCell(text)}
    table = read(info(), mau_1(CLEAN_1), Grid("Mẫu 2", cells)).tables["mau_2"]
    entry = table.rows[0].entries["state_budget"]
    digits = "".join(c for c in unicodedata.normalize("NFKC", text) if c in "0123456789")
    if entry.state is State.VALUE and entry.tolerance is None:
        whole = digits.lstrip("0")
        rest = whole.removeprefix(str(entry.value)) if entry.value else whole
        assert set(rest) <= {"0"}, "only decimals that are zeros may go"


def test_days_that_the_machine_swapped_are_asked_about_once() -> None:
    top = "| Năm | Loại văn bản | Số, ký hiệu | Ngày ban hành | Cơ quan ban hành | Trích yếu |\n"
    of_machine = "| 2019 | | 1 | date 43684 | Tỉnh | a |\n| 2019 | | 2 | date 43500 | Tỉnh | b |\n"
    typed = top + of_machine + "| 2019 | | 3 | 21/8/2019 | Tỉnh | c |"
    found = told(info(), mau_1(CLEAN_1), mau_2(CLEAN_2), grid(typed, "Văn bản"))
    assert found == [("warning", "days-swapped", "D2")]
    for innocent in (top + of_machine, typed.replace("21/8/2019", "date 43698")):
        assert told(info(), mau_1(CLEAN_1), mau_2(CLEAN_2), grid(innocent, "Văn bản")) == []
