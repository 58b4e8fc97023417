"""The appendices: each a section of its own, made from the template's appendix part."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from ..core.report import NOTES, Appendix, Paragraph, Run, list_key
from ..errors import DeclarationError
from . import markers
from .elements import WP, Element, child_of, make, name, text_of
from .markers import fill, replace
from .tables import form_table
from .tags import Anchors
from .template import Template, text_width


def append_appendices(
    template: Template, part: Sequence[Element], appendices: Sequence[Appendix], anchors: Anchors
) -> None:
    """Put the appendices in the place of the template's appendix part."""
    for element in part:
        template.body.remove(element)
    if not appendices:
        _end_with_first_section(template)
        return
    if not part:
        raise DeclarationError("report.docx", markers.TABLE, "tệp mẫu Word thiếu phần phụ lục")
    for place, appendix in enumerate(appendices, 1):
        ending = _append(template, part, appendix, anchors)
        if place < len(appendices):
            child_of(ending, "pPr", first=True).append(deepcopy(template.last_section))


def _append(
    template: Template, part: Sequence[Element], appendix: Appendix, anchors: Anchors
) -> Element:
    """Append one appendix; return the paragraph that ends it.

    The part is copied into the document before the table is put there: lxml moves a large tree
    from one document to another fast the first time only.
    """
    copies = [deepcopy(element) for element in part]
    if copies[-1].tag != name("p") or text_of(copies[-1]):
        # Word needs a paragraph after a table, and the section's end needs one to stand in.
        copies.append(make("p"))
    for copy in copies:
        _set_apart(copy, template.body)
        template.body.insert(len(template.body) - 1, copy)
    _fill(appendix, copies)
    _fill_notes(appendix, copies, anchors)
    room = text_width(template.last_section)
    table = form_table(appendix, room, template, anchors)
    replace(copies, markers.TABLE, [table])
    return copies[-1]


def _set_apart(copy: Element, body: Element) -> None:
    """Let a second copy's ids be its own: no bookmark of the same name, other ids of drawings."""
    known = {mark.get(name("name")) for mark in body.iter(name("bookmarkStart"))}
    marks = list(copy.iter(name("bookmarkStart"), name("bookmarkEnd")))
    gone = {mark.get(name("id")) for mark in marks if mark.get(name("name")) in known}
    for mark in marks:
        parent = mark.getparent()
        if parent is not None and mark.get(name("id")) in gone:
            parent.remove(mark)
    drawn = f"{{{WP}}}docPr"
    used = max((int(drawing.get("id", "0")) for drawing in body.iter(drawn)), default=0)
    for number, drawing in enumerate(copy.iter(drawn), used + 1):
        drawing.set("id", str(number))


def _fill(appendix: Appendix, part: Sequence[Element]) -> None:
    lines = (
        (markers.APPENDICES_HEADING, appendix.heading),
        (markers.APPENDIX_NUMBER, appendix.number),
        (markers.APPENDIX_NAME, appendix.name),
        (markers.APPENDIX_TITLE, appendix.title),
        (markers.APPENDIX_ATTACHED, appendix.attached),
        (markers.MONEY_UNIT, appendix.money_unit),
    )
    for marker, line in lines:
        fill(part, marker, [line] if line else [])


def _fill_notes(appendix: Appendix, part: Sequence[Element], anchors: Anchors) -> None:
    made = fill(part, markers.NOTES, appendix.notes)
    if appendix.form:
        key = list_key(appendix.form, NOTES)
        for paragraph, note in zip(made, appendix.notes, strict=True):
            anchors.sentence(paragraph, Paragraph("", (Run(note),), key))


def _end_with_first_section(template: Template) -> None:
    """Make the first section's properties the document's, and take its last paragraph out."""
    ending = template.body.find(f"{name('p')}/{name('pPr')}/{name('sectPr')}")
    if ending is None:
        return
    template.body.replace(template.last_section, deepcopy(ending))
    properties = ending.getparent()
    assert properties is not None
    properties.remove(ending)
