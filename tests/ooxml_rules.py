"""What Excel and Word ask of a file beyond being XML: a program that breaks it offers to "repair".

`broken(data)` returns one line for each rule that a package breaks: the rules of the package here,
those of workbooks and of documents in excel_rules and word_rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

import excel_rules
import word_rules
from ooxml_parts import Parts, R, Relation, local, named, parts_of, twice

TYPES = "[Content_Types].xml"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ONCE = ("officeDocument", "core-properties", "extended-properties", "custom-properties")
_URI = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


def broken(data: bytes) -> list[str]:
    """Return the rules that a workbook or a document breaks, none where it opens silently.

    Where the package itself is broken, what lies in it is not looked at.
    """
    parts = parts_of(data)
    rules = word_rules if parts.main.startswith("word/") else excel_rules
    return list(_package(data, parts)) or list(rules.broken(parts))


def _package(data: bytes, parts: Parts) -> Iterator[str]:
    with ZipFile(BytesIO(data)) as package:
        for name in twice(n.lower() for n in package.namelist()):
            yield f"{name}: two parts of one name"
    yield from _types(parts)
    for source, relations in parts.relations.items():
        yield from _relations(parts, source, relations)
    for name in parts.content:
        if name.endswith((".xml", ".rels", ".vml")):
            yield from _xml(parts, name)


def _types(parts: Parts) -> Iterator[str]:
    root = parts.tree(TYPES)
    overrides = [e.get("PartName", "") for e in named(root, "Override")]
    defaults = [e.get("Extension", "").lower() for e in named(root, "Default")]
    for name in twice([*map(str.lower, overrides), *defaults]):
        yield f"{TYPES}: {name} is declared twice"
    for name in overrides:
        if name.lstrip("/") not in parts.content:
            yield f"{TYPES}: {name} is no part"
    for name in parts.content:
        extension = name.rpartition(".")[2].lower()
        if name != TYPES and f"/{name}" not in overrides and extension not in defaults:
            yield f"{name}: no content type"


def _relations(parts: Parts, source: str, relations: list[Relation]) -> Iterator[str]:
    if source and source not in parts.content:
        yield f"{source}: relationships of a part that is not there"
    for id_ in twice(r.id for r in relations):
        yield f"{source}: two relationships {id_}"
    for type_ in twice(r.type for r in relations if r.type in _ONCE):
        yield f"{source}: two relationships of type {type_}"
    for relation in relations:
        if relation.external and not _URI.fullmatch(relation.target):
            yield f"{source}: {relation.target!r} is no address"
        if not relation.external and relation.target not in parts.content:
            yield f"{source}: {relation.id} leads to {relation.target}, which is not there"


def _xml(parts: Parts, name: str) -> Iterator[str]:
    root = parts.tree(name)
    if root.getroottree().docinfo.internalDTD is not None:
        yield f"{name}: declares a document type"
    known = {relation.id for relation in parts.relations.get(name, [])}
    for element in root.iter(etree.Element):
        for attribute, value in element.attrib.items():
            if str(attribute).startswith(R) and value not in known:
                yield f"{name}: {local(element)} points to {value}, no relationship"
            if attribute == MC + "Ignorable" or (
                attribute == "Requires" and element.tag == MC + "Choice"
            ):
                for prefix in str(value).split():
                    if prefix not in element.nsmap:
                        yield f"{name}: prefix {prefix} is not declared"
