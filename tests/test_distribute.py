"""`baocao distribute`: prefilled workbooks that come back known, whatever they are then called."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from baocao.cli import main
from baocao.core import names
from baocao.core.submission import PROPERTY_CODE, PROPERTY_UNIT
from baocao.excel.reading.workbook import read_workbook
from baocao.excel.template.places import INFO_ROWS
from baocao.resources import default_programme, shipped
from baocao.tasks.load import load
from baocao.tasks.new import filled_workbook
from baocao.tasks.outgoing import checked, outgoing

DISTRICT = shipped("workbooks") / "quang-binh" / "huyen-quang-binh.xlsx"
PROGRAMME = default_programme()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("distribute") / "gui"
    assert main(["distribute", str(DISTRICT), "-o", str(out)]) == 0
    return out


def test_each_unit_has_a_file_whose_name_sorts_as_the_list(folder: Path):
    files = sorted(path.name for path in folder.iterdir())
    assert len(files) == 16
    assert files[0] == "00_Danh_sach_PBGDPL_2021.xlsx"
    assert files[7] == "07_Tan_Nam_PBGDPL_2021.xlsx"


def test_what_is_prefilled_is_locked_and_what_is_the_units_own_is_not(folder: Path):
    sheet = openpyxl.load_workbook(folder / "07_Tan_Nam_PBGDPL_2021.xlsx")[names.INFO]
    cells = {field: sheet.cell(row, 2) for field, row in INFO_ROWS.items()}
    assert (cells["unit"].value, cells["level"].value) == ("Xã Tân Nam", "Xã")
    assert sheet.protection.sheet
    assert cells["unit"].protection.locked
    assert cells["year_to"].protection.locked
    assert not cells["signer"].protection.locked


def test_a_copy_of_a_pattern_is_what_the_unit_would_have_been_written(folder: Path):
    own = checked(load(DISTRICT, PROGRAMME))
    unit = outgoing(own, own.units[6], None)
    written = filled_workbook(PROGRAMME, unit.filling, unit.level)
    assert (folder / "07_Tan_Nam_PBGDPL_2021.xlsx").read_bytes() == written


def test_the_file_says_whose_it_is_in_its_properties(folder: Path):
    path = folder / "07_Tan_Nam_PBGDPL_2021.xlsx"
    properties = read_workbook(path.read_bytes(), "khac.xlsx").properties
    assert (properties[PROPERTY_UNIT], properties[PROPERTY_CODE]) == ("Xã Tân Nam", "03507")


def test_a_workbook_that_was_filled_in_is_never_written_over(tmp_path: Path):
    assert main(["distribute", str(DISTRICT), "-o", str(tmp_path)]) == 0
    path = tmp_path / "07_Tan_Nam_PBGDPL_2021.xlsx"
    openpyxl.load_workbook(path).save(path)
    filled = path.read_bytes()
    assert main(["distribute", str(DISTRICT), "-o", str(tmp_path)]) == 2
    assert path.read_bytes() == filled


def test_a_list_without_units_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    empty = tmp_path / "trong.xlsx"
    assert main(["new", "-o", str(empty), "--unit", "Huyện Quang Bình"]) == 0
    assert main(["distribute", str(empty), "-o", str(tmp_path / "ra")]) == 2
    assert "Đơn vị" in capsys.readouterr().err
    assert not (tmp_path / "ra").exists()
