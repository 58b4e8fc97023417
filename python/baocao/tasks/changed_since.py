"""What lies in the folder now beside what was consolidated: letters go by today's files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..core.consolidating.received import Received
from ..core.run_log import LogRow
from ..core.text import fold
from ..wording import returning as words
from ..wording.distribute import listed
from ..wording.sheets import LOG_CHANGE, LOG_FILE
from .last_run import log_of
from .load import read_bytes


def changed_since(workbook: Path, files: Sequence[Received]) -> Iterator[str]:
    """Yield what the clerk is to know of `files` of listed units that the consolidation had not.

    A file is known by its content; nothing is said where `workbook` tells of no consolidation.
    """
    known = list(_last_files(log_of(read_bytes(workbook), workbook.name)))
    if not known:
        return
    hashes, had = {row.sha256 for row in known}, {fold(row.unit) for row in known}
    other = [file for file in files if file.origin.sha256 not in hashes]
    now = {fold(file.unit) for file in files}
    told = (
        (words.CHANGED, "files", [_named(f) for f in other if fold(f.unit) in had]),
        (words.NEW_SINCE, "files", [_named(f) for f in other if fold(f.unit) not in had]),
        (words.GONE, "units", _gone(known, now)),
    )
    for text, key, of in told:
        if of:
            yield text.format(when=known[0].when, **{key: listed(of)})


def _last_files(log: Sequence[LogRow]) -> Iterator[LogRow]:
    """Yield the files of units in the newest run: its changes stand first, then its files."""
    begun = False
    for row in log:
        if begun and row.what.startswith(LOG_CHANGE):
            return
        begun |= row.what == LOG_FILE
        if row.what == LOG_FILE and row.unit:
            yield row


def _gone(known: Sequence[LogRow], now: set[str]) -> list[str]:
    return list(dict.fromkeys(row.unit for row in known if fold(row.unit) not in now))


def _named(file: Received) -> str:
    return f"{file.unit} ({file.origin.name})"
