"""`baocao archive`: workbook, submissions, report, log and hashes in one file for the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath

from ..core.days import day_written
from ..core.findings import Finding
from ..errors import InputError
from ..intake.droppings import is_dropping
from ..ooxml.repack import package_of
from ..output import refuse_input, write_whole
from ..programme import Programme
from ..wording.archive import log_text
from .load import read_bytes
from .verify import verify

WORKBOOK, REPORT, UNITS = "so-tong-hop", "bao-cao", "don-vi"
LOG, HASHES = "ket-qua-doi-chieu.txt", "SHA256SUMS.txt"
_MOST_FILES, _LARGEST = 60_000, 2 << 30
"""What a zip of the plain kind surely holds."""


@dataclass(frozen=True)
class Archived:
    """The file for the record: how many files lie in it, and what `verify` found of the report."""

    out: Path
    files: int
    findings: tuple[Finding, ...]


def archive(
    workbook: Path,
    report: Path,
    sources: Sequence[Path],
    out: Path,
    programme: Programme,
    today: date,
) -> Archived:
    """Pack everything into `out`; the same files on the same day give the same bytes.

    InputError where a file cannot be read or the report is not the workbook's, OutputError where
    `out` cannot be written or is one of the files.
    """
    units = list(_units(sources, out))
    given = [workbook, report, *(path for _, path in units)]
    refuse_input(out, given)
    verified = verify(report, workbook, programme, today)
    packed = {
        f"{WORKBOOK}/{workbook.name}": read_bytes(workbook),
        f"{REPORT}/{report.name}": verified.opened.data,
    }
    for name, path in units:
        packed[_free(f"{UNITS}/{name}", packed)] = read_bytes(path)
    _refuse_too_large(packed)
    log = log_text(day_written(today), workbook.name, report.name, len(units), verified.findings)
    # Windows' Notepad knows the coding by its mark.
    packed[LOG] = log.encode("utf-8-sig")
    packed[HASHES] = _hashes(packed)
    write_whole(out, package_of(packed), given)
    return Archived(out, len(packed), verified.findings)


def _units(sources: Sequence[Path], out: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name in the archive and the path of each file that units sent, by name.

    A folder is looked into, a zip is kept as it came. What no unit sent is left out, and so is an
    archive of former times in the place of this one.
    """
    here = out.resolve()
    for source in sources:
        if not source.exists():
            raise InputError(f"Không có tệp hay thư mục “{source}”. Hãy xem lại đường dẫn.")
        if not source.is_dir():
            yield source.name, source
            continue
        for path in sorted(source.rglob("*")):
            inside = path.relative_to(source)
            if path.is_file() and not is_dropping(inside.parts) and path.resolve() != here:
                prefix = source.resolve().name if len(sources) > 1 else ""
                yield PurePosixPath(prefix, *inside.parts).as_posix(), path


def _free(name: str, taken: dict[str, bytes]) -> str:
    """Return a name of which the archive has none yet: numbered where two sources have one."""
    path, number = PurePosixPath(name), 1
    while name in taken:
        number += 1
        name = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    return name


def _refuse_too_large(packed: dict[str, bytes]) -> None:
    if len(packed) > _MOST_FILES or sum(map(len, packed.values())) > _LARGEST:
        raise InputError(
            "Quá nhiều tệp hoặc tệp quá lớn cho một tệp lưu hồ sơ (tối đa 60.000 tệp, 2 GB). Đề "
            "nghị chia các nguồn thành nhiều lần lưu."
        )


def _hashes(packed: dict[str, bytes]) -> bytes:
    """Return the SHA-256 of every file, as `sha256sum -c` reads it."""
    lines = [f"{sha256(data).hexdigest()}  {name}\n" for name, data in packed.items()]
    return "".join(lines).encode()
