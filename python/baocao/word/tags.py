"""How a drawn figure is anchored in a document, in one place.

A figure's run lies in a bookmark (bc_1, bc_2, …: nothing shows in print), and a custom XML part
lists bookmark, expression, text and the SHA-256 of the workbook. Content controls would lose their
tags in LibreOffice; bookmarks and custom XML stay.
"""

from __future__ import annotations

from lxml import etree

from ..core.report import Run
from .elements import Element, make, make_run, safe_text

NAMESPACE = "urn:baocao:figures:1"
PREFIX = "bc_"
ITEM_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    b'<ds:datastoreItem ds:itemID="{6B1D9F1C-52A5-4C0E-9C55-0D2B64A1B7E3}"'
    b' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    b'<ds:schemaRef ds:uri="' + NAMESPACE.encode() + b'"/></ds:schemaRefs></ds:datastoreItem>'
)
# Far above the ids of a template's own bookmarks, which must not meet these.
_FIRST_ID = 100_000


class Anchors:
    """The figures anchored in one document."""

    def __init__(self, workbook: str) -> None:
        """`workbook` is the SHA-256 of the workbook that the figures come from, or ""."""
        self._list = etree.fromstring(f'<figures xmlns="{NAMESPACE}"/>')
        self._list.set("workbook", workbook)

    def runs(self, run: Run) -> list[Element]:
        """Return the elements of a run: in a bookmark, and listed, where it is a figure."""
        properties = make("rPr", make("i"), make("iCs")) if run.italic else None
        written = make_run(run.text, properties)
        return self.around(written, run) if run.figure else [written]

    def around(self, written: Element, run: Run) -> list[Element]:
        """Return the run's element between the ends of its bookmark; the figure is listed."""
        number = len(self._list) + 1
        bookmark = f"{PREFIX}{number}"
        figure = etree.SubElement(
            self._list, f"{{{NAMESPACE}}}figure",
            {"bookmark": bookmark, "expression": safe_text(run.figure)},
        )  # fmt: skip
        figure.text = safe_text(run.text)
        identity = _FIRST_ID + number
        start = make("bookmarkStart", id=identity, name=bookmark)
        return [start, written, make("bookmarkEnd", id=identity)]

    def xml(self) -> bytes:
        """Return the custom XML part that lists the figures."""
        return etree.tostring(self._list, xml_declaration=True, encoding="UTF-8", standalone=True)
