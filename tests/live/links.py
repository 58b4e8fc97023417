"""Hyperlinks and notes of cells."""
# ruff: noqa: N802, N803 - the names are Excel's

from __future__ import annotations

from typing import Any

from live.com import ComObject, fault, refused
from live.document import struct
from live.settings import remembered


class Hyperlinks(ComObject):
    """The links of a range."""

    def __init__(self, cells: Any) -> None:
        self.cells = cells

    def alive(self, put: bool = False) -> None:
        self.cells.alive(put)

    def items(self) -> list[Any]:
        return [Hyperlink(field) for cell in self.cells.filled() for field in cell.TextFields]

    def item(self, key: Any) -> Any:
        found = self.items()
        if not 1 <= key <= len(found):
            raise fault("bad_index")
        return found[int(key) - 1]

    Count = property(lambda self: len(self.items()))

    def Item(self, key: Any) -> Any:
        return self.item(key)

    def Add(
        self, Anchor: Any, Address: str, SubAddress: str = "", ScreenTip: str = "",
        TextToDisplay: str = "",
    ) -> Any:  # fmt: skip
        Anchor.check("AllowInsertingHyperlinks")
        Anchor.sheet.book.not_shared()
        cell = Anchor.sheet.cells.cell(Anchor.first.top, Anchor.first.left)
        field = Anchor.sheet.book.document.uno.createInstance("com.sun.star.text.TextField.URL")
        field.URL = Address or f"#{SubAddress}"
        field.Representation = TextToDisplay or cell.String or Address or SubAddress
        cell.setString("")
        cell.insertTextContent(cell.createTextCursor(), field, False)
        return Hyperlink(next(iter(cell.TextFields)))

    def Delete(self) -> None:
        self.cells.check()
        for cell in self.cells.filled():
            if list(cell.TextFields):
                cell.setString(cell.String)


class Hyperlink(ComObject):
    """One link."""

    def __init__(self, field: Any) -> None:
        self.field = field

    def _show(self, text: str) -> None:
        self.field.Representation = text

    Address = property(lambda self: "" if self.field.URL[:1] == "#" else self.field.URL)
    SubAddress = property(lambda self: self.field.URL[1:] if self.field.URL[:1] == "#" else "")
    TextToDisplay = property(lambda self: self.field.Representation, _show)
    ScreenTip = remembered("")


class Notes(ComObject):
    """The notes of a sheet."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def alive(self, put: bool = False) -> None:
        self.sheet.alive(put)

    def items(self) -> list[Any]:
        return [Note(self.sheet, note) for note in self.sheet.uno.Annotations]

    Count = property(lambda self: self.sheet.uno.Annotations.Count)


class Note(ComObject):
    """One note."""

    def __init__(self, sheet: Any, note: Any) -> None:
        self.sheet, self.uno = sheet, note

    def alive(self, put: bool = False) -> None:
        self.sheet.alive(put)

    def Text(self, Text: str | None = None) -> str:
        if Text is not None:
            self.uno.setString(Text)
        return str(self.uno.getString())

    def Delete(self) -> None:
        notes = self.sheet.uno.Annotations
        at = self.uno.Position
        for place in range(notes.Count):
            if notes.getByIndex(place).Position == at:
                notes.removeByIndex(place)
                return


def note_at(cells: Any) -> Note | None:
    """Return the note of a range's first cell."""
    for note in cells.sheet.uno.Annotations:
        if (note.Position.Row, note.Position.Column) == cells.first[:2]:
            return Note(cells.sheet, note)
    return None


def add_note(cells: Any, text: str) -> Note | None:
    """Put a note on a range's first cell."""
    if note_at(cells):
        raise refused("Application-defined or object-defined error")
    at = struct(
        "table.CellAddress", Sheet=cells.sheet.cells.place, Row=cells.first.top,
        Column=cells.first.left,
    )  # fmt: skip
    cells.sheet.uno.Annotations.insertNew(at, text)
    return note_at(cells)
