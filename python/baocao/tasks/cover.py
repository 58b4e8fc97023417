"""The letter that sends a report, beside the report."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from ..output import write_whole
from ..programme import Programme
from ..word.letter import render_letter
from ..wording.letters.cover import covering_letter
from .present import Present

_ENDING = "-cong-van-gui.docx"


def letter_beside(
    report: Path, shown: Present, inputs: Collection[Path], programme: Programme, today: date
) -> Path:
    """Write the covering letter of a report beside it and return its path.

    OutputError where it cannot be written, or is one of the `inputs`.
    """
    out = report.with_name(f"{report.stem}{_ENDING}")
    letter = covering_letter(shown.view.own.info, shown.report.subject, programme, today)
    write_whole(out, render_letter(letter, programme.report_template), inputs)
    return out
