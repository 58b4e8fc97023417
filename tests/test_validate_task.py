"""`validate` on real files: the template as a commune sends it back, and what is none of ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlrd

from baocao.cli import main
from baocao.core.filling import FilledRow, Filling
from baocao.errors import InputError
from baocao.excel.reading.unreadable import UnreadableWorkbook
from baocao.excel.template.whole import write_template
from baocao.intake import pool
from baocao.resources import default_programme
from baocao.tasks.load import NotOursError, load
from baocao.tasks.validate import validate
from baocao.xlam.cfb import compound_file
from mangled.formats import xls

TODAY = date(2021, 7, 5)
PROGRAMME = default_programme()
YEARS = (2019, 2020, 2021)
FIRST = dict(zip(
    ("document_count", "portals", "pages", "sections", "links", "articles", "models"),
    (0, 0, 1, 1, 1, 7, 0), strict=True,
))  # fmt: skip
FILLING = Filling(
    info={"unit": "Xã Tân Nam", "year_from": "2019", "year_to": "2021", "money_unit": "đồng"},
    identity=True,
    forms={
        "mau_1": [FilledRow(year, "", FIRST) for year in YEARS],
        "mau_2": [FilledRow(y, "", {"state_budget": 5, "other_sources": 0}) for y in YEARS],
    },
)
TEMPLATE = write_template(PROGRAMME, FILLING, "commune")


def sent_back(folder: Path, *changes: Callable[[Any], object]) -> Path:
    """Return the filled template after changes by a program that keeps no cached values."""
    book = openpyxl.load_workbook(BytesIO(TEMPLATE))
    for change in changes:
        change(book)
    book.save(folder / "xa.xlsx")
    return folder / "xa.xlsx"


def cells(sheet: Any) -> list[Any]:
    """Return the cells of the first year's row: found by the year, wherever it stands."""
    return next(row for row in sheet.iter_rows() if any(cell.value == 2019 for cell in row))


def codes(path: Path) -> list[str]:
    return [finding.code for finding in validate(path, PROGRAMME, TODAY).findings]


def test_the_filled_template_gives_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "xa.xlsx"
    path.write_bytes(TEMPLATE)
    assert codes(path) == []
    assert codes(sent_back(tmp_path)) == []


def shift(book: Any) -> None:
    """Copy each form's values, not its formats, one row down and one column right."""
    for form in PROGRAMME.forms:
        old = book[form.sheet]
        merged = [area.bounds for area in old.merged_cells.ranges]
        new = book.create_sheet("tạm")
        for row in old.iter_rows():
            for cell in row:
                if cell.value is not None and not str(cell.value).startswith("="):
                    new.cell(cell.row + 1, cell.column + 1, cell.value)
        for left, top, right, bottom in merged:
            new.merge_cells(start_row=top + 1, start_column=left + 1,
                            end_row=bottom + 1, end_column=right + 1)  # fmt: skip
        book.remove(old)
        new.title = form.sheet


def rename(book: Any) -> None:
    book["Mẫu 1"].title = unicodedata.normalize("NFD", "MẪU 1")
    book["Mẫu 2"].title = "mau2"


def set_cell(form: str, place: int, value: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        cells(book[form])[place].value = value

    return change


def insert_rows(book: Any) -> None:
    """Insert rows as a script does: the merged areas stay where they were."""
    book["Mẫu 1"].insert_rows(1, 2)
    book["Mẫu 2"].insert_rows(3)


def insert_columns(book: Any) -> None:
    for form in PROGRAMME.forms:
        book[form.sheet].insert_cols(1)


@pytest.mark.parametrize("change", [shift, rename, insert_rows, insert_columns])
def test_a_template_that_was_moved_about_still_reads(
    tmp_path: Path, change: Callable[[Any], object]
) -> None:
    path = sent_back(tmp_path, change)
    assert codes(path) == []
    table = load(path, PROGRAMME).tables["mau_1"]
    assert [row.value("articles") for row in table.rows] == [7, 7, 7]


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (set_cell("Mẫu 1", 7, "khoảng 10"), ["not-a-number"]),
        (set_cell("Mẫu 1", 7, "=3+4"), ["plain-sum-computed"]),
        (set_cell("Mẫu 1", 7, "=C9"), ["plain-sum-computed"]),
        (set_cell("Mẫu 1", 7, "=C9*2"), ["formula-without-value"]),
        (set_cell("Mẫu 1", 7, None), ["blank"]),
        (set_cell("Mẫu 1", 7, date(2021, 4, 3)), ["date-for-number"]),
        (set_cell("Mẫu 1", 7, 1.234), ["decimal"]),
        (set_cell("Mẫu 1", 0, "Năm 2019"), []),
        (set_cell("Mẫu 1", 0, None), ["row-without-year"]),
        (set_cell("Mẫu 2", 1, "5 triệu"), ["money-unit-word"]),
        (lambda book: book.remove(book["Mẫu 2"]), ["sheet-missing"]),
        (lambda book: setattr(book["Mẫu 1"], "title", "Sheet1"), ["sheet-renamed"]),
        (lambda book: setattr(book.copy_worksheet(book["Mẫu 2"]), "title", "Mẫu 2 (2)"),
         ["sheet-copy"]),
        (lambda book: book["Mẫu 2"].delete_cols(4), []),
    ],
)  # fmt: skip
def test_each_slip_is_one_finding(
    tmp_path: Path, change: Callable[[Any], object], wanted: list[str]
) -> None:
    assert codes(sent_back(tmp_path, change)) == wanted


