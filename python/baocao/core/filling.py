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
class Filling:
    """The contents of a new workbook beyond its layout.

    `identity` says whether unit and code are written into the file's properties too. `info` is by
    field of core.names.INFO_LABELS. Rows of a form beyond one a year go to its spare rows.
    """

    info: Mapping[str, str] = field(default_factory=dict)
    identity: bool = False
    forms: Mapping[str, Sequence[FilledRow]] = field(default_factory=dict)
    ticks: Mapping[str, frozenset[int]] = field(default_factory=dict)
    documents: Sequence[FilledDocument] = ()
    links: Sequence[FilledLink] = ()
    narrative: Mapping[str, str] = field(default_factory=dict)
    units: Sequence[ReportingUnit] = ()
