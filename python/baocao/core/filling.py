"""What is filled into a template workbook as it is written: identity, entries, lists, words.

`baocao new` fills almost nothing; the sample district and prefilled workbooks fill more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .cells import Number
from .submission import ReportingUnit


@dataclass(frozen=True)
class FilledRow:
    """One row of a form: year, other key ("" for blank), figures by column id (None: blank)."""

    year: int
    key: str = ""
    values: Mapping[str, Number | None] = field(default_factory=dict)


@dataclass(frozen=True)
class FilledDocument:
    """One row of "Văn bản"; `day` as an office writes it (21/8/2019)."""

    year: int
    type: str
    number: str
    day: str
    issuer: str
    subject: str


@dataclass(frozen=True)
class FilledLink:
    """One row of "Đường link"; `year` None for all years."""

    year: int | None
    url: str
    note: str = ""


@dataclass(frozen=True)
class PreviousFigure:
    """One row of "Số kỳ trước": a figure of last period's report, by column id.

    `years` is a year, or words about it where the figure is none that this year's is held to ("2021
    (đến 30/6/2021)"): a reader takes such a row for no figure (core.submission.Previous).
    """

    form: str
    years: int | str
    key: str
    column: str
    value: Number


@dataclass(frozen=True)
class UnitChoice:
    """One unit that a common workbook lets choose, and what follows from the choice."""

    name: str
    code: str
    level: str
    """As "Cấp" says it."""
    deadline: str
    previous: Sequence[PreviousFigure] = ()
    """Last period's figures, which "Số kỳ trước" has when the unit is picked."""


@dataclass(frozen=True)
class Filling:
    """The contents of a new workbook beyond its layout.

    `identity` says whether unit and code are written into the file's properties too. `info` is by
    field of core.names.INFO_LABELS; the fields of `locked` cannot be typed over. Rows of a form
    beyond one a year go to its spare rows. `deadline` and `contact` are what "Hướng dẫn" says of
    the asker. `previous` is None where nothing is said of last period. With `choices` the workbook
    is a common one: the unit picks its name.
    """

    info: Mapping[str, str] = field(default_factory=dict)
    identity: bool = False
    forms: Mapping[str, Sequence[FilledRow]] = field(default_factory=dict)
    ticks: Mapping[str, frozenset[int]] = field(default_factory=dict)
    documents: Sequence[FilledDocument] = ()
    links: Sequence[FilledLink] = ()
    narrative: Mapping[str, str] = field(default_factory=dict)
    units: Sequence[ReportingUnit] = ()
    locked: frozenset[str] = frozenset()
    deadline: str = ""
    contact: str = ""
    previous: Sequence[PreviousFigure] | None = None
    choices: Sequence[UnitChoice] = ()
