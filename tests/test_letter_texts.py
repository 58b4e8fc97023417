"""The words of letters and messages are data: an office changes them, a broken one is told."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from baocao.core.cells import CellRef
from baocao.core.days import day_written
from baocao.core.findings import Finding
from baocao.core.submission import Info, ReportingUnit
from baocao.errors import DeclarationError
from baocao.programme import Programme, load_programme
from baocao.resources import shipped
from baocao.wording.letters.remind import Reminder, reminding_letter, reminding_messages
from baocao.wording.letters.texts import facts_of, letter_words, message
from baocao.wording.returning import letter as returned
from wording_cases import PROGRAMME

TODAY = date(2021, 7, 1)
UNIT = ReportingUnit("Xã Tân Nam", deadline=date(2021, 6, 25))
INFO = Info({"unit": "Huyện Quang Bình", "year_from": "2019", "year_to": "2021", "level": "Huyện",
             "preparer": "Trần Thị B", "phone": "0219 3 820 123"})  # fmt: skip


def with_texts(folder: Path, text: str | bytes) -> Programme:
    """Return the programme with a letters.toml of its own."""
    own = folder / "rieng"
    shutil.copytree(shipped("templates") / "pbgdpl", own)
    data = text if isinstance(text, bytes) else text.encode()
    (own / "letters.toml").write_bytes(data)
    return load_programme(own)


def messages(programme: Programme, info: Info = INFO, unit: ReportingUnit = UNIT, time: int = 1):
    return reminding_messages(info, programme, Reminder([unit], [unit], time, False), TODAY)


def test_a_programmes_own_text_takes_the_place_of_the_shipped_one_and_the_others_stay(tmp_path):
    own = with_texts(
        tmp_path,
        """
