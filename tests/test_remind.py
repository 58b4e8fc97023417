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
    assert names == [
        "00_Tin_nhan_don_doc_lan_1.txt", "14_Xa_Yen_Ha_don_doc_lan_1.txt",
        "15_Xa_Yen_Thanh_don_doc_lan_1.txt", LETTER,
    ]  # fmt: skip
    table = docx.Document(str(out / LETTER)).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["STT", "Đơn vị", "Thời hạn gửi", "Số ngày quá hạn"]
    assert [row[1] for row in rows[1:]] == ["Xã Yên Hà", "Xã Yên Thành"]
    assert all(int(row[3]) > 0 for row in rows[1:])
    said = texts(out / LETTER)
    assert "V/v đôn đốc gửi báo cáo" in said
    assert "- Ủy ban nhân dân xã Yên Hà;" in said and "- Như trên;" in said
    message = (out / "14_Xa_Yen_Ha_don_doc_lan_1.txt").read_bytes().decode("utf-8-sig")
    assert (out / names[0]).read_bytes().decode("utf-8-sig").startswith(message)
    assert message.startswith("Kính gửi xã Yên Hà,\r\n") and "đã quá" in message


def test_the_second_letter_says_so_and_the_first_stays(whole, tmp_path):
    for _ in range(2):
        run("remind", whole, "-o", tmp_path)
    second = texts(tmp_path / "Cong_van_don_doc_lan_2.docx")
    assert "V/v đôn đốc gửi báo cáo (lần 2)" in second and "đã đề nghị, đôn đốc các" in str(second)
    message = (tmp_path / "14_Xa_Yen_Ha_don_doc_lan_2.txt").read_text(encoding="utf-8-sig")
    assert "(nhắc lần 2)" in message
    assert "V/v đôn đốc gửi báo cáo" in texts(tmp_path / LETTER)


def test_before_the_deadline_nobody_is_late_and_the_softer_letter_asks(whole, tmp_path):
    out = tmp_path / "nhac"
    none = remind(whole, out, PROGRAMME, EARLY)
    assert not none.files and "Không có đơn vị nào quá hạn" in none.said and not out.exists()
    asked = remind(whole, out, PROGRAMME, EARLY, before=True)
    assert asked.files[0] == "Cong_van_nhac_han_lan_1.docx"
    said = " ".join(texts(out / asked.files[0]))
    assert "đúng thời hạn" in said and "Số ngày còn lại" in said and "khẩn trương" not in said
    message = (out / asked.files[2]).read_bytes().decode("utf-8-sig")
    assert "còn" in message and "đã quá" not in message


def deadline_of(whole: Path, unit: str) -> date:
    rows = openpyxl.load_workbook(whole, read_only=True)["Đơn vị"].iter_rows(values_only=True)
    last = next(row for row in rows if row[0] == unit)[3]
    return last.date() if hasattr(last, "date") else date(*map(int, str(last).split("/")[::-1]))


def test_on_the_last_day_the_softer_message_says_that_it_is_today(whole, tmp_path):
    remind(whole, tmp_path, PROGRAMME, deadline_of(whole, "Xã Yên Hà"), before=True)
    message = (tmp_path / "14_Xa_Yen_Ha_nhac_han_lan_1.txt").read_text(encoding="utf-8-sig")
    assert "Hôm nay, ngày 25/6/2021, là hạn cuối" in message and "còn 0" not in message


def test_a_unit_whose_file_cannot_be_read_is_not_told_that_it_has_not_sent(tmp_path, capsys):
    inbox = tmp_path / "nop"
    inbox.mkdir()
    (inbox / "14_Xa_Yen_Ha.xlsx").write_bytes(b"PK\x03\x04 broken")
    shutil.copy(SAMPLE / "don-vi" / "15_Xa_Yen_Thanh.xlsx", inbox)
    run("consolidate", DISTRICT, inbox, "-o", tmp_path / "tong-hop.xlsx")
    capsys.readouterr()
    assert run("remind", tmp_path / "tong-hop.xlsx", "-o", tmp_path / "nhac") == 0
    said = capsys.readouterr().out
    reminded = docx.Document(str(tmp_path / "nhac" / LETTER)).tables[1]
    units = [row.cells[1].text for row in reminded.rows[1:]]
    assert len(units) == 13 and not {"Xã Yên Thành", "Xã Yên Hà"} & set(units)
    assert "chưa dùng được số liệu, không đôn đốc: Xã Yên Hà" in said


def test_on_its_last_day_a_unit_is_not_late(whole, tmp_path):
    day = deadline_of(whole, "Xã Yên Hà")
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
