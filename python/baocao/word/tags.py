"""How figures, default sentences and appendix tables are anchored in a document, in one place.

A drawn figure's run lies in a bookmark: nothing shows in print. Its name ends in a digest of the
figure's expression, so that a document that lost its list (saved as .odt, pasted into another file)
still says which figure it is; a custom XML part lists bookmark, expression, text, what the figure
was made of, and the SHA-256 of the workbook. Content controls would lose their tags in LibreOffice;
bookmarks (40 characters at most in Word) and custom XML stay. Default sentences and appendix tables
are bookmarked likewise, so that a later `update` can tell what was the program's wording.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lxml import etree

from ..core.earlier import NO_EARLIER_PERIOD, EarlierPeriod
from ..core.report import Appendix, Basis, Paragraph, Run
from .elements import Element, make, make_run, name, safe_text

NAMESPACE = "urn:baocao:figures:1"
PREFIX = "bc_"
SENTENCE_PREFIX = "bcs_"
TABLE_PREFIX = "bct_"
ITEM_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    b'<ds:datastoreItem ds:itemID="{6B1D9F1C-52A5-4C0E-9C55-0D2B64A1B7E3}"'
    b' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    b'<ds:schemaRef ds:uri="' + NAMESPACE.encode() + b'"/></ds:schemaRefs></ds:datastoreItem>'
)
# Far above the ids of a template's own bookmarks, which must not meet these.
_FIRST_ID = 100_000
_DIGEST = 8
"""Hexadecimal digits of a digest: some thousand expressions do not meet in them."""
CELL_MARK = "\t"
"""What stands between the cells of a row in the list."""


def digest(expression: str) -> str:
    """Return what a bookmark's name says of an expression, a sentence's key or a form's id."""
    return sha256(expression.encode()).hexdigest()[:_DIGEST]


def element(tag: str) -> str:
    """Return the full name of an element of the list."""
    return f"{{{NAMESPACE}}}{tag}"


_NO_BASIS = Basis()


@dataclass(frozen=True, slots=True)
class Origin:
    """What a list of figures says of the whole report.

    `workbook` is the SHA-256 of the workbook; `closed` the day (ISO 8601) on which report and
    workbook were closed together ("" where they were not), `content` the digest of the closed
    workbook's content, `corrects` the day of the closing that this report corrects.
    """

    workbook: str = ""
    basis: Basis = _NO_BASIS
    earlier: EarlierPeriod = NO_EARLIER_PERIOD
    closed: str = ""
    content: str = ""
    corrects: str = ""


def new_list(origin: Origin) -> Element:
    """Return an empty list of figures."""
    root = etree.fromstring(f'<figures xmlns="{NAMESPACE}"/>')
    write_origin(root, origin)
    if origin.earlier.period:
        root.append(_earlier(origin.earlier))
    return root


def _earlier(earlier: EarlierPeriod) -> Element:
    """Return what the period before said, so that a comparison can be drawn again."""
    told = etree.Element(element("earlier"), period=" ".join(map(str, earlier.period)))
    for key, figure in earlier.figures.items():
        was = etree.SubElement(told, element("was"), name=key)
        was.text = str(figure.value)
        if figure.partial:
            was.set("partial", "1")
    return told


def write_origin(root: Element, origin: Origin) -> None:
    """State the origin in the list; what is not known is left out."""
    root.set("workbook", origin.workbook)
    told = {
        "programme": origin.basis.programme,
        "unit": safe_text(origin.basis.unit),
        "period": " ".join(map(str, origin.basis.period)),
        "closed": origin.closed,
        "content": origin.content,
        "corrects": origin.corrects,
    }
    for key, value in told.items():
        if value:
            root.set(key, value)
        elif key in root.attrib:
            del root.attrib[key]


class Anchors:
    """The anchors of one document: each is put around something and listed."""

    def __init__(
        self, listed: Element, sources: Mapping[str, str] | None = None, first: int = 1,
        identity: int = _FIRST_ID,
    ) -> None:  # fmt: skip
        """`listed` takes the anchors; they are numbered from `first`, their ids above `identity`.

        `sources` tells by expression what a figure was made of.
        """
        self._list = listed
        self._sources = sources or {}
        self._next, self._identity = first, identity
        self.form = ""
        """The form in whose appendix figures are being drawn, "" in the body."""
        self._told = {e.get("expression") for e in listed.iter(element("source"))}

    def runs(self, run: Run, formatting: Element | None = None) -> list[Element]:
        """Return the elements of a run: in a bookmark, and listed, where it is a figure."""
        properties = formatting
        if properties is None and run.italic:
            properties = make("rPr", make("i"), make("iCs"))
        written = make_run(run.text, properties)
        return self.around(written, run) if run.figure else [written]

    def around(self, written: Element, run: Run) -> list[Element]:
        """Return the run's element between the ends of its bookmark; the figure is listed."""
        start, end = self._ends(PREFIX, run.figure)
        figure = etree.SubElement(
            self._list, element("figure"),
            {"bookmark": start.get(name("name"), ""), "expression": safe_text(run.figure)},
        )  # fmt: skip
        figure.text = safe_text(run.text)
        if self.form:
            figure.set("form", self.form)
        self._tell_source(run.figure)
        return [start, written, end]

    def sentence(self, paragraph: Element, said: Paragraph) -> None:
        """Anchor a paragraph of default wording, and list its wording."""
        start, end = self._ends(SENTENCE_PREFIX, said.default)
        _put_around(paragraph, start, end)
        listed = etree.SubElement(
            self._list, element("sentence"),
            {"bookmark": start.get(name("name"), ""), "key": said.default},
        )  # fmt: skip
        listed.text = safe_text(said.wording)

    def table(self, table: Element, appendix: Appendix) -> None:
        """Anchor an appendix's table by its first cell, and list its rows as they were drawn."""
        start, end = self._ends(TABLE_PREFIX, appendix.form)
        first = next(table.iter(name("p")))
        _put_around(first, start, end)
        listed = etree.SubElement(
            self._list, element("table"),
            {"bookmark": start.get(name("name"), ""), "form": appendix.form},
        )  # fmt: skip
        listed.text = rows_text(appendix.body)

    def _ends(self, prefix: str, what: str) -> tuple[Element, Element]:
        number, self._next = self._next, self._next + 1
        identity = self._identity + number
        start = make("bookmarkStart", id=identity, name=f"{prefix}{number}_{digest(what)}")
        return start, make("bookmarkEnd", id=identity)

    def _tell_source(self, expression: str) -> None:
        told = self._sources.get(expression, "")
        if told and expression not in self._told:
            self._told.add(expression)
            etree.SubElement(
                self._list, element("source"),
                {"expression": safe_text(expression), "from": safe_text(told)},
            )  # fmt: skip

    def xml(self) -> bytes:
        """Return the custom XML part that lists the anchors."""
        return list_xml(self._list)


def rows_text(rows: Sequence[Sequence[Run]]) -> str:
    """Return rows as the list keeps them: a line a row, tabs between cells."""
    return "\n".join(
        CELL_MARK.join(" ".join(safe_text(run.text).split()) for run in row) for row in rows
    )


def list_xml(listed: Element) -> bytes:
    """Return a list of figures as the bytes of its part."""
    return etree.tostring(listed, xml_declaration=True, encoding="UTF-8", standalone=True)


def _put_around(paragraph: Element, start: Element, end: Element) -> None:
    """Put the ends of a bookmark around all that a paragraph says."""
    paragraph.insert(1 if paragraph.find(name("pPr")) is not None else 0, start)
    paragraph.append(end)
