"""Excel's workbooks, on LibreOffice documents."""
# ruff: noqa: N802, N803 - the names are Excel's

from __future__ import annotations

from pathlib import Path
from typing import Any

from live.areas import Area
from live.com import ComObject, fault, refused
from live.document import Document
from live.names import Names
from live.protection import Protections
from live.settings import remembered
from live.sheets import Worksheet, Worksheets

_FORMATS = {".xlsx": 51, ".xlsm": 52, ".xlsb": 50, ".xls": 56, ".xlam": 55}


class Workbooks(ComObject):
    """The open workbooks."""

    def __init__(self, app: Any) -> None:
        self.app = app

    def alive(self, put: bool = False) -> None:
        self.app.alive(put)

    def items(self) -> list[Any]:
        return list(self.app.books)

    def item(self, key: Any) -> Any:
        if isinstance(key, str):
            found = self.app.find(key)
        else:
            found = self.app.books[int(key) - 1] if 1 <= key <= len(self.app.books) else None
        if found is None:
            raise fault("bad_index")
        return found

    Count = property(lambda self: len(self.app.books))
    Application = property(lambda self: self.app)

    def Item(self, key: Any) -> Any:
        return self.item(key)

    def Add(self, Template: Any = None) -> Any:
        book = opened(self.app, Template or "")
        book.path = ""
        return book

    def Open(
        self, Filename: str, UpdateLinks: Any = None, ReadOnly: Any = None, Format: Any = None,
        Password: Any = None, *_: Any, **__: Any,
    ) -> Any:  # fmt: skip
        if not Path(Filename).is_file():
            raise refused(f"Sorry, we couldn't find {Filename}.")
        if self.app.find(Path(Filename).name):
            raise refused("Sorry, Excel can't open two workbooks with the same name.")
        book = opened(self.app, Filename, Password or "")
        book.read_only = bool(ReadOnly)
        return book


def opened(app: Any, path: str | Path = "", password: str = "") -> Any:
    """Return a workbook opened in front of the others; a new one without a path."""
    taken = {book.name for book in app.books}
    name = next(f"Book{n}" for n in range(1, 999) if f"Book{n}" not in taken)
    book = Workbook(app, Document(app.desktop, path, password), str(path), name)
    app.books.append(book)
    return book


class Workbook(ComObject):
    """An open workbook.

    `path` is "" where it was never saved; `address` is what FullName says in its stead where it
    lies on OneDrive.
    """

    def __init__(self, app: Any, document: Document, path: str, new_name: str) -> None:
        self.app, self.document = app, document
        self.path, self.address, self.new_name = path, "", new_name
        self.read_only = self.shared = self.closed = False
        self.selected: dict[str, Area] = {}
        self.sheets_hidden_deep: set[str] = set()
        self.protections = Protections(path)
        self.active_name = ""

    def alive(self, put: bool = False) -> None:
        self.app.alive(put)
        if self.closed:
            raise fault("closed")

    @property
    def name(self) -> str:
        return Path(self.path).name if self.path else self.new_name

    def folder(self) -> str:
        if self.address:
            return self.address.rpartition("/")[0]
        return str(Path(self.path).parent) if self.path else ""

    def sheet(self, name: str) -> Worksheet:
        return Worksheet(self, self.document.sheets.getByName(name))

    def active_sheet(self) -> Worksheet:
        names = self.document.sheets.ElementNames
        return self.sheet(self.active_name if self.active_name in names else self._shown())

    def _shown(self) -> str:
        controller = self.document.uno.CurrentController
        return str(
            controller.ActiveSheet.Name if controller else self.document.sheets.ElementNames[0]
        )

    def selection(self) -> Any:
        sheet = self.active_sheet()
        return sheet.area_range(self.selected.get(sheet.name, Area(0, 0, 0, 0)))

    def saved(self) -> bool:
        return not self.document.uno.isModified()

    def _set_saved(self, value: bool) -> None:
        self.document.uno.setModified(not value)

    def structure_free(self) -> None:
        """Raise Excel's refusal where sheets may not be added, moved, renamed, shown or hidden."""
        if self.document.uno.isProtected():
            raise refused("Workbook is protected and cannot be changed.")

    def not_shared(self) -> None:
        """Raise Excel's refusal of what a shared workbook does not let one change."""
        if self.shared:
            raise refused("This command is not available in a shared workbook.")

    def close(self) -> None:
        """Close it, as the clerk does; what the program still holds of it is dead."""
        if not self.closed:
            self.closed = True
            self.app.books.remove(self)
            self.document.close()

    Name = property(lambda self: self.name)
    FullName = property(lambda self: self.address or self.path or self.name)
    Path = property(folder)
    Saved = property(saved, _set_saved)
    ReadOnly = property(lambda self: self.read_only)
    MultiUserEditing = property(lambda self: self.shared)
    FileFormat = property(lambda self: _FORMATS.get(Path(self.path).suffix.lower(), 51))
    ProtectStructure = property(lambda self: self.document.uno.isProtected())
    Application = property(lambda self: self.app)
    Parent = property(lambda self: self.app)
    Worksheets = property(lambda self: Worksheets(self))
    Sheets = property(lambda self: Worksheets(self))
    ActiveSheet = property(active_sheet)
    Names = property(lambda self: Names(self))
    HasVBProject = property(lambda self: False)
    AutoSaveOn = remembered(False)
    IsAddin = remembered(False)

    def Activate(self) -> None:
        self.app.books.remove(self)
        self.app.books.append(self)

    def SaveCopyAs(self, Filename: str) -> None:
        if not Path(Filename).parent.is_dir():
            raise refused(f"Excel cannot access the file '{Filename}'.")
        self.document.store(Filename)

    def Save(self) -> None:
        if self.read_only or not self.path:
            raise refused(f"Cannot access read-only document '{self.name}'.")
        self.document.store(self.path)
        self._set_saved(True)

    def SaveAs(self, Filename: str, FileFormat: Any = None, Password: Any = None, *_: Any) -> None:
        asks = Path(Filename).exists() and self.app.remembers("DisplayAlerts")
        if asks and not self.app.dialogs.ask("overwrite", Filename):
            raise refused("Method 'SaveAs' of object '_Workbook' failed")
        self.document.store(Filename)
        self.path, self.address = Filename, ""
        self._set_saved(True)

    def Close(self, SaveChanges: Any = None, *_: Any) -> None:
        unsaved = not self.saved()
        save = SaveChanges
        if save is None and unsaved and self.app.remembers("DisplayAlerts"):
            save = self.app.dialogs.ask("save changes", self.name)
        if save and unsaved:
            self.document.store(self.path)
        self.close()

    def Protect(self, Password: str = "", Structure: bool = True, Windows: bool = False) -> None:
        self.document.uno.protect(Password or "")

    def Unprotect(self, Password: str = "") -> None:
        try:
            self.document.uno.unprotect(Password or "")
        except Exception as wrong:  # UNO's own type
            raise refused("The password you supplied is not correct.") from wrong
