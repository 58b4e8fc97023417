"""One file that came in, and what became of it on the way to the units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..findings import Finding
from ..submission import Origin, Submission


class Fate(Enum):
    """How far a file got."""

    READ = "read"
    """It is read and belongs to a unit of the list."""
    UNREADABLE = "unreadable"
    WAITING = "waiting"
    """It is read, and whose it is must be decided: no identity, or two that disagree."""
    OUTSIDE = "outside"
    """It names a unit that is not in the list."""
    SKIPPED = "skipped"
    """It is the consolidating unit's own workbook, or an earlier output of it."""


@dataclass(frozen=True)
class Received:
    """A file, what it says, and whose it is.

    `unit` is the name of the unit of the list, for an unreadable file as its name tells (the
    figures of no file go by its name); for a unit outside the list the name it gives itself.
    `findings` are all that the one workbook tells: reading, rules, identity. `claimed` are the
    units of the list that a waiting file may be of: one of them has answered.
    """

    origin: Origin
    fate: Fate
    submission: Submission | None = None
    unit: str = ""
    findings: tuple[Finding, ...] = ()
    read_at: str = ""
    """When it was read, as "Chi tiết" shows it."""
    claimed: tuple[str, ...] = ()

    @property
    def shown_file(self) -> str:
        """The file as a clerk finds it: with its folder inside what was given."""
        return self.origin.path or self.origin.name
