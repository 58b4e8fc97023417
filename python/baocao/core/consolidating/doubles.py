"""Several files of one unit: which stands for it, and in what they differ where none does.

Files that differ in any figure wait for "Tệp được chọn"; the one saved last is proposed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from ..findings import Finding
from ..form import Form
from ..moments import moment, moment_written
from ..submission import ReportingUnit
from ..text import fold_literal
from ..units import unit_name
from .comparing import FigureDifference, differences
from .received import Received

_QUOTED = 5
"""How many differing figures a finding quotes."""

Taken = tuple[Received | None, tuple[Finding, ...], tuple[str, ...]]
"""The file that stands for a unit, what is to be said, and the figures that differ."""


def taken_of(unit: ReportingUnit, files: Sequence[Received], forms: Sequence[Form]) -> Taken:
    """Return the file that stands for the unit, and what is to be said of the others.

    Of files with the same figures the one that was saved last, however they are called.
    """
    chosen = [file for file in files if is_chosen(unit, file)]
    if len(chosen) == 1:
        return chosen[0], (), ()
    alike = chosen or files
    told = _differing(alike, forms)
    asked = _choice_missed(unit) if unit.chosen_file and not chosen else ()
    if told:
        return None, (_differ(unit, alike, told), *asked), told
    first = max(alike, key=lambda file: file.origin.saved)
    same = [_same(unit, file, first) for file in alike if file is not first]
    return first, (*same, *asked), ()


def _choice_missed(unit: ReportingUnit) -> tuple[Finding, ...]:
    raw = unit.chosen_file
    finding = Finding("chosen-file-missing", unit=unit_name(unit), details={"raw": raw})
    return (finding,)


def _same(unit: ReportingUnit, file: Received, first: Received) -> Finding:
    return Finding(
        "file-duplicate-same",
        unit=unit_name(unit),
        file=file.origin.name,
        details={"other": first.shown_file},
    )


def is_chosen(unit: ReportingUnit, file: Received) -> bool:
    """Whether "Tệp được chọn" names the file: with folders or without, with its ending or not."""
    chosen = _parts(unit.chosen_file)
    if not chosen:
        return False
    whole = _parts(file.shown_file)
    without_ending = (*whole[:-1], PurePosixPath(whole[-1]).stem)
    return any(path[-len(chosen) :] == chosen for path in (whole, without_ending))


def _parts(path: str) -> tuple[str, ...]:
    """Return the names in a path, case and spaces aside."""
    return tuple(map(fold_literal, PurePosixPath(path.replace("\\", "/").strip()).parts))


def _differing(files: Sequence[Received], forms: Sequence[Form]) -> tuple[str, ...]:
    """Return the figures in which files of one unit differ, each with its cell in both files."""
    by_id = {form.id: form for form in forms}
    pairs = pairwise([file for file in files if file.submission])
    return tuple(
        _difference(by_id[found.form], found, one, other)
        for one, other in pairs
        if one.submission and other.submission and one.origin.sha256 != other.origin.sha256
        for found in differences(one.submission, other.submission, forms)
    )


def _difference(form: Form, found: FigureDifference, one: Received, other: Received) -> str:
    """Return one differing figure: "Mẫu 1, Kinh phí 2021: a.xlsx!H11 “3” ≠ b.xlsx!H11 “4”"."""
    column = form.by_id[found.column]
    typed = f" ({found.typed})" if found.typed and not column.once_a_year else ""
    place = ", ".join(part for part in (form.name, found.unit, column.name) if part)
    cells = (
        (one.shown_file, found.first_at, found.first),
        (other.shown_file, found.second_at, found.second),
    )
    said = [f"{file}{f'!{at.address}' if at else ''} “{text}”" for file, at, text in cells]
    return f"{place} {found.year}{typed}: {' ≠ '.join(said)}"


def _differ(unit: ReportingUnit, files: Sequence[Received], told: Sequence[str]) -> Finding:
    newest = _newest(files)
    details: dict[str, str | int] = {
        "files": "; ".join(file.shown_file for file in files),
        "figures": "; ".join(told[:_QUOTED]),
        "count": len(told),
    }
    if newest is not None and (saved := moment(newest.origin.saved)) is not None:
        details |= {"newest": newest.shown_file, "saved": moment_written(saved)}
    return Finding(
        "file-duplicate-differs", unit=unit_name(unit), file=files[-1].origin.name, details=details
    )


def _newest(files: Sequence[Received]) -> Received | None:
    """Return the file that was saved last by its own word, None where that is not told of all."""
    saved = [(moment(file.origin.saved), file) for file in files]
    told = sorted(
        ((when, file) for when, file in saved if when is not None), key=lambda pair: pair[0]
    )
    if len(told) < len(files) or told[-1][0] == told[-2][0]:
        return None
    return told[-1][1]
