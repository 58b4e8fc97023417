"""Files that systems and office programs leave lying about: nobody sent them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_NAMES = {"desktop.ini", "thumbs.db", "ehthumbs.db", ".ds_store", "icon\r"}
_FOLDERS = {"__macosx", "$recycle.bin", "system volume information"}
_LOCK = re.compile(
    r"(?:~\$(?P<office>.+\.(?:xl\w{1,2}|ods|csv))|\.~lock\.(?P<libre>.+)#)", re.IGNORECASE
)
_STARTS = ("~$", "._", ".~", ".fuse_hidden", ".nfs")


def is_dropping(parts: Sequence[str]) -> bool:
    """Return whether a file, given as the parts of its path, is none that a unit sent.

    Lock files (~$Mau.xlsx, .~lock.Mau.xlsx#), what Windows and macOS keep in folders, and the
    unfinished files of Excel and of this program (.~….tmp).
    """
    folders = {part.lower() for part in parts[:-1]}
    name = unicodedata.normalize("NFC", parts[-1]).lower()
    temporary = name.startswith("~") and name.endswith(".tmp")
    return bool(folders & _FOLDERS) or name in _NAMES or name.startswith(_STARTS) or temporary


def opened_by(name: str) -> str:
    """Return the workbook that a lock file says is open somewhere, "" where it is no lock file.

    Excel lays "~$Mau.xlsx" beside Mau.xlsx, LibreOffice ".~lock.Mau.xlsx#".
    """
    found = _LOCK.fullmatch(unicodedata.normalize("NFC", name))
    return (found["office"] or found["libre"]) if found else ""
