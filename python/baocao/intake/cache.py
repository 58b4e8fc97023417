"""What was made of files before, kept by the files' content in the user's own cache folder.

A file's bytes decide; its name, its place and its time do not. Entries are bytes that nobody runs
(docs/decisions/0016-what-was-read-is-kept.md). They lie in few files, one a run that read something
new, each written whole: runs at the same time do not disturb each other, and what is broken,
foreign or gone is read again. All of it may be deleted at any time.
"""

from __future__ import annotations

import os
import secrets
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ..errors import OutputError
from ..output import write_whole

_MARK = b"baocao-cache-1\n"
_ENDING = ".cache"
_DIGEST, _LENGTH = 32, struct.Struct("<I")
_MOST_FILES = 6
"""More files of one key are made into one."""
LARGEST = 96 << 20
"""Bytes that all keys together may take on the disk: 10,599 units of one programme take some 20 MB.
What was not used for the longest time goes first."""


class Cache:
    """The entries of one key: whatever else than a file's content its reading depends on."""

    def __init__(self, folder: Path, key: str, largest: int = LARGEST) -> None:
        """Read what is kept in `folder` for `key`; a folder that cannot be read keeps nothing."""
        self._folder, self._key, self._largest = folder, key, largest
        self._kept: dict[bytes, bytes] = {}
        self._new: dict[bytes, bytes] = {}
        self._files = [path for path in self._listed() if self._load(path)]

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, digest: bytes) -> bytes | None:
        """Return the entry of a file's SHA-256, None where there is none."""
        return self._kept.get(digest)

    def forget(self, digest: bytes) -> None:
        """Leave out an entry that is none after all."""
        self._kept.pop(digest, None)

    def put(self, digest: bytes, entry: bytes) -> None:
        """Keep an entry; `save` writes it."""
        self._new[digest] = entry

    def save(self) -> None:
        """Write what is new, and bound what is kept. A cache that cannot be written is none."""
        many = len(self._files) >= _MOST_FILES
        entries = {**self._kept, **self._new} if many else self._new
        with suppress(OSError, OutputError):  # The next run reads the files again, no more.
            for used in self._files:
                os.utime(used)
            if entries and (many or self._new):
                self._write(entries)
                _remove(self._files if many else [])
            self._bound()

    def _write(self, entries: dict[bytes, bytes]) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._folder / f"{self._key}.{secrets.token_hex(6)}{_ENDING}"
        records = (d + _LENGTH.pack(len(entry)) + entry for d, entry in entries.items())
        write_whole(path, _MARK + b"".join(records))

    def _listed(self) -> list[Path]:
        """Return the files of the key, the oldest first: a later entry replaces an earlier one."""
        try:
            found = [path for path in self._folder.iterdir() if path.name.endswith(_ENDING)]
            return sorted((p for p in found if p.name.startswith(f"{self._key}.")), key=_used)
        except OSError:
            return []

    def _load(self, path: Path) -> bool:
        try:
            if path.stat().st_size > self._largest:
                return False
            self._kept.update(_entries(path.read_bytes()))
        except OSError:
            return False
        return True

    def _bound(self) -> None:
        """Remove the files that were not used for the longest time, where all are too many."""
        found = sorted(self._folder.glob(f"*{_ENDING}"), key=_used, reverse=True)
        total = 0
        for path in found:
            total += path.stat().st_size
            if total > self._largest:
                _remove([path])


def _entries(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield digest and entry of each whole record; none where the file is not of this kind."""
    if not data.startswith(_MARK):
        return
    place, head = len(_MARK), _DIGEST + _LENGTH.size
    while place + head <= len(data):
        digest = data[place : place + _DIGEST]
        (length,) = _LENGTH.unpack_from(data, place + _DIGEST)
        place += head + length
        if place <= len(data):
            # One text for equal ones would cost more than it saves: hardly two are equal.
            yield digest, data[place - length : place]


def _used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _remove(paths: list[Path]) -> None:
    for path in paths:
        with suppress(OSError):  # Another run has it open (Windows), or has removed it.
            path.unlink()


def sources_changed(package: Path) -> bytes:
    """Return bytes that differ where a module of the program does: its size and time.

    An installation that is replaced in place keeps its version while it is worked on.
    """
    told = []
    for path in sorted(package.rglob("*.py")):
        found = path.stat()
        told.append(f"{path} {found.st_size} {found.st_mtime_ns}")
    return "\n".join([sys.version, *told]).encode("utf-8", "replace")
