"""The checks of single entries: blanks, what cannot be a figure, text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...core.form import Column
from ...wording import self_check as words
from .checks import Case, Check, row_check
from .paper import Formula
from .states import NOT_A_FIGURE, TEXT, RowState
from .working import Working


def entry_checks(working: Working) -> Iterator[Check]:
    """Yield the checks of a form's entries; their working columns are added to `working`."""
    form = working.places.form
    counts = [c for c in form.figures if not c.is_money]
    amounts = [c for c in form.figures if c.is_money]
    yield _blanks(working)
    if counts:
        yield status_check(working, "not-a-number", words.NOT_FIGURES, counts, NOT_A_FIGURE)
    if amounts:
        yield status_check(working, "not-a-number", words.NOT_AMOUNTS, amounts, NOT_A_FIGURE)
    yield status_check(working, "thousands-mark", words.TEXTS, form.figures, TEXT)


def _blanks(working: Working) -> Check:
    """Return the check of blanks: its count is of entries, and stands from the start."""
    figures = working.places.form.figures

    def cases(place: int, state: RowState) -> list[Case]:
        return [
            Case(
                f"{working.at(f'{column.id} blank', place)}=1",
                state.blank[column.id],
                working.places.cell(column.id, state.row),
            )
            for column in figures
        ]

    counted = "+".join(f"SUM({working.all(f'{column.id} blank')})" for column in figures)
    number = sum(state.blank[column.id] for state in working.states for column in figures)
    return row_check(
        working, "blank", words.BLANKS, cases,
        count=Formula(counted, number), counts_blanks=True, result=words.BLANKS_LEFT,
    )  # fmt: skip


def status_check(
    working: Working, code: str, text: str, columns: Sequence[Column], status: str
) -> Check:
    """Return the check that counts entries of a status."""

    def cases(place: int, state: RowState) -> list[Case]:
        return [
            Case(
                f'{working.at(f"{column.id} status", place)}="{status}"',
                state.status[column.id] == status,
                working.places.cell(column.id, state.row),
            )
            for column in columns
        ]

    counted = "+".join(f'COUNTIF({working.all(f"{c.id} status")},"{status}")' for c in columns)
    number = sum(s.status[c.id] == status for s in working.states for c in columns)
    return row_check(working, code, text, cases, count=Formula(counted, number))
