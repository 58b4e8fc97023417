"""Page numbers: TT-12 to TT-16."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ....wording import layout as said
from ...elements import Element, name
from ..anatomy import Anatomy
from ..faults import Fault, Wanted, judged
from ..mending import set_section
from ..reading import Document
from ..sections import Section, numbered_paragraphs, sections_of
from ..words import Line, Piece

_NUMBER = Wanted(13, 14, bold=False, italic=False)
_ONE_PAGE = 1800
"""Letters that one page holds: a document so short needs no page number."""


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield the faults of page numbers."""
    document = anatomy.document
    sections = sections_of(document)
    if not sections:
        return
    first = sections[0]
    in_header = [s for s in sections if _numbered(document, s.headers.get("default"))]
    in_footer = [s for s in sections if any(_numbered(document, p) for p in s.footers.values())]
    if in_footer:
        yield Fault("TT-14", said.ON_PAGE, count=len(in_footer))
    elif not in_header and _letters(anatomy) > _ONE_PAGE:
        yield Fault("TT-12", said.ON_PAGE, "không có số trang")
    if in_header:
        yield from _look(document, in_header[0].headers["default"])
    yield from _first_page(document, first, bool(in_header or in_footer))
    if in_header or in_footer:
        yield from _start(first)
        yield from _appendices(anatomy, sections)


def _letters(anatomy: Anatomy) -> int:
    return sum(len(line.text) for line in anatomy.document.lines)


def _numbered(document: Document, part: str | None) -> list[Element]:
    return numbered_paragraphs(document.source.tree(part)) if part else []


def _look(document: Document, part: str) -> Iterator[Fault]:
    paragraphs = _numbered(document, part)
    for line in document.story(part):
        if line.paragraph not in paragraphs:
            continue
        # A field that was never shown holds no text: what its run states counts all the same.
        pieces = tuple(
            Piece(p.text if p.seen else "2", p.look, p.run) for p in line.pieces if _shows(p)
        )
        shown = Line(line.paragraph, pieces, line.look, whole=line.whole)
        wanted = replace(_NUMBER, centred=not _framed(line))
        yield from judged("TT-12", said.ON_PAGE, [shown], wanted)


def _shows(piece: Piece) -> bool:
    return piece.seen or piece.run.find(name("instrText")) is not None


def _framed(line: Line) -> bool:
    """Whether the number is centred by a frame or by a tab before it."""
    frame = line.paragraph.find(f"{name('pPr')}/{name('framePr')}")
    if frame is not None and frame.get(name("xAlign")) == "center":
        return True
    return line.typed.startswith("\t")


def _first_page(document: Document, first: Section, numbered: bool) -> Iterator[Fault]:
    if not first.different_first:
        if numbered and _numbered(document, first.headers.get("default")):
            yield Fault(
                "TT-13", said.ON_PAGE, repairs=[set_section(first.element, "titlePg", val="1")]
            )
        return
    part = first.headers.get("first")
    if part and (_numbered(document, part) or any(_digit(line) for line in document.story(part))):
        yield Fault("TT-13", said.ON_PAGE, "tiêu đề trang đầu có số trang")


def _digit(line: Line) -> bool:
    return line.text.strip("- ").isdecimal()


def _start(first: Section) -> Iterator[Fault]:
    stated = first.element.find(name("pgNumType"))
    if stated is None:
        return
    start, form = stated.get(name("start"), "1"), stated.get(name("fmt"), "decimal")
    if start not in ("0", "1") or form not in ("decimal", "numberInDash"):
        found = f"bắt đầu từ {start}" if start not in ("0", "1") else "không phải chữ số Ả Rập"
        repair = set_section(first.element, "pgNumType", start="1", fmt="decimal")
        yield Fault("TT-15", said.ON_PAGE, found, repairs=[repair])


def _appendices(anatomy: Anatomy, sections: Sequence[Section]) -> Iterator[Fault]:
    main = {item.line.section for item in anatomy.body.items}
    faulty = []
    for appendix in anatomy.appendices:
        place = appendix.lines[0].section
        if place in main or place >= len(sections):
            continue
        stated = sections[place].element.find(name("pgNumType"))
        restarts = stated is not None and stated.get(name("start")) in ("0", "1")
        # A section of one page may have a header without a number, as LibreOffice writes it.
        shown = _numbered(anatomy.document, sections[place].headers.get("default"))
        if not restarts or (shown and not sections[place].different_first):
            faulty.append((appendix, sections[place]))
    if faulty:
        repairs = [
            repair
            for _, section in faulty
            for repair in (
                set_section(section.element, "pgNumType", start="1"),
                set_section(section.element, "titlePg", val="1"),
            )
        ]
        yield Fault(
            "TT-16", faulty[0][0].label, count=len(faulty), repairs=repairs
        )  # fmt: skip
