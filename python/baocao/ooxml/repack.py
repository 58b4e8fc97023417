"""Write a package anew with some parts replaced; every other part keeps its packed bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping

from .package import Package, Packed

_EPOCH = (1980, 1, 1, 0, 0, 0)
_DEFLATED = 8
_UTF8_NAME = 0x800
_VERSION = 20

Content = bytes | Callable[[], Iterable[bytes]]
"""A part's bytes, or what makes them piece by piece: a long part need never be whole in memory."""


def rewrite(
    data: bytes,
    replaced: Mapping[str, Content],
    removed: Collection[str] = (),
    added: Mapping[str, Content] | None = None,
) -> bytes:
    """Return the package with parts replaced, removed and added (at its end), the rest as it was.

    KeyError where a replaced or removed part is not there, ValueError where an added one is.
    The same arguments give the same bytes.
    """
    package = Package(data)
    fresh = {name.lower(): content for name, content in replaced.items()}
    gone = {name.lower() for name in removed}
    for name in (*fresh, *gone):
        if name not in package:
            raise KeyError(name)
    for name in added or ():
        if name in package and name.lower() not in gone:
            raise ValueError(f"{name} is in the package already")
    kept = [name for name in package.names() if name.lower() not in gone]
    parts = [
        _pack(name, fresh[name.lower()]) if name.lower() in fresh else package.packed(name)
        for name in kept
    ]
    return _zipped([*parts, *(_pack(name, content) for name, content in (added or {}).items())])


def package_of(parts: Mapping[str, bytes]) -> bytes:
    """Return a new package of the parts, in their order ([Content_Types].xml should come first)."""
    return _zipped(_pack(name, content) for name, content in parts.items())


def _pack(name: str, content: Content) -> Packed:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    payload, crc, size = bytearray(), 0, 0
    for piece in (content,) if isinstance(content, bytes) else content():
        payload += packer.compress(piece)
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    payload += packer.flush()
    return Packed(name, _DEFLATED, crc, size, bytes(payload), _EPOCH)


def _zipped(parts: Iterable[Packed]) -> bytes:
    body, directory, count = bytearray(), bytearray(), 0
    for part in parts:
        name = part.name.encode("utf-8")
        fields = _fields(part, name)
        offset = len(body)
        body += struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", *fields, 0) + name + part.payload
        directory += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", _VERSION, *fields, 0, 0, 0, 0, 0, offset
        )
        directory += name
        count += 1
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    body += directory
    body += end
    return bytes(body)


def _fields(part: Packed, name: bytes) -> tuple[int, ...]:
    """Return what the local and the central header of a part have in common."""
    year, month, day, hour, minute, second = part.date_time
    return (
        _VERSION,
        0 if name.isascii() else _UTF8_NAME,
        part.method,
        hour << 11 | minute << 5 | second // 2,
        (year - 1980) << 9 | month << 5 | day,
        part.crc,
        len(part.payload),
        part.size,
        len(name),
    )
