"""Open whatever workbook came: by its content, the reader that can read it honestly."""

from __future__ import annotations

from collections.abc import Callable

from ..core.cells import Workbook
from ..intake.sniff import Kind, kind_of
from .reader import read_workbook
from .unreadable import UnreadableWorkbook


def read_any(data: bytes, name: str, sheets: Callable[[str], bool] | None = None) -> Workbook:
    """Return the workbook, of whatever kind it is; UnreadableWorkbook where none can be had.

    `sheets` says by name (in NFC) which sheets are worth reading.
    """
    if data.startswith(b"PK"):
        try:
            return read_workbook(data, name, sheets)
        except UnreadableWorkbook as error:
            if error.reason != Kind.ODS.word:
                raise
    # Old formats are rare: their readers are imported when one comes.
    from .legacy import read_legacy

    return read_legacy(data, kind_of(data), name, sheets)
