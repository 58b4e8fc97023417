"""One click at a time: the lock, the job file and the stop file that the add-in and Python share.

The other side is addin/modules/BaoCaoJob.bas; docs/decisions/0011 says why it is so. A job that
dies leaves its lock behind, which nobody then holds: the add-in tells so and takes it away.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCK, _JOB, _STOP = "job.lock", "job.txt", "job.stop"
_FAR = 2**30
"""The byte that is locked: far beyond the end, so that the add-in may still read the file."""


class Job:
    """The lock of a click, held from `begin` to `end`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle = -1

    def begin(self) -> bool:
        """Take the lock; False where another click has it. OSError where none can be made.

        The file stays open for reading: on Windows nobody can delete it then.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / _LOCK
        path.touch()
        handle = os.open(path, os.O_RDONLY)
        if not _locked(handle):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def end(self) -> None:
        """Take the stop file and the lock away; what cannot be deleted is the add-in's to judge."""
        _delete(self._folder / _STOP)
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
            _delete(self._folder / _LOCK)

    def stop_asked(self) -> bool:
        """Whether the clerk has asked to stop."""
        return (self._folder / _STOP).exists()

    def book(self, function: str) -> str | None:
        """Return the workbook's exact name that the add-in gave for this function, None if none."""
        try:
            text = (self._folder / _JOB).read_bytes().decode("utf-16")
        except (OSError, UnicodeError):
            return None
        task, _, book = text.partition("\r\n")
        return book.removesuffix("\r\n") if task == function else None


def _locked(handle: int) -> bool:
    """Lock one byte for this process, or say that another has it."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
