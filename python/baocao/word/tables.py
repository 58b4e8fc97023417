"""An appendix's form as a Word table: two heading rows that repeat, rows that do not split."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from ..core.report import Appendix, HeadCell, Run
from . import styles
from .elements import Element, keep_with_next, make, make_paragraph, make_run, name
from .metrics import text_width
from .tags import Anchors
from .template import Template

StyleId = Callable[[str], str]

# The space that Word leaves beside a cell's text, both sides.
_CELL_SIDES = 2 * 108
# Where the font is missing, the letters that take its place are wider.
_SLACK = 1.12


def form_table(appendix: Appendix, room: int, template: Template, anchors: Anchors) -> Element:
    """Return the table of a form, exactly `room` twips wide."""
    style_id, anchors.form = template.style_id, appendix.form
    heading_size = template.size(styles.TABLE_HEADING, 13)
    floors = _floors(appendix, heading_size)
    widths = shared_out(appendix.widths, floors, room)
    table = make("tbl", _properties(room, style_id), _grid(widths))
    table.extend(_heading_row(row, widths, style_id) for row in appendix.head)
    prototype = _row_of(widths, [_body_style(appendix, c) for c in range(len(widths))], style_id)
    rows = appendix.body[:-1] if appendix.has_total else appendix.body
    table.extend(_filled(prototype, row, anchors) for row in rows)
    if appendix.has_total:
        # Nor does a total stand alone on a page.
        for paragraph in table[-1].iter(name("p")):
            keep_with_next(paragraph)
        total = _row_of(widths, [styles.TABLE_TOTAL] * len(widths), style_id)
        table.append(_filled(total, appendix.body[-1], anchors))
    if appendix.form:
        anchors.table(table, appendix)
    anchors.form = ""
    return table


def shared_out(weights: Sequence[float], floors: Sequence[int], room: int) -> list[int]:
    """Return whole widths whose sum is exactly `room`: none below its floor, where the floors
    have room, and what is over in proportion to the weights.
    """
    squeeze = min(1.0, room / (sum(floors) or 1))
    least = [int(floor * squeeze) for floor in floors]
    wanted = [room * weight / sum(weights) for weight in weights]
    over = [max(want - low, 0) for want, low in zip(wanted, least, strict=True)]
    share = (room - sum(least)) / (sum(over) or 1)
    widths = [low + int(part * share) for low, part in zip(least, over, strict=True)]
    widths[-1] += room - sum(widths)
    return widths


def _floors(appendix: Appendix, size: float) -> list[int]:
    """Return the width in twips that each column needs for its longest heading word, and the
    first for the total's name on one line.
    """
    words = [[""] for _ in appendix.widths]
    for row in appendix.head:
        for place, cell in enumerate(row):
            if cell and cell.columns == 1:
                words[place] += cell.text.split()
    if appendix.has_total:
        words[0].append(appendix.body[-1][0].text)
    return [
        round(max(text_width(w, size) for w in column) * 20 * _SLACK) + _CELL_SIDES
        for column in words
    ]


def _properties(room: int, style_id: StyleId) -> Element:
    return make(
        "tblPr",
        make("tblStyle", val=style_id(styles.TABLE)),
        make("tblW", w=room, type="dxa"),
        make("jc", val="center"),
        make("tblLayout", type="fixed"),
        make("tblLook", val="0000"),
    )


def _grid(widths: Sequence[int]) -> Element:
    return make("tblGrid", *(make("gridCol", w=width) for width in widths))


def _heading_row(
    cells: Sequence[HeadCell | None], widths: Sequence[int], style_id: StyleId
) -> Element:
    """Return one heading row; None under a cell of the row above goes on with it."""
    row = make("tr", make("trPr", make("cantSplit"), make("tblHeader")))
    column = 0
    while column < len(widths):
        cell = cells[column]
        span = cell.columns if cell else 1
        row.append(_heading_cell(cell, sum(widths[column : column + span]), style_id))
        column += span
    return row


def _heading_cell(cell: HeadCell | None, width: int, style_id: StyleId) -> Element:
    properties = make("tcPr", make("tcW", w=width, type="dxa"))
    if cell and cell.columns > 1:
        properties.append(make("gridSpan", val=cell.columns))
    if cell is None:
        properties.append(make("vMerge"))
    elif cell.rows > 1:
        properties.append(make("vMerge", val="restart"))
    properties.append(make("vAlign", val="center"))
    words = [make_run(cell.text)] if cell else []
    return make("tc", properties, make_paragraph(style_id(styles.TABLE_HEADING), *words))


def _body_style(appendix: Appendix, column: int) -> str:
    return styles.TABLE_TEXT if column in appendix.text_columns else styles.TABLE_FIGURE


def _row_of(widths: Sequence[int], cell_styles: Sequence[str], style_id: StyleId) -> Element:
    """Return an empty row: a prototype, so that ten thousand rows are as many copies."""
    row = make("tr", make("trPr", make("cantSplit")))
    for width, style in zip(widths, cell_styles, strict=True):
        properties = make("tcPr", make("tcW", w=width, type="dxa"), make("vAlign", val="center"))
        row.append(make("tc", properties, make_paragraph(style_id(style))))
    return row


def _filled(prototype: Element, cells: Sequence[Run], anchors: Anchors) -> Element:
    row = deepcopy(prototype)
    for paragraph, run in zip(row.iter(name("p")), cells, strict=True):
        if run.text:
            paragraph.extend(anchors.runs(run))
    return row
