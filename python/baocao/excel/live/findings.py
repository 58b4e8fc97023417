"""The block that goes into "Kiểm tra": headings, findings with links, blanks over older rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...core import names
from ...core.answers import IDENTITY_HEADING
from ...wording.finding_rows import FindingRow

Block = tuple[tuple[str, ...], ...]
_MOST_LETTERS = 8_000
"""Excel refuses longer texts where formulas may stand."""


def findings_block(rows: Sequence[FindingRow], old_rows: int, sheets: Collection[str]) -> Block:
    """Return the whole of "Kiểm tra" as formulas, its headings first.

    `old_rows` are the rows that held something before, headings included; `sheets` are the names of
    the workbook's sheets: only to these can be linked.
    """
    headings = (*names.FINDING_HEADINGS.values(), IDENTITY_HEADING)
    lines = [tuple(map(plain, headings)), *(_line(row, sheets) for row in rows)]
    blank = ("",) * len(headings)
    return (*lines, *[blank] * (old_rows - len(lines)))


def _line(row: FindingRow, sheets: Collection[str]) -> tuple[str, ...]:
    shown = names.SEVERITIES[row.severity]
    linked = row.cell and row.sheet in sheets
    cell = link(row.sheet, row.cell) if linked else plain(row.cell)
    before = map(plain, (shown, row.code, row.unit, row.sheet))
    after = map(plain, (row.message, row.cure, row.answer, row.identity))
    return (*before, cell, *after)


def plain(text: str) -> str:
    """Return a text so that Excel takes it as it is: not as a number, a day or a formula."""
    return f"'{text[:_MOST_LETTERS]}" if text else ""


def link(sheet: str, cell: str) -> str:
    """Return the formula of a link to a cell of the same workbook, which shows its address."""
    place = f"#'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}".replace('"', '""')
    return f'=HYPERLINK("{place}","{cell}")'
