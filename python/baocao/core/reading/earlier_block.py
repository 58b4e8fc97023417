"""Last period's figures beside a form: formulas of the template, which somebody may type over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import names
from ..cells import Number
from ..combine import total
from ..findings import Finding
from ..form import Column
from ..kinds import Parsed
from ..submission import Previous
from .cells import shown_text
from .locating import Layout
from .overwritten import about_overwritten, typed_number


def overwritten_earlier(layout: Layout, previous: Sequence[Previous]) -> Iterator[Finding]:
    """Yield a warning for each typed figure of last period that "Số kỳ trước" says otherwise."""
    years = layout.named(names.EARLIER_YEARS)
    if years is None or layout.turned or not previous:
        return
    for column in layout.form.figures:
        place = layout.named(names.EARLIER_COLUMN.format(name=column.name))
        for row in range(layout.bottom + 1, layout.grid.last_row + 1) if place else ():
            assert place
            year = layout.form.year.kind.parse(layout.grid.at(row, years))
            cell = layout.grid.at(row, place)
            value = typed_number(column, cell)
            if value is None or not isinstance(year, Parsed):
                continue
            told = _told(layout, column, year.value, previous)
            if told is not None and told != value:
                where, raw = layout.place(row, place), shown_text(cell)
                yield about_overwritten(where, layout.form, column, raw, told, names.PREVIOUS)


def _told(
    layout: Layout, column: Column, year: object, previous: Sequence[Previous]
) -> Number | None:
    """Return what last period's report said of a year, over its types; None where nothing."""
    values = [
        figure.value
        for figure in previous
        if (figure.form, figure.year, figure.column) == (layout.form.id, year, column.id)
    ]
    return total(values)
