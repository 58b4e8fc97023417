"""Defects found by playing the clerk with real programs and by mangling real files."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from baocao.cli import main
from baocao.core.cells import RawCell
from baocao.core.filling import FilledRow, Filling
from baocao.core.kinds import Money, Parsed, Unparsed
from baocao.core.submission import ReportingUnit
from baocao.excel.template.whole import write_template
from baocao.intake.unit_names import UnitNames
from baocao.ooxml.repack import package_of
from baocao.resources import default_programme
from baocao.tasks.load import load
from filled_templates import type_over
from office import convert

DISTRICT = Path(__file__).parents[1] / "workbooks" / "quang-binh" / "huyen-quang-binh.xlsx"
COUNTS = {
    "document_count": 0, "portals": 0, "pages": 1, "sections": 1, "links": 1, "articles": 37,
    "models": 0,
}  # fmt: skip
YEARS = (2019, 2020, 2021)
UNIT = Filling(
    info={"unit": "Xã Tân Nam", "year_from": "2019", "year_to": "2021", "money_unit": "đồng"},
    identity=True,
    forms={
        "mau_1": [FilledRow(year, "", COUNTS) for year in YEARS],
        "mau_2": [FilledRow(y, "", {"state_budget": 5, "other_sources": 0}) for y in YEARS],
    },
)


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """A unit's workbook, filled in without a fault."""
    path = tmp_path / "xa.xlsx"
    path.write_bytes(write_template(default_programme(), UNIT, "commune"))
    return path


def findings(path: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, str]]:
    """Return what `validate` finds above an info: its code, sheet and cell."""
    code = main(["validate", str(path), "--json"])
    printed = capsys.readouterr()
    assert code in (0, 1), printed.err
    found = json.loads(printed.out)["findings"]
    return [(f["code"], f["sheet"], f["cell"]) for f in found if f["severity"] != "info"]


def rewritten(path: Path, part: str, pattern: bytes, by: bytes) -> None:
    """Replace what a pattern finds first in a part of a package."""
    with ZipFile(BytesIO(path.read_bytes())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part], count = re.subn(pattern, by, parts[part], count=1)
    assert count == 1
    path.write_bytes(package_of(parts))


def sheet_part(path: Path, title: str) -> str:
    book = openpyxl.load_workbook(path)
    return f"xl/worksheets/sheet{book.sheetnames.index(title) + 1}.xml"


def test_a_character_written_by_its_hexadecimal_number_is_read(
    unit: Path, capsys: pytest.CaptureFixture[str]
):
    form = sheet_part(unit, "Mẫu 1")
    rewritten(unit, form, b'<c r="H9"([^>]*)><v>37</v>', rb'<c r="H9"\1><v>&#x33;7</v>')
    assert findings(unit, capsys) == []
    rewritten(unit, form, b"<v>&#x33;7</v>", b"<v>&#x33;7 b&#xE0;i&#xA0;</v>")
    rewritten(unit, form, b'<c r="H9"', b'<c t="str" r="H9"')
    assert findings(unit, capsys) == [("unit-word", "Mẫu 1", "H9")]


@pytest.mark.office
def test_the_signature_lines_of_an_xls_saved_by_libreoffice_are_no_figures(
    unit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """LibreOffice 7.4 saves 0 as the value of a formula of text that it has not shown."""
    assert findings(convert(unit, "xls", tmp_path / "xls"), capsys) == []


@pytest.mark.parametrize("text", ["5000.000", "5.000,000", "5,000.000", "12.000,000.000"])
def test_an_amount_in_dong_whose_last_zeros_may_be_thousands_is_not_taken(text: str):
    assert isinstance(Money().parse(RawCell(text)), Unparsed)


@pytest.mark.parametrize("text", ["5.000.000,00", "5,000,000.0", "5000000.00"])
def test_zeros_that_cannot_be_thousands_are_decimals(text: str):
    reading = Money().parse(RawCell(text))
    assert isinstance(reading, Parsed)
    assert reading.value == 5_000_000


@pytest.mark.parametrize(
    "written",
    ["HĐND - UBND xã Tân Nam", "Ủy ban nhân dân xã Tân Nam huyện Quang Bình tỉnh Hà Giang"],
)
def test_a_name_that_says_more_than_the_list_proposes_the_unit_it_speaks_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], written: str
):
    """It is proposed and not taken: the clerk decides."""
    (tmp_path / "den").mkdir()
    stranger = replace(UNIT, info={**UNIT.info, "unit": written})
    (tmp_path / "den" / "x.xlsx").write_bytes(
        write_template(default_programme(), stranger, "commune")
    )
    out = tmp_path / "ra.xlsx"
    assert (
        main(["consolidate", str(DISTRICT), str(tmp_path / "den"), "-o", str(out), "--json"]) == 0
    )
    found = json.loads(capsys.readouterr().out)["findings"]
    [outside] = [f for f in found if f["code"] == "unit-outside-list"]
    assert "Có phải Xã Tân Nam?" in outside["message"]


