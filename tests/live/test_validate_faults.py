"""“Kiểm tra số liệu” while Excel is busy, fails, is closed, or the clerk stops it."""

from __future__ import annotations

import pytest

from live.desk import FINDINGS, Desk, entries
from live.trouble import TROUBLES, begins, ends, worth
from live.workbooks import Workbook


@pytest.mark.parametrize("trouble", TROUBLES)
def test_whatever_call_fails_the_entries_are_as_they_were(
    desk: Desk, book: Workbook, trouble: str
) -> None:
    desk.excel.types(book, "Mẫu 1", "D9", "abc")
    desk.clicks("validate", book)
    before = entries(desk, book)
    for number in worth(trouble, list(desk.excel.calls.names)):
        begins(desk.excel, number, trouble)
        told = desk.clicks("validate", book)
        ends(desk.excel)
        at = (number, desk.excel.calls.names)
        assert entries(desk, book) == before, at
        assert desk.left_behind() == [], at
        assert [text for text in told if "Traceback" not in text] == told[:1], at
    desk.clicks("validate", book)
    assert desk.findings(book) == desk.told_by_the_command_line(book)
    if trouble.startswith("refused"):  # an Excel that is gone locks nothing again
        assert desk.excel.held(book)[FINDINGS].protected


@pytest.mark.parametrize("mood", ["rejected", "retry_later", "editing"])
def test_a_busy_excel_gives_one_sentence_and_nothing_is_written(
    desk: Desk, book: Workbook, mood: str
) -> None:
    before = desk.excel.held(book)
    desk.excel.busy(mood)
    told = desk.clicks("validate", book)
    desk.excel.busy("")
    assert len(told) == 1
    assert "Excel đang bận" in told[0]
    assert desk.excel.held(book) == before
    assert desk.left_behind() == []


def test_an_excel_that_becomes_busy_in_the_middle_loses_nothing(desk: Desk, book: Workbook) -> None:
    before = entries(desk, book)

    def editing(number: int, name: str) -> None:
        if name == "Workbook.SaveCopyAs()":
            desk.excel.busy("editing")

    desk.excel.calls.after = editing
    told = desk.clicks("validate", book)
    desk.excel.busy("")
    assert "Excel đang bận" in told[0]
    assert entries(desk, book) == before


@pytest.mark.parametrize("call", ["Workbook.SaveCopyAs()", "Range.Formula="])
def test_a_workbook_closed_during_the_work_is_told(desk: Desk, book: Workbook, call: str) -> None:
    def close(number: int, name: str) -> None:
        if name == call:
            book.close()

    desk.excel.calls.after = close
    told = desk.clicks("validate", book)
    assert len(told) == 1
    assert "đã được đóng" in told[0]
    assert desk.left_behind() == []


def test_an_excel_that_is_gone_is_told(desk: Desk, book: Workbook) -> None:
    desk.excel.calls.after = lambda number, name: desk.excel.busy("gone")
    told = desk.clicks("validate", book)
    assert len(told) == 1
    assert "đã được đóng" in told[0]


def test_a_stop_asked_for_leaves_the_workbook_as_it_was(desk: Desk, book: Workbook) -> None:
    desk.excel.types(book, "Mẫu 1", "D9", "abc")
    before = desk.excel.held(book)
    click = desk.prepared("validate", book)
    desk.excel.calls.after = lambda number, name: click.stop.touch()
    told = desk.starts(click)
    assert told == ["Đã dừng theo yêu cầu. Sổ giữ nguyên như trước khi bấm nút."]
    assert desk.excel.held(book) == before
    assert desk.left_behind() == []
