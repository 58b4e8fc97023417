"""Files of one unit, figures typed from paper, answers that travel up: by real files."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from baocao.core.checking.repeated import check_repeated
from baocao.core.consolidating.answering import answers_known
from baocao.core.consolidating.deciding import decide
from baocao.core.submission import Previous, ReportingUnit
from baocao.core.units import typed_source
from baocao.wording.messages import cure, message
from builders import FORMS, listed, money, received, submission, years
from test_consolidate_task import TODAY, _answer, codes, district, run, sheet, shown
from workbooks import filled, mau_1, mau_2


def saved_at(path: Path, day: date) -> Path:
    """Save the workbook again with this day as its last saving."""
    book = openpyxl.load_workbook(path)
    book.save(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    stamp = datetime(day.year, day.month, day.day, 8).isoformat().encode() + b"Z"
    parts["docProps/core.xml"] = re.sub(
        rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, parts["docProps/core.xml"]
    )
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def two_files(folder: Path) -> Path:
    inbox = folder / "nhận"
    budget = mau_2(1000, 0, 0)
    saved_at(
        filled(inbox / "z cũ.xlsx", "Xã A", mau_1=mau_1(1, 2, 3), mau_2=budget), date(2021, 7, 1)
    )
    saved_at(filled(inbox / "a mới.xlsx", "Xã A", mau_1=mau_1(1, 2, 9), mau_2=mau_2(1000, 5, 0)),
             date(2021, 7, 5))  # fmt: skip
    return inbox


def test_differing_cells_are_listed_from_both_files_and_the_newest_is_proposed(tmp_path: Path):
    out = tmp_path / "ra.xlsx"
    result = run(district(tmp_path), two_files(tmp_path), out)
    (found,) = [f for f in result.findings if f.code == "file-duplicate-differs"]
    assert "2 chỗ khác" in message(found)
    told = "Mẫu 1, Số bài viết 2021: a mới.xlsx!H11 “9” ≠ z cũ.xlsx!H11 “3”"
    assert told in message(found)
    assert "tệp lưu sau cùng là “a mới.xlsx” (lưu 05/7/2021" in cure(found)
    assert result.consolidation.tables["mau_1"].counted == 0
    log = [str(row[2]) for row in sheet(out, "Nhật ký")]
    assert f"Khác nhau giữa các tệp: {told}" in log
    assert sum(line.startswith("Khác nhau") for line in log) == 2


def test_the_log_tells_which_program_saved_a_file_and_when(tmp_path: Path):
    out = tmp_path / "ra.xlsx"
    run(district(tmp_path), two_files(tmp_path), out)
    head, *rows = sheet(out, "Nhật ký")
    places = {name: n for n, name in enumerate(head)}
    (row,) = [row for row in rows if row[places["Tệp"]] == "z cũ.xlsx"]
    assert row[places["Phần mềm đã lưu tệp"]].startswith("Microsoft Excel")
    assert row[places["Lưu lần cuối"]].startswith("01/7/2021")


NOTE = "Nhập thay theo Báo cáo số 12/BC-UBND ngày 05/7/2021"


@pytest.mark.parametrize(
    ("note", "source"),
    [
        (NOTE, "Báo cáo số 12/BC-UBND ngày 05/7/2021"),
        ("nhập thay: bản ký 05/7.", "bản ký 05/7"),
        ("Đã gọi; NHẬP THAY theo công văn 3", "công văn 3"),
        ("Nhập thay", ""),
        ("nhap thay theo fax", "fax"),
        ("hẹn ngày mai", ""),
    ],
)
def test_the_paper_is_read_from_the_list_s_note(note: str, source: str):
    assert typed_source(ReportingUnit("Xã A", note=note)) == source


def test_figures_typed_from_a_scan_count_and_name_their_paper_everywhere(tmp_path: Path):
    inbox, out = tmp_path / "nhận", tmp_path / "ra.xlsx"
    filled(inbox / "a.xlsx", "Xã A", mau_1=mau_1(1, 2, 3), mau_2=mau_2(0, 0, 0))
    (inbox / "Xã A bản ký.pdf").write_bytes(b"%PDF-1.7 ")
    base = district(tmp_path, (ReportingUnit("Xã A", note=NOTE), *listed("Xã B")))
    result = run(base, inbox, out)
    assert result.consolidation.tables["mau_1"].counted == 1
    assert "file-unreadable" not in codes(result) and "typed-source-missing" not in codes(result)
    assert shown(out, "Tình hình gửi", "Tình trạng gửi")["Xã A"] == ["nhập thay"]
    paper = "Báo cáo số 12/BC-UBND ngày 05/7/2021"
    assert shown(out, "Tình hình gửi", "Số, ký hiệu văn bản")["Xã A"] == [paper]
    assert set(shown(out, "Chi tiết Mẫu 1", "Ghi chú đọc")["Xã A"]) == {NOTE}
    assert f"được tổng hợp, nhập thay theo {paper}" in [row[7] for row in sheet(out, "Nhật ký")]


@pytest.mark.parametrize(
    ("note", "file", "code"),
    [
        ("Nhập thay", True, "typed-source-missing"),
        (NOTE, False, "typed-file-missing"),
        (NOTE, True, ""),
    ],
)
def test_what_is_missing_of_typed_figures_is_asked(tmp_path: Path, note, file, code):
    inbox = tmp_path / "nhận"
    filled(inbox / "b.xlsx", "Xã B", mau_1=mau_1(1, 2, 3), mau_2=mau_2(0, 0, 0))
    if file:
        filled(inbox / "a.xlsx", "Xã A", mau_1=mau_1(1, 2, 3), mau_2=mau_2(0, 0, 0))
    base = district(tmp_path, (ReportingUnit("Xã A", note=note), *listed("Xã B")))
    found = [c for c in codes(run(base, inbox, tmp_path / "ra.xlsx")) if c.startswith("typed")]
    assert found == [code] * bool(code)


def asked_of(result, unit: str) -> list[str]:
    return [f.code for f in result.findings if f.unit == unit and f.code == "blank"]


def test_a_unit_s_own_answer_is_not_asked_again_and_is_shown_above(tmp_path: Path):
    """The commune's workbook carries an answer as `baocao` writes it, under its own name."""
    own = submission("UBND xã A", years([1, None, 3]), money({2019: 0}))
    key = ("blank", "UBND xã A", "mau_1", "2020", "Kế hoạch", "articles")

    answered = replace(own, answers={key: "chưa thống kê"})
    decisions = decide(listed("Xã A"), [received(answered, "Xã A")], FORMS, TODAY)
    known = answers_known(submission("Huyện H", units=listed("Xã A")), decisions)
    assert known == {("blank", "Xã A", *key[2:]): "chưa thống kê"}


