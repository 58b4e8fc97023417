"""Letters as Word documents, and the one that goes with a report."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from baocao.cli import main
from baocao.core.letter import Letter, LetterTable
from baocao.resources import shipped
from baocao.word.letter import render_letter
from ooxml_rules import broken
from wording_cases import PROGRAMME

DISTRICT = shipped("workbooks") / "quang-binh" / "huyen-quang-binh.xlsx"


def letter(addressees=("Kính gửi: Sở Tư pháp",), table: LetterTable | None = None) -> Letter:
    return Letter(
        superior=(), issuer=("ỦY BAN NHÂN DÂN", "XÃ A"), number="Số:       /UBND",
        about="V/v thử <b> & thử", place_and_date="A, ngày    tháng 7 năm 2021",
        addressees=addressees, before=("Trước bảng.",), after=("Sau bảng./.",),
        recipients=("- Như trên;", "- Lưu: VT."), authority=("TM. ỦY BAN NHÂN DÂN",),
        signer_title="CHỦ TỊCH", signer="………", table=table,
    )  # fmt: skip


def saved(folder: Path, told: Letter) -> Path:
    path = folder / "thu.docx"
    path.write_bytes(render_letter(told, PROGRAMME.report_template))
    return path


def test_the_subject_stands_under_the_number_at_12_and_no_kind_is_printed(tmp_path):
    document = docx.Document(str(saved(tmp_path, letter())))
    under = [p for p in document.tables[0].rows[1].cells[0].paragraphs if p.text]
    assert [p.text for p in under] == ["Số:       /UBND", "V/v thử <b> & thử"]
    assert {run.font.size for run in under[1].runs} == {Pt(12)}
    body = [p.text for p in document.paragraphs if p.text]
    assert body == ["Kính gửi: Sở Tư pháp", "Trước bảng.", "Sau bảng./."]
    assert len(document.sections) == 1


def test_a_table_stands_between_the_paragraphs(tmp_path):
    table = LetterTable(("STT", "Lý do"), [("1", "Sửa")], (1, 3), frozenset({1}))
    document = docx.Document(str(saved(tmp_path, letter(table=table))))
    order = [element.tag.rpartition("}")[2] for element in document.element.body]
    at = [n for n, tag in enumerate(order) if tag == "tbl"]
    assert len(at) == 3 and order[at[1] - 1] == order[at[1] + 1] == "p"
    assert [cell.text for cell in document.tables[1].rows[1].cells] == ["1", "Sửa"]


@pytest.mark.parametrize("rows", [0, 1, 300])
def test_word_opens_the_letter(tmp_path, rows):
    table = LetterTable(("STT", "Lý do"), [("1", "Sửa")] * rows, (1, 3))
    path = saved(tmp_path, letter(("Kính gửi:", "- Sở A;", "- Sở B."), table))
    assert not broken(path.read_bytes())


def test_the_covering_letter_stands_beside_the_report_and_breaks_no_rule(tmp_path, capsys):
    out = tmp_path / "bao-cao.docx"
    assert main(["report", str(DISTRICT), "-o", str(out), "--letter"]) == 0
    beside = tmp_path / "bao-cao-cong-van-gui.docx"
    assert out.exists() and str(beside) in capsys.readouterr().out
    document = docx.Document(str(beside))
    body = " ".join(p.text for p in document.paragraphs)
    assert "gửi kèm theo Công văn này Báo cáo" in body and "{" not in body
    about = document.tables[0].rows[1].cells[0].text
    assert "V/v gửi Báo cáo" in about
    assert main(["check-format", str(beside), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert not [f for f in found if f["severity"] != "info"]
