"""What the installer says: lines in the console, and one message box at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable

TITLE = "Báo cáo"


class Talk:
    """Says things to whoever started us.

    A console's font may lack Vietnamese letters: what matters is said in a message box as well.
    """

    def __init__(self, box: Callable[[str, str, bool], None] | None) -> None:
        self._box = box

    def say(self, line: str) -> None:
        """Write a line to the console, at once."""
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def end(self, text: str, well: bool = True) -> None:
        """Say the outcome, in a box where there may be one."""
        self.say(text)
        if self._box:
            self._box(text, TITLE, well)
