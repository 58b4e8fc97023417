"""“Kiểm tra số liệu” on workbooks in an unusual state: names, places, protection, hidden rows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from live.desk import FINDINGS, Desk, entries
from live.excel import Excel
from live.workbooks import Workbook


def test_names_that_break_a_command_line_are_found(desk: Desk, blank: Path) -> None:
    for name in ("a=b.xlsx", "Tổng hợp [1] & 100%TEMP% x.xlsx", " đầu cuối .xlsx"):
        book = desk.opens(blank, name)
        desk.excel.types(book, "Mẫu 1", "D9", "abc")
        desk.clicks("validate", book)
        assert "not-a-number" in [row[0] for row in desk.findings(book)], name
        book.close()


def test_of_two_workbooks_of_one_name_the_one_in_front_of_the_clerk_is_checked(
    desk: Desk, book: Workbook, blank: Path, tmp_path: Path
) -> None:
    other = Excel(desk.excel.app.desktop, hwnd=4712)
    try:
        folder = tmp_path / "khác"
        folder.mkdir()
        shutil.copyfile(blank, folder / book.name)
        twin = other.open(folder / book.name)
        desk.excel.types(book, "Mẫu 1", "D9", "abc")
        before = other.held(twin)
        desk.clicks("validate", book)
        assert other.held(twin) == before
        assert "not-a-number" in [row[0] for row in desk.findings(book)]
    finally:
        other.end()


def test_a_workbook_that_was_never_saved_is_checked(desk: Desk, book: Workbook) -> None:
    book.path = ""
    desk.excel.types(book, "Mẫu 1", "D9", "abc")
    desk.clicks("validate", book)
    assert "not-a-number" in [row[0] for row in desk.findings(book)]


def test_a_workbook_on_onedrive_is_checked(desk: Desk, book: Workbook) -> None:
    book.address = f"https://ubnd-my.sharepoint.com/personal/a/Documents/{book.name}"
    desk.clicks("validate", book)
    assert desk.findings(book)
    assert desk.logs() == []


def test_a_read_only_workbook_is_checked(desk: Desk, book: Workbook) -> None:
    book.read_only = True
    desk.clicks("validate", book)
    assert desk.findings(book)


def test_rows_hidden_by_a_filter_in_the_findings_are_written_all_the_same(
    desk: Desk, book: Workbook
) -> None:
    desk.clicks("validate", book)
    desk.excel.filters(book, FINDINGS, 2, 3)
    desk.excel.types(book, "Mẫu 1", "D9", "abc")
    desk.clicks("validate", book)
    assert desk.findings(book) == desk.told_by_the_command_line(book)


def test_hidden_and_filtered_rows_of_a_form_are_asked_about_and_left_hidden(
    desk: Desk, book: Workbook
) -> None:
    desk.excel.hides(book, "Mẫu 1", 9)
    desk.excel.filters(book, "Mẫu 1", 10)
    desk.clicks("validate", book)
    assert "hidden-rows" in [row[0] for row in desk.findings(book)]
    rows = book.sheet("Mẫu 1").uno.Rows
    assert [rows.getByIndex(place).IsVisible for place in (8, 9, 10)] == [False, False, True]


def _protect_findings(book: Workbook) -> None:
    sheet = book.sheet(FINDINGS).uno
    sheet.unprotect("")
    sheet.protect("bí mật")


def _share(book: Workbook) -> None:
    book.shared = True


def _lose_findings(book: Workbook) -> None:
    book.document.sheets.removeByName(FINDINGS)
    book.document.uno.protect("bí mật")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_protect_findings, "khóa bằng mật khẩu"),
        (_share, "dùng chung"),
        (_lose_findings, "cấu trúc sổ đang bị khóa"),
    ],
)
def test_a_workbook_that_cannot_be_written_to_is_told_and_left_as_it_is(
    desk: Desk, book: Workbook, spoil: Callable[[Workbook], None], says: str
) -> None:
    spoil(book)
    before = desk.excel.held(book)
    told = desk.clicks("validate", book)
    assert len(told) == 1
    assert says in told[0]
    assert desk.excel.held(book) == before


def test_a_lost_findings_sheet_is_made_anew(desk: Desk, book: Workbook) -> None:
    book.document.sheets.removeByName(FINDINGS)
    desk.excel.types(book, "Mẫu 1", "D9", "abc")
    before = entries(desk, book)
    desk.clicks("validate", book)
    assert desk.findings(book) == desk.told_by_the_command_line(book)
    assert entries(desk, book) == before


def _rename_form(book: Workbook) -> None:
    book.sheet("Mẫu 1").uno.Name = "Biểu một"


def _delete_form(book: Workbook) -> None:
    book.document.sheets.removeByName("Mẫu 2")


@pytest.mark.parametrize("spoil", [_rename_form, _delete_form])
def test_a_renamed_or_deleted_form_is_told_like_the_command_line_does(
    desk: Desk, book: Workbook, spoil: Callable[[Workbook], None]
) -> None:
    spoil(book)
    desk.clicks("validate", book)
    assert {"sheet-renamed", "sheet-missing"} & {row[0] for row in desk.findings(book)}
    assert desk.findings(book) == desk.told_by_the_command_line(book)


def test_a_workbook_that_is_not_ours_gives_one_sentence(desk: Desk) -> None:
    book = desk.excel.new()
    desk.excel.types(book, "Sheet1", "A1", "x")
    before = desk.excel.held(book)
    told = desk.clicks("validate", book)
    assert len(told) == 1
    assert desk.excel.held(book) == before
    assert desk.left_behind() == []
