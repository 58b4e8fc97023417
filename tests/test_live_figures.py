""" "Danh mục số liệu" of a template tells what is typed, before any program has run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baocao.core import names
from baocao.core.filling import FilledRow, Filling
from baocao.core.submission import ReportingUnit
from baocao.resources import default_programme
from baocao.tasks.new import filled_workbook
from filled_templates import formula_values, type_over
from office import recalculated

PROGRAMME = default_programme("pbgdpl")
TYPED = {
    "Thông tin": {"B5": "Xã Tân Nam"},
    "Mẫu 1": {
        "C9": 1, "C12": 2, "A12": 2019, "B12": "Công văn", "E9": 3, "E11": 5, "H9": 70, "H10": 160,
    },
    "Mẫu 2": {"B9": 1500000, "E10": "x"},
    "Văn bản": {
        "A2": 2019, "B2": "Kế hoạch", "C2": "1/KH-UBND", "B3": "Công văn", "E3": "UBND xã Tân Nam",
        "B4": "Kế hoạch", "E4": "UBND tỉnh Hà Giang",
    },
}  # fmt: skip


def told(path: Path) -> dict[str, Any]:
    """Return the values of "Danh mục số liệu" by what inserts them."""
    sheet = openpyxl.load_workbook(path, data_only=True)[names.FIGURES]
    return {row[3]: row[2] for row in sheet.iter_rows(min_row=2, values_only=True)}


@pytest.mark.office
def test_what_a_clerk_types_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(filled_workbook(PROGRAMME, Filling(), "commune"))
    assert told(path)["{{ Số bài viết }}"] == names.NO_FIGURE
    type_over(path, TYPED)
    values = told(recalculated(path, tmp_path / "tinh-lai"))
    expected = {
        "{{ Số bài viết }}": 230,
        "{{ Số bài viết | năm 2020 }}": 160,
        "{{ Số bài viết | năm 2021 }}": names.NO_FIGURE,
        "{{ Số văn bản chỉ đạo | năm 2019 }}": 3,
        "{{ Trang tin }}": 5,
        "{{ Trang tin | năm 2019 }}": 3,
        "{{ Kinh phí ngân sách | năm 2020 }}": 0,
        "{{ Kinh phí nguồn khác | năm 2021 }}": names.NO_FIGURE,
        "{{ Tên đơn vị }}": "Xã Tân Nam",
        "{{ Năm kết thúc }}": 2021,
        "{{ Mã đơn vị }}": names.NOT_ENTERED,
        "{{ Cơ quan ban hành }}": "theo “Tên đơn vị”",
        "{{ Trích yếu }}": f"Tổng kết {PROGRAMME.name}",
        "{{ Số văn bản đã liệt kê }}": 2,
    }
    assert {insert: values[insert] for insert in expected} == expected


@pytest.mark.office
def test_the_values_that_are_cached_are_the_ones_that_libreoffice_computes(tmp_path: Path) -> None:
    figures = {"document_count": 1, "portals": 0, "pages": 16, "articles": 70}
    filling = Filling(
        info={"unit": "Huyện Quang Bình", "code": "035", "recipients": "- Như trên;\n- Lưu: VT."},
        forms={"mau_1": [FilledRow(2019, "Kế hoạch", figures)]},
        ticks={"mau_2": frozenset({2021})},
        units=[ReportingUnit("Xã Tân Nam", "Xã")],
    )
    path = tmp_path / "so.xlsx"
    path.write_bytes(filled_workbook(PROGRAMME, filling, "district"))
    cached = formula_values(path, path)
    computed = formula_values(path, recalculated(path, tmp_path / "tinh-lai"))
    assert len([place for place in cached if place[0] == names.FIGURES]) > 30
    assert {k: (v, computed[k]) for k, v in cached.items() if v != computed[k]} == {}


def test_a_default_too_long_for_a_formula_stands_as_text(tmp_path: Path) -> None:
    name = "Đề án " + "rất dài " * 40
    filling = Filling(info={"programme": name.strip()})
    path = tmp_path / "so.xlsx"
    path.write_bytes(filled_workbook(PROGRAMME, filling, "commune"))
    sheet = openpyxl.load_workbook(path)[names.FIGURES]
    cells = {row[3]: row[2] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert cells["{{ Trích yếu }}"] == f"Tổng kết {name.strip()}"
    assert str(cells["{{ Tên chương trình, đề án }}"]).startswith("=IF(")
