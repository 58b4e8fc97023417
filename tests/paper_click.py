"""One validate click as a process of its own, on an Excel on paper: `paper_click.py [FILE RUN]`.

For the time that Python takes and for what it imports. Without arguments the stand-ins alone are
imported, for their time to be taken off. They are not pywin32, whose own time only Windows shows.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from live import pywin32
from paper_excel import HWND, PaperExcel


def click(file: Path, run: Path) -> set[str]:
    """Click "Kiểm tra số liệu" on a workbook and return the packages that were imported for it."""
    before = set(sys.modules)
    with pywin32.windows_for_a_while():
        from baocao.excel.live import engine

        engine.load()
    ctypes.windll = pywin32.WINDLL  # type: ignore[attr-defined]
    from baocao import ribbon

    excel = PaperExcel(file)
    ribbon.validate([f"--run={run}", f"--wb={file.name}", "--from_xl=1", f"--hwnd={HWND}"])
    assert excel.dialogs.messages, "nothing was said"
    assert excel.book.sheets, excel.dialogs.messages
    return {name.partition(".")[0] for name in set(sys.modules) - before if sys.modules[name]}


if __name__ == "__main__":
    pywin32.make_modules()
    if len(sys.argv) > 1:
        print(*sorted(click(*map(Path, sys.argv[1:3]))), sep="\n")
