"""Which sheet of a workbook is which form: by its name, else by its headings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from ..cells import Grid, State
from ..findings import Finding
from ..form import Form
from ..text import fold, name_key
from .locating import Layout, locate
from .table import TableReading
from .turning import about_turned, is_readable, turned_layout
from .year_columns import with_years

_ENOUGH = 2 / 3
"""The part of a form's columns that a sheet of another name must have to be taken for it."""


@dataclass(frozen=True)
class Chosen:
    """The sheet taken for a form and how it was read, None where there is none; and why so."""

    layout: Layout | None
    reading: TableReading | None
    findings: tuple[Finding, ...] = ()


def candidates(
    form: Form, grids: Iterable[Grid], reserved: Collection[str], period: range | None = None
) -> list[Layout]:
    """Return where the form may stand: visible sheets first, of its own name before others.

    Hidden sheets are looked at only where no visible one fits. `reserved` are the folded names of
    sheets that are known for something else; `period` are the years of the report.
    """
    fitting = [layout for grid in grids if (layout := _fitting(form, grid, reserved, period))]
    # A sheet of the form's name without its headings gives way to one that has them.
    fitting = [layout for layout in fitting if _is_enough(layout)] or fitting
    visible = [layout for layout in fitting if layout.grid.visible]
    return sorted(visible or fitting, key=lambda layout: not _is_named(form, layout.grid))


def _fitting(
    form: Form, grid: Grid, reserved: Collection[str], period: range | None
) -> Layout | None:
    named = _is_named(form, grid)
    if not named and fold(grid.sheet) in reserved:
        return None
    layout = locate(grid, form)
    if layout is None or layout.missing:
        layout = _otherwise(form, grid, layout, period)
    if named:
        return layout or Layout(form, grid, 0, grid.last_row, {})
    if layout is None or form.year.id not in layout.columns:
        return None
    return layout if _is_enough(layout) else None


def _otherwise(
    form: Form, grid: Grid, layout: Layout | None, period: range | None
) -> Layout | None:
    """Return where an incomplete form stands: its years headed otherwise, or turned round."""
    layout = layout and with_years(layout, period)
    if layout and not layout.missing:
        return layout
    turned = turned_layout(grid, form, period)
    found = len(layout.columns) if layout else 0
    return turned if turned and len(turned.columns) > found else layout


def _is_enough(layout: Layout) -> bool:
    return len(layout.columns) >= len(layout.form.columns) * _ENOUGH


def _is_named(form: Form, grid: Grid) -> bool:
    return name_key(grid.sheet) == name_key(form.sheet)


def choose(form: Form, layouts: Sequence[Layout], read: Callable[[Layout], TableReading]) -> Chosen:
    """Return the one sheet that is the form, and what is to be said of the choice."""
    if not layouts:
        return Chosen(None, None, (_about(form, "sheet-missing", form.sheet),))
    unread = [layout for layout in layouts if layout.turned and not is_readable(layout)]
    layouts = [layout for layout in layouts if layout not in unread]
    if not layouts:
        return Chosen(None, None, (about_turned(unread[0]),))
    readings = [read(layout) for layout in layouts]
    filled = [place for place, reading in enumerate(readings) if not reading.blank]
    place = filled[0] if filled else 0
    rivals = [readings[other] for other in filled if other != place]
    differing = [r for r in rivals if _figures(r) != _figures(readings[place])]
    if differing:
        names = [readings[place].table.sheet, *(r.table.sheet for r in differing)]
        finding = _about(form, "sheet-twice", names[0], sheets="; ".join(names))
        return Chosen(layouts[place], readings[place], (finding,))
    found = _how_found(form, layouts[place])
    if len(layouts) > 1:
        others = [layout.grid.sheet for n, layout in enumerate(layouts) if n != place]
        found += (_about(form, "sheet-copy", layouts[place].grid.sheet, sheets="; ".join(others)),)
    return Chosen(layouts[place], readings[place], found)


def _how_found(form: Form, layout: Layout) -> tuple[Finding, ...]:
    sheet = layout.grid.sheet
    found: tuple[Finding, ...] = ()
    if layout.grid.named and not _is_named(form, layout.grid):
        found += (_about(form, "sheet-renamed", sheet, wanted=form.sheet),)
    if layout.turned:
        found += (about_turned(layout),)
    if not layout.grid.visible:
        found += (_about(form, "sheet-hidden", sheet),)
    return found


def _about(form: Form, code: str, sheet: str, **details: str) -> Finding:
    return Finding(code, sheet=sheet, form=form.id, figures=(sheet,), details=details)


def _figures(reading: TableReading) -> list[tuple[object, ...]]:
    """Return what a form says, apart from where it says it."""
    return [
        (row.year, fold(row.key), column, entry.raw if entry.state is State.UNREAD else entry.value)
        for row in reading.table.rows
        for column, entry in sorted(row.entries.items())
    ]
