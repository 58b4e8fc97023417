"""A click as VBA makes it: the job's files, the command line, and Python's side in this process.

docs/decisions/0011 says what the two sides share; addin/modules has VBA's side.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from live.excel import Excel
from live.workbooks import Workbook


@dataclass(frozen=True)
class Click:
    """What Python is started with: its arguments without the program, and the folder of the job."""

    arguments: list[str]
    run: Path

    @property
    def lock(self) -> Path:
        return self.run / "job.lock"

    @property
    def stop(self) -> Path:
        return self.run / "job.stop"


def prepared(excel: Excel, function: str, book: Workbook | None, run: Path, version: str) -> Click:
    """Write what VBA writes before it starts Python, and return what it starts Python with."""
    run.mkdir(parents=True, exist_ok=True)
    name = book.name if book else ""
    (run / "job.stop").unlink(missing_ok=True)
    _in_unicode(run / "job.txt", f"{function}\r\n{name}")
    _in_unicode(run / "job.lock", "")
    arguments = [
        function, f"--addin={version}", f"--run={run}", f"--wb={name}", "--from_xl=1",
        "--app=", f"--hwnd={excel.hwnd}",
    ]  # fmt: skip
    return Click(arguments, run)


def _in_unicode(path: Path, text: str) -> None:
    """As FileSystemObject.CreateTextFile(…, Unicode) writes: UTF-16 with its mark."""
    path.write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))


@contextlib.contextmanager
def command_line(click: Click) -> Iterator[list[Any]]:
    """Let sys.argv be what VBA gave, for the length of a click."""
    kept = sys.argv
    sys.argv = ["baocao.ribbon", *click.arguments]
    try:
        yield sys.argv
    finally:
        sys.argv = kept
