"""The shared strings of a workbook, and the escapes in them."""

from __future__ import annotations

import re

from ...ooxml.events import local_name, parse, parser
from ...ooxml.plain import HEAD, TEXT, has_plain_texts, is_plain, plain_text
from .unreadable import UnreadableWorkbook

_MOST_MARKS = 16_000_000
"""Tags that the strings may have: some four million strings."""

_HEAD = re.compile(HEAD + rb'<sst(?: [A-Za-z:]{1,20}="[^"<&]{0,200}"){0,8}>')
_ITEM = re.compile(rf'<si><t(?:/>|(?: xml:space="preserve")?>({TEXT})</t>)</si>')
_ITEMS = re.compile(rf'(?:<si><t(?:/>|(?: xml:space="preserve")?>{TEXT}</t>)</si>)*+</sst>\s*')
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
    plain = _plain_strings(data)
    return _scanned(data, part) if plain is None else plain


def _plain_strings(data: bytes) -> list[str] | None:
    """Return the strings where each of them is one plain text, as nearly all files have them."""
    head = _HEAD.match(data)
    if not head or not is_plain(data, head.end()):
        return None
    try:
        items = data[head.end() :].decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not _ITEMS.fullmatch(items) or not has_plain_texts(items):
        return None
    strings: list[str] = _ITEM.findall(items)
    if "&" in items or "_x" in items:
        strings = [unescaped(plain_text(text)) for text in strings]
    return strings


def _scanned(data: bytes, part: str) -> list[str]:
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
