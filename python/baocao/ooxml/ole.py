"""Files of the older container (OLE): told apart from packages by the streams that they hold."""

from __future__ import annotations

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED, OLD_WORD = "EncryptedPackage", "WordDocument"
"""Streams of a package with a password, and of a .doc."""


def is_ole(data: bytes) -> bool:
    """Whether a file is a container of the older kind."""
    return data.startswith(_MAGIC)


def holds(data: bytes, stream: str) -> bool:
    """Whether a container holds a stream of this name.

    The names stand in its directory as UTF-16 in 64 bytes, closed by a zero.
    """
    return f"{stream}\0".encode("utf-16-le") in data
