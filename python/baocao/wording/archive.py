"""The log that a file for the record carries: what was packed, and how the report stood."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.findings import Finding
from ..core.names import SEVERITIES
from .messages import cure, message
from .numbers import plain


def log_text(
    day: str, workbook: str, report: str, sources: int, findings: Sequence[Finding]
) -> str:
    """Return the log; lines end as Windows wants them."""
    lines = [
        f"Lưu hồ sơ ngày {day}",
        f"Sổ: {workbook}",
        f"Báo cáo: {report}",
        f"Tệp của các đơn vị: {plain(sources)}",
        "",
        "Kết quả đối chiếu báo cáo với sổ:",
        *(_line(finding) for finding in findings),
    ]
    if not findings:
        lines.append("Mọi số liệu trong báo cáo đều đúng như sổ.")
    return "\r\n".join([*lines, ""])


def _line(finding: Finding) -> str:
    severity = SEVERITIES[finding.severity.value]
    return f"- {severity}: {message(finding)} {cure(finding)}".rstrip()
