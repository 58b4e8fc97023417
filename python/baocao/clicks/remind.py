"""Đôn đốc: the letter and messages of `baocao remind`, for the consolidation that is open."""

from __future__ import annotations

from ..wording import clicks as words
from .click import Click
from .dialogs import Closing


def remind(click: Click) -> Closing:
    """Ask for a folder; write the letter to units that are late, else to those nearly due."""
    copy = click.book.save_copy(click.folder)
    folder = click.choose_folder(words.ASK_OUT)
    if folder is None:
        return Closing("")
    click.keep_on()
    # lxml and the templates are for this button alone.
    from ..tasks.remind import remind as write_all

    done = write_all(copy, folder, click.programme, click.today)
    if not done.files and click.dialogs.ask(words.ASK_BEFORE.format(said=done.said)):
        done = write_all(copy, folder, click.programme, click.today, before=True)
    return Closing(done.said)
