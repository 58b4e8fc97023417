"""Notes on cells, in the old form that every spreadsheet program shows: a list and its drawing.

The list (comments) holds the texts, the drawing (VML) a box for each. A sheet that has notes keeps
them; a cell's own note is followed by ours. Ours begin with a line of their own, by which they are
known: not every program keeps a note's author, or where its runs end.
"""

from __future__ import annotations

import posixpath
import re
from xml.sax.saxutils import quoteattr

from lxml import etree

from ...core.cells import column_letters
from ...core.names import RETURN_NOTE
from ...ooxml.editing import Editing
from ...ooxml.events import XmlError
from ...ooxml.package import relationships_part
from ...ooxml.trees import Element, child, children, ensured, serialized, tag, tree
from ..reading.addresses import place as place_of
from .threads import Threads

AUTHOR = RETURN_NOTE
_FIRST_LINE = f"{AUTHOR}:\n"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
SHEET_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
    "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
    "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects",
    "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_EMPTY_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_TYPE_ID = "baocao_note"
_SHAPE_TYPE = (
    f'<v:shapetype id="{_TYPE_ID}" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="baocao_note_{number}" type="#{type}" style="position:absolute;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_REPLY = re.compile(r"\n[^\n]*:\s*$")
"""What a program writes before a reply in the note that stands in for a thread: "Reply:"."""
_SHAPES = re.compile(rb"<v:shape\b(?:(?!</v:shape>).)*</v:shape>", re.DOTALL)
_ROW, _COLUMN = re.compile(rb"<x:Row>(\d+)</x:Row>"), re.compile(rb"<x:Column>(\d+)</x:Column>")
_OUR_TYPE = re.compile(rb'<v:shapetype id="baocao_note".*?</v:shapetype>', re.DOTALL)


class Notes:
    """The notes of one sheet while some are put on or taken off."""

    def __init__(self, book: Editing, sheet: str) -> None:
        self._book, self._sheet = book, sheet
        self._part = next(iter(book.related(sheet, "comments")), "")
        self._root = tree(book.read(self._part), self._part) if self._part else None
        self._threads = Threads(book, sheet, _FIRST_LINE)
        self._new: list[tuple[int, int]] = []
        """The cells whose note is ours alone: each needs a box."""
        self._gone: set[tuple[int, int]] = set()
        """The cells whose note of an earlier return is taken off: their boxes go too."""
        self._changed = False

    def remove_ours(self) -> bool:
        """Take off the notes of an earlier return; whether there were any."""
        self._threads.remove_ours()
        if self._root is None:
            return False
        listed = child(self._root, "commentList")
        ours = [c for c in ([] if listed is None else children(listed, "comment"))
                if _FIRST_LINE in _text_of(c)]  # fmt: skip
        for comment in ours:
            own = self._own_text(comment)
            if own:
                _cut(comment, len(own))
            elif listed is not None:
                listed.remove(comment)
                self._gone.add(place_of(comment.get("ref", "")))
        self._changed |= bool(ours)
        return bool(ours)

    def _own_text(self, comment: Element) -> str:
        """Return what a note says before ours."""
        own = _text_of(comment).partition(_FIRST_LINE)[0]
        if self._threads.has(comment.get("ref", "")):
            own = _REPLY.sub("", own)
        return own.rstrip("\n")

    def add(self, place: tuple[int, int], text: str) -> None:
        """Put a note on a cell; the cell's own note stays and is followed by ours."""
        root = self._ensured()
        listed = ensured(root, "commentList", ("authors", "commentList"))
        address = f"{column_letters(place[1])}{place[0]}"
        there = next((c for c in children(listed, "comment") if c.get("ref") == address), None)
        self._changed = True
        if there is not None:
            body = ensured(there, "text", ("text",))
            body.append(_run(body, f"\n{_FIRST_LINE}{text}"))
            self._threads.reply(address, text)
            return
        comment = listed.makeelement(tag(listed, "comment"))
        comment.set("ref", address)
        comment.set("authorId", str(self._author()))
        body = etree.SubElement(comment, tag(listed, "text"))
        body.append(_run(body, f"{_FIRST_LINE}{text}"))
        after = [c for c in children(listed, "comment") if _before(c.get("ref", ""), place)]
        listed.insert(len(after), comment)
        self._new.append(place)

    def save(self, sheet: Element) -> bool:
        """Write the list and its drawing into the package; whether the sheet's tree changed."""
        self._threads.save()
        if not self._changed or self._root is None:
            return False
        if not self._part:
            self._part = self._book.fresh("xl/comments1.xml")
            self._relate("comments", self._part)
        self._book.write(self._part, serialized(self._root), _COMMENTS_TYPE)
        return self._draw(sheet)

    def _draw(self, sheet: Element) -> bool:
        drawing = next(iter(self._book.related(self._sheet, "vmlDrawing")), "")
        legacy = child(sheet, "legacyDrawing")
        data = self._book.read(drawing) if drawing else _EMPTY_VML.encode()
        data = _OUR_TYPE.sub(b"", _SHAPES.sub(self._without_gone, data))
        shapes = _SHAPE_TYPE + "".join(map(self._shape, self._new))
        end = data.rfind(b"</xml>")
        if end < 0:
            raise XmlError(f"Phần “{drawing}” bên trong tệp không ghi thêm được.")
        new = data[:end] + shapes.encode() + data[end:]
        if drawing:
            self._book.write(drawing, new)
        else:
            drawing = self._book.fresh("xl/drawings/vmlDrawing1.vml")
            self._book.write(drawing, new, _VML_TYPE)
        if legacy is not None:
            return False
        made = ensured(sheet, "legacyDrawing", SHEET_ORDER)
        made.set(f"{{{_OFFICE}}}id", self._relate("vmlDrawing", drawing))
        return True

    def _without_gone(self, found: re.Match[bytes]) -> bytes:
        """Return a box of the drawing, nothing where it is one of a note that is gone.

        A program that saved the workbook has given it another name, so its cell tells.
        """
        shape = found[0]
        row, column = _ROW.search(shape), _COLUMN.search(shape)
        if b'ObjectType="Note"' not in shape or not row or not column:
            return shape
        return b"" if (int(row[1]) + 1, int(column[1]) + 1) in self._gone else shape

    def _shape(self, place: tuple[int, int]) -> str:
        row, column = place
        anchor = f"{column}, 15, {max(row - 2, 0)}, 10, {column + 4}, 15, {row + 5}, 4"
        return _SHAPE.format(
            number=row * 16_384 + column, type=_TYPE_ID, anchor=anchor, row=row - 1,
            column=column - 1,
        )  # fmt: skip

    def _relate(self, type_: str, part: str) -> str:
        rels = relationships_part(self._sheet)
        if rels in self._book:
            root = tree(self._book.read(rels), rels)
        else:
            root = etree.fromstring(f"<Relationships xmlns={quoteattr(_RELATIONSHIPS)}/>")
        used = {element.get("Id") for element in root}
        identity = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        target = posixpath.relpath(part, posixpath.dirname(self._sheet))
        etree.SubElement(
            root, tag(root, "Relationship"),
            {"Id": identity, "Type": f"{_OFFICE}/{type_}", "Target": target},
        )  # fmt: skip
        self._book.write(rels, serialized(root))
        return identity

    def _ensured(self) -> Element:
        if self._root is None:
            self._root = etree.fromstring(
                f"<comments xmlns={quoteattr(_MAIN)}><authors/><commentList/></comments>"
            )
        return self._root

    def _authors(self) -> list[str]:
        authors = None if self._root is None else child(self._root, "authors")
        return [] if authors is None else [a.text or "" for a in children(authors, "author")]

    def _author(self) -> int:
        if AUTHOR not in self._authors():
            authors = ensured(self._ensured(), "authors", ("authors", "commentList"))
            etree.SubElement(authors, tag(authors, "author")).text = AUTHOR
        return self._authors().index(AUTHOR)


def _text_of(comment: Element) -> str:
    """Return a note's text, line ends as they are in XML."""
    return "".join(t.text or "" for t in comment.iter(tag(comment, "t")))


def _cut(comment: Element, length: int) -> None:
    """Leave the first `length` characters of a note."""
    for text in comment.iter(tag(comment, "t")):
        written = text.text or ""
        text.text = written[: max(length, 0)]
        length -= len(written)


def _run(near: Element, text: str) -> Element:
    """Return a run of text in small Times New Roman, so that a long note fits its box."""
    run = near.makeelement(tag(near, "r"))
    properties = etree.SubElement(run, tag(near, "rPr"))
    etree.SubElement(properties, tag(near, "sz"), {"val": "10"})
    etree.SubElement(properties, tag(near, "rFont"), {"val": "Times New Roman"})
    written = etree.SubElement(run, tag(near, "t"))
    written.text = text
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _before(address: str, place: tuple[int, int]) -> bool:
    return place_of(address) < place
