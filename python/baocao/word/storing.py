"""Store a report in the template's package: every other part keeps the bytes it had."""

from __future__ import annotations

import posixpath

from lxml import etree

from ..ooxml.package import CONTENT_TYPES, relationships_part
from ..ooxml.repack import rewrite
from .elements import Element
from .tags import ITEM_PROPERTIES
from .template import Template

_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ITEM_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_CORE = "docProps/core.xml"


def stored(template: Template, document: bytes, core: bytes, figures: bytes) -> bytes:
    """Return the package with its document, properties and list of figures."""
    package = template.package
    number = next(n for n in range(1, 1000) if f"customXml/item{n}.xml" not in package)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    relations = relationships_part(template.part)
    core_part = next(iter(package.related("", "core-properties")), None)
    replaced = {
        template.part: document,
        relations: related_to(template.parsed(relations), template.part, item),
        CONTENT_TYPES: _typed(template.parsed(CONTENT_TYPES), properties),
    }
    if core_part:
        replaced[core_part] = core
    added = {
        item: figures,
        properties: ITEM_PROPERTIES,
        relationships_part(item): item_relationships(properties),
    }
    return rewrite(template.data, replaced, added=added)


def related_to(root: Element, part: str, item: str) -> bytes:
    """Return the relationships of `part` with one that leads to the custom XML part `item`."""
    target = posixpath.relpath(item, posixpath.dirname(part))
    used = {relation.get("Id") for relation in root}
    names = ("rIdBaocao", *(f"rIdBaocao{number}" for number in range(1, len(used) + 1)))
    add_relationship(root, next(n for n in names if n not in used), "customXml", target)
    return part_bytes(root)


def item_relationships(properties: str) -> bytes:
    """Return the part that leads from a custom XML part to its properties."""
    root = etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIP}"/>')
    add_relationship(root, "rId1", "customXmlProps", posixpath.basename(properties))
    return part_bytes(root)


def add_relationship(root: Element, identity: str, type_: str, target: str) -> None:
    """Add a relationship of an office type ("chart") to a part's relationships."""
    etree.SubElement(
        root, f"{{{_RELATIONSHIP}}}Relationship",
        {"Id": identity, "Type": f"{_OFFICE}/{type_}", "Target": target},
    )  # fmt: skip


def _typed(root: Element, properties: str) -> bytes:
    add_type(root, properties, _ITEM_PROPERTIES_TYPE)
    return part_bytes(root)


def add_type(root: Element, part: str, content_type: str) -> None:
    """State the content type of a part in the package's list of them."""
    told = {"PartName": f"/{part}", "ContentType": content_type}
    etree.SubElement(root, f"{{{_TYPE}}}Override", told)


def part_bytes(root: Element) -> bytes:
    """Return a part of the package as it is stored."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
