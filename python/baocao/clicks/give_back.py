"""Đề nghị chỉnh sửa: what `baocao return` writes, for the consolidation that is open."""

from __future__ import annotations

from ..wording import clicks as words
from .click import Click
from .dialogs import Closing, paragraphs


def give_back(click: Click) -> Closing:
    """Ask for the units' folder and one to write to; write marked copies and messages."""
    copy = click.book.save_copy(click.folder)
    sources = click.choose_folder(words.ASK_FOLDER)
    folder = click.choose_folder(words.ASK_OUT) if sources else None
    if sources is None or folder is None:
        return Closing("")
    click.keep_on()
    # What edits packages is for this button alone.
    from ..tasks.returning import give_back as write_all

    done = write_all(copy, [sources], folder, click.programme, click.today, click.progress)
    return Closing(paragraphs(*done.said))
