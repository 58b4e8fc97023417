"""What a spreadsheet cell held, where it stood, and the figures that are made of such cells.

Rows and columns count from 1, as in Excel. Nothing here opens a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property

Number = int | Decimal
"""A figure: counts are int, money is int or Decimal (never a binary float)."""

Scalar = str | int | float | bool | None
"""What a reader finds in a cell."""


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1 (28 is AB)."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the column, counted from 1, of letters such as AB."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """One cell of one sheet."""

    sheet: str
    row: int
    column: int

    def __reduce__(self) -> tuple[type[CellRef], tuple[str, int, int]]:
        """Pickle as a call: what workers send back is for the most part such places."""
        return CellRef, (self.sheet, self.row, self.column)

    @property
    def address(self) -> str:
        """The address without the sheet: H7."""
        return f"{column_letters(self.column)}{self.row}"

    @property
    def formula(self) -> str:
        """The reference as a formula writes it: 'Mẫu 1'!H7."""
        return f"{quoted_sheet(self.sheet)}!{self.address}"

    @classmethod
    def parse(cls, sheet: str, address: str) -> CellRef:
        """Return the cell of an address such as H7 or $H$7; ValueError where it is none."""
        found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})", address)
        if not found:
            raise ValueError(address)
        return cls(sheet, int(found[2]), column_number(found[1]))


def quoted_sheet(sheet: str) -> str:
    """Return a sheet's name as a formula must write it, always in quotes."""
    return "'" + sheet.replace("'", "''") + "'"


class Nature(Enum):
    """What a cell is, before anyone asks what it means."""

    VALUE = "value"
    BLANK = "blank"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"
    """A formula that was saved without its value (by a script, a phone, a viewer)."""


class Shown(Enum):
    """How the number format shows a number; a date or a percentage is no count."""

    PLAIN = "plain"
    PERCENT = "percent"
    DATE = "date"
    CURRENCY = "currency"


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell as the file has it.

    `value` is text, a number, True or False; for an error cell the error's text ("#REF!"); None
    where the cell is blank or uncomputed. A date is its serial number with `shown` DATE.
    """

    value: Scalar
    nature: Nature = Nature.VALUE
    shown: Shown = Shown.PLAIN
    formula: str | None = None
    """The formula without its "=", where there is one."""
    font: str | None = None
    """The font's name, told only where it is a legacy one (.VnTime, VNI-Times)."""


@dataclass(frozen=True, slots=True)
class RecodedCell(RawCell):
    """A cell whose text came in a charset older than Unicode, or broken: `value` is what it means.

    Few cells are such: a field of RawCell would cost every cell.
    """

    typed: str = ""
    """The text as the file has it."""
    rule: str = ""
    """The code of the remark by which it was told of the whole file."""


BLANK = RawCell(None, Nature.BLANK)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both corners inside."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class Grid:
    """One sheet: its cells that hold something, by (row, column), and what lies over them."""

    sheet: str
    """The sheet's name, in NFC."""
    cells: Mapping[tuple[int, int], RawCell]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Hyperlink targets by cell."""
    visible: bool = True
    drawings: bool = False
    """Whether pictures, shapes or text boxes lie over the sheet."""
    named: bool = True
    """Whether the file gives the sheet a name; a text or a web page gives its tables none."""

    def at(self, row: int, column: int) -> RawCell:
        """Return the cell, blank where the file has none."""
        return self.cells.get((row, column), BLANK)

    @cached_property
    def last_row(self) -> int:
        """The last row that holds a cell; 0 where none does."""
        return max((row for row, _ in self.cells), default=0)

    @cached_property
    def last_column(self) -> int:
        """The last column that holds a cell; 0 where none does."""
        return max((column for _, column in self.cells), default=0)


@dataclass(frozen=True)
class Remark:
    """What reading a file has to say of the whole file: the code of a finding, what it quotes."""

    code: str
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Workbook:
    """A workbook as it was read: its sheets, and what the file says of itself."""

    name: str
    """The file's own name, without its folder."""
    grids: tuple[Grid, ...]
    application: str = ""
    """The program that saved it, as docProps/app.xml says; blank where it does not."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """The custom document properties: identity, programme, version (see core.submission)."""
    sha256: str = ""
    size: int = 0
    """Bytes."""
    saved: str = ""
    """When it was last saved, as the file says itself (ISO 8601, UTC); blank where it does not."""
    legacy_fonts: bool = False
    """Whether a cell may be in a font of a charset older than Unicode (RawCell.font)."""
    remarks: tuple[Remark, ...] = ()

    def grid(self, sheet: str) -> Grid | None:
        """Return the sheet of exactly this name (case aside), or None."""
        wanted = sheet.casefold()
        return next((g for g in self.grids if g.sheet.casefold() == wanted), None)


class State(Enum):
    """What became of one entry."""

    VALUE = "value"
    BLANK = "blank"
    UNREAD = "unread"
    """The cell holds something that is no value of its column; a finding says what."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of a form, parsed: its value, where it stood, and what the reading changed."""

    value: Number | str | None
    where: CellRef
    raw: str = ""
    state: State = State.VALUE
    tolerance: str | None = None
    """The code of the tolerant rule by which the raw text became the value; None where plain."""
    plain: bool = True
    """Whether the cell itself holds a number, or nothing: what a formula can add as it stands."""

    def __reduce__(self) -> tuple[type[Entry], tuple[object, ...]]:
        """Pickle as a call, as its place is: half the time of field by field."""
        return Entry, (
            self.value, self.where, self.raw, self.state, self.tolerance, self.plain,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """One cell that a figure was made of."""

    unit: str
    """The unit's name; blank for the consolidating unit's own entry."""
    file: str
    where: CellRef
    value: Number


@dataclass(frozen=True, slots=True)
class Figure:
    """A consolidated figure, the cells it is made of, and who is missing in it.

    `value` is None where nobody reported anything. `missing` names the counted units whose cell
    is blank (the consolidating unit by its own name): the figure is then partial.
    """

    value: Number | None
    sources: tuple[Source, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether a unit that counts has left its cell blank."""
        return bool(self.missing)
