"""Last period's figures of the listed units, out of a folder, a zip or a consolidated workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..core.consolidating.deciding import decide
from ..core.consolidating.received import Fate, Received
from ..core.filling import PreviousFigure
from ..core.money import worth_in
from ..core.previous import Reported, YearWords, previous_of, reported_by_units, reported_in
from ..core.submission import ReportingUnit, Submission
from ..core.text import fold
from ..core.units import unit_name
from ..errors import InputError
from ..intake.identify import Identifier
from ..intake.unit_names import UnitNames
from ..intake.walk import collect
from ..programme import Programme
from ..wording.previous import added_up, open_year, whole_period
from .receiving import Progress, receive

_WORDS = YearWords(whole_period, open_year, added_up)
_NOTHING = (
    "Không tìm thấy số liệu kỳ trước của đơn vị nào trong “{source}”. Đề nghị chọn đúng thư mục "
    "các đơn vị đã gửi kỳ trước, hoặc sổ tổng hợp của kỳ trước."
)


@dataclass(frozen=True)
class LastPeriod:
    """Last period's figures by the name of the listed unit, and what could not be carried over."""

    figures: Mapping[str, Sequence[PreviousFigure]]
    unsettled: Sequence[str]
    """Former units that two listed units name: their figures cannot be divided by a program."""
    unused: Sequence[str]
    """Files out of which nothing could be taken."""
    of_others: Sequence[str]
    """Files of units that the list has not."""

    def of(self, unit: ReportingUnit) -> Sequence[PreviousFigure]:
        """Return the unit's figures, none where it reported none."""
        return self.figures.get(unit_name(unit), ())


def last_period(
    source: Path,
    district: Submission,
    programme: Programme,
    today: date,
    progress: Progress | None = None,
) -> LastPeriod:
    """Return what the units of the district's list reported in `source`; InputError for none."""
    lists = _Lists(district.units)
    known = replace(district, units=lists.all)
    files = _files(source, known, programme, today, progress)
    reported = _reported(files, known, programme, today)
    figures: dict[str, Sequence[PreviousFigure]] = {}
    for unit in district.units:
        names = lists.reporters(unit, reported)
        reports = [reported[name] for name in names if name in reported]
        if reports:
            figures[unit_name(unit)] = previous_of(reports, len(names), programme.forms, _WORDS)
    if not figures:
        raise InputError(_NOTHING.format(source=source))
    left = [file for file in files if file.fate is not Fate.READ and not _is_consolidation(file)]
    others = [file.shown_file for file in left if file.fate is Fate.OUTSIDE]
    unused = [f.shown_file for f in left if f.fate in (Fate.UNREADABLE, Fate.WAITING)]
    return LastPeriod(figures, lists.unsettled, unused, others)


class _Lists:
    """The units of the list and the former units that they were made of."""

    def __init__(self, units: Sequence[ReportingUnit]) -> None:
        own = {fold(unit_name(unit)): unit for unit in units}
        owners: dict[str, list[ReportingUnit]] = {}
        spelt: dict[str, str] = {}
        for unit in units:
            for name in unit.former_units:
                owners.setdefault(fold(name), []).append(unit)
                spelt.setdefault(fold(name), name)
        self._former = {
            key: spelt[key] for key, of in owners.items() if len(of) == 1
        }  # fmt: skip
        self.unsettled = [spelt[key] for key, of in owners.items() if len(of) > 1]
        # A former unit may be called as the new one is: then the list has it already.
        former = [ReportingUnit(name) for key, name in spelt.items() if key not in own]
        self.all = (*units, *former)

    def reporters(self, unit: ReportingUnit, reported: Mapping[str, Reported]) -> list[str]:
        """Return the names under which the unit's figures were reported last period.

        Where it reported under its own name and that is none of the former ones, it had been
        merged already: its own report is all.
        """
        name = unit_name(unit)
        former = [fold(f) for f in unit.former_units]
        if not former or (name in reported and fold(name) not in former):
            return [name]
        return [name if f == fold(name) else self._former[f] for f in former
                if f == fold(name) or f in self._former]  # fmt: skip


def _files(
    source: Path,
    known: Submission,
    programme: Programme,
    today: date,
    progress: Progress | None,
) -> list[Received]:
    """Return the files of last period, told whose they are.

    Codes are often given anew where units are merged: where a code alone contradicts, the name
    tells.
    """
    received = receive(collect([source]).files, programme, None, today, progress)
    with_codes = Identifier(known)
    by_name = Identifier(replace(known, units=tuple(replace(u, code="") for u in known.units)))
    told = [with_codes.identified(file) for file in received]
    return [
        by_name.identified(before) if file.fate is Fate.WAITING else file
        for before, file in zip(received, told, strict=True)
    ]


def _is_consolidation(file: Received) -> bool:
    """Whether a file is nobody's of the list, but tells of the list's units."""
    submission = file.submission
    return file.fate is not Fate.READ and submission is not None and submission.consolidated


def _reported(
    files: Sequence[Received], known: Submission, programme: Programme, today: date
) -> dict[str, Reported]:
    """Return what each unit of `known`'s list reported; files before a consolidation of them."""
    reported: dict[str, Reported] = {}
    for file in files:
        if file.submission is not None and _is_consolidation(file):
            reported.update(_of_consolidation(file.submission, known, programme))
    reported.update(_of_files(files, known, programme, today))
    return reported


def _of_files(
    files: Sequence[Received], known: Submission, programme: Programme, today: date
) -> Iterator[tuple[str, Reported]]:
    """Yield what each unit's file says; of a unit whose files differ nothing is taken."""
    for decision in decide(known.units, files, programme.forms, today):
        sent = decision.taken.submission if decision.taken else None
        if sent is not None and decision.listed is not None:
            yield decision.unit, reported_in(sent, programme.forms, worth_in(sent, known))


def _of_consolidation(
    consolidated: Submission, known: Submission, programme: Programme
) -> Iterator[tuple[str, Reported]]:
    """Yield what a consolidation of last period says of each unit, by the list's names."""
    find = _finder(known)
    worth = worth_in(consolidated, known)
    for (name, code), told in reported_by_units(consolidated, programme.forms, worth).items():
        unit = find(name, code)
        if unit is not None:
            yield unit_name(unit), told


def _finder(known: Submission) -> Callable[[str, str], ReportingUnit | None]:
    names = UnitNames(known.units)

    def find(name: str, code: str) -> ReportingUnit | None:
        return names.find(name) or names.by_code(code)

    return find
