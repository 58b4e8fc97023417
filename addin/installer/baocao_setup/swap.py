"""Puts new files and folders in the place of old ones, all or none."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from types import TracebackType

PATIENCE = (0.2, 0.4, 0.8, 1.6, 3.2)
"""Seconds between tries: a scanner looks into new files for a moment, and a folder that holds an
open file cannot be moved."""


class Swap:
    """One exchange: used as `with Swap() as swap`; what was exchanged is undone when one fails.

    Moving a folder in which a program has a file open fails on Windows, before anything is changed:
    so a running program is found out here, not half replaced.
    """

    def __init__(self) -> None:
        self._done: list[tuple[Path, Path, Path]] = []

    def put(self, new: Path, place: Path, old: Path) -> None:
        """Move `new` to `place`, and what stood there to `old`."""
        for folder in (place.parent, old.parent):
            folder.mkdir(parents=True, exist_ok=True)
        discard(old)
        if place.exists():
            _move(place, old)
        self._done.append((new, place, old))
        _move(new, place)

    def __enter__(self) -> Swap:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for new, place, old in reversed(self._done):
            if kind is not None:
                _undo(new, place, old)
            else:
                discard(old)


def _undo(new: Path, place: Path, old: Path) -> None:
    if place.exists():
        _move(place, new)
    if old.exists():
        _move(old, place)


def _move(path: Path, target: Path) -> None:
    for seconds in PATIENCE:
        try:
            path.rename(target)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    path.rename(target)


def discard(path: Path) -> None:
    """Delete a file or a folder where there is one; what is held by a program stays."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
        return
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        # An old file that a scanner still reads: the next installation deletes it.
        return
