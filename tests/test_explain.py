"""Where a figure comes from: asked of a consolidated workbook on disk, answered from it alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from baocao.cli import main
from baocao.core.cells import CellRef
from baocao.core.consolidating.places import raw_text, remarks
from baocao.errors import InputError
from baocao.tasks.consolidate import consolidate
from baocao.tasks.explain import explain
from baocao.wording.explaining import explained_lines
from builders import listed, programme
from office import recalculated
from workbooks import filled, mau_1, mau_2

TODAY = date(2022, 1, 1)
FORM_1, FORM_2 = "Tổng hợp Mẫu 1", "Tổng hợp Mẫu 2"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district of four communes: one blank, one late, one in thousands, one with a column put
    in, one with its count in words; the folder of the communes is gone afterwards."""
    folder = tmp_path_factory.mktemp("explain")
    base = filled(
        folder / "huyện.xlsx", "Huyện H", "district", units=listed("Xã A", "Xã B", "Xã C", "Xã D"),
        mau_1=mau_1(10, 20, 30), mau_2=mau_2(7, 0, 0),
    )  # fmt: skip
    inbox = folder / "nhận"
    filled(inbox / "a.xlsx", "Xã A", mau_1=mau_1(1, None, 3), mau_2=mau_2(1000, 0, 0))
    thousands = filled(
        inbox / "b.xlsx", "Xã B",
        mau_1=[
            (2019, "Kế hoạch", 1, 0, 1, 1, 1, 4, 0),
            (2019, "Công văn", 2, None, None, None, None, None, None),
            (2020, "Kế hoạch", 1, 0, 1, 1, 1, 5, 0),
            (2021, "Kế hoạch", 1, 0, 1, 1, 1, 6, 0),
        ],
        mau_2=mau_2(Decimal("5.5"), 0, 0), info={"money_unit": "nghìn đồng"},
    )  # fmt: skip
    _column_put_in(thousands, "Mẫu 1")
    worded = filled(inbox / "c.xlsx", "Xã C", mau_1=mau_1(7, 8, 9), mau_2=mau_2(0, 0, 0))
    _type(worded, "Mẫu 1", "H9", "7 tin, bài")
    consolidate(base, [inbox], folder / "ra.xlsx", programme(), TODAY)
    for path in inbox.iterdir():
        path.unlink()
    return folder / "ra.xlsx"


def _column_put_in(path: Path, sheet: str) -> None:
    """Put a column "STT" before the form's own, as a clerk does; openpyxl moves no merged cell."""
    book = openpyxl.load_workbook(path)
    table = book[sheet]
    areas = [str(area) for area in table.merged_cells.ranges]
    for area in areas:
        table.unmerge_cells(area)
    table.insert_cols(1)
    table.cell(7, 1).value = "STT"
    book.save(path)


def _type(path: Path, sheet: str, cell: str, text: object) -> None:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = text
    book.save(path)


def told(path: Path, sheet: str, cell: str) -> list[tuple]:
    """The terms of a figure: whose, which file, where, how much."""
    answer = explain(path, sheet, cell, programme(), TODAY)
    return [(t.unit, t.file, f"{t.where.sheet}!{t.where.address}", t.value) for t in answer.terms]


def test_a_figure_is_taken_apart_unit_by_unit_with_file_sheet_and_cell(saved: Path) -> None:
    assert told(saved, FORM_1, "H7") == [
        ("Huyện H", "ra.xlsx", "Mẫu 1!H9", 10),
        ("Xã A", "a.xlsx", "Mẫu 1!H9", 1),
        ("Xã B", "b.xlsx", "Mẫu 1!I9", 4),
        ("Xã C", "c.xlsx", "Mẫu 1!H9", 7),
    ]


def test_a_cell_of_a_table_that_was_moved_is_named_where_it_stands_in_the_file(saved: Path) -> None:
    count = explain(saved, FORM_1, "C8", programme(), TODAY)
    assert [(t.unit, t.where.address, t.value) for t in count.terms] == [("Xã B", "D12", 2)]


