"""`baocao return`: a unit's own file with what is wrong marked, and a message to paste."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from baocao.cli import main
from baocao.core.cells import CellRef
from baocao.excel.marking.listing import listing
from baocao.excel.marking.mark import Mark, marked
from baocao.excel.marking.notes import AUTHOR
from baocao.excel.reading.unreadable import UnreadableWorkbook
from baocao.ooxml.events import XmlError
from baocao.ooxml.repack import rewrite
from baocao.resources import shipped
from baocao.tasks.returning import give_back
from baocao.wording.finding_rows import FindingRow
from office import SOFFICE, convert
from wording_cases import PROGRAMME

SAMPLE = shipped("workbooks") / "quang-binh"
DISTRICT = SAMPLE / "huyen-quang-binh.xlsx"
SHEET = "Nội dung cần chỉnh sửa"
ROW = FindingRow("error", "not-a-number", "", "Mẫu 1", "H9", "đang ghi “x”.", "Đề nghị ghi số.")


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def corrected(path: Path, cell: str, value: Any) -> None:
    book = openpyxl.load_workbook(path)
    book["Mẫu 1"][cell].value = value
    book.save(path)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Return a folder of two units' files; a cell of one holds words."""
    folder = tmp_path / "nop"
    folder.mkdir()
    for name in ("07_Xa_Tan_Nam.xlsx", "14_Xa_Yen_Ha.xlsx"):
        shutil.copy(SAMPLE / "don-vi" / name, folder)
    corrected(folder / "07_Xa_Tan_Nam.xlsx", "H9", "khoảng 10")
    return folder


def returned(inbox: Path, tmp_path: Path, name: str = "tra-lai") -> Path:
    whole = tmp_path / "tong-hop.xlsx"
    run("consolidate", DISTRICT, inbox, "-o", whole)
    assert run("return", whole, inbox, "-o", tmp_path / name) == 0
    return tmp_path / name


def test_a_unit_with_findings_has_its_file_marked_and_a_message(inbox, tmp_path, capsys):
    out = returned(inbox, tmp_path)
    assert {p.name for p in out.iterdir()} == {
        "00_Tat_ca_tin_nhan.txt", "07_Xa_Tan_Nam.txt", "07_Xa_Tan_Nam_can_sua.xlsx",
        "14_Xa_Yen_Ha.txt",
    }  # fmt: skip
    book = openpyxl.load_workbook(out / "07_Xa_Tan_Nam_can_sua.xlsx")
    cell = book["Mẫu 1"]["H9"]
    assert cell.value == "khoảng 10"
    assert cell.fill.fgColor.rgb == "FFFF9F9F"
    assert "khoảng 10" in cell.comment.text and cell.comment.author == AUTHOR
    listed = [row[4] for row in book[SHEET].iter_rows(min_row=5, values_only=True)]
    assert any("khoảng 10" in (text or "") for text in listed)
    message = (out / "07_Xa_Tan_Nam.txt").read_text(encoding="utf-8-sig")
    assert "Kính gửi xã Tân Nam" in message and "ô H9" in message
    sound = (out / "14_Xa_Yen_Ha.txt").read_text(encoding="utf-8-sig")
    assert "Đã nhận, số liệu hợp lệ" in sound
    capsys.readouterr()


def test_the_returned_file_corrected_and_sent_again_is_sound_and_clean(inbox, tmp_path, capsys):
    copy = returned(inbox, tmp_path) / "07_Xa_Tan_Nam_can_sua.xlsx"
    (inbox / "07_Xa_Tan_Nam.xlsx").unlink()
    shutil.copy(copy, inbox)
    corrected(inbox / copy.name, "H9", 10)
    corrected(inbox / copy.name, "D9", "hai")
    again = returned(inbox, tmp_path, "lan-2") / "07_Xa_Tan_Nam_can_sua.xlsx"
    sheet = openpyxl.load_workbook(again)["Mẫu 1"]
    original = openpyxl.load_workbook(SAMPLE / "don-vi" / "07_Xa_Tan_Nam.xlsx")["Mẫu 1"]
    assert sheet["H9"].fill.fgColor.rgb == original["H9"].fill.fgColor.rgb
    assert sheet["H9"].comment is None
    assert sheet["D9"].fill.fgColor.rgb == "FFFF9F9F"
    corrected(inbox / copy.name, "D9", 0)
    last = returned(inbox, tmp_path, "lan-3")
    assert "hợp lệ" in (last / "07_Xa_Tan_Nam.txt").read_text(encoding="utf-8-sig")
    capsys.readouterr()


