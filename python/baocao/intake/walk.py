"""The files that came in: out of folders within folders, zips, and files named one by one.

A zip in a zip is opened too, but none inside that one. What no unit sent (lock files, droppings of
systems) is left out and told. A file that cannot be read is found all the same: its unit has
answered, and `read` says why its answer cannot be used.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

from ..errors import InputError
from ..excel.reading.unreadable import UnreadableWorkbook
from ..ooxml.archive import PackageError
from .droppings import is_dropping
from .sniff import Kind, kind_of
from .zipped import ZippedFile, files_of

_LARGEST = 256 << 20
_LARGEST_ZIP = 1 << 30
_NO_ZIPS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".ods", ".docx", ".docm", ".pptx", ".odt"}
"""Zips by their nature: looked into when they are read as workbooks, not here."""


@dataclass(frozen=True)
class Found:
    """One file that came in."""

    name: str
    """The file's own name, in NFC."""
    path: str
    """How a clerk finds it: inside the folder that was given, or with its zip's name before it."""
    link: str
    """The absolute path of the file; "" where it lies in a zip."""
    modified: str
    """When it was last changed, as ISO 8601 in local time; "" where that is not known."""
    source: Callable[[], bytes] = field(repr=False, compare=False)

    def read(self) -> bytes:
        """Return the bytes; UnreadableWorkbook, with the cure, where they cannot be had."""
        try:
            return self.source()
        except PackageError as error:
            raise UnreadableWorkbook(error.fault.value, str(error)) from None
        except OSError as error:
            raise UnreadableWorkbook("no-access", _refused(error)) from None


@dataclass(frozen=True)
class Collected:
    """What came in, in the order of the paths, and the paths of what was left out."""

    files: list[Found]
    skipped: list[str]


def collect(paths: Sequence[Path]) -> Collected:
    """Return the files of folders, zips and files; InputError where a path leads nowhere.

    A file that is reached by two paths is found once.
    """
    collected = Collected([], [])
    seen: set[str] = set()
    for given in paths:
        try:
            there = given.exists()
        except OSError:
            there = False
        if not there:
            raise InputError(f"Không có tệp hay thư mục “{given}”. Hãy xem lại đường dẫn.")
        prefix = given.resolve().name if given.is_dir() and len(paths) > 1 else ""
        for path, shown in _files(given, PurePosixPath(prefix), seen):
            _take(path, shown, collected)
    return collected


def _files(
    path: Path, shown: PurePosixPath, seen: set[str]
) -> Iterator[tuple[Path, PurePosixPath]]:
    """Yield each file once, with its path as shown; a link that leads back ends there."""
    real = os.path.realpath(path)
    if real in seen:
        return
    seen.add(real)
    if not path.is_dir():
        yield path, shown if shown.name else PurePosixPath(_nfc(path.name))
        return
    try:
        inside = sorted(path.iterdir(), key=lambda inner: (_nfc(inner.name).casefold(), inner.name))
    except OSError:
        yield path, shown  # Reading it will say why it could not be opened.
        return
    for inner in inside:
        yield from _files(inner, shown / _nfc(inner.name), seen)


def _take(path: Path, shown: PurePosixPath, collected: Collected) -> None:
    special = path.exists() and not path.is_file() and not path.is_dir()
    if special or is_dropping(shown.parts):
        collected.skipped.append(str(shown))
        return
    archive = _zip(path)
    if archive is None:
        collected.files.append(
            Found(
                _nfc(path.name), str(shown), _link(path), _modified(path),
                partial(_bytes, path),
            )
        )  # fmt: skip
        return
    for file in archive:
        _take_zipped(file, shown, collected, nested=False)


def _take_zipped(
    file: ZippedFile, zip_shown: PurePosixPath, collected: Collected, nested: bool
) -> None:
    shown = zip_shown / _inside(file.path)
    if is_dropping(shown.parts):
        collected.skipped.append(str(shown))
        return
    inner = [] if nested or not file.safe else _zip_in_zip(file, shown)
    for each in inner:
        _take_zipped(each, shown, collected, nested=True)
    if not inner:
        source = file.read if file.safe else _unsafe
        collected.files.append(Found(shown.name, str(shown), "", file.modified, source))


def _zip(path: Path) -> list[ZippedFile] | None:
    """Return the files of a zip, None where the path is none or cannot be opened."""
    if path.suffix.lower() in _NO_ZIPS:
        return None
    try:
        with path.open("rb") as file:
            if file.read(2) != b"PK" or path.stat().st_size > _LARGEST_ZIP:
                return None
        data = path.read_bytes()
        return files_of(data) if kind_of(data) is Kind.ZIP else None
    except (OSError, PackageError):
        return None


def _zip_in_zip(file: ZippedFile, shown: PurePosixPath) -> list[ZippedFile]:
    if shown.suffix.lower() != ".zip":
        return []
    try:
        data = file.read()
        return files_of(data) if kind_of(data) is Kind.ZIP else []
    except PackageError:
        return []


def _inside(path: str) -> str:
    """Return a zipped file's path without what would lead out of the zip."""
    return "/".join(part for part in path.split("/") if part not in ("", ".", "..")) or "?"


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise UnreadableWorkbook(
            "too-large",
            "Tệp lớn bất thường (trên 256 MB) nên không được mở. "
            "Sao các biểu sang tệp mẫu mới rồi gửi lại.",
        )
    return path.read_bytes()


def _unsafe() -> bytes:
    raise UnreadableWorkbook(
        "unsafe-path",
        "Tên tệp trong tệp nén trỏ ra ngoài tệp nén nên không được mở. Hãy nén lại rồi gửi lại.",
    )


def _refused(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return (
            "Không có quyền mở tệp, hoặc tệp đang mở ở chương trình khác. "
            "Hãy đóng tệp hoặc xem lại quyền rồi chạy lại."
        )
    return f"Không đọc được tệp từ ổ đĩa ({error.strerror}). Hãy sao lại tệp rồi chạy lại."


def _link(path: Path) -> str:
    """Return the absolute path, "" where no workbook could write it down (undecodable bytes)."""
    link = str(path.absolute())
    return link if link.isprintable() else ""


def _modified(path: Path) -> str:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).isoformat(timespec="seconds")
    except (OSError, ValueError, OverflowError):
        return ""


def _nfc(name: str) -> str:
    """Return a file's name for showing: composed letters, undecodable bytes as "?"."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
