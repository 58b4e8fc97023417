"""Figures of one unit and year far from those of the others: which, why, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ....core.analysis import LEAST_UNITS, Outlier, outliers
from ....core.cells import Figure, column_letters, quoted_sheet
from ....core.form import Column, Form
from ....wording import sheets
from ..by_unit import Unit, UnitFigures
from ..detail import detail_column, detail_rows
from ..summary import figure_style
from .page import Page

_MOST = 20


@dataclass(frozen=True)
class _Found:
    form: Form
    column: Column
    year: int
    unit: Unit
    outlier: Outlier

    @property
    def cell(self) -> str:
        """The cell of the figure on "Chi tiết", the first of its rows."""
        row = detail_rows(1)[0] + self.unit.rows[self.year]
        return f"{column_letters(detail_column(self.form, self.column.id))}{row}"


def write_outliers(page: Page, units: Mapping[str, UnitFigures]) -> None:
    """List the units' figures that lie far from the others', the farthest first."""
    found, enough = _all(page, units)
    shown = found[:_MOST]
    page.block(sheets.OUTLIERS_BLOCK, len(shown) + 3)
    if shown:
        page.headings(sheets.OUTLIER_HEADINGS)
        page.row -= 1
        page.wide_text(page.beside, page.beside + 2, sheets.OVERVIEW_FIGURE, "heading")
        page.wide_text(page.beside + 3, page.end, sheets.OUTLIER_PLACE, "heading")
        page.row += 1
    for one in shown:
        _row(page, one)
    told = sheets.OUTLIERS_NOTE if found else sheets.NO_OUTLIERS
    if len(found) > _MOST:
        told = f"{sheets.MORE_OUTLIERS.format(shown=_MOST, count=len(found))} {told}"
    page.note(told if enough else sheets.FEW_UNITS.format(count=LEAST_UNITS))
    page.row += 1


def _all(page: Page, units: Mapping[str, UnitFigures]) -> tuple[list[_Found], bool]:
    """Return the outliers of every column and year, and whether any has units enough.

    The consolidating unit is no peer of its units.
    """
    found: list[_Found] = []
    most = 0
    for place in page.places:
        form = place.table.form
        for column in form.figures:
            peers = [unit for unit in units[form.id].of(column) if not unit.own]
            most = max(most, len(peers))
            for year in page.period:
                found += _of_year(form, column, year, peers)
    found.sort(key=lambda one: (-one.outlier.times, one.unit.name, one.year))
    return found, most >= LEAST_UNITS


def _of_year(form: Form, column: Column, year: int, peers: list[Unit]) -> Iterator[_Found]:
    told = {unit.name: unit for unit in peers if year in unit.yearly}
    for far in outliers({name: unit.yearly[year] for name, unit in told.items()}):
        yield _Found(form, column, year, told[far.unit], far)


def _row(page: Page, one: _Found) -> None:
    style = figure_style(one.column, Figure(one.outlier.value))
    page.text(0, one.unit.name)
    page.sheet.write_number(page.row, 1, one.year, page.book.styles["year"])
    page.formula(2, one.unit.formula(one.year), one.outlier.value, style)
    page.sheet.write_number(page.row, 3, one.outlier.median, page.book.styles[style])
    page.text(4, sheets.compared(one.outlier.value, one.outlier.median), "cell-centred")
    page.wide_text(page.beside, page.beside + 2, page.label(one.column))
    place = f"{one.form.detail_sheet}!{one.cell}"
    page.wide_text(page.beside + 3, page.end, place)
    link = f"internal:{quoted_sheet(one.form.detail_sheet)}!{one.cell}"
    page.sheet.write_url(page.row, page.beside + 3, link, page.book.styles["link"], place)
    page.row += 1
