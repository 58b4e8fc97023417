"""`baocao check-format`: the layout rules of Nghị định 30/2020/NĐ-CP that a document breaks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..core.findings import Finding
from ..errors import InputError
from ..output import refuse_input, write_whole
from ..word.layout.check import faults_of, repair
from ..word.layout.source import Source


@dataclass(frozen=True)
class FormatChecked:
    """What a document breaks, and what was repaired of it."""

    findings: tuple[Finding, ...]
    repaired: tuple[Finding, ...] = ()


def check_format(file: Path) -> FormatChecked:
    """Return the faults of a document; InputError where it cannot be read or is no .docx."""
    found = faults_of(Source(_read(file), file.name))
    return FormatChecked(tuple(fault.finding(file.name) for fault in found))


def fix_format(file: Path, out: Path) -> FormatChecked:
    """Write the document, repaired, to `out`; return what is left and what was repaired."""
    refuse_input(out, [file])
    done = repair(_read(file), file.name)
    write_whole(out, done.data, [file])
    return FormatChecked(
        tuple(fault.finding(file.name) for fault in done.remaining),
        tuple(fault.finding(file.name) for fault in done.repaired),
    )


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise InputError(
            f"Không đọc được tệp “{file}”. Hãy xem lại tên tệp, thư mục và quyền mở tệp."
        ) from None
