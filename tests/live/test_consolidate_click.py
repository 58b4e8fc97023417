"""“Tổng hợp số liệu” on an open, unsaved workbook: the very function of the ribbon."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from baocao.core import names
from baocao.journal import cache_folder
from baocao.tasks.consolidate import consolidate
from live.desk import Desk
from live.excel import Held
from live.trouble import TROUBLES, begins, ends, worth
from live.workbooks import Workbook

SAMPLE = Path(__file__).resolve().parents[2] / "workbooks" / "quang-binh"
DISTRICT = SAMPLE / "huyen-quang-binh.xlsx"
_MINUTE = re.compile(r"\b\d\d:\d\d\b")


def in_front(desk: Desk) -> Workbook:
    book: Workbook = desk.excel.app.active_book()
    return book


def kept(desk: Desk) -> list[Path]:
    """The dated copies."""
    return sorted(desk.folder.glob("*bản lưu*.xlsx"))


def timeless(desk: Desk, book: Workbook) -> dict[str, Held]:
    """Return all that a workbook holds but the log, without the minutes at which it was read."""
    return {
        name: replace(
            held,
            contents=tuple(tuple(_MINUTE.sub("", text) for text in row) for row in held.contents),
        )
        for name, held in desk.excel.held(book, names.LOG).items()
    }


def test_consolidating_the_open_workbook_equals_the_command_line_on_the_saved_file(
    desk: Desk, district: Workbook, received: Path
) -> None:
    saved, out = desk.folder / "saved.xlsx", desk.folder / "out.xlsx"
    district.document.store(saved)
    consolidate(saved, [received], out, desk.programme, date.today())
    desk.excel.dialogs.will(received)
    told = desk.clicks("consolidate", district)
    assert len(told) == 1, told
    assert desk.logs() == []
    expected = timeless(desk, desk.excel.open(out))
    found = timeless(desk, desk.excel.app.find(district.name))
    assert list(found) == list(expected)
    for sheet, held in expected.items():
        assert found[sheet] == held, sheet


def test_what_was_typed_and_not_saved_is_consolidated_and_kept(
    desk: Desk, district: Workbook, received: Path
) -> None:
    desk.excel.dialogs.will(received)
    desk.clicks("consolidate", district)
    assert desk.excel.value(in_front(desk), "Mẫu 1", "D9") == 7.0
    assert len(kept(desk)) == 1
    assert desk.excel.value(desk.excel.open(kept(desk)[0]), "Mẫu 1", "D9") == 7.0
    assert desk.left_behind() == []


def test_consolidating_again_doubles_nothing(
    desk: Desk, district: Workbook, received: Path
) -> None:
    desk.excel.dialogs.will(received, received)
    desk.clicks("consolidate", district)
    once = timeless(desk, in_front(desk))
    assert list((cache_folder() / "read").iterdir()), "every file would be read again"
    desk.clicks("consolidate", in_front(desk))
    assert timeless(desk, in_front(desk)) == once


def test_a_folder_that_is_not_chosen_changes_nothing(desk: Desk, district: Workbook) -> None:
    before = desk.excel.held(district)
    desk.excel.dialogs.will("")
    assert desk.clicks("consolidate", district) == []
    assert desk.excel.held(district) == before
    assert kept(desk) == []


def test_a_stop_leaves_the_workbook_and_its_file_as_they_were(
    desk: Desk, district: Workbook, received: Path
) -> None:
    before, file = desk.excel.held(district), Path(district.path).read_bytes()
    click = desk.prepared("consolidate", district)
    desk.excel.dialogs.will(received)

    def stop(number: int, name: str) -> None:
        if name == "Workbook.SaveCopyAs()":
            click.stop.touch()

    desk.excel.calls.after = stop
    told = desk.starts(click)
    assert told == ["Đã dừng theo yêu cầu. Sổ giữ nguyên như trước khi bấm nút."]
    assert (desk.excel.held(district), Path(district.path).read_bytes()) == (before, file)
    assert desk.left_behind() == []


def test_what_is_typed_meanwhile_is_not_lost(
    desk: Desk, district: Workbook, received: Path
) -> None:
    desk.excel.dialogs.will(received)
    typed = []

    def type_then(number: int, name: str) -> None:
        if name == "Workbook.SaveCopyAs()" and not typed:
            typed.append(number)
            desk.excel.types(district, "Mẫu 1", "D10", 99)

    desk.excel.calls.after = type_then
    told = desk.clicks("consolidate", district)
    assert "vừa được sửa" in told[0]
    assert desk.excel.value(in_front(desk), "Mẫu 1", "D10") == 99.0


@pytest.mark.parametrize("trouble", TROUBLES)
def test_whatever_call_of_a_consolidation_fails_the_entries_are_somewhere_whole(
    desk: Desk, district: Workbook, received: Path, trouble: str
) -> None:
    desk.excel.dialogs.will(received)
    desk.clicks("consolidate", district)
    calls = worth(trouble, list(desk.excel.calls.names))
    for number in calls:
        for open_book in list(desk.excel.app.books):
            open_book.close()
        book = desk.opens(DISTRICT, f"Huyện {number}.xlsx")
        desk.excel.types(book, "Mẫu 1", "D9", 1000 + number)
        desk.excel.dialogs.forget([received])
        begins(desk.excel, number, trouble)
        told = desk.clicks("consolidate", book)
        ends(desk.excel)
        at = (number, desk.excel.calls.names, told)
        assert 1000 + number in _entries_anywhere(desk, book.name), at
        assert desk.left_behind() == [], at
        assert list(desk.folder.glob(".~baocao*")) == [], at
        assert [text for text in told if "Traceback" not in text] == told[:1], at
    assert len(calls) > 5


def _entries_anywhere(desk: Desk, name: str) -> set[Any]:
    """Return the entry in the open workbook; where that was closed, in its file and dated copy."""
    still = desk.excel.app.find(name)
    if still:
        return {desk.excel.value(still, "Mẫu 1", "D9")}
    stem = Path(name).stem
    files = [desk.folder / name, *desk.folder.glob(f"{stem} (bản lưu*.xlsx")]
    return {desk.excel.value(desk.excel.open(file), "Mẫu 1", "D9") for file in files}


def test_a_read_only_workbook_gets_its_result_elsewhere(
    desk: Desk, district: Workbook, received: Path
) -> None:
    district.read_only = True
    file = Path(district.path).read_bytes()
    result = desk.folder / "kết quả.xlsx"
    desk.excel.dialogs.will(received, str(result))
    desk.clicks("consolidate", district)
    assert Path(district.path).read_bytes() == file
    assert in_front(desk).name == result.name
    assert desk.excel.value(in_front(desk), "Mẫu 1", "D9") == 7.0


def test_a_workbook_never_saved_gets_its_result_in_a_file(
    desk: Desk, district: Workbook, received: Path
) -> None:
    district.path = ""
    result = desk.folder / "kết quả.xlsx"
    desk.excel.dialogs.will(received, str(result))
    desk.clicks("consolidate", district)
    assert result.is_file()
    assert desk.excel.value(in_front(desk), "Mẫu 1", "D9") == 7.0


def test_a_commune_without_units_is_told(desk: Desk, blank: Path) -> None:
    book = desk.opens(blank)
    desk.excel.dialogs.will(desk.folder)
    told = desk.clicks("consolidate", book)
    assert len(told) == 1
    assert "Đơn vị" in told[0]
