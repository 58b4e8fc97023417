"""When a package was last saved, as it says itself: docProps/core.xml."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from .editing import Editing
from .trees import serialized, tree

_TERMS = "http://purl.org/dc/terms/"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def say_saved(book: Editing, moment: datetime) -> None:
    """Let the package say that it was saved at a moment of this time zone; UTC, to the second.

    A package that says nothing of itself goes on so.
    """
    for part in book.related("", "core-properties"):
        root = tree(book.read(part), part)
        modified = root.find(f"{{{_TERMS}}}modified")
        if modified is None:
            modified = etree.SubElement(root, f"{{{_TERMS}}}modified", nsmap={"dcterms": _TERMS})
            modified.set(_TYPE, f"{modified.prefix}:W3CDTF")
        modified.text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        book.write(part, serialized(root))
