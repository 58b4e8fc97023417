"""What comes of files that a district receives: read, checked, decided as by `consolidate`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from baocao.core.cells import Number, column_number
from baocao.core.findings import Finding
from baocao.core.submission import ReportingUnit, Submission
from baocao.intake.walk import collect
from baocao.tasks.consolidate import Review, received_from, review
from baocao.wording.messages import cure, message
from builders import FORMS, money, programme, submission, years
from mangled.case import Case, Files
from mangled.sound import FORMS as SHEETS

UNIT = "Xã Tân Nam"
TODAY = date(2021, 7, 5)
_OWN = "Huyện Quang Bình"
_LISTED = (("Xã Tân Nam", "03507"), ("Xã Bằng Lang", "03501"), ("Xã Yên Bình", "03514"),
           ("Thị trấn Yên Bình", "03500"))  # fmt: skip
_OTHERS = ("not-submitted", "not-yet-due", "nothing-received")
"""The other units of the list have sent nothing."""

Told = Number | None | tuple[Number, ...]
Figures = Mapping[tuple[str, int, str], Told]
"""Form, year and column: the value, or those of the year's rows."""


def district(chosen: str = "") -> Submission:
    """Return a consolidating workbook whose list has the commune and three others.

    `chosen` is the file that the clerk has named as the commune's.
    """
    units = [
        ReportingUnit(name, code=code, row=row, chosen_file=chosen if name == UNIT else "")
        for row, (name, code) in enumerate(_LISTED, 2)
    ]
    own = submission(
        _OWN, years([0, 0, 0], pages=0), money({2019: 0, 2020: 0, 2021: 0}),
        units=units, info={"level": "Huyện", "cutoff": "30/6/2021"},
    )  # fmt: skip
    return replace(own, origin=replace(own.origin, sha256=""))


@dataclass(frozen=True)
class Outcome:
    """What a consolidation says of the files, and what it takes of them."""

    review: Review

    @property
    def findings(self) -> list[Finding]:
        """What is said of the files; nothing of the district itself and of those who sent none."""
        told = self.review.findings
        return [f for f in told if f.unit != _OWN and f.code not in _OTHERS]

    @property
    def found(self) -> list[str]:
        """The findings as a case draws them."""
        return sorted(map(_drawn, self.findings))

    @property
    def said(self) -> str:
        return "\n".join(f"{message(f)} {cure(f)}" for f in self.findings)

    @property
    def figures(self) -> Figures:
        """What "Chi tiết" shows of the unit, of the file that is taken where one is."""
        found: dict[tuple[str, int, str], list[Number]] = defaultdict(list)
        for form, rows in self.review.consolidation.details.items():
            for row in rows:
                taken = {other.file for other in rows if other.counted} or {row.file}
                for column, value in row.values.items():
                    if row.unit == UNIT and value is not None and row.file in taken:
                        found[form, row.year, column].append(value)
        return {k: v[0] if len(v) == 1 else tuple(v) for k, v in found.items()}

    @property
    def state(self) -> str:
        """The unit's state in "Tình hình gửi"."""
        statuses = self.review.consolidation.statuses
        return next(status.state for status in statuses if status.unit == UNIT)

    @property
    def notes(self) -> str:
        """All that "Ghi chú đọc" holds."""
        details = self.review.consolidation.details.values()
        return "\n".join(row.note for rows in details for row in rows)

    @property
    def shown(self) -> str:
        """The units' documents, links and rows, a line each."""
        done = self.review.consolidation
        documents = [
            f"{d.year} | {d.type} | {d.number} | {d.day} | {d.issuer} | {d.subject}"
            for _, d in done.documents
        ]
        links = [f"{link.year} | {link.url} | {link.note}" for _, link in done.links]
        rows = [f"{row.year} | {row.key}" for rows in done.details.values() for row in rows]
        return "\n".join([*documents, *links, *rows, ""])

    @property
    def tolerated(self) -> list[str]:
        """The raw texts of the figures that were read with tolerance."""
        taken = [decision.taken for decision in self.review.decisions if decision.taken]
        tables = [t for file in taken if file.submission for t in file.submission.tables.values()]
        entries = [entry for t in tables for row in t.rows for entry in row.entries.values()]
        return [entry.raw for entry in entries if entry.tolerance]

    @property
    def counts(self) -> str:
        """The numbers of the forms in which the unit is added up."""
        tables = self.review.consolidation.tables
        return "".join(form.name[-1] for form in FORMS if tables[form.id].counted)


def _drawn(finding: Finding) -> str:
    place = finding.where.address if finding.where else ""
    if finding.sheet_name not in ("", SHEETS[0]):
        place = f"{finding.sheet_name}!{place}"
    return f"{finding.code} {place}".rstrip()


def outcome(files: Files, folder: Path, chosen: str = "") -> Outcome:
    """Return what comes of the files, put into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    own, given = district(chosen), collect([folder])
    received = received_from(own, given.files, programme(), TODAY, None, cached=False)
    return Outcome(review(own, received, given.skipped, programme(), TODAY))


def expected(case: Case, sound_figures: Figures) -> Figures:
    """Return the figures that are taken of a case: the sound workbook's but for `takes`."""
    changed = {_column_of(place): value for place, value in case.takes.items()}
    told = {**sound_figures, **changed}
    return {place: value for place, value in told.items() if value is not None}


_PLACE = re.compile(r"(?:(.+)!)?([A-Z]+)(\d+)")
_FIRST_ROW, _FIRST_YEAR = 9, 2019


def _column_of(place: str) -> tuple[str, int, str]:
    """Return the figure of a cell of the sound workbook; a row such as 2018 is a year."""
    found = _PLACE.fullmatch(place)
    assert found, place
    form = next(f for f in FORMS if f.sheet == (found[1] or SHEETS[0]))
    row = int(found[3])
    year = row if row > 1900 else row - _FIRST_ROW + _FIRST_YEAR
    return form.id, year, form.columns[column_number(found[2]) - 1].id