def test_answers_travel_from_the_commune_to_the_district_and_on_to_the_province(tmp_path: Path):
    inbox, out = tmp_path / "nhận", tmp_path / "ra.xlsx"
    blank = {"mau_1": mau_1(1, 2, None), "mau_2": mau_2(0, 0, 0)}
    filled(inbox / "a.xlsx", "Xã A", **blank)
    base = district(tmp_path, listed("Xã A"), mau_1=mau_1(10, None, 30))
    first = run(base, inbox, out)
    assert asked_of(first, "Xã A") and asked_of(first, "Huyện H")
    _carry_answers(out, inbox / "a.xlsx", "Xã A", "Xã chưa thống kê")
    second = run(base, inbox, tmp_path / "2.xlsx")
    assert not asked_of(second, "Xã A") and asked_of(second, "Huyện H")
    head, *rows = sheet(tmp_path / "2.xlsx", "Kiểm tra")
    assert "Xã chưa thống kê" in [row[head.index("Giải trình")] for row in rows]
    _answer(tmp_path / "2.xlsx", "blank", "Huyện H", "Huyện chưa thống kê")
    province = filled(tmp_path / "tỉnh.xlsx", "Tỉnh T", "province", units=listed("Huyện H"))
    up = run(province, tmp_path / "2.xlsx", tmp_path / "tỉnh ra.xlsx")
    assert not asked_of(up, "Huyện H")
    head, *rows = sheet(tmp_path / "tỉnh ra.xlsx", "Kiểm tra")
    assert "Huyện chưa thống kê" in [row[head.index("Giải trình")] for row in rows]


def _carry_answers(source: Path, target: Path, unit: str, answer: str) -> None:
    """Put the program's sheet "Kiểm tra" with the unit's answers into the unit's own workbook."""
    rows = list(openpyxl.load_workbook(source)["Kiểm tra"].iter_rows(values_only=True))
    head = rows[0]
    book = openpyxl.load_workbook(target)
    if "Kiểm tra" in book.sheetnames:
        del book["Kiểm tra"]
    carried = book.create_sheet("Kiểm tra")
    carried.append(head)
    for row in rows[1:]:
        if row[head.index("Đơn vị")] == unit:
            filled_in = list(row)
            filled_in[head.index("Giải trình")] = answer
            carried.append(filled_in)
    book.save(target)


