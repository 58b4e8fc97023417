"""Last period's figures beside the form: grey columns right of the tick, never printed.

They are formulas over "Số kỳ trước": a reader that meets them takes them for no entries, and the
form's own columns stay what they are. The first line is the whole period, then the same years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...core.cells import column_letters
from ...core.filling import PreviousFigure
from ...core.form import Column
from ...core.names import EARLIER_COLUMN, EARLIER_YEARS
from ...wording import template as words
from ...wording.previous import WHOLE_PERIOD
from ..styles import Styles
from .paper import Formula, text_literal
from .places import FormPlaces
from .previous_sheet import previous_range

_WIDTH = 13
_LABEL_WIDTH = 24


def first_column(places: FormPlaces) -> int:
    """Return the first column of the block (from 1): one narrow column parts it from the tick."""
    return places.tick_column + 2


def write_earlier(
    sheet: Any, places: FormPlaces, figures: Sequence[PreviousFigure], styles: Styles
) -> None:
    """Write the block of a form with these figures of all forms."""
    first = first_column(places) - 1
    last = first + len(places.form.figures)
    sheet.set_column(first - 1, first - 1, 1.5)
    sheet.set_column(first, first, _LABEL_WIDTH)
    sheet.set_column(first + 1, last, _WIDTH)
    heading = styles["earlier-heading"]
    row = places.heading_row - 1
    sheet.merge_range(row, first, row, last, words.EARLIER_TITLE, heading)
    sheet.merge_range(row + 1, first, row + 2, first, EARLIER_YEARS, heading)
    for place, column in enumerate(places.form.figures, first + 1):
        text = EARLIER_COLUMN.format(name=column.name)
        sheet.merge_range(row + 1, place, row + 2, place, text, heading)
    _write_lines(sheet, places, figures, styles)
    _write_note(sheet, places, first, last, styles)


def _write_lines(
    sheet: Any, places: FormPlaces, figures: Sequence[PreviousFigure], styles: Styles
) -> None:
    first = first_column(places)
    for row, years in lines(places):
        label = Formula(_label_formula(row, years), label_told(years, figures))
        label.write(sheet, row, first, styles["earlier-heading"])
        for place, column in enumerate(places.form.figures, first + 1):
            style = styles["earlier-money" if column.is_money else "earlier-figure"]
            value = told(places, column, years, figures)
            Formula(_formula(places, column, row, years), value).write(sheet, row, place, style)


def _write_note(sheet: Any, places: FormPlaces, first: int, last: int, styles: Styles) -> None:
    top = places.first_row + len(places.years)
    bottom = max(top + 1, places.last_row - 1)
    sheet.merge_range(top, first, bottom, last, words.EARLIER_NOTE, styles["earlier-note"])


def lines(places: FormPlaces) -> Iterator[tuple[int, int | None]]:
    """Yield the block's rows: those of the years, then the whole period's (None)."""
    for year in places.years:
        yield places.row_of(year), year
    yield places.first_row + len(places.years), None


def told(
    places: FormPlaces, column: Column, years: int | None, figures: Sequence[PreviousFigure]
) -> float | str:
    """Return what last period's report said of a year (None: of the whole period), "" for none."""
    values = [
        figure.value
        for figure in figures
        if (figure.form, figure.column) == (places.form.id, column.id)
        and _fits(figure.years, years)
    ]
    return float(sum(values)) if values else ""


def label_told(years: int | None, figures: Sequence[PreviousFigure]) -> int | str:
    """Return what a line is called: as "Số kỳ trước" says more than the year, else the year."""
    told = (str(figure.years) for figure in figures)
    found = next((text for text in told if _says_more(text, years)), "")
    return found or (words.EARLIER_PERIOD if years is None else years)


def _says_more(text: str, years: int | None) -> bool:
    return text.startswith(WHOLE_PERIOD if years is None else f"{years} (")


def _label_formula(row: int, years: int | None) -> str:
    asked = text_literal(f"{WHOLE_PERIOD}*") if years is None else f'$A{row}&" (*"'
    instead = text_literal(words.EARLIER_PERIOD) if years is None else f"$A{row}"
    written = previous_range("year")
    return f"IFERROR(INDEX({written},MATCH({asked},{written},0)),{instead})"


def _fits(written: int | str, years: int | None) -> bool:
    return written == years or _says_more(str(written), years)


def _formula(places: FormPlaces, column: Column, row: int, years: int | None) -> str:
    about = (
        f"{previous_range('form')},{text_literal(_literal(places.form.name))},"
        f"{previous_range('column')},{text_literal(_literal(column.name))},{previous_range('year')}"
    )
    asked = (
        [f"$A{row}", f'$A{row}&" (*"'] if years is not None
        else [text_literal(f"{WHOLE_PERIOD}*")]
    )  # fmt: skip
    count = "+".join(f"COUNTIFS({about},{one})" for one in asked)
    total = "+".join(f"SUMIFS({previous_range('value')},{about},{one})" for one in asked)
    return f'IF({count}=0,"",{total})'


def _literal(text: str) -> str:
    """Return a text as a criterion that stands for itself: no wildcards."""
    for sign in "~*?":
        text = text.replace(sign, f"~{sign}")
    return text


def values(places: FormPlaces, figures: Sequence[PreviousFigure]) -> dict[str, float | int | str]:
    """Return the value of each formula of the block, by address, for these figures."""
    first = first_column(places)
    found: dict[str, float | int | str] = {}
    for row, years in lines(places):
        found[f"{column_letters(first)}{row}"] = label_told(years, figures)
        for place, column in enumerate(places.form.figures, first + 1):
            found[f"{column_letters(place)}{row}"] = told(places, column, years, figures)
    return found
