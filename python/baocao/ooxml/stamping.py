"""Custom properties put into a package of any kind, and the digest of what it holds besides them.

The digest leaves out the stamp's own parts, so that a file and its stamped copy have the same one:
docs/decisions/0017-closing-figures.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from lxml import etree

from .editing import Editing
from .package import CONTENT_TYPES, Package, relationships_part
from .trees import Element, children, serialized, tree

_PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_RELATION = "custom-properties"
_RELATION_TYPE = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{_RELATION}"
_TEXTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The fmtid of properties that a person may define."""
_FIRST_ID = 2
"""Ids 0 and 1 are reserved."""


def stamped(data: bytes, properties: Mapping[str, str]) -> bytes:
    """Return the package with custom properties set; all its other parts keep their bytes."""
    editing = Editing(data)
    part = next(iter(editing.related("", _RELATION)), "")
    root = tree(editing.read(part), part) if part else _no_properties()
    for name, text in properties.items():
        _set(root, name, text)
    if not part:
        part = _PART if _PART not in editing else editing.fresh(_PART)
        _relate(editing, part)
    editing.write(part, serialized(root), _TYPE)
    return editing.saved()


def properties_of(data: bytes) -> Mapping[str, str]:
    """Return the package's custom properties that are texts, by name."""
    package = Package(data)
    found: dict[str, str] = {}
    for part in package.related("", _RELATION):
        for held in tree(package.read(part), part):
            found[held.get("name", "")] = "".join(map(str, held.itertext()))
    return found


def content_digest(data: bytes) -> str:
    """Return the SHA-256 over the parts' names and bytes, those that a stamp touches left out."""
    package = Package(data)
    apart = {CONTENT_TYPES.lower(), relationships_part("").lower(), _PART.lower()}
    apart |= {part.lower() for part in package.related("", _RELATION)}
    whole = sha256()
    for part in sorted(name for name in package.names() if name.lower() not in apart):
        whole.update(f"{part}\0{sha256(package.read(part)).hexdigest()}\n".encode())
    return whole.hexdigest()


def _no_properties() -> Element:
    return etree.fromstring(f'<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_TEXTS}"/>')


def _set(root: Element, name: str, text: str) -> None:
    held = next((e for e in children(root, "property") if e.get("name") == name), None)
    if held is None:
        used = [int(e.get("pid", "0")) for e in children(root, "property")]
        given = {"fmtid": _USER_DEFINED, "pid": str(max([_FIRST_ID - 1, *used]) + 1), "name": name}
        held = etree.SubElement(root, f"{{{_NAMESPACE}}}property", given)
    for value in list(held):
        held.remove(value)
    etree.SubElement(held, f"{{{_TEXTS}}}lpwstr").text = text


def _relate(editing: Editing, part: str) -> None:
    rels = relationships_part("")
    root = tree(editing.read(rels), rels)
    used = {e.get("Id") for e in root}
    identity = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
    namespace = str(root.tag).rpartition("}")[0] + "}"
    etree.SubElement(
        root, f"{namespace}Relationship",
        {"Id": identity, "Type": _RELATION_TYPE, "Target": part},
    )  # fmt: skip
    editing.write(rels, serialized(root))
