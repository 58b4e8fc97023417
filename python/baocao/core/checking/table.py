"""How the rules look at a table: a year's rows, a year's figures, and findings about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..cells import CellRef, Entry, Number, State
from ..combine import total
from ..findings import Detail, Finding
from ..form import Column
from ..rules import Rule, Values
from ..submission import Row, Table


def years_in(table: Table, period: range | None) -> Iterator[int]:
    """Yield the years that the table has rows of, those outside the period left out."""
    for year in dict.fromkeys(row.year for row in table.rows):
        if period is None or year in period:
            yield year


def figure_entries(row: Row, table: Table) -> Iterator[tuple[Column, Entry]]:
    """Yield a row's figures with their columns, in the form's order."""
    for column in table.form.figures:
        if column.id in row.entries:
            yield column, row.entries[column.id]


def is_told(entry: Entry) -> bool:
    """Whether something is written in a cell, words that nothing is known yet aside."""
    return entry.state is not State.BLANK


def row_values(table: Table, row: Row, columns: Iterable[Column]) -> Values | None:
    """Return a row's values by column id; once-a-year figures are its year's.

    None where a column's cell, in the row or its year, is not there or could not be read.
    """
    values: dict[str, Number | str | None] = {}
    for column in columns:
        once = column.once_a_year
        entry = table.year_entry(column.id, row.year) if once else row.entries.get(column.id)
        if entry is None or entry.state is State.UNREAD:
            return None
        values[column.id] = entry.value if entry.state is State.VALUE else None
    return values


def year_figure(table: Table, column: Column, year: int) -> Number | None:
    """Return a column's figure of a year over its types, None where a part of it is not known."""
    if column.once_a_year:
        entry = table.year_entry(column.id, year)
        value = entry.value if entry and entry.state is State.VALUE else None
        return None if isinstance(value, str) else value
    rows = asked_rows(table.of_year(year))
    values = [row.value(column.id) for row in rows]
    return None if None in values else total([v for v in values if v is not None])


def asked_rows(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one year that make rows by their type.

    A row without a type is one only where it is the year's only row.
    """
    typed = [row for row in rows if row.key]
    return typed or list(rows[:1])


def year_place(table: Table, column: Column, year: int) -> CellRef | None:
    """Return the cell that a finding about a column's year points at."""
    if column.once_a_year and (entry := table.year_entry(column.id, year)):
        return entry.where
    rows = asked_rows(table.of_year(year))
    entry = rows[0].entries.get(column.id) if rows else None
    return entry.where if entry else None


def about(
    table: Table,
    code: str,
    where: CellRef | None,
    *,
    year: int | None = None,
    key: str = "",
    column: Column | None = None,
    figures: Iterable[object] = (),
    rule: Rule | None = None,
    **details: Detail,
) -> Finding:
    """Return a finding about the table; a `rule` may have words of its own."""
    if year is not None:
        details = {"year": year, **details}
    if key:
        details = {"key": key, **details}
    if column is not None:
        details = {"column": column.name, **details}
    return Finding(
        code,
        where,
        sheet=table.sheet,
        form=table.form.id,
        key=(str(year), key) if year is not None else (),
        column=column.id if column else "",
        figures=tuple(map(str, figures)),
        details=details,
        message=rule.message if rule else "",
        cure=rule.cure if rule else "",
    )
