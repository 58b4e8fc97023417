"""xlwings' traps are closed: each of them is open in xlwings itself, and shut in the program."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from live.desk import Desk
from live.workbooks import Workbook

TESTS = Path(__file__).resolve().parents[1]

_LOADED = """
import atexit, json, os, sys
sys.path.insert(0, sys.argv[1])
os.environ["XLWINGS_LICENSE_KEY"] = "noncommercial"
hooks, register, unregister = [], atexit.register, atexit.unregister
atexit.register = lambda hook, *a, **k: (hooks.append(hook), register(hook, *a, **k))[1]
atexit.unregister = lambda hook: (hooks[:].count(hook) and hooks.remove(hook), unregister(hook))[1]
from live import pywin32
if sys.argv[2] == "program":
    pywin32.make_modules()
    with pywin32.windows_for_a_while():
        from baocao.excel.live import engine
        xlwings = engine.load()
else:
    xlwings = pywin32.installed()
engine = xlwings._xlwindows
print(json.dumps({
    "hook": any(hook is engine.cleanup for hook in hooks),
    "attempts": engine.N_COM_ATTEMPTS,
    "pro": sys.modules.get("xlwings.pro") is not None,
    "paid": bool(getattr(xlwings, "__pro__", False)),
    "heavy": sorted({"numpy", "pandas", "polars", "matplotlib", "PIL"} & {
        name for name, module in sys.modules.items() if module is not None}),
}))
"""


def _loaded(by: str) -> dict[str, Any]:
    """Return what a fresh interpreter holds once xlwings is loaded, by the program or plainly."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, str(TESTS), by],
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_xlwings_itself_hooks_the_exit_waits_without_end_and_drags_pandas_in() -> None:
    plain = _loaded("plainly")
    assert plain["hook"]
    assert plain["attempts"] == 0
    assert "pandas" in plain["heavy"]


def test_loaded_by_the_program_it_does_none_of_this_and_nothing_of_pro_is_there() -> None:
    loaded = _loaded("program")
    assert not loaded["hook"]
    assert 1 <= loaded["attempts"] <= 10
    assert loaded["heavy"] == []
    assert not loaded["pro"]
    assert not loaded["paid"]


def test_the_stand_ins_are_there_only_for_the_length_of_a_test() -> None:
    assert "pywintypes" not in sys.modules
    assert not hasattr(ctypes, "windll")


@pytest.mark.parametrize("format_code", ["#,##0.00 [$€-407]", '#,##0 "₫"', "@", "dd/mm/yyyy"])
def test_an_amount_is_read_as_the_command_line_reads_it_whatever_its_format(
    desk: Desk, book: Workbook, format_code: str
) -> None:
    cell = book.sheet("Mẫu 2").cells.cell(8, 1)
    cell.NumberFormat = book.document.format_key(format_code)
    desk.excel.types(book, "Mẫu 2", "B9", 12345678901)
    desk.clicks("validate", book)
    assert desk.findings(book) == desk.told_by_the_command_line(book)


def test_an_error_in_a_cell_is_no_blank(desk: Desk, book: Workbook) -> None:
    for sheet, address in (("Mẫu 1", "D9"), ("Mẫu 2", "B9")):
        desk.excel.types(book, sheet, address, "=1/0")
    desk.clicks("validate", book)
    errors = [row[:3] for row in desk.findings(book) if row[0] == "cell-error"]
    assert errors == [("cell-error", "Mẫu 1", "D9"), ("cell-error", "Mẫu 2", "B9")]


def test_the_workbooks_folder_is_not_where_python_looks(desk: Desk, book: Workbook) -> None:
    before = list(sys.path)
    (desk.folder / "baocao.py").write_text("raise SystemExit('a stranger ran')", "utf-8")
    desk.clicks("validate", book)
    assert sys.path == before
    assert desk.findings(book)
