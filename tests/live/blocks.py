"""Values of a rectangle of cells, in and out, as Excel converts them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from live.areas import Area
from live.document import CURRENCY, DATE, ERRORS, LOGICAL, STRINGS, TEXT, TIME, SheetCells
from live.values import BLANK, Stored, as_currency, as_time, error_value, taken

_SPECIAL = DATE | TIME | CURRENCY | LOGICAL
_ALL_RESULTS = 7


def read(cells: SheetCells, area: Area, raw: bool) -> list[list[Any]]:
    """Return what Value2 (raw) or Value gives."""
    rows = [[None if one == "" else one for one in row] for row in cells.range(area).DataArray]
    for row, column in cells.formulas(area, STRINGS):
        rows[row - area.top][column - area.left] = cells.cell(row, column).String
    for row, column, kind in _formatted(cells, area, _SPECIAL):
        value = rows[row - area.top][column - area.left]
        if isinstance(value, float):
            rows[row - area.top][column - area.left] = _converted(value, kind, raw)
    for row, column in cells.formulas(area, ERRORS):
        shown = cells.cell(row, column).String
        rows[row - area.top][column - area.left] = error_value(shown)
    return rows


def formulas(cells: SheetCells, area: Area) -> list[list[Any]]:
    """Return what Formula gives: formulas with "=", else the value as a text."""
    rows = [[_constant(one) for one in row] for row in cells.range(area).DataArray]
    for row, column in cells.formulas(area, _ALL_RESULTS):
        formula = cells.document.formula(cells.cell(row, column))
        rows[row - area.top][column - area.left] = formula
    return rows


def _constant(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def _converted(value: float, kind: int, raw: bool) -> Any:
    if kind & LOGICAL:
        return bool(value)
    if raw:
        return value
    return as_currency(value) if kind & CURRENCY else as_time(value)


def _formatted(cells: SheetCells, area: Area, kinds: int) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and kind of each cell whose number format is of one of the kinds."""
    for key, run in cells.runs(area):
        kind = cells.document.format_type(key)
        if kind & kinds:
            for row in range(run.top, run.bottom + 1):
                for column in range(run.left, run.right + 1):
                    yield row, column, kind


def write(cells: SheetCells, area: Area, value: Any) -> None:
    """Put a value, a row or a block into an area; Excel's rules decide what becomes of each."""
    texts = {(row, column) for row, column, _ in _formatted(cells, area, TEXT)}
    general = _general(cells, area)
    stored = [
        [
            taken(one, (area.top + r, area.left + c) in texts)
            for c, one in enumerate(row)
        ]
        for r, row in enumerate(_block(value, area))
    ]  # fmt: skip
    for part, rows in _shown_rows(cells, area, stored):
        _store(cells, part, _uncovered(cells, part, rows), general)


def _block(value: Any, area: Area) -> list[list[Any]]:
    """Return a value for each cell: a value or a row is repeated, the rest filled with #N/A."""
    if not isinstance(value, (list, tuple)):
        return [[value] * area.columns] * area.rows
    rows = list(value) if value and isinstance(value[0], (list, tuple)) else [value] * area.rows
    filled = [list(row)[: area.columns] for row in rows[: area.rows]]
    filled = [row + ["#N/A"] * (area.columns - len(row)) for row in filled]
    return filled + [["#N/A"] * area.columns] * (area.rows - len(filled))


def _shown_rows(
    cells: SheetCells, area: Area, rows: list[list[Stored]]
) -> Iterator[tuple[Area, list[list[Stored]]]]:
    """Yield the area, without the rows that a filter hides: those take nothing."""
    hidden = [cells.filtered(row) for row in range(area.top, area.bottom + 1)]
    if not any(hidden):
        yield area, rows
        return
    for place, row in enumerate(rows):
        if not hidden[place]:
            yield area.sub(place, 0, 1, area.columns), [row]


def _uncovered(cells: SheetCells, area: Area, rows: list[list[Stored]]) -> list[list[Stored]]:
    if not cells.merged(area):
        return rows
    return [
        [
            BLANK if cells.covered_at(area.top + r, area.left + c) else one
            for c, one in enumerate(row)
        ]
        for r, row in enumerate(rows)
    ]  # fmt: skip


def _store(
    cells: SheetCells, area: Area, rows: list[list[Stored]], general: dict[tuple[int, int], int]
) -> None:
    plain = [["" if one.kind in ("blank", "formula") else one.value for one in row] for row in rows]
    cells.range(area).setDataArray(tuple(map(tuple, plain)))
    # LibreOffice makes text cells of those that take a text like a figure; Excel does not.
    for row, column, _ in list(_formatted(cells, area, TEXT)):
        if (row, column) in general:
            cells.cell(row, column).NumberFormat = general[row, column]
    for r, row in enumerate(rows):
        for c, one in enumerate(row):
            at = area.top + r, area.left + c
            if one.kind == "formula":
                _set_formula(cells, *at, one.value)
            if one.format and at in general:
                cells.cell(*at).NumberFormat = cells.document.format_key(one.format)


def _set_formula(cells: SheetCells, row: int, column: int, formula: str) -> None:
    """Set a formula; LibreOffice gives some a number format, Excel few, and none here."""
    cell = cells.cell(row, column)
    worn = cell.NumberFormat
    cell.setTokens(cells.document.tokens(formula, cells.place, row, column))
    if cell.NumberFormat != worn:
        cell.NumberFormat = worn


def _general(cells: SheetCells, area: Area) -> dict[tuple[int, int], int]:
    """Return the cells that wear no number format, with the key of that "none"."""
    return {
        (row, column): key
        for key, run in cells.runs(area)
        if cells.document.format_code(key) == "General"
        for row in range(run.top, run.bottom + 1)
        for column in range(run.left, run.right + 1)
    }
