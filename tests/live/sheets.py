"""Excel's worksheets, on LibreOffice's."""
# ruff: noqa: N802, N803 - the names are Excel's

from __future__ import annotations

from typing import Any

from live.areas import MOST_COLUMN, MOST_ROW, Area, area
from live.com import ComObject, fault, refused
from live.document import SheetCells, rectangle
from live.links import Hyperlinks, Notes
from live.names import Names
from live.protection import Protection
from live.quirks import MOST_ADDRESS, MOST_SHEET_NAME, NOT_IN_A_SHEET_NAME
from live.ranges import Range

VISIBLE, HIDDEN, VERY_HIDDEN = -1, 0, 2
_ALL = Area(0, 0, MOST_ROW, MOST_COLUMN)


class Worksheets(ComObject):
    """The sheets of a workbook."""

    def __init__(self, book: Any) -> None:
        self.book = book

    def alive(self, put: bool = False) -> None:
        self.book.alive(put)

    def items(self) -> list[Any]:
        return [self.book.sheet(name) for name in self.book.document.sheets.ElementNames]

    def item(self, key: Any) -> Any:
        names = self.book.document.sheets.ElementNames
        if isinstance(key, str):
            found = [name for name in names if name.casefold() == key.casefold()]
        elif isinstance(key, (list, tuple)):
            raise refused("the stand-in selects no groups of sheets")
        else:
            found = [names[int(key) - 1]] if 1 <= key <= len(names) else []
        if not found:
            raise fault("bad_index")
        return self.book.sheet(found[0])

    Count = property(lambda self: self.book.document.sheets.Count)
    Parent = property(lambda self: self.book)
    Application = property(lambda self: self.book.app)

    def Item(self, key: Any) -> Any:
        return self.item(key)

    def Add(self, Before: Any = None, After: Any = None, Count: int = 1, Type: Any = None) -> Any:
        self.book.structure_free()
        names = self.book.document.sheets.ElementNames
        name = next(f"Sheet{n}" for n in range(1, 999) if f"Sheet{n}" not in names)
        self.book.document.sheets.insertNewByName(name, _place(self.book, Before, After))
        added = self.book.sheet(name)
        added.activate()
        return added


def _place(book: Any, before: Any, after: Any) -> int:
    if before is not None:
        return int(before.cells.place)
    return int(after.cells.place) + 1 if after is not None else int(book.active_sheet().cells.place)


