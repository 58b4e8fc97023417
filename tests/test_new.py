"""`baocao new`: a blank workbook, with a unit's identity only where a unit is named."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from baocao.core import names
from baocao.core.submission import PROPERTY_UNIT
from baocao.errors import OutputError
from baocao.excel.reading.workbook import read_workbook
from baocao.excel.template.places import INFO_ROWS
from baocao.resources import default_programme
from baocao.tasks.new import new

PROGRAMME = default_programme()


def written(path: Path, field: str) -> object:
    return openpyxl.load_workbook(path)[names.INFO].cell(INFO_ROWS[field], 2).value


def test_a_workbook_without_a_unit_carries_no_identity(tmp_path: Path):
    out = tmp_path / "mau.xlsx"
    new(out, PROGRAMME)
    assert PROPERTY_UNIT not in read_workbook(out.read_bytes(), out.name).properties
    assert [written(out, field) for field in ("unit", "level")] == [None, None]
    assert [written(out, f) for f in ("year_from", "year_to", "money_unit", "programme")] == [
        2019, 2021, "đồng", PROGRAMME.name,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "given", "level"),
    [
        ("Xã Tân Nam", None, "Xã"),
        ("Thị trấn Yên Bình", None, "Xã"),
        ("Đặc khu Vân Đồn", None, "Xã"),
        ("Huyện Quang Bình", None, "Huyện"),
        ("Tỉnh Tuyên Quang", None, "Tỉnh"),
        ("Sở Tư pháp", None, None),
        ("Sở Tư pháp", "province", "Tỉnh"),
        ("Xãm Nam", None, None),
    ],
)
def test_a_unit_is_written_in_with_the_level_that_its_type_tells(
    unit: str, given: str | None, level: str | None, tmp_path: Path
):
    out = tmp_path / "mau.xlsx"
    made = new(out, PROGRAMME, unit, given)
    assert made.unit == unit
    assert read_workbook(out.read_bytes(), out.name).properties[PROPERTY_UNIT] == unit
    assert [written(out, field) for field in ("unit", "level")] == [unit, level]


def test_an_output_that_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path: Path):
    with pytest.raises(OutputError):
        new(tmp_path / "khong-co" / "mau.xlsx", PROGRAMME)
    assert list(tmp_path.iterdir()) == []
