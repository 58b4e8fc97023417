"""A small builder of consolidations for the tests of facts and wording: figures in, sentences out.

Figures are given as {column: {year: value}}; None is a blank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baocao.core.cells import CellRef, Entry, Number, State
from baocao.core.consolidating.totalling import Own, total_table
from baocao.core.consolidation import Consolidation
from baocao.core.form import Form
from baocao.core.submission import (
    DetailRow,
    DirectiveDocument,
    Info,
    Origin,
    ReportingUnit,
    Row,
    Section,
    Submission,
    Table,
)
from baocao.core.units import unit_name
from baocao.resources import default_programme

PROGRAMME = default_programme("pbgdpl")
YEARS = (2019, 2020, 2021)
DISTRICT = {
    "unit": "Huyện Quang Bình",
    "level": "Huyện",
    "province": "Hà Giang",
    "place": "Quang Bình",
    "year_from": "2019",
    "year_to": "2021",
    "money_unit": "triệu đồng",
    "request": "Công văn số 383/STP-PBGDPL ngày 21/5/2021 của Sở Tư pháp tỉnh Hà Giang",
}

Figures = Mapping[str, Mapping[int, Number | None] | Number | None]
"""By column id: a figure a year, or one for every year."""


def value_of(figures: Figures, column: str, year: int) -> Number | None:
    given = figures.get(column)
    return given.get(year) if isinstance(given, Mapping) else given


def table(form: Form, figures: Figures, years: Sequence[int] = YEARS) -> Table:
    rows = []
    for number, year in enumerate(years, 4):
        entries = {}
        for column in form.figures:
            value = value_of(figures, column.id, year)
            where = CellRef(form.sheet, number, form.index(column.id))
            state = State.BLANK if value is None else State.VALUE
            entries[column.id] = Entry(value, where, "" if value is None else str(value), state)
        key = "Kế hoạch" if value_of(figures, "document_count", year) else ""
        rows.append(Row(year, key if form.keys else "", entries, number))
    return Table(form, form.sheet, tuple(rows))


def details(form: Form, unit: str, figures: Figures, years: Sequence[int] = YEARS,
            counted: bool = True) -> tuple[DetailRow, ...]:  # fmt: skip
    rows = []
    for number, year in enumerate(years, 4):
        values = {c.id: value_of(figures, c.id, year) for c in form.figures}
        key = "Kế hoạch" if form.keys and values.get("document_count") else ""
        rows.append(DetailRow(unit, "", counted, "", year, key, values, "tệp.xlsx", form.sheet,
                              number))  # fmt: skip
    return tuple(rows)


def case(
    own: Figures | None = None,
    units: Mapping[str, Figures | None] | None = None,
    *,
    info: Mapping[str, str] | None = None,
    years: Sequence[int] = YEARS,
    narrative: Mapping[str, str] | None = None,
    documents: Sequence[DirectiveDocument] = (),
    held: Sequence[str] = (),
    kinds: Mapping[str, str] | None = None,
) -> Consolidation:
    """Return a consolidation of own figures and units' figures; a unit of None sent nothing."""
    forms = PROGRAMME.forms
    own_tables = {f.id: table(f, own, years) for f in forms} if own is not None else {}
    listed = tuple(ReportingUnit(name, (kinds or {}).get(name, "")) for name in units or {})
    rows = {
        form.id: tuple(
            row
            for unit, figures in (units or {}).items()
            if figures is not None
            for row in details(form, unit, figures, years, unit not in held)
        )
        for form in forms
    }
    sections = {
        code: Section(code, "", text, CellRef("Nội dung", place, 3))
        for place, (code, text) in enumerate((narrative or {}).items(), 2)
    }
    submission = Submission(
        origin=Origin("huyen.xlsx"),
        info=Info({**DISTRICT, **(info or {})}),
        properties={},
        tables=own_tables,
        documents=tuple(documents),
        narrative=sections,
        units=listed,
        details=rows if units else {},
    )
    names = [unit_name(unit) for unit in listed]
    unit = submission.info["unit"]
    tables = {
        f.id: total_table(
            f, years, Own(unit, "huyen.xlsx", own_tables.get(f.id)), rows[f.id], names
        )
        for f in forms
    }
    return Consolidation(submission, tables, submission.details, units=listed)
