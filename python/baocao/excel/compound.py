"""The compound file (OLE) that an .xls is: its streams by name. Source: [MS-CFB]."""

from __future__ import annotations

import struct

_END = 0xFFFFFFFA
"""Sector numbers from here on are no sectors."""
_MINI_SECTOR = 64
_ENTRY = 128


class CompoundFile:
    """A compound file opened from bytes; ValueError or struct.error where it is broken."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << struct.unpack_from("<H", data, 30)[0]
        if self._size not in (512, 4096):
            raise ValueError("sector size")
        first_directory, self._cutoff, first_mini = struct.unpack_from("<I4xII", data, 48)
        self._fat = self._allocation()
        directory = self._chain(first_directory, self._fat)
        self._entries = self._listed(directory)
        self._mini_fat = _numbers(self._chain(first_mini, self._fat))

    def stream(self, name: str) -> bytes:
        """Return a stream of the root; KeyError where there is none."""
        start, size = self._entries[name.lower()]
        if size >= self._cutoff:
            return self._chain(start, self._fat)[:size]
        root = self._chain(self._entries[""][0], self._fat)
        pieces = [
            root[n * _MINI_SECTOR : (n + 1) * _MINI_SECTOR]
            for n in _followed(start, self._mini_fat)
        ]
        return b"".join(pieces)[:size]

    def _allocation(self) -> list[int]:
        first_list, lists = struct.unpack_from("<II", self._data, 68)
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        while first_list < _END and lists:
            *more, first_list = _numbers(self._sector(first_list))
            sectors += more
            lists -= 1
        return _numbers(b"".join(self._sector(n) for n in sectors if n < _END))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._data[start : start + self._size]
        if not sector:
            raise ValueError("sector beyond the end")
        return sector.ljust(self._size, b"\0")

    def _chain(self, first: int, fat: list[int]) -> bytes:
        return b"".join(self._sector(number) for number in _followed(first, fat))

    @staticmethod
    def _listed(directory: bytes) -> dict[str, tuple[int, int]]:
        """Return start and size of each stream by its name in small letters, of the root by ""."""
        found: dict[str, tuple[int, int]] = {}
        for offset in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, offset + 64)
            start, size = struct.unpack_from("<II", directory, offset + 116)
            name = directory[offset : offset + max(length - 2, 0)].decode("utf-16-le", "replace")
            if kind == 5:
                found[""] = start, size
            elif kind == 2:
                found.setdefault(name.lower(), (start, size))
        return found


def _followed(first: int, table: list[int]) -> list[int]:
    """Return the sectors of a chain; ValueError where it turns round or leaves the file."""
    found: list[int] = []
    while first < _END:
        if first >= len(table) or len(found) > len(table):
            raise ValueError("broken chain")
        found.append(first)
        first = table[first]
    return found


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
