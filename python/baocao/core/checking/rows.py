"""Rules that one row, or one year's once-a-year figures, decide."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings import Finding
from ..form import Column
from ..rules import RowRule, Values
from ..submission import Row, Table
from .table import about, row_values, year_place, years_in


def check_rows(table: Table, years: range | None) -> Iterator[Finding]:
    """Yield what breaks a rule of a row; a year's finding is one for all years of equal figures."""
    for rule in table.form.rules:
        if not isinstance(rule, RowRule):
            continue
        columns = [table.form.by_id[c] for c in rule.needed]
        broken = list(_broken(table, rule, columns, years))
        if all(column.once_a_year for column in columns):
            yield from _by_figures(table, rule, columns, broken)
        else:
            for row, values in broken:
                yield _finding(table, rule, columns, [row], values)


def _broken(
    table: Table, rule: RowRule, columns: list[Column], years: range | None
) -> Iterator[tuple[Row, Values]]:
    once = all(column.once_a_year for column in columns)
    for year in years_in(table, years):
        rows = table.of_year(year)
        for row in rows[:1] if once else rows:
            values = row_values(table, row, columns)
            if values is not None and rule.violated(values):
                yield row, values


def _by_figures(
    table: Table, rule: RowRule, columns: list[Column], broken: list[tuple[Row, Values]]
) -> Iterator[Finding]:
    groups: dict[tuple[object, ...], list[tuple[Row, Values]]] = {}
    for row, values in broken:
        groups.setdefault(tuple(values[c.id] for c in columns), []).append((row, values))
    for group in groups.values():
        yield _finding(table, rule, columns, [row for row, _ in group], group[0][1])


def _finding(
    table: Table, rule: RowRule, columns: list[Column], rows: list[Row], values: Values
) -> Finding:
    column = columns[0]
    first = rows[0]
    where = (
        year_place(table, column, first.year)
        if column.once_a_year
        else first.entries[column.id].where
    )
    others = columns[len(rule.columns) :]
    return about(
        table, rule.code, where, year=first.year, key=first.key, column=column,
        figures=[values[c.id] for c in columns], rule=rule,
        years=", ".join(str(row.year) for row in rows) if len(rows) > 1 else "",
        value=_told(columns[: len(rule.columns)], values),
        columns=" + ".join(c.name for c in columns[: len(rule.columns)]),
        others=" + ".join(c.name for c in others), other_value=_told(others, values),
    )  # fmt: skip


def _told(columns: list[Column], values: Values) -> str:
    """Return the columns' values as a sum is written: 16, or 0 + 16."""
    return " + ".join(str(values[c.id]) if values[c.id] is not None else "…" for c in columns)