class Worksheet(ComObject):
    """A sheet."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self.book, self.uno = book, sheet
        self.cells = SheetCells(book.document, sheet)

    def alive(self, put: bool = False) -> None:
        self.book.alive(put)

    @property
    def name(self) -> str:
        return str(self.uno.Name)

    def area_range(self, *areas: Area) -> Range:
        return Range(self, *areas)

    def activate(self) -> None:
        self.book.active_name = self.name

    def protected(self) -> bool:
        """Whether a program is refused, too."""
        return (
            bool(self.uno.isProtected())
            and self.name not in self.book.protections.by_interface_only
        )

    def _rename(self, name: str) -> None:
        self.book.structure_free()
        others = {n.casefold() for n in self.book.document.sheets.ElementNames if n != self.name}
        wrong = not name or len(name) > MOST_SHEET_NAME or NOT_IN_A_SHEET_NAME & set(name)
        if wrong or name.casefold() in others or name[0] == "'" or name[-1] == "'":
            raise refused("You typed an invalid name for a sheet or chart.")
        self.uno.Name = name

    def _visible(self) -> int:
        if self.uno.IsVisible:
            return VISIBLE
        return VERY_HIDDEN if self.name in self.book.sheets_hidden_deep else HIDDEN

    def _show(self, value: Any) -> None:
        self.book.structure_free()
        self.uno.IsVisible = bool(value) and value != VERY_HIDDEN
        deep = self.book.sheets_hidden_deep
        (deep.add if value == VERY_HIDDEN else deep.discard)(self.name)

    def _filter_mode(self) -> bool:
        used = self.cells.used()
        return any(self.cells.filtered(row) for row in range(used.top, used.bottom + 1))

    def _filter_off(self, value: Any) -> None:
        if value:
            raise refused("Unable to set the AutoFilterMode property of the Worksheet class")
        self.check("AllowFiltering")
        self.all_rows()
        found = self.book.document.uno.UnnamedDatabaseRanges
        if found.hasByTable(self.cells.place):
            found.getByTable(self.cells.place).AutoFilter = False

    def all_rows(self) -> None:
        """Show what a filter hides."""
        used = self.cells.used()
        for row in range(used.top, used.bottom + 1):
            if self.cells.filtered(row):
                line = self.uno.Rows.getByIndex(row)
                line.IsFiltered, line.IsVisible = False, True

    def check(self, allowed: str = "") -> None:
        """Raise Excel's refusal where the sheet is protected and does not allow it."""
        known = self.book.protections.allowed.get(self.name, ())
        if self.protected() and allowed not in known:
            raise refused("The cell or chart you're trying to change is on a protected sheet.")

    Name = property(lambda self: self.name, _rename)
    Index = property(lambda self: self.cells.place + 1)
    CodeName = property(lambda self: f"Sheet{self.cells.place + 1}")
    Parent = property(lambda self: self.book)
    Application = property(lambda self: self.book.app)
    UsedRange = property(lambda self: self.area_range(self.cells.used()))
    Cells = property(lambda self: self.area_range(_ALL))
    Rows = property(lambda self: self.area_range(_ALL).by_rows())
    Columns = property(lambda self: self.area_range(_ALL).by_columns())
    Names = property(lambda self: Names(self.book))
    Visible = property(_visible, _show)
    ProtectContents = property(lambda self: bool(self.uno.isProtected()))
    ProtectDrawingObjects = property(lambda self: bool(self.uno.isProtected()))
    ProtectScenarios = property(lambda self: bool(self.uno.isProtected()))
    ProtectionMode = property(lambda self: self.name in self.book.protections.by_interface_only)
    Protection = property(Protection)
    FilterMode = property(_filter_mode)
    AutoFilterMode = property(_filter_mode, _filter_off)
    Hyperlinks = property(lambda self: Hyperlinks(self.area_range(self.cells.used())))
    Comments = property(lambda self: Notes(self))

    def Range(self, Cell1: Any, Cell2: Any = None) -> Range:
        if Cell2 is not None:
            first, last = self._found(Cell1).first, self._found(Cell2).first
            whole = (
                min(first.top, last.top), min(first.left, last.left),
                max(first.bottom, last.bottom), max(first.right, last.right),
            )  # fmt: skip
            return self.area_range(Area(*whole))
        return self._found(Cell1)

    def _found(self, cell: Any) -> Range:
        if isinstance(cell, Range):
            return cell
        if len(cell) > MOST_ADDRESS:
            raise refused("Method 'Range' of object '_Worksheet' failed")
        areas = [area(part) for part in cell.split(",")]
        if all(areas):
            return self.area_range(*[one for one in areas if one])
        return self._named(cell)

    def _named(self, name: str) -> Range:
        known = self.book.document.uno.NamedRanges
        cells = known.getByName(name).ReferredCells if known.hasByName(name) else None
        if cells is None:
            raise refused("Method 'Range' of object '_Worksheet' failed")
        sheet = Worksheet(self.book, cells.Spreadsheet)
        return sheet.area_range(rectangle(cells.RangeAddress))

    def Activate(self) -> None:
        if not self.uno.IsVisible:
            raise refused("Activate method of Worksheet class failed")
        self.activate()

    def Select(self, Replace: Any = None) -> None:
        self.Activate()

    def Calculate(self) -> None:
        self.book.document.calculate()

    def Delete(self) -> bool:
        self.book.structure_free()
        if self.book.app.remembers("DisplayAlerts") and not self.book.app.dialogs.ask(
            "delete", self.name
        ):
            return False
        if self.book.document.sheets.Count == 1:
            raise refused("A workbook must contain at least one visible worksheet.")
        self.book.document.sheets.removeByName(self.name)
        return True

    def Move(self, Before: Any = None, After: Any = None) -> None:
        self.book.structure_free()
        place = _place(self.book, Before, After)
        self.book.document.sheets.moveByName(self.name, place)

    def Copy(self, Before: Any = None, After: Any = None) -> None:
        to = (Before or After).book
        to.structure_free()
        place = _place(to, Before, After)
        to.document.sheets.importSheet(self.book.document.uno, self.name, place)
        to.active_name = to.document.sheets.ElementNames[place]

    def ShowAllData(self) -> None:
        if not self._filter_mode():
            raise refused("ShowAllData method of Worksheet class failed")
        self.check("AllowFiltering")
        self.all_rows()

    def Protect(self, *values: Any, **named: Any) -> None:
        self.book.not_shared()
        password = self.book.protections.protect(self.name, *values, **named)
        if not self.uno.isProtected():
            self.uno.protect(password)

    def Unprotect(self, Password: str = "") -> None:
        self.book.not_shared()
        if not self.uno.isProtected():
            return
        try:
            self.uno.unprotect(Password or "")
        except Exception as wrong:  # UNO's own type
            raise refused("The password you supplied is not correct.") from wrong
