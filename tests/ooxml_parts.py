"""A package taken apart for the tests of its rules: parts, relationships, elements by name."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass
class Relation:
    """One relationship; `target` is a part's name, or an address where it is external."""

    id: str
    type: str
    target: str
    external: bool


@dataclass
class Parts:
    """A package's parts, its relationships by the part they start from, its content types."""

    content: dict[str, bytes]
    relations: dict[str, list[Relation]] = field(default_factory=dict)
    _trees: dict[str, etree._Element] = field(default_factory=dict)

    def tree(self, part: str) -> etree._Element:
        """Return the root of a part."""
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self.content[part])
        return self._trees[part]

    def related(self, part: str, type_: str) -> list[str]:
        """Return the parts that a part leads to by relationships of a type."""
        return [r.target for r in self.relations.get(part, []) if r.type == type_]

    @property
    def main(self) -> str:
        """The main part: the workbook or the document."""
        return self.related("", "officeDocument")[0]


def parts_of(data: bytes) -> Parts:
    """Return the parts of a package."""
    with ZipFile(BytesIO(data)) as package:
        parts = Parts({name: package.read(name) for name in package.namelist()})
    for name in parts.content:
        if name.endswith(".rels"):
            folder, rels = posixpath.split(posixpath.dirname(name))[0], posixpath.basename(name)
            source = posixpath.join(folder, rels.removesuffix(".rels"))
            parts.relations[source] = [_relation(e, folder) for e in parts.tree(name)]
    return parts


def _relation(element: etree._Element, folder: str) -> Relation:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    type_ = element.get("Type", "").rpartition("/")[2]
    return Relation(element.get("Id", ""), type_, target if external else whole, external)


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def named(root: etree._Element, *names: str) -> list[etree._Element]:
    """Return the elements below, of any namespace, with one of these local names, in order."""
    return list(root.iter(*("{*}" + name for name in names)))


def twice(values: Iterable[object]) -> list[object]:
    """Return the values that stand there more than once."""
    return [value for value, count in Counter(values).items() if count > 1]
