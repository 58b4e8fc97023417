"""The chairman's page as a document: title, table, charts side by side, sentences."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

from lxml import etree

from ..core.summary import Chart, Summary
from ..ooxml.package import CONTENT_TYPES, relationships_part
from ..ooxml.repack import rewrite
from . import styles
from .charts import CONTENT_TYPE, chart_part, drawing
from .elements import Element, make, make_paragraph, make_run, name
from .plain_table import frame, plain_table
from .storing import add_relationship, add_type, part_bytes
from .template import Template, text_width

_CHART_HEIGHT = 150
"""Points."""
_LABEL_WEIGHT = 3.2
"""How much wider than a figure's column the first one is."""


def render_summary(summary: Summary, template: Path) -> bytes:
    """Return the page as a .docx in the styles of the programme's report."""
    opened = Template(template)
    section = _upright(opened)
    room = text_width(section)
    charts = {f"rIdBaocaoChart{n}": chart for n, chart in enumerate(summary.charts, 1)}
    elements = [
        make_paragraph(opened.style_id(styles.APPENDIX_TITLE), make_run(summary.title)),
        *_paragraphs(opened, styles.APPENDIX_ATTACHED, summary.lines),
        _table(summary, opened, room),
        make_paragraph(opened.style_id(styles.APPENDIX_NOTE)),
        *([_chart_row(charts, opened, room)] if charts else []),
        *_paragraphs(opened, styles.APPENDIX_NOTE, summary.notes),
    ]
    if elements[-1].tag == name("tbl"):
        elements.append(make_paragraph(opened.style_id(styles.APPENDIX_NOTE)))
    opened.body[:] = [*elements, section]
    return _stored(opened, charts)


def _upright(template: Template) -> Element:
    """Return the properties of the report's first section; the template's only one has none."""
    found = template.body.find(f"{name('p')}/{name('pPr')}/{name('sectPr')}")
    return deepcopy(template.last_section if found is None else found)


def _paragraphs(template: Template, style: str, lines: Sequence[str]) -> list[Element]:
    return [make_paragraph(template.style_id(style), make_run(line)) for line in lines]


def _table(summary: Summary, template: Template, room: int) -> Element:
    weights = [_LABEL_WEIGHT, *[1.0] * (len(summary.head) - 1)]
    return plain_table(summary.head, summary.rows, weights, {0}, template, room)


def _chart_row(charts: dict[str, Chart], template: Template, room: int) -> Element:
    """Return the charts side by side, in a table without borders."""
    width = room // len(charts)
    table, row = frame([width] * len(charts), room, None), make("tr")
    for number, (relationship, chart) in enumerate(charts.items(), 1):
        shown = drawing(relationship, number, chart.title, width / 20 - 12, _CHART_HEIGHT)
        paragraph = make_paragraph(template.style_id(styles.TABLE_FIGURE), shown)
        row.append(make("tc", make("tcPr", make("tcW", w=width, type="dxa")), paragraph))
    table.append(row)
    return table


def _stored(template: Template, charts: dict[str, Chart]) -> bytes:
    """Return the package with the document and the parts of its charts."""
    relations = relationships_part(template.part)
    related, types = template.parsed(relations), template.parsed(CONTENT_TYPES)
    folder = posixpath.dirname(template.part)
    added: dict[str, bytes] = {}
    for number, (relationship, chart) in enumerate(charts.items(), 1):
        part = posixpath.join(folder, "charts", f"baocao{number}.xml")
        added[part] = chart_part(chart)
        add_relationship(related, relationship, "chart", posixpath.relpath(part, folder))
        add_type(types, part, CONTENT_TYPE)
    replaced = {
        template.part: etree.tostring(
            template.document, xml_declaration=True, encoding="UTF-8", standalone=True
        ),
        relations: part_bytes(related),
        CONTENT_TYPES: part_bytes(types),
    }
    return rewrite(template.data, replaced, added=added)
