"""One cell of a form, parsed by its column's kind: an entry, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from ..cells import CellRef, Entry, Grid, Nature, RawCell, RecodedCell, Shown, State
from ..findings import Detail, Finding
from ..form import Column, Form
from ..kinds import Blank, Choice, Kind, Money, Parsed, Reading, day_of_serial, decimal_mark_of
from .adding import PlainSums
from .locating import Layout


@dataclass(frozen=True)
class CellReader:
    """Reads the cells of one form; money in `money_unit`, its marks as the file uses them."""

    form: Form
    money_unit: str
    decimal_mark: str | None
    sheet: Grid | None = None
    """The sheet as the file has it, in which formulas without a value may be computed."""

    def kind(self, column: Column) -> Kind:
        """Return the column's kind, money in the workbook's unit."""
        return self._money.get(column.id, column.kind)

    @cached_property
    def _money(self) -> Mapping[str, Money]:
        """The kinds of the columns of money, by column id."""
        return {
            column.id: replace(column.kind, unit=self.money_unit, decimal_mark=self.decimal_mark)
            for column in self.form.columns
            if isinstance(column.kind, Money)
        }

    def entry(self, column: Column, cell: RawCell, where: CellRef) -> tuple[Entry, Reading]:
        """Return the cell as an entry, and how it was read."""
        reading = self.kind(column).parse(cell)
        if cell.nature is Nature.UNCOMPUTED:
            reading = self.computed(column, cell, reading)
        raw = shown_text(cell)
        plain = is_plain(cell)
        recoded = None
        if isinstance(cell, RecodedCell):
            raw, recoded = f"{cell.typed.strip()} ({raw})", cell.rule
        if isinstance(reading, Parsed):
            value = reading.value
            if isinstance(value, date):
                value = f"{value.day}/{value.month}/{value.year}"
            rule = reading.tolerance or recoded
            return Entry(value, where, raw, State.VALUE, rule, plain), reading
        state = State.BLANK if isinstance(reading, Blank) else State.UNREAD
        tolerance = reading.tolerance if isinstance(reading, Blank) else None
        return Entry(None, where, raw, state, tolerance, plain), reading

    def computed(self, column: Column, cell: RawCell, reading: Reading) -> Reading:
        """Return how a formula without value is read: by what it plainly adds up to, if so."""
        added = self._sums.of(cell) if self._sums and not isinstance(reading, Parsed) else None
        computed = self.kind(column).parse(added) if added else None
        if not isinstance(computed, Parsed):
            return reading
        return Parsed(computed.value, "plain-sum-computed")

    @cached_property
    def _sums(self) -> PlainSums | None:
        return PlainSums(self.sheet) if self.sheet else None

    def finding(
        self, column: Column, entry: Entry, reading: Reading, year: int, key: str
    ) -> Finding | None:
        """Return what is to be said of the reading, None where it was plain."""
        code = reading.tolerance if isinstance(reading, Parsed | Blank) else reading.code
        if code is None:
            return None
        details: dict[str, Detail] = {"raw": entry.raw, "year": year, "column": column.name}
        if key:
            details["key"] = key
        if entry.value is not None:
            details["value"] = str(entry.value)
        if not isinstance(reading, Parsed | Blank) and reading.hint:
            details["hint"] = reading.hint
        if code == "near-choice" and isinstance(column.kind, Choice):
            details["hint"] = column.kind.nearest(entry.raw) or ""
        return Finding(
            code, entry.where, form=self.form.id, key=(str(year), key), column=column.id,
            figures=(entry.raw,), details=details,
        )  # fmt: skip


def is_plain(cell: RawCell) -> bool:
    """Whether a cell holds a plain number, or nothing at all."""
    if cell.nature is Nature.BLANK:
        return True
    number = isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    return cell.nature is Nature.VALUE and number and cell.shown in (Shown.PLAIN, Shown.CURRENCY)


def shown_text(cell: RawCell) -> str:
    """Return about what the cell shows, to be quoted: a date as a date, 0.5 as 50%."""
    value = cell.value
    if cell.nature is Nature.UNCOMPUTED:
        return f"={cell.formula or ''}"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value.strip()
    if cell.shown is Shown.DATE and (day := day_of_serial(float(value))):
        return f"{day.day:02}/{day.month:02}/{day.year}"
    exact = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    if cell.shown is Shown.PERCENT:
        return f"{_shortest(exact * 100)}%"
    return _shortest(exact)


def _shortest(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money_texts(layouts: Iterable[Layout]) -> Iterator[str]:
    """Yield the texts typed into the money columns of a file: they tell its decimal mark."""
    for layout in layouts:
        columns = {layout.columns[c.id] for c in layout.form.columns
                   if c.is_money and c.id in layout.columns}  # fmt: skip
        for (row, column), cell in layout.grid.cells.items():
            if column in columns and row > layout.bottom and isinstance(cell.value, str):
                yield cell.value


def file_decimal_mark(layouts: Iterable[Layout]) -> str | None:
    """Return the decimal mark that the file's amounts tell of, None where none or two do."""
    marks = {decimal_mark_of(text) for text in money_texts(layouts)} - {None}
    return next(iter(marks)) if len(marks) == 1 else None
