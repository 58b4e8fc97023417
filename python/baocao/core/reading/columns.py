"""What stands in a form's sheet beside the form: columns it does not know, rows that are hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..cells import CellRef, Grid, RawCell, Shown, State, column_letters
from ..findings import Finding
from ..kinds import Count, Money, Parsed
from ..names import EARLIER_COLUMN
from ..submission import Row
from ..text import name_key
from .locating import Layout

NO_FIGURES = frozenset(map(name_key, ("STT", "TT", "Số TT", "Số thứ tự", "Ghi chú", "Chú thích")))
"""Headings, as text.name_key has them, of columns whose numbers are nobody's figures."""
_EARLIER = name_key(EARLIER_COLUMN.format(name=""))

_OTHER_FILE = re.compile(r"'[^'!]*\[[^\]]+\][^'!]*'!|\[(?!0\])[^\]]+\][\w.]*!")
"""A reference into another file, quoted or not; a table's column ("Table1[Số]") is none, nor is a
name of this file ("[0]!Tên")."""


def stray_columns(layout: Layout, rows: Sequence[int], tick: int | None) -> Iterator[Finding]:
    """Yield a warning for each column that holds typed figures and is none of the form's."""
    taken = {*layout.columns.values(), tick, *layout.grid.hidden_columns}
    among = set(rows)
    filled = {column for row, column in layout.grid.cells if row in among}
    for column in sorted(filled - taken):
        if layout.missing and layout.headings.get(column):
            # A missing column is told with the headings that may be it.
            continue
        heading = layout.headings.get(column, "")
        if is_aside(heading):
            continue
        told = [row for row in rows if is_typed_figure(layout.grid.at(row, column))]
        if told and not (not heading and _counts_rows(layout.grid, column, told)):
            yield _stray(layout, CellRef(layout.grid.sheet, told[0], column), heading)


def is_aside(heading: str) -> bool:
    """Whether a column of this heading holds no figures of the unit, or last period's."""
    key = name_key(heading)
    return key in NO_FIGURES or key.startswith(_EARLIER)


def about_columns(layout: Layout) -> Iterator[Finding]:
    """Yield an error where columns are missing, with headings that may be theirs."""
    if layout.missing:
        strange = [c for c in layout.others if not is_aside(layout.headings[c])]
        unknown = "; ".join(f"“{layout.headings[c]}” ({column_letters(c)})" for c in strange)
        yield Finding(
            "column-missing", sheet=layout.grid.sheet, form=layout.form.id,
            details={"columns": "; ".join(c.heading for c in layout.missing),
                     **({"unknown": unknown} if unknown else {})},
        )  # fmt: skip


def _stray(layout: Layout, where: CellRef, heading: str) -> Finding:
    if heading:
        return Finding(
            "unknown-column", where, form=layout.form.id, figures=(heading,),
            details={"heading": heading},
        )  # fmt: skip
    letters = column_letters(where.column)
    return Finding(
        "figures-without-heading", where, form=layout.form.id, figures=(letters,),
        details={"letters": letters},
    )  # fmt: skip


def is_typed_figure(cell: RawCell) -> bool:
    """Whether a cell holds a number that somebody typed."""
    if cell.formula or isinstance(cell.value, bool) or cell.shown is Shown.DATE:
        return False
    if isinstance(cell.value, str):
        reading = Count().parse(cell)
        return isinstance(reading, Parsed) and reading.tolerance != "word-for-zero"
    return isinstance(Money("triệu đồng").parse(cell), Parsed)


def _counts_rows(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    """Whether an unnamed column only counts the rows: 1, 2, 3 …"""
    values = [grid.at(row, column).value for row in rows]
    return [str(v).removesuffix(".0") for v in values] == [str(n + 1) for n in range(len(values))]


def hidden_rows(layout: Layout, rows: Sequence[Row]) -> Iterator[Finding]:
    """Yield one warning where rows with figures are hidden: they were read all the same."""
    hidden = [row.number for row in rows if row.number in layout.grid.hidden_rows]
    if hidden:
        listed = ", ".join(map(str, hidden))
        yield Finding(
            "hidden-rows", sheet=layout.grid.sheet, form=layout.form.id, figures=(listed,),
            details={"rows": listed, "count": len(hidden)},
        )  # fmt: skip


def hidden_columns(layout: Layout, rows: Sequence[Row]) -> Iterator[Finding]:
    """Yield one warning where columns with figures are hidden: they were read all the same."""
    hidden = [
        column.id
        for column in layout.form.figures
        if layout.columns.get(column.id) in layout.grid.hidden_columns
        and any(row.entries[column.id].state is not State.BLANK for row in rows)
    ]
    if hidden:
        letters = ", ".join(column_letters(layout.columns[column]) for column in hidden)
        yield Finding(
            "hidden-columns", sheet=layout.grid.sheet, form=layout.form.id, figures=(letters,),
            details={"letters": letters},
        )  # fmt: skip


def foreign_formulas(layout: Layout, rows: Sequence[Row]) -> Iterator[Finding]:
    """Yield a warning for each figure whose formula reads another file."""
    for row in rows:
        for column, entry in row.entries.items():
            formula = layout.grid.at(entry.where.row, entry.where.column).formula or ""
            if _OTHER_FILE.search(formula):
                yield Finding(
                    "external-formula", entry.where, form=layout.form.id,
                    key=(str(row.year), row.key), column=column, figures=(entry.raw, formula),
                    details={"raw": entry.raw, "formula": formula, "year": row.year},
                )  # fmt: skip
