"""The stand-in itself: Excel's rules as the table says, and calls counted exactly."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from live import parity, pywin32, quirks
from live.com import com_error
from live.excel import Excel


@pytest.fixture
def app(excel: Excel, xlwings: Any) -> Any:
    """The running Excel as xlwings has it."""
    return xlwings.App(impl=xlwings._xlwindows.App(xl=excel.hwnd))


def test_the_installed_xlwings_is_the_one_that_the_stand_in_knows() -> None:
    assert metadata.version("xlwings") == pywin32.VERSION
    root = Path(__file__).resolve().parents[2]
    assert f'"xlwings=={pywin32.VERSION}' in (root / "pyproject.toml").read_text("utf-8")


def test_values_become_in_the_stand_in_what_the_table_says(app: Any) -> None:
    rows = parity.case_rows(app.books.add())
    assert len(rows) == len(quirks.CASES)
    assert [row for row in rows if row[1] != row[2]] == []


def test_the_stand_in_has_the_habits_of_the_table(app: Any) -> None:
    rows = parity.habit_rows(app.books.add)
    assert [row for row in rows if row[1] != row[2]] == []


def test_each_habit_has_its_question_and_each_question_its_habit() -> None:
    asked = {name for name in vars(parity.Habits) if not name.startswith("_")} - {"put"}
    assert asked == {habit.name for habit in quirks.HABITS}


def test_the_parity_script_prints_what_differs_with_a_mark() -> None:
    printed = parity.table([("a | b", "1", "1"), ("c\nd", "1", "2")])
    assert printed.splitlines()[2:] == ["|  | a \\| b | 1 | 1 |", "| **!** | c⏎d | 1 | 2 |"]


def test_each_access_is_one_call(excel: Excel, xlwings: Any) -> None:
    book = excel.new()
    found = xlwings._xlwindows.get_xl_app_from_hwnd(excel.hwnd)
    assert excel.calls.names == ["Window.Application"]
    sheet = found.Workbooks("book1").Worksheets(1)
    sheet.Range("A1:B2").Value2 = ((1, "a"), (None, "'07"))
    assert sheet.Range("A1:B2").Value2 == ((1.0, "a"), (None, "07"))
    assert excel.calls.names[1:] == [
        "Application.Workbooks", "Workbooks.Item()", "Workbook.Worksheets", "Worksheets.Item()",
        "Worksheet.Range()", "Range.Value2=", "Worksheet.Range()", "Range.Value2",
    ]  # fmt: skip
    assert excel.rows(book, "Sheet1") == [[1.0, "a"], [None, "07"]]


def test_a_walk_through_a_collection_is_a_call_an_element_and_two(excel: Excel, app: Any) -> None:
    book = excel.new()
    book.document.sheets.insertNewByName("Hai", 1)
    sheets = app.books["Book1"].api.Worksheets
    before = excel.calls.total
    assert [sheet.Name for sheet in sheets] == ["Sheet1", "Hai"]
    assert excel.calls.names[before:] == [
        "Worksheets._NewEnum", "Worksheets.Next", "Worksheet.Name", "Worksheets.Next",
        "Worksheet.Name", "Worksheets.Next",
    ]  # fmt: skip


def test_what_the_clerk_does_and_what_a_test_sees_is_no_call(excel: Excel) -> None:
    book = excel.new()
    excel.types(book, "Sheet1", "B2", "01")
    assert excel.value(book, "Sheet1", "B2") == 1.0
    assert excel.held(book)["Sheet1"].contents == (("", ""), ("", "1"))
    assert excel.calls.total == 0


def test_the_caller_is_found_by_name_and_window_as_on_windows(
    excel: Excel, xlwings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = excel.new()
    book.SaveAs(str(tmp_path / "Huyện Ánh [1] & b.xlsx"))
    monkeypatch.setattr(
        sys, "argv", ["x", f"--wb={book.name}", "--from_xl=1", f"--hwnd={excel.hwnd}"]
    )
    assert xlwings.Book.caller().name == "Huyện Ánh [1] & b.xlsx"


def test_xlwings_own_caller_cuts_a_name_at_an_equals_sign(
    excel: Excel, xlwings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = excel.new()
    book.SaveAs(str(tmp_path / "a=b.xlsx"))
    monkeypatch.setattr(
        sys, "argv", ["x", f"--wb={book.name}", "--from_xl=1", f"--hwnd={excel.hwnd}"]
    )
    with pytest.raises(KeyError, match="a"):
        xlwings.Book.caller()


def test_a_fault_comes_in_at_the_call_that_was_named(excel: Excel, app: Any) -> None:
    book = excel.new()
    sheet = app.books["Book1"].sheets[0].api
    before = excel.calls.total

    def third(number: int, name: str) -> None:
        if number == before + 3:
            raise com_error(-2147023170)

    excel.calls.before = third
    sheet.Range("A1").Value2 = 1
    with pytest.raises(com_error):
        sheet.Range("A2")
    assert excel.rows(book, "Sheet1") == [[1.0]]


def test_a_fault_after_a_call_leaves_what_the_call_did(excel: Excel, app: Any) -> None:
    book = excel.new()
    cell = app.books["Book1"].sheets[0].range("A1").api

    def lost(number: int, name: str) -> None:
        raise com_error(-2147023170)

    excel.calls.after = lost
    with pytest.raises(com_error):
        cell.Value2 = 5
    assert excel.value(book, "Sheet1", "A1") == 5.0


@pytest.mark.parametrize("mood", ["rejected", "retry_later", "editing", "gone"])
def test_a_busy_excel_refuses_and_xlwings_gives_up(excel: Excel, app: Any, mood: str) -> None:
    excel.new()
    sheet = app.books["Book1"].sheets[0].api
    excel.busy(mood)
    with pytest.raises(com_error) as met:
        sheet.Range("A1")
    assert met.value.hresult == quirks.FAULTS[mood].hresult


def test_a_cell_in_edit_mode_refuses_a_put_in_another_way_than_a_read(
    excel: Excel, app: Any
) -> None:
    excel.new()
    cell = app.books["Book1"].sheets[0].range("A1").api
    excel.busy("editing")
    with pytest.raises(com_error) as read:
        _ = cell.Value2
    with pytest.raises(com_error) as put:
        cell.Value2 = 1
    assert read.value.hresult == quirks.FAULTS["editing"].hresult
    assert put.value.excepinfo[5] == quirks.FAULTS["editing_put"].scode


def test_an_excel_that_is_busy_for_a_moment_is_asked_again_by_xlwings(
    excel: Excel, app: Any
) -> None:
    excel.new()
    sheet = app.books["Book1"].sheets[0].api
    excel.busy("rejected", calls=3)
    assert sheet.Name == "Sheet1"


def test_a_misspelt_member_is_told_and_never_taken(excel: Excel, app: Any) -> None:
    excel.new()
    cell = app.books["Book1"].sheets[0].range("A1").api
    with pytest.raises(com_error) as read:
        _ = cell.Valeu2
    assert read.value.hresult == quirks.FAULTS["unknown_name"].hresult
    with pytest.raises(AttributeError, match="Valeu2"):
        cell.Valeu2 = 1


def test_what_is_left_of_a_closed_workbook_is_dead(excel: Excel, app: Any) -> None:
    book = excel.new()
    cell = app.books["Book1"].sheets[0].range("A1").api
    book.close()
    with pytest.raises(com_error) as met:
        cell.Value2 = 1
    assert met.value.hresult == quirks.FAULTS["closed"].hresult


def test_a_read_only_workbook_cannot_be_saved_and_can_be_copied_aside(
    excel: Excel, app: Any, tmp_path: Path
) -> None:
    book = excel.new()
    book.SaveAs(str(tmp_path / "a.xlsx"))
    book.read_only = True
    api = app.books["a.xlsx"].api
    api.Worksheets(1).Range("A1").Value2 = "x"
    with pytest.raises(com_error):
        api.Save()
    api.SaveCopyAs(str(tmp_path / "b.xlsx"))
    assert (tmp_path / "b.xlsx").is_file()


def test_a_shared_workbook_keeps_its_protection(excel: Excel, app: Any) -> None:
    book = excel.new()
    sheet = app.books["Book1"].sheets[0].api
    sheet.Protect()
    book.shared = True
    with pytest.raises(com_error):
        sheet.Unprotect()


def test_an_address_stands_in_for_the_path_of_a_workbook_on_onedrive(
    excel: Excel, app: Any
) -> None:
    book = excel.new()
    book.address = "https://d.docs.live.net/abc/Tài liệu/a.xlsx"
    api = app.books["Book1"].api
    assert api.FullName == "https://d.docs.live.net/abc/Tài liệu/a.xlsx"
    assert api.Path == "https://d.docs.live.net/abc/Tài liệu"


def test_boxes_and_dialogs_are_answered_as_the_test_said_and_kept(excel: Excel, app: Any) -> None:
    import ctypes

    excel.dialogs.will(6, "C:/nhận", False, "")
    asked = ctypes.windll.user32.MessageBoxW(excel.hwnd, "Mở báo cáo?", "Báo cáo", 4)  # type: ignore[attr-defined]
    folder = app.api.FileDialog(4)
    assert (asked, folder.Show(), folder.SelectedItems.Item(1)) == (6, -1, "C:/nhận")
    assert app.api.GetSaveAsFilename("báo cáo.docx") is False
    assert app.api.FileDialog(4).Show() == 0
    assert excel.dialogs.messages == ["Mở báo cáo?"]
    with pytest.raises(AssertionError, match="nobody said"):
        app.api.InputBox("?")


def test_two_excels_may_have_a_workbook_of_the_same_name(
    excel: Excel, xlwings: Any, desktop: Any
) -> None:
    other = Excel(desktop, hwnd=4712)
    try:
        excel.types(excel.new(), "Sheet1", "A1", "một")
        excel.types(other.new(), "Sheet1", "A1", "hai")
        seen = [
            xlwings.App(impl=xlwings._xlwindows.App(xl=one.hwnd)).books["Book1"].sheets[0]["A1"].value
            for one in (excel, other)
        ]  # fmt: skip
        assert seen == ["một", "hai"]
    finally:
        other.end()
