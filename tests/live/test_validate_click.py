"""“Kiểm tra số liệu” on an open, unsaved workbook: the very functions of the ribbon."""

from __future__ import annotations

from live.desk import FINDINGS, Desk, entries
from live.workbooks import Workbook

ERROR, WARNING, INPUT = "#F8CBAD", "#FFE699", "#FFF9E5"


def test_entries_that_are_not_saved_are_seen(desk: Desk, book: Workbook) -> None:
    desk.excel.types(book, "Mẫu 1", "D9", "abc")
    told = desk.clicks("validate", book)
    assert ("not-a-number", "Mẫu 1", "D9") in [row[:3] for row in desk.findings(book)]
    assert len(told) == 1
    assert "lỗi phải sửa" in told[0]
    assert not book.saved()
    assert desk.logs() == []


def test_the_sheet_says_what_the_command_line_says_of_the_saved_file(
    desk: Desk, book: Workbook
) -> None:
    for address, value in (("C9", -1), ("D9", "01"), ("E9", "1,5"), ("F9", "mười"), ("H9", 2.5)):
        desk.excel.types(book, "Mẫu 1", address, value)
    desk.excel.types(book, "Mẫu 2", "B9", "=1/0")
    desk.clicks("validate", book)
    assert desk.findings(book) == desk.told_by_the_command_line(book)
    assert len(desk.findings(book)) >= 5


def test_a_second_click_after_curing_clears_the_rows_and_the_colours(
    desk: Desk, book: Workbook
) -> None:
    desk.excel.types(book, "Mẫu 1", "D9", "abc")
    desk.clicks("validate", book)
    shown = desk.excel.fills(book)["Mẫu 1"]
    assert (shown["D9"], shown["C9"], shown["C10"]) == (ERROR, INPUT, WARNING)
    desk.excel.types(book, "Mẫu 1", "D9", 1)
    desk.excel.types(book, "Mẫu 1", "K10", "x")
    desk.excel.types(book, "Mẫu 1", "K11", "x")
    desk.clicks("validate", book)
    assert not {"D9", "C10", "C11"} & {row[2] for row in desk.findings(book)}
    shown = desk.excel.fills(book)["Mẫu 1"]
    assert {shown[cell] for cell in ("C9", "D9", "C10", "C11")} == {INPUT}


def test_a_finding_links_to_its_cell(desk: Desk, book: Workbook) -> None:
    desk.excel.types(book, "Mẫu 1", "D9", "abc")
    desk.clicks("validate", book)
    row = next(n for n, one in enumerate(desk.findings(book), 2) if one[2] == "D9")
    cell = book.sheet(FINDINGS).cells.cell(row - 1, 4)
    assert book.document.formula(cell) == '=HYPERLINK("#\'Mẫu 1\'!D9","D9")'


def test_the_clerks_entries_colours_and_protection_are_untouched(
    desk: Desk, book: Workbook
) -> None:
    desk.excel.types(book, "Mẫu 1", "D9", "abc")
    book.sheet("Mẫu 1").cells.cell(8, 3).CellBackColor = 0x00FF00
    before, protected = entries(desk, book), desk.excel.held(book)[FINDINGS]
    desk.clicks("validate", book)
    assert entries(desk, book) == before
    after = desk.excel.held(book)[FINDINGS]
    assert (after.protected, after.allowed) == (protected.protected, protected.allowed)


def test_answers_are_kept_beside_their_findings(desk: Desk, book: Workbook) -> None:
    desk.excel.types(book, "Mẫu 1", "C9", 30000)
    desk.clicks("validate", book)
    rows = desk.findings(book)
    asked = next(n for n, row in enumerate(rows, 2) if row[0] == "year-blank" and row[2] == "C10")
    desk.excel.types(book, FINDINGS, f"H{asked}", "Năm 2020 chưa có cán bộ tư pháp")
    desk.excel.types(book, "Mẫu 1", "E9", "abc")
    desk.clicks("validate", book)
    answered = [row for row in desk.excel.rows(book, FINDINGS) if row[7]]
    assert [(row[1], row[4]) for row in answered[1:]] == [("year-blank", "C10")]
    assert desk.excel.fills(book)["Mẫu 1"]["C10"] == INPUT


def _calls(desk: Desk, book: Workbook) -> int:
    desk.clicks("validate", book)
    return desk.excel.calls.total


def test_a_click_makes_few_calls_growing_neither_with_rows_nor_with_findings(
    desk: Desk, book: Workbook
) -> None:
    few = _calls(desk, book)
    desk.excel.types(book, "Mẫu 1", "A12:A17", 2019)
    desk.excel.types(book, "Mẫu 1", "B12:B17", [[f"Loại {n}"] for n in range(6)])
    desk.excel.types(book, "Mẫu 1", "C12:I17", "abc")
    many = _calls(desk, book)
    assert len(desk.findings(book)) > 44
    assert few == many <= 40


def test_the_status_bar_and_the_screen_are_given_back(desk: Desk, book: Workbook) -> None:
    desk.clicks("validate", book)
    assert desk.excel.app.remembers("ScreenUpdating") is True
    assert desk.excel.app.statuses[-1:] in ([], [False])
    assert desk.left_behind() == []
