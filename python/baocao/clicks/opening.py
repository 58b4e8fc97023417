"""A file opened with the program that Windows has for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ..errors import OutputError
from ..wording import clicks as words


def open_file(path: Path) -> None:
    """Open a file with the program that Windows has for it; OutputError where there is none."""
    start: Any = getattr(os, "startfile", None)
    try:
        if start is None:
            raise OSError("no such way to open a file on this system")
        start(path)
    except OSError:
        raise OutputError(words.CANNOT_OPEN.format(path=path)) from None
