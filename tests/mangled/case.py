"""One way in which a commune's workbook comes back broken, and what must be said and taken of it.

`number` is the row of the table "How communes' workbooks come back broken" (1 to 55) by which the
cases are known; a row of it may have several cases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

Files = Mapping[str, bytes]
Figure = int | Decimal | None


@dataclass(frozen=True)
class Case:
    """Files that come back, made from the sound workbook of Xã Tân Nam."""

    number: int
    what: str
    made: Callable[[], bytes | Files]
    """One workbook, or files by name."""
    found: tuple[str, ...] = ()
    """Findings in the order of the alphabet: "code", "code H9" (a cell of Mẫu 1), "code Mẫu 2!"
    (a sheet) or "code Mẫu 2!B9"."""
    takes: Mapping[str, Figure] = field(default_factory=dict)
    """The figures that differ from the sound workbook's, by their cell there; None: no value."""
    quotes: tuple[str, ...] = ()
    """What the messages, with their cures, must hold: the raw text above all."""
    counts: str = "12"
    """The forms that are added up."""
    name: str = "Xa Tan Nam.xlsx"
    """What the one workbook is called."""
    reason: str = ""
    """Why the file is refused, in the word of the reader."""
    received: bool = True
    """Whether the figures are looked at; none may count where they are not."""
    shows: tuple[str, ...] = ()
    """What the lists and rows hold that are made of the units' (mangled.outcome.Outcome.shown)."""
    chosen: bool = False
    """Whether the clerk has named the file as the unit's: it does not say whose it is."""
    notes: tuple[str, ...] = ()
    """What "Ghi chú đọc" holds."""

    @cached_property
    def files(self) -> Files:
        """Return the files by name."""
        made = self.made()
        return {self.name: made} if isinstance(made, bytes) else made

    def __str__(self) -> str:
        return f"{self.number} {self.what}"
