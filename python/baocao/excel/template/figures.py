"""The values of "Danh mục số liệu" while a clerk types: formulas over the workbook's own entries.

Where units are consolidated the program writes the sheet anew, with the units' figures in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core import names
from ...core.cells import column_letters, quoted_sheet
from ...core.figure_grammar import Selection, Style, Whose, drawing, selection
from ...core.filling import FilledRow, Filling
from ...core.form import Column, Form
from ...core.text import name_key
from ...wording import template as words
from .facts import own_documents_listed
from .lists import Live
from .paper import Formula, text_literal
from .places import FormPlaces, info_cell
from .totals import sum_where, total_formula, value_in

_MADE = ("issuer", "programme", "subject")
"""Facts that are made from others where they are blank."""
_NUMBERS = ("year_from", "year_to")
"""Facts that are typed as numbers."""
_LONGEST_LITERAL = 255
"""Excel takes no longer text inside a formula."""
FigureRow = tuple[str, str, str, str]
LiveRow = tuple[str, str, str | Live, str]


def live_rows(
    rows: Sequence[FigureRow],
    forms: Sequence[tuple[Form, FormPlaces]],
    filling: Filling,
    info: Mapping[str, str],
) -> list[LiveRow]:
    """Return the rows of "Danh mục số liệu", the values told by formulas where they can be."""
    live = _Live(forms, filling, info)
    return [
        (name, meaning, live.value(value, insert), insert) for name, meaning, value, insert in rows
    ]


class _Live:
    def __init__(
        self,
        forms: Sequence[tuple[Form, FormPlaces]],
        filling: Filling,
        info: Mapping[str, str],
    ) -> None:
        self._filling, self._info = filling, info
        self._columns = {
            name_key(column.short): (column, places)
            for form, places in forms
            for column in form.figures
        }
        self._fields = {name_key(label): field for field, label in names.INFO_LABELS.items()}

    def value(self, text: str, insert: str) -> str | Live:
        """Return the value of a row: a formula, or its text where none can tell it."""
        wanted = drawing(insert)
        asked, key = selection(wanted.qualifiers), name_key(wanted.name)
        if key in self._columns and isinstance(asked, Selection) and _is_own(asked):
            return self._figure(*self._columns[key], asked.year, text)
        if key == name_key(names.GENERAL_FACTS["documents"]):
            return Live(Formula(own_documents_listed(), int(text)), "program-two-digits")
        return self._fact(self._fields[key], text) if key in self._fields else text

    def _fact(self, field: str, told: str) -> str | Live:
        """Return a fact as typed, or what stands for it where it is blank."""
        cell, typed = info_cell(field), self._info.get(field, "")
        instead = told if field in _MADE and not typed else names.NOT_ENTERED
        if len(instead) > _LONGEST_LITERAL:
            return told
        blank = text_literal(instead)
        if field == "issuer" and not self._info.get("unit"):
            blank = f'IF({info_cell("unit")}="",{blank},{text_literal(words.BY_UNIT)})'
        shown = int(typed) if field in _NUMBERS and typed.isdecimal() else typed or instead
        return Live(Formula(f'IF({cell}="",{blank},{cell})', shown), "program")

    def _figure(self, column: Column, places: FormPlaces, year: int | None, text: str) -> Live:
        rows = places.place(self._filling.forms.get(places.form.id, ()))
        ticked = self._filling.ticks.get(places.form.id, frozenset())
        if year is None:
            total = total_formula(places, column, rows, ticked)
            told, value = places.reference(column.id, places.total_row), total.value
        else:
            told, value = _of_year(places, column, year), _year_value(column, year, rows, ticked)
        formula = f'IF({told}="",{text_literal(names.NO_FIGURE)},{told})'
        return Live(Formula(formula, text if value == "" else value), _style(column))


def _is_own(asked: Selection) -> bool:
    """Whether own entries alone answer: no unit's figure, no change, no words."""
    return asked.whose is not Whose.UNITS and not asked.change and asked.style is Style.PLAIN


def _of_year(places: FormPlaces, column: Column, year: int) -> str:
    sheet = f"{quoted_sheet(places.form.sheet)}!"
    letters = ("A", places.column(column.id), column_letters(places.tick_column))
    years, figures, ticks = (f"{sheet}{places.range(name)}" for name in letters)
    return sum_where(figures, ticks, f"{years},{year}")


def _year_value(
    column: Column, year: int, rows: dict[int, FilledRow], ticked: frozenset[int]
) -> float | str:
    value = value_in(column, [year], rows, ticked)
    return "" if value is None else float(value)


def _style(column: Column) -> str:
    if column.two_digits:
        return "program-two-digits"
    return "program-money" if column.is_money else "program-figure"
