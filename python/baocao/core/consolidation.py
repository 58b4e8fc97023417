"""What a consolidation is, as data; core.consolidating.joining makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .cells import Figure
from .combine import joined
from .findings import Finding
from .form import Form
from .submission import (
    DetailRow,
    DirectiveDocument,
    Origin,
    ReportingUnit,
    Section,
    Submission,
    Table,
    WebLink,
)


@dataclass(frozen=True)
class ConsolidatedRow:
    """One row of "Tổng hợp Mẫu n": a year and type of the union, its figures by column id.

    Once-a-year columns stand on the year's first row alone; other rows have no figure for them.
    """

    year: int
    key: str
    figures: Mapping[str, Figure]
    own_rows: tuple[int, ...] = ()
    """The rows of the own form ("Mẫu n") that are terms of this row's figures, per-row columns."""
    own_year_rows: tuple[int, ...] = ()
    """The own rows that are terms of the once-a-year figures; empty on the year's other rows."""


@dataclass(frozen=True)
class ConsolidatedTable:
    """One form over own entries and all units that count.

    `counted` of `listed` units count in this form. `own` is the own table, None where it is left
    out for an error or is not there. `missing` names who is absent from the whole form: units that
    do not count, and the own unit where its form is left out.
    """

    form: Form
    period: tuple[int, ...]
    rows: tuple[ConsolidatedRow, ...]
    totals: Mapping[str, Figure]
    """Over the period, by column id."""
    counted: int
    listed: int
    own: Table | None
    missing: tuple[str, ...] = ()

    def yearly(self, column: str) -> Mapping[int, Figure]:
        """Return a column's figure by year, rows of a year joined."""
        years = dict.fromkeys(row.year for row in self.rows)
        return {
            year: joined([r.figures[column] for r in self.rows
                          if r.year == year and column in r.figures])
            for year in years
        }  # fmt: skip


@dataclass(frozen=True)
class UnitStatus:
    """One row of "Tình hình gửi": Vietnamese words of CONTRACT's lists, as the sheet shows them."""

    unit: str
    state: str
    timeliness: str = ""
    result: str = ""
    include: str = ""
    file: str = ""
    errors: int = 0
    warnings: int = 0
    number: str = ""
    day: str = ""
    received: str = ""


@dataclass(frozen=True)
class FileRecord:
    """One file of a run, for "Nhật ký"."""

    origin: Origin
    unit: str
    taken: str
    """What became of it, in words ("được tổng hợp", "bỏ qua", "không đọc được")."""
    differences: tuple[str, ...] = ()
    """The figures in which it and its unit's other files differ, a line each."""


@dataclass(frozen=True)
class Consolidation:
    """The units of a list joined with the consolidating unit's own workbook."""

    own: Submission
    tables: Mapping[str, ConsolidatedTable]
    details: Mapping[str, tuple[DetailRow, ...]]
    statuses: tuple[UnitStatus, ...] = ()
    findings: tuple[Finding, ...] = ()
    documents: tuple[tuple[str, DirectiveDocument], ...] = ()
    """Unit and document, of the units."""
    links: tuple[tuple[str, WebLink], ...] = ()
    narratives: tuple[tuple[str, Section], ...] = ()
    files: tuple[FileRecord, ...] = ()
    units: tuple[ReportingUnit, ...] = field(default_factory=tuple)
