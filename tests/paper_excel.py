"""An Excel on paper: the open workbook is a file, and what is written is only noted.

For what needs no spreadsheet: the order of a click, its messages, what it imports, how fast it is.
tests/live plays Excel on a real one. The border is the same: live.com and live.pywin32.
"""
# ruff: noqa: N802, N803 - the names are Excel's

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from live import pywin32
from live.com import CALLS, ComObject, fault
from live.dialogs import Dialogs
from live.settings import remembered

HWND = 815


class Sheet(ComObject):
    """A sheet: what is written into it, and how."""

    def __init__(self, book: Book, name: str) -> None:
        self.book, self.name = book, name
        self.block: Any = None

    Name = property(lambda self: self.name)
    ProtectContents = property(lambda self: True)
    FilterMode = property(lambda self: False)
    Visible = property(lambda self: -1)

    def Range(self, address: str) -> Any:
        return Cells(self, address)

    def Unprotect(self, Password: str) -> None:
        self.book.done.append(f"unprotect {self.name}")

    def Protect(self, **allowed: Any) -> None:
        self.book.done.append(f"protect {self.name}")

    def Activate(self) -> None:
        self.book.done.append(f"show {self.name}")


class Cells(ComObject):
    """A range of a sheet."""

    def __init__(self, sheet: Sheet, address: str) -> None:
        self.sheet, self.address = sheet, address

    def _write(self, block: Any) -> None:
        self.sheet.block = block
        self.sheet.book.done.append(f"write {self.sheet.name}!{self.address}")

    Formula = property(lambda self: self.sheet.block, _write)
    Rows = property(lambda self: self)

    def AutoFit(self) -> None:
        return None


class Sheets(ComObject):
    """The sheets of a workbook, of whatever name is asked for."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def item(self, name: Any) -> Sheet:
        return self.book.sheets.setdefault(str(name), Sheet(self.book, str(name)))


class Book(ComObject):
    """The open workbook; `done` is what was done to it, in order."""

    def __init__(self, file: Path, name: str) -> None:
        self.file, self.name = file, name
        self.sheets: dict[str, Sheet] = {}
        self.done: list[str] = []

    Name = property(lambda self: self.name)
    Path = property(lambda self: "")
    FullName = property(lambda self: self.name)
    Worksheets = property(Sheets)

    def SaveCopyAs(self, Filename: str) -> None:
        shutil.copyfile(self.file, Filename)
        self.done.append("copy")


class Books(ComObject):
    """The open workbooks."""

    def __init__(self, excel: PaperExcel) -> None:
        self.excel = excel

    def item(self, name: Any) -> Book:
        if name != self.excel.book.name:
            raise fault("bad_index")
        return self.excel.book


class PaperExcel(ComObject):
    """One Excel with one workbook open; `mood` is the fault that every call meets."""

    def __init__(self, file: Path, name: str = "") -> None:
        self.book, self.hwnd, self.mood = Book(file, name or file.name), HWND, ""
        self.dialogs, self.statuses = Dialogs(), []  # type: ignore[var-annotated]
        pywin32.WINDOWS[HWND] = self
        CALLS.reset()

    def alive(self, put: bool = False) -> None:
        if self.mood:
            raise fault(self.mood)

    def _say(self, text: Any) -> None:
        self.statuses.append(text)

    Application = property(lambda self: self)
    Workbooks = property(Books)
    Version = property(lambda self: "16.0")
    DefaultFilePath = property(lambda self: str(self.book.file.parent))
    ScreenUpdating = remembered(True)
    StatusBar = property(lambda self: self.statuses[-1] if self.statuses else False, _say)
