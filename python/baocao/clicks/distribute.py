"""Tạo biểu mẫu cho các đơn vị: what `baocao distribute` writes, from the open workbook's list."""

from __future__ import annotations

from ..wording import clicks as words
from .click import Click
from .dialogs import Closing, paragraphs


def distribute(click: Click) -> Closing:
    """Ask for a folder and write a prefilled workbook for each unit into it."""
    copy = click.book.save_copy(click.folder)
    folder = click.choose_folder(words.ASK_OUT)
    if folder is None:
        return Closing("")
    click.keep_on()
    # The writers of workbooks are for this button alone.
    from ..tasks.distribute import distribute as write_all

    done = write_all(copy, folder, click.programme, click.today, progress=click.progress)
    return Closing(paragraphs(*done.said))
