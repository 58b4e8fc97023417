"""The column of the years where it is headed otherwise: "Giai đoạn", "Thời gian", or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..cells import CellRef, RawCell, column_letters
from ..findings import Finding
from ..kinds import Parsed
from .columns import is_aside
from .locating import Layout, is_column_numbers

_FEWEST = 2
_LAST_COLUMN = 60
"""Years are looked for in so many columns."""


_Below = Sequence[tuple[int, RawCell]]
"""The cells of one column below the heading, by row."""


def with_years(layout: Layout, period: range | None) -> Layout:
    """Return the layout with the one column that holds the years, as it is where it has one.

    Such a column holds years of the period below the heading, and no figures; of two of them
    neither is taken.
    """
    year = layout.form.year.id
    if year in layout.columns or not layout.columns:
        return layout
    taken = set(layout.columns.values())
    found = [
        column
        for column, below in _columns_below(layout).items()
        if column not in taken
        and not is_aside(layout.headings.get(column, ""))
        and _holds_years(layout, below, period)
    ]
    if len(found) != 1:
        return layout
    return replace(layout, columns={year: found[0], **layout.columns})


def years_told(layout: Layout, period: range | None) -> set[int]:
    """Return the years, of the period where it is known, that the layout's year column holds."""
    column = layout.columns.get(layout.form.year.id, 0)
    return _years_in(layout, _columns_below(layout).get(column, ()), period)


def first_year(layout: Layout) -> int:
    """Return the first row below the heading whose cell of the year holds one; 0 where none."""
    column = layout.columns.get(layout.form.year.id, 0)
    parse = layout.form.year.kind.parse
    below = _columns_below(layout).get(column, ())
    return min((row for row, cell in below if isinstance(parse(cell), Parsed)), default=0)


def _columns_below(layout: Layout) -> Mapping[int, _Below]:
    """Return the sheet's columns below the heading, as far as a form may reach."""
    columns: dict[int, list[tuple[int, RawCell]]] = defaultdict(list)
    for (row, column), cell in layout.grid.cells.items():
        if row > layout.bottom and column <= _LAST_COLUMN:
            columns[column].append((row, cell))
    return columns


def _holds_years(layout: Layout, below: _Below, period: range | None) -> bool:
    needed = min(_FEWEST, len(period)) if period else _FEWEST
    return len(_years_in(layout, below, period)) >= needed and not _has_others(layout, below)


def _years_in(layout: Layout, below: _Below, period: range | None) -> set[int]:
    readings = (layout.form.year.kind.parse(cell) for _, cell in below)
    years = {r.value for r in readings if isinstance(r, Parsed) and isinstance(r.value, int)}
    return years & set(period) if period else years


def _has_others(layout: Layout, below: _Below) -> bool:
    """Whether a column holds, beside the form's figures, a number that is no year."""
    figures = [layout.columns[c.id] for c in layout.form.figures if c.id in layout.columns]
    return any(
        _is_number(cell)
        and not isinstance(layout.form.year.kind.parse(cell), Parsed)
        and any(_is_number(layout.grid.at(row, figure)) for figure in figures)
        and not is_column_numbers(layout, row)
        for row, cell in below
    )


def _is_number(cell: RawCell) -> bool:
    return isinstance(cell.value, int | float) and not isinstance(cell.value, bool)


def about_year_heading(layout: Layout) -> Iterator[Finding]:
    """Yield a remark where the column of the years is headed otherwise."""
    column = layout.columns.get(layout.form.year.id)
    if column is None:
        return
    heading = layout.headings.get(column, "")
    if layout.form.year in layout.form.column_names.columns_of(heading):
        return
    where = CellRef(layout.grid.sheet, layout.bottom, column)
    told = {"raw": heading} if heading else {"letters": column_letters(column)}
    yield Finding(
        "year-heading", where, form=layout.form.id, figures=(heading,),
        details={"column": layout.form.year.name, **told},
    )  # fmt: skip
