""" "Tổng quan": figures by type, unit and year, those far from the others, and how it prints."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from baocao.wording.sheets import compared
from builders import listed
from test_consolidate_task import district, run
from workbooks import filled, mau_1, mau_2

TOO_MANY = 500


def consolidated(folder: Path, units: int, odd: int = 12) -> Path:
    """Return a consolidation; unit 1 tells `odd` articles in 2020, each unit a plan a year."""
    chance = random.Random(units)
    names = [f"Xã {n:03}" for n in range(1, units + 1)]
    for n, name in enumerate(names):
        articles = [chance.randint(10, 14) for _ in range(3)]
        articles[1] = articles[1] if n else odd
        filled(folder / "nhận" / f"{n:03}.xlsx", name, mau_1=mau_1(*articles), mau_2=mau_2(0, 0, 0))
    run(district(folder, listed(*names)), folder / "nhận", folder / "ra.xlsx")
    return folder / "ra.xlsx"


@pytest.fixture(scope="module")
def seven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return consolidated(tmp_path_factory.mktemp("bay"), 7, TOO_MANY)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return consolidated(tmp_path_factory.mktemp("nhieu"), 40)


def overview(path: Path, values: bool = True) -> Worksheet:
    return openpyxl.load_workbook(path, data_only=values)["Tổng quan"]


def block(sheet: Worksheet, ending: str) -> list[tuple]:
    """Return the rows of a block: from its heading row to the next blank one."""
    rows = list(sheet.iter_rows(values_only=True))
    begin = next(n for n, row in enumerate(rows) if str(row[0]).endswith(ending)) + 1
    end = next((n for n in range(begin, len(rows)) if rows[n][0] is None), len(rows))
    return rows[begin:end]


def drawn(path: Path) -> str:
    with ZipFile(path) as package:
        return "".join(
            package.read(name).decode() for name in package.namelist() if "charts/chart" in name
        )


def test_documents_are_told_by_type_and_year(seven: Path):
    head, *rows = block(overview(seven), "theo loại văn bản")
    assert head[:5] == ("Loại văn bản", "Năm 2019", "Năm 2020", "Năm 2021", "Cả giai đoạn")
    assert [row[:5] for row in rows] == [("Kế hoạch", 8, 8, 8, 24)]
    formulas = block(overview(seven, values=False), "theo loại văn bản")
    assert formulas[1][1].startswith("=SUMIFS('Tổng hợp Mẫu 1'!$C$")


def test_many_units_stand_as_the_greatest_and_one_row_of_the_others(many: Path):
    _, *rows = block(overview(many), "đơn vị: Số bài viết")
    *units, rest, whole = [row[:5] for row in rows]
    assert len(units) == 25 and rest[0] == "16 đơn vị còn lại" and whole[0] == "Tổng số"
    assert [unit[4] for unit in units] == sorted((unit[4] for unit in units), reverse=True)
    for place in range(1, 5):
        assert sum(unit[place] for unit in units) + rest[place] == whole[place]
    assert all(sum(unit[1:4]) == unit[4] for unit in units)


def test_every_chart_draws_cells_of_the_sheet_and_no_more_units_than_can_be_read(many: Path):
    charts = drawn(many)
    assert "<c:f>'Tổng quan'!" in charts and "<c:numLit>" not in charts
    sheet = overview(many)
    begin = next(
        row[0].row for row in sheet.iter_rows() if row[0].value == "Đơn vị" and row[1].value
    )
    assert f"'Tổng quan'!$A${begin + 1}:$A${begin + 25}" in charts
    assert "(25 đơn vị nhiều nhất)" in charts


def test_a_figure_that_nobody_has_above_nought_is_not_drawn(seven: Path):
    assert "Kinh phí ngân sách theo" not in drawn(seven)
    assert "Số bài viết theo đơn vị" in drawn(seven)


def test_an_outlier_says_its_year_why_and_where_it_stands(seven: Path):
    head, *rows = block(overview(seven), "khác xa các đơn vị khác")
    assert head[:5] == ("Đơn vị", "Năm", "Số liệu", "Trung vị", "So trung vị")
    (found,) = [row for row in rows if row[1]]
    assert found[:3] == ("Xã 001", 2020, TOO_MANY)
    assert found[4].startswith("gấp 4") or found[4].startswith("gấp 3")
    assert "Số bài viết" in found
    place = next(text for text in found if str(text).startswith("Chi tiết Mẫu 1!"))
    book = openpyxl.load_workbook(seven)
    assert book["Chi tiết Mẫu 1"][place.partition("!")[2]].value == TOO_MANY
    links = {c.hyperlink.location for row in book["Tổng quan"].iter_rows() for c in row
             if c.hyperlink}  # fmt: skip
    assert links == {"'Chi tiết Mẫu 1'!" + place.partition("!")[2]}


def test_few_units_are_not_compared(tmp_path: Path):
    rows = overview(consolidated(tmp_path, 3, TOO_MANY)).iter_rows(values_only=True)
    assert any("Chưa đủ số đơn vị" in str(row[0]) for row in rows)


@pytest.mark.parametrize("case", ["seven", "many"])
def test_it_prints_across_and_no_block_is_broken(case: str, request: pytest.FixtureRequest):
    sheet = overview(request.getfixturevalue(case))
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    titles = [row[0].row for row in sheet.iter_rows() if str(row[0].value)[:2].strip(".").isdigit()
              and str(row[0].value)[1:3] == ". "]  # fmt: skip
    breaks = {b.id for b in sheet.row_breaks.brk}
    assert breaks <= {row - 1 for row in titles} and len(titles) >= 5
    starts = [0, *sorted(breaks), sheet.max_row]
    assert max(b - a for a, b in pairwise(starts)) <= 45


def test_what_the_check_found_is_counted_on_the_sheet_of_states(seven: Path):
    rows = list(overview(seven, values=False).iter_rows(values_only=True))
    begin = next(n for n, row in enumerate(rows) if row[0] == "Kết quả kiểm tra, thời hạn")
    assert str(rows[begin + 1][1]).startswith("=COUNTIF('Tình hình gửi'!$D$2")
    values = list(overview(seven).iter_rows(values_only=True))
    told = [row[1] for row in values[begin + 1 :] if row[0] in ("hợp lệ", "cần kiểm tra lại")]
    assert sum(told) == 7


@pytest.mark.parametrize(
    ("value", "median", "said"),
    [
        (500, 12, "gấp 42 lần"),
        (30, 12, "gấp 2,5 lần"),
        (24, 12, "gấp 2 lần"),
        (3, 12, "bằng 1/4"),
        (0, 12, "bằng 0"),
        (9, 0, "trung vị bằng 0"),
    ],
)
def test_a_figure_against_the_median_is_told_in_words(value, median, said):
    assert compared(value, median) == said
