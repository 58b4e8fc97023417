"""Cells that colour themselves while "Kiểm tra" names them, and "Kiểm tra" that dresses its rows.

The program then writes one block of findings and touches no cell of the clerk's: her colours and
the sheets' protection stay, and a finding that is cured, or a question that is answered, takes its
colour away. Excel lets a conditional format look at another sheet from 2010 on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..core import names
from ..core.cells import column_letters, quoted_sheet
from ..core.findings import Severity
from .styles import Styles
from .template.places import info_cell

LAST_FINDING = 3000
"""The last row of "Kiểm tra" that the formats look at."""
_PLACES = {key: place for place, key in enumerate(names.FINDING_HEADINGS)}
_IDENTITY = len(_PLACES)
_ROW = '=$A2<>""'
_ROW_STYLES = {
    "severity": "found-centred", "code": "found-code", "cell": "found-link",
    "answer": "found-answer",
}  # fmt: skip


def mark_findings(sheet: Any, styles: Styles, last_row: int, last_column: int) -> None:
    """Let each cell down to `last_row` and `last_column` (from 1) show that a finding is about it.

    An error colours the cell until it is cured, a question until it is cured or answered.
    """
    for severity, more in ((Severity.ERROR, ""), (Severity.WARNING, f',{_column("answer")},""')):
        sheet.conditional_format(
            0, 0, last_row - 1, last_column - 1,
            {
                "type": "formula",
                "criteria": f"=COUNTIFS({_about(sheet.get_name(), severity)}{more})>0",
                "format": styles.difference(severity.value),
            },
        )  # fmt: skip


def _about(sheet: str, severity: Severity) -> str:
    """Return the pairs of COUNTIFS that find this workbook's own findings about the cell."""
    wanted = {
        "cell": "ADDRESS(ROW(A1),COLUMN(A1),4)",
        "sheet": f'"{sheet.replace(chr(34), chr(34) * 2)}"',
        "severity": f'"{names.SEVERITIES[severity.value]}"',
        # A consolidation lists findings of its units too, about sheets of the same names.
        "unit": f'TRIM({info_cell("unit")})&""',
    }
    return ",".join(f"{_column(key)},{what}" for key, what in wanted.items())


def _column(key: str) -> str:
    letters = column_letters(_PLACES[key] + 1)
    return f"{quoted_sheet(names.FINDINGS)}!${letters}$2:${letters}${LAST_FINDING}"


def dress_findings(sheet: Any, styles: Styles, widths: Mapping[str, float]) -> None:
    """Dress the rows of "Kiểm tra" wherever one is written, and hide the findings' identities."""
    for key, place in _PLACES.items():
        style = styles[_ROW_STYLES.get(key, "found")]
        sheet.set_column(place, place, widths[key], style)
    sheet.set_column(_IDENTITY, _IDENTITY, 10, styles["found-code"], {"hidden": True})
    # Each column with its border: not every program joins the formats of overlapping ranges.
    for severity in (Severity.ERROR, Severity.WARNING):
        shown = f'=$A2="{names.SEVERITIES[severity.value]}"'
        _where(sheet, 0, 0, shown, styles.difference(f"{severity.value}-row"))
    answer = _PLACES["answer"]
    _where(sheet, answer, answer, _ROW, styles.difference("answer-row"))
    _where(sheet, 0, answer - 1, _ROW, styles.difference("row"))


def _where(sheet: Any, first: int, last: int, criteria: str, style: Any) -> None:
    told = {"type": "formula", "criteria": criteria, "format": style}
    sheet.conditional_format(1, first, LAST_FINDING - 1, last, told)
