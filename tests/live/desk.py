"""A clerk's desk: an open workbook of the program, unsaved entries in it, and clicks on buttons."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from baocao import __version__, ribbon
from baocao.programme import Programme
from baocao.tasks.validate import validate
from baocao.wording.messages import message
from live.clicks import Click, command_line, prepared
from live.excel import Excel
from live.workbooks import Workbook

FINDINGS = "Kiểm tra"
_CODE, _SHEET, _CELL, _MESSAGE = 1, 3, 4, 5
"""Columns of "Kiểm tra", from 0."""


@dataclass
class Desk:
    """The Excel before the clerk, and a folder of hers."""

    excel: Excel
    folder: Path
    programme: Programme

    @property
    def run(self) -> Path:
        return self.folder / "run"

    def opens(self, file: Path, name: str = "") -> Workbook:
        """Open a copy of a file, by another name if wanted."""
        copy = self.folder / (name or file.name)
        shutil.copyfile(file, copy)
        return self.excel.open(copy)

    def prepared(self, button: str, book: Workbook | None) -> Click:
        return prepared(self.excel, button, book, self.run, __version__)

    def clicks(self, button: str, book: Workbook | None) -> list[str]:
        """Click a button; return the messages, and let the calls be those of this click alone."""
        return self.starts(self.prepared(button, book))

    def starts(self, click: Click) -> list[str]:
        """Let Python do what VBA has prepared."""
        before = len(self.excel.dialogs.messages)
        self.excel.calls.names.clear()
        with command_line(click):
            ribbon.FUNCTIONS[click.arguments[0]](click.arguments)
        return self.excel.dialogs.messages[before:]

    def findings(self, book: Workbook) -> list[tuple[str, str, str, str]]:
        """Return code, sheet, cell and message of each row of "Kiểm tra"."""
        rows = self.excel.rows(book, FINDINGS)[1:]
        return [
            (row[_CODE], row[_SHEET] or "", row[_CELL] or "", row[_MESSAGE])
            for row in rows
            if any(row)
        ]

    def told_by_the_command_line(self, book: Workbook) -> list[tuple[str, str, str, str]]:
        """Return what `baocao validate` tells of the workbook once it is saved."""
        saved = self.folder / "saved" / book.name
        saved.parent.mkdir(exist_ok=True)
        book.document.store(saved)
        found = validate(saved, self.programme, date.today()).findings
        return [
            (
                one.code,
                one.where.sheet if one.where else one.sheet,
                one.where.address if one.where else "",
                message(one),
            )
            for one in found
        ]

    def logs(self) -> list[str]:
        """Return the logs of what broke."""
        return [path.read_text("utf-8") for path in sorted(self.folder.parent.rglob("*.log"))]

    def left_behind(self) -> list[str]:
        """Return what a click has left in the folder of the jobs but VBA's own job.txt."""
        return sorted(path.name for path in self.run.iterdir() if path.name != "job.txt")


def entries(desk: Desk, book: Workbook) -> dict[str, Any]:
    """Return all that the clerk's sheets hold: none but the program's may differ afterwards."""
    return desk.excel.held(book, FINDINGS)
