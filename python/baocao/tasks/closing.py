"""Figures closed ("chốt số liệu"): report and a copy of its workbook, each with the other's hash.

The workbook itself is an input and is never changed: its stamped copy stands beside the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..core.closing import Closing
from ..errors import BaocaoError, InputError
from ..ooxml.package import PackageError
from ..ooxml.stamping import content_digest, stamped
from ..output import write_whole

COPY = "-so-chot"
"""What the name of the stamped copy adds to the report's."""


def copy_beside(out: Path, workbook: Path) -> Path:
    """Return where the stamped copy of a workbook goes: beside the report, of the same kind."""
    return out.with_name(f"{out.stem}{COPY}{workbook.suffix.lower()}")


def closing_of(name: str, workbook: bytes, today: date) -> Closing:
    """Return the closing of today with a workbook; InputError where it is no .xlsx."""
    try:
        content = content_digest(workbook)
    except PackageError:
        raise InputError(
            f"{name}: chỉ chốt số liệu được với sổ .xlsx. Mở tệp bằng Excel, chọn Lưu thành kiểu "
            "“Excel Workbook (.xlsx)” rồi chạy lại."
        ) from None
    return Closing(today.isoformat(), sha256(workbook).hexdigest(), content)


def write_closed(
    out: Path, document: bytes, data: bytes, closing: Closing, inputs: Sequence[Path]
) -> Path:
    """Write the report and the stamped copy of its workbook; return the copy's path.

    `data` is the workbook, the first of the `inputs`. Both or none: OutputError where one of them
    cannot be written.
    """
    copy = copy_beside(out, inputs[0])
    report = stamped(document, closing.of_report())
    told = closing.of_workbook(out.name, sha256(report).hexdigest())
    fresh = not copy.exists()
    write_whole(copy, stamped(data, told), inputs)
    try:
        write_whole(out, report, inputs)
    except BaocaoError:
        if fresh:
            copy.unlink(missing_ok=True)
        raise
    return copy
