"""The workbook that is open in Excel: read by one copy, written by blocks, replaced by a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...core import names
from ...core.cells import CellRef
from ...errors import BaocaoError, InputError
from ...wording import clicks as words
from ...wording.finding_rows import FindingRow
from . import engine
from .faults import ExcelGone, ExcelRefused, ask, foreign, insist
from .files import moved
from .findings import findings_block, plain
from .sheets import show, write_block

CatalogueRow = tuple[str, str, str, str]
"""Name, meaning, value today, and the text to insert."""
_XLSX = 51
"""xlOpenXMLWorkbook"""
_LEAVE_LINKS = 0
"""UpdateLinks of Workbooks.Open: no question about links to other workbooks."""
_TEXT_FORMAT = "@"


@dataclass(frozen=True)
class Location:
    """Where a workbook lies: its file, None where it was never saved or lies at an address.

    `replaceable` says whether its file may be written anew: an .xlsx on a drive, not opened to be
    read only, not shared.
    """

    file: Path | None
    replaceable: bool


def attach(name: str, hwnd: int) -> OpenBook:
    """Return the open workbook of this name in the Excel of a window.

    Not by Book.caller(), which cuts a name at "=" and strips its ends; without a window (a call
    from Python) it serves. InputError where no such workbook is open or Excel cannot be reached.
    """
    try:
        xlwings = engine.load()
    except ImportError as error:
        raise InputError(words.NO_ENGINE.format(reason=error)) from error
    if not hwnd:
        book = xlwings.Book.caller()
        return OpenBook(book.app.api, book.api, book.name)
    app = application(xlwings, hwnd)
    books = ask(words.REFUSED, lambda: app.Workbooks)
    return OpenBook(app, ask(words.NO_BOOK.format(name=name), lambda: books(name)), name)


def application(xlwings: Any, hwnd: int) -> Any:
    """Return the Excel of a window; ExcelGone where there is none."""
    try:
        return ask(words.GONE, lambda: xlwings.App(impl=xlwings._xlwindows.App(xl=hwnd)).api)
    except ExcelRefused as error:
        raise ExcelGone(words.GONE) from error


def free_status_bar(hwnd: int) -> None:
    """Let the status bar of a window's Excel be its own again; a busy Excel keeps what it shows."""
    try:
        app = application(engine.load(), hwnd)
    except (ImportError, BaocaoError):
        return
    insist(lambda: setattr(app, "StatusBar", False))


