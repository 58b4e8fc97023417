"""The table of quirks asked of an Excel: of a real one by a person, of the stand-in by a test.

On Windows with Excel and the program installed, from this file's folder:

    "%LOCALAPPDATA%\\BaoCao\\python\\python.exe" parity.py > parity.md

It opens an Excel of its own, works in new workbooks, closes them and prints a table. Rows that do
not say "as told" are where the table is wrong: correct quirks.py by them. With --hands it asks for
a cell in edit mode and for an open dialog, and tells what Excel answers meanwhile.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from live.quirks import CASES, FAULTS, HABITS, MOST_ADDRESS, MOST_SHEET_NAME, MOST_TEXT

Row = tuple[str, str, str]
"""What was asked, what the table says, what was seen."""


def case_rows(book: Any) -> list[Row]:
    """Return a row for each value of the table, put into a cell of a workbook's first sheet."""
    cell = book.sheets[0].range("B3").api
    rows = []
    for case in CASES:
        cell.Clear()
        cell.NumberFormat = case.format
        cell.Value2 = case.put
        seen = (_plain(cell.Value), _plain(cell.Value2), cell.NumberFormat)
        told = (_plain(case.value), _plain(case.value2), case.after)
        rows.append((case.name, _short(told), _short(seen)))
    cell.Clear()
    return rows


def _plain(value: Any) -> Any:
    """Return a day without the zone that COM gives it."""
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _short(seen: Any) -> str:
    text = " · ".join(_worded(one) for one in seen)
    return text if len(text) < 90 else f"{text[:40]}… ({len(text)})"


def _worded(value: Any) -> str:
    return str(value) if isinstance(value, datetime) else f"{value!r}"


def refused(act: Callable[[], Any]) -> bool:
    """Whether Excel says no."""
    try:
        act()
    except Exception as error:  # noqa: BLE001 - pywintypes.com_error exists on Windows alone
        return type(error).__name__ == "com_error"
    return False