def test_inputs_and_the_other_parts_of_a_marked_file_keep_their_bytes(inbox, tmp_path, capsys):
    source = inbox / "07_Xa_Tan_Nam.xlsx"
    before = source.read_bytes()
    copy = returned(inbox, tmp_path) / "07_Xa_Tan_Nam_can_sua.xlsx"
    assert source.read_bytes() == before
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy) as new:
        same = [n for n in old.namelist() if n in new.namelist() and old.read(n) == new.read(n)]
    assert "xl/theme/theme1.xml" in same and "docProps/custom.xml" in same
    capsys.readouterr()


def test_a_file_that_cannot_be_marked_has_its_message_alone(inbox, tmp_path, capsys):
    (inbox / "Xã Bản Rịa.pdf").write_bytes(b"%PDF-1.7 ")
    out = returned(inbox, tmp_path)
    assert not (out / "02_Xa_Ban_Ria_can_sua.xlsx").exists()
    assert "Xã Bản Rịa.pdf" in (out / "02_Xa_Ban_Ria.txt").read_text(encoding="utf-8-sig")
    assert "Không đánh dấu được" in capsys.readouterr().out


def asked_until(own: Path, inbox: Path, out: Path, today: date, until: date | None = None) -> str:
    give_back(own, [inbox], out, PROGRAMME, today, until=until)
    message = (out / "07_Xa_Tan_Nam.txt").read_text(encoding="utf-8-sig")
    return next(line for line in message.splitlines() if "chậm nhất" in line)


def test_no_message_asks_for_a_correction_by_a_day_that_is_over(inbox, tmp_path):
    """The sample's deadline is 25/6/2021; five working days after a Friday is the next Friday."""
    due, friday = date(2021, 6, 25), date(2021, 7, 2)
    asked = partial(asked_until, DISTRICT, inbox, tmp_path / "ra")
    assert asked(due) == "Đề nghị gửi lại chậm nhất ngày 25/6/2021."
    assert asked(friday) == "Đề nghị gửi lại chậm nhất ngày 09/7/2021."
    assert asked(due, friday) == "Đề nghị gửi lại chậm nhất ngày 02/7/2021."


@pytest.mark.parametrize("day", ["25/6/2021", "hôm nay"])
def test_a_day_for_corrections_that_is_over_or_none_is_refused(inbox, tmp_path, capsys, day):
    with pytest.raises(SystemExit) as exit_:
        run("return", DISTRICT, inbox, "-o", tmp_path / "ra", "--deadline", day)
    assert exit_.value.code == 2 and f"“{day}”: hạn gửi lại" in capsys.readouterr().err


def test_the_clerk_is_told_which_files_are_not_those_that_were_consolidated(
    inbox, tmp_path, capsys
):
    whole = tmp_path / "tong-hop.xlsx"
    run("consolidate", DISTRICT, inbox, "-o", whole)
    capsys.readouterr()
    run("return", whole, inbox, "-o", tmp_path / "ra")
    assert "lần tổng hợp" not in capsys.readouterr().out
    corrected(inbox / "07_Xa_Tan_Nam.xlsx", "D9", "hai")
    (inbox / "14_Xa_Yen_Ha.xlsx").unlink()
    shutil.copy(SAMPLE / "don-vi" / "15_Xa_Yen_Thanh.xlsx", inbox)
    run("return", whole, inbox, "-o", tmp_path / "ra")
    said = capsys.readouterr().out.splitlines()
    assert any(s.startswith("Tệp đã khác") and "Xã Tân Nam (07_Xa_Tan_Nam.xlsx)" in s for s in said)
    assert any(s.startswith("Tệp đến sau") and "Xã Yên Thành" in s for s in said)
    assert any("nay không thấy tệp" in s and s.endswith("Xã Yên Hà.") for s in said)
    sheet = openpyxl.load_workbook(tmp_path / "ra" / "07_Xa_Tan_Nam_can_sua.xlsx")["Mẫu 1"]
    assert sheet["D9"].fill.fgColor.rgb == "FFFF9F9F"


