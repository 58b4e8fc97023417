"""The blocks of "Tổng quan", in the order in which a chairman asks."""

from __future__ import annotations

from ....core.consolidation import Consolidation
from ....wording import sheets
from ..book import Book
from ..by_unit import UnitFigures
from ..summary import period_line
from .by_type import write_types
from .by_units import write_units
from .headline import write_figures
from .outlying import write_outliers
from .page import Page
from .sent import write_states


def write_overview(book: Book, consolidation: Consolidation) -> None:
    """Write the sheet: who has sent, figures by year, type, and unit, figures far from others.

    Which figures are drawn as charts the forms declare.
    """
    page = Page(book, consolidation)
    _write_title(page)
    write_states(page)
    write_figures(page)
    charted = [(p, column) for p in page.places for column in p.table.form.figures if column.chart]
    for place, column in charted:
        write_types(page, place, column)
    units = {p.table.form.id: UnitFigures(consolidation, p.table) for p in page.places}
    write_outliers(page, units)
    for place, column in charted:
        write_units(page, place, column, units[place.table.form.id])
    page.finish()


def _write_title(page: Page) -> None:
    info = page.consolidation.own.info
    line = period_line(info["cutoff"], page.period)
    for text, style in (
        (sheets.OVERVIEW_TITLE, "left-title"),
        (" - ".join(part for part in (info["unit"], line) if part), "left-italic"),
    ):
        page.text(0, text, style)
        page.row += 1
    page.row += 1