def test_the_same_command_again_keeps_answers_and_log_and_tells_what_changed(tmp_path: Path):
    inbox, out = tmp_path / "nhận", tmp_path / "ra.xlsx"
    filled(inbox / "a.xlsx", "Xã A", mau_1=mau_1(1, 2, None), mau_2=mau_2(0, 0, 0))
    base = district(tmp_path, listed("Xã A", "Xã B"))
    assert run(base, inbox, out).changes == ["Tổng hợp lần đầu."]
    _answer(out, "blank", "Xã A", "Xã chưa thống kê")
    filled(inbox / "b.xlsx", "Xã B", mau_1=mau_1(4, 5, 6), mau_2=mau_2(0, 0, 0))
    again = run(base, inbox, out)
    assert not asked_of(again, "Xã A")
    assert again.changes == ["Mẫu 1: thêm Xã B", "Mẫu 2: thêm Xã B"]
    assert any("Tổng hợp lần đầu." in str(row[2]) for row in sheet(out, "Nhật ký"))
    filled(inbox / "a.xlsx", "Xã A", mau_1=mau_1(1, None, None), mau_2=mau_2(0, 0, 0))
    assert asked_of(run(base, inbox, out), "Xã A")


def test_another_unit_s_output_is_no_last_run(tmp_path: Path):
    inbox, out = tmp_path / "nhận", tmp_path / "ra.xlsx"
    filled(inbox / "a.xlsx", "Xã A", mau_1=mau_1(1, 2, 3), mau_2=mau_2(0, 0, 0))
    run(district(tmp_path), inbox, out)
    other = filled(tmp_path / "khác.xlsx", "Huyện K", "district", units=listed("Xã A"))
    assert run(other, inbox, out).changes[0] == "Tổng hợp lần đầu."


def grids(path: Path) -> Mapping[str, list[tuple]]:
    """What a consolidation says, but for times and for how files are called."""
    said: dict[str, list[tuple]] = {}
    for name in ("Tổng hợp Mẫu 1", "Tổng hợp Mẫu 2", "Tổng quan", "Chi tiết Mẫu 1"):
        rows = sheet(path, name)
        head = next((row for row in rows if "Tệp" in row), ())
        left_out = {n for n, text in enumerate(head) if text in ("Tệp", "Đọc lúc", "SHA-256")}
        said[name] = [
            tuple(value for n, value in enumerate(row) if n not in left_out) for row in rows
        ]
    return said


def test_order_names_and_an_earlier_output_in_the_folder_change_nothing(tmp_path: Path):
    inbox, out = tmp_path / "nhận", tmp_path / "ra.xlsx"
    names = [f"Xã {letter}" for letter in "ABCDE"]
    for n, name in enumerate(names):
        filled(inbox / f"{n}.xlsx", name, mau_1=mau_1(n, n + 1, None), mau_2=mau_2(n, 0, 0))
    base = district(tmp_path, listed(*names))
    run(base, inbox, out)
    (inbox / "ra.xlsx").write_bytes(out.read_bytes())
    paths = sorted(inbox.glob("?.xlsx"))
    random.Random(1).shuffle(paths)
    for n, path in enumerate(paths):
        path.rename(inbox / f"tệp thứ {n}.xlsx")
    second = tmp_path / "2.xlsx"
    result = run(base, inbox, second)
    assert codes(result).count("own-workbook-skipped") == 1
    assert grids(second) == grids(out)
    third = run(second, inbox, tmp_path / "3.xlsx")
    assert third.changes == [] and grids(tmp_path / "3.xlsx") == grids(out)


def previous(*values: tuple[str, int, str, int]) -> tuple[Previous, ...]:
    return tuple(Previous(form, year, "", column, value) for form, year, column, value in values)


@pytest.mark.parametrize(
    ("articles", "budget", "found"),
    [
        ((5, 70, 160), 1000, ["flows-unchanged"]),
        ((5, 70, 161), 1000, []),
        ((5, 70, 160), 1001, []),
        ((0, 0, 0), 0, []),
    ],
)
def test_last_period_s_flows_sent_again_are_one_warning(articles, budget, found):
    sent = submission("Xã A", years(articles), money({2019: budget, 2020: 0, 2021: 0}))
    was = previous(
        *(("mau_1", 2016 + n, "articles", a) for n, a in enumerate((5, 70, 160))),
        *(("mau_2", 2016 + n, "state_budget", b) for n, b in enumerate((1000, 0, 0))),
    )  # fmt: skip
    sent = replace(
        sent, previous=was if any(articles) else previous(("mau_1", 2018, "articles", 0))
    )
    told = list(check_repeated(sent, FORMS, (2019, 2020, 2021)))
    assert [f.code for f in told] == found
    assert all("2019, 2020, 2021" in message(f) and "2016" in message(f) for f in told)
