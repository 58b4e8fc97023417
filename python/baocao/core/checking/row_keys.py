"""Rows that repeat: a year and type twice, a figure that stands once a year again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..cells import CellRef, Entry, column_letters
from ..findings import Detail, Finding
from ..form import Column
from ..submission import Row, Table
from ..text import fold_literal
from .table import about, figure_entries, is_told, years_in


def check_row_keys(table: Table, years: range | None) -> Iterator[Finding]:
    """Yield an error for each year and type, or once-a-year figure, that several rows give.

    Where a year lacks its row for it (2019, 2019, 2021), the first error names that year too.
    """
    missing = absent_years(table, years)
    mistyped = 0 < len(missing) <= repeated_rows(table, years)
    for finding in _repeats(table, years):
        told = ", ".join(map(str, missing)) if mistyped else ""
        yield replace(finding, details={**finding.details, "missing": told}) if told else finding
        mistyped = False


def absent_years(table: Table, years: range | None) -> list[int]:
    """Return the years of the period that no row has."""
    present = {row.year for row in table.rows}
    return [year for year in years or () if year not in present]


def repeated_rows(table: Table, years: range | None) -> int:
    """Return how many rows repeat what another one gives: each may be one of another year."""
    return sum(int(finding.details["again"]) for finding in _repeats(table, years))


def _repeats(table: Table, years: range | None) -> Iterator[Finding]:
    for year in years_in(table, years):
        rows = table.of_year(year)
        if len(rows) > 1:
            yield from list(_repeated_rows(table, rows)) or _repeated_figures(table, rows)


def _repeated_rows(table: Table, rows: Sequence[Row]) -> Iterator[Finding]:
    by_key: dict[str, list[Row]] = {}
    for row in rows:
        by_key.setdefault(fold_literal(row.key), []).append(row)
    for same in by_key.values():
        if len(same) > 1:
            second = same[1]
            finding = about(
                table, "duplicate-row", second.place(_place(table, second)), year=second.year,
                key=second.key, count=len(same), again=len(same) - 1,
                figures=[e.raw for row in same[1:] for _, e in figure_entries(row, table)],
            )  # fmt: skip
            yield replace(finding, details={**finding.details, **_numbers(same)})


def _numbers(rows: Sequence[Row]) -> dict[str, str]:
    """Return what the rows are called: by number, those of a table turned round by letters."""
    if rows[0].turned:
        return {"letters": ", ".join(column_letters(row.number) for row in rows)}
    return {"rows": ", ".join(str(row.number) for row in rows)}


def _place(table: Table, row: Row) -> CellRef:
    """Return a cell of the row to point at: its key's, else its first figure's."""
    places = [row.entries[c.id].where for c in table.form.columns[1:] if c.id in row.entries]
    return places[0] if places else CellRef(table.sheet, row.number, 1)


def _repeated_figures(table: Table, rows: Sequence[Row]) -> Iterator[Finding]:
    again: list[tuple[Column, Entry]] = []
    for column in table.form.figures:
        if column.once_a_year:
            entries = [row.entries[column.id] for row in rows if column.id in row.entries]
            told = [entry for entry in entries if is_told(entry)]
            again += [(column, entry) for entry in told[1:]]
    if again:
        columns = ", ".join(dict.fromkeys(column.name for column, _ in again))
        first = rows[0].number
        place: dict[str, Detail] = (
            {"letter": column_letters(first)} if rows[0].turned else {"row": first}
        )
        lines = {entry.where.column if rows[0].turned else entry.where.row for _, entry in again}
        finding = about(
            table, "yearly-figure-repeated", again[0][1].where, year=rows[0].year,
            figures=[entry.raw for _, entry in again], columns=columns, again=len(lines),
        )  # fmt: skip
        yield replace(finding, details={**finding.details, **place})
