"""Which files are read in a process of their own even where few came: those that may cost much."""

from __future__ import annotations

from ..ooxml.archive import Archive, PackageError
from ..ooxml.ole import is_ole

_LARGEST_TEXT = 64 << 10
_LARGEST_PACKAGE = 16 << 20
"""Bytes inflated that our own scan of an .xlsx reads in seconds and in little memory."""


def is_risky(data: bytes) -> bool:
    """Return whether reading the file may hold up or end the process that reads it.

    A small .xlsx is read by a scan whose time and memory grow with its size alone. An .xls goes
    through a library, as does a web page; an .ods says of a cell how many times it is repeated.
    """
    if is_ole(data):
        return True
    if not data.startswith(b"PK"):
        return len(data) > _LARGEST_TEXT
    try:
        entries = Archive(data).entries
    except PackageError:
        return False
    inflated = sum(entry.file_size for entry in entries)
    return inflated > _LARGEST_PACKAGE or any(entry.filename == "mimetype" for entry in entries)