def test_a_tolerant_reading_and_a_conversion_are_told_beside_the_figure(saved: Path) -> None:
    lines = explained_lines(explain(saved, FORM_1, "H7", programme(), TODAY))
    assert any("Xã C" in line and "“7 tin, bài” → 7 (bỏ chữ sau số)" in line for line in lines)
    money = explained_lines(explain(saved, FORM_2, "B7", programme(), TODAY))
    assert money[0] == "Tổng hợp Mẫu 2, ô B7: Mẫu 2, Kinh phí ngân sách, năm 2019 = 6.507 đồng"
    assert any("5.500" in line and "tiền ghi theo nghìn đồng, đã đổi" in line for line in money)


def test_who_is_missing_is_named_with_the_reason(saved: Path) -> None:
    lines = explained_lines(explain(saved, FORM_1, "H9", programme(), TODAY))
    assert "Số đơn vị: 3/4" in lines
    assert "Chưa có số liệu ở ô này (để trống): Xã A." in lines
    assert "Chưa tổng hợp: Xã D (chưa gửi)." in lines


def test_a_stock_s_total_is_its_last_year_alone(saved: Path) -> None:
    answer = explain(saved, FORM_1, "E11", programme(), TODAY)
    assert {term.year for term in answer.terms} == {2021}
    assert "Số hiện có đến cuối kỳ: lấy theo năm 2021, không cộng các năm." in explained_lines(
        answer
    )


def numbers(path: Path) -> Iterator[tuple[str, str, object]]:
    """Every number of the sheets that are asked about, but years, counts of lines and places."""
    book = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    for sheet in (FORM_1, FORM_2, "Tổng quan"):
        for row in formulas[sheet].iter_rows():
            for cell in row:
                if str(cell.value).startswith("="):
                    yield sheet, cell.coordinate, book[sheet][cell.coordinate].value


def assert_every_number_is_explained(path: Path) -> int:
    checked = 0
    for sheet, cell, value in numbers(path):
        try:
            answer = explain(path, sheet, cell, programme(), TODAY)
        except InputError:
            assert sheet == "Tổng quan", (sheet, cell)
            continue
        if answer.state:
            assert len(answer.units) == value, (sheet, cell)
        else:
            assert answer.value == pytest.approx(value), (sheet, cell)
            assert not any("Lưu ý" in line for line in explained_lines(answer)), (sheet, cell)
        checked += 1
    return checked


def test_every_total_line_equals_its_cell(saved: Path) -> None:
    assert assert_every_number_is_explained(saved) > 60


@pytest.mark.office
@pytest.mark.slow
def test_every_total_line_equals_its_cell_after_libreoffice_saved_it(
    saved: Path, tmp_path: Path
) -> None:
    assert assert_every_number_is_explained(recalculated(saved, tmp_path)) > 60


def test_a_number_of_a_unit_s_row_leads_to_its_cell(saved: Path) -> None:
    book = openpyxl.load_workbook(saved)["Chi tiết Mẫu 1"]
    place = next(
        c.coordinate for row in book.iter_rows() for c in row
        if row[0].value == "Xã B" and row[4].value == 2020 and c.column_letter == "L"
    )  # fmt: skip
    assert told(saved, "Chi tiết Mẫu 1", place) == [("Xã B", "b.xlsx", "Mẫu 1!I10", 5)]