def test_a_form_whose_years_cannot_be_read_is_not_called_empty(
    unit: Path, capsys: pytest.CaptureFixture[str]
):
    words = ("Năm thứ nhất", "Năm thứ hai", "Năm thứ ba")
    type_over(unit, {"Mẫu 2": {f"A{9 + place}": word for place, word in enumerate(words)}})
    of_the_form = [found for found in findings(unit, capsys) if found[1] == "Mẫu 2"]
    assert of_the_form == [("not-a-year", "Mẫu 2", f"A{row}") for row in (9, 10, 11)]


@pytest.fixture
def collected(tmp_path: Path, unit: Path) -> tuple[str, ...]:
    """The arguments of a consolidation of one unit, and its output, written."""
    (tmp_path / "den").mkdir()
    unit.rename(tmp_path / "den" / "xa.xlsx")
    (tmp_path / "ra").mkdir()
    arguments = (
        "consolidate", str(DISTRICT), str(tmp_path / "den"), "-o", str(tmp_path / "ra" / "ra.xlsx")
    )  # fmt: skip
    assert main(arguments) == 0
    return arguments


@pytest.mark.parametrize("more", [(), ("--no-cache",)])
def test_an_output_that_nobody_typed_into_is_replaced_and_no_copy_kept(
    collected: tuple[str, ...], tmp_path: Path, more: tuple[str, ...]
):
    assert main((*collected, *more)) == 0
    assert [path.name for path in (tmp_path / "ra").iterdir()] == ["ra.xlsx"]


@pytest.mark.parametrize("more", [(), ("--no-cache",)])
def test_what_the_clerk_typed_into_an_output_is_kept_in_a_copy_when_it_is_written_again(
    collected: tuple[str, ...],
    tmp_path: Path,
    more: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
):
    out = tmp_path / "ra" / "ra.xlsx"
    book = openpyxl.load_workbook(out)
    book["Đơn vị"]["K8"] = "xa.xlsx"
    book.create_sheet("Việc cần làm")["A1"] = "gọi điện cho xã"
    book["Nội dung"]["C4"] = "Lời của tôi."
    book.save(out)
    typed = out.read_bytes()
    capsys.readouterr()
    assert main((*collected, *more)) == 0
    [copy] = [path for path in out.parent.iterdir() if path.name != "ra.xlsx"]
    assert copy.read_bytes() == typed
    told = capsys.readouterr().out
    assert (
        f"(Nội dung: C4; Đơn vị: K8; Việc cần làm: A1); bản cũ được giữ nguyên ở tệp “{copy.name}”"
        in told
    )
    log = [row[2].value for row in openpyxl.load_workbook(out)["Nhật ký"].iter_rows()]
    assert any(copy.name in str(said) for said in log)


def test_a_total_under_the_documents_is_no_document_and_a_year_of_two_digits_is_told_as_a_day(
    unit: Path, capsys: pytest.CaptureFixture[str]
):
    row = ("2019", "Kế hoạch", "12/KH-UBND", "07.8.19", "UBND xã Tân Nam", "triển khai")
    cells = {f"{column}2": text for column, text in zip("ABCDEF", row, strict=True)}
    type_over(unit, {"Văn bản": {**cells, "A3": "Tổng cộng", "C3": "1 văn bản"}})
    documents = load(unit, default_programme()).documents
    assert [document.number for document in documents] == ["12/KH-UBND"]
    main(["validate", str(unit)])
    assert "“07.8.19” được đọc là ngày 07/8/2019." in capsys.readouterr().out


def test_a_unit_that_answered_on_paper_is_as_late_as_its_paper(tmp_path: Path, unit: Path):
    district = tmp_path / "huyen.xlsx"
    district.write_bytes(DISTRICT.read_bytes())
    note = "Nhập thay theo Báo cáo số 12/BC-UBND ngày 05/7/2021"
    type_over(district, {"Đơn vị": {"L8": note}})
    out = tmp_path / "ra.xlsx"
    assert main(["consolidate", str(district), str(unit), "-o", str(out)]) == 0
    rows = openpyxl.load_workbook(out)["Tình hình gửi"].iter_rows(values_only=True)
    [row] = [row for row in rows if row[0] == "Xã Tân Nam"]
    assert row[1:3] == ("nhập thay", "quá hạn 10 ngày")


@pytest.mark.parametrize("written", ["Phường 1", "phường 01", "P. 01"])
def test_a_numbered_ward_is_found_with_or_without_the_zero(written: str):
    wards = [ReportingUnit(name=name) for name in ("Phường 01", "Phường 10", "Phường 11")]
    assert UnitNames(wards).find(written) is wards[0]
    assert UnitNames(wards).in_file_name(f"{written} lần 2.xlsx") is wards[0]


def test_words_in_a_second_row_of_a_section_are_not_lost(unit: Path):
    rows = {"A14": "I.I", "C14": "Ý thứ hai.", "A15": "I.I", "C15": "Ý thứ ba."}
    sheet = openpyxl.load_workbook(unit)["Nội dung"]
    [row] = [cell.row for cell in sheet["A"] if cell.value == "I.I"]
    type_over(unit, {"Nội dung": {f"C{row}": "Ý thứ nhất.", **rows}})
    section = load(unit, default_programme()).narrative["I.I"]
    assert section.text == "Ý thứ nhất.\nÝ thứ hai.\nÝ thứ ba."
