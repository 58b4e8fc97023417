"""One form's sheet: head, headings, rows to fill in, total, signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...core import names
from ...core.filling import FilledRow, Filling
from ...core.form import Column, Form
from ...wording import template as words
from ..heading import write_heading
from ..styles import Styles
from .colours import colour_entries, show_fractions
from .head import Head
from .paper import Formula, height, protect, set_paper
from .places import FormPlaces, column_width
from .totals import total_formula
from .validations import choice, column_validation, prompt

TICK_WIDTH = 13
TOTAL_WIDTH = 12.5
"""The width that "Tổng cộng" needs where it stands under the years alone."""
_ROWS_OF_A_PAGE = 24
"""Up to so many rows the form is printed on one page."""


@dataclass(frozen=True)
class FormSheet:
    """What a form's sheet is written from."""

    form: Form
    places: FormPlaces
    filling: Filling
    head: Head
    choices: Mapping[str, str]
    """The range that lists the words of a choice column, by column id."""
    state: Formula
    """What is still open on this form, blank when nothing is."""

    @property
    def rows(self) -> dict[int, FilledRow]:
        """The rows to fill in, by row of the sheet."""
        return self.places.place(self.filling.forms.get(self.form.id, ()))

    @property
    def ticked(self) -> frozenset[int]:
        """The years ticked "Không phát sinh"."""
        return self.filling.ticks.get(self.form.id, frozenset())


def write_form_sheet(sheet: Any, given: FormSheet, styles: Styles) -> None:
    """Write a form's sheet."""
    places = given.places
    _set_up(sheet, places)
    _write_head(sheet, given, styles)
    write_heading(sheet, given.form, styles, places.heading_row - 1)
    _write_tick_heading(sheet, places, styles)
    for place in range(1, places.last_column + 1):
        sheet.write_string(places.number_row - 1, place - 1, f"({place})", styles["number"])
    _write_rows(sheet, given, styles)
    _write_total(sheet, given, styles)
    _write_signature(sheet, given, styles)
    _validate(sheet, given, styles)


def _set_up(sheet: Any, places: FormPlaces) -> None:
    heading_rows = (places.heading_row, places.number_row)
    one_page = len(places.rows) <= _ROWS_OF_A_PAGE
    set_paper(sheet, landscape=True, heading_rows=heading_rows, one_page=one_page)
    sheet.print_area(0, 0, places.signer_row - 1, places.tick_column - 1)
    sheet.freeze_panes(places.number_row, 1)
    protect(sheet)
    for place, column in enumerate(places.form.columns):
        sheet.set_column(place, place, column_width(column))
    if not places.form.keys:
        sheet.set_column(0, 0, max(column_width(places.form.year), TOTAL_WIDTH))
    sheet.set_column(places.last_column, places.last_column, 1.5)
    sheet.set_column(places.tick_column - 1, places.tick_column - 1, TICK_WIDTH)
    top, bottom = heading_heights(places.form)
    sheet.set_row(places.heading_row - 1, top)
    sheet.set_row(places.heading_row, bottom)
    for row in places.rows:
        sheet.set_row(row - 1, 21)
    sheet.set_row(places.total_row - 1, 21)


def heading_heights(form: Form) -> tuple[float, float]:
    """Return the heights of the two heading rows that show every heading whole."""
    groups = {c.group: sum(column_width(d) for d in form.columns if d.group == c.group)
              for c in form.columns if c.group}  # fmt: skip
    top = height(*((group, width * 0.85) for group, width in groups.items()))
    bottom = height(*((c.heading, column_width(c) * 0.85) for c in form.columns if c.group))
    lone = height(*((c.heading, column_width(c) * 0.85) for c in form.columns if not c.group))
    return top, max(bottom, lone - top)


def _write_head(sheet: Any, given: FormSheet, styles: Styles) -> None:
    places, head, last = given.places, given.head, given.places.last_column
    _merge(sheet, places.issuer_row, 1, places.middle, head.issuer, styles["issuer"])
    sheet.set_row(places.name_row - 1, 21)
    _merge(sheet, places.name_row, 1, last, given.form.name, styles["title"])
    _merge(sheet, places.title_row, 1, last, given.form.title, styles["title"])
    sheet.set_row(places.title_row - 1, 20 * _title_lines(given.form))
    _merge(sheet, places.period_row, 1, last, head.period, styles["centred-italic"])
    left = places.middle if given.form.has_money else last
    _merge(sheet, places.unit_row, 1, left, given.state, styles["state"])
    if given.form.has_money:
        _merge(sheet, places.unit_row, left + 1, last, head.money_unit, styles["right-italic"])


