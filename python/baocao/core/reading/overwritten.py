"""Figures of "Tổng hợp Mẫu n" that somebody typed over the formula that the program wrote there.

Nothing is read from that sheet: its figures are computed from "Mẫu n" and "Chi tiết Mẫu n". A typed
one that is no longer that sum is asked about, with both numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..cells import CellRef, Grid, Nature, Number, RawCell
from ..combine import Behaviour
from ..findings import Finding
from ..form import Column, Form
from ..kinds import Money, Parsed
from ..submission import DetailRow, Row, Table
from ..text import fold_literal
from .cells import shown_text
from .locating import Layout, locate
from .total_labels import total_named


def overwritten(
    form: Form, summary: Grid | None, own: Table | None, details: Sequence[DetailRow]
) -> Iterator[Finding]:
    """Yield a warning for each typed figure that is not what the rows of `own` and `details` give.

    Whether the own form counts is not known here: the sum with it and the one without it are right.
    """
    layout = locate(summary, form) if summary and details else None
    if layout is None or layout.missing:
        return
    counted = [row for row in details if row.counted]
    rows = dict(_rows(layout))
    for row, told in rows.items():
        for column in form.figures:
            cell = layout.grid.at(row, layout.columns[column.id])
            value = typed_number(column, cell)
            if value is None:
                continue
            sums = [
                _sum(column, told, rows.values(), table, counted)
                for table in ([own] if own else []) + [None]
            ]
            if value not in sums:
                where, raw = layout.cell(row, column.id), shown_text(cell)
                yield about_overwritten(where, form, column, raw, sums[0], form.detail_sheet)


_Told = tuple[int, str]
"""A row's year and type; the year 0 is the total."""


def _rows(layout: Layout) -> Iterator[tuple[int, _Told]]:
    form, grid = layout.form, layout.grid
    for row in range(layout.bottom + 1, grid.last_row + 1):
        cell = grid.at(row, layout.columns[form.year.id])
        year = form.year.kind.parse(cell)
        key = next((str(grid.at(row, layout.columns[c.id]).value or "") for c in form.keys), "")
        if isinstance(year, Parsed) and isinstance(year.value, int):
            yield row, (year.value, fold_literal(key))
        elif isinstance(cell.value, str) and total_named(cell.value):
            yield row, (0, "")


def typed_number(column: Column, cell: RawCell) -> Number | None:
    """Return the figure of a column that a cell holds and no formula gave it, None where none."""
    if cell.formula or cell.nature is not Nature.VALUE or isinstance(cell.value, str):
        return None
    kind = Money("triệu đồng") if column.is_money else column.kind
    reading = kind.parse(cell)
    told = reading.value if isinstance(reading, Parsed) else None
    return told if isinstance(told, Number) else None


def about_overwritten(
    where: CellRef, form: Form, column: Column, raw: str, expected: Number, origin: str
) -> Finding:
    """Return the warning of a typed figure; `origin` is the sheet that its formula adds from."""
    return Finding(
        "formula-overwritten", where, form=form.id, column=column.id, figures=(raw, str(expected)),
        details={"raw": raw, "expected": str(expected), "column": column.name, "origin": origin},
    )  # fmt: skip


def _sum(
    column: Column,
    told: _Told,
    rows: Iterable[_Told],
    own: Table | None,
    details: Sequence[DetailRow],
) -> Number:
    """Return what a row of the sheet adds up to, of the total over all its years."""
    year, key = told
    if year:
        return _of_year(column, year, None if column.once_a_year else key, own, details)
    years = {y for y, _ in rows if y}
    if column.behaviour is Behaviour.STOCK:
        years = {max(years, default=0)}
    return sum(_of_year(column, y, None, own, details) for y in years)


def _of_year(
    column: Column, year: int, key: str | None, own: Table | None, details: Sequence[DetailRow]
) -> Number:
    """Return the sum of a year's rows, of one type where `key` is one."""
    mine: list[Row] = list(own.of_year(year)) if own else []
    values = [row.value(column.id) for row in mine if key in (None, fold_literal(row.key))]
    values += [
        row.values.get(column.id)
        for row in details
        if row.year == year and key in (None, fold_literal(row.key))
    ]
    return sum(value for value in values if value is not None)
