"""Runs the private Python, to see whether it works on this machine."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

_NO_WINDOW = 0x08000000
_SECONDS = 600
_PACKAGES = "lxml.etree, jinja2, xlsxwriter, xlrd, pythoncom, win32com.client, xlwings"

STARTS = "print('ok')"
IMPORTS = f"import {_PACKAGES}, baocao.cli, baocao.ribbon; print('ok')"

CHECKED = (0, 1)
"""`validate` ends with 1 where it found an error: in a blank workbook it does."""


def why_not(python: Path, code: str) -> str:
    """Return "" where this Python runs the code, else the last line of what it said."""
    said = run(python, "-c", code)
    return "" if said.returncode == 0 and "ok" in said.stdout else _last_line(said)


def main_job(python: Path) -> str:
    """Return "" where a blank workbook can be made and checked in a folder with accents."""
    with tempfile.TemporaryDirectory(prefix="Báo cáo & thử ") as name:
        book = Path(name) / "Xã Tân Nam.xlsx"
        made = run(python, "-m", "baocao", "new", "-o", str(book), "--unit", "Xã Tân Nam")
        if made.returncode or not book.is_file():
            return _last_line(made)
        checked = run(python, "-m", "baocao", "validate", str(book))
        return "" if checked.returncode in CHECKED else _last_line(checked)


def compile_packages(python: Path) -> None:
    """Compile the packages beside this Python; one that does not compile is left as it is."""
    packages = python.parent / "Lib" / "site-packages"
    run(python, "-m", "compileall", "-qq", "--invalidation-mode", "unchecked-hash", str(packages))


def run(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run this Python alone: neither this folder nor the user's settings say what it imports.

    Its words go to a file, not to a pipe: a pipe stays open, and keeps us waiting, for as long as
    any program that it started in turn lives.
    """
    command = [str(python), "-I", "-X", "utf8", *arguments]
    with tempfile.TemporaryFile() as words:
        try:
            code = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=words, stderr=words,
                check=False, timeout=_SECONDS, creationflags=_NO_WINDOW,
            ).returncode  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            return subprocess.CompletedProcess(command, -1, str(error))
        words.seek(0)
        return subprocess.CompletedProcess(command, code, words.read().decode("utf-8", "replace"))


def _last_line(said: subprocess.CompletedProcess[str]) -> str:
    lines = [line for line in said.stdout.splitlines() if line.strip()]
    return lines[-1].strip()[-300:] if lines else f"mã thoát {said.returncode}"
