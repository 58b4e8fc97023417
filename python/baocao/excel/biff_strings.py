"""The strings of an .xls: one byte or two a letter, and a table that runs over several records."""

from __future__ import annotations

import struct
from collections.abc import Sequence

_WIDE, _FAR_EAST, _RICH = 1, 4, 8


def characters(body: bytes, offset: int, length: int, flags: int) -> str:
    """Return `length` letters of a record; fewer where the record ends before."""
    if flags & _WIDE:
        return body[offset : offset + 2 * length].decode("utf-16-le", "replace")
    return body[offset : offset + length].decode("latin-1")


def short_string(body: bytes, offset: int) -> str:
    """Return a string whose length is one byte."""
    return characters(body, offset + 2, body[offset], body[offset + 1])


def shared_strings(pieces: Sequence[bytes]) -> list[str]:
    """Return the strings of the table SST, given as its record and those that continue it."""
    if not pieces:
        return []
    reading = _Reading(pieces)
    reading.bytes(8)  # How many there are; some programs count them wrong.
    strings: list[str] = []
    while not reading.ended:
        strings.append(reading.string())
    return strings


class _Reading:
    """A place in the table: a record, and an offset in it."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._piece, self._offset = 0, 0

    @property
    def ended(self) -> bool:
        """Whether nothing is left in this record and the next ones."""
        return not self._left() and not any(self._pieces[self._piece + 1 :])

    def bytes(self, size: int) -> bytes:
        """Return the next bytes, whichever records they stand in."""
        found = b""
        while len(found) < size:
            if self._left() == 0:
                self._next()
            taken = self._pieces[self._piece][self._offset : self._offset + size - len(found)]
            self._offset += len(taken)
            found += taken
        return found

    def string(self) -> str:
        """Return the next string, its formats and its phonetic part left out."""
        length, flags = struct.unpack("<HB", self.bytes(3))
        runs = struct.unpack("<H", self.bytes(2))[0] if flags & _RICH else 0
        extra = struct.unpack("<I", self.bytes(4))[0] if flags & _FAR_EAST else 0
        text = self._letters(length, flags)
        self.bytes(4 * runs)
        self.bytes(extra)
        return text

    def _letters(self, length: int, flags: int) -> str:
        text = ""
        while length:
            if self._left() == 0:
                # A string that goes on in the next record says anew how wide its letters are.
                self._next()
                flags = self.bytes(1)[0]
            width = 2 if flags & _WIDE else 1
            here = min(length, self._left() // width)
            if not here:
                raise ValueError("half a letter")
            text += characters(self.bytes(here * width), 0, here, flags)
            length -= here
        return text

    def _left(self) -> int:
        return len(self._pieces[self._piece]) - self._offset

    def _next(self) -> None:
        self._piece, self._offset = self._piece + 1, 0
        if self._piece >= len(self._pieces):
            raise ValueError("the table ends too early")
