"""Open whatever workbook came: by its content, the reader that can read it honestly.

.xlsx, .xlsm and .ods have readers of our own: python-calamine gives an error cell as a blank, and a
blank is asked about where an error must be cured; in .ods it gives no merged areas and TRUE as 1.
.xls is read by xlrd. .xlsb, XML 2003 and .csv are refused, with the cure.
"""

from __future__ import annotations

from collections.abc import Callable

from ...core.cells import Workbook
from ...intake.sniff import Kind
from .unreadable import UnreadableWorkbook
from .workbook import read_workbook


def read_any(data: bytes, name: str, sheets: Callable[[str], bool] | None = None) -> Workbook:
    """Return the workbook, of whatever kind it is; UnreadableWorkbook where none can be had.

    `sheets` says by name (in NFC) which sheets are worth reading.
    """
    try:
        return read_workbook(data, name, sheets)
    except UnreadableWorkbook as error:
        # Old formats are rare: their readers are imported when one comes.
        if error.reason == Kind.ODS.word:
            from .opendocument import read_ods as read
        elif error.reason == Kind.XLS.word:
            from .xls import read_xls as read
        else:
            raise
    return read(data, name, sheets)
