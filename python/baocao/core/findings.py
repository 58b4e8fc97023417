"""Findings: what is wrong with what a clerk sent, as values.

A finding carries a code of the closed list below and what its message needs; the words are in
wording/messages.py. A severity belongs to a code, so that one cause is always as grave.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from .cells import CellRef


class Severity(Enum):
    """How grave a finding is; the value is what --json prints."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


_BY_SEVERITY = {
    Severity.ERROR: """
        year-missing not-a-number date-for-number percent-for-number negative decimal too-large
        two-readings cell-error formula-without-value not-a-year not-a-choice two-choices
        duplicate-row count-without-type row-without-year merged-figure yearly-figure-repeated
        tick-with-figures column-missing table-turned-unread sheet-missing sheet-twice form-empty
        table-twice figures-in-drawing
        money-unit-contradicts own-not-a-number recompute-impossible period-unreadable
        file-unreadable file-not-ours file-unidentified file-identity-conflict
        file-duplicate-differs file-of-other-programme
        figure-outdated figure-typed-over row-outdated
        TT-01 TT-08 TT-09 TT-10 TT-13 TT-17 TT-18 TT-23 TT-27 TT-28 TT-33 TT-34 TT-60 TT-69
        TT-82
        """,
    Severity.WARNING: """
        blank year-blank year-outside said-not-yet word-for-zero unit-word thousands-mark
        decimal-mark-of-file money-unit-word plain-sum-computed year-from-date near-choice
        hidden-rows hidden-columns external-formula year-for-number large-for-number
        choice-from-words link-with-words link-without-scheme days-swapped
        not-a-tick
        read-as-text tones-lost legacy-charset mojibake
        unknown-column figures-without-heading sheet-renamed sheet-hidden table-turned
        other-template formula-overwritten
        figures-below-table total-typed stock-summed
        type-without-count links-fewer-than-pages articles-without-page stock-falls flow-jumps
        flow-off-peers money-off-peers flow-cumulative restated money-unit-missing cutoff-differs
        tables-alike documents-differ
        not-a-day day-from-number short-year not-a-link
        number-contradicts phrase-contradicts period-differs programme-name-differs
        unknown-figure unknown-qualifier unbalanced-braces figure-needs-units
        figure-missing fact-missing part-of-units earlier-period-unknown
        nothing-received not-submitted typed-file-missing typed-source-missing file-name-differs
        flows-unchanged
        unit-outside-list unit-listed-twice unknown-unit-choice words-unread
        chosen-file-missing unknown-section
        figure-deleted figure-unanchored figure-without-value fact-reworded row-missing row-typed
        table-missing table-changed typed-number-contradicts wording-changed figure-list-lost
        workbook-after-closing typed-over-replaced
        TT-02 TT-03 TT-04 TT-05 TT-06 TT-11 TT-12 TT-14 TT-15 TT-16 TT-19 TT-20 TT-22 TT-24
        TT-25 TT-26 TT-29 TT-30 TT-31 TT-35 TT-36 TT-37 TT-38 TT-39 TT-40 TT-41 TT-42 TT-43
        TT-45 TT-46 TT-47 TT-48 TT-49 TT-50 TT-52 TT-59 TT-61 TT-62 TT-63 TT-64 TT-65 TT-67
        TT-68 TT-70 TT-71 TT-72 TT-73 TT-74 TT-76 TT-79 TT-81
        """,
    Severity.INFO: """
        full-width-digits abbreviation note-beside-figure note-in-sheet table-copy year-heading
        links-more-than-pages same-link period-of-citation programme-name-spelt year-open
        not-yet-due file-duplicate-same own-workbook-skipped own-list-skipped files-skipped
        files-open sheet-copy section-empty macros-ignored
        read-as-page
        workbook-as-closed figure-updated row-added row-removed wording-replaced
        TT-07 TT-21 TT-32 TT-44 TT-51 TT-53 TT-54 TT-55 TT-56 TT-57 TT-58 TT-66 TT-75 TT-77
        TT-78 TT-80 TT-83 TT-84
        """,
}

CODES: Mapping[str, Severity] = {
    code: severity for severity, codes in _BY_SEVERITY.items() for code in codes.split()
}
"""Every code a finding may carry, with its severity."""

Detail = str | int
"""A value that a message quotes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or worth asking.

    `where` is the cell; `sheet` alone where there is no one cell. `form`, `key` (year and other
    keys), `column` and `figures` (the values looked at) say what the finding is about apart from
    its address: by them an answer in "Giải trình" is kept when rows move.
    """

    code: str
    where: CellRef | None = None
    sheet: str = ""
    unit: str = ""
    file: str = ""
    form: str = ""
    key: tuple[str, ...] = ()
    column: str = ""
    figures: tuple[str, ...] = ()
    details: Mapping[str, Detail] = field(default_factory=dict)
    message: str = ""
    """The declaration's own message where a rule has one, else blank: the catalogue speaks."""
    cure: str = ""
    """The declaration's own cure, likewise."""
    gravity: Severity | None = None
    """How grave a case of a layout rule (TT-…) is, where not as its code: a rule asks for several
    things, and LAYOUT weighs them apart."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"no such finding: {self.code}")

    def __reduce__(self) -> tuple[type[Finding], tuple[object, ...]]:
        """Pickle as a call: half the time of field by field, and workers send back thousands."""
        return Finding, tuple(getattr(self, name) for name in self.__slots__)

    @property
    def severity(self) -> Severity:
        """The severity of the code, or of this case of it."""
        return self.gravity or CODES[self.code]

    @property
    def sheet_name(self) -> str:
        """The sheet the finding is about; blank where it is about the whole file."""
        return self.where.sheet if self.where else self.sheet

    @property
    def identity(self) -> tuple[str, ...]:
        """What an answer in "Giải trình" is kept by: never an address."""
        return (self.code, self.unit, self.form, *self.key, self.column, *self.figures)

    @property
    def forms(self) -> frozenset[str]:
        """The forms that it is about: its own, or all that it was told once for."""
        several = str(self.details.get("forms", "")).split()
        return frozenset(several or (self.form,))

    def of(self, unit: str, file: str) -> Finding:
        """Return the finding with the unit and the file it came from."""
        return self.told_of(self.unit or unit, self.file or file)

    def told_of(self, unit: str, file: str) -> Finding:
        """Return the finding as one of this unit and file, whatever it named before."""
        if self.unit == unit and self.file == file:
            return self
        # There are thousands: dataclasses.replace takes five times as long.
        return Finding(
            self.code, self.where, self.sheet, unit, file, self.form,
            self.key, self.column, self.figures, self.details, self.message, self.cure,
            self.gravity,
        )  # fmt: skip


def gravest_first(findings: list[Finding]) -> list[Finding]:
    """Return the findings by severity, then unit, sheet, row and column."""

    def place(finding: Finding) -> tuple[object, ...]:
        where, rank = finding.where, finding.severity.rank
        if where is None:
            return (rank, finding.unit, finding.sheet, 0, 0)
        return (rank, finding.unit, where.sheet, where.row, where.column)

    return sorted(findings, key=place)
