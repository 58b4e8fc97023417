"""The tick "Không phát sinh": what is one, and that it stands for its year's zeros."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..cells import CellRef, RawCell, State
from ..findings import Finding
from ..form import Form
from ..kinds.base import DASHES
from ..submission import Row
from ..text import fold

_TICK_WORDS = frozenset(("x", "có", "v", "1", "true", "đúng", "yes", "không phát sinh", "kps", "х"))
_NO_TICK_WORDS = frozenset(("", "0", "không", "ko", "k", "no", "false", "sai"))
_TICK_SIGNS = frozenset("✓✔☑✗✘☒√")


def zeroed(row: Row, of_year: Sequence[Row], form: Form) -> Row:
    """Return a row of a ticked year with its blank figures as zeros.

    Once-a-year figures become zeros on the year's first row alone, where no other row tells them.
    """
    entries = dict(row.entries)
    for column, entry in row.entries.items():
        spec = form.by_id[column]
        if not spec.is_figure or entry.state is not State.BLANK:
            continue
        told = any(r.entries[column].state is not State.BLANK for r in of_year)
        if not spec.once_a_year or (row is of_year[0] and not told):
            entries[column] = replace(entry, value=0, state=State.VALUE, tolerance=None)
    return replace(row, entries=entries)


def contradicted_ticks(
    form: Form, rows: Sequence[Row], ticked: Mapping[int, CellRef]
) -> Iterator[Finding]:
    """Yield an error for each ticked year that has figures all the same; `ticked` by year."""
    for year, where in ticked.items():
        told = [
            form.by_id[column].name
            for row in rows
            if row.year == year
            for column, entry in row.entries.items()
            if form.by_id[column].is_figure and (entry.state is State.UNREAD or row.value(column))
        ]
        if told:
            columns = ", ".join(dict.fromkeys(told))
            yield Finding(
                "tick-with-figures", where, form=form.id, key=(str(year),), figures=("",),
                details={"columns": columns, "year": year},
            )  # fmt: skip


def is_no_tick(cell: RawCell) -> bool:
    """Whether a cell of the column "Không phát sinh" says that there is no tick, or nothing."""
    if isinstance(cell.value, str):
        return fold(cell.value) in _NO_TICK_WORDS or set(cell.value.strip()) <= DASHES
    return cell.value is None or cell.value == 0


def is_tick(cell: RawCell) -> bool:
    """Whether a cell of the column "Không phát sinh" is ticked."""
    if isinstance(cell.value, str):
        text = cell.value.strip()
        return fold(text) in _TICK_WORDS or (bool(text) and set(text) <= _TICK_SIGNS)
    return cell.value is True or cell.value == 1
