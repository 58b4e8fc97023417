"""How cells look: fill, font and borders."""

from __future__ import annotations

from typing import Any

from live.com import ComObject
from live.settings import remembered

NO_FILL = -4142
_WHITE = 0xFFFFFF
_BOLD, _PLAIN = 150.0, 100.0


def swapped(colour: int) -> int:
    """Return a colour with red and blue exchanged: Excel counts the other way round."""
    return (colour & 0xFF) << 16 | colour & 0xFF00 | colour >> 16 & 0xFF


class _Look(ComObject):
    def __init__(self, cells: Any) -> None:
        self.cells = cells

    def alive(self, put: bool = False) -> None:
        self.cells.alive(put)

    def get(self, name: str) -> Any:
        return getattr(next(self.cells.each()), name)

    def set(self, name: str, value: Any) -> None:
        self.cells.check_format()
        for cells in self.cells.each():
            setattr(cells, name, value)


class Interior(_Look):
    """The fill."""

    def _colour(self) -> int:
        found = self.get("CellBackColor")
        return _WHITE if found == -1 else swapped(found)

    def _index(self) -> int:
        return NO_FILL if self.get("CellBackColor") == -1 else 1

    Color = property(_colour, lambda self, v: self.set("CellBackColor", swapped(int(v))))
    ColorIndex = property(_index, lambda self, v: self.set("CellBackColor", -1))
    Pattern = property(_index, lambda self, v: self.set("CellBackColor", -1))


class Font(_Look):
    """The font."""

    Bold = property(
        lambda self: self.get("CharWeight") > _PLAIN,
        lambda self, v: self.set("CharWeight", _BOLD if v else _PLAIN),
    )
    Color = property(
        lambda self: swapped(max(self.get("CharColor"), 0)),
        lambda self, v: self.set("CharColor", swapped(int(v))),
    )
    Name = property(
        lambda self: self.get("CharFontName"), lambda self, v: self.set("CharFontName", v)
    )
    Size = property(
        lambda self: self.get("CharHeight"), lambda self, v: self.set("CharHeight", float(v))
    )
    Italic = remembered(False)
    Underline = remembered(NO_FILL)


class Borders(_Look):
    """The borders: kept, not drawn."""

    LineStyle = remembered(NO_FILL)
    Weight = remembered(2)
    Color = remembered(0)
