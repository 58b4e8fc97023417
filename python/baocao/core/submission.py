"""What one workbook says, once read: who sent it, its tables, documents, links and words.

`Submission` is what every later room works on; a reader made it (excel/, core.reading) and
nobody looks back into the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .cells import CellRef, Entry, Number, State
from .findings import Finding
from .form import Form

PROPERTY_UNIT = "baocao.unit"
PROPERTY_CODE = "baocao.code"
PROPERTY_PROGRAMME = "baocao.programme"
PROPERTY_VERSION = "baocao.version"
PROPERTY_LIST = "baocao.list"
"""Custom document properties in which a workbook carries its identity (blank without --unit).

PROPERTY_LIST marks the list of the workbooks that went out, which is nobody's submission.
"""


@dataclass(frozen=True)
class Info:
    """The sheet "Thông tin": text by field (core.names.INFO_LABELS), and where each stands.

    Lines of a text are kept ("\\n"); a true date is written d/m/yyyy as text. Absent fields are "".
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, CellRef] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "")

    def lines(self, name: str) -> list[str]:
        """Return the field's lines, blank ones left out."""
        return [line for line in self[name].split("\n") if line]

    @property
    def period(self) -> range | None:
        """The years of the report, or None where they are missing or no years."""
        first, last = self["year_from"], self["year_to"]
        if not (first.isdecimal() and last.isdecimal() and 0 <= int(last) - int(first) < 50):
            return None
        return range(int(first), int(last) + 1)


@dataclass(frozen=True)
class Row:
    """One row of a form: its year, its other key ("" where blank), its entries by column id."""

    year: int
    key: str
    entries: Mapping[str, Entry]
    number: int
    """The row in the sheet; of a table turned round the column."""

    @property
    def turned(self) -> bool:
        """Whether its figures stand below each other, in a column of the sheet."""
        places = [entry.where for entry in tuple(self.entries.values())[-2:]]
        # The last ones are figures, which stand in the row itself where keys may be merged.
        if places and places[-1].row == places[-1].column:
            places = places[:-1]
        return bool(places) and places[-1].column == self.number

    def place(self, where: CellRef) -> CellRef:
        """Return the cell of this row beside the one at `where`, which may be merged."""
        if self.turned:
            return CellRef(where.sheet, where.row, self.number)
        return CellRef(where.sheet, self.number, where.column)

    def value(self, column: str) -> Number | None:
        """Return the figure of a column, None where blank or unread."""
        entry = self.entries.get(column)
        if entry is None or entry.state is not State.VALUE or isinstance(entry.value, str):
            return None
        return entry.value


@dataclass(frozen=True)
class Table:
    """One form of one workbook, parsed. Rows are in the sheet's order, years outside included.

    `ticked` are the years ticked "Không phát sinh": their blank figures have become zeros.
    `typed_totals` are the entries of a row "Tổng cộng" that holds typed numbers, by column id.
    `excluded` says that an error keeps the form out.
    """

    form: Form
    sheet: str
    rows: tuple[Row, ...]
    ticked: frozenset[int] = frozenset()
    typed_totals: Mapping[str, Entry] = field(default_factory=dict)

    def of_year(self, year: int) -> tuple[Row, ...]:
        """Return the year's rows."""
        return self._by_year.get(year, ())

    @cached_property
    def _by_year(self) -> Mapping[int, tuple[Row, ...]]:
        """The rows by year: rules ask for them some hundred times."""
        years = dict.fromkeys(row.year for row in self.rows)
        return {year: tuple(row for row in self.rows if row.year == year) for year in years}

    def year_entry(self, column: str, year: int) -> Entry | None:
        """Return the entry of a once-a-year column: the first row's that says something."""
        first: Entry | None = None
        for row in self.of_year(year):
            entry = row.entries.get(column)
            if entry is not None and entry.state is not State.BLANK:
                return entry
            first = first or entry
        return first


