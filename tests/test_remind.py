"""`baocao remind`: the letter to units that are late, and a message for each."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from baocao.cli import main
from baocao.resources import shipped
from baocao.tasks.remind import remind
from wording_cases import PROGRAMME

SAMPLE = shipped("workbooks") / "quang-binh"
DISTRICT = SAMPLE / "huyen-quang-binh.xlsx"
LETTER = "Cong_van_don_doc_lan_1.docx"
EARLY = date(2021, 1, 1)


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample district consolidated with the files of 13 of its 15 units."""
    folder = tmp_path_factory.mktemp("nhac")
    inbox = folder / "nop"
    shutil.copytree(SAMPLE / "don-vi", inbox)
    for name in ("14_Xa_Yen_Ha.xlsx", "15_Xa_Yen_Thanh.xlsx"):
        (inbox / name).unlink()
    run("consolidate", DISTRICT, inbox, "-o", folder / "tong-hop.xlsx")
    return folder / "tong-hop.xlsx"


def texts(path: Path) -> list[str]:
    document = docx.Document(str(path))
    head = [p.text for t in document.tables for row in t.rows for c in row.cells
            for p in c.paragraphs]  # fmt: skip
    return [*head, *(p.text for p in document.paragraphs)]


def test_late_units_stand_in_the_letters_table_and_each_has_a_message(whole, tmp_path):
    out = tmp_path / "nhac"
    assert run("remind", whole, "-o", out) == 0
    names = sorted(p.name for p in out.iterdir())
    assert names == ["14_Xa_Yen_Ha_nhac.txt", "15_Xa_Yen_Thanh_nhac.txt", LETTER]
    table = docx.Document(str(out / LETTER)).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["STT", "Đơn vị", "Thời hạn gửi", "Số ngày quá hạn"]
    assert [row[1] for row in rows[1:]] == ["Xã Yên Hà", "Xã Yên Thành"]
    assert all(int(row[3]) > 0 for row in rows[1:])
    said = texts(out / LETTER)
    assert "V/v đôn đốc gửi báo cáo" in said
    assert "- Ủy ban nhân dân xã Yên Hà;" in said and "- Như trên;" in said
    message = (out / "14_Xa_Yen_Ha_nhac.txt").read_bytes().decode("utf-8-sig")
    assert message.startswith("Kính gửi xã Yên Hà,\r\n") and "đã quá" in message


def test_the_second_letter_says_so_and_the_first_stays(whole, tmp_path):
    for _ in range(2):
        run("remind", whole, "-o", tmp_path)
    assert "V/v đôn đốc gửi báo cáo (lần 2)" in texts(tmp_path / "Cong_van_don_doc_lan_2.docx")
    assert "V/v đôn đốc gửi báo cáo" in texts(tmp_path / LETTER)


def test_before_the_deadline_nobody_is_late_and_the_softer_letter_asks(whole, tmp_path):
    out = tmp_path / "nhac"
    none = remind(whole, out, PROGRAMME, EARLY)
    assert not none.files and "Không có đơn vị nào quá hạn" in none.said and not out.exists()
    asked = remind(whole, out, PROGRAMME, EARLY, before=True)
    assert asked.files[0] == "Cong_van_nhac_han_lan_1.docx"
    said = " ".join(texts(out / asked.files[0]))
    assert "đúng thời hạn" in said and "Số ngày còn lại" in said and "khẩn trương" not in said
    message = (out / asked.files[1]).read_bytes().decode("utf-8-sig")
    assert "còn" in message and "đã quá" not in message


def test_on_its_last_day_a_unit_is_not_late(whole, tmp_path):
    book = openpyxl.load_workbook(whole, read_only=True)
    rows = list(book["Đơn vị"].iter_rows(values_only=True))
    last = next(row for row in rows if row[0] == "Xã Yên Hà")[3]
    day = last.date() if hasattr(last, "date") else date(*map(int, str(last).split("/")[::-1]))
    assert not remind(whole, tmp_path / "nhac", PROGRAMME, day).files
    assert remind(whole, tmp_path / "nhac", PROGRAMME, date.fromordinal(day.toordinal() + 1)).files


def test_a_workbook_that_was_never_consolidated_is_one_sentence(tmp_path, capsys):
    out = tmp_path / "nhac"
    assert run("remind", DISTRICT, "-o", out) == 2
    assert "chưa tổng hợp" in capsys.readouterr().err and not out.exists()


@pytest.mark.parametrize("time", ["0", "-3", "hai"])
def test_a_time_that_is_no_count_is_one_sentence(whole, tmp_path, time, capsys):
    with pytest.raises(SystemExit) as stopped:
        run("remind", whole, "-o", tmp_path / "nhac", f"--time={time}")
    assert stopped.value.code == 2 and "từ 1 trở lên" in capsys.readouterr().err
    assert not (tmp_path / "nhac").exists()


@pytest.mark.parametrize("before", [False, True])
def test_the_letter_breaks_no_rule_of_layout(whole, tmp_path, before, capsys):
    remind(whole, tmp_path, PROGRAMME, EARLY if before else date(2022, 1, 1), before=before)
    capsys.readouterr()
    (letter,) = tmp_path.glob("*.docx")
    assert run("check-format", letter, "--json") == 0
    assert '"warning"' not in capsys.readouterr().out
