"""Years: those that lack, are blank or lie outside; one year to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..cells import Entry, State
from ..days import open_years
from ..findings import Finding
from ..form import Column
from ..rules import KeyNeedsCount, NoFall, YearRule
from ..submission import Info, Previous, Row, Table
from ..text import fold_literal
from .row_keys import absent_years, repeated_rows
from .table import about, asked_rows, figure_entries, is_told, year_figure, year_place, years_in

_NO_YEAR = frozenset(("not-a-year", "row-without-year"))
_WHY_EMPTY = frozenset(("column-missing", "figures-in-drawing")) | _NO_YEAR
_NO_VALUE = frozenset(("formula-without-value", "cell-error"))


def is_empty(table: Table) -> bool:
    """Whether no figure at all is written in the form."""
    return not any(is_told(entry) for row in table.rows for _, entry in figure_entries(row, table))


def check_years(
    table: Table, years: range | None, reading: Sequence[Finding] = ()
) -> Iterator[Finding]:
    """Yield what lacks: the whole form, a year's row, a year's figures, one figure."""
    if is_empty(table):
        if not any(f.form == table.form.id and f.code in _WHY_EMPTY for f in reading):
            totals = "; ".join(str(entry.value) for entry in table.typed_totals.values())
            yield about(table, "form-empty", None, totals=totals)
        return
    yield from _missing_years(table, years, reading)
    for year in dict.fromkeys(row.year for row in table.rows):
        if years is not None and year not in years:
            yield from _outside(table, year)
        else:
            yield from _blanks(table, year)


def _missing_years(
    table: Table, years: range | None, reading: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield an error for each year without a row, unless a row's year is told to be another's.

    That is where it could not be read, or is that of another row.
    """
    missing = absent_years(table, years)
    unread = sum(_unread_years(f) for f in reading if table.form.id in f.forms)
    if missing and unread + repeated_rows(table, years) < len(missing):
        for year in missing:
            yield about(table, "year-missing", None, year=year)


def _unread_years(finding: Finding) -> int:
    """Return how many rows have lost their year by what the finding tells."""
    if finding.code in _NO_YEAR:
        return 1
    if finding.code not in _NO_VALUE or finding.key != ("",):
        return 0
    others = str(finding.details.get("others", ""))
    return 1 + others.count(",") + bool(others)


def _outside(table: Table, year: int) -> Iterator[Finding]:
    for row in table.of_year(year):
        told = [entry for _, entry in figure_entries(row, table) if is_told(entry)]
        if told:
            where = row.place(told[0].where)
            yield about(table, "year-outside", where, year=year, figures=[e.raw for e in told])
            return


def _blanks(table: Table, year: int) -> Iterator[Finding]:
    rows = table.of_year(year)
    asked = list(_asked_entries(table, rows))
    if (
        asked
        and all(e.state is State.BLANK and not e.raw for _, _, e in asked)
        and not any(row.key for row in rows)
    ):
        yield about(table, "year-blank", asked[0][2].where, year=year)
        return
    for row, column, entry in asked:
        if entry.state is State.BLANK and entry.tolerance != "said-not-yet":
            yield about(table, "blank", entry.where, year=year, key=row.key, column=column)


def _asked_entries(table: Table, rows: Sequence[Row]) -> Iterator[tuple[Row, Column, Entry]]:
    """Yield the figures that a year must give: each type's, and those that stand once."""
    for place, row in enumerate(asked_rows(rows)):
        for column, entry in figure_entries(row, table):
            if column.once_a_year:
                if place == 0 and (told := table.year_entry(column.id, row.year)) is not None:
                    yield row, column, told
            elif not (entry.state is State.BLANK and row.key and _has_own_finding(table, column)):
                yield row, column, entry


def _has_own_finding(table: Table, column: Column) -> bool:
    """Whether a blank beside a filled key is told by a rule of the form."""
    return any(isinstance(r, KeyNeedsCount) and column.id in r.others for r in table.form.rules)


def check_year_rules(table: Table, years: range | None, info: Info) -> Iterator[Finding]:
    """Yield what breaks a rule between one year and the next; an open year is no fall."""
    told = sorted(years_in(table, years))
    still_open = open_years(info, told)
    for rule in table.form.rules:
        if not isinstance(rule, YearRule):
            continue
        for column in (table.form.by_id[c] for c in rule.columns):
            for before, now in pairwise(told):
                if now - before == 1 and not (isinstance(rule, NoFall) and now in still_open):
                    yield from _between(table, rule, column, before, now)


def _between(
    table: Table, rule: YearRule, column: Column, before: int, now: int
) -> Iterator[Finding]:
    was, value = year_figure(table, column, before), year_figure(table, column, now)
    if was is not None and value is not None and rule.violated(was, value):
        yield about(
            table, rule.code, year_place(table, column, now), year=now, column=column,
            figures=(was, value), rule=rule, before=before, was=str(was),
            value=str(value),
        )  # fmt: skip


def check_previous(table: Table, previous: Sequence[Previous]) -> Iterator[Finding]:
    """Yield a warning for each figure that is not what last period's report said."""
    for figure in previous:
        column = table.form.by_id.get(figure.column)
        if figure.form != table.form.id or column is None:
            continue
        rows = [
            row
            for row in table.of_year(figure.year)
            if fold_literal(row.key) == fold_literal(figure.key)
        ]
        if column.once_a_year or not figure.key:
            value = year_figure(table, column, figure.year)
            where = year_place(table, column, figure.year)
        else:
            value = rows[0].value(column.id) if rows else None
            where = rows[0].entries[column.id].where if value is not None else None
        if value is not None and value != figure.value:
            yield about(
                table, "restated", where, year=figure.year, key=figure.key, column=column,
                figures=(figure.value, value), was=str(figure.value), value=str(value),
            )  # fmt: skip