def test_a_cell_that_disagrees_with_its_terms_says_so(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "sửa.xlsx"
    path.write_bytes(saved.read_bytes())
    _type(path, FORM_1, "H7", 99)
    answer = explain(path, FORM_1, "H7", programme(), TODAY)
    assert any("99" in line and "tổng hợp lại" in line for line in explained_lines(answer))


def test_a_province_is_told_of_its_districts_with_their_own_counts(
    saved: Path, tmp_path: Path
) -> None:
    base = filled(tmp_path / "tỉnh.xlsx", "Tỉnh T", "province", units=listed("Huyện H", "Xã Z"))
    out = tmp_path / "tỉnh ra.xlsx"
    consolidate(base, [saved], out, programme(), TODAY)
    answer = explain(out, FORM_1, "H7", programme(), TODAY)
    assert [(t.unit, t.file, t.where.sheet, t.value, t.units) for t in answer.terms] == [
        ("Huyện H", "ra.xlsx", FORM_1, 22, "3/4")
    ]
    assert "tổng hợp của 3/4 đơn vị" in "\n".join(explained_lines(answer))


@pytest.mark.parametrize(
    ("sheet", "cell", "said"),
    [
        ("TONG HOP MAU 1", "A7", "ghi “2019” (Năm)"),
        (FORM_1, "B7", "Loại văn bản"),
        (FORM_1, "D8", "chỉ ghi một lần cho cả năm 2019"),
        (FORM_1, "J7", "cột ghi chú"),
        (FORM_1, "H5", "là tiêu đề"),
        (FORM_1, "H99", "nằm ngoài bảng số liệu"),
        (FORM_1, "ZZ7", "nằm ngoài bảng số liệu"),
        (FORM_1, "7H", "không phải địa chỉ ô"),
        (FORM_1, "XFE1", "không phải địa chỉ ô"),
        (FORM_1, "H0", "không phải địa chỉ ô"),
        ("Mẫu 1", "H9", "tự nhập"),
        ("Tổng hợp Mẫu 9", "H7", "Có phải trang “Tổng hợp Mẫu"),
        ("Đơn vị", "A2", "không có số liệu tổng hợp"),
        ("Chi tiết Mẫu 1", "A2", "không phải số liệu tổng hợp"),
        ("Tổng quan", "A1", "không phải số liệu tổng hợp"),
        ("Nhật ký", "A2", "không có số liệu tổng hợp"),
    ],
)  # fmt: skip
def test_what_is_no_consolidated_figure_gets_a_sentence_and_exit_code_2(
    saved: Path, sheet: str, cell: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(saved), sheet, cell]) == 2
    told = capsys.readouterr()
    assert said in told.err and len(told.err.strip().splitlines()) == 1
    assert told.out == ""


def test_a_workbook_that_was_never_consolidated_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled(tmp_path / "xã.xlsx", "Xã A", mau_1=mau_1(1, 2, 3), mau_2=mau_2(0, 0, 0))
    assert main(["explain", str(path), "Mẫu 1", "H9"]) == 2
    assert "baocao consolidate" in capsys.readouterr().err
    assert main(["explain", str(tmp_path / "không có.xlsx"), "Mẫu 1", "H9"]) == 2
    assert "không tìm thấy" in capsys.readouterr().err


def test_json_holds_the_same_terms(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(saved), "Tổng hợp Mẫu 1", "H7", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["value"] == told["shown"] == sum(term["value"] for term in told["terms"]) == 22
    assert (told["counted"], told["listed"]) == (3, 4)
    assert told["terms"][2] == {
        "unit": "Xã B", "own": False, "year": 2019, "file": "b.xlsx", "sheet": "Mẫu 1",
        "cell": "I9", "value": 4, "units": "", "raw": "", "remark": "",
    }  # fmt: skip


def test_raw_texts_are_told_apart_in_a_note_whatever_they_hold() -> None:
    note = "nhập thay theo Báo cáo số 12; H9: “7; tin” → 7 (x); H10: “khoảng” → ?"
    assert raw_text(note, "H9") == "“7; tin” → 7 (x)"
    assert raw_text(note, "H10") == "“khoảng” → ?"
    assert raw_text(note, "H1") == ""
    assert remarks(note) == "nhập thay theo Báo cáo số 12"
    assert CellRef.parse("x", "H9").address == "H9"
