"""The records of an .xls, and what stands before its sheets: strings, formats, fonts, the list."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator

from ..intake.sniff import Kind
from .biff_strings import characters, shared_strings, short_string
from .number_formats import shown
from .style_table import CellStyle, legacy_font
from .unreadable import UnreadableWorkbook

BOF, EOF, CONTINUE = 0x0809, 0x000A, 0x003C
_STRINGS = 0x00FC

# Excel encrypts a workbook whose sheets' order is protected, too: it opens without a password.
_LOCKED = (
    "Tệp .xls có mật khẩu hoặc được bảo vệ cấu trúc nên không đọc được. Mở tệp bằng Excel, bỏ bảo "
    "vệ (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu thành .xlsx rồi gửi lại."
)

Record = tuple[int, bytes]


def records(stream: bytes) -> Iterator[Record]:
    """Yield the records of one substream, to its end."""
    offset, depth = 0, 0
    while True:
        type_, size = struct.unpack_from("<HH", stream, offset)
        offset += 4
        if offset + size > len(stream):
            raise ValueError("record beyond the end")
        yield type_, stream[offset : offset + size]
        offset += size
        depth += (type_ == BOF) - (type_ == EOF)
        if depth <= 0:
            return


class Globals:
    """What stands before the sheets: their list, strings, formats, fonts."""

    def __init__(self, stream: bytes) -> None:
        self.listed: list[tuple[str, int, bool]] = []
        self.date_1904 = False
        self._fonts: list[str] = []
        self._formats: dict[int, str] = {}
        self._styles: list[tuple[int, int]] = []
        string_pieces: list[bytes] = []
        in_strings = False
        for type_, body in records(stream):
            in_strings = type_ == _STRINGS or (in_strings and type_ == CONTINUE)
            if in_strings:
                string_pieces.append(body)
            else:
                self._take(type_, body)
        self.strings = shared_strings(string_pieces)
        self.styles = [self._style(*style) for style in self._styles]

    def _take(self, type_: int, body: bytes) -> None:
        if type_ == 0x002F:
            raise UnreadableWorkbook(Kind.PASSWORD.word, _LOCKED)
        if type_ == BOF and struct.unpack_from("<H", body)[0] != 0x0600:
            raise UnreadableWorkbook(Kind.OLD_XLS.word, Kind.OLD_XLS.sentence)
        if type_ == 0x0022:
            self.date_1904 = body[:2] == b"\1\0"
        elif type_ == 0x0031:
            self._fonts.append(short_string(body, 14))
        elif type_ == 0x041E:
            length, flags = struct.unpack_from("<HB", body, 2)
            self._formats[struct.unpack_from("<H", body)[0]] = characters(body, 5, length, flags)
        elif type_ == 0x00E0:
            self._styles.append(struct.unpack_from("<HH", body))
        elif type_ == 0x0085 and body[5] == 0:
            name = unicodedata.normalize("NFC", short_string(body, 6))
            self.listed.append((name, struct.unpack_from("<I", body)[0], body[4] & 3 == 0))

    def _style(self, font: int, format_: int) -> CellStyle:
        # There is no font 4: numbers above it count one too many.
        place = font - 1 if font > 4 else font
        name = self._fonts[place] if place < len(self._fonts) else ""
        return CellStyle(shown(format_, self._formats.get(format_)), legacy_font(name))
