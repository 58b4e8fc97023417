"""Files inside a zip: their names as they were meant, their bytes under limits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from zipfile import ZipInfo

from ..ooxml.archive import Archive, Limits

_UTF8_NAME = 0x800
_LIMITS = Limits(total=4 << 30)
_UNSAFE = re.compile(r"^[A-Za-z]:|^/|(?:^|/)\.\.(?:/|$)|\0")


@dataclass(frozen=True)
class ZippedFile:
    """One file of a zip."""

    archive: Archive
    entry: ZipInfo

    @property
    def path(self) -> str:
        """The path inside the zip, in NFC, "/" between its parts."""
        return unicodedata.normalize("NFC", _name(self.entry)).replace("\\", "/")

    @property
    def safe(self) -> bool:
        """Whether the path stays inside the zip's own folder."""
        return not _UNSAFE.search(self.path)

    @property
    def modified(self) -> str:
        """When it was last changed, as ISO 8601 without a zone."""
        year, month, day, hour, minute, second = self.entry.date_time
        return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"

    def read(self) -> bytes:
        """Return the bytes; PackageError where they cannot be had."""
        return self.archive.read(self.entry)


def files_of(data: bytes) -> list[ZippedFile]:
    """Return the files of a zip in the order of their paths; PackageError where it is none."""
    archive = Archive(data, _LIMITS)
    files = [ZippedFile(archive, entry) for entry in archive.entries]
    return sorted(files, key=lambda file: file.path)


def _name(entry: ZipInfo) -> str:
    """Return an entry's name as its writer meant it: UTF-8, else Windows' Vietnamese, else DOS."""
    if entry.flag_bits & _UTF8_NAME or entry.filename.isascii():
        return entry.filename
    try:
        written = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for coding in ("utf-8", "cp1258"):
        try:
            return written.decode(coding)
        except UnicodeDecodeError:
            continue
    return entry.filename
