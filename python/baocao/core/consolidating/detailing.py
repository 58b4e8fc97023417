"""A submission's rows as "Chi tiết Mẫu n" has them: money converted, types in one spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from ..cells import CellRef, Entry, Figure, Number, State
from ..consolidation import ConsolidatedTable
from ..form import Column, Form
from ..money import converted
from ..names import CONVERTED, TOLERANCES
from ..submission import DetailRow, Row, Table
from ..text import fold_literal
from .places import BETWEEN, moved_note, row_in_file
from .received import Received

Counts = Callable[[int], bool]
"""Whether the rows of a year are added."""


@dataclass(frozen=True)
class Sender:
    """Who sent the rows, and how their money is worth in the consolidating workbook's unit."""

    unit: str
    code: str
    received: Received
    worth: Decimal
    remark: str = ""
    """What is said of every row of it, such as the paper that its figures were typed from."""

    def row(
        self,
        form: Form,
        year: int,
        key: str,
        values: Mapping[str, Number | None],
        counted: bool,
        *,
        sheet: str,
        cells: Mapping[str, CellRef],
        number: int = 0,
        units: str = "",
        note: str = "",
    ) -> DetailRow:
        """Return a row of this sender, its money converted; `number` is the row in the sheet."""
        return DetailRow(
            unit=self.unit,
            code=self.code,
            counted=counted,
            units=units,
            year=year,
            key=key,
            values={c.id: self._converted(c, values.get(c.id)) for c in form.figures},
            file=self.received.shown_file,
            sheet=sheet,
            row=number,
            read_at=self.received.read_at,
            sha256=self.received.origin.sha256,
            note=note or self.remark,
            link=self.received.origin.link,
            cells=cells,
        )

    def _converted(self, column: Column, value: Number | None) -> Number | None:
        return converted(value, self.worth) if column.is_money and value is not None else value


def own_rows(table: Table, sender: Sender, counts: Counts) -> tuple[DetailRow, ...]:
    """Return the rows of a unit's own form.

    A once-a-year figure stays on the row that first gave it: copies of it would be added twice.
    """
    seen: set[tuple[int, str]] = set()
    return tuple(_own_row(table, row, sender, counts(row.year), seen) for row in table.rows)


def _own_row(
    table: Table, row: Row, sender: Sender, counted: bool, seen: set[tuple[int, str]]
) -> DetailRow:
    values: dict[str, Number | None] = {}
    for column in table.form.figures:
        value = row.value(column.id)
        place = (row.year, column.id)
        if column.once_a_year and value is not None:
            value = None if place in seen else value
            seen.add(place)
        values[column.id] = value
    number = row_in_file(table.form, row)
    return sender.row(
        table.form, row.year, row.key, values, counted,
        sheet=table.sheet, number=number, note=_note(table.form, row, number, values, sender),
        cells={column: entry.where for column, entry in row.entries.items()},
    )  # fmt: skip


def _note(
    form: Form, row: Row, number: int, values: Mapping[str, Number | None], sender: Sender
) -> str:
    """Return what a reader of the row must know besides its figures.

    That is the sender's remark, the money unit it was converted from, where columns stand that
    are not in their place, and each raw text that was not plainly its value.
    """
    told = {c: e.where for c, e in row.entries.items() if values.get(c) is not None}
    entries = row.entries.values()
    pieces = [sender.remark, _conversion(form, values, sender), moved_note(form, number, told)]
    pieces += [
        f"{entry.where.address}: “{entry.raw}” → {_became(entry)}"
        for entry in entries
        if entry.raw and (entry.tolerance or entry.state is State.UNREAD)
    ]
    return BETWEEN.join(piece for piece in pieces if piece)


def _conversion(form: Form, values: Mapping[str, Number | None], sender: Sender) -> str:
    """Return the money unit that amounts of the row were converted from, "" where none was."""
    if sender.worth == 1 or not any(values.get(c.id) for c in form.figures if c.is_money):
        return ""
    submission = sender.received.submission
    unit = submission.info["money_unit"] if submission else ""
    return CONVERTED.format(unit=unit) if unit else ""


def _became(entry: Entry) -> str:
    value = "?" if entry.state is State.UNREAD or entry.value is None else str(entry.value)
    return f"{value} ({TOLERANCES[entry.tolerance]})" if entry.tolerance else value


def consolidated_rows(
    table: ConsolidatedTable, sender: Sender, counts: Counts
) -> tuple[DetailRow, ...]:
    """Return the rows of a unit that is itself a consolidation, its count of units with them.

    The figures are recomputed ones; they are named by its sheet "Tổng hợp Mẫu n", where it shows
    them.
    """
    form, sheet = table.form, table.form.summary_sheet
    cells = {column.id: CellRef(sheet, 0, form.index(column.id)) for column in form.figures}
    return tuple(
        sender.row(
            form,
            row.year,
            row.key,
            _values(row.figures),
            counts(row.year),
            sheet=sheet,
            cells=cells,
            units=f"{table.counted}/{table.listed}",
        )
        for row in table.rows
    )


def _values(figures: Mapping[str, Figure]) -> dict[str, Number | None]:
    return {column: figure.value for column, figure in figures.items()}


def respelt(rows: Iterable[DetailRow], spelt: Mapping[str, str]) -> tuple[DetailRow, ...]:
    """Return the rows with their types in the one spelling of `spelt`."""
    spellings = ((row, spelt.get(fold_literal(row.key), row.key)) for row in rows)
    return tuple(row if row.key == key else replace(row, key=key) for row, key in spellings)
