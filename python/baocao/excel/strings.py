"""The shared strings of a workbook, and the escapes in them."""

from __future__ import annotations

import re

from ..ooxml.events import local_name, parse, parser
from .unreadable import UnreadableWorkbook

_MOST_MARKS = 16_000_000
"""Tags that the strings may have: some four million strings."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Return the text with Excel's escapes of control characters (_x000D_) undone."""
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code < 0xE000 else chr(code)


def shared_strings(data: bytes, part: str) -> list[str]:
    """Return the strings in their order: runs of rich text joined, phonetic runs left out."""
    if data.count(b"<") > _MOST_MARKS:
        raise UnreadableWorkbook(
            "too-large",
            "Tệp có quá nhiều chuỗi chữ nên không được đọc. "
            "Sao các biểu sang tệp mẫu mới rồi gửi lại.",
        )
    strings: list[str] = []
    pieces: list[str] = []
    phonetic = False
    made = parser()

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal phonetic
        name = local_name(name)
        if name == "t":
            if not phonetic:
                made.CharacterDataHandler = pieces.append
        elif name == "si":
            pieces.clear()
        elif name == "rPh":
            phonetic = True

    def end(name: str) -> None:
        nonlocal phonetic
        name = local_name(name)
        if name == "t":
            made.CharacterDataHandler = None
        elif name == "si":
            strings.append(unescaped("".join(pieces)))
        elif name == "rPh":
            phonetic = False

    made.StartElementHandler = start
    made.EndElementHandler = end
    parse(made, data, part)
    return strings
