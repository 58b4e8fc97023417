"""A table of texts in the report's table styles: its heading row repeats, rows stay whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from . import styles
from .elements import Element, make, make_paragraph, make_run
from .tables import shared_out
from .template import Template


def plain_table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    weights: Sequence[float],
    words: Collection[int],
    template: Template,
    room: int,
) -> Element:
    """Return the table, `room` twips wide; `words` are the columns (from 0) aligned left."""
    widths = shared_out(list(weights), [1] * len(weights), room)
    table = frame(widths, room, template.style_id(styles.TABLE))
    body = [styles.TABLE_TEXT if n in words else styles.TABLE_FIGURE for n in range(len(widths))]
    table.append(_row(head, widths, [styles.TABLE_HEADING] * len(widths), template, heading=True))
    table.extend(_row(row, widths, body, template) for row in rows)
    return table


def frame(widths: Sequence[int], room: int, style: str | None) -> Element:
    """Return a table without rows; without borders where it has no style."""
    properties = make("tblPr", *([make("tblStyle", val=style)] if style else []),
                      make("tblW", w=room, type="dxa"), make("jc", val="center"),
                      make("tblLayout", type="fixed"))  # fmt: skip
    return make("tbl", properties, make("tblGrid", *(make("gridCol", w=w) for w in widths)))


def _row(
    texts: Sequence[str],
    widths: Sequence[int],
    row_styles: Sequence[str],
    template: Template,
    heading: bool = False,
) -> Element:
    whole = make("trPr", make("cantSplit"), *([make("tblHeader")] if heading else []))
    row = make("tr", whole)
    for text, width, style in zip(texts, widths, row_styles, strict=True):
        words = make_paragraph(template.style_id(style), make_run(text))
        properties = make("tcPr", make("tcW", w=width, type="dxa"), make("vAlign", val="center"))
        row.append(make("tc", properties, words))
    return row
