"""The formulas of an .xls that read other workbooks: xlrd keeps a formula's value alone.

Records and tokens by [MS-XLS] 2.4.271 (SupBook), 2.4.105 (ExternSheet), 2.4.127 (Formula) and
2.5.198 (the tokens of a formula). Of a formula that does more than read one cell elsewhere, the
reference alone is told, between dots.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...core.cells import column_letters
from .addresses import Place

_EOF, _BOOK, _SHEETS, _FORMULA = 0x000A, 0x01AE, 0x0017, 0x0006
_OWN, _ADD_IN = 0x0401, 0x3A01
"""What stands for a path where the "other" workbook is this one, or functions of an add-in."""
_STRING, _ATTRIBUTES, _CHOOSE = 0x17, 0x19, 0x04
_CELL, _AREA = 0x1A, 0x1B
_CLASSED = 0x20
_LENGTHS = {
    **dict.fromkeys(range(0x03, 0x17), 1), 0x01: 5, 0x02: 5, 0x1C: 2, 0x1D: 2, 0x1E: 3, 0x1F: 9,
}  # fmt: skip
"""Bytes of each token that has no class."""
_CLASSED_LENGTHS = {
    0x00: 8, 0x01: 3, 0x02: 4, 0x03: 5, 0x04: 5, 0x05: 9, 0x06: 7, 0x07: 7, 0x08: 7, 0x09: 3,
    0x0A: 5, 0x0B: 9, 0x0C: 5, 0x0D: 9, 0x19: 7, _CELL: 7, _AREA: 11, 0x1C: 7, 0x1D: 11,
}  # fmt: skip
_STEPS = {"\x02": "\\", "\x03": "\\", "\x04": "..\\"}
_VOLUME = re.compile("\x01(.)")


@dataclass(frozen=True)
class OtherBooks:
    """The other workbooks that an .xls names, as its formulas refer to them: path and sheet."""

    references: Sequence[tuple[str, str] | None]
    """By the number that a formula gives; None where it is no other workbook."""

    @property
    def any(self) -> bool:
        """Whether there is another workbook at all."""
        return any(self.references)

    def formulas(self, stream: bytes, start: int) -> dict[Place, str]:
        """Return the formulas of the sheet that begins at `start`, where they read other books."""
        found: dict[Place, str] = {}
        for number, data in _records(stream, start):
            if number == _FORMULA and len(data) >= 22:
                row, column = struct.unpack_from("<HH", data)
                length = int.from_bytes(data[20:22], "little")
                told = self._told(data[22 : 22 + length])
                if told:
                    found[row + 1, column + 1] = told
        return found

    def _told(self, tokens: bytes) -> str:
        """Return the first reference into another workbook, "" where there is none."""
        for token in _tokens(tokens):
            kind = token[0] & 0x1F
            if token[0] >= _CLASSED and kind in (_CELL, _AREA):
                number = int.from_bytes(token[1:3], "little")
                other = self.references[number] if number < len(self.references) else None
                if other:
                    text = f"'[{other[0]}]{other[1]}'!{_address(token)}"
                    return text if len(token) == len(tokens) else f"…{text}…"
        return ""


def other_books(stream: bytes, start: int) -> OtherBooks:
    """Return the other workbooks that the records of the whole workbook name."""
    books: list[tuple[str, list[str]] | None] = []
    references: list[tuple[str, str] | None] = []
    for number, data in _records(stream, start):
        if number == _BOOK:
            books.append(_book(data))
        elif number == _SHEETS:
            count = int.from_bytes(data[:2], "little")
            references += [_reference(data[2 + 6 * n : 8 + 6 * n], books) for n in range(count)]
    return OtherBooks(references)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield number and data of each record up to the end of its part of the stream."""
    place = start
    while place + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, place)
        if number == _EOF:
            return
        yield number, bytes(stream[place + 4 : place + 4 + length])
        place += 4 + length


def _book(data: bytes) -> tuple[str, list[str]] | None:
    """Return path and sheets of another workbook, None where it is none."""
    count, length = struct.unpack_from("<HH", data)
    if length in (_OWN, _ADD_IN):
        return None
    path, place = _text(data, 2)
    sheets: list[str] = []
    while len(sheets) < count and place + 3 <= len(data):
        sheet, place = _text(data, place)
        sheets.append(sheet)
    return _decoded(path), sheets


def _text(data: bytes, place: int) -> tuple[str, int]:
    """Return a text of the older kind (length, width, letters) and where it ends."""
    length, wide = struct.unpack_from("<HB", data, place)
    end = place + 3 + length * (2 if wide & 1 else 1)
    return data[place + 3 : end].decode("utf-16-le" if wide & 1 else "latin-1", "replace"), end


def _decoded(path: str) -> str:
    """Return a path as a person writes it; Excel puts signs for volumes and steps."""
    if not path.startswith("\x01"):
        return path
    path = _VOLUME.sub(lambda found: "\\\\" if found[1] == "@" else f"{found[1]}:\\", path[1:])
    return "".join(_STEPS.get(letter, letter) for letter in path)


def _reference(
    data: bytes, books: Sequence[tuple[str, list[str]] | None]
) -> tuple[str, str] | None:
    if len(data) < 6:
        return None
    book, first, _ = struct.unpack("<HHH", data)
    other = books[book] if book < len(books) else None
    if other is None:
        return None
    path, sheets = other
    return path, sheets[first] if first < len(sheets) else ""


def _tokens(data: bytes) -> Iterator[bytes]:
    """Yield the tokens of a formula, as far as they are known."""
    place = 0
    while place < len(data):
        length = _length(data, place)
        if not length or place + length > len(data):
            return
        yield data[place : place + length]
        place += length


def _length(data: bytes, place: int) -> int:
    """Return the bytes of the token at a place, 0 where it is not known."""
    token, rest = data[place], data[place + 1 : place + 4]
    if token >= _CLASSED:
        return _CLASSED_LENGTHS.get(token & 0x1F, 0)
    if token == _STRING and len(rest) >= 2:
        return 3 + rest[0] * (2 if rest[1] & 1 else 1)
    if token == _ATTRIBUTES and len(rest) == 3:
        choices = int.from_bytes(rest[1:], "little")
        return 4 + 2 * (choices + 1) if rest[0] & _CHOOSE else 4
    return _LENGTHS.get(token, 0)


def _address(token: bytes) -> str:
    """Return the cell or the area of a token that names a sheet."""
    numbers = struct.unpack_from(f"<{(len(token) - 3) // 2}H", token, 3)
    half = len(numbers) // 2
    return ":".join(
        f"{column_letters((column & 0x3FFF) + 1)}{row + 1}"
        for row, column in zip(numbers[:half], numbers[half:], strict=True)
    )
