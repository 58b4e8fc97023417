"""The core properties of a report: title, author, language, and when it was made."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from ..core.report import Report
from .elements import Element, safe_text
from .styles import LANGUAGE

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def core_properties(report: Report, created: datetime | None) -> bytes:
    """Return the part docProps/core.xml; the author is the issuer."""
    root = etree.Element(
        f"{{{_CP}}}coreProperties", nsmap={"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    )
    _add(root, f"{{{_DC}}}title", report.title or report.subject)
    _add(root, f"{{{_DC}}}creator", " ".join(report.issuer))
    _add(root, f"{{{_DC}}}language", LANGUAGE)
    if created:
        stamp = created.strftime("%Y-%m-%dT%H:%M:%SZ")
        for term in ("created", "modified"):
            _add(root, f"{{{_TERMS}}}{term}", stamp).set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _add(root: Element, tag: str, text: str) -> Element:
    element = etree.SubElement(root, tag)
    element.text = safe_text(text)
    return element
