"""Findings told on the terminal, and the exit code that they mean."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ..core.findings import Finding, Severity


def tell(findings: Sequence[Finding], as_json: bool, *, one_workbook: bool) -> int:
    """Print the findings and return the exit code that they mean."""
    # The terminal's own module is imported when there is something to print.
    from .. import console

    if as_json:
        print(console.findings_json(findings))
    else:
        group = console.by_sheet if one_workbook else console.by_unit
        for line in console.findings_lines(findings, group, sys.stdout):
            print(line)
        print(console.summary(findings))
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0
