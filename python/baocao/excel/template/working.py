"""The hidden working rows of "Tự kiểm tra": each form's rows as the rules see them.

A working row stands for one row of the form's sheet: its year, keys and figures, each a number or
"". Every check is then a plain condition over one row, which any spreadsheet program computes
alike; arrays stand inside SUMPRODUCT only, where Excel 2010 takes them. States.py says the same in
Python and gives the values that the formulas cache.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ...core.cells import Number, column_letters
from .paper import Formula
from .places import FormPlaces
from .states import RowState

FIRST_COLUMN = 9
_NOTHING = ("\u00a0", ".", "…", "_")
"""What may stand in a cell that says nothing."""


@dataclass
class Working:
    """One form's working rows, in columns by name, from `top` down on "Tự kiểm tra"."""

    places: FormPlaces
    states: Sequence[RowState]
    period: range
    top: int
    """The row of the first working row; the row above holds the columns' names."""
    columns: dict[str, list[Formula]] = field(default_factory=dict)

    def letters(self, name: str) -> str:
        """Return the letters of a working column."""
        return column_letters(FIRST_COLUMN + list(self.columns).index(name))

    def at(self, name: str, place: int) -> str:
        """Return the reference to a working column in the working row `place`, from 0."""
        return f"${self.letters(name)}{self.top + place}"

    def all(self, name: str, rows: int | None = None) -> str:
        """Return the reference to a working column, or to its first `rows` rows."""
        letters = self.letters(name)
        bottom = self.top + (len(self.states) if rows is None else rows) - 1
        return f"${letters}${self.top}:${letters}${bottom}"

    def below(self, name: str, place: int) -> str:
        """Return the reference to a working column in the rows below `place`."""
        letters = self.letters(name)
        bottom = self.top + len(self.states) - 1
        return f"${letters}${self.top + place + 1}:${letters}${bottom}"

    def add(self, name: str, formula: Callable[[int, RowState], Formula]) -> None:
        """Append a working column: its formula by place and state.

        A column of the form goes by its id, what is told of a row by "row …".
        """
        assert name not in self.columns, name
        self.columns[name] = [formula(place, state) for place, state in enumerate(self.states)]

    def source(self, column_id: str, place: int) -> str:
        """Return the reference to the entry that a working row stands for."""
        return self.places.reference(column_id, self.states[place].row)


def shown(value: Number | str | None) -> str | int | float:
    """Return a value as a cell caches it, "" for nothing."""
    if value is None:
        return ""
    return value if isinstance(value, str | int) else float(value)


def is_said(source: str) -> str:
    """Return the condition that a cell says something: spaces and dots say nothing."""
    bare = source
    for nothing in _NOTHING:
        bare = f'SUBSTITUTE({bare},"{nothing}","")'
    return f'TRIM({bare})<>""'


def is_told(working: Working, name: str, place: int) -> str:
    """Return the arguments of an OR that says whether an entry is written in."""
    status, raw = working.at(f"{name} status", place), working.at(f"{name} raw", place)
    return f'{status}<>"",{raw}<>""'
