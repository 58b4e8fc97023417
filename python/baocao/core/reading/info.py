"""The sheet "Thông tin": labels and what stands right of them."""

from __future__ import annotations

from decimal import Decimal

from .. import names
from ..cells import CellRef, Grid, Nature, RawCell, Shown
from ..kinds import Parsed, Year, day_of_serial
from ..submission import Info
from ..text import clean, clean_lines, fold, name_key

_LABEL_COLUMNS = (1, 2, 3)
_YEARS = ("year_from", "year_to")
_BY_SPELLING = {fold(label): name for name, label in names.INFO_LABELS.items()}
_WITHOUT_TONES = {name_key(label): name for name, label in names.INFO_LABELS.items()}


def read_info(grid: Grid | None) -> Info:
    """Return the fields of "Thông tin"; none where the sheet is not there."""
    if grid is None:
        return Info()
    texts: dict[str, str] = {}
    places: dict[str, CellRef] = {}
    for row in sorted({row for row, _ in grid.cells}):
        for column in _LABEL_COLUMNS:
            label = grid.at(row, column).value
            name = _field(label) if isinstance(label, str) else None
            if name and name not in places:
                places[name] = CellRef(grid.sheet, row, column + 1)
                texts[name] = _text_of(name, grid.at(row, column + 1))
                break
    return Info(texts, places)


def _field(label: str) -> str | None:
    """Return the field that a label names, tones aside where no field is spelt so."""
    return _BY_SPELLING.get(fold(label)) or _WITHOUT_TONES.get(name_key(label))


def _text_of(name: str, cell: RawCell) -> str:
    """Return a field's text; a year without the words about it ("Năm 2019")."""
    reading = Year().parse(cell) if name in _YEARS else None
    return str(reading.value) if isinstance(reading, Parsed) else info_text(cell)


def info_text(cell: RawCell) -> str:
    """Return a value of "Thông tin" as text: lines kept, a date as d/m/yyyy, 2019.0 as 2019."""
    value = cell.value
    if cell.nature is not Nature.VALUE or value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return "\n".join(clean_lines(value))
    day = day_of_serial(float(value)) if cell.shown is Shown.DATE else None
    if day:
        return f"{day.day}/{day.month}/{day.year}"
    exact = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    whole = exact == exact.to_integral_value()
    return str(int(exact)) if whole else clean(f"{exact:f}")
