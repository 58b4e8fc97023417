"""A package (xlsx, docx, xlam) opened from bytes: a zip of parts and how they are related.

Parts are found by their relationships, never by guessed names. Names are compared without regard
to case, as the format says; a name is given back as the package writes it. Limits and checks are
those of ooxml.archive.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import unquote
from zipfile import ZipInfo

from .archive import Archive, Fault, Limits, PackageError
from .events import elements

__all__ = ["Fault", "Limits", "Package", "PackageError", "Packed", "Relationship"]

CONTENT_TYPES = "[Content_Types].xml"
_SHORT = 16 << 10


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
    """A zip of parts; parts are read on demand and are not kept."""

    def __init__(self, data: bytes, limits: Limits | None = None) -> None:
        """Open the package; PackageError where it is none or exceeds the limits."""
        self._archive = Archive(data, limits)
        self._entries = _by_name(self._archive.entries)

    def names(self) -> list[str]:
        """Return the parts' names as the package writes them, in its order."""
        return [_part_name(entry.filename) for entry in self._entries.values()]

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._entries

    def read(self, part: str) -> bytes:
        """Return a part's bytes, CRC checked; PackageError where it is missing or damaged."""
        return self._archive.read(self._entry(part))

    def packed(self, part: str) -> Packed:
        """Return a part as it lies in the zip, for copying it unchanged."""
        entry = self._entry(part)
        return Packed(
            _part_name(entry.filename), entry.compress_type, entry.CRC, entry.file_size,
            self._archive.payload(entry), entry.date_time,
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
        data = self.read(rels)
        related = _related_as_before if len(data) < _SHORT else _related
        return list(related(data, rels, posixpath.dirname(part)))

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

    def _entry(self, part: str) -> ZipInfo:
        entry = self._entries.get(_key(part))
        if entry is None:
            raise PackageError(Fault.MISSING, f"Tệp bị hỏng: thiếu phần “{part}” bên trong.")
        return entry

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        data = self.read(CONTENT_TYPES)
        return _types_as_before(data) if len(data) < _SHORT else _types(data)


def _types(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """Return the content types by extension and by part."""
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for name, attributes in elements(data, CONTENT_TYPES):
        content_type = attributes.get("ContentType", "")
        if name == "Default":
            defaults[attributes.get("Extension", "").lower()] = content_type
        elif name == "Override":
            overrides[_key(attributes.get("PartName", ""))] = content_type
    return defaults, overrides


@lru_cache(maxsize=1024)
def relationships_part(part: str) -> str:
    """Return the name of the part that holds the relationships of `part` ("" the package)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolved(folder: str, target: str) -> str:
    """Return the part's name that a relationship's target, seen from `folder`, stands for."""
    path = unquote(target.replace("\\", "/").partition("#")[0])
    joined = posixpath.normpath(posixpath.join("/", folder, path))
    return joined.lstrip("/")


def _related(data: bytes, part: str, folder: str) -> tuple[Relationship, ...]:
    return tuple(_relationships(data, part, folder))


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


# Files that were made from one template have the same of these, byte for byte; what is made of them
# depends on nothing else and is not changed. 2 MB at most each.
_related_as_before = lru_cache(maxsize=128)(_related)
_types_as_before = lru_cache(maxsize=32)(_types)


def _by_name(entries: list[ZipInfo]) -> dict[str, ZipInfo]:
    named: dict[str, ZipInfo] = {}
    for entry in entries:
        # Two parts of one name: one program would read the first, another the second.
        if named.setdefault(_key(entry.filename), entry) is not entry:
            raise PackageError(
                Fault.BROKEN,
                f"Tệp bị hỏng: phần “{entry.filename}” có hai lần. Đề nghị gửi lại tệp.",
            )
    return named


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    return _part_name(name).lower()
