"""`baocao distribute`: the units' workbooks, prefilled, one each or one for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from ..core.submission import ReportingUnit, Submission
from ..core.units import unit_name
from ..errors import OutputError
from ..excel.template.copies import Pattern
from ..excel.template.index import IndexRow, write_index
from ..excel.template.whole import is_untouched
from ..intake.pool import work_on
from ..output import whole_folder
from ..programme import Programme, load_programme
from ..wording import distribute as words
from .load import load, read_bytes
from .new import filled_workbook
from .outgoing import Outgoing, Shape, checked, common_filling, outgoing
from .outgoing_names import common_file, file_names, index_file
from .previous import LastPeriod, last_period
from .receiving import Progress


@dataclass(frozen=True)
class Distributed:
    """What was written: the files of the units in the list's order, the index (None: one common
    file), and what the clerk is to know of it, a sentence each.
    """

    folder: Path
    files: Sequence[str]
    index: str | None
    said: Sequence[str]


def distribute(
    district: Path,
    folder: Path,
    programme: Programme,
    today: date,
    *,
    previous: Path | None = None,
    progress: Progress | None = None,
) -> Distributed:
    """Write a prefilled workbook for each unit of the district's list, and the list of them.

    `previous` holds last period's workbooks (a folder, a zip) or their consolidation. InputError
    where the district's workbook or its list cannot be used, OutputError where a workbook that
    somebody has filled in lies in `folder` under one of our names; nothing is written then.
    """
    own = checked(load(district, programme))
    before = last_period(previous, own, programme, today, progress) if previous else None
    names = file_names(own, programme)
    each = [outgoing(own, unit, before) for unit in own.units]
    index = index_file(own, programme)
    inputs = [district, *([previous] if previous else [])]
    with whole_folder(folder, [*names, index], inputs, partial(_refuse_filled, folder)) as aside:
        _write_all(aside, names, each, programme, progress)
        rows = [_index_row(u, name, before) for u, name in zip(own.units, names, strict=True)]
        (aside / index).write_bytes(write_index(words.INDEX_TITLE, rows))
    written = words.WRITTEN.format(count=len(names), folder=folder, index=index)
    return Distributed(folder, names, index, [written, *_said(own, before)])


def distribute_common(
    district: Path,
    folder: Path,
    programme: Programme,
    today: date,
    *,
    previous: Path | None = None,
    progress: Progress | None = None,
) -> Distributed:
    """Write one workbook in which each unit of the list picks its name; otherwise as `distribute`.

    With `previous` it carries all units' last figures, and shows those of the picked one.
    """
    own = checked(load(district, programme))
    before = last_period(previous, own, programme, today, progress) if previous else None
    name, filling = common_file(own, programme), common_filling(own, before)
    inputs = [district, *([previous] if previous else [])]
    with whole_folder(folder, [name], inputs, partial(_refuse_filled, folder)) as aside:
        data = filled_workbook(programme, filling, None)
        (aside / name).write_bytes(data)
    written = words.WRITTEN_COMMON.format(file=name, folder=folder, count=len(own.units))
    carried = [words.CARRIES_ALL] if before else []
    return Distributed(folder, [name], None, [written, *carried, *_said(own, before)])


def _refuse_filled(folder: Path, target: Path) -> None:
    """Raise OutputError where a workbook of one of our names is no longer as it was handed out."""
    if not is_untouched(read_bytes(target)):
        raise OutputError(words.ALREADY_FILLED.format(folder=folder, file=target.name))


def _index_row(unit: ReportingUnit, file: str, before: LastPeriod | None) -> IndexRow:
    told = "" if before is None else words.HAS_PREVIOUS if before.of(unit) else words.NO_PREVIOUS
    return IndexRow(unit, file, told)


def _said(own: Submission, before: LastPeriod | None) -> list[str]:
    """Return what the clerk may have to do about what was written."""
    said = []
    undated = [unit_name(unit) for unit in own.units if unit.deadline is None]
    if undated:
        said.append(words.WITHOUT_DEADLINE.format(units=words.listed(undated)))
    if not any(own.info[field] for field in ("preparer", "phone", "email")):
        said.append(words.WITHOUT_CONTACT)
    if before is not None:
        without = [unit_name(unit) for unit in own.units if not before.of(unit)]
        told = (
            (words.WITHOUT_PREVIOUS, "units", without),
            (words.DIVIDED, "units", before.unsettled),
            (words.UNUSED_FILES, "files", before.unused),
            (words.FILES_OF_OTHERS, "files", before.of_others),
        )
        said += [text.format(**{key: words.listed(of)}) for text, key, of in told if of]
    return said


@dataclass(frozen=True)
class _Job:
    """One workbook to be written: where, and of which unit."""

    path: Path
    unit: Outgoing


def _write_all(
    folder: Path,
    names: Sequence[str],
    units: Sequence[Outgoing],
    programme: Programme,
    progress: Progress | None,
) -> None:
    jobs = [_Job(folder / name, unit) for name, unit in zip(names, units, strict=True)]
    patterns = _patterns(units, programme)
    work = partial(_write, folder=programme.folder, patterns=patterns)
    told = _told(progress, names) if progress else None
    lost = [job for job, done in zip(jobs, work_on(jobs, work, _lost, told), strict=True)
            if not done]  # fmt: skip
    for job in lost:
        _write(job, programme.folder, {})


def _told(progress: Progress, names: Sequence[str]) -> Callable[[int], None]:
    return lambda done: progress(done, len(names), names[done - 1])


def _patterns(units: Sequence[Outgoing], programme: Programme) -> Mapping[Shape, Pattern]:
    """Return the workbooks of which others are copies: of each shape that several units share."""
    shapes = Counter(unit.shape for unit in units)
    return {
        shape: Pattern(filled_workbook(programme, unit.marked, unit.level), unit.years)
        for shape, unit in {unit.shape: unit for unit in units}.items()
        if shape is not None and shapes[shape] > 1
    }


def _write(job: _Job, folder: Path, patterns: Mapping[Shape, Pattern]) -> bool:
    """Write one unit's workbook; runs in a worker, which knows its programme by the folder."""
    unit, programme = job.unit, load_programme(folder)
    pattern = patterns.get(unit.shape) if unit.shape else None
    if pattern is None:
        data = filled_workbook(programme, unit.filling, unit.level)
    else:
        previous = unit.filling.previous
        data = pattern.copy(programme, unit.bare, unit.code, unit.deadline, previous)
    job.path.write_bytes(data)
    return True


def _lost(job: _Job) -> bool:
    """Return that the file is still to be written: its worker died."""
    return False