def test_the_clerk_is_told_of_files_that_nobody_can_be_written_to_about(inbox, tmp_path, capsys):
    path = inbox / "14_Xa_Yen_Ha.xlsx"
    book = openpyxl.load_workbook(path)
    for label, value in book["Thông tin"].iter_rows(min_col=1, max_col=2):
        if label.value in ("Tên đơn vị", "Mã đơn vị"):
            value.value = "Xã Tân Nam" if label.value == "Tên đơn vị" else None
    book.save(path)
    out = returned(inbox, tmp_path)
    assert "chưa rõ của đơn vị nào" in (said := capsys.readouterr().out) and path.name in said
    assert not (out / "14_Xa_Yen_Ha.txt").exists()


def answered(path: Path, answer: str) -> None:
    """Answer every question of the list "Nội dung cần chỉnh sửa"."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    columns = {cell.value: cell.column for cell in sheet[4]}
    assert sheet.column_dimensions["H"].hidden and columns["Khóa"] == 8
    for row in range(5, sheet.max_row + 1):
        if sheet.cell(row, columns["Mức độ"]).value == "Cần kiểm tra lại":
            sheet.cell(row, columns["Giải trình"]).value = answer
    book.save(path)


def test_what_a_unit_answers_in_the_returned_file_is_not_asked_again(inbox, tmp_path, capsys):
    corrected(inbox / "07_Xa_Tan_Nam.xlsx", "E10", None)
    copy = returned(inbox, tmp_path) / "07_Xa_Tan_Nam_can_sua.xlsx"
    answered(copy, "Xã không có trang tin")
    (inbox / "07_Xa_Tan_Nam.xlsx").unlink()
    shutil.copy(copy, inbox)
    again = returned(inbox, tmp_path, "lan-2")
    message = (again / "07_Xa_Tan_Nam.txt").read_text(encoding="utf-8-sig")
    assert "ô H9" in message and "E10" not in message
    sheet = openpyxl.load_workbook(tmp_path / "tong-hop.xlsx")["Kiểm tra"]
    told = {row[2:5]: row[7] for row in sheet.iter_rows(values_only=True)}
    assert told["Xã Tân Nam", "Mẫu 1", "E10"] == "Xã không có trang tin"
    # The answer is in the next copy too: the unit corrects H9 in it and sends that one.
    (inbox / copy.name).unlink()
    shutil.copy(again / copy.name, inbox)
    corrected(inbox / copy.name, "H9", 10)
    last = returned(inbox, tmp_path, "lan-3")
    assert "hợp lệ" in (last / "07_Xa_Tan_Nam.txt").read_text(encoding="utf-8-sig")
    corrected(inbox / copy.name, "E11", None)
    asked = returned(inbox, tmp_path, "lan-4") / "07_Xa_Tan_Nam.txt"
    assert "E11" in asked.read_text(encoding="utf-8-sig")
    capsys.readouterr()


def test_marked_copies_of_an_earlier_return_are_named_that_are_to_be_sent_no_more(
    inbox, tmp_path, capsys
):
    returned(inbox, tmp_path)
    assert "lần trước" not in capsys.readouterr().out
    corrected(inbox / "07_Xa_Tan_Nam.xlsx", "H9", 10)
    out = returned(inbox, tmp_path)
    said = capsys.readouterr().out
    assert "không gửi nữa" in said and "07_Xa_Tan_Nam_can_sua.xlsx" in said
    assert (out / "07_Xa_Tan_Nam_can_sua.xlsx").exists()


def test_nobody_sent_writes_nothing_and_says_so(tmp_path, capsys):
    empty = tmp_path / "trong"
    empty.mkdir()
    assert run("return", DISTRICT, empty, "-o", tmp_path / "ra") == 0
    assert "không có gì để gửi lại" in capsys.readouterr().out
    assert not (tmp_path / "ra").exists()


# Marks on files of many makes


def workbook(path: Path) -> bytes:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Mẫu 1")
    sheet.write("A1", "Năm")
    sheet.write("B1", 5, book.add_format({"bg_color": "#00FF00", "num_format": "0.00"}))
    sheet.merge_range("C3:D4", 7)
    sheet.write_comment("A1", "của xã")
    book.add_worksheet("Khác").write("A1", 1)
    book.close()
    return path.read_bytes()


def marks(*places: tuple[int, int], sheet: str = "Mẫu 1") -> list[Mark]:
    return [Mark(CellRef(sheet, *place), "error", f"sai {place}") for place in places]


def reopened(tmp_path: Path, data: bytes) -> Any:
    path = tmp_path / "m.xlsx"
    path.write_bytes(data)
    return openpyxl.load_workbook(path)


def test_a_cell_keeps_its_own_note_and_its_format_but_for_the_fill(tmp_path):
    data = marked(workbook(tmp_path / "a.xlsx"), marks((1, 1), (1, 2)), listing("t", [ROW]))
    sheet = reopened(tmp_path, data)["Mẫu 1"]
    assert (
        sheet["A1"].comment.text.startswith("của xã") and "sai (1, 1)" in sheet["A1"].comment.text
    )
    assert (sheet["B1"].number_format, sheet["B1"].value) == ("0.00", 5)


def test_cells_and_rows_that_are_not_there_and_merged_ones_are_marked(tmp_path):
    data = marked(
        workbook(tmp_path / "a.xlsx"), marks((40, 9), (4, 4), (1, 5)), listing("t", [ROW])
    )
    sheet = reopened(tmp_path, data)["Mẫu 1"]
    noted = {c.coordinate for row in sheet.iter_rows() for c in row if c.comment}
    assert noted == {"A1", "I40", "C3", "E1"}


def test_a_merged_cell_that_is_marked_twice_gets_its_colour_back(tmp_path):
    twice = [Mark(CellRef("Mẫu 1", 3, 3), "warning", "a"), *marks((4, 4))]
    first = marked(workbook(tmp_path / "a.xlsx"), twice, listing("t", [ROW]))
    cell = reopened(tmp_path, first)["Mẫu 1"]["C3"]
    assert cell.fill.fgColor.rgb == "FFFF9F9F" and "a" in cell.comment.text
    again = reopened(tmp_path, marked(first, (), listing("t", [ROW])))["Mẫu 1"]["C3"]
    assert again.fill.fill_type is None and again.comment is None


def test_marks_of_a_sheet_that_is_not_there_are_passed_over(tmp_path):
    data = marked(workbook(tmp_path / "a.xlsx"), marks((1, 1), sheet="Mẫu 9"), listing("t", [ROW]))
    assert reopened(tmp_path, data).sheetnames == ["Mẫu 1", "Khác", SHEET]


def test_marking_again_leaves_one_mark_and_takes_off_what_was_cured(tmp_path):
    first = marked(workbook(tmp_path / "a.xlsx"), marks((1, 1), (1, 2)), listing("t", [ROW]))
    sheet = reopened(tmp_path, marked(first, marks((1, 1)), listing("t", [ROW])))["Mẫu 1"]
    assert sheet["A1"].comment.text.count("sai (1, 1)") == 1
    assert sheet["B1"].comment is None
    assert sheet["B1"].fill.fgColor.rgb == "FF00FF00"


def test_a_file_saved_by_openpyxl_with_notes_is_marked(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Mẫu 1"
    book.active["B2"].value = 3
    book.active["B2"].comment = Comment("ghi chú", "Xã")
    book.save(tmp_path / "o.xlsx")
    data = marked((tmp_path / "o.xlsx").read_bytes(), marks((2, 2), (3, 3)), listing("t", [ROW]))
    sheet = reopened(tmp_path, data)["Mẫu 1"]
    assert "ghi chú" in sheet["B2"].comment.text
    assert sheet["C3"].comment.text == f"{AUTHOR}:\nsai (3, 3)"


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_a_spreadsheet_program_opens_marks_and_saves_them(tmp_path):
    path = tmp_path / "m.xlsx"
    path.write_bytes(
        marked(workbook(tmp_path / "a.xlsx"), marks((1, 1), (9, 2)), listing("t", [ROW]))
    )
    saved = openpyxl.load_workbook(convert(path, "xlsx", tmp_path / "lo"))
    sheet = saved["Mẫu 1"]
    assert "của xã" in sheet["A1"].comment.text and "sai (1, 1)" in sheet["A1"].comment.text
    assert sheet["B9"].comment.text == f"{AUTHOR}:\nsai (9, 2)"
    assert sheet["B9"].fill.fgColor.rgb == "FFFF9F9F"
    assert SHEET in saved.sheetnames


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_marks_are_known_again_after_a_spreadsheet_program_saved_them(tmp_path):
    path = tmp_path / "m.xlsx"
    path.write_bytes(
        marked(workbook(tmp_path / "a.xlsx"), marks((1, 1), (1, 2), (9, 2)), listing("t", [ROW]))
    )
    saved = convert(path, "xlsx", tmp_path / "lo").read_bytes()
    again = marked(saved, marks((1, 1), (9, 2)), listing("t", [ROW]))
    with zipfile.ZipFile(BytesIO(again)) as package:
        drawn = b"".join(package.read(n) for n in package.namelist() if n.endswith(".vml"))
    assert drawn.count(b'ObjectType="Note"') == 2
    sheet = reopened(tmp_path, marked(saved, marks((1, 1)), listing("t", [ROW])))["Mẫu 1"]
    assert sheet["A1"].comment.text.count("sai (1, 1)") == 1
    assert sheet["B1"].comment is None and sheet["B9"].comment is None
    assert sheet["B1"].fill.fgColor.rgb != "FFFF9F9F"
    assert sheet["B9"].fill.fgColor.rgb != "FFFF9F9F"


def test_each_cured_cell_gets_the_colour_back_that_it_had(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Mẫu 1"
    for cell, colour in (("B1", "FFFFFF00"), ("C1", "FF00FF00")):
        book.active[cell].fill = PatternFill("solid", fgColor=colour)
    book.active["A1"].value = 1
    book.save(tmp_path / "o.xlsx")
    places = marks((1, 1), (1, 2), (1, 3))
    first = marked((tmp_path / "o.xlsx").read_bytes(), places, listing("t", [ROW]))
    again = marked(first, marks((5, 5)), listing("t", [ROW]))
    sheet = reopened(tmp_path, again)["Mẫu 1"]
    assert sheet["A1"].fill.fill_type is None
    assert sheet["B1"].fill.fgColor.rgb == "FFFFFF00"
    assert sheet["C1"].fill.fgColor.rgb == "FF00FF00"


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("xl/drawings/vmlDrawing1.vml", b"</xml>", b"</x:xml>"),
        ("xl/worksheets/sheet1.xml", b"<sheetData>", b"<other>"),
        ("xl/worksheets/sheet1.xml", b' s="1"', b' s="x"'),
    ],
)
def test_a_file_that_cannot_be_edited_is_refused_by_name(tmp_path, part, before, after):
    data = workbook(tmp_path / "a.xlsx")
    with zipfile.ZipFile(BytesIO(data)) as package:
        content = package.read(part).replace(before, after)
    if after == b"<other>":
        content = content.replace(b"</sheetData>", b"</other>")
    with pytest.raises((XmlError, UnreadableWorkbook)):
        marked(rewrite(data, {part: content}), marks((1, 5)), listing("t", [ROW]))


def test_our_note_on_a_corrected_cell_is_nobodys_note(inbox, tmp_path, capsys):
    copy = returned(inbox, tmp_path) / "07_Xa_Tan_Nam_can_sua.xlsx"
    corrected(copy, "H9", 10)
    capsys.readouterr()
    assert run("validate", copy) == 0
    assert "ghi chú" not in capsys.readouterr().out


def test_a_workbook_with_macros_is_marked_and_keeps_its_ending(inbox, tmp_path, capsys):
    source = inbox / "07_Xa_Tan_Nam.xlsx"
    data = source.read_bytes()
    types = "[Content_Types].xml"
    with zipfile.ZipFile(source) as package:
        plain = package.read(types)
    macros = plain.replace(
        b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    source.unlink()
    (inbox / "07_Xa_Tan_Nam.xlsm").write_bytes(rewrite(data, {types: macros}))
    out = returned(inbox, tmp_path)
    assert (out / "07_Xa_Tan_Nam_can_sua.xlsm").exists()
    message = (out / "07_Xa_Tan_Nam.txt").read_text(encoding="utf-8-sig")
    assert "07_Xa_Tan_Nam_can_sua.xlsm" in message
    capsys.readouterr()
