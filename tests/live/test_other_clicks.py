"""The other buttons on an open, unsaved workbook, and what holds for every button."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.clicks.job import Job
from baocao.core import names
from baocao.wording import clicks as words
from live.desk import Desk
from live.trouble import TROUBLES, begins, ends, worth
from live.workbooks import Workbook

NO = 7
"""What a message box returns for "No"."""


def test_a_figure_that_is_picked_goes_behind_the_words_of_the_section(
    desk: Desk, district: Workbook
) -> None:
    desk.excel.types(district, names.NARRATIVE, "C2", "Đã ban hành")
    desk.excel.selects(district, names.NARRATIVE, "C2")
    desk.excel.dialogs.will(desk.excel.picked(district, names.FIGURES, "A3"))
    before = desk.excel.held(district, names.NARRATIVE, names.FIGURES)
    assert desk.clicks("insert_figure", district) == []
    wanted = desk.excel.value(district, names.FIGURES, "D3")
    assert desk.excel.value(district, names.NARRATIVE, "C2") == f"Đã ban hành {wanted}"
    assert desk.excel.held(district, names.NARRATIVE, names.FIGURES) == before
    assert district.active_sheet().name == names.NARRATIVE


def test_a_pick_that_is_given_up_changes_nothing(desk: Desk, district: Workbook) -> None:
    desk.excel.selects(district, names.NARRATIVE, "C2")
    before = desk.excel.value(district, names.NARRATIVE, "C2")
    desk.excel.dialogs.will(False)
    assert desk.clicks("insert_figure", district) == []
    assert desk.excel.value(district, names.NARRATIVE, "C2") == before


def test_a_cell_that_holds_no_words_is_told(desk: Desk, district: Workbook) -> None:
    desk.excel.selects(district, "Mẫu 1", "D9")
    told = desk.clicks("insert_figure", district)
    assert len(told) == 1
    assert "Nội dung" in told[0]
    assert desk.excel.value(district, "Mẫu 1", "D9") == 7.0


def test_a_report_holds_what_is_not_saved_and_leaves_the_workbook_alone(
    desk: Desk, district: Workbook
) -> None:
    before = desk.excel.held(district)
    out = desk.folder / "báo cáo.docx"
    desk.excel.dialogs.will(str(out), NO)
    told = desk.clicks("report", district)
    assert out.is_file()
    assert len(told) == 1
    assert str(out) in told[0]
    assert desk.excel.held(district) == before
    assert desk.logs() == []


def test_a_report_that_exists_is_written_over_only_when_the_clerk_says_so(
    desk: Desk, district: Workbook
) -> None:
    old, new = desk.folder / "cũ.docx", desk.folder / "mới.docx"
    old.write_bytes(b"x")
    desk.excel.dialogs.will(str(old), NO, str(new), NO)
    desk.clicks("report", district)
    assert old.read_bytes() == b"x"
    assert new.is_file()


def test_a_report_is_refused_over_the_workbook_itself(desk: Desk, district: Workbook) -> None:
    file = Path(district.path).read_bytes()
    desk.excel.dialogs.will(district.path, NO)
    desk.clicks("report", district)
    assert Path(district.path).read_bytes() == file


def test_the_setup_check_tells_of_the_excel_that_it_found(desk: Desk, district: Workbook) -> None:
    told = desk.clicks("check_setup", district)
    assert len(told) == 1
    assert "✗" not in told[0]
    assert "16.0" in told[0]


def test_the_setup_check_says_which_step_fails(desk: Desk, district: Workbook) -> None:
    desk.excel.busy("gone")
    told = desk.clicks("check_setup", district)
    assert told[0].count("✗ ") == 1


def test_the_guide_is_brought_to_the_front(desk: Desk, district: Workbook) -> None:
    assert desk.clicks("guide", district) == []
    assert district.active_sheet().name == names.GUIDE


@pytest.mark.parametrize("trouble", TROUBLES[:2])
@pytest.mark.parametrize("button", ["insert_figure", "report"])
def test_whatever_call_fails_the_entries_are_as_they_were(
    desk: Desk, district: Workbook, button: str, trouble: str
) -> None:
    desk.excel.types(district, names.NARRATIVE, "C2", "Đã ban hành")
    picked = desk.excel.picked(district, names.FIGURES, "A3")
    out = desk.folder / "báo cáo.docx"
    answers = [picked] if button == "insert_figure" else [str(out), NO]
    desk.excel.selects(district, names.NARRATIVE, "C2")
    desk.excel.dialogs.forget(answers)
    desk.clicks(button, district)
    before = desk.excel.held(district, names.NARRATIVE, names.FIGURES)
    for number in worth(trouble, list(desk.excel.calls.names)):
        out.unlink(missing_ok=True)
        desk.excel.types(district, names.NARRATIVE, "C2", "Đã ban hành")
        desk.excel.selects(district, names.NARRATIVE, "C2")
        desk.excel.dialogs.forget(answers)
        begins(desk.excel, number, trouble)
        told = desk.clicks(button, district)
        ends(desk.excel)
        at = (number, desk.excel.calls.names, told)
        assert desk.excel.held(district, names.NARRATIVE, names.FIGURES) == before, at
        assert desk.excel.value(district, names.NARRATIVE, "C2").startswith("Đã ban hành"), at
        assert desk.left_behind() == [], at
        assert [text for text in told if "Traceback" not in text] == told[:1], at


@pytest.mark.parametrize("button", ["validate", "consolidate", "insert_figure", "report"])
def test_a_second_click_meanwhile_does_nothing(desk: Desk, district: Workbook, button: str) -> None:
    first = Job(desk.run)
    assert first.begin()
    try:
        before = desk.excel.held(district)
        assert desk.clicks(button, district) == []
        assert desk.excel.calls.total == 0
        assert desk.excel.held(district) == before
    finally:
        first.end()


@pytest.mark.parametrize("button", ["validate", "consolidate", "insert_figure", "report"])
@pytest.mark.parametrize("mood", ["rejected", "retry_later", "editing"])
def test_a_busy_excel_is_told_by_every_button_in_one_sentence(
    desk: Desk, district: Workbook, button: str, mood: str
) -> None:
    desk.excel.busy(mood)
    told = desk.clicks(button, district)
    assert len(told) == 1
    assert "Excel đang bận" in told[0]


@pytest.mark.parametrize("button", ["validate", "consolidate", "insert_figure", "report"])
def test_an_add_in_of_another_version_is_told(desk: Desk, district: Workbook, button: str) -> None:
    click = desk.prepared(button, district)
    click.arguments[1] = "--addin=9.9"
    told = desk.starts(click)
    assert len(told) == 1
    assert "9.9" in told[0]
    assert not [name for name in desk.excel.calls.names if name.startswith("Workbook")]


def test_a_workbook_that_is_open_no_more_is_told(desk: Desk, district: Workbook) -> None:
    click = desk.prepared("validate", district)
    district.close()
    told = desk.starts(click)
    assert len(told) == 1
    assert "Huyện = Quang Bình.xlsx" in told[0]


def test_the_units_workbooks_are_written_where_the_clerk_says(
    desk: Desk, district: Workbook
) -> None:
    before = desk.excel.held(district)
    out = desk.folder / "gửi đi"
    out.mkdir()
    desk.excel.dialogs.will(str(out))
    (told,) = desk.clicks("distribute", district)
    assert list(out.glob("01_*.xlsx")), told
    assert desk.excel.held(district) == before
    assert desk.logs() == []


def test_a_folder_without_files_has_nothing_to_return(desk: Desk, district: Workbook) -> None:
    sent, out = desk.folder / "nộp", desk.folder / "trả"
    sent.mkdir()
    out.mkdir()
    desk.excel.dialogs.will(str(sent), str(out))
    (told,) = desk.clicks("give_back", district)
    assert "không có gì để gửi lại" in told
    assert not list(out.iterdir())
    assert desk.logs() == []


def test_nobody_is_reminded_before_the_units_were_consolidated(
    desk: Desk, district: Workbook
) -> None:
    desk.excel.dialogs.will(str(desk.folder))
    (told,) = desk.clicks("remind", district)
    assert "chưa tổng hợp" in told


def test_a_report_is_compared_with_the_open_workbook_and_brought_up_to_date(
    desk: Desk, district: Workbook
) -> None:
    out, new = desk.folder / "báo cáo.docx", desk.folder / "mới.docx"
    desk.excel.dialogs.will(str(out), NO)
    desk.clicks("report", district)
    desk.excel.dialogs.will(str(out))
    (told,) = desk.clicks("verify", district)
    assert told == words.AGREES
    desk.excel.types(district, "Mẫu 1", "D9", 8)
    desk.excel.dialogs.will(str(out))
    (told,) = desk.clicks("verify", district)
    assert words.UPDATE_NEXT in told
    before = desk.excel.held(district)
    desk.excel.dialogs.will(str(out), str(new), NO)
    (told,) = desk.clicks("update", district)
    assert str(new) in told
    assert desk.excel.held(district) == before
    desk.excel.dialogs.will(str(new))
    (told,) = desk.clicks("verify", district)
    assert words.UPDATE_NEXT not in told
    assert desk.logs() == []


@pytest.mark.parametrize("button", ["distribute", "give_back", "remind", "verify", "update"])
def test_a_dialog_that_is_given_up_does_nothing(
    desk: Desk, district: Workbook, button: str
) -> None:
    before = desk.excel.held(district)
    desk.excel.dialogs.forget([False, False])
    assert desk.clicks(button, district) == []
    assert desk.excel.held(district) == before
