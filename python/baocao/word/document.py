"""A report laid out as a Word document, from the programme's template."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lxml import etree

from ..core.closing import Closing
from ..core.report import Paragraph, Report
from . import lines, markers, styles
from .elements import Element, keep_with_next, make_paragraph, make_run, name
from .markers import fill, replace
from .properties import core_properties
from .sections import append_appendices
from .storing import stored
from .tags import Anchors, Origin, new_list
from .template import Template, text_width


def render(
    report: Report,
    template: Path,
    *,
    source: str = "",
    created: datetime | None = None,
    closing: Closing | None = None,
) -> bytes:
    """Return the report as a .docx file; the same arguments give the same bytes.

    `source` is the SHA-256 of the workbook, kept beside the anchored figures; `created` is the
    time the file says it was made, none where it is not given; `closing` says that report and
    workbook were closed together. Everything that the template holds besides its marks stays as the
    office left it. DeclarationError where the template lacks a mark or a style that the report
    needs.
    """
    opened = Template(template)
    day, content = (closing.day, closing.content) if closing else ("", "")
    origin = Origin(source, report.basis, report.earlier, closed=day, content=content)
    anchors = Anchors(new_list(origin), report.sources)
    main, appendix = opened.parts()
    _fill_head(report, main)
    _fill_body(report, opened, main, anchors)
    _fill_signature(report, main)
    _fit_lines(report, opened, main)
    append_appendices(opened, appendix, report.appendices, anchors)
    document = etree.tostring(
        opened.document, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return stored(opened, document, core_properties(report, created), anchors.xml())


def _fill_head(report: Report, main: Sequence[Element]) -> None:
    fill(main, markers.SUPERIOR, report.superior)
    fill(main, markers.ISSUER, report.issuer)
    fill(main, markers.NUMBER, [report.number])
    fill(main, markers.PLACE_AND_DATE, [report.place_and_date])
    fill(main, markers.KIND, [report.kind])
    fill(main, markers.SUBJECT, [report.subject] if report.subject else [])


def _fill_body(
    report: Report, template: Template, main: Sequence[Element], anchors: Anchors
) -> None:
    replace(main, markers.ADDRESSEES, list(_addressees(report.addressees, template)))
    paragraphs = [_paragraph(p, template, anchors) for p in report.body]
    if paragraphs:
        # A signature never stands alone on a page: the last words go with it.
        keep_with_next(paragraphs[-1])
    replace(main, markers.BODY, paragraphs)


def _addressees(written: Sequence[str], template: Template) -> list[Element]:
    """Return the lines of "Kính gửi": one centred, or a heading and a list aligned under it."""
    if len(written) < 2:
        chosen = [styles.ADDRESSEE] * len(written)
    else:
        chosen = [styles.ADDRESSEES, *[styles.ADDRESSEE_LIST] * (len(written) - 1)]
    pairs = zip(chosen, written, strict=True)
    return [make_paragraph(template.style_id(style), make_run(line)) for style, line in pairs]


def _paragraph(paragraph: Paragraph, template: Template, anchors: Anchors) -> Element:
    runs = [element for run in paragraph.runs for element in anchors.runs(run)]
    made = make_paragraph(template.style_id(paragraph.style), *runs)
    if paragraph.default:
        anchors.sentence(made, paragraph)
    return made


def _fill_signature(report: Report, main: Sequence[Element]) -> None:
    fill(main, markers.RECIPIENTS, report.recipients)
    fill(main, markers.AUTHORITY, report.authority)
    fill(main, markers.SIGNER_TITLE, [report.signer_title] if report.signer_title else [])
    fill(main, markers.SIGNER, [report.signer])


def _fit_lines(report: Report, template: Template, main: Sequence[Element]) -> None:
    """Give the lines under the issuer and the subject the length that the decree asks for."""
    section = main[-1].find(f"{name('pPr')}/{name('sectPr')}")
    room = text_width(template.last_section if section is None else section) / 20
    fitted = (
        (lines.ISSUER_LINE, report.issuer, template.size(styles.ISSUER, 13)),
        (lines.SUBJECT_LINE, [report.subject], template.size(styles.SUBJECT, 14)),
    )
    for line, texts, size in fitted:
        for element in main:
            lines.fit(element, line, texts, size, room)
