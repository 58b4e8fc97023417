"""What went out comes back filled, renamed, saved elsewhere; and last period's figures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baocao.cli import main
from baocao.core import names
from baocao.resources import shipped
from office import SOFFICE, convert
from ooxml_rules import broken

SAMPLE = shipped("workbooks") / "quang-binh"
DISTRICT = SAMPLE / "huyen-quang-binh.xlsx"
FIGURES = ("Kế hoạch", 0, 0, 1, 1, 1, 12, 0)


def filled(source: Path, out: Path, unit: str = "") -> Path:
    """Return a workbook into which a unit typed its figures; `unit` picks the name of the list."""
    book = openpyxl.load_workbook(source)
    for form, figures in (("Mẫu 1", FIGURES), ("Mẫu 2", (0, 0))):
        for (year,) in book[form].iter_rows(min_col=1, max_col=1):
            if year.value in (2019, 2020, 2021):
                for place, value in enumerate(figures, 2):
                    book[form].cell(year.row, place).value = value
    if unit:
        info_cell(book, "Tên đơn vị").value = unit
    book.save(out)
    return out


def info_cell(book: Any, label: str) -> Any:
    rows = book[names.INFO].iter_rows(min_col=1, max_col=2)
    return next(b for a, b in rows if str(a.value or "").rstrip(" :*") == label)


def consolidated(folder: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return the states by unit, and the findings of the units that sent."""
    capsys.readouterr()
    assert main(["consolidate", str(DISTRICT), str(folder), "-o", str(out), "--json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    sheet = openpyxl.load_workbook(out)[names.STATUS]
    states = {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0]}
    return {"states": states, "findings": findings}


def out_of(folder: Path, *options: str) -> Path:
    assert main(["distribute", str(DISTRICT), "-o", str(folder), *options]) == 0
    return folder


def test_a_filled_workbook_is_known_by_its_identity_whatever_it_is_called(tmp_path, capsys):
    out = out_of(tmp_path / "gui")
    back = tmp_path / "nop"
    back.mkdir()
    filled(out / "07_Tan_Nam_PBGDPL_2021.xlsx", back / "bao cao (sua lan 2).xlsx")
    told = consolidated(back, tmp_path / "t.xlsx", capsys)
    assert told["states"]["Xã Tân Nam"] == "đã gửi"
    of_unit = [f["code"] for f in told["findings"] if f["unit"] == "Xã Tân Nam"]
    assert set(of_unit) <= {"type-without-count", "documents-differ"}


def test_the_list_of_what_went_out_is_no_submission(tmp_path, capsys):
    out = out_of(tmp_path / "gui")
    back = tmp_path / "nop"
    back.mkdir()
    shutil.copy(out / "00_Danh_sach_PBGDPL_2021.xlsx", back)
    told = consolidated(back, tmp_path / "t.xlsx", capsys)
    (finding,) = [f for f in told["findings"] if f["file"].startswith("00_")]
    assert (finding["code"], finding["severity"]) == ("own-list-skipped", "info")


def test_the_common_workbook_is_known_by_the_name_that_was_picked(tmp_path, capsys):
    (common,) = out_of(tmp_path / "gui", "--common").iterdir()
    back = tmp_path / "nop"
    back.mkdir()
    filled(common, back / "bieu-mau.xlsx", "Xã Vĩ Thượng")
    told = consolidated(back, tmp_path / "t.xlsx", capsys)
    assert told["states"]["Xã Vĩ Thượng"] == "đã gửi"


def test_the_common_workbook_carries_nobodys_identity_and_lists_every_unit(tmp_path):
    (common,) = out_of(tmp_path / "gui", "--common").iterdir()
    book = openpyxl.load_workbook(common)
    assert info_cell(book, "Tên đơn vị").value is None
    assert book[names.UNIT_CHOICES].sheet_state != "visible"
    listed = [row[0] for row in book[names.UNIT_CHOICES].iter_rows(min_row=2, values_only=True)]
    assert len(listed) == 15 and "Xã Tân Nam" in listed


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_the_common_workbook_fills_itself_in_a_spreadsheet_program(tmp_path, capsys):
    (common,) = out_of(tmp_path / "gui", "--common").iterdir()
    typed = filled(common, tmp_path / "chung.xlsx", "Xã Yên Hà")
    saved = convert(typed, "xlsx", tmp_path / "nop")
    book = openpyxl.load_workbook(saved, data_only=True)
    assert info_cell(book, "Cấp").value == "Xã"
    assert info_cell(book, "Mã đơn vị").value == "03514"
    told = consolidated(tmp_path / "nop", tmp_path / "t.xlsx", capsys)
    assert told["states"]["Xã Yên Hà"] == "đã gửi"
    assert not [f for f in told["findings"] if f["unit"] == "Xã Yên Hà"
                and f["code"] not in {"type-without-count", "documents-differ"}]  # fmt: skip


def common_with_previous(tmp_path: Path) -> Path:
    out = out_of(tmp_path / "gui", "--common", "--previous", str(SAMPLE / "don-vi"))
    (common,) = out.iterdir()
    return common


def test_a_common_workbook_shows_no_last_figures_until_a_unit_is_picked(tmp_path, capsys):
    common = common_with_previous(tmp_path)
    assert broken(common.read_bytes()) == []
    book = openpyxl.load_workbook(common, data_only=True)
    rows = list(book[names.PREVIOUS].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 36 and not any(any(row) for row in rows)
    assert book[names.UNIT_CHOICES].sheet_state != "visible"
    figures = book[names.UNIT_CHOICES].iter_rows(min_row=2, min_col=8, max_col=9, values_only=True)
    assert sum(value is not None for _, value in figures) == 15 * 36
    assert "tất cả các đơn vị" in capsys.readouterr().out


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_the_picked_units_last_figures_fill_themselves_in_and_are_held_to(tmp_path, capsys):
    typed = filled(common_with_previous(tmp_path), tmp_path / "chung.xlsx", "Xã Yên Hà")
    saved = convert(typed, "xlsx", tmp_path / "nop")
    single = out_of(tmp_path / "rieng", "--previous", str(SAMPLE / "don-vi"))
    alone = previous_rows(single / "14_Yen_Ha_PBGDPL_2021.xlsx")
    book = openpyxl.load_workbook(saved, data_only=True)
    rows = book[names.PREVIOUS].iter_rows(min_row=2, values_only=True)
    told = {(form, year, column): value for form, year, _, column, value in rows if form}
    assert told == alone and len(told) == 36
    found = consolidated(tmp_path / "nop", tmp_path / "t.xlsx", capsys)["findings"]
    assert "restated" in [f["code"] for f in found if f["unit"] == "Xã Yên Hà"]


def test_more_last_figures_than_a_common_workbook_carries_are_refused(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr("baocao.tasks.outgoing._MOST_COMMON_FIGURES", 100)
    source = str(SAMPLE / "don-vi")
    told = ["--common", "--previous", source, "-o", str(tmp_path / "gui")]
    assert main(["distribute", str(DISTRICT), *told]) == 2
    assert "540 số" in capsys.readouterr().err and not (tmp_path / "gui").exists()


def next_period(path: Path, units: dict[str, str]) -> Path:
    """Return a district's workbook of 2022 to 2024 whose units were made of former ones."""
    assert main(["new", "-o", str(path), "--unit", "Huyện Quang Bình"]) == 0
    book = openpyxl.load_workbook(path)
    info_cell(book, "Năm bắt đầu").value, info_cell(book, "Năm kết thúc").value = 2022, 2024
    sheet = book[names.UNITS]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row, (name, former) in enumerate(units.items(), 2):
        sheet.cell(row, columns["Tên đơn vị"]).value = name
        sheet.cell(row, columns["Gồm các đơn vị cũ"]).value = former
    book.save(path)
    return path


def previous_rows(path: Path) -> dict[tuple[str, Any, str], Any]:
    sheet = openpyxl.load_workbook(path)[names.PREVIOUS]
    rows = sheet.iter_rows(min_row=2, values_only=True)
    return {(form, year, column): value for form, year, _, column, value, *_ in rows if form}


def test_last_periods_figures_go_out_and_former_units_add_up(tmp_path, capsys):
    district = next_period(
        tmp_path / "huyen.xlsx",
        {"Xã Tân Nam": "Xã Tân Nam\nXã Tân Bắc", "Xã Yên Hà": "", "Xã Mới": "Xã Bản Rịa",
         "Xã Lạ": ""},
    )  # fmt: skip
    out = tmp_path / "gui"
    options = ["--previous", str(SAMPLE / "don-vi")]
    assert main(["distribute", str(district), "-o", str(out), *options]) == 0
    said = capsys.readouterr().out
    assert "Không có số kỳ trước: Xã Lạ." in said
    merged = previous_rows(out / "01_Tan_Nam_PBGDPL_2024.xlsx")
    alone = [
        openpyxl.load_workbook(SAMPLE / "don-vi" / name, data_only=True)["Mẫu 1"]
        for name in ("07_Xa_Tan_Nam.xlsx", "06_Xa_Tan_Bac.xlsx")
    ]
    articles = sum(
        row[7] or 0 for sheet in alone for row in sheet.iter_rows(values_only=True)
        if row[0] == 2019
    )  # fmt: skip
    assert merged["Mẫu 1", 2019, "Số bài viết"] == articles
    # A stock of several units may count one page twice: its year is no plain one.
    assert merged["Mẫu 1", "2019 (cộng 2 đơn vị cũ)", "Trang tin"] == 2
    assert previous_rows(out / "03_Moi_PBGDPL_2024.xlsx")["Mẫu 1", 2019, "Trang tin"] == 1


def test_a_consolidation_serves_as_last_periods_figures_too(tmp_path, capsys):
    whole = tmp_path / "tong-hop.xlsx"
    command = ["consolidate", str(DISTRICT), str(SAMPLE / "don-vi"), "-o", str(whole)]
    assert main(command) == 0
    district = next_period(tmp_path / "huyen.xlsx", {"Xã Tân Nam": ""})
    for source, out in ((whole, "a"), (SAMPLE / "don-vi", "b")):
        options = ["--previous", str(source)]
        assert main(["distribute", str(district), "-o", str(tmp_path / out), *options]) == 0
    name = "01_Tan_Nam_PBGDPL_2024.xlsx"
    assert previous_rows(tmp_path / "a" / name) == previous_rows(tmp_path / "b" / name)
    capsys.readouterr()


@pytest.mark.parametrize(
    ("units", "said"),
    [
        ({"Xã Tân Nam": "", "xã  tân nam": ""}, "hai lần"),
        ({"Huyện Quang Bình": ""}, "chính đơn vị tổng hợp"),
    ],
)
def test_a_list_that_contradicts_itself_is_refused_with_the_cure(tmp_path, capsys, units, said):
    district = next_period(tmp_path / "huyen.xlsx", units)
    assert main(["distribute", str(district), "-o", str(tmp_path / "gui")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "gui").exists()


def test_a_missing_period_is_one_sentence(tmp_path, capsys):
    district = next_period(tmp_path / "huyen.xlsx", {"Xã Tân Nam": ""})
    book = openpyxl.load_workbook(district)
    info_cell(book, "Năm kết thúc").value = "không rõ"
    book.save(district)
    assert main(["distribute", str(district), "-o", str(tmp_path / "gui")]) == 2
    assert "Năm kết thúc" in capsys.readouterr().err


def test_a_ward_that_is_a_number_keeps_its_word(tmp_path):
    district = next_period(tmp_path / "huyen.xlsx", {"Phường 2": "", "Phường Minh Xuân": ""})
    assert main(["distribute", str(district), "-o", str(tmp_path / "gui")]) == 0
    written = sorted(path.name for path in (tmp_path / "gui").iterdir())
    assert written[1:] == ["01_Phuong_2_PBGDPL_2024.xlsx", "02_Minh_Xuan_PBGDPL_2024.xlsx"]
