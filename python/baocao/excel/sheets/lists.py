""" "Chi tiết Văn bản", "Chi tiết Đường link", "Chi tiết Nội dung": the units' words, as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from ...core import names
from ...core.submission import DirectiveDocument, Section, WebLink
from .book import Book
from .listing import ListColumn, ListSheet

_UNIT = ListColumn(names.DETAIL_BEFORE["unit"], 22)
_DOCUMENT_WIDTHS = {
    "year": 8, "type": 16, "number": 18, "day": 14, "issuer": 26, "subject": 60,
}  # fmt: skip
_LINK_WIDTHS = {"year": 8, "url": 60, "note": 36}
_SECTION_WIDTHS = {"code": 11, "heading": 34, "text": 110}


def write_documents(book: Book, documents: Sequence[tuple[str, DirectiveDocument]]) -> None:
    """Write the units' directive documents."""
    listed = ListSheet(
        book, names.DETAIL_DOCUMENTS, _columns(names.DOCUMENT_HEADINGS, _DOCUMENT_WIDTHS)
    )
    told = attrgetter(*_DOCUMENT_WIDTHS)
    listed.fill(documents, lambda pair: (pair[0], *told(pair[1])))


def write_links(book: Book, links: Sequence[tuple[str, WebLink]]) -> None:
    """Write the units' links, as text that opens nothing."""
    listed = ListSheet(book, names.DETAIL_LINKS, _columns(names.LINK_HEADINGS, _LINK_WIDTHS))
    told = attrgetter(*_LINK_WIDTHS)
    listed.fill(links, lambda pair: (pair[0], *told(pair[1])))


def write_narratives(book: Book, narratives: Sequence[tuple[str, Section]]) -> None:
    """Write the units' words, a section after the other so that they can be read side by side."""
    listed = ListSheet(
        book, names.DETAIL_NARRATIVE, _columns(names.NARRATIVE_HEADINGS, _SECTION_WIDTHS)
    )
    order = {code: i for i, code in enumerate(dict.fromkeys(s.code for _, s in narratives))}
    written = [pair for pair in narratives if pair[1].text]
    told = attrgetter(*_SECTION_WIDTHS)
    listed.fill(
        sorted(written, key=lambda pair: order[pair[1].code]),
        lambda pair: (pair[0], *told(pair[1])),
    )


def _columns(headings: Mapping[str, str], widths: Mapping[str, int]) -> list[ListColumn]:
    centred = {"year", "day", "code"}
    return [_UNIT] + [
        ListColumn(headings[key], width, "centred-top" if key in centred else "cell-top")
        for key, width in widths.items()
    ]
