"""Another form is one more declaration: Mẫu 3 goes the whole way with no code of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from baocao import cli
from baocao.core.filling import FilledRow, Filling
from baocao.core.submission import ReportingUnit
from baocao.programme import Programme, load_programme
from baocao.resources import shipped
from baocao.tasks.new import filled_workbook
from office import recalculated

DECLARATION = Path(__file__).parent / "data" / "mau_3.toml"
INFO = {"year_from": "2019", "year_to": "2021", "money_unit": "đồng"}
ZERO_1 = {"document_count": 0, "portals": 0, "pages": 0, "sections": 0, "links": 0,
          "articles": 0, "models": 0}  # fmt: skip
ZERO_2 = {"state_budget": 0, "other_sources": 0}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the shipped programme and add the third form to it."""
    root = tmp_path_factory.mktemp("programme")
    shutil.copytree(shipped("templates"), root, dirs_exist_ok=True)
    programme = next(root.glob("*/programme.toml"))
    (programme.parent / "forms" / "mau_3.toml").write_bytes(DECLARATION.read_bytes())
    text = programme.read_text(encoding="utf-8")
    programme.write_text(
        text.replace('forms = ["mau_1", "mau_2"]', 'forms = ["mau_1", "mau_2", "mau_3"]'),
        encoding="utf-8",
    )
    return programme.parent


def filled(programme: Programme, unit: str, classes: int, level: str, units: int = 0) -> bytes:
    years = range(2019, 2022)
    forms = {
        "mau_1": [FilledRow(y, "", ZERO_1) for y in years],
        "mau_2": [FilledRow(y, "", ZERO_2) for y in years],
        "mau_3": [
            *(
                FilledRow(y, "Trực tiếp", {"classes": classes, "learners": 30, "trainers": 4})
                for y in years
            ),
            FilledRow(2020, "Trực tuyến", {"classes": 1, "learners": 12}),
        ],
    }
    listed = [ReportingUnit(f"Xã {n}", "Xã", f"X{n}") for n in range(1, units + 1)]
    code = "H" if units else f"X{unit.split()[-1]}"
    info = {**INFO, "unit": unit, "code": code}
    return filled_workbook(
        programme, Filling(info=info, identity=True, forms=forms, units=listed), level
    )


def test_a_third_form_goes_from_the_template_to_the_report(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programme = load_programme(folder)
    sent = tmp_path / "sent"
    sent.mkdir()
    for number in (1, 2):
        workbook = filled(programme, f"Xã {number}", number, "commune")
        (sent / f"{number}.xlsx").write_bytes(workbook)
    district = tmp_path / "district.xlsx"
    district.write_bytes(filled(programme, "Huyện Ba", 3, "district", units=2))
    named = ["--programme", str(folder)]

    assert cli.main([*named, "new", "-o", str(tmp_path / "blank.xlsx")]) == 0
    assert "Mẫu 3" in openpyxl.load_workbook(tmp_path / "blank.xlsx").sheetnames

    capsys.readouterr()
    assert cli.main([*named, "validate", str(sent / "1.xlsx"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []

    out = tmp_path / "out.xlsx"
    assert cli.main([*named, "consolidate", str(district), str(sent), "-o", str(out)]) == 0
    rows = [
        list(row[:5])
        for row in openpyxl.load_workbook(out, data_only=True)["Tổng hợp Mẫu 3"].iter_rows(
            values_only=True
        )
        if isinstance(row[0], int) or row[0] == "Tổng cộng"
    ]
    assert rows == [
        [2019, "Trực tiếp", 6, 90, 12],
        [2020, "Trực tiếp", 6, 90, 12],
        [2020, "Trực tuyến", 3, 36, None],
        [2021, "Trực tiếp", 6, 90, 12],
        ["Tổng cộng", None, 21, 306, 12],
    ]

    report = tmp_path / "report.docx"
    assert cli.main([*named, "report", str(out), "-o", str(report)]) == 0
    table = Document(str(report)).tables[-1]
    assert [cell.text for cell in table.rows[-1].cells] == ["Tổng cộng", "", "21", "306", "12"]


def test_a_mistake_in_the_third_form_is_found_by_its_own_rule(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wrong.xlsx"
    path.write_bytes(filled(load_programme(folder), "Xã 1", 0, "commune"))
    capsys.readouterr()
    cli.main(["--programme", str(folder), "validate", str(path), "--json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert "Số lượt người" in findings[0]["message"]
    assert {f["sheet"] for f in findings} == {"Mẫu 3"}


@pytest.mark.office
def test_its_live_formulas_answer_as_the_checker(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "wrong.xlsx"
    path.write_bytes(filled(load_programme(folder), "Xã 1", 0, "commune"))
    stored = openpyxl.load_workbook(path, data_only=True)["Tự kiểm tra"]
    again = openpyxl.load_workbook(recalculated(path, tmp_path / "lo"), data_only=True)
    for row in stored.iter_rows():
        for cell in row:
            assert again["Tự kiểm tra"][cell.coordinate].value == cell.value
