"""An official letter laid out as a Word document, from the report's template.

A letter has no type of document in its head: its subject stands under the number, of size 12
(Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5.b).
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

from lxml import etree

from ..core.letter import Letter
from ..ooxml.repack import rewrite
from . import lines, markers, styles
from .elements import (
    WP,
    Element,
    child_of,
    keep_with_next,
    make,
    make_paragraph,
    make_run,
    name,
)
from .markers import fill, replace
from .plain_table import plain_table
from .template import Template, text_width

_ABOUT_SIZE = 24
"""Half-points."""
_ABOVE_TABLE = 120
"""Twips."""


def render_letter(letter: Letter, template: Path) -> bytes:
    """Return the letter as a .docx file; the same arguments give the same bytes.

    DeclarationError where the template lacks a mark or a style that the letter needs.
    """
    opened = Template(template)
    main, appendix = opened.parts()
    section = _only_section(opened, main, appendix)
    _fill_head(letter, main)
    room = text_width(section)
    elements = [_paragraph(opened, text) for text in letter.before]
    if letter.table is not None:
        told = letter.table
        _stand_above_table(elements)
        elements.append(plain_table(told.head, told.rows, told.weights, told.words, opened, room))
    elements += [_paragraph(opened, text) for text in letter.after]
    keep_with_next(elements[-1])
    replace(main, markers.ADDRESSEES, _addressees(letter, opened))
    replace(main, markers.BODY, elements)
    fill(main, markers.RECIPIENTS, letter.recipients)
    fill(main, markers.AUTHORITY, letter.authority)
    fill(main, markers.SIGNER_TITLE, [letter.signer_title] if letter.signer_title else [])
    fill(main, markers.SIGNER, [letter.signer])
    size = opened.size(styles.ISSUER, 13)
    for element in main:
        lines.fit(element, lines.ISSUER_LINE, letter.issuer, size, room / 20)
    document = etree.tostring(
        opened.document, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return rewrite(opened.data, {opened.part: document})


def _only_section(
    template: Template, main: Sequence[Element], appendix: Sequence[Element]
) -> Element:
    """Leave the report's first section alone, its properties the document's; return them."""
    for element in appendix:
        template.body.remove(element)
    ending = main[-1].find(f"{name('pPr')}/{name('sectPr')}")
    if ending is None:
        return template.last_section
    section = deepcopy(ending)
    template.body.replace(template.last_section, section)
    child_of(main[-1], "pPr").remove(ending)
    return section


def _fill_head(letter: Letter, main: Sequence[Element]) -> None:
    fill(main, markers.SUPERIOR, letter.superior)
    fill(main, markers.ISSUER, letter.issuer)
    (number,) = fill(main, markers.NUMBER, [letter.number])
    number.addnext(_about(number, letter.about))
    fill(main, markers.PLACE_AND_DATE, [letter.place_and_date])
    fill(main, markers.KIND, [])
    fill(main, markers.SUBJECT, [])
    for element in main:
        _remove_line(element, lines.SUBJECT_LINE)


def _about(number: Element, text: str) -> Element:
    """Return the paragraph of the subject, set as the number's is."""
    size = make("rPr", make("sz", val=_ABOUT_SIZE), make("szCs", val=_ABOUT_SIZE))
    paragraph = make("p")
    properties = number.find(name("pPr"))
    if properties is not None:
        paragraph.append(deepcopy(properties))
    paragraph.append(make_run(text, size))
    return paragraph


def _remove_line(root: Element, line: str) -> None:
    """Remove the paragraph that holds the drawn line of this name."""
    for drawn in list(root.iter(f"{{{WP}}}docPr")):
        paragraph = next(drawn.iterancestors(name("p")), None)
        parent = None if paragraph is None else paragraph.getparent()
        if drawn.get("name") == line and paragraph is not None and parent is not None:
            parent.remove(paragraph)


def _addressees(letter: Letter, template: Template) -> list[Element]:
    one = len(letter.addressees) < 2
    first = styles.ADDRESSEE if one else styles.ADDRESSEES
    chosen = [first, *[styles.ADDRESSEE_LIST] * (len(letter.addressees) - 1)]
    return [
        make_paragraph(template.style_id(style), make_run(line))
        for style, line in zip(chosen, letter.addressees, strict=False)
    ]


def _stand_above_table(before: Sequence[Element]) -> None:
    """Keep the last words before a table on its page, a little above it."""
    for last in before[-1:]:
        keep_with_next(last)
        child_of(last, "pPr").append(make("spacing", after=_ABOVE_TABLE))


def _paragraph(template: Template, text: str) -> Element:
    return make_paragraph(template.style_id(styles.BODY), make_run(text))
