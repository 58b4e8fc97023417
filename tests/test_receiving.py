from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from baocao.core.consolidating.received import Fate, Received
from baocao.excel.reading.unreadable import UnreadableWorkbook
from baocao.intake.walk import Found, collect
from baocao.tasks.receiving import receive
from builders import programme
from workbooks import filled, mau_1, mau_2

TODAY = date(2022, 1, 1)


def received(*found: Found, period: range | None = range(2019, 2022)) -> list[Received]:
    return receive(found, programme(), period, TODAY)


def found(path: Path) -> Found:
    (file,) = collect([path]).files
    return file


def sent(folder: Path) -> Path:
    return filled(folder / "a.xlsx", "Xã A", mau_1=mau_1(1, 2, 3), mau_2=mau_2(0, 0, 0))


def broken() -> bytes:
    raise RuntimeError("a fault of ours")


def refused() -> bytes:
    raise UnreadableWorkbook("no-access", "Không có quyền mở tệp.")


def test_a_file_is_read_with_its_origin_and_findings(tmp_path: Path):
    (file,) = received(found(sent(tmp_path)))
    assert file.fate is Fate.READ and file.submission is not None
    assert (file.origin.name, file.origin.link) == ("a.xlsx", str(tmp_path / "a.xlsx"))
    assert len(file.origin.sha256) == 64 and file.origin.size and file.read_at
    assert {f.code for f in file.findings} == {"documents-differ"}


def test_the_years_asked_for_are_those_of_the_consolidating_workbook(tmp_path: Path):
    (file,) = received(found(sent(tmp_path)), period=range(2019, 2023))
    told = next(f for f in file.findings if f.code == "other-template")
    assert (told.details["asked"], told.details["absent"]) == ("2019 - 2022", "2022")


@pytest.mark.parametrize(
    ("source", "link", "said"),
    [
        (refused, "/folder/x.xlsx", "Không có quyền"),
        (refused, "", "Không có quyền"),
        (broken, "/folder/x.xlsx", "Chương trình gặp sự cố"),
    ],
)
def test_a_file_that_cannot_be_read_ends_nothing(source, link, said, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    bad = Found("x.xlsx", "x.xlsx", link, "", source)
    good = found(sent(tmp_path))
    first, second = received(bad, good)
    assert (first.fate, second.fate) == (Fate.UNREADABLE, Fate.READ)
    ((code, file, reason),) = [(f.code, f.file, f.details["reason"]) for f in first.findings]
    assert (code, file) == ("file-unreadable", "x.xlsx") and str(reason).startswith(said)


def test_a_workbook_that_is_none_of_ours_is_told_as_such(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active["A1"] = "Danh sách trực"
    book.save(tmp_path / "trực.xlsx")
    (file,) = received(found(tmp_path / "trực.xlsx"))
    assert [f.code for f in file.findings] == ["file-not-ours"]


def test_the_form_of_another_programme_is_an_error(tmp_path: Path):
    path = sent(tmp_path)
    book = openpyxl.load_workbook(path)
    for known in book.custom_doc_props.props:
        if known.name == "baocao.programme":
            known.value = "hoa_giai"
    book.save(path)
    (file,) = received(found(path))
    assert "file-of-other-programme" in {f.code for f in file.findings}


def test_a_file_of_a_zip_goes_through_pickle_with_its_bytes(tmp_path: Path):
    data = sent(tmp_path).read_bytes()
    zipped = Found("a.xlsx", "nhận.zip/a.xlsx", "", "", partial(bytes, data))
    files = received(*[zipped] * 30)
    assert {file.fate for file in files} == {Fate.READ}
    assert {file.shown_file for file in files} == {"nhận.zip/a.xlsx"}
