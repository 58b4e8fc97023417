"""Whether two files of one unit say the same, and where they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..cells import CellRef, Entry, Number, State
from ..form import Column, Form
from ..money import converted, worth_in
from ..submission import Submission
from ..text import fold_literal

_Place = tuple[str, int, str, int, str]
"""The unit below ("" for own), year, folded type, which row of these, column id."""


@dataclass(frozen=True)
class FigureDifference:
    """One figure that two files give differently; a blank is ""."""

    form: str
    unit: str
    """The unit below in whose row it stands, "" for the file's own entries."""
    year: int
    key: str
    column: str
    first: str
    second: str
    typed: str = ""
    """The row's type as it is written."""
    first_at: CellRef | None = None
    """Where the figure stands in the first file; None where it is blank or of a unit below."""
    second_at: CellRef | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """One figure as a file gives it."""

    text: str
    where: CellRef | None = None
    typed: str = ""


_NOTHING = _Told("")


def differences(
    first: Submission, second: Submission, forms: Sequence[Form]
) -> list[FigureDifference]:
    """Return the figures, own and of units below, in which two files differ."""
    worth = worth_in(second, first)
    found = []
    for form in forms:
        mine, theirs = _figures(first, form, Decimal(1)), _figures(second, form, worth)
        for place in sorted(mine.keys() | theirs.keys()):
            one, other = mine.get(place, _NOTHING), theirs.get(place, _NOTHING)
            if one.text != other.text:
                unit, year, key, _, column = place
                found.append(
                    FigureDifference(
                        form.id, unit, year, key, column, one.text, other.text,
                        one.typed or other.typed, one.where, other.where,
                    )
                )  # fmt: skip
    return found


def _figures(submission: Submission, form: Form, worth: Decimal) -> dict[_Place, _Told]:
    """Return every figure that is not blank, as text in the first file's money."""
    figures: dict[_Place, _Told] = {}
    seen: Counter[tuple[str, int, str]] = Counter()
    for unit, year, key, cells in _rows(submission, form):
        row = (unit, year, fold_literal(key))
        seen[row] += 1
        for column in form.figures:
            cell = cells.get(column.id)
            text = _text(cell, column, worth)
            if not text:
                continue
            where = cell.where if isinstance(cell, Entry) else None
            if column.once_a_year:
                figures.setdefault((unit, year, "", 1, column.id), _Told(text, where))
            else:
                figures[(*row, seen[row], column.id)] = _Told(text, where, key)
    return figures


def _rows(
    submission: Submission, form: Form
) -> Iterator[tuple[str, int, str, dict[str, Entry | Number | None]]]:
    table = submission.tables.get(form.id)
    for row in table.rows if table else ():
        yield "", row.year, row.key, dict(row.entries)
    for detail in submission.details.get(form.id, ()):
        if detail.counted:
            yield detail.unit, detail.year, detail.key, dict(detail.values)


def _text(cell: Entry | Number | None, column: Column, worth: Decimal) -> str:
    if isinstance(cell, Entry):
        if cell.state is State.UNREAD:
            return cell.raw or "?"
        cell = None if cell.state is State.BLANK or isinstance(cell.value, str) else cell.value
    if cell is None:
        return ""
    return str(converted(cell, worth if column.is_money else Decimal(1)))
