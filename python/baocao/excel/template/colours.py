"""Colours that come and go with what is typed: entries that are no figures, and fractions."""

from __future__ import annotations

from typing import Any

from ...core.form import Column
from ..styles import Styles
from .places import FormPlaces


def colour_entries(sheet: Any, places: FormPlaces, column: Column, styles: Styles) -> None:
    """Colour a figure column's entries that cannot be figures, and those that are text."""
    place, cell = places.form.index(column.id) - 1, places.cell(column.id, places.first_row)
    wrong = f"{cell}<0" if column.is_money else f"OR({cell}<0,INT({cell})<>{cell})"
    impossible = f"=IF(ISERROR({cell}),TRUE,IF(ISNUMBER({cell}),{wrong},FALSE))"
    text = f"=IF(ISERROR({cell}),FALSE,IF(ISNUMBER({cell}),FALSE,LEN(TRIM({cell}))>0))"
    _when(sheet, places, place, impossible, styles.difference("error"))
    _when(sheet, places, place, text, styles.difference("warning"))


def show_fractions(sheet: Any, places: FormPlaces, column: Column, styles: Styles) -> None:
    """Show the fraction of an amount that has one: a fixed format would leave a lone mark."""
    place, cell = places.form.index(column.id) - 1, places.cell(column.id, places.first_row)
    fraction = f"=IF(ISNUMBER({cell}),INT({cell})<>{cell},FALSE)"
    _when(sheet, places, place, fraction, styles.difference("fraction"), total=True)


def _when(
    sheet: Any, places: FormPlaces, place: int, criteria: str, style: Any, *, total: bool = False
) -> None:
    last = places.total_row if total else places.last_row
    sheet.conditional_format(
        places.first_row - 1,
        place,
        last - 1,
        place,
        {"type": "formula", "criteria": criteria, "format": style},
    )
