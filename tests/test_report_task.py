"""`baocao report` as a task: what it writes, what it refuses, what it tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from baocao.core.filling import FilledRow, Filling
from baocao.errors import InputError, OutputError
from baocao.excel.template.whole import write_template
from baocao.resources import default_programme
from baocao.tasks.report import report
from reference import reading, reference_filling, reference_workbook

PROGRAMME = default_programme("pbgdpl")
TODAY = date(2021, 7, 15)


def test_a_complete_workbook_leaves_nothing_open_but_what_is_so(tmp_path: Path) -> None:
    result = report(reference_workbook(PROGRAMME, tmp_path), tmp_path / "a.docx", PROGRAMME, TODAY)
    told = {(f.severity.value, f.code) for f in result.findings}
    assert ("warning", "documents-differ") in told
    assert not any(severity == "error" for severity, _ in told)
    assert result.out == tmp_path / "a.docx"


def test_a_workbook_with_errors_yields_a_report_and_says_what_is_open(tmp_path: Path) -> None:
    wrong = [FilledRow(2019, "", {"document_count": 3}), FilledRow(2020), FilledRow(2021)]
    filling = replace(reference_filling(signer=""), forms={"mau_1": wrong}, narrative={})
    workbook = tmp_path / "huyen.xlsx"
    workbook.write_bytes(write_template(PROGRAMME, filling, "district"))
    result = report(workbook, tmp_path / "a.docx", PROGRAMME, TODAY)
    codes = [f.code for f in result.findings]
    assert {"count-without-type", "form-empty", "fact-missing", "section-empty"} <= set(codes)
    assert len(result.findings) == len({f.identity for f in result.findings})
    printed = " ".join(map(str, reading((tmp_path / "a.docx").read_bytes())))
    assert "Phụ lục II" in printed and "count-without-type" not in printed
    assert all(f.unit == "Huyện Quang Bình" for f in result.findings)


def test_a_blank_workbook_yields_a_report_of_dots_and_no_marks(tmp_path: Path) -> None:
    workbook = tmp_path / "trong.xlsx"
    workbook.write_bytes(write_template(PROGRAMME, Filling()))
    report(workbook, tmp_path / "a.docx", PROGRAMME, TODAY)
    printed = " ".join(map(str, reading((tmp_path / "a.docx").read_bytes())))
    assert "……" in printed and "«" not in printed and "None" not in printed


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("khong-co.xlsx", lambda path: None),
        ("thu-muc.xlsx", lambda path: path.mkdir()),
        ("rong.xlsx", lambda path: path.write_bytes(b"")),
        ("chu.xlsx", lambda path: path.write_text("không phải Excel", encoding="utf-8")),
    ],
)
def test_what_cannot_be_read_gives_one_sentence_and_no_output(
    tmp_path: Path, name: str, make: Callable[[Path], object]
) -> None:
    make(tmp_path / name)
    with pytest.raises(InputError) as told:
        report(tmp_path / name, tmp_path / "a.docx", PROGRAMME, TODAY)
    assert "\n" not in str(told.value) and not (tmp_path / "a.docx").exists()


def test_the_workbook_is_never_its_own_report(tmp_path: Path) -> None:
    workbook = reference_workbook(PROGRAMME, tmp_path)
    before = workbook.read_bytes()
    with pytest.raises(OutputError):
        report(workbook, workbook, PROGRAMME, TODAY)
    assert workbook.read_bytes() == before


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    workbook = reference_workbook(PROGRAMME, tmp_path)
    with pytest.raises(OutputError):
        report(workbook, tmp_path / "khong" / "a.docx", PROGRAMME, TODAY)
