"""Read workbooks of other formats than .xlsx: .ods and .xls by readers of our own.

python-calamine was to serve here, in a worker that may die. It does not: it gives an error cell as
a blank, and a blank is asked about where an error must be cured; in .ods it gives no merged areas
and TRUE as 1. Both formats are read here in Python, which cannot be made to abort, and calamine is
what the tests compare with. .xlsb, XML 2003 and .csv are refused, with the cure.
"""

from __future__ import annotations

from collections.abc import Callable

from ..core.cells import Workbook
from ..intake.sniff import Kind
from .biff import read_xls
from .opendocument import read_ods
from .unreadable import UnreadableWorkbook


def read_legacy(
    data: bytes, kind: Kind, name: str, sheets: Callable[[str], bool] | None = None
) -> Workbook:
    """Return the workbook of an old format; UnreadableWorkbook where it is none that is read."""
    if kind is Kind.ODS:
        return read_ods(data, name, sheets)
    if kind is Kind.XLS:
        return read_xls(data, name, sheets)
    raise UnreadableWorkbook(kind.word, kind.sentence)
