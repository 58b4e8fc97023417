""" "Kiểm tra": the findings, most severe first, with room for the clerk's answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...core import names
from ...core.answers import IDENTITY_HEADING
from ...core.findings import Severity
from ...wording import sheets
from .book import Book
from .listing import ListColumn, ListSheet

_WIDTHS = {
    "severity": 17, "code": 20, "unit": 20, "sheet": 14, "cell": 7, "message": 62, "cure": 44,
    "answer": 32,
}  # fmt: skip
_STYLES = {
    "severity": "centred-top", "code": "code-top", "cell": "centred-top", "answer": "answer",
}  # fmt: skip
_HEADER = '&L&"Times New Roman,Bold"&12{title}&R&"Times New Roman,Italic"&11{counts}'


@dataclass(frozen=True)
class FindingRow:
    """One row of "Kiểm tra"; `severity` is Severity's value, `identity` core.answers' text."""

    severity: str
    code: str
    unit: str
    sheet: str
    cell: str
    message: str
    cure: str
    answer: str = ""
    identity: str = ""


def write_findings(book: Book, rows: Sequence[FindingRow]) -> None:
    """Write the sheet; rows of one severity keep the order in which they are given."""
    columns = [
        ListColumn(names.FINDING_HEADINGS[key], width, _STYLES.get(key, "cell-top"))
        for key, width in _WIDTHS.items()
    ]
    listed = ListSheet(
        book, names.FINDINGS, [*columns, ListColumn(IDENTITY_HEADING, 10, "code-top")]
    )
    for row in sorted(rows, key=lambda row: Severity(row.severity).rank):
        shown = names.SEVERITIES[row.severity]
        listed.add([shown, *(getattr(row, key) for key in list(_WIDTHS)[1:]), row.identity])
    listed.finish()
    _hide_identities(listed)
    _colour(book, listed)
    listed.sheet.set_header(_HEADER.format(title=names.FINDINGS.upper(), counts=_counts(rows)))


def _hide_identities(listed: ListSheet) -> None:
    place = len(_WIDTHS)
    listed.sheet.set_column(place, place, 10, None, {"hidden": True})
    listed.sheet.print_area(0, 0, max(listed.rows, 1), place - 1)


def _colour(book: Book, listed: ListSheet) -> None:
    for severity, style in ((Severity.ERROR, "error"), (Severity.WARNING, "warning")):
        shown = f'"{names.SEVERITIES[severity.value]}"'
        listed.sheet.conditional_format(
            1, 0, max(listed.rows, 1), 0,
            {"type": "cell", "criteria": "==", "value": shown,
             "format": book.styles.difference(style)},
        )  # fmt: skip


def _counts(rows: Sequence[FindingRow]) -> str:
    counted = Counter(row.severity for row in rows)
    return "; ".join(
        sheets.FINDING_COUNTS.format(severity=names.SEVERITIES[s.value], count=counted[s.value])
        for s in Severity
    )
