"""Windows' own message boxes, owned by Excel's window so that they do not open behind it."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from ..wording.clicks import TITLE

_YES_NO, _IN_FRONT, _YES = 4, 0x10000, 6
"""MB_YESNO, MB_SETFOREGROUND, IDYES"""
_LONGEST = 1800
"""What fits on a small screen."""


class Icon(Enum):
    """What a box is about; the value is Windows' own (MB_ICON…)."""

    ERROR = 0x10
    QUESTION = 0x20
    WARNING = 0x30
    INFORMATION = 0x40


@dataclass(frozen=True)
class Closing:
    """What is said when the job is over and its lock is gone.

    With `offer` the text is a question, and that is done where the answer is yes. "" says nothing.
    """

    text: str
    icon: Icon = Icon.INFORMATION
    offer: Callable[[], None] | None = None


class Dialogs(Protocol):
    """What a click needs to speak with a clerk; tests keep what was said."""

    def say(self, text: str, icon: Icon = Icon.INFORMATION) -> None:
        """Show a text until it is acknowledged."""
        ...

    def ask(self, text: str) -> bool:
        """Return whether a question was answered with yes."""
        ...


class MessageBoxes:
    """MessageBoxW of user32."""

    def __init__(self, owner: int) -> None:
        self._owner = owner

    def say(self, text: str, icon: Icon = Icon.INFORMATION) -> None:
        """Show a text until it is acknowledged."""
        self._box(text, icon.value)

    def ask(self, text: str) -> bool:
        """Return whether a question was answered with yes."""
        return self._box(text, Icon.QUESTION.value | _YES_NO) == _YES

    def _box(self, text: str, style: int) -> int:
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        windows: Any = getattr(ctypes, "windll", None)
        if windows is None:
            # Not on Windows: for a developer at a terminal.
            sys.stderr.write(f"{shown}\n")
            return 0
        box = windows.user32.MessageBoxW
        return int(box(self._owner, shown, TITLE, style | _IN_FRONT))


def paragraphs(*texts: str) -> str:
    """Return the texts that say something, a blank line between them."""
    return "\n\n".join(text for text in texts if text)
