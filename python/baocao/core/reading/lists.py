"""Sheets that are lists: one heading row, then a record a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from .. import names
from ..answers import IDENTITY_HEADING, identity_from
from ..cells import CellRef, Grid, Nature, RawCell, Shown
from ..findings import Finding
from ..form import Form
from ..kinds import Choice, Day, Kind, Link, Parsed, Text, Unparsed, Year
from ..submission import DirectiveDocument, Previous, ReportingUnit, Section, WebLink
from ..text import clean, fold, fold_tight, name_key
from ..units import unit_name
from .records import Record, records
from .total_labels import total_named

_MONTHS = 12


def _year(record: Record, name: str) -> int | None:
    reading = Year().parse(record.cell(name))
    if isinstance(reading, Parsed) and isinstance(reading.value, int):
        return reading.value
    return None


def read_documents(
    grid: Grid | None, forms: Sequence[Form]
) -> tuple[tuple[DirectiveDocument, ...], tuple[Finding, ...]]:
    """Return the rows of "Văn bản", a total's aside; a type is spelt as the forms spell it."""
    documents: list[DirectiveDocument] = []
    found: list[Finding] = []
    kind = _type_kind(forms)
    for record in records(grid, names.DOCUMENT_HEADINGS):
        if not any(record.text(name) for name in names.DOCUMENT_HEADINGS if name != "year"):
            continue
        if any(total_named(record.text(name)) for name in ("year", "type")):
            continue
        reading = kind.parse(record.cell("type"))
        typed = str(reading.value) if isinstance(reading, Parsed) else record.text("type")
        day, finding = _day(record)
        found += [finding] if finding else []
        documents.append(
            DirectiveDocument(
                _year(record, "year"), typed, record.text("number"), day, record.text("issuer"),
                record.text("subject"), record.where("number"),
            )
        )  # fmt: skip
    found += _swapped_days(grid)
    return tuple(documents), tuple(found)


def _swapped_days(grid: Grid | None) -> list[Finding]:
    """Return a warning where a machine of another order has made dates of what it could read.

    It takes 7/8 for 8 July, a date, and leaves 21/8, of which it can make none, a text.
    """
    heading = names.DOCUMENT_HEADINGS["day"]
    made: list[tuple[Record, date]] = []
    left = False
    for record in records(grid, names.DOCUMENT_HEADINGS):
        cell = record.cell("day")
        reading = Day().parse(cell)
        if not isinstance(reading, Parsed) or not isinstance(reading.value, date):
            continue
        if cell.shown is Shown.DATE:
            made.append((record, reading.value))
        else:
            left = left or (isinstance(cell.value, str) and reading.value.day > _MONTHS)
    doubtful = [(record, day) for record, day in made if day.day != day.month]
    if not left or not doubtful or any(day.day > _MONTHS for _, day in made):
        return []
    cells = ", ".join(record.where("day").address for record, _ in doubtful)
    days = ", ".join(f"{day.day}/{day.month}/{day.year}" for _, day in doubtful)
    return [doubtful[0][0].finding("days-swapped", "day", heading, cells=cells, days=days)]


def _type_kind(forms: Sequence[Form]) -> Kind:
    """Return the kind of a document's type: that of a form's key of the same heading, else text."""
    heading = fold_tight(names.DOCUMENT_HEADINGS["type"])
    for form in forms:
        for column in form.keys:
            if isinstance(column.kind, Choice) and heading in column.heading_keys:
                return column.kind
    return Text()


def _day(record: Record) -> tuple[date | str | None, Finding | None]:
    reading = Day().parse(record.cell("day"))
    heading = names.DOCUMENT_HEADINGS["day"]
    if isinstance(reading, Unparsed):
        return record.text("day"), record.finding("not-a-day", "day", heading)
    if not isinstance(reading, Parsed) or not isinstance(reading.value, date):
        return None, None
    if reading.tolerance is None:
        return reading.value, None
    value = f"{reading.value.day:02}/{reading.value.month}/{reading.value.year}"
    return reading.value, record.finding(reading.tolerance, "day", heading, value=value)


def read_links(grid: Grid | None) -> tuple[tuple[WebLink, ...], tuple[Finding, ...]]:
    """Return the rows of "Đường link", each address by itself."""
    links: list[WebLink] = []
    found: list[Finding] = []
    for record in records(grid, names.LINK_HEADINGS):
        where = record.where("url")
        for typed in _addresses(record, where):
            reading = Link().parse(RawCell(typed, Nature.VALUE))
            code = reading.code if isinstance(reading, Unparsed) else ""
            if isinstance(reading, Parsed):
                code = reading.tolerance or ""
                year = _year(record, "year")
                links.append(WebLink(year, str(reading.value), record.text("note"), where))
            if code:
                found.append(record.finding(code, "url", names.LINK_HEADINGS["url"], raw=typed))
    return tuple(links), tuple(found)


