"""What "Nhật ký" tells of each consolidation: when it was, what changed, which files it took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class LogRow:
    """One row of "Nhật ký", as its cells are shown; `size` in bytes, 0 where there is no file."""

    when: str
    version: str
    what: str
    unit: str = ""
    file: str = ""
    size: int = 0
    sha256: str = ""
    taken: str = ""
    application: str = ""
    """The program that saved the file, as it says itself."""
    saved: str = ""


@dataclass(frozen=True)
class Run:
    """One consolidation: when, by which version, and what changed since the last, line by line."""

    when: str
    version: str
    changes: Sequence[str] = ()
