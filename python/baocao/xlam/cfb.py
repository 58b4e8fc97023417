"""Write a small compound file (OLE): header, sectors, allocation. Source: [MS-CFB].

Version 3 with sectors of 512 bytes, as Excel writes vbaProject.bin. The same content gives the
same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from .cfb_directory import Content, Entry, entries_of, packed
from .refusals import SourceError

_SECTOR = 512
_MINI_SECTOR = 64
_CUTOFF = 4096
"""A stream shorter than this lies in the mini stream (2.2: the cutoff is always 4096)."""
_FREE, _END_OF_CHAIN, _FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_PER_SECTOR = _SECTOR // 4
_IN_HEADER = 109
"""FAT sectors that the header itself lists (2.2); beyond it a DIFAT would be needed, at 6.8 MB."""


def compound_file(content: Content) -> bytes:
    """Return the compound file of the storages and streams; SourceError where it cannot be one."""
    entries = entries_of(content)
    streams = [entry for entry in entries if entry.is_stream]
    sectors = _Sectors()
    for entry in streams:
        if entry.size >= _CUTOFF:
            entry.start = sectors.add(entry.data)
    mini_fat = _mini_stream(entries[0], [e for e in streams if e.size < _CUTOFF], sectors)
    mini_start = sectors.add(mini_fat)
    directory_start = sectors.add(packed(entries, _SECTOR))
    body, fat_sectors = sectors.closed()
    header = _header(directory_start, mini_start, len(mini_fat) // _SECTOR, fat_sectors)
    return header + body


class _Sectors:
    """The sectors after the header, and the FAT that chains them (2.3)."""

    def __init__(self) -> None:
        self._body = bytearray()
        self._fat: list[int] = []

    def add(self, data: bytes) -> int:
        """Append the bytes as a chain of sectors and return its first; none for no bytes."""
        if not data:
            return _END_OF_CHAIN
        start = len(self._fat)
        self._body += data + bytes(-len(data) % _SECTOR)
        self._fat += _chain(start, -(-len(data) // _SECTOR))
        return start

    def closed(self) -> tuple[bytes, list[int]]:
        """Return all sectors, the FAT's own at their end, and the numbers of those."""
        first = len(self._fat)
        # The FAT counts its own sectors too (2.3), each marked as such.
        count = -(-first // (_PER_SECTOR - 1)) or 1
        if count > _IN_HEADER:
            raise SourceError("vbaProject.bin", "mã nguồn VBA quá lớn (trên 6,8 MB)")
        fat = [*self._fat, *[_FAT_SECTOR] * count]
        fat += [_FREE] * (count * _PER_SECTOR - len(fat))
        return bytes(self._body) + _numbers(fat), list(range(first, first + count))


def _mini_stream(root: Entry, streams: Sequence[Entry], sectors: _Sectors) -> bytes:
    """Give the short streams their place in the mini stream and return the mini FAT (2.4).

    The mini stream itself is the root entry's stream (2.6.2).
    """
    stream, fat = bytearray(), list[int]()
    for entry in streams:
        entry.start = len(fat) if entry.size else _END_OF_CHAIN
        stream += entry.data + bytes(-entry.size % _MINI_SECTOR)
        fat += _chain(len(fat), -(-entry.size // _MINI_SECTOR))
    root.start, root.size = sectors.add(bytes(stream)), len(stream)
    return _numbers([*fat, *[_FREE] * (-len(fat) % _PER_SECTOR)])


def _chain(start: int, count: int) -> list[int]:
    """Return the table entries of `count` sectors that follow each other from `start`."""
    return [*range(start + 1, start + count), _END_OF_CHAIN] if count else []


def _numbers(values: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)


def _header(directory: int, mini_fat: int, mini_fat_sectors: int, fat: Sequence[int]) -> bytes:
    """Return the first sector of the file (2.2)."""
    fields = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",  # CLSID: all zero
        0x3E, 3,  # minor and major version
        0xFFFE,  # byte order: little endian
        9, 6,  # sectors of 2^9, mini sectors of 2^6 bytes
        b"",
        0,  # directory sectors: not counted in version 3
        len(fat), directory,
        0,  # transactions: not used
        _CUTOFF, mini_fat, mini_fat_sectors,
        _END_OF_CHAIN, 0,  # no DIFAT sectors (2.5)
    )  # fmt: skip
    return fields + _numbers([*fat, *[_FREE] * (_IN_HEADER - len(fat))])
