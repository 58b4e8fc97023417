"""In which coding a text file is written, told by its bytes."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_MARKS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MISPLACED = re.compile(f"(?<![aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[{_TONES}]")


class Decoded(NamedTuple):
    """A file's text, in NFC and without a byte order mark, and the name of its coding."""

    text: str
    coding: str


def decoded(data: bytes) -> Decoded:
    """Return the text of bytes that hold one.

    By the byte order mark; else UTF-16 where every other byte of the beginning is zero; else UTF-8
    where it is that; else Windows' Vietnamese (1258), whose tones stand after their vowels; else
    Windows' Western (1252), in which texts of the charsets before Unicode come.
    """
    for coding, mark in _MARKS:
        if data.startswith(mark):
            return _made(data.decode(coding, "replace"), coding)
    if wide := wide_coding(data[:4096]):
        return _made(data.decode(wide, "replace"), "utf-16")
    try:
        return _made(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _of_windows(data)


def wide_coding(start: bytes) -> str:
    """Return the UTF-16 without a byte order mark that a text's start is in, "" for none.

    Of most letters, and of all digits and signs, one of the two bytes is zero, and ever the same.
    """
    even, odd = start[::2], start[1::2]
    if odd.count(0) > 0.7 * len(odd) > 0 and even.count(0) < 0.02 * len(even):
        return "utf-16-le"
    big = even.count(0) > 0.7 * len(even) > 0 and odd.count(0) < 0.02 * len(odd)
    return "utf-16-be" if big else ""


def _of_windows(data: bytes) -> Decoded:
    vietnamese = data.decode("cp1258", "replace")
    toned = any(tone in vietnamese for tone in _TONES)
    if toned and "\ufffd" not in vietnamese and not _MISPLACED.search(vietnamese):
        return _made(vietnamese, "windows-1258")
    # Five bytes are no character of 1252: they stay the control characters that they are.
    return _made(western(data), "windows-1252")


def western(data: bytes) -> str:
    """Return bytes as Windows' Western text; a byte that is none of it, as the same number."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in data)


def _made(text: str, coding: str) -> Decoded:
    return Decoded(unicodedata.normalize("NFC", text).lstrip("\ufeff"), coding.replace("-sig", ""))
