"""Which files are read in a process of their own even where few came: those that may cost much."""

from __future__ import annotations

from collections.abc import Sequence
from zipfile import ZipInfo

from ..ooxml.archive import Archive, PackageError
from ..ooxml.ole import is_ole

_LARGEST_TEXT = 64 << 10
_LARGEST_PACKAGE = 16 << 20
"""Bytes inflated that our own scan of an .xlsx reads in seconds and in little memory."""


def is_risky(data: bytes) -> bool:
    """Return whether reading the file may hold up or end the process that reads it, or is slow."""
    if may_hang(data):
        return True
    return sum(entry.file_size for entry in _entries(data)) > _LARGEST_PACKAGE


def may_hang(data: bytes) -> bool:
    """Return whether the time that reading the file takes is not bounded by its size alone.

    That of an .xlsx is: it is read by a scan. An .xls goes through a library, as does a web page;
    an .ods says of a cell how many times it is repeated.
    """
    if is_ole(data):
        return True
    if not data.startswith(b"PK"):
        return len(data) > _LARGEST_TEXT
    return any(entry.filename == "mimetype" for entry in _entries(data))


def _entries(data: bytes) -> Sequence[ZipInfo]:
    """Return the entries of a zip, none where it is none."""
    try:
        return Archive(data).entries if data.startswith(b"PK") else ()
    except PackageError:
        return ()