def _title_lines(form: Form) -> int:
    width = sum(column.width for column in form.columns) * 0.7
    return 1 + int(len(form.title) / width)


def _write_tick_heading(sheet: Any, places: FormPlaces, styles: Styles) -> None:
    row, column = places.heading_row - 1, places.tick_column - 1
    sheet.merge_range(row, column, places.number_row - 1, column, names.TICK, styles["heading"])


def _write_rows(sheet: Any, given: FormSheet, styles: Styles) -> None:
    places, filled = given.places, given.rows
    for offset, row in enumerate(places.rows):
        entry = filled.get(row)
        year = places.years[offset] if offset < len(places.years) else None
        year = entry.year if entry else year
        for place, column in enumerate(given.form.columns):
            value = _entry(column, year, entry)
            style = styles[input_style(column)]
            if value is None or value == "":
                sheet.write_blank(row - 1, place, None, style)
            else:
                sheet.write(row - 1, place, value, style)
        ticked = offset < len(places.years) and year in given.ticked
        mark = words.TICK_MARK if ticked else ""
        sheet.write(row - 1, places.tick_column - 1, mark or None, styles["input-tick"])


def _entry(column: Column, year: int | None, entry: FilledRow | None) -> object:
    if column.kind.name == "year":
        return year
    if entry is None:
        return None
    return entry.key if column.key else entry.values.get(column.id)


def input_style(column: Column) -> str:
    """Return the style of a column's input cells."""
    if column.kind.name == "year":
        return "input-year"
    if column.is_money:
        return "input-money"
    if column.is_figure:
        return "input-two-digits" if column.two_digits else "input-figure"
    return "input-choice"


def _write_total(sheet: Any, given: FormSheet, styles: Styles) -> None:
    places = given.places
    row = places.total_row
    labels = next(n for n, column in enumerate(given.form.columns) if column.is_figure)
    _merge(sheet, row, 1, labels, names.TOTAL_ROW, styles["total"])
    for place, column in enumerate(given.form.columns, 1):
        if column.is_figure:
            formula = total_formula(places, column, given.rows, given.ticked)
            formula.write(sheet, row, place, styles[total_style(column)])


def total_style(column: Column) -> str:
    """Return the style of a column's total."""
    if column.is_money:
        return "template-total-money"
    return "total-two-digits" if column.two_digits else "total-figure"


def _write_signature(sheet: Any, given: FormSheet, styles: Styles) -> None:
    places, head = given.places, given.head
    left, right = (1, places.middle), (places.middle + 1, places.last_column)
    row = places.sign_row
    _merge(sheet, row, *right, head.sign_date, styles["centred-italic"])
    _merge(sheet, row + 1, *left, words.PREPARER, styles["issuer"])
    _merge(sheet, row + 1, *right, head.signer_title, styles["issuer"])
    _merge(sheet, row + 2, *left, words.SIGN_HERE, styles["centred-italic"])
    _merge(sheet, row + 2, *right, words.SIGN_AND_SEAL, styles["centred-italic"])
    _merge(sheet, places.signer_row, *left, head.preparer, styles["issuer"])
    _merge(sheet, places.signer_row, *right, head.signer, styles["issuer"])


def _merge(sheet: Any, row: int, first: int, last: int, what: str | Formula, style: Any) -> None:
    """Write a text or a formula over the columns `first` to `last` (from 1)."""
    if first < last:
        sheet.merge_range(row - 1, first - 1, row - 1, last - 1, "", style)
    if isinstance(what, Formula):
        what.write(sheet, row, first, style)
    else:
        sheet.write_string(row - 1, first - 1, what, style)


def _validate(sheet: Any, given: FormSheet, styles: Styles) -> None:
    places = given.places
    top, bottom = places.first_row - 1, places.last_row - 1
    for place, column in enumerate(given.form.columns):
        first = places.cell(column.id, places.first_row)
        options = column_validation(column, places.years, given.choices.get(column.id, ""), first)
        sheet.data_validation(top, place, bottom, place, options)
        if column.is_figure:
            colour_entries(sheet, places, column, styles)
        if column.is_money:
            show_fractions(sheet, places, column, styles)
    tick = places.tick_column - 1
    options = {
        **prompt(names.TICK, words.TICK_PROMPT),
        **choice([words.TICK_MARK], open_list=False),
    }
    sheet.data_validation(top, tick, bottom, tick, options)
