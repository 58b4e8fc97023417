"""What a button's work gets: the open workbook, the programme, the day, and how to be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..core.submission import PROPERTY_VERSION, Submission
from ..errors import BaocaoError
from ..programme import Programme
from ..wording import clicks as words
from .dialogs import Dialogs

if TYPE_CHECKING:
    from ..excel.live.book import OpenBook

SHORTEST = 0.5
"""Seconds between two texts in the status bar, and before the first."""


class Stopped(BaocaoError):  # noqa: N818 - what the clerk asked for
    """The clerk has stopped the job; nothing was written."""


@dataclass
class Click:
    """One click on a button."""

    book: OpenBook
    programme: Programme
    today: date
    dialogs: Dialogs
    folder: Path
    """A folder for this click alone, which goes away with it."""
    stop_asked: Callable[[], bool] = lambda: False
    _shown: float = field(default_factory=time.monotonic)

    def keep_on(self) -> None:
        """Raise Stopped where the clerk has asked to stop."""
        if self.stop_asked():
            raise Stopped(words.STOPPED)

    def choose_folder(self, title: str) -> Path | None:
        """Return the folder that the clerk picks, None where she does not; begin at the book's."""
        file = self.book.location().file
        return self.book.choose_folder(title, file.parent if file else None)

    def progress(self, done: int, total: int, name: str) -> None:
        """Tell how many of how many files are read, at most twice a second; may raise Stopped."""
        self.keep_on()
        now = time.monotonic()
        if now - self._shown >= SHORTEST:
            self._shown = now
            self.book.status(words.READING.format(done=done, total=total, name=name))


def template_note(submission: Submission) -> str:
    """Return a paragraph where the workbook is of another version than the program, else ""."""
    template = submission.properties.get(PROPERTY_VERSION, "")
    if not template or template == __version__:
        return ""
    return words.OTHER_TEMPLATE.format(template=template, program=__version__)
