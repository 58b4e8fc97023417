"""The add-in and its twin in a live LibreOffice: modules listed, macros run."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from baocao.tasks.addin import addin, shipped_sources
from office import SOFFICE

PYTHON = Path("/usr/bin/python3")
SCRIPT = Path(__file__).with_name("uno_macros.py")
FILTER = "Calc MS Excel 2007 VBA XML"
"""LibreOffice knows no .xlam by itself, but reads it as what it is."""


def has_uno() -> bool:
    return (
        PYTHON.exists()
        and not subprocess.run([PYTHON, "-c", "import uno"], capture_output=True).returncode
    )


pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed"),
    pytest.mark.skipif(not has_uno(), reason="python3-uno is not installed"),
]


def in_office(path: Path, calls: list[tuple[str, list[str]]]) -> dict[str, Any]:
    ran = subprocess.run(
        [PYTHON, SCRIPT, path, FILTER, "BaoCao", json.dumps(calls)],
        capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return dict(json.loads(ran.stdout))


@pytest.mark.parametrize("name", ["BaoCao.xlam", "BaoCao.xlsm"])
def test_libreoffice_lists_the_modules_and_runs_the_macros(name: str, tmp_path: Path) -> None:
    addin(tmp_path, workbook=True)
    sources = shipped_sources()
    told = in_office(
        tmp_path / name,
        [
            ("BaoCaoMessages.Message", ["title"]),
            ("BaoCaoMessages.Message", ["protected_view"]),
            ("BaoCaoMessages.Message", ["unknown"]),
            ("BaoCaoMessages.Filled", ["Sổ {workbook}.", "workbook", "Tân Nam"]),
            ("BaoCaoJob.JobLabel", ["consolidate"]),
            ("BaoCaoLauncher.Quoted", ["C:\\Tải xuống\\"]),
            ("BaoCaoLauncher.CommandLine",
             ["C:\\Ánh\\pythonw.exe", "report", "C:\\Ánh\\run", "a=b %c%.xlsx", "C:\\E", "12"]),
        ],
    )  # fmt: skip
    assert told["sheets"] == ["messages"]
    procedures = {module.name: 1 for module in sources.modules}
    assert told["modules"] == {**procedures, "ThisWorkbook": 4, "Messages": 4}
    assert told["returned"] == [
        "Báo cáo",
        sources.messages["protected_view"],
        "unknown",
        "Sổ Tân Nam.",
        "Tổng hợp số liệu",
        '"C:\\Tải xuống\\\\"',
        '"C:\\Ánh\\pythonw.exe" -I -X utf8 -m baocao.ribbon report --addin='
        f'{sources.messages["version"]} --run="C:\\Ánh\\run" --wb="a=b %c%.xlsx" --from_xl=1 '
        '--app="C:\\E" --hwnd=12',
    ]
