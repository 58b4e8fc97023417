""" "Kiểm tra": the findings, most severe first, with room for the clerk's answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from ...core import names
from ...core.answers import IDENTITY_HEADING
from ...core.findings import Severity
from ...wording import sheets
from ...wording.finding_rows import FindingRow
from ..marks import dress_findings
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


def write_findings(book: Book, rows: Sequence[FindingRow]) -> None:
    """Write the sheet; rows of one severity keep the order in which they are given."""
    columns = [
        ListColumn(names.FINDING_HEADINGS[key], width, _STYLES.get(key, "cell-top"))
        for key, width in _WIDTHS.items()
    ]
    listed = ListSheet(
        book, names.FINDINGS, [*columns, ListColumn(IDENTITY_HEADING, 10, "code-top")]
    )
    told = attrgetter(*list(_WIDTHS)[1:], "identity")
    listed.fill(
        sorted(rows, key=lambda row: Severity(row.severity).rank),
        lambda row: (names.SEVERITIES[row.severity], *told(row)),
    )
    dress_findings(listed.sheet, book.styles, _WIDTHS)
    listed.sheet.set_header(_HEADER.format(title=names.FINDINGS.upper(), counts=_counts(rows)))


def _counts(rows: Sequence[FindingRow]) -> str:
    counted = Counter(row.severity for row in rows)
    return "; ".join(
        sheets.FINDING_COUNTS.format(severity=names.SEVERITIES[s.value], count=counted[s.value])
        for s in Severity
    )
