"""Cells and totals: own cells of a consolidating workbook, blanks, totals that were typed."""

from __future__ import annotations

from collections.abc import Iterator

from ..cells import Entry, Number, State
from ..combine import Behaviour, total
from ..findings import Finding
from ..form import Column
from ..rules import NotCumulative
from ..submission import Table
from .table import about, year_figure

_LIKE_A_PHONE = 10**8
"""A telephone number without its zero has nine digits."""


_Summed = tuple[Column, Entry, list[Number]]
"""A stock, its typed total, its figures by year."""


def check_own_cells(table: Table) -> Iterator[Finding]:
    """Yield an error for each own cell that formulas cannot add as it stands."""
    for row in table.rows:
        for column in table.form.figures:
            entry = row.entries.get(column.id)
            if entry and not entry.plain and entry.state is not State.UNREAD:
                yield about(
                    table, "own-not-a-number", entry.where, year=row.year, key=row.key,
                    column=column, figures=(entry.raw,), raw=entry.raw,
                )  # fmt: skip


def check_likely_years(table: Table, years: range | None) -> Iterator[Finding]:
    """Yield a warning for each count that is one of the period's years: a slip of the column."""
    for row in table.rows:
        for column in table.form.figures:
            value = row.value(column.id)
            if years and not column.is_money and value in years:
                yield about(
                    table, "year-for-number", row.entries[column.id].where, year=row.year,
                    key=row.key, column=column, figures=(value,), raw=str(value),
                )  # fmt: skip


def check_large_counts(table: Table) -> Iterator[Finding]:
    """Yield a warning for each count so large that it may be a telephone number."""
    for row in table.rows:
        for column in table.form.figures:
            value = row.value(column.id)
            if not column.is_money and value is not None and value >= _LIKE_A_PHONE:
                yield about(
                    table, "large-for-number", row.entries[column.id].where, year=row.year,
                    key=row.key, column=column, figures=(value,), raw=str(value),
                )  # fmt: skip


def check_totals(table: Table, years: range | None) -> Iterator[Finding]:
    """Yield what is wrong with a typed total: a stock summed, years that add up, another sum.

    The sum is that of the years that are told, as the template's own formula adds them.
    """
    if years is None:
        return
    summed: list[_Summed] = []
    for column in table.form.figures:
        typed = table.typed_totals.get(column.id)
        yearly = [year_figure(table, column, year) for year in years]
        known = [value for value in yearly if value is not None]
        if typed is None or not isinstance(typed.value, Number):
            continue
        stock = column.behaviour is Behaviour.STOCK
        if len(known) < len(yearly):
            if known and not stock and _is_read(table, column):
                yield from _wrong_total(table, column, typed, typed.value, known)
            continue
        if stock and known[-1] != typed.value == total(known):
            summed.append((column, typed, known))
            continue
        yield from _wrong_total(table, column, typed, typed.value, known)
    if summed:
        yield _summed_stocks(table, summed)


def _is_read(table: Table, column: Column) -> bool:
    """Whether every cell of a column could be read: what is not known of it was left blank."""
    entries = (row.entries.get(column.id) for row in table.rows)
    return not any(entry and entry.state is State.UNREAD for entry in entries)


def _wrong_total(
    table: Table, column: Column, typed: Entry, value: Number, yearly: list[Number]
) -> Iterator[Finding]:
    stock = column.behaviour is Behaviour.STOCK
    expected = yearly[-1] if stock else total(yearly)
    rule = next((r for r in table.form.rules
                 if isinstance(r, NotCumulative) and column.id in r.columns), None)  # fmt: skip
    if rule and rule.violated(yearly, value):
        yield about(
            table, rule.code, typed.where, column=column, figures=yearly, rule=rule,
            values=", ".join(map(str, yearly)), total=str(value),
        )  # fmt: skip
    elif value != expected:
        yield about(
            table, "total-typed", typed.where, column=column, figures=(value, expected or 0),
            raw=str(value), expected=str(expected),
        )  # fmt: skip


def _summed_stocks(table: Table, summed: list[_Summed]) -> Finding:
    columns = "; ".join(
        f"{column.name}: {' + '.join(map(str, yearly))} = {entry.value}"
        for column, entry, yearly in summed
    )
    return about(
        table, "stock-summed", summed[0][1].where, figures=[e.value for _, e, _ in summed],
        columns=columns,
    )  # fmt: skip
