"""A workbook's defined names."""
# ruff: noqa: N802 - the names are Excel's

from __future__ import annotations

from typing import Any

from live.com import ComObject, refused


class Names(ComObject):
    """The defined names."""

    def __init__(self, book: Any) -> None:
        self.book = book

    def alive(self, put: bool = False) -> None:
        self.book.alive(put)

    def items(self) -> list[Any]:
        return [self.item(name) for name in self.book.document.uno.NamedRanges.ElementNames]

    def item(self, key: Any) -> Any:
        known = self.book.document.uno.NamedRanges
        names = known.ElementNames
        name = key if isinstance(key, str) else names[int(key) - 1]
        if not known.hasByName(name):
            raise refused("That name is not valid.")
        return Name(self.book, known.getByName(name))

    Count = property(lambda self: self.book.document.uno.NamedRanges.Count)

    def Item(self, key: Any) -> Any:
        return self.item(key)


class Name(ComObject):
    """One defined name."""

    def __init__(self, book: Any, name: Any) -> None:
        self.book, self.uno = book, name

    def alive(self, put: bool = False) -> None:
        self.book.alive(put)

    def _range(self) -> Any:
        cells = self.uno.ReferredCells
        if cells is None:
            raise refused("Application-defined or object-defined error")
        return self.book.sheet(cells.Spreadsheet.Name).Range(self.uno.Name)

    Name = property(lambda self: self.uno.Name)
    RefersTo = property(lambda self: "=" + self.uno.Content)
    RefersToRange = property(_range)
