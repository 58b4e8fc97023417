"""Message boxes and file dialogs: recorded, and answered by what the test said beforehand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

OK, CANCEL, YES, NO = 1, 2, 6, 7
"""What MessageBox returns."""

_ASKS = 0xF
"""The bits of a message box's style that say which buttons it has; 0 is "OK" alone."""


@dataclass(frozen=True)
class Shown:
    """One box or dialog: its kind, its words, its title, its style bits or arguments, its owner."""

    kind: str
    text: str = ""
    title: str = ""
    style: int = 0
    owner: int = 0
    arguments: tuple[Any, ...] = ()


@dataclass
class Dialogs:
    """The clerk in front of the screen: `answers` are given in turn, `shown` is what she saw.

    A box with "OK" alone takes no answer. Anything else that asks, with no answer left, is an
    AssertionError: a test says what the clerk does.
    """

    answers: deque[Any] = field(default_factory=deque)
    shown: list[Shown] = field(default_factory=list)

    def will(self, *answers: Any) -> None:
        """Answer the next questions so."""
        self.answers.extend(answers)

    def message_box(self, owner: int, text: str, title: str = "", style: int = 0) -> int:
        self.shown.append(Shown("message", text, title, style, owner))
        return int(self._answer()) if style & _ASKS else OK

    def ask(self, kind: str, *arguments: Any) -> Any:
        """Return the answer to one of Excel's own dialogs."""
        texts = [value for value in arguments if isinstance(value, str)]
        self.shown.append(Shown(kind, " ".join(texts), arguments=arguments))
        return self._answer()

    def _answer(self) -> Any:
        assert self.answers, f"nobody said what to answer: {self.shown[-1]}"
        return self.answers.popleft()

    @property
    def messages(self) -> list[str]:
        """The words of the message boxes, in order."""
        return [shown.text for shown in self.shown if shown.kind == "message"]

    def forget(self, answers: Iterable[Any] = ()) -> None:
        """Begin anew."""
        self.shown.clear()
        self.answers = deque(answers)
