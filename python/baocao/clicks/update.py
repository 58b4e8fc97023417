"""Cập nhật vào báo cáo: today's figures into a report, every other word as the clerk wrote it."""

from __future__ import annotations

from functools import partial

from ..wording import clicks as words
from .click import Click
from .dialogs import Closing, Icon, paragraphs
from .opening import open_file
from .saving import where_to_write


def update(click: Click) -> Closing:
    """Ask for a report and where its update goes, write it, and offer to open it."""
    copy = click.book.save_copy(click.folder)
    report = click.book.choose_existing(words.ASK_WHICH_REPORT, words.WORD_FILES)
    if report is None:
        return Closing("")
    proposed = report.with_name(words.UPDATED_NAME.format(stem=report.stem))
    out = where_to_write(click, proposed)
    if out is None:
        return Closing("")
    click.keep_on()
    # lxml is for this button alone.
    from ..tasks.update import update as put_in

    done = put_in(report, copy, out, click.programme, click.today, agreed=click.dialogs.ask)
    told = words.UPDATED.format(count=len(done.corrections), path=out)
    return Closing(paragraphs(told, words.ASK_OPEN), Icon.QUESTION, partial(open_file, out))
