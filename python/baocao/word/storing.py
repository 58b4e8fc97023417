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
        relations: _related(template.parsed(relations), template.part, item),
        CONTENT_TYPES: _typed(template.parsed(CONTENT_TYPES), properties),
    }
    if core_part:
        replaced[core_part] = core
    added = {
        item: figures,
        properties: ITEM_PROPERTIES,
        relationships_part(item): _item_relationships(properties),
    }
    return rewrite(template.data, replaced, added=added)


def _related(root: Element, part: str, item: str) -> bytes:
    target = posixpath.relpath(item, posixpath.dirname(part))
    _add_relationship(root, "rIdBaocao", "customXml", target)
    return _bytes(root)


def _item_relationships(properties: str) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIP}"/>')
    _add_relationship(root, "rId1", "customXmlProps", posixpath.basename(properties))
    return _bytes(root)


def _add_relationship(root: Element, identity: str, type_: str, target: str) -> None:
    etree.SubElement(
        root, f"{{{_RELATIONSHIP}}}Relationship",
        {"Id": identity, "Type": f"{_OFFICE}/{type_}", "Target": target},
    )  # fmt: skip


def _typed(root: Element, properties: str) -> bytes:
    etree.SubElement(
        root, f"{{{_TYPE}}}Override",
        {"PartName": f"/{properties}", "ContentType": _ITEM_PROPERTIES_TYPE},
    )  # fmt: skip
    return _bytes(root)


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
