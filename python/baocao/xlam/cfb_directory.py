"""The directory of a compound file: its entries, their order, their tree. Source: [MS-CFB] 2.6."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from .refusals import SourceError

Content: TypeAlias = "Mapping[str, bytes | Content]"
"""A storage: a stream's bytes, or a storage, by name."""

NO_STREAM = 0xFFFFFFFF
_NAME_UNITS = 31
"""UTF-16 units of a name without its closing NUL: 64 bytes at most with it (2.6.1)."""
_FORBIDDEN = frozenset("/\\:!\0")
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_LAYOUT = "<64sHBBIII16sIQQIQ"


@dataclass(slots=True)
class Entry:
    """One directory entry; `start` and `size` are set once its bytes have a place."""

    name: str
    kind: int
    data: bytes = b""
    left: int = NO_STREAM
    right: int = NO_STREAM
    child: int = NO_STREAM
    color: int = _BLACK
    start: int = 0
    size: int = 0

    @property
    def is_stream(self) -> bool:
        """Whether the entry holds bytes of its own."""
        return self.kind == _STREAM

    def packed(self) -> bytes:
        """Return the entry's 128 bytes (2.6.1).

        CLSID, state bits and both times are zero: nothing in the file depends on when or where it
        was made, and 2.6.1 lets a storage leave its times out.
        """
        raw = self.name.encode("utf-16-le")
        length = len(raw) + 2 if raw else 0
        return struct.pack(
            _LAYOUT, raw, length, self.kind, self.color, self.left, self.right, self.child,
            b"", 0, 0, 0, self.start, self.size,
        )  # fmt: skip


def entries_of(content: Content) -> list[Entry]:
    """Return the entries of the whole tree, the root first (2.6.2: it is entry 0)."""
    entries = [Entry("Root Entry", _ROOT)]
    _add(entries[0], content, entries)
    return entries


def packed(entries: Sequence[Entry], multiple: int) -> bytes:
    """Return the directory, filled up with unused entries to a multiple of `multiple` bytes."""
    data = b"".join(entry.packed() for entry in entries)
    # 2.6.1: an unused entry is all zero but its three links, which say "no stream".
    unused = Entry("", 0, color=0).packed()
    return data + unused * (-len(data) % multiple // len(unused))


def order(name: str) -> tuple[int, bytes]:
    """Return what siblings are sorted by: the shorter name first, then its capitals (2.6.4).

    Capitals are the simple ones, a unit for a unit: "ß" stays what it is.
    """
    upper = "".join(c.upper() if len(c.upper()) == 1 else c for c in name)
    return len(name.encode("utf-16-le")), upper.encode("utf-16-be")


def _add(parent: Entry, content: Content, entries: list[Entry]) -> None:
    _check(content)
    ids: list[int] = []
    for name in sorted(content, key=order):
        ids.append(len(entries))
        entries.append(_entry(name, content[name]))
        value = content[name]
        if not isinstance(value, bytes):
            _add(entries[-1], value, entries)
    parent.child = _tree(ids, entries, _full_levels(len(ids)))


def _entry(name: str, value: bytes | Content) -> Entry:
    if isinstance(value, bytes):
        return Entry(name, _STREAM, value, size=len(value))
    return Entry(name, _STORAGE)


def _check(content: Content) -> None:
    for name in content:
        units = len(name.encode("utf-16-le")) // 2
        if not 0 < units <= _NAME_UNITS or _FORBIDDEN & set(name):
            raise SourceError(name or "(trống)", "tên không dùng được trong tệp kết quả")
    for first, second in pairwise(sorted(content, key=order)):
        if order(first) == order(second):
            raise SourceError(second, f"trùng tên với {first}")


def _full_levels(count: int) -> int:
    """Return how many levels of a balanced tree of `count` nodes are full."""
    return (count + 1).bit_length() - 1


def _tree(ids: Sequence[int], entries: Sequence[Entry], black_levels: int, level: int = 0) -> int:
    """Link the sorted entries as a red-black tree and return its root (2.6.4).

    The tree is split in the middle, so its leaves lie on two levels at most. All full levels are
    black and the last, partial one is red: no red node has a red child, and every way down passes
    the same number of black ones.
    """
    if not ids:
        return NO_STREAM
    middle = len(ids) // 2
    node = entries[ids[middle]]
    node.color = _BLACK if level < black_levels else _RED
    node.left = _tree(ids[:middle], entries, black_levels, level + 1)
    node.right = _tree(ids[middle + 1 :], entries, black_levels, level + 1)
    return ids[middle]
