"""The log of what broke: a file in the user's cache folder, never beside inputs or outputs."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from pathlib import Path


def cache_folder() -> Path:
    """Return the user's cache folder of this program; it may be deleted at any time."""
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA") or tempfile.gettempdir()
    else:
        root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "baocao"


def record(error: BaseException) -> Path | None:
    """Write the error with its traceback to a new log file; None where none can be written."""
    text = "".join(traceback.format_exception(error))
    for folder in (cache_folder() / "log", Path(tempfile.gettempdir())):
        path = folder / f"baocao-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return None
