"""Open whatever workbook came: by its content, the reader that can read it honestly.

.xlsx, .xlsm and .ods (.fods) have readers of our own: python-calamine gives an error cell as a
blank, and a blank is asked about where an error must be cured; in .ods it gives no merged areas
and TRUE as 1.
.xls is read by xlrd. XML 2003, web pages and texts (CSV) have small readers: systems of provinces
write them under the name of an .xls. .xlsb is refused, with the cure.
"""

from __future__ import annotations

from collections.abc import Callable

from ...core.cells import Grid, Workbook
from ...intake.sniff import Kind
from .unreadable import UnreadableWorkbook, too_large
from .workbook import read_workbook

Wanted = Callable[[str], bool]
_MOST_MERGED = 1_000_000
"""Cells that the merged areas of a sheet may cover, as far as it holds any."""
_Reader = Callable[[bytes, str, Wanted | None], Workbook]


def read_any(data: bytes, name: str, sheets: Wanted | None = None) -> Workbook:
    """Return the workbook, of whatever kind it is; UnreadableWorkbook where none can be had.

    `sheets` says by name (in NFC) which sheets are worth reading.
    """
    try:
        workbook = read_workbook(data, name, sheets)
    except UnreadableWorkbook as error:
        read = _other_reader(error.reason)
        if read is None:
            raise
        workbook = read(data, name, sheets)
    for grid in workbook.grids:
        _refuse_endless_merges(grid)
    return workbook


def _refuse_endless_merges(grid: Grid) -> None:
    """Refuse merged areas that lie over each other: each of their cells is looked at."""
    covered = sum(
        (min(area.bottom, grid.last_row) - area.top + 1)
        * (min(area.right, grid.last_column) - area.left + 1)
        for area in grid.merged
        if area.top <= grid.last_row and area.left <= grid.last_column
    )
    if covered > _MOST_MERGED:
        raise too_large(grid.sheet)


def _other_reader(kind: str) -> _Reader | None:
    """Return the reader of another format, None where there is none.

    Other formats are rare: their readers are imported when one comes.
    """
    if kind == Kind.ODS.word:
        from .opendocument import read_ods as read
    elif kind == Kind.FLAT_ODS.word:
        from .opendocument import read_flat_ods as read
    elif kind == Kind.XLS.word:
        from .xls import read_xls as read
    elif kind == Kind.XML_2003.word:
        from .xml_2003 import read_xml_2003 as read
    elif kind in (Kind.HTML.word, Kind.MHTML.word):
        from .web_page import read_web_page as read
    elif kind == Kind.TEXT.word:
        from .delimited import read_delimited as read
    else:
        return None
    return read
