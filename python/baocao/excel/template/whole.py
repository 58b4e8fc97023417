"""The template workbook, written from a programme's declarations and what is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from ... import __version__
from ...core import names
from ...core.filling import Filling
from ...core.form import Form
from ...core.submission import PROPERTY_CODE, PROPERTY_PROGRAMME, PROPERTY_UNIT, PROPERTY_VERSION
from ...ooxml.package import Package, PackageError
from ...programme import Programme
from ..grafting.cells import cell_text
from ..marks import dress_findings, mark_findings
from ..styles import Styles
from . import list_sheets
from .cached import with_empty_texts
from .chosen_previous import ChosenPrevious
from .earlier import write_earlier
from .figures import live_rows
from .form_sheet import FormSheet, write_form_sheet
from .guide import write_guide
from .head import head_of
from .info_sheet import write_info_sheet
from .lists import write_list
from .places import INFO_ROWS, FormPlaces, form_places
from .previous_sheet import write_previous, write_previous_headings
from .self_check import SelfCheck, self_check, write_self_check
from .states import period
from .unit_choices import write_unit_choices

CREATED = datetime(2021, 1, 1)
"""The day that stands in every template, so that the same input gives the same bytes."""

_MODIFIED = f"{CREATED.isoformat()}Z</dcterms:modified>".encode()


def is_untouched(data: bytes) -> bool:
    """Whether a workbook is as it was written here: every program that saves one notes when."""
    try:
        return _MODIFIED in Package(data).read("docProps/core.xml")
    except PackageError:
        return False


Figures = Sequence[tuple[str, str, str, str]]
"""Rows of "Danh mục số liệu": name, meaning, value today, how to insert it."""


def write_template(
    programme: Programme,
    filling: Filling,
    level: str | None = None,
    *,
    figures: Figures = (),
    previews: Mapping[str, str] | None = None,
) -> bytes:
    """Return a template workbook of a programme with what is filled in.

    `level` is a key of names.LEVELS, None where it is not known. `previews` is the default wording
    by section code.
    """
    info = info_texts(programme, filling, level)
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        _set_properties(book, programme, filling)
        _write(book, programme, filling, info, figures, previews or {})
    return with_empty_texts(data.getvalue())


def info_texts(programme: Programme, filling: Filling, level: str | None) -> dict[str, str]:
    """Return the texts of "Thông tin" by field: the programme's defaults, then what is filled."""
    first, last = programme.period
    defaults = {
        "level": names.LEVELS[level] if level else "",
        "programme": programme.name,
        "year_from": str(first),
        "year_to": str(last),
        "money_unit": programme.money_unit,
    }
    return {**defaults, **filling.info}


def template_places(programme: Programme, filling: Filling, form: Form) -> FormPlaces:
    """Return where things stand on a form's sheet of the template with this filling."""
    years = period(info_texts(programme, filling, None))
    return form_places(form, years, filling.forms.get(form.id, ()))


def _set_properties(book: Any, programme: Programme, filling: Filling) -> None:
    book.set_custom_property(PROPERTY_PROGRAMME, programme.id)
    book.set_custom_property(PROPERTY_VERSION, __version__)
    if filling.identity:
        for name, field in ((PROPERTY_UNIT, "unit"), (PROPERTY_CODE, "code")):
            if filling.info.get(field):
                book.set_custom_property(name, cell_text(filling.info[field]))


def _write(
    book: Any,
    programme: Programme,
    filling: Filling,
    info: Mapping[str, str],
    figures: Figures,
    previews: Mapping[str, str],
) -> None:
    styles = Styles(book)
    forms = [(form, template_places(programme, filling, form)) for form in programme.forms]
    made = self_check(forms, filling, info)
    guide = book.add_worksheet(names.GUIDE)
    write_guide(guide, programme.forms, info, made.state(), styles, filling)
    facts = book.add_worksheet(names.INFO)
    mark_findings(facts, styles, max(INFO_ROWS.values()), 2)
    write_info_sheet(facts, info, styles, filling)
    _write_forms(book, forms, filling, info, made, styles)
    lists = {
        names.DOCUMENTS: list_sheets.documents_list(filling, _document_types(programme, made)),
        names.LINKS: list_sheets.links_list(filling),
        names.NARRATIVE: list_sheets.narrative_list(programme, filling, previews),
        names.FIGURES: list_sheets.figures_list(live_rows(figures, forms, filling, info)),
        names.UNITS: list_sheets.units_list(filling.units),
    }
    for name, given in lists.items():
        sheet = book.add_worksheet(name)
        if name != names.FIGURES:
            mark_findings(sheet, styles, max(given.room, len(given.rows)) + 1, len(given.columns))
        write_list(sheet, given, styles)
        if name == names.UNITS and _has_no_units(info, filling):
            sheet.hide()
    if filling.previous is not None and not filling.choices:
        write_previous(book.add_worksheet(names.PREVIOUS), filling.previous, programme, styles)
    if filling.choices:
        _write_choices(book, programme, filling, styles)
    write_self_check(book.add_worksheet(names.SELF_CHECK), made, info, styles)
    findings = book.add_worksheet(names.FINDINGS)
    write_list(findings, list_sheets.findings_list(), styles)
    dress_findings(findings, styles, list_sheets.FINDING_WIDTHS)


def _write_choices(book: Any, programme: Programme, filling: Filling, styles: Styles) -> None:
    """Write the list of units, with last period's figures of all of them where they are told."""
    earlier = None if filling.previous is None else ChosenPrevious(filling.choices, programme)
    if earlier:
        sheet = book.add_worksheet(names.PREVIOUS)
        write_previous_headings(sheet, styles)
        earlier.write_rows(sheet, styles)
    hidden = book.add_worksheet(names.UNIT_CHOICES)
    write_unit_choices(hidden, filling.choices, styles)
    if earlier:
        earlier.write_list(hidden, styles)


def _has_no_units(info: Mapping[str, str], filling: Filling) -> bool:
    """Whether no unit reports to the workbook's own: it is a commune's, or any commune's."""
    levels = {unit.level for unit in filling.choices} or {info["level"]}
    return levels == {names.LEVELS["commune"]}


def _write_forms(
    book: Any,
    forms: Sequence[tuple[Form, FormPlaces]],
    filling: Filling,
    info: Mapping[str, str],
    made: SelfCheck,
    styles: Styles,
) -> None:
    head = head_of(info)
    for form, places in forms:
        choices = {c.id: made.choice_range(c.id) for c in form.columns if c.id in made.choices}
        given = FormSheet(form, places, filling, head, choices, made.state(form))
        sheet = book.add_worksheet(form.sheet)
        # First, for the first of two formats wins: a finding knows more than a look at the entry.
        mark_findings(sheet, styles, places.total_row, places.tick_column)
        write_form_sheet(sheet, given, styles)
        if filling.previous is not None:
            write_earlier(sheet, places, filling.previous, styles)


def _document_types(programme: Programme, made: SelfCheck) -> str:
    """Return the range that lists the document types: those of the form that counts documents."""
    for form in programme.forms:
        for rule in form.rules:
            if rule.kind == "matches-documents":
                return made.choice_range(rule.needed[-1])
    return ""
