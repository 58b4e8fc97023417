"""The rows of "Kiểm tra": what a clerk reads of each finding, and her answer beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..core.answers import identity_text
from ..core.findings import Finding, gravest_first
from .messages import cure, message


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


def finding_rows(
    findings: Iterable[Finding], answers: Mapping[tuple[str, ...], str]
) -> list[FindingRow]:
    """Return the rows, gravest first, the clerk's answers beside what they answer."""
    return [
        FindingRow(
            severity=finding.severity.value,
            code=finding.code,
            unit=finding.unit,
            sheet=finding.sheet_name,
            cell=finding.where.address if finding.where else "",
            message=message(finding),
            cure=cure(finding),
            answer=answers.get(finding.identity, ""),
            identity=identity_text(finding),
        )
        for finding in gravest_first(list(findings))
    ]
