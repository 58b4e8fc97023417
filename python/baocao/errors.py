"""What can break, as opposed to what a clerk did wrong (which is a Finding).

BaocaoError                 one clear Vietnamese sentence, an exit code
├── InputError (2)          a named input cannot be read, or is not one of ours
├── OutputError (2)         the output cannot be written
├── UsageError (2)          arguments that contradict each other
└── DeclarationError (2)    a programme's folder contradicts itself
"""

from __future__ import annotations


class BaocaoError(Exception):
    """One clear Vietnamese sentence with what to do; `exit_code` is what the command returns."""

    exit_code = 2


class InputError(BaocaoError):
    """An input that was named cannot be read, or is none of ours."""


class OutputError(BaocaoError):
    """The output cannot be written; nothing was changed."""


class UsageError(BaocaoError):
    """Arguments that contradict each other."""


class DeclarationError(BaocaoError):
    """A declaration contradicts itself; `origin` is its file, `key` the place in it."""

    def __init__(self, origin: str, key: str, reason: str) -> None:
        super().__init__(": ".join(part for part in (origin, key, reason) if part))
        self.origin, self.key, self.reason = origin, key, reason
