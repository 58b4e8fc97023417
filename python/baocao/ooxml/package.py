"""A zip package (xlsx, docx, xlam) opened from bytes: with limits, every part's CRC checked.

Parts are found by their relationships, never by guessed names. Names are compared without regard
to case, as the format says; a name is given back as the package writes it. A part's bytes are
inflated here under a limit, never by a reader that trusts the sizes a file declares of itself.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, ZipInfo

from ..errors import InputError
from .events import elements

_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
CONTENT_TYPES = "[Content_Types].xml"


class Fault(Enum):
    """Why a package cannot be used."""

    NOT_ZIP = "not-zip"
    TRUNCATED = "truncated"
    BROKEN = "broken"
    DAMAGED = "crc"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"
    MISSING = "missing"


class PackageError(InputError):
    """A package that cannot be used: one clear sentence, and the fault."""

    def __init__(self, fault: Fault, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may cost, in bytes and entries.

    A sheet of a million formatted rows is some 30 MB and packs 40 to 1; a bomb packs 1000 to 1.
    """

    entries: int = 20_000
    part: int = 256 << 20
    total: int = 512 << 20
    ratio: int = 250
    """Bytes inflated for one that is packed, asked of parts above `small` alone."""
    small: int = 8 << 20


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship: the local name of its type ("worksheet"), and where it leads.

    `target` is a part's name, or the URL as written where it is `external`.
    """

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Packed:
    """A part as it lies in the zip: its packed bytes, and what undoes the packing."""

    name: str
    method: int
    crc: int
    size: int
    """Bytes once inflated."""
    payload: bytes
    date_time: tuple[int, int, int, int, int, int]


class Package:
    """A zip package; parts are read on demand and are not kept."""

    def __init__(self, data: bytes, limits: Limits | None = None) -> None:
        """Open the package; PackageError where it is none or exceeds the limits."""
        self._data = data
        self._limits = limits or Limits()
        self._inflated = 0
        self._entries = _directory(data, self._limits)

    def names(self) -> list[str]:
        """Return the parts' names as the package writes them, in its order."""
        return [_part_name(info.filename) for info in self._entries.values()]

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._entries

    def read(self, part: str) -> bytes:
        """Return a part's bytes, CRC checked; PackageError where it is missing or damaged."""
        info = self._info(part)
        self._inflated += info.file_size
        _check_size(info, self._limits)
        if self._inflated > self._limits.total:
            raise _too_large()
        content = _inflated(self._payload(info), info)
        if zlib.crc32(content) != info.CRC:
            raise PackageError(
                Fault.DAMAGED,
                f"Tệp bị hỏng khi lưu hoặc khi gửi (phần “{info.filename}” sai mã kiểm tra). "
                "Đề nghị gửi lại tệp.",
            )
        return content

    def packed(self, part: str) -> Packed:
        """Return a part as it lies in the zip, for copying it unchanged."""
        info = self._info(part)
        return Packed(
            info.filename, info.compress_type, info.CRC, info.file_size,
            self._payload(info), info.date_time,
        )  # fmt: skip

    def content_type(self, part: str) -> str:
        """Return the part's content type, "" where the package states none."""
        defaults, overrides = self._content_types
        extension = posixpath.splitext(part)[1].lstrip(".").lower()
        return overrides.get(_key(part)) or defaults.get(extension, "")

    def relationships(self, part: str = "") -> list[Relationship]:
        """Return the relationships of a part (of the package itself for ""), in their order."""
        rels = relationships_part(part)
        if rels not in self:
            return []
        return list(_relationships(self.read(rels), rels, posixpath.dirname(part)))

    def related(self, part: str, type_: str) -> list[str]:
        """Return the parts that `part` leads to by relationships of a type, if they exist."""
        return [
            relation.target
            for relation in self.relationships(part)
            if relation.type == type_ and not relation.external and relation.target in self
        ]

    def main_part(self) -> str:
        """Return the main part's name, by the package's officeDocument relationship."""
        found = self.related("", "officeDocument")
        if not found:
            raise PackageError(Fault.MISSING, "Tệp không phải là tệp Excel hay Word.")
        return found[0]

    def _info(self, part: str) -> ZipInfo:
        info = self._entries.get(_key(part))
        if info is None:
            raise PackageError(Fault.MISSING, f"Tệp bị hỏng: thiếu phần “{part}” bên trong.")
        return info

    def _payload(self, info: ZipInfo) -> bytes:
        start = info.header_offset
        header = self._data[start : start + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
            raise _broken()
        start += _LOCAL_HEADER + int.from_bytes(header[26:28], "little")
        start += int.from_bytes(header[28:30], "little")
        payload = self._data[start : start + info.compress_size]
        if len(payload) < info.compress_size:
            raise _broken()
        return payload

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for name, attributes in elements(self.read(CONTENT_TYPES), CONTENT_TYPES):
            content_type = attributes.get("ContentType", "")
            if name == "Default":
                defaults[attributes.get("Extension", "").lower()] = content_type
            elif name == "Override":
                overrides[_key(attributes.get("PartName", ""))] = content_type
        return defaults, overrides


def relationships_part(part: str) -> str:
    """Return the name of the part that holds the relationships of `part` ("" the package)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolved(folder: str, target: str) -> str:
    """Return the part's name that a relationship's target, seen from `folder`, stands for."""
    path = unquote(target.replace("\\", "/").partition("#")[0])
    joined = posixpath.normpath(posixpath.join("/", folder, path))
    return joined.lstrip("/")


def _relationships(data: bytes, part: str, folder: str) -> Iterator[Relationship]:
    for name, given in elements(data, part):
        if name == "Relationship":
            external = given.get("TargetMode") == "External"
            target = given.get("Target", "")
            yield Relationship(
                given.get("Id", ""),
                given.get("Type", "").rpartition("/")[2],
                target if external else resolved(folder, target),
                external,
            )


def _directory(data: bytes, limits: Limits) -> dict[str, ZipInfo]:
    if data.count(b"PK\x01\x02") > limits.entries:
        raise _too_large()
    try:
        with ZipFile(BytesIO(data)) as opened:
            infos = opened.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, IndexError):
        raise _no_zip(data) from None
    entries: dict[str, ZipInfo] = {}
    for info in infos:
        if (
            not info.filename.endswith("/")
            and entries.setdefault(_key(info.filename), info) != info
        ):
            raise PackageError(
                Fault.BROKEN,
                f"Tệp bị hỏng: phần “{info.filename}” có hai lần. Đề nghị gửi lại tệp.",
            )
    return entries


def _no_zip(data: bytes) -> PackageError:
    if data.startswith(b"PK\x03\x04"):
        return PackageError(
            Fault.TRUNCATED, "Tệp bị cắt cụt hoặc tải chưa xong. Đề nghị tải lại hoặc gửi lại tệp."
        )
    return PackageError(Fault.NOT_ZIP, "Tệp không phải là tệp Excel (.xlsx).")


def _check_size(info: ZipInfo, limits: Limits) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise PackageError(Fault.ENCRYPTED, "Tệp nén có mật khẩu. Hãy gỡ mật khẩu rồi gửi lại.")
    bomb = info.file_size > limits.small and info.file_size > limits.ratio * info.compress_size
    if info.file_size > limits.part or bomb:
        raise _too_large()


def _inflated(payload: bytes, info: ZipInfo) -> bytes:
    if info.compress_type == _STORED:
        content = payload
    elif info.compress_type == _DEFLATED:
        try:
            # One byte more than declared: a part that hides more than it says is found out.
            content = zlib.decompressobj(-15).decompress(payload, info.file_size + 1)
        except zlib.error:
            raise _broken() from None
    else:
        raise PackageError(
            Fault.BROKEN, "Tệp nén theo cách lạ. Mở tệp bằng Excel, lưu lại rồi gửi lại."
        )
    if len(content) != info.file_size:
        raise _broken()
    return content


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _key(name: str) -> str:
    return _part_name(name).lower()


def _broken() -> PackageError:
    return PackageError(Fault.BROKEN, "Tệp bị hỏng. Đề nghị gửi lại tệp.")


def _too_large() -> PackageError:
    return PackageError(
        Fault.TOO_LARGE,
        "Tệp lớn bất thường nên không được mở. Sao các biểu sang tệp mẫu mới rồi gửi lại.",
    )
