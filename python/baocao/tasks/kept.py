"""What was read of units' files in earlier runs, kept by their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .. import __version__
from ..intake.cache import Cache, sources_changed
from ..journal import cache_folder
from ..programme import Programme

_FOLDER = "read"
_PACKAGE = Path(__file__).resolve().parents[1]


class Kept:
    """What files of a content said, by this program, for one programme and one period."""

    def __init__(self, programme: Programme, period: range | None) -> None:
        self._cache = Cache(cache_folder() / _FOLDER, cache_key(programme, period))

    @property
    def any(self) -> bool:
        """Whether anything is kept: else no file need be looked at here."""
        return bool(self._cache)

    def get(self, data: bytes) -> bytes | None:
        """Return what was packed of a file of these bytes, None where that is not known."""
        return self._cache.get(hashlib.sha256(data).digest())

    def forget(self, data: bytes) -> None:
        """Leave out what is kept of these bytes: it cannot be unpacked."""
        self._cache.forget(hashlib.sha256(data).digest())

    def put(self, sha256: str, entry: bytes) -> None:
        """Keep what was packed of a file with this SHA-256, in hexadecimal digits."""
        self._cache.put(bytes.fromhex(sha256), entry)

    def save(self) -> None:
        """Write what is new."""
        self._cache.save()


def cache_key(programme: Programme, period: range | None) -> str:
    """Return a text that differs where the same file might be read or judged otherwise.

    That is the program, the programme's declarations and the years that are asked for; what a file
    says on its own depends on no day (tests/test_cache.py holds that).
    """
    told = hashlib.sha256()
    for piece in (__version__.encode(), repr(period).encode(), sources_changed(_PACKAGE)):
        told.update(hashlib.sha256(piece).digest())
    for path in sorted(programme.folder.rglob("*.toml")):
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()[:32]
