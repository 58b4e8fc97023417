"""A package while it is changed: parts read, written, removed, found free names for; then saved.

Parts that are not written keep their packed bytes. Names are compared without regard to case.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable

from .content_types import ContentTypes
from .package import CONTENT_TYPES, Package, Relationship, relationships_part, resolved
from .repack import Content, rewrite
from .trees import Element, local, serialized, tree


class Editing:
    """One package, its changes kept aside until `saved`."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._package = Package(data)
        self._names = {name.lower(): name for name in self._package.names()}
        self._read: dict[str, bytes] = {}
        self._written: dict[str, bytes] = {}
        self._filled: dict[str, Callable[[], Iterable[bytes]]] = {}
        self.types = ContentTypes(self._package.read(CONTENT_TYPES))

    @property
    def main_part(self) -> str:
        """The main part's name."""
        return self._package.main_part()

    def names(self) -> list[str]:
        """Return the names of the parts as they now are."""
        return list(self._names.values())

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def read(self, part: str) -> bytes:
        """Return a part's bytes as they now are."""
        key = part.lower()
        if key in self._written:
            return self._written[key]
        if key not in self._read:
            self._read[key] = self._package.read(part)
        return self._read[key]

    def write(self, part: str, content: bytes, content_type: str = "") -> None:
        """Replace a part or add it; a content type is declared where one is given."""
        self._names.setdefault(part.lower(), part)
        self._written[part.lower()] = content
        if content_type:
            self.types.declare(part, content_type)

    def fill(self, part: str, pieces: Callable[[], Iterable[bytes]]) -> None:
        """Let a part that was written be these pieces when it is saved."""
        self._filled[part.lower()] = pieces

    def remove(self, part: str) -> None:
        """Remove a part and the relationships it states; nothing where it is not there."""
        for name in (part, relationships_part(part)):
            self._names.pop(name.lower(), None)
            self._written.pop(name.lower(), None)
            self._filled.pop(name.lower(), None)
            self.types.forget(name)

    def fresh(self, like: str) -> str:
        """Return a free name like `like`, its number the lowest that is free."""
        stem, extension = posixpath.splitext(like)
        base = re.sub(r"\d+$", "", stem)
        number = 1
        while f"{base}{number}{extension}".lower() in self._names:
            number += 1
        return f"{base}{number}{extension}"

    def relationships(self, part: str) -> list[Relationship]:
        """Return the relationships of a part as they now are ("" for the package's own)."""
        rels = relationships_part(part)
        if rels not in self:
            return []
        return relationships_in(tree(self.read(rels), rels), part)

    def related(self, part: str, type_: str) -> list[str]:
        """Return the parts that `part` leads to by relationships of a type, if they exist."""
        return [
            r.target
            for r in self.relationships(part)
            if r.type == type_ and not r.external and r.target in self
        ]

    def reachable(self) -> set[str]:
        """Return the parts, in lower case, that the package's relationships lead to."""
        found: set[str] = set()
        waiting = [""]
        while waiting:
            for relation in self.relationships(waiting.pop()):
                key = relation.target.lower()
                if not relation.external and key in self._names and key not in found:
                    found.add(key)
                    waiting.append(self._names[key])
        return found

    def saved(self) -> bytes:
        """Return the package with all changes."""
        self.write(CONTENT_TYPES, self.types.saved())
        original = {name.lower(): name for name in self._package.names()}
        changed: dict[str, Content] = {
            key: self._filled.get(key, content)
            for key, content in self._written.items()
            if key in self._filled or key not in original or self._package.read(key) != content
        }
        return rewrite(
            self._data,
            replaced={original[k]: c for k, c in changed.items() if k in original},
            removed=[name for key, name in original.items() if key not in self._names],
            added={self._names[k]: c for k, c in changed.items() if k not in original},
        )


def relationships_in(root: Element, part: str) -> list[Relationship]:
    """Return the relationships of `part` that stand in the tree of its relationships part."""
    return [_relationship(e, posixpath.dirname(part)) for e in root if local(e)]


def _relationship(element: Element, folder: str) -> Relationship:
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    return Relationship(
        element.get("Id", ""),
        element.get("Type", "").rpartition("/")[2],
        target if external else resolved(folder, target),
        external,
    )


def retargeted(data: bytes, part: str, targets: dict[str, str]) -> bytes:
    """Return a relationships part with the targets of some ids, given as parts, replaced."""
    root = tree(data, part)
    folder = posixpath.dirname(posixpath.dirname(part))
    for element in root:
        if element.get("Id", "") in targets:
            element.set("Target", posixpath.relpath(targets[element.get("Id", "")], folder))
    return serialized(root)
