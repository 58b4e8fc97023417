"""A zip read from bytes under limits: no entry costs more than it may, each one's CRC is checked.

Entries are inflated here and not by zipfile, which trusts the size an entry declares of itself and
would first inflate all of it.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from ..errors import InputError

_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
_SHORT = 256 << 10


class Fault(Enum):
    """Why a package or an archive cannot be used."""

    NOT_ZIP = "not-zip"
    TRUNCATED = "truncated"
    BROKEN = "broken"
    DAMAGED = "crc"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"
    MISSING = "missing"


class PackageError(InputError):
    """A package or an archive that cannot be used: one clear sentence, and the fault."""

    def __init__(self, fault: Fault, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may cost, in bytes and entries.

    A sheet of a million formatted rows is some 30 MB and packs 40 to 1; a bomb packs 1000 to 1.
    """

    entries: int = 20_000
    part: int = 256 << 20
    total: int = 512 << 20
    ratio: int = 250
    """Bytes inflated for one that is packed, asked of entries above `small` alone."""
    small: int = 8 << 20


class Archive:
    """A zip and its entries, read on demand and not kept."""

    def __init__(self, data: bytes, limits: Limits | None = None) -> None:
        """Open the zip; PackageError where it is none or has too many entries."""
        self._data = data
        self._limits = limits or Limits()
        self._inflated = 0
        self.entries = self._directory()
        """Every entry that is no folder, in the zip's order."""

    def read(self, entry: ZipInfo) -> bytes:
        """Return an entry's bytes; PackageError where it is damaged, locked or too large."""
        self._check_size(entry)
        packed = self.payload(entry), entry.compress_type, entry.file_size
        content = _inflated_as_before(*packed) if entry.file_size < _SHORT else _inflated(*packed)
        if zlib.crc32(content) != entry.CRC:
            raise PackageError(
                Fault.DAMAGED,
                f"Tệp bị hỏng khi lưu hoặc khi gửi (phần “{entry.filename}” sai mã kiểm tra). "
                "Đề nghị gửi lại tệp.",
            )
        return content

    def payload(self, entry: ZipInfo) -> bytes:
        """Return an entry's bytes as they are packed."""
        start = entry.header_offset
        header = self._data[start : start + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
            raise broken()
        start += _LOCAL_HEADER + int.from_bytes(header[26:28], "little")
        start += int.from_bytes(header[28:30], "little")
        payload = self._data[start : start + entry.compress_size]
        if len(payload) < entry.compress_size:
            raise broken()
        return payload

    def _directory(self) -> list[ZipInfo]:
        if self._data.count(b"PK\x01\x02") > self._limits.entries:
            raise _too_large()
        try:
            with ZipFile(BytesIO(self._data)) as opened:
                return [entry for entry in opened.infolist() if not entry.is_dir()]
        except (BadZipFile, ValueError, NotImplementedError, OSError, IndexError):
            raise _no_zip(self._data) from None

    def _check_size(self, entry: ZipInfo) -> None:
        limits, size = self._limits, entry.file_size
        if entry.flag_bits & _ENCRYPTED:
            raise PackageError(Fault.ENCRYPTED, "Tệp nén có mật khẩu. Hãy gỡ mật khẩu rồi gửi lại.")
        self._inflated += size
        bomb = size > limits.small and size > limits.ratio * entry.compress_size
        if bomb or size > limits.part or self._inflated > limits.total:
            raise _too_large()


def _inflated(payload: bytes, method: int, size: int) -> bytes:
    if method == _STORED:
        content = payload
    elif method == _DEFLATED:
        try:
            # One byte more than declared: an entry that hides more than it says is found out.
            content = zlib.decompressobj(-15).decompress(payload, size + 1)
        except zlib.error:
            raise broken() from None
    else:
        raise PackageError(
            Fault.BROKEN, "Tệp nén theo cách lạ, không mở được. Hãy nén hoặc lưu lại rồi gửi lại."
        )
    if len(content) != size:
        raise broken()
    return content


# Files that were made from one template have most parts the same, byte for byte. Inflated once they
# are one object, which is also quick to find what was made of it before. What the zip says of the
# entry is checked each time. 16 MB at most.
_inflated_as_before = lru_cache(maxsize=64)(_inflated)


def broken() -> PackageError:
    """Return the error of a zip whose structure does not hold."""
    return PackageError(Fault.BROKEN, "Tệp bị hỏng. Đề nghị gửi lại tệp.")


def _no_zip(data: bytes) -> PackageError:
    if data.startswith(b"PK\x03\x04"):
        return PackageError(
            Fault.TRUNCATED, "Tệp bị cắt cụt hoặc tải chưa xong. Đề nghị tải lại hoặc gửi lại tệp."
        )
    return PackageError(Fault.NOT_ZIP, "Tệp không phải là tệp Excel (.xlsx).")


def _too_large() -> PackageError:
    return PackageError(
        Fault.TOO_LARGE,
        "Tệp lớn bất thường nên không được mở. Sao các biểu sang tệp mẫu mới rồi gửi lại.",
    )
