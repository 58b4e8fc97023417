"""The log of what broke: a file in the user's own folder, never beside inputs or outputs."""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from pathlib import Path


def home() -> Path:
    """Return the user's folder of this program: on Windows that of the installation.

    The add-in names the same folder (addin/modules/BaoCaoLauncher.bas), and its logs there.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir()) / "BaoCao"
    return Path(os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")) / "baocao"


def cache_folder() -> Path:
    """Return the user's cache folder of this program; it may be deleted at any time."""
    return home() / "cache" if sys.platform == "win32" else home()


def log_folder() -> Path:
    """Return the folder of the logs."""
    return home() / "log"


def record(error: BaseException) -> Path | None:
    """Write the error with its traceback to a new log file; None where none can be written."""
    text = "".join(traceback.format_exception(error))
    for folder in (log_folder(), Path(tempfile.gettempdir())):
        path = folder / f"baocao-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return None