class Habits:
    """A question for each of the table's habits, by its name: True where Excel is as told."""

    def __init__(self, book: Any, folder: Path) -> None:
        self.book, self.folder = book, folder
        self.api = book.api
        self.sheet = book.sheets[0].api

    def put(self, address: str, value: Any) -> Any:
        cells = self.sheet.Range(address)
        cells.Value2 = value
        return cells

    def short_block_fills_na(self) -> bool:
        na = -2146826246
        return self.put("A1:B2", ((1.0,),)).Value2 == ((1.0, na), (na, na))

    def one_cell_is_no_block(self) -> bool:
        return self.put("A1", 7.0).Value2 == 7.0

    def covered_cell_takes_nothing(self) -> bool:
        self.sheet.Range("D1:E2").Merge()
        self.put("D1:E2", (("a", "b"), ("c", "d")))
        self.put("E2", "x")
        return self.sheet.Range("D1:E2").Value2 == (("a", None), (None, None))

    def protected_sheet_refuses(self) -> bool:
        self.sheet.Protect("secret")
        return refused(lambda: self.put("A1", 1))

    def protected_sheet_is_readable(self) -> bool:
        self.put("A1", "x")
        self.sheet.Protect("secret")
        return self.sheet.Range("A1").Value2 == "x"

    def protected_structure_refuses(self) -> bool:
        self.api.Protect("secret", True, False)
        no = refused(lambda: self.api.Worksheets.Add())
        self.api.Unprotect("secret")
        return no

    def wrong_password_refuses(self) -> bool:
        self.sheet.Protect("secret")
        return refused(lambda: self.sheet.Unprotect("wrong"))

    def long_address_refuses(self) -> bool:
        fits = ",".join(["AA1"] * (MOST_ADDRESS // 4)) + ",A10"
        beyond = f"{fits}0"
        return not refused(lambda: self.sheet.Range(fits)) and refused(
            lambda: self.sheet.Range(beyond)
        )

    def long_text_refuses(self) -> bool:
        return refused(lambda: self.put("A1", "x" * (MOST_TEXT + 1)))

    def long_sheet_name_refuses(self) -> bool:
        self.sheet.Name = "x" * MOST_SHEET_NAME
        return refused(lambda: setattr(self.sheet, "Name", "x" * (MOST_SHEET_NAME + 1)))

    def missing_sheet_refuses(self) -> bool:
        return refused(lambda: self.api.Worksheets("không có"))

    def sheets_go_by_any_case(self) -> bool:
        self.sheet.Name = "Mẫu Ánh"
        sheet = self.api.Worksheets("mẪU áNH")
        return sheet.Name == "Mẫu Ánh"

    def copy_aside_has_unsaved(self) -> bool:
        from zipfile import ZipFile

        self.put("A1", "chưa lưu")
        copy = self.folder / "bản sao.xlsx"
        self.api.SaveCopyAs(str(copy))
        with ZipFile(copy) as package:
            return any("chưa lưu".encode() in package.read(part) for part in package.namelist())

    def copy_aside_leaves_unsaved(self) -> bool:
        self.put("A1", 1)
        before = (self.api.Name, self.api.Path, self.api.Saved)
        self.api.SaveCopyAs(str(self.folder / "b.xlsx"))
        return (self.api.Name, self.api.Path, self.api.Saved) == before == (before[0], "", False)

    def copy_aside_of_new_book(self) -> bool:
        copy = self.folder / "c.xlsx"
        self.api.SaveCopyAs(str(copy))
        return copy.is_file()

    def never_saved_has_no_path(self) -> bool:
        return self.api.Path == "" and self.api.FullName == self.api.Name

    def _hidden(self) -> Any:
        self.put("A1:A4", (("mục",), ("a",), ("b",), ("a",)))
        self.sheet.Range("A3").EntireRow.Hidden = True
        return self.put("A1:A4", (("1",), ("2",), ("3",), ("4",)))

    def hidden_rows_take_values(self) -> bool:
        return self._hidden().Value2 == ((1.0,), (2.0,), (3.0,), (4.0,))

    def _filtered(self) -> Any:
        cells = self.put("A1:A4", (("mục",), ("a",), ("b",), ("a",)))
        cells.AutoFilter(1, "a")
        return cells

    def filtered_rows_are_skipped(self) -> bool:
        self._filtered()
        cells = self.put("A1:A4", (("'p",), ("'q",), ("'r",), ("'s",)))
        written = cells.Value2 == (("p",), ("q",), ("b",), ("s",))
        cells.ClearContents()
        return written and cells.Value2 == ((None,), (None,), ("b",), (None,))

    def filter_can_be_lifted(self) -> bool:
        self._filtered()
        before = self.sheet.FilterMode
        self.sheet.ShowAllData()
        return before and not self.sheet.FilterMode

    def union_takes_format(self) -> bool:
        self.sheet.Range("B2,B4").Interior.Color = 255
        colours = [self.sheet.Range(f"B{row}").Interior.Color for row in (2, 3, 4)]
        return [int(colour) for colour in colours] == [255, 0xFFFFFF, 255]

    def formula_block(self) -> bool:
        self.sheet.Name = "Mẫu 1"
        cells = self.sheet.Range("A1:C1")
        cells.Formula = (("'01", "=1+1", '=HYPERLINK("#\'Mẫu 1\'!B3","B3")'),)
        shown = cells.Value2 == (("01", 2.0, "B3"),)
        return shown and self.sheet.Range("C1").Formula == '=HYPERLINK("#\'Mẫu 1\'!B3","B3")'

    def protect_keeps_allowances(self) -> bool:
        self.sheet.Protect(Contents=True, AllowFormattingColumns=True, AllowFiltering=True)
        kept = self.sheet.Protection
        return (kept.AllowFormattingColumns, kept.AllowFiltering, kept.AllowSorting) == (
            True, True, False,
        )  # fmt: skip

    def same_name_refuses(self) -> bool:
        folders = [self.folder / "một", self.folder / "hai"]
        for folder in folders:
            folder.mkdir()
            self.api.SaveCopyAs(str(folder / "cùng tên.xlsx"))
        books = self.api.Application.Workbooks
        first = books.Open(str(folders[0] / "cùng tên.xlsx"))
        self.api.Application.DisplayAlerts = False
        no = refused(lambda: books.Open(str(folders[1] / "cùng tên.xlsx")))
        self.api.Application.DisplayAlerts = True
        first.Close(False)
        return no

    def resize_is_called_getresize(self) -> bool:
        corner = self.sheet.Range("B2")
        wide, down = corner.GetResize(2, 3), corner.GetOffset(1, 0)
        return (wide.Address, down.Address) == ("$B$2:$D$3", "$B$3")

    def closed_book_is_told(self) -> bool:
        other = self.api.Application.Workbooks.Add()
        other.Close(False)
        try:
            other.Name  # noqa: B018
        except Exception as error:  # noqa: BLE001 - as in `refused`
            return bool(getattr(error, "hresult", 0) == FAULTS["closed"].hresult)
        return False

    def currency_is_decimal(self) -> bool:
        cell = self.sheet.Range("A1")
        cell.NumberFormat = "#,##0.00 [$€-407]"
        cell.Value2 = 2.5
        return (type(cell.Value).__name__, type(cell.Value2).__name__) == ("Decimal", "float")


def habit_rows(new_book: Callable[[], Any]) -> list[Row]:
    """Return a row for each habit, each asked in a workbook of its own."""
    rows = []
    for habit in HABITS:
        book = new_book()
        with tempfile.TemporaryDirectory() as folder:
            asked = getattr(Habits(book, Path(folder)), habit.name)
            rows.append((habit.says, "as told", _answer(asked)))
            book.api.Close(False)
    return rows


def _answer(asked: Callable[[], bool]) -> str:
    try:
        return "as told" if asked() else "NOT so"
    except Exception as error:  # noqa: BLE001 - one question that fails must not end the others
        return f"{type(error).__name__}: {error}"[:90]


def hand_rows(book: Any, seconds: int = 20) -> list[Row]:
    """Return what a read and a put meet while a person holds Excel busy."""
    cell = book.sheets[0].range("A1").api._inner
    rows = []
    moods = {
        "a cell in edit mode (press F2)": ("editing", "editing_put"),
        "an open dialog (press Ctrl+O)": ("retry_later", "retry_later"),
    }
    for what, names in moods.items():
        print(f"\nNow: {what}, within {seconds} seconds; leave it so.", file=sys.stderr)
        time.sleep(seconds)
        acts = (("read", lambda: cell.Value2), ("put", lambda: setattr(cell, "Value2", 1)))
        for (act, do), name in zip(acts, names, strict=True):
            rows.append((f"{act}, {what}", _codes(FAULTS[name]), _met(do)))
        print("Thank you: press Esc.", file=sys.stderr)
        time.sleep(seconds / 4)
    return rows


def _codes(fault: Any) -> str:
    return f"{fault.hresult} {fault.scode or ''}".strip()


def _met(act: Callable[[], Any]) -> str:
    try:
        act()
    except Exception as error:  # noqa: BLE001 - as in `refused`
        account = getattr(error, "excepinfo", None)
        return f"{getattr(error, 'hresult', error)} {account[5] if account else ''}".strip()
    return "no refusal"


def table(rows: list[Row]) -> str:
    """Return the rows in Markdown, with a mark where table and Excel differ."""
    lines = ["| | asked | the table | Excel |", "|---|---|---|---|"]
    for asked, told, seen in rows:
        mark = "" if told == seen else "**!**"
        cells = (text.replace("|", "\\|").replace("\n", "⏎") for text in (asked, told, seen))
        lines.append(f"| {mark} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    import xlwings

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    xlwings._xlwindows.N_COM_ATTEMPTS = 5
    app = xlwings.App(visible=True, add_book=False)
    try:
        rows = case_rows(app.books.add()) + habit_rows(app.books.add)
        if "--hands" in arguments:
            rows += hand_rows(app.books.add())
        print(f"Excel {app.version}, xlwings {xlwings.__version__}\n\n{table(rows)}")
    finally:
        app.display_alerts = False
        app.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
