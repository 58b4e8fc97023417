"""The compression of VBA sources and of the dir stream. Source: [MS-OVBA] 2.4.1.

Bytes are taken in chunks of 4096. In each, a literal is a byte, and a copy token of two bytes says
how far back and how long what comes again is; eight of either follow one byte of flags.
"""

from __future__ import annotations

import struct
from collections import defaultdict

_CHUNK = 4096
_SIGNATURE = 0x01
_COMPRESSED, _RAW = 0xB000, 0x3000
"""Chunk header: the signature 0b011 in bits 12 to 14, bit 15 for compressed (2.4.1.1.5)."""
_SHORTEST = 3
"""A copy of fewer bytes is no gain, and its length cannot be written (2.4.1.3.19.4)."""


class Incompressible(ValueError):  # noqa: N818 - said of the bytes, not of a fault
    """The last chunk would have to be stored raw: a reader would find zeros at its end."""


def compressed(data: bytes) -> bytes:
    """Return the compressed container of the bytes (2.4.1.1.1); Incompressible where none is true.

    A raw chunk is always 4096 bytes (2.4.1.3.10), so that a shorter one that does not shrink has
    no container which gives the very same bytes back. Sources are text and never come near it.
    """
    chunks = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    return bytes([_SIGNATURE]) + b"".join(_chunk(chunk) for chunk in chunks)


def _chunk(chunk: bytes) -> bytes:
    """Return one chunk with its header, whose size counts the header less three (2.4.1.1.5)."""
    tokens = _token_sequences(chunk)
    if len(tokens) <= _CHUNK:
        return struct.pack("<H", _COMPRESSED | len(tokens) - 1) + tokens
    if len(chunk) < _CHUNK:
        raise Incompressible
    return struct.pack("<H", _RAW | _CHUNK - 1) + chunk


def _token_sequences(chunk: bytes) -> bytes:
    """Return the chunk as flag bytes, each before its eight tokens (2.4.1.1.7)."""
    out, at, matches = bytearray(), 0, _Matches(chunk)
    while at < len(chunk):
        flags, tokens = 0, bytearray()
        for bit in range(8):
            if at == len(chunk):
                break
            offset, length = matches.longest(at)
            if length < _SHORTEST:
                tokens.append(chunk[at])
            else:
                flags |= 1 << bit
                tokens += _copy_token(at, offset, length)
            at += max(length, 1)
        out.append(flags)
        out += tokens
    return bytes(out)


def _offset_bits(at: int) -> int:
    """Return how many bits of a copy token at this place are its offset's (2.4.1.3.19.1)."""
    return max((at - 1).bit_length(), 4)


def _longest_at(at: int) -> int:
    """Return the longest length that a copy token at this place can say (2.4.1.3.19.1)."""
    return (0xFFFF >> _offset_bits(at)) + _SHORTEST


def _copy_token(at: int, offset: int, length: int) -> bytes:
    """Return a copy token: the offset in the high bits, the length in the low (2.4.1.3.19.3)."""
    return struct.pack("<H", offset - 1 << 16 - _offset_bits(at) | length - _SHORTEST)


class _Matches:
    """Finds what came before in a chunk (2.4.1.3.19.4), by an index of all runs of three bytes."""

    def __init__(self, chunk: bytes) -> None:
        self._chunk = chunk
        self._indexed = 0
        self._places: defaultdict[bytes, list[int]] = defaultdict(list)

    def longest(self, at: int) -> tuple[int, int]:
        """Return how far back the longest match lies, the nearest of them, and its length."""
        self._index(at)
        best = (0, 0)
        limit = min(_longest_at(at), len(self._chunk) - at) if at else 0
        for place in reversed(self._places.get(self._run(at), ())):
            length = self._length(place, at, limit)
            if length > best[1]:
                best = at - place, length
            if length == limit:
                break
        return best

    def _run(self, at: int) -> bytes:
        return self._chunk[at : at + _SHORTEST]

    def _index(self, until: int) -> None:
        for place in range(self._indexed, until):
            self._places[self._run(place)].append(place)
        self._indexed = until

    def _length(self, place: int, at: int, limit: int) -> int:
        """Return how many bytes agree; a match may run into what it repeats (2.4.1.3.19.4)."""
        chunk, length = self._chunk, 0
        while length < limit and chunk[place + length] == chunk[at + length]:
            length += 1
        return length
