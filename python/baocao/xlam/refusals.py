"""Why a source cannot become part of the add-in."""

from __future__ import annotations

from ..errors import BaocaoError


class SourceError(BaocaoError):
    """A source of the add-in that Excel could not read, or not read back as it was written."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source, self.reason = source, reason
