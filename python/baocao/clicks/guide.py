"""Hướng dẫn: the workbook's own page, else that of a blank template."""

from __future__ import annotations

from ..core import names
from ..errors import BaocaoError, OutputError
from ..excel.live.book import OpenBook
from ..journal import cache_folder
from ..output import write_whole
from ..resources import shipped
from ..tasks.load import read_bytes
from ..wording import clicks as words
from .dialogs import Closing, Icon
from .opening import open_file

_TEMPLATE = "bieu-mau.xlsx"


def guide(book: OpenBook | None) -> Closing:
    """Show "Hướng dẫn" of the open workbook, else open a blank one; its first page is the guide."""
    if book is not None and book.show(names.GUIDE):
        return Closing("")
    try:
        _open_template()
    except (BaocaoError, OSError) as error:
        raise OutputError(words.NO_GUIDE) from error
    return Closing(words.GUIDE_SHOWN, Icon.INFORMATION)


def _open_template() -> None:
    """Open a copy of the shipped template, which is not to be written over."""
    copy = cache_folder() / words.GUIDE_FILE
    copy.parent.mkdir(parents=True, exist_ok=True)
    write_whole(copy, read_bytes(shipped("workbooks") / _TEMPLATE))
    open_file(copy)
