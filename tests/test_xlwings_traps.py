"""xlwings' known traps, each closed: what it drags in, waits for, kills, licenses, or trusts."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from baocao.excel.live import engine, faults
from baocao.excel.live.faults import ExcelBusy, ExcelGone, ExcelRefused, ask
from baocao.wording import clicks as words
from live import pywin32
from live.com import com_error, fault

ROOT = Path(__file__).resolve().parents[1]

LOADED = """
import sys
sys.path.insert(0, {tests!r})
from live import pywin32
pywin32.make_modules()
with pywin32.windows_for_a_while():
    from baocao.excel.live import engine
    xlwings = engine.load()
"""
"""The engine loaded as on Windows, in a process of its own."""


def after_loading(*lines: str, **environment: str) -> list[str]:
    """Return what a fresh process prints after it has loaded the engine."""
    program = LOADED.format(tests=str(ROOT / "tests")) + "\n".join(lines)
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env={"PATH": "", "PYTHONPATH": str(ROOT / "python"), **environment},
    )  # fmt: skip
    return ran.stdout.split()


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Any:
    """xlwings' Windows engine, and no patience."""
    xlwings = pywin32.installed()
    monkeypatch.setattr(xlwings._xlwindows, "N_COM_ATTEMPTS", engine.ATTEMPTS)
    monkeypatch.setattr(faults, "PATIENCE", 0.3)
    monkeypatch.setattr(faults, "_PAUSE", 0.05)
    return xlwings._xlwindows


def test_the_pinned_version_is_the_one_that_the_tests_know() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"xlwings=={pywin32.VERSION}" in project["dependencies"]
    assert version("xlwings") == pywin32.VERSION


def test_what_xlwings_would_import_for_nothing_stays_out_and_can_be_imported_later() -> None:
    printed = after_loading(
        f"print(*sorted(set({engine.KEPT_OUT!r}) & set(sys.modules)), sep=',', end=';\\n')",
        "import pandas, numpy; print(pandas.DataFrame.__name__)",
    )
    assert printed == [";", "DataFrame"]


def test_what_is_imported_already_is_left_alone() -> None:
    program = LOADED.replace("pywin32.make_modules()", "import numpy; pywin32.make_modules()")
    ran = subprocess.run(
        [sys.executable, "-c", program.format(tests=str(ROOT / "tests"))
         + "print(sys.modules['numpy'] is numpy)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == "True"


@pytest.mark.parametrize("key", ["", "noncommercial"])
def test_nothing_of_the_licensed_part_is_loaded_whatever_key_a_machine_carries(key: str) -> None:
    printed = after_loading(
        "print(xlwings.__pro__, [e.name for e in xlwings.engines])",
        "print([n for n, m in sys.modules.items() if n.startswith('xlwings.pro') and m])",
        XLWINGS_LICENSE_KEY=key,
    )
    assert printed == ["False", "[]", "[]"]


def test_no_file_of_ours_names_the_licensed_part_or_a_key() -> None:
    kinds = (
        "python/**/*.py",
        "addin/**/*.py",
        "addin/**/*.bas",
        "addin/**/*.toml",
        "addin/**/*.xml",
    )
    ours = [path for kind in kinds for path in ROOT.glob(kind)] + [ROOT / "pyproject.toml"]
    told = re.compile(r"xlwings\.pro|xlwings\.reports|LICENSE_KEY|license_key|noncommercial", re.I)
    naming = {
        path.relative_to(ROOT).as_posix()
        for path in ours
        if told.search(path.read_text(encoding="utf-8"))
    }
    # The one place that keeps it out, and the installer that leaves it out of its bundle.
    assert "python/baocao/excel/live/engine.py" in naming
    assert all("live/engine.py" in path or "addin/installer/" in path for path in naming)


def test_the_exit_hook_that_kills_excel_is_off_and_waiting_has_an_end() -> None:
    printed = after_loading(
        "import atexit, subprocess",
        "windows = xlwings._xlwindows",
        "windows.Apps.cleanup = staticmethod(lambda: print('KILLED'))",
        "print(windows.N_COM_ATTEMPTS > 0)",
        "atexit._run_exitfuncs()",
    )
    assert printed == ["True"]


@pytest.mark.parametrize("mood", ["rejected", "retry_later", "editing", "editing_put"])
def test_a_busy_excel_is_given_up_after_a_while(windows: Any, mood: str) -> None:
    asked = []

    def busy() -> None:
        asked.append(1)
        raise fault(mood)

    start = time.monotonic()
    with pytest.raises(ExcelBusy, match="Excel đang bận"):
        ask(words.REFUSED, busy)
    assert 0.2 < time.monotonic() - start < 2
    assert 2 <= len(asked) < 20, "asked again with pauses, not without end"


def test_a_busy_excel_that_is_free_again_is_served(windows: Any) -> None:
    answers = iter([fault("rejected"), fault("retry_later"), None])

    def answer() -> str:
        refusal = next(answers)
        if refusal:
            raise refusal
        return "đây"

    assert ask(words.REFUSED, answer) == "đây"


def test_a_wrong_member_ends_at_once_instead_of_looping(windows: Any) -> None:
    class Thing(pywin32.Window):
        pass

    wrapped = windows.COMRetryObjectWrapper(Thing(None))
    with pytest.raises(ExcelRefused):
        ask(words.REFUSED, lambda: setattr(wrapped, "Lockd", True))


@pytest.mark.parametrize("mood", ["closed", "gone", "failed"])
def test_a_closed_workbook_is_told_from_a_busy_one(windows: Any, mood: str) -> None:
    def gone() -> None:
        raise fault(mood)

    with pytest.raises(ExcelGone):
        ask(words.REFUSED, gone)


def test_what_excel_refuses_is_told_in_the_words_of_the_step(windows: Any) -> None:
    def refused() -> None:
        raise com_error(-2147352567, "Exception occurred.", (0, "", "", "", 0, -2146827284))

    with pytest.raises(ExcelRefused, match="bước này"):
        ask(words.REFUSED, refused)


def test_an_error_of_the_program_itself_is_not_taken_for_excels(windows: Any) -> None:
    with pytest.raises(ZeroDivisionError):
        ask(words.REFUSED, lambda: 1 / 0)


def test_the_add_in_keeps_the_workbooks_folder_off_the_path() -> None:
    launcher = (ROOT / "addin" / "modules" / "BaoCaoLauncher.bas").read_text(encoding="ascii")
    assert '" -I -X utf8 -m baocao.ribbon "' in launcher


def test_nothing_in_the_package_asks_xlwings_for_values_or_full_names() -> None:
    # .value makes Decimals of amounts and blanks of errors; .fullname breaks on OneDrive.
    for path in (ROOT / "python" / "baocao" / "excel" / "live").glob("*.py"):
        assert not re.search(r"\.(value|fullname|expand|options)\b", path.read_text("utf-8")), path
