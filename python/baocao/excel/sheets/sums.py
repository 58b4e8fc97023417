"""The formulas of "Tổng hợp Mẫu n": own entries plus SUMIFS over "Chi tiết Mẫu n"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...core import names
from ...core.cells import Entry, State, column_letters, quoted_sheet
from ...core.consolidation import ConsolidatedRow
from ...core.form import Column, Form
from ...core.submission import Table
from .detail import detail_column, detail_rows, include_column, unit_column

_PIECE = 250
"""A text inside a formula may have 255 characters."""


def text_literal(text: str) -> str:
    """Return a text as a formula writes it."""
    pieces = [text[i : i + _PIECE] for i in range(0, len(text), _PIECE)] or [""]
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def literal_criterion(text: str) -> str:
    """Return the criterion that matches exactly this text: no wildcard, no operator.

    "" matches blank cells alone.
    """
    for sign in "~*?":
        text = text.replace(sign, f"~{sign}")
    return text_literal(f"={text}")


@dataclass(frozen=True)
class DetailRange:
    """The rows of one "Chi tiết Mẫu n", to be summed."""

    form: Form
    count: int
    """How many rows the sheet has."""

    def column(self, place: int) -> str:
        """Return the reference of a whole column of the data, counted from 1."""
        first, last = detail_rows(self.count)
        letters = column_letters(place)
        return f"{quoted_sheet(self.form.detail_sheet)}!${letters}${first}:${letters}${last}"

    def sum_where(self, column: Column, criteria: Sequence[tuple[int, str]]) -> str:
        """Return SUMIFS of a column over the rows that count and meet `criteria`.

        A criterion is the place of a column and what it must be, as a formula writes it.
        """
        wanted = [*criteria, (include_column(), text_literal(names.YES))]
        pairs = [f"{self.column(place)},{what}" for place, what in wanted]
        summed = self.column(detail_column(self.form, column.id))
        return f"SUMIFS({summed},{','.join(pairs)})"

    def sum_of_row(self, column: Column, row: ConsolidatedRow, year_cell: str) -> str:
        """Return the units' term of a figure: by year, and by type where it counts."""
        criteria = [(detail_column(self.form, self.form.year.id), year_cell)]
        if not column.once_a_year:
            criteria += [
                (detail_column(self.form, key.id), literal_criterion(row.key))
                for key in self.form.keys
            ]
        return self.sum_where(column, criteria)

    def sum_of_unit(self, column: Column, unit: str, year: int | None) -> str:
        """Return the figure of one unit, of one year or of all years that count."""
        criteria = [(unit_column(), literal_criterion(unit))]
        if year is not None:
            criteria.append((detail_column(self.form, self.form.year.id), str(year)))
        return self.sum_where(column, criteria)


def own_terms(own: Table | None, rows: Sequence[int], column: Column) -> list[str]:
    """Return the references to the own cells that are added, each once."""
    entries = [
        row.entries[column.id]
        for row in (own.rows if own else ())
        if row.number in rows and column.id in row.entries
    ]
    return list(dict.fromkeys(map(_reference, entries)))


def _reference(entry: Entry) -> str:
    """Return the cell; through N() where it holds spaces or dashes that were read as nothing."""
    said_nothing = entry.state is not State.VALUE or isinstance(entry.value, str)
    return f"N({entry.where.formula})" if said_nothing and entry.raw else entry.where.formula


def row_formula(
    details: DetailRange, own: Table | None, row: ConsolidatedRow, column: Column, year_cell: str
) -> str:
    """Return the formula of one figure, without its "="."""
    numbers = row.own_year_rows if column.once_a_year else row.own_rows
    return "+".join([*own_terms(own, numbers, column), details.sum_of_row(column, row, year_cell)])
