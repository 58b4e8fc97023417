"""The chairman's page beside a report."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ..output import write_whole
from ..programme import Programme
from ..word.summary import render_summary
from ..wording.summary import summary
from .present import Present

_ENDING = "-tom-tat.docx"


def summary_beside(
    report: Path, shown: Present, inputs: Collection[Path], programme: Programme
) -> Path:
    """Write the page of a report's workbook beside the report and return its path.

    OutputError where it cannot be written, or is one of the `inputs`.
    """
    out = report.with_name(f"{report.stem}{_ENDING}")
    page = summary(shown.facts, shown.view, shown.view.findings)
    write_whole(out, render_summary(page, programme.report_template), inputs)
    return out