class OpenBook:
    """An open workbook; `name` is what Excel calls it ("Book1" where it was never saved)."""

    def __init__(self, app: Any, api: Any, name: str) -> None:
        self._app, self._api, self.name = app, api, name

    def save_copy(self, folder: Path) -> Path:
        """Return a copy of the workbook in a folder, what is not yet saved included: one call."""
        suffix = "" if Path(self.name).suffix.lower().startswith(".xl") else ".xlsx"
        copy = folder / f"{self.name}{suffix}"
        refusal = words.NO_COPY.format(name=self.name)
        ask(refusal, lambda: self._api.SaveCopyAs(str(copy)))
        if not copy.is_file():
            raise ExcelRefused(refusal)
        return copy

    def location(self) -> Location:
        """Return where the workbook lies."""
        folder = ask(words.REFUSED, lambda: self._api.Path)
        full = ask(words.REFUSED, lambda: self._api.FullName)
        if not folder or "://" in full:
            return Location(None, replaceable=False)
        free = ask(words.REFUSED, lambda: self._api.FileFormat) == _XLSX
        free &= not ask(words.REFUSED, lambda: self._api.ReadOnly)
        free &= not ask(words.REFUSED, lambda: self._api.MultiUserEditing)
        return Location(Path(full), free and Path(full).is_file())

    def documents(self) -> Path:
        """Return the folder in which Excel keeps files unless told otherwise."""
        return Path(ask(words.REFUSED, lambda: self._app.DefaultFilePath))

    def status(self, text: str) -> None:
        """Show a text in the status bar; a busy Excel shows none."""
        with suppress(*foreign()):
            self._app.StatusBar = text

    def give_back(self) -> None:
        """Let the status bar be Excel's own again."""
        insist(lambda: setattr(self._app, "StatusBar", False))

    def write_findings(
        self, rows: Sequence[FindingRow], old_rows: int, sheets: Sequence[str], *, front: bool
    ) -> None:
        """Write "Kiểm tra" anew (see findings.findings_block), and bring it to the front."""
        block = findings_block(rows, old_rows, sheets)
        with self._still():
            sheet = write_block(self._api, names.FINDINGS, block, sheets)
            if front:
                # All is written: what lies in front is a courtesy.
                with suppress(ExcelRefused):
                    show(sheet)

    def write_catalogue(
        self, rows: Sequence[CatalogueRow], old_rows: int, sheets: Sequence[str]
    ) -> None:
        """Write "Danh mục số liệu" anew, blanks over the older rows that are too many."""
        headings = tuple(names.FIGURE_HEADINGS.values())
        lines = [tuple(map(plain, row)) for row in (headings, *rows)]
        blanks = [("",) * len(headings)] * (old_rows - len(lines))
        with self._still():
            write_block(self._api, names.FIGURES, (*lines, *blanks), sheets)

    def show(self, sheet: str) -> bool:
        """Bring a sheet to the front; False where there is none of that name."""
        try:
            found = ask(words.REFUSED, lambda: self._api.Worksheets(sheet))
        except ExcelRefused:
            return False
        show(found)
        return True

    def active_cell(self) -> CellRef | None:
        """Return the active cell; None where another workbook or no cell is in front."""
        cell = ask(words.REFUSED, lambda: self._app.ActiveCell)
        return self._place(cell) if cell is not None else None

    def _place(self, cell: Any) -> CellRef | None:
        """Return where a cell of this workbook is."""
        sheet = ask(words.REFUSED, lambda: cell.Worksheet)
        if ask(words.REFUSED, lambda: sheet.Parent.Name) != self.name:
            return None
        row, column = ask(words.REFUSED, lambda: (cell.Row, cell.Column))
        return CellRef(ask(words.REFUSED, lambda: sheet.Name), int(row), int(column))

    def append(self, where: CellRef, text: str) -> None:
        """Add a text at the end of a cell's, after a space."""
        refusal = words.WORDS_LOCKED
        cell = ask(refusal, lambda: self._api.Worksheets(where.sheet).Range(where.address))
        written = str(ask(refusal, lambda: cell.Value2) or "")
        space = " " if written and not written[-1].isspace() else ""
        new = f"{written}{space}{text}"
        as_text = ask(refusal, lambda: cell.NumberFormat) == _TEXT_FORMAT
        ask(refusal, lambda: setattr(cell, "Value2", new if as_text else f"'{new}"))

    def choose_folder(self, title: str, start: Path | None) -> Path | None:
        """Return the folder that the clerk picks in Excel's own dialog, None where she does not."""
        dialog = ask(words.REFUSED, lambda: self._app.FileDialog(4))  # msoFileDialogFolderPicker
        ask(words.REFUSED, lambda: setattr(dialog, "Title", title))
        if start:
            ask(words.REFUSED, lambda: setattr(dialog, "InitialFileName", f"{start}{os.sep}"))
        if not ask(words.REFUSED, dialog.Show):
            return None
        return Path(ask(words.REFUSED, lambda: dialog.SelectedItems.Item(1)))

    def choose_file(self, title: str, start: Path, kind: str) -> Path | None:
        """Return the file to write that the clerk names in Excel's own dialog, None: she does not.

        `kind` is a filter as Excel writes it: "Tài liệu Word (*.docx),*.docx".
        """
        named = ask(words.REFUSED, lambda: self._app.GetSaveAsFilename(str(start), kind, 1, title))
        return Path(named) if isinstance(named, str) and named else None

    def choose_existing(self, title: str, kind: str) -> Path | None:
        """Return the file that the clerk picks in Excel's own dialog, None where she does not."""
        named = ask(words.REFUSED, lambda: self._app.GetOpenFilename(kind, 1, title))
        return Path(named) if isinstance(named, str) and named else None

    def choose_cell(self, prompt: str, title: str) -> CellRef | None:
        """Return the cell of this workbook that the clerk clicks on; None where she cancels."""
        picked = ask(words.REFUSED, lambda: self._app.InputBox(prompt, title, Type=8))
        if picked is None or isinstance(picked, bool | str | int | float):
            return None
        return self._place(picked)

    def replace(self, fresh: Path, aside: Path) -> Path:
        """Close the workbook unsaved, put the file `fresh` in its place, and open that.

        Where its file cannot be replaced, `fresh` becomes `aside` and is opened. Return the file
        that was opened. ExcelRefused where it cannot be closed (nothing has changed then) or where
        the file in its place cannot be opened (it is complete).
        """
        file = self.location().file
        assert file, "a workbook without a file has no place"
        with self._still():
            self._close()
            placed = file if moved(fresh, file) else fresh.replace(aside)
            self._open(placed)
        return placed

    def _close(self) -> None:
        """Close the workbook unsaved; ExcelRefused where it is still open then."""
        try:
            ask(words.NOT_CLOSED, lambda: self._api.Close(False))
        except (ExcelGone, ExcelRefused) as error:
            if insist(lambda: self._api.Name):
                raise ExcelRefused(words.NOT_CLOSED) from error

    def open(self, file: Path) -> None:
        """Open another workbook and go on with that."""
        with self._still():
            self._open(file)

    def _open(self, file: Path) -> None:
        refusal = words.NOT_REOPENED.format(path=file)
        books = ask(refusal, lambda: self._app.Workbooks)
        try:
            self._api = ask(refusal, lambda: books.Open(str(file), _LEAVE_LINKS))
        except ExcelGone:
            raise ExcelRefused(refusal) from None
        self.name = file.name

    def _still(self) -> _Still:
        return _Still(self._app)


class _Still:
    """Excel paints nothing in between, and does again afterwards."""

    def __init__(self, app: Any) -> None:
        self._app = app

    def __enter__(self) -> None:
        with suppress(*foreign()):
            self._app.ScreenUpdating = False

    def __exit__(self, *_: object) -> None:
        insist(lambda: setattr(self._app, "ScreenUpdating", True))
