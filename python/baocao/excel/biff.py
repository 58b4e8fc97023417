"""Read an .xls workbook (Excel 97 to 2003) record by record: values, blanks and errors told apart.

calamine does not serve here: it shows an error as a blank. The records say all that is asked but
two things: the text of a formula (it is kept as tokens; `formula` is then "") and the program that
saved the file. Scripts write a formula without a value as one whose value is an empty text; it is
taken for uncomputed where the formula holds no text of its own that could have made it. Custom
properties and links are not read: the identity of a file comes from its sheets. Source: [MS-XLS].
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from ..core.cells import Area, Grid, Nature, RawCell, Scalar, Shown, Workbook
from .biff_globals import BOF, CONTINUE, EOF, Globals, records
from .biff_strings import characters
from .cell_values import DATE_1904
from .compound import CompoundFile
from .style_table import PLAIN
from .unreadable import UnreadableWorkbook

_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
_TOKENS, _STRING_TOKEN = 22, 0x17
_NOTE_OBJECT = 0x19
_LAID_OVER = {0, 1, 2, 3, 4, 6, 8, 9, 0x1E}
"""Kinds of objects that may show figures: group, line, rectangle, …, text, picture, shape."""


def read_xls(data: bytes, name: str, sheets: Callable[[str], bool] | None = None) -> Workbook:
    """Return the workbook; `sheets` says by name (in NFC) which are wanted. UnreadableWorkbook."""
    try:
        stream = CompoundFile(data).stream("Workbook")
        book = Globals(stream)
        grids = tuple(
            _Sheet(book, sheet, visible).grid(stream[start:])
            for sheet, start, visible in book.listed
            if sheets is None or sheets(sheet)
        )
    except (struct.error, ValueError, KeyError, IndexError, OverflowError):
        raise UnreadableWorkbook(
            "broken", "Tệp .xls bị hỏng. Mở tệp bằng Excel, lưu thành .xlsx rồi gửi lại."
        ) from None
    return Workbook(name, grids, sha256=hashlib.sha256(data).hexdigest(), size=len(data))


@dataclass
class _Sheet:
    """One sheet's substream, taken record by record."""

    book: Globals
    name: str
    visible: bool
    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    drawings: bool = False
    _awaited: tuple[int, int, int] | None = None
    """Row, column and style of a formula whose text comes in the next record."""
    _note_texts: dict[int, str] = field(default_factory=dict)
    _object: int = -1
    _note_length: int = 0

    def grid(self, stream: bytes) -> Grid:
        """Return the sheet's grid."""
        takers: dict[int, Callable[[bytes], None]] = {
            0x0203: self._number, 0x027E: self._rk, 0x00BD: self._many_rk, 0x00FD: self._shared,
            0x0204: self._label, 0x00D6: self._label, 0x0205: self._truth_or_error,
            0x0006: self._formula, 0x0207: self._formula_text, 0x00E5: self._merge,
            0x0208: self._row, 0x007D: self._columns, 0x005D: self._laid_over,
            0x01B6: self._note_head, CONTINUE: self._note_body, 0x001C: self._note,
        }  # fmt: skip
        depth = 0
        for type_, body in records(stream):
            # A chart inside the sheet has a substream of its own.
            depth += (type_ == BOF) - (type_ == EOF)
            if depth == 1 and type_ in takers:
                takers[type_](body)
        last = max((column for _, column in self.cells), default=0)
        last_row = max((row for row, _ in self.cells), default=0)
        hidden = {c for first, end in self.hidden_columns for c in range(first, min(end, last) + 1)}
        return Grid(
            self.name, self.cells, tuple(self.merged),
            frozenset(row for row in self.hidden_rows if row <= last_row),
            frozenset(hidden), self.notes, {}, self.visible, self.drawings,
        )  # fmt: skip

    def _keep(
        self, row: int, column: int, style: int, value: Scalar,
        nature: Nature = Nature.VALUE, formula: str | None = None,
    ) -> None:  # fmt: skip
        styles = self.book.styles
        how = styles[style] if style < len(styles) else PLAIN
        if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
            value = int(value)
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if number and self.book.date_1904 and how.shown is Shown.DATE:
            value += DATE_1904  # type: ignore[operator]
        self.cells[row + 1, column + 1] = RawCell(value, nature, how.shown, formula, how.font)

    def _number(self, body: bytes) -> None:
        self._keep(*struct.unpack_from("<HHHd", body))

    def _rk(self, body: bytes) -> None:
        row, column, style, packed = struct.unpack_from("<HHHI", body)
        self._keep(row, column, style, _unpacked(packed))

    def _many_rk(self, body: bytes) -> None:
        row, first = struct.unpack_from("<HH", body)
        for place in range((len(body) - 6) // 6):
            style, packed = struct.unpack_from("<HI", body, 4 + 6 * place)
            self._keep(row, first + place, style, _unpacked(packed))

    def _shared(self, body: bytes) -> None:
        row, column, style, index = struct.unpack_from("<HHHI", body)
        self._keep(row, column, style, self.book.strings[index])

    def _label(self, body: bytes) -> None:
        row, column, style, length, flags = struct.unpack_from("<HHHHB", body)
        self._keep(row, column, style, characters(body, 9, length, flags))

    def _truth_or_error(self, body: bytes) -> None:
        self._keep_byte(*struct.unpack_from("<HHHBB", body))

    def _keep_byte(
        self, row: int, column: int, style: int, byte: int, error: int, formula: str | None = None
    ) -> None:
        if error:
            told = _ERRORS.get(byte, f"#LỖI {byte}")
            self._keep(row, column, style, told, Nature.ERROR, formula)
        else:
            self._keep(row, column, style, bool(byte), Nature.VALUE, formula)

    def _formula(self, body: bytes) -> None:
        row, column, style, result = struct.unpack_from("<HHH8s", body)
        if result[6:] != b"\xff\xff":
            number = struct.unpack("<d", result)[0]
            self._keep(row, column, style, number, Nature.VALUE, "")
        elif result[0] == 0:
            self._awaited = (row, column, style)
        elif result[0] in (1, 2):
            self._keep_byte(row, column, style, result[2], int(result[0] == 2), "")
        elif _STRING_TOKEN in body[_TOKENS:]:
            self._keep(row, column, style, "", Nature.VALUE, "")
        else:
            self._keep(row, column, style, None, Nature.UNCOMPUTED, "")

    def _formula_text(self, body: bytes) -> None:
        if self._awaited:
            length, flags = struct.unpack_from("<HB", body)
            # A text longer than one record is cut: it is a note of words, no figure.
            text = characters(body, 3, length, flags)
            self._keep(*self._awaited, text, Nature.VALUE, "")
            self._awaited = None

    def _merge(self, body: bytes) -> None:
        for place in range(struct.unpack_from("<H", body)[0]):
            top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * place)
            self.merged.append(Area(top + 1, left + 1, bottom + 1, right + 1))

    def _row(self, body: bytes) -> None:
        if struct.unpack_from("<I", body, 12)[0] & 0x20:
            self.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)

    def _columns(self, body: bytes) -> None:
        first, last, _, _, options = struct.unpack_from("<5H", body)
        if options & 1:
            self.hidden_columns.append((first + 1, last + 1))

    def _laid_over(self, body: bytes) -> None:
        kind, number = struct.unpack_from("<HH", body, 4)
        self._object = number if kind == _NOTE_OBJECT else -1
        self.drawings = self.drawings or kind in _LAID_OVER

    def _note_head(self, body: bytes) -> None:
        self._note_length = struct.unpack_from("<H", body, 10)[0] if self._object >= 0 else 0

    def _note_body(self, body: bytes) -> None:
        if self._note_length:
            self._note_texts[self._object] = characters(body, 1, self._note_length, body[0])
            self._note_length = 0

    def _note(self, body: bytes) -> None:
        row, column, _, number = struct.unpack_from("<4H", body)
        if number in self._note_texts:
            self.notes[row + 1, column + 1] = self._note_texts[number].strip()


def _unpacked(packed: int) -> int | float:
    """Return the number of an RK value: 30 bits of a number, maybe a hundred times too large."""
    if packed & 2:
        whole = packed >> 2
        value: int | float = whole - (1 << 30) if whole & (1 << 29) else whole
    else:
        value = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", packed & 0xFFFFFFFC))[0]
    return value / 100 if packed & 1 else value
