"""A PDF beside the report, made by the office program that is there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.resources import shipped
from baocao.word import pdf
from office import SOFFICE

DISTRICT = shipped("workbooks") / "quang-binh" / "huyen-quang-binh.xlsx"


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_the_report_is_written_as_pdf_too(tmp_path, capsys):
    out = tmp_path / "báo cáo.docx"
    assert main(["report", str(DISTRICT), "-o", str(out), "--pdf"]) == 0
    made = tmp_path / "báo cáo.pdf"
    assert made.read_bytes().startswith(b"%PDF")
    told = subprocess.run(["pdftotext", str(made), "-"], check=True, capture_output=True).stdout
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in told.decode("utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["báo cáo.docx", "báo cáo.pdf"]
    assert f"Đã ghi {made}" in capsys.readouterr().out


def test_without_an_office_program_the_report_stands_and_the_cure_is_told(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    out = tmp_path / "bao-cao.docx"
    assert main(["report", str(DISTRICT), "-o", str(out), "--pdf"]) == 0
    assert "Lưu thành > PDF" in capsys.readouterr().out
    assert [p.name for p in tmp_path.iterdir()] == ["bao-cao.docx"]


@pytest.mark.parametrize("script", ["exit 3", "sleep 60", "exit 0"])
def test_a_program_that_fails_hangs_or_writes_nothing_makes_no_pdf(tmp_path, monkeypatch, script):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "_libreoffice", lambda: iter([str(program)]))
    monkeypatch.setattr(pdf, "_LONGEST", 0.5)
    assert pdf.as_pdf(b"PK") is None


def test_a_pdf_that_would_be_an_input_is_never_written(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("baocao.tasks.pdf.as_pdf", lambda document: b"%PDF")
    workbook = Path(tmp_path / "bao-cao.pdf")
    workbook.write_bytes(DISTRICT.read_bytes())
    out = tmp_path / "bao-cao.docx"
    assert main(["report", str(workbook), "-o", str(out), "--pdf"]) == 2
    assert workbook.read_bytes() == DISTRICT.read_bytes()
    capsys.readouterr()
