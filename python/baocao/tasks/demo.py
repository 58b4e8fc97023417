"""The main job on the shipped sample district: validate, consolidate, report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..core.findings import Finding
from ..output import make_folder
from ..programme import Programme
from ..resources import shipped
from .consolidate import consolidate
from .report import report
from .validate import validate

SAMPLE = "quang-binh"
"""The sample's folder under workbooks/: the district's workbook, and don-vi/ with its units'."""


@dataclass(frozen=True)
class Demonstration:
    """What the demo made, and what each step found."""

    checked: Sequence[Finding]
    consolidated: Sequence[Finding]
    open_points: Sequence[Finding]
    units: int
    workbook: Path
    report: Path


def demo(folder: Path, programme: Programme, today: date) -> Demonstration:
    """Write tong-hop.xlsx and bao-cao.docx of the sample district into `folder`."""
    sample = shipped("workbooks") / SAMPLE
    district = next(sample.glob("*.xlsx"))
    make_folder(folder)
    workbook, document = folder / "tong-hop.xlsx", folder / "bao-cao.docx"
    checked = validate(district, programme, today)
    result = consolidate(district, [sample / "don-vi"], workbook, programme, today)
    written = report(workbook, document, programme, today)
    units = len(result.consolidation.units)
    return Demonstration(
        checked.findings, result.findings, written.findings, units, workbook, document
    )