[remind]
message = '''
Gửi {{ đơn vị }}: quá hạn [[ days ]] ngày.

[% if has("Thư điện tử") %]Gửi về {{ Thư điện tử }}.[% endif %]
'''
""",
    )
    assert messages(own) == ["Gửi xã Tân Nam: quá hạn 6 ngày.\n"]
    letter = reminding_letter(INFO, own, Reminder([UNIT], [UNIT], 1, False), TODAY)
    assert letter.about == "V/v đôn đốc gửi báo cáo"
    assert list(letter.recipients) == ["- Như trên;", "- Lưu: VT."]


def test_the_recipients_are_the_offices_own(tmp_path):
    own = with_texts(tmp_path, '[every]\nrecipients = """- Như trên;\n- Lưu: VT, TP."""\n')
    letter = reminding_letter(INFO, own, Reminder([UNIT], [UNIT], 1, False), TODAY)
    assert list(letter.recipients) == ["- Như trên;", "- Lưu: VT, TP."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[remind]\n# Lời nhắc\nmessage = '''\nChào.\nGửi {{ Đơn v }}.\n'''",
         "letters.toml, dòng 5: remind.message: không có dữ kiện “Đơn v”; có phải “Đơn vị”?"),
        ("[remind]\nmessage = '''\nChào.\n[% if late %]Trễ.\n'''",
         "letters.toml, dòng 4: remind.message: câu sai:"),
        ("[remind]\nmessage = '[[ none_such ]]'", "dòng 2: remind.message: câu sai:"),
        ("[remind]\nmessage = '[% if has(\"Không có\") %]x[% endif %]'",
         "dòng 2: remind.message: không có dữ kiện “Không có”"),
        ("[remind]\n\nmesage = 'Chào.'", "dòng 3: remind.mesage: không có khóa này; có: every."),
        ("[remind]\nmessage = 3", "dòng 2: remind.message: phải là một câu"),
        ("message = 'Chào.'", "dòng 1: message: phải là một câu"),
        ("[remind]\nmessage = ''", "dòng 2: remind.message: không có câu nào"),
        ("[remind]\nmessage = 'Chào", "letters.toml: không phải TOML: "),
        ("[remind]\nmessage = Chào", "dòng 2, cột 11"),
        ("[remind]\nmessage = 'Chào'".encode("utf-16"), "letters.toml: không ghi bằng UTF-8"),
    ],
)  # fmt: skip
def test_a_broken_text_is_one_sentence_with_file_and_line(tmp_path, text, said):
    own = with_texts(tmp_path, text)
    with pytest.raises(DeclarationError) as broken:
        messages(own)
    assert said in str(broken.value) and str(own.folder) in str(broken.value)
    assert "\n" not in str(broken.value)


def test_a_file_saved_with_a_mark_of_order_is_read(tmp_path):
    own = with_texts(tmp_path, "\ufeff[remind]\nmessage = 'Chào {{ Đơn vị }}.'")
    assert messages(own) == ["Chào xã Tân Nam.\n"]


def test_a_text_from_the_workbook_is_no_template():
    unit = ReportingUnit("Xã [[ time ]] {{ Điện thoại }} [% if %]")
    (said,) = messages(PROGRAMME, unit=unit)
    assert "[[ time ]] {{ Điện thoại }} [% if %]" in said


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (date(2021, 6, 25), "Thời hạn gửi là ngày 25/6/2021, đã quá 6 ngày."),
        (TODAY, "Hôm nay, ngày 01/7/2021, là hạn cuối gửi báo cáo."),
        (date(2021, 7, 4), "Thời hạn gửi là ngày 04/7/2021, còn 3 ngày."),
        (None, "Đề nghị đơn vị gửi trong thời gian sớm nhất."),
    ],
)
def test_a_message_tells_the_deadline(deadline, said):
    (text,) = messages(PROGRAMME, unit=replace(UNIT, deadline=deadline))
    assert said in text and "nhắc lần" not in text and "{" not in text
    assert text.endswith("Liên hệ: Trần Thị B, điện thoại 0219 3 820 123.\n")
    assert "(nhắc lần 3)" in messages(PROGRAMME, unit=UNIT, time=3)[0]


@pytest.mark.parametrize("info", [Info({}), INFO])
def test_every_shipped_text_can_be_said_whatever_is_missing(info):
    facts = facts_of(info, PROGRAMME)
    told = {"before": False, "time": 2}
    due = {"Đơn vị": "xã A", "Thời hạn gửi": "", "Tên báo cáo": "b", "Nơi nhận báo cáo": "",
           "Loại đơn vị": "xã", "Hôm nay": day_written(TODAY), "Số đơn vị chưa gửi": "01",
           "Số đơn vị": "02", "Ngày chốt số liệu": ""}  # fmt: skip
    for letter in ("remind", "cover", "correction"):
        said = letter_words(PROGRAMME, letter, {**facts, **due}, **told)
        lines = [said.about, *said.opening, *said.closing, *said.recipients]
        assert not [line for line in lines if set("{}[]%") & set(line)]
    message(PROGRAMME, "remind", {**facts, **due}, late=True, today=False, days=1, time=1)
    sound = returned(facts, PROGRAMME, UNIT, "a.xlsx", [], "", TODAY)
    assert "Đã nhận, số liệu hợp lệ." in sound and "chậm nhất" not in sound


def test_a_file_that_cannot_be_read_is_not_to_be_put_right_inside():
    facts = facts_of(INFO, PROGRAMME)
    whole = Finding("file-unreadable", file="a.xlsx", details={"reason": "Tệp bị cắt cụt."})
    cell = Finding("not-a-day", CellRef("Thông tin", 9, 2), details={"raw": "mai"})
    said = {f.code: returned(facts, PROGRAMME, UNIT, "a.xlsx", [f], "", TODAY)
            for f in (whole, cell)}  # fmt: skip
    assert "sửa trong tệp" not in said["file-unreadable"]
    assert "chậm nhất ngày 01/7/2021" in said["file-unreadable"]
    assert "sửa trong tệp của đơn vị rồi gửi lại" in said["not-a-day"]
