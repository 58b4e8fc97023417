"""[Content_Types].xml: what each part of a package is."""

from __future__ import annotations

import posixpath

from lxml import etree

from .package import CONTENT_TYPES
from .trees import Element, children, serialized, tag, tree


class ContentTypes:
    """The content types of a package, by extension and by part."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._root = tree(data, CONTENT_TYPES)
        self._forgotten: set[str] = set()
        self._changed = False

    def of(self, part: str) -> str:
        """Return the part's content type, "" where none is stated."""
        name, extension = _name(part), posixpath.splitext(part)[1].lstrip(".").lower()
        for element in children(self._root, "Override"):
            if _name(element.get("PartName", "")) == name:
                return element.get("ContentType", "")
        for element in children(self._root, "Default"):
            if element.get("Extension", "").lower() == extension:
                return element.get("ContentType", "")
        return ""

    def declare(self, part: str, content_type: str) -> None:
        """State a part's content type, at its old place where one was stated before."""
        self._forgotten.discard(_name(part))
        if self.of(part) == content_type:
            return
        stated = self._overrides(part)
        made = stated[0] if stated else etree.SubElement(self._root, tag(self._root, "Override"))
        made.set("PartName", f"/{part}")
        made.set("ContentType", content_type)
        self._changed = True

    def forget(self, part: str) -> None:
        """Take back what is stated of one part; a default by extension stays."""
        if self._overrides(part):
            self._forgotten.add(_name(part))

    def _overrides(self, part: str) -> list[Element]:
        stated = children(self._root, "Override")
        return [e for e in stated if _name(e.get("PartName", "")) == _name(part)]

    def saved(self) -> bytes:
        """Return the part's bytes, the very same where nothing was changed."""
        for part in self._forgotten:
            for element in self._overrides(part):
                self._root.remove(element)
        return serialized(self._root) if self._changed or self._forgotten else self._data


def _name(part: str) -> str:
    return part.lstrip("/").lower()
