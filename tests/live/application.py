"""Excel itself and its workbooks, on LibreOffice documents."""
# ruff: noqa: N802, N803 - the names are Excel's

from __future__ import annotations

from pathlib import Path
from typing import Any

from live.com import ComObject, fault, refused
from live.dialogs import Dialogs
from live.quirks import FAULTS
from live.settings import remembered

SAVE_AS, OPEN, PICK_FILE, PICK_FOLDER = 2, 1, 3, 4
"""What FileDialog is asked for."""


class Application(ComObject):
    """One running Excel; `mood` is the name of a fault that every call meets, "" for none."""

    def __init__(self, desktop: Any, hwnd: int) -> None:
        self.desktop, self.hwnd = desktop, hwnd
        self.books: list[Any] = []
        self.dialogs = Dialogs()
        self.documents = str(Path.home())
        self.mood = ""
        self.patience: int | None = None
        self.macros: list[tuple[Any, ...]] = []
        self.statuses: list[Any] = []

    def alive(self, put: bool = False) -> None:
        if not self.mood:
            return
        if self.patience is not None:
            self.patience -= 1
            if self.patience < 0:
                self.mood, self.patience = "", None
                return
        raise fault(f"{self.mood}_put" if put and f"{self.mood}_put" in FAULTS else self.mood)

    def find(self, name: str) -> Any:
        """Return the open workbook of that name in any case, None if there is none."""
        found = [book for book in self.books if book.name.casefold() == name.casefold()]
        return found[0] if found else None

    def active_book(self) -> Any:
        return self.books[-1] if self.books else None

    def remembers(self, name: str) -> Any:
        """Return a setting without a call."""
        return vars(self).get("remembered", {}).get(name, True)

    def _say(self, text: Any) -> None:
        self.statuses.append(text)

    ScreenUpdating = remembered(True)
    DisplayAlerts = remembered(True)
    EnableEvents = remembered(True)
    Interactive = remembered(True)
    Visible = remembered(True)
    Calculation = remembered(-4105)
    Cursor = remembered(-4143)
    CutCopyMode = remembered(False)
    StatusBar = property(lambda self: self.statuses[-1] if self.statuses else False, _say)
    Version = property(lambda self: "16.0")
    Name = property(lambda self: "Microsoft Excel")
    Hwnd = property(lambda self: self.hwnd)
    Ready = property(lambda self: True)
    Application = property(lambda self: self)
    Parent = property(lambda self: self)
    Workbooks = property(lambda self: _workbooks(self))
    ActiveWorkbook = property(active_book)
    ActiveSheet = property(lambda self: self.books[-1].active_sheet() if self.books else None)
    Selection = property(lambda self: self.books[-1].selection() if self.books else None)
    ActiveCell = property(lambda self: self.books[-1].selection().corner() if self.books else None)
    UserName = property(lambda self: "Cán bộ")
    DefaultFilePath = property(lambda self: self.documents)
    PathSeparator = property(lambda self: "\\")

    def Calculate(self) -> None:
        for book in self.books:
            book.document.calculate()

    CalculateFull = Calculate

    def Run(self, macro: str, *values: Any) -> None:
        self.macros.append((macro, *values))

    def OnTime(self, when: Any, macro: str, latest: Any = None, schedule: bool = True) -> None:
        self.macros.append((macro, when))

    def GetOpenFilename(self, *arguments: Any) -> Any:
        return self.dialogs.ask("open", *arguments)

    def GetSaveAsFilename(self, *arguments: Any, **named: Any) -> Any:
        return self.dialogs.ask("save", *arguments, *named.values())

    def InputBox(self, *arguments: Any, **named: Any) -> Any:
        return self.dialogs.ask("input", *arguments, *named.values())

    def FileDialog(self, kind: int) -> Any:
        return FileDialog(self, kind)

    GetFileDialog = FileDialog

    def Goto(self, Reference: Any = None, Scroll: Any = None) -> None:
        Reference.choose()

    def Quit(self) -> None:
        raise AssertionError("the program closed the clerk's Excel")


def _workbooks(app: Application) -> Any:
    from live.workbooks import Workbooks

    return Workbooks(app)


class FileDialog(ComObject):
    """A file or folder dialog; the answer is a path, a list of paths, or "" for "cancel"."""

    def __init__(self, app: Application, kind: int) -> None:
        self.app, self.kind = app, kind
        self.chosen: list[str] = []

    def alive(self, put: bool = False) -> None:
        self.app.alive(put)

    Title = remembered("")
    ButtonName = remembered("")
    InitialFileName = remembered("")
    AllowMultiSelect = remembered(False)
    FilterIndex = remembered(1)
    SelectedItems = property(lambda self: Texts(self.chosen))
    Filters = property(lambda self: Filters())

    def Show(self) -> int:
        kinds = {OPEN: "open", SAVE_AS: "save", PICK_FILE: "file", PICK_FOLDER: "folder"}
        answer = self.app.dialogs.ask(kinds[self.kind], *vars(self).get("remembered", {}).values())
        self.chosen = [answer] if isinstance(answer, (str, Path)) and answer else list(answer or ())
        self.chosen = [str(path) for path in self.chosen]
        return -1 if self.chosen else 0


class Filters(ComObject):
    """A file dialog's filters."""

    def Add(self, *_: Any) -> None:
        return None

    def Clear(self) -> None:
        return None


class Texts(ComObject):
    """A collection of texts, counted from 1."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def items(self) -> list[Any]:
        return self.texts

    def item(self, at: int) -> str:
        if not 1 <= at <= len(self.texts):
            raise refused("Subscript out of range")
        return self.texts[at - 1]

    Count = property(lambda self: len(self.texts))

    def Item(self, at: int) -> str:
        return self.item(at)
