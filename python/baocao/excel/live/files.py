"""Files that take the place of others."""

from __future__ import annotations

import os
import time
from pathlib import Path

_TRIES = 8
"""How often a file is replaced before that is given up: a scanner may hold it for a moment."""


def moved(fresh: Path, file: Path) -> bool:
    """Put one file in place of another, which something may hold open for a moment."""
    for _ in range(_TRIES):
        try:
            fresh.replace(file)
        except OSError:
            time.sleep(0.25)
        else:
            return True
    return False


def aside_name(folder: Path) -> Path:
    """Return a name in a folder for a file that is not yet to be seen."""
    return folder / f".~baocao-{os.urandom(6).hex()}.xlsx"
