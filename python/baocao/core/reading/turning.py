"""A form whose table was turned round: its years stand side by side, its columns below each other.

The sheet is looked at through its mirror image, which the ordinary reader reads; what it then says
of cells is turned back, so that every value keeps the address that it has in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from ..cells import Area, CellRef, Grid, column_letters, column_number
from ..findings import Detail, Finding
from ..form import Form
from ..names import TICK
from ..submission import Row, Table
from ..text import clean, name_key
from .columns import is_aside, is_typed_figure
from .locating import MOST_HEADING_ROWS, Layout, locate
from .year_columns import with_years, years_told

_MOST_ROWS, _MOST_COLUMNS = 200, 60
"""A form has no more lines than that, and no more years and types."""
_FEWEST_YEARS = 2
_T = TypeVar("_T")


def turned_layout(grid: Grid, form: Form, period: range | None) -> Layout | None:
    """Return where the form stands in the sheet's mirror image, None where it does not stand so.

    A table is turned round where half of the form's columns are names of its rows, with years side
    by side. It can be read where `is_readable` says so.
    """
    view = mirrored(grid)
    for height in range(MOST_HEADING_ROWS, 0, -1):
        layout = locate(view, form, height)
        layout = layout and with_years(layout, period)
        if layout and _is_turned(layout, period):
            return _without_head(layout, grid)
    return None


def _is_turned(layout: Layout, period: range | None) -> bool:
    """Whether half of the form's columns are there, with years that none of the headings hides."""
    others = [c for c in layout.form.columns if c.id != layout.form.year.id]
    found = [c for c in others if c.id in layout.columns]
    fewest = min(_FEWEST_YEARS, len(period or (0, 0)))
    return 2 * len(found) >= len(others) and len(years_told(layout, period)) >= fewest


def mirrored(grid: Grid) -> Grid:
    """Return the sheet, as far as a form may reach, with rows and columns exchanged."""
    cells = {
        (column, row): cell
        for (row, column), cell in grid.cells.items()
        if row <= _MOST_ROWS and column <= _MOST_COLUMNS
    }
    return replace(
        grid,
        cells=cells,
        merged=tuple(Area(a.left, a.top, a.right, a.bottom) for a in grid.merged),
        hidden_rows=grid.hidden_columns,
        hidden_columns=grid.hidden_rows,
        notes=_swapped(grid.notes),
        links=_swapped(grid.links),
    )


def _swapped(told: Mapping[tuple[int, int], _T]) -> dict[tuple[int, int], _T]:
    return {(column, row): text for (row, column), text in told.items()}


def _without_head(layout: Layout, grid: Grid) -> Layout:
    """Return the layout without what stands above the table: it is beside it in the mirror."""
    first = min(layout.columns.values())
    kept = {place: cell for place, cell in layout.grid.cells.items() if place[1] >= first}
    headings = {c: text for c, text in layout.headings.items() if c >= first}
    view = replace(layout.grid, cells=kept)
    return replace(layout, grid=view, headings=headings, turned=grid)


def strangers(layout: Layout) -> Iterator[CellRef]:
    """Yield the rows with figures whose names are no columns of the form, by their first cell."""
    taken = set(layout.columns.values())
    rows = {row for row, _ in layout.grid.cells if row > layout.bottom}
    filled = {c for r, c in layout.grid.cells if c not in taken and r in rows}
    for column in sorted(filled):
        name = name_key(layout.headings.get(column, ""))
        if is_aside(name) or name.startswith(name_key(TICK)):
            continue
        if any(is_typed_figure(layout.grid.at(row, column)) for row in rows):
            yield CellRef(layout.grid.sheet, column, layout.bottom)


def is_readable(layout: Layout) -> bool:
    """Whether the names of a turned table's rows are the form's columns, one to one."""
    return not layout.missing and not any(strangers(layout))


def about_turned(layout: Layout) -> Finding:
    """Return what is to be said of a turned table: how it was read, or the shape it must have."""
    form = layout.form
    year = layout.columns[form.year.id]
    details: dict[str, Detail] = {"row": year, "wanted": form.sheet}
    if is_readable(layout):
        where = CellRef(layout.grid.sheet, year, layout.top)
        return Finding("table-turned", where, form=form.id, figures=(form.sheet,), details=details)
    details["headings"] = _shape(form)
    missing = "; ".join(column.heading for column in layout.missing)
    unknown = "; ".join(_named(layout, where) for where in strangers(layout))
    told = {"missing": missing, "unknown": unknown}
    details |= {name: text for name, text in told.items() if text}
    return Finding(
        "table-turned-unread", sheet=layout.grid.sheet, form=form.id,
        figures=(missing, unknown), details=details,
    )  # fmt: skip


def _shape(form: Form) -> str:
    """Return the form's heading in words: a group with its columns behind it."""
    told: list[str] = []
    for group, columns in groupby(form.columns, lambda column: column.group):
        names = ", ".join(column.heading for column in columns)
        told.append(f"{group} ({names})" if group else names)
    return "; ".join(told)


def _named(layout: Layout, where: CellRef) -> str:
    """Return a row by its name and its cell, in the file's own address."""
    name = layout.headings.get(where.row, "") or _first_text(layout, where.row)
    return f"“{name}” (ô {where.address})" if name else f"dòng {where.row}"


def _first_text(layout: Layout, row: int) -> str:
    cells = layout.turned.cells if layout.turned else {}
    texts = (cells[place].value for place in sorted(cells) if place[0] == row)
    return next((clean(text) for text in texts if isinstance(text, str)), "")


def table_as_it_stands(table: Table) -> Table:
    """Return a table read in the mirror with the cells' addresses of the file."""
    totals = {name: replace(e, where=_back(e.where)) for name, e in table.typed_totals.items()}
    return replace(table, rows=tuple(map(_row_back, table.rows)), typed_totals=totals)


def _row_back(row: Row) -> Row:
    entries = {name: replace(e, where=_back(e.where)) for name, e in row.entries.items()}
    return replace(row, entries=entries)


def findings_as_they_stand(found: Iterable[Finding]) -> list[Finding]:
    """Return findings about the mirror as findings about the file."""
    return [_finding_back(finding) for finding in found if finding.code != "year-heading"]


def _finding_back(finding: Finding) -> Finding:
    if finding.code == "hidden-rows":
        numbers = [int(n) for n in str(finding.details["rows"]).split(", ")]
        letters = ", ".join(map(column_letters, numbers))
        return replace(
            finding, code="hidden-columns", figures=(letters,), details={"letters": letters}
        )
    if finding.code == "hidden-columns":
        numbers = [column_number(text) for text in str(finding.details["letters"]).split(", ")]
        rows = ", ".join(map(str, numbers))
        details: dict[str, Detail] = {"rows": rows, "count": len(numbers)}
        return replace(finding, code="hidden-rows", figures=(rows,), details=details)
    return replace(finding, where=_back(finding.where)) if finding.where else finding


def _back(where: CellRef) -> CellRef:
    return CellRef(where.sheet, where.column, where.row)