def test_a_deleted_column_is_named(tmp_path: Path) -> None:
    path = sent_back(tmp_path, lambda book: book["Mẫu 1"].delete_cols(6))
    finding = validate(path, PROGRAMME, TODAY).findings[0]
    assert (finding.code, finding.details["columns"]) == ("column-missing", "Chuyên mục")


def test_a_copy_with_other_figures_waits_for_the_clerk(tmp_path: Path) -> None:
    def copy(book: Any) -> None:
        cells(book.copy_worksheet(book["Mẫu 2"]))[1].value = 99

    assert codes(sent_back(tmp_path, copy)) == ["sheet-twice"]


def test_a_message_of_a_real_file_names_the_cell(tmp_path: Path) -> None:
    path = sent_back(tmp_path, set_cell("Mẫu 1", 7, "khoảng 10"))
    (finding,) = validate(path, PROGRAMME, TODAY).findings
    assert finding.where
    sheet = openpyxl.load_workbook(path)[finding.where.sheet]
    assert sheet[finding.where.address].value == "khoảng 10"


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "không tìm thấy"), ("folder", "là thư mục"), (b"", "0 byte"), (b"Xin chao", "Excel")],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, content: object, told: str) -> None:
    path = tmp_path / "xa.xlsx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        path.mkdir()
    with pytest.raises(InputError) as refused:
        validate(path, PROGRAMME, TODAY)
    assert told in str(refused.value)
    assert "xa.xlsx" in str(refused.value)


def test_a_workbook_of_somebody_else_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Họ tên"  # type: ignore[index]
    book.save(tmp_path / "luong.xlsx")
    with pytest.raises(NotOursError, match="không phải biểu mẫu"):
        load(tmp_path / "luong.xlsx", PROGRAMME)


def _held_up(**_: object) -> object:
    """Hang in C with the lock held, as a foreign library may: no signal handler is reached."""
    return re.match(r"(a|a)*$", "a" * 60 + "b")


def test_a_file_that_holds_up_its_reader_is_refused_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pool, "TIME_LIMIT", 0.5)
    monkeypatch.setattr(xlrd, "open_workbook", _held_up)
    (tmp_path / "xa.xls").write_bytes(xls())
    assert main(["validate", str(tmp_path / "xa.xls")]) == 2
    assert "xa.xls: Tệp làm chương trình đọc phải dừng" in capsys.readouterr().err


def test_an_xls_as_the_consolidating_workbook_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(xlrd, "open_workbook", _held_up)
    (tmp_path / "huyen.xls").write_bytes(xls())
    given = [str(tmp_path / "huyen.xls"), str(tmp_path), "-o", str(tmp_path / "ra.xlsx")]
    assert main(["consolidate", *given]) == 2
    assert "không phải tệp .xlsx" in capsys.readouterr().err


def test_an_error_of_a_file_that_is_read_beside_is_told_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "xa.xls").write_bytes(xls({"Sheet1": [["Không có biểu"]]}))
    with pytest.raises(NotOursError, match=r"^xa\.xls: Tệp không phải biểu mẫu"):
        load(tmp_path / "xa.xls", PROGRAMME)
    broken = compound_file({"Workbook": b"\x09\x08\x10\0" + bytes(5000)})
    (tmp_path / "hong.xls").write_bytes(broken)
    with pytest.raises(UnreadableWorkbook, match=r"^hong\.xls: .* rồi gửi lại\.$") as caught:
        load(tmp_path / "hong.xls", PROGRAMME)
    assert caught.value.reason == "broken"