def _addresses(record: Record, where: CellRef) -> list[str]:
    """Return the addresses of a cell: what is typed, or where its hyperlink leads."""
    typed = [part for part in re.split(r"[\n;]|,\s", record.lines("url")) if clean(part)]
    target = record.grid.links.get((where.row, where.column), "")
    if target and len(typed) == 1 and not isinstance(
        Link().parse(RawCell(typed[0], Nature.VALUE)), Parsed
    ):  # fmt: skip
        return [target]
    return [clean(part) for part in typed]


def read_narrative(grid: Grid | None) -> tuple[dict[str, Section], tuple[Finding, ...]]:
    """Return the clerk's words by section code, and the cells whose words are lost.

    Further rows of a code add paragraphs. A line that begins with "-" may have become a formula.
    """
    sections: dict[str, Section] = {}
    found: list[Finding] = []
    for record in records(grid, names.NARRATIVE_HEADINGS):
        code, words = record.text("code").strip(". "), record.lines("text")
        if not code:
            continue
        new = Section(code, record.text("heading"), "", record.where("text"))
        before = sections.get(code, new)
        sections[code] = replace(before, text="\n".join(filter(None, (before.text, words))))
        if record.cell("text").nature in (Nature.ERROR, Nature.UNCOMPUTED):
            heading = names.NARRATIVE_HEADINGS["text"]
            found.append(record.finding("words-unread", "text", heading))
    return sections, tuple(found)


def read_units(grid: Grid | None) -> tuple[tuple[ReportingUnit, ...], tuple[Finding, ...]]:
    """Return the rows of "Đơn vị" that name a unit, a name's first row alone."""
    units: dict[str, ReportingUnit] = {}
    found: list[Finding] = []
    for record in records(grid, names.UNIT_HEADINGS):
        if not record.text("name"):
            continue
        unit, findings = _unit(record)
        known = units.setdefault(fold(unit_name(unit)), unit)
        found += findings if known is unit else [_listed_again(record, known.row)]
    return tuple(units.values()), tuple(found)


def _unit(record: Record) -> tuple[ReportingUnit, list[Finding]]:
    include, finding = _include(record)
    found = [finding] if finding else []
    deadline = Day().parse(record.cell("deadline"))
    day = deadline.value if isinstance(deadline, Parsed) else None
    if isinstance(deadline, Unparsed):
        found.append(record.finding("not-a-day", "deadline", names.UNIT_HEADINGS["deadline"]))
    unit = ReportingUnit(
        name=record.text("name"),
        kind=record.text("kind"),
        code=record.text("code"),
        deadline=day if isinstance(day, date) else None,
        contact=record.text("contact"),
        phone=record.text("phone"),
        email=record.text("email"),
        other_names=_several(record, "other_names"),
        former_units=_several(record, "former_units"),
        include=include,
        chosen_file=record.text("chosen_file"),
        note=record.text("note"),
        row=record.row,
    )
    return unit, found


def _listed_again(record: Record, first: int) -> Finding:
    heading = names.UNIT_HEADINGS["name"]
    return record.finding("unit-listed-twice", "name", heading, rows=f"{first}, {record.row}")


def _include(record: Record) -> tuple[str, Finding | None]:
    typed = record.text("include")
    for word in (names.YES, names.NO):
        if name_key(typed) == name_key(word):
            return word, None
    heading = names.UNIT_HEADINGS["include"]
    return "", record.finding("unknown-unit-choice", "include", heading) if typed else None


def _several(record: Record, name: str) -> tuple[str, ...]:
    parts = re.split(r"[\n;,]", record.lines(name))
    return tuple(text for text in map(clean, parts) if text)


def read_answers(grid: Grid | None) -> dict[tuple[str, ...], str]:
    """Return what was answered in "Giải trình", by the identity of the finding."""
    headings = {**names.FINDING_HEADINGS, "identity": IDENTITY_HEADING}
    return {
        identity_from(identity): answer
        for record in records(grid, headings)
        if (identity := record.text("identity")) and (answer := record.lines("answer"))
    }


def read_states(grid: Grid | None) -> dict[str, str]:
    """Return what "Tình hình gửi" says of each unit: what was sent leaves no row where unread."""
    return {
        unit: record.text("state")
        for record in records(grid, names.STATUS_HEADINGS)
        if (unit := record.text("unit"))
    }


def read_previous(grid: Grid | None, forms: Sequence[Form]) -> tuple[Previous, ...]:
    """Return the figures of last period's report; a row that names no figure is left out."""
    figures: list[Previous] = []
    for record in records(grid, names.PREVIOUS_HEADINGS):
        form = next((f for f in forms if fold(record.text("form")) in
                     (fold(f.name), fold(f.sheet), fold(f.id))), None)  # fmt: skip
        year = _year(record, "year")
        if form is None or year is None:
            continue
        wanted = name_key(record.text("column"))
        for column in form.figures:
            reading = column.kind.parse(record.cell("value"))
            if wanted in (name_key(column.short), name_key(column.heading)) and isinstance(
                reading, Parsed
            ):
                assert not isinstance(reading.value, str | date)
                key = record.text("key")
                figures.append(Previous(form.id, year, key, column.id, reading.value))
    return tuple(figures)
