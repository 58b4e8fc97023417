"""A live Excel for the tests of this folder: one LibreOffice a session, a fresh Excel a test."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from live import office, pywin32
from live.com import CALLS
from live.excel import Excel

HERE = Path(__file__).parent


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