@dataclass(frozen=True)
class DirectiveDocument:
    """One row of "Văn bản"; `day` is a date, or the text as typed where it is none."""

    year: int | None
    type: str
    number: str
    day: date | str | None
    issuer: str
    subject: str
    where: CellRef


@dataclass(frozen=True)
class WebLink:
    """One row of "Đường link"; `year` is the first year it exists, None for all."""

    year: int | None
    url: str
    note: str
    where: CellRef


@dataclass(frozen=True)
class Section:
    """One row of "Nội dung": the clerk's words for a section of the report, blank for default."""

    code: str
    heading: str
    text: str
    where: CellRef
    """The cell of the words."""


@dataclass(frozen=True)
class ReportingUnit:
    """One row of "Đơn vị": a unit that must submit, and the clerk's decisions about it.

    `include` is "Có", "Không" or "" (by the rule); `chosen_file` settles a double submission.
    """

    name: str
    kind: str = ""
    code: str = ""
    deadline: date | None = None
    contact: str = ""
    phone: str = ""
    email: str = ""
    other_names: tuple[str, ...] = ()
    former_units: tuple[str, ...] = ()
    include: str = ""
    chosen_file: str = ""
    note: str = ""
    row: int = 0


@dataclass(frozen=True)
class Previous:
    """One figure of last period's report, from "Số kỳ trước"."""

    form: str
    year: int
    key: str
    column: str
    value: Number


@dataclass(frozen=True)
class Origin:
    """The file a submission was read from.

    `modified` is the file's own time on the disk, which copying changes; `saved` is when the
    workbook was last saved, as it says itself (both ISO 8601, "" where unknown).
    `path` is relative to the folder that was given (or inside the zip); `link` is the absolute
    path where the file lies in a folder, "" where it came out of a zip.
    """

    name: str
    path: str = ""
    link: str = ""
    sha256: str = ""
    size: int = 0
    application: str = ""
    modified: str = ""
    saved: str = ""


@dataclass(frozen=True)
class Submission:
    """One workbook, read. `tables` holds only the forms whose sheet was found, by form id."""

    origin: Origin
    info: Info
    properties: Mapping[str, str]
    tables: Mapping[str, Table]
    documents: tuple[DirectiveDocument, ...] = ()
    links: tuple[WebLink, ...] = ()
    narrative: Mapping[str, Section] = field(default_factory=dict)
    units: tuple[ReportingUnit, ...] = ()
    previous: tuple[Previous, ...] = ()
    answers: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """"Giải trình": the clerk's answers by Finding.identity."""
    details: Mapping[str, tuple[DetailRow, ...]] = field(default_factory=dict)
    """The rows of "Chi tiết Mẫu n" of a workbook that is itself a consolidation, by form id."""
    states: Mapping[str, str] = field(default_factory=dict)
    """What "Tình hình gửi" of a consolidation says of each unit ("đã gửi", "chưa gửi", …)."""
    findings: tuple[Finding, ...] = ()
    """What reading found; rules are checked by core.checking.workbook."""

    @property
    def consolidated(self) -> bool:
        """Whether the workbook holds a consolidation of units below it."""
        return bool(self.details)


@dataclass(frozen=True)
class DetailRow:
    """One row of one unit as "Chi tiết Mẫu n" has it; money is in the consolidating unit's unit.

    `units` is "13/15" where the row is itself a consolidation. `values` are figures by column id,
    None where blank or unread. Only rows that are `counted` are summed.
    """

    unit: str
    code: str
    counted: bool
    units: str
    year: int
    key: str
    values: Mapping[str, Number | None]
    file: str
    sheet: str
    row: int
    read_at: str = ""
    sha256: str = ""
    note: str = ""
    link: str = ""
    """The absolute path of the file, "" where a link cannot open it."""
    cells: Mapping[str, CellRef] = field(default_factory=dict)
    """Where each value stood in the file, by column id; known in the run that read the file."""
