"""The rows of an appendix's table brought to today's: cells, new rows, rows that are gone."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from ...core.report import Run
from ...ooxml.trees import Element
from ..tags import Anchors
from .replacing import formatting_near, replace_cell, run_formatting
from .rows import CellDifference, Missing
from .story import Story, tag_like
from .tables import DocumentTable, Row

_MARKS = (
    "bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "vMerge",
)  # fmt: skip
_PARAGRAPH_IDS = frozenset(("paraId", "textId"))
"""Numbers that Word wants once in a document."""


def set_cell(story: Story, difference: CellDifference, anchors: Anchors) -> None:
    """Put today's text into a cell; an empty one takes the formatting of its row."""
    cell = difference.row.cells[difference.column]
    if replace_cell(story, cell, difference.now.text) or not difference.now.text:
        return
    paragraph = next(cell.iter(tag_like(cell, "p")))
    paragraph.extend(anchors.runs(difference.now, formatting_near(cell)))


def add_row(table: DocumentTable, missing: Missing, last: Element | None, anchors: Anchors) -> (
    Element | None
):  # fmt: skip
    """Add a row of today after `last` (else below the heading), made like one beside it.

    Return the row; None where the table has no row to make it like.
    """
    like = _like(table, missing)
    if like is None:
        return None
    row = deepcopy(like.element)
    _bare(row)
    _fill(row, missing.runs, anchors)
    after = last if last is not None else table.heading[-1]
    after.addnext(row)
    return row


def _like(table: DocumentTable, missing: Missing) -> Row | None:
    """Return the row beside which a new one stands, of one cell a column; the total last."""
    rows = [row for row in table.rows if len(set(row.cells)) == len(row.cells)]
    total = len(table.appendix.text_columns) + 1
    rows.sort(key=lambda row: (len(row.key) < total, row is not missing.after))
    return rows[0] if rows else None


def _bare(row: Element) -> None:
    """Take out of a copied row what belongs to its model: marks, tracked changes, numbers."""
    for mark in [e for tag in _MARKS for e in row.iter(tag_like(row, tag))]:
        _remove(mark)
    properties = row.find(tag_like(row, "trPr"))
    for tag in ("ins", "del", "trPrChange"):
        for change in properties.findall(tag_like(row, tag)) if properties is not None else ():
            _remove(change)
    for element in row.iter():
        for name in [n for n in element.attrib if str(n).rpartition("}")[2] in _PARAGRAPH_IDS]:
            del element.attrib[name]


def _fill(row: Element, runs: Sequence[Run], anchors: Anchors) -> None:
    for cell, run in zip(row.findall(tag_like(row, "tc")), runs, strict=True):
        first, *others = cell.findall(tag_like(cell, "p"))
        for other in others:
            _remove(other)
        formatting = run_formatting(next(first.iter(tag_like(cell, "r")), None))
        for child in [e for e in first if e.tag != tag_like(cell, "pPr")]:
            first.remove(child)
        if run.text:
            first.extend(anchors.runs(run, formatting))


def remove_row(row: Row) -> None:
    """Take a row out of its table."""
    _remove(row.element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
