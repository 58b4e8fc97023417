"""A live Excel for the tests of this folder: one LibreOffice a session, a fresh Excel a test."""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from baocao.excel.live import faults
from baocao.programme import Programme
from baocao.tasks.new import new
from live import office, pywin32
from live.com import CALLS
from live.desk import Desk
from live.excel import Excel
from live.workbooks import Workbook

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "workbooks" / "quang-binh"
UNITS = ("07_Xa_Tan_Nam.xlsx", "06_Xa_Tan_Bac.xlsx")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses a live Excel, and leave it out where none can be had."""
    why = office.missing()
    for item in items:
        if HERE in item.path.parents and "excel" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.office)
            item.add_marker(pytest.mark.slow)
            if why:
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def desktop() -> Iterator[Any]:
    """The desktop of this session's own LibreOffice."""
    with office.running() as running:
        yield running


@pytest.fixture
def xlwings(monkeypatch: pytest.MonkeyPatch) -> Any:
    """xlwings with its Windows engine; the stand-ins are there for the length of a test."""
    xlwings = pywin32.installed()
    monkeypatch.setattr(ctypes, "windll", pywin32.WINDLL, raising=False)
    for name, module in pywin32.MODULES.items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(xlwings._xlwindows, "N_COM_ATTEMPTS", 5)
    return xlwings


@pytest.fixture
def excel(desktop: Any, xlwings: Any) -> Iterator[Excel]:
    """A running Excel with nothing open."""
    running = Excel(desktop)
    CALLS.reset()
    try:
        yield running
    finally:
        CALLS.reset()
        running.end()


@pytest.fixture
def desk(
    excel: Excel, tmp_path: Path, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """A clerk's desk; what the program keeps for itself is in her folder, too."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(faults, "PATIENCE", 0.0)
    folder = tmp_path / "Nguyễn Thị Ánh & [1] = a"
    folder.mkdir()
    excel.app.documents = str(folder)
    return Desk(excel, folder, programme)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory, programme: Programme) -> Path:
    """A commune's blank workbook."""
    made = tmp_path_factory.mktemp("blank") / "Xã Tân Nam.xlsx"
    new(made, programme, "Xã Tân Nam", "commune")
    return made


FIRST_YEAR = (None, 0, 1, 0, 0, 1, 3, 0)
"""B to I of the first year of “Mẫu 1”, without a mistake."""


@pytest.fixture
def book(desk: Desk, blank: Path) -> Workbook:
    """A commune's workbook, with entries of the first year that are not saved."""
    book = desk.opens(blank)
    desk.excel.types(book, "Mẫu 1", "B9:I9", FIRST_YEAR)
    return book


@pytest.fixture
def received(desk: Desk) -> Path:
    """The folder in which two units' files lie."""
    folder = desk.folder / "Đã nhận & kiểm"
    folder.mkdir()
    for unit in UNITS:
        shutil.copyfile(SAMPLE / "don-vi" / unit, folder / unit)
    return folder


@pytest.fixture
def district(desk: Desk) -> Workbook:
    """The district's workbook, with an entry that is not saved."""
    book = desk.opens(SAMPLE / "huyen-quang-binh.xlsx", "Huyện = Quang Bình.xlsx")
    desk.excel.types(book, "Mẫu 1", "D9", 7)
    return book
