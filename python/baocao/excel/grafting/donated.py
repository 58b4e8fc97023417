"""Sheets to be put into a workbook: small ones whole, long lists without their rows yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Rows(Protocol):
    """The rows of a long list, made when the workbook that takes the sheet is saved."""

    def filled(self, data: bytes) -> Iterator[bytes]:
        """Yield the sheet's part `data`, in the styles of its workbook, with the rows in it."""
        ...

    def link_relationships(self) -> bytes:
        """Return the part of relationships for the rows' links, b"" where there are none."""
        ...


@dataclass(frozen=True)
class Donated:
    """A workbook that XlsxWriter wrote, and by name of its sheets the rows that some still lack."""

    data: bytes
    rows: Mapping[str, Rows] = field(default_factory=dict)
