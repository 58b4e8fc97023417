"""Parts of a package as trees that can be changed and written again.

For writing only: what merely reads uses ooxml.events, which costs no import of lxml. Elements are
sought by their local names, since programs differ in the prefixes and in the namespaces
(transitional or strict) that they write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from .events import XmlError

Element = etree._Element


def tree(data: bytes, part: str) -> Element:
    """Return the root of a part; XmlError where it is no XML or declares a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise XmlError(f"Phần “{part}” bên trong tệp bị hỏng: {error}.") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlError(f"Phần “{part}” bên trong tệp có khai báo lạ.")
    return root


def serialized(root: Element) -> bytes:
    """Return a tree as a part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element: Element) -> str:
    """Return the element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def tag(near: Element, name: str) -> str:
    """Return the full name of an element `name` in the namespace of `near`."""
    return str(near.tag).rpartition("}")[0] + "}" + name if "}" in str(near.tag) else name


def child(parent: Element, name: str) -> Element | None:
    """Return the first child of a local name, or None."""
    return next(children(parent, name), None)


def children(parent: Element, name: str) -> Iterator[Element]:
    """Yield the children of a local name."""
    return (element for element in parent if local(element) == name)


def ensured(parent: Element, name: str, order: Sequence[str]) -> Element:
    """Return the child `name`, made at its place in the schema's `order` where it is not there."""
    found = child(parent, name)
    if found is not None:
        return found
    made = etree.Element(tag(parent, name))
    before = set(order[: order.index(name)])
    place = max((i for i, e in enumerate(parent, 1) if local(e) in before), default=0)
    parent.insert(place, made)
    return made


def shape(element: Element) -> tuple[object, ...]:
    """Return what an element says apart from prefixes and the order of its attributes."""
    attributes = sorted((str(key), str(value)) for key, value in element.attrib.items())
    return (local(element), tuple(attributes), element.text or "", *map(shape, element))
