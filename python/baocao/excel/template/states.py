"""What the hidden working rows of "Tự kiểm tra" hold for what is filled in, computed in Python.

The formulas of working.py compute the same from the cells, and these values are what they cache.
Rules are read by core.rules, cells by core.kinds; which rows are asked is as core.checking has it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ...core.cells import Number, RawCell
from ...core.checking.documents import own_issuer
from ...core.combine import total
from ...core.days import day_told
from ...core.filling import FilledDocument, FilledRow, Filling
from ...core.form import Column, Form
from ...core.issuers import is_own_issuer
from ...core.kinds import Count, Money, Parsed
from ...core.rules import KeyNeedsCount, MatchesDocuments, Values, YearRule
from ...core.submission import Info
from ...core.text import fold
from .places import FormPlaces

NOT_A_FIGURE, TEXT = "N", "T"
"""States of an entry: no possible figure; text, which may still be readable."""


@dataclass
class RowState:
    """One row of a form's sheet as the rules see it."""

    row: int
    year: int | None
    key: Mapping[str, str]
    raw: Mapping[str, Number | None]
    """The entries by column id, None where blank."""
    inside: bool = False
    """Whether its year lies in the period."""
    ticked: bool = False
    zeroed: bool = False
    """Whether its year is ticked and no figure contradicts the tick: blanks are then zeros."""
    open: bool = False
    first: bool = False
    """Whether it is the year's first row that says something (its first where none does)."""
    asked: bool = False
    """Whether its own figures are asked about: it has a type, or no row of its year has one."""
    status: dict[str, str] = field(default_factory=dict)
    blank: dict[str, bool] = field(default_factory=dict)
    values: dict[str, Number | None] = field(default_factory=dict)
    """Figures: ticked years' blanks are zeros, once-a-year figures stand on each of its rows."""
    now: dict[str, Number | None] = field(default_factory=dict)
    """The year's figures, None where a row that is asked has none."""
    before: dict[str, Number | None] = field(default_factory=dict)
    documents: int | None = None
    """Own documents of its year and type in "Văn bản"; of a type written twice on its last row."""
    documents_of_year: int = 0

    @property
    def told(self) -> bool:
        """Whether a figure is written in it."""
        return any(raw is not None for raw in self.raw.values())

    @property
    def against_tick(self) -> bool:
        """Whether a figure in it contradicts a tick "Không phát sinh"."""
        return any(self.raw.values()) or any(self.status.values())

    @property
    def said(self) -> bool:
        """Whether it holds more than its year."""
        return self.told or any(self.key.values())

    @property
    def told_values(self) -> Values:
        """The row as core.rules reads it."""
        return {**self.key, **self.values}


def period(info: Mapping[str, str]) -> range:
    """Return the years of the report, none where they are no years."""
    return Info(info).period or range(0)


def closing_day(info: Mapping[str, str]) -> date | None:
    """Return the cut-off day, else the day of signing, of "Thông tin"; None where neither is."""
    return day_told(info.get("cutoff", "")) or day_told(info.get("signed_on", ""))


def row_states(places: FormPlaces, filling: Filling, info: Mapping[str, str]) -> list[RowState]:
    """Return the states of a form's rows, top to bottom."""
    form = places.form
    filled = places.place(filling.forms.get(form.id, ()))
    states = [_entries(places, row, filled.get(row)) for row in places.rows]
    for state in states:
        _place_in_time(state, info, filling.ticks.get(form.id, frozenset()))
    for state in states:
        _place_in_year(state, _same_year(states, state.year))
    for state in states:
        for column in form.figures:
            raw = state.raw[column.id]
            bad = raw is not None and not is_figure(column, raw, info)
            state.status[column.id] = NOT_A_FIGURE if bad else ""
    for state in states:
        of_year = _same_year(states, state.year)
        state.zeroed = state.ticked and not any(s.against_tick for s in of_year)
        for column in form.figures:
            _read(state, column, of_year, form, info)
    for state in states:
        _compare(state, states, form)
        _count_documents(state, states, form, filling.documents, info)
    return states


def _same_year(states: Sequence[RowState], year: int | None) -> list[RowState]:
    return [state for state in states if state.year == year]


def _entries(places: FormPlaces, row: int, filled: FilledRow | None) -> RowState:
    form, offset = places.form, row - places.first_row
    year = places.years[offset] if offset < len(places.years) else None
    return RowState(
        row,
        filled.year if filled else year,
        {column.id: filled.key if filled else "" for column in form.keys},
        {c.id: filled.values.get(c.id) if filled else None for c in form.figures},
    )


def _place_in_time(state: RowState, info: Mapping[str, str], ticked: frozenset[int]) -> None:
    day = closing_day(info)
    state.inside = state.year in period(info)
    state.ticked = state.year in ticked
    state.open = bool(state.year and day and day < date(state.year, 12, 31))


def _place_in_year(state: RowState, of_year: Sequence[RowState]) -> None:
    if state.year is None:
        return
    state.first = state is next((s for s in of_year if s.said), of_year[0])
    typed = any(all(s.key.values()) for s in of_year if s.key)
    state.asked = all(state.key.values()) if typed else state.first


def _read(
    state: RowState, column: Column, of_year: Sequence[RowState], form: Form,
    info: Mapping[str, str],
) -> None:  # fmt: skip
    name, raw = column.id, state.raw[column.id]
    good = is_figure(column, raw, info)
    zero = 0 if state.zeroed else None
    if not column.once_a_year:
        state.values[name] = raw if good else (zero if raw is None else None)
        covered = any(state.key.values()) and key_asks_for(form, name)
        asked = state.asked and raw is None and not covered
    else:
        told = next((s.raw[name] for s in of_year if s.raw[name] is not None), None)
        readable = told is not None and is_figure(column, told, info)
        silent = zero if told is None else None
        state.values[name] = None if state.year is None else (told if readable else silent)
        asked = state.first and told is None
    state.blank[name] = asked and state.inside and not state.zeroed


def is_figure(column: Column, raw: Number | None, info: Mapping[str, str]) -> bool:
    """Whether a number may stand in a column."""
    if raw is None:
        return False
    kind = Money(info.get("money_unit", "")) if column.is_money else Count()
    return isinstance(kind.parse(RawCell(raw if isinstance(raw, int) else float(raw))), Parsed)


def key_asks_for(form: Form, column: str) -> bool:
    """Whether a rule of its own tells that the column is blank beside a filled key."""
    return any(isinstance(r, KeyNeedsCount) and column in r.others for r in form.rules)


def compared_columns(form: Form) -> tuple[str, ...]:
    """Return the columns whose figure over a whole year is looked at, in the form's order."""
    asked = {c for r in form.rules if isinstance(r, YearRule | MatchesDocuments) for c in r.columns}
    return tuple(column.id for column in form.figures if column.id in asked)


def _compare(state: RowState, states: Sequence[RowState], form: Form) -> None:
    for column in compared_columns(form):
        year = state.year or 0
        state.now[column] = _of_year(form.by_id[column], _same_year(states, year))
        state.before[column] = _of_year(form.by_id[column], _same_year(states, year - 1))


def _of_year(column: Column, of_year: Sequence[RowState]) -> Number | None:
    inside = [state for state in of_year if state.inside]
    rows = [s for s in inside if (s.first if column.once_a_year else s.asked)]
    values = [state.values[column.id] for state in rows]
    return None if None in values else total([v for v in values if v is not None])


def _count_documents(
    state: RowState,
    states: Sequence[RowState],
    form: Form,
    documents: Sequence[FilledDocument],
    info: Mapping[str, str],
) -> None:
    issuer = own_issuer(Info(info))
    own = [d for d in documents if d.year == state.year and is_own_issuer(d.issuer, issuer)]
    for rule in form.rules:
        if isinstance(rule, MatchesDocuments) and state.inside:
            key = [fold(state.key[name]) for name in rule.others]
            state.documents_of_year = len(own)
            later = [s for s in _same_year(states, state.year) if s.row > state.row]
            again = any([fold(s.key[name]) for name in rule.others] == key for s in later)
            if all(key) and not again:
                state.documents = len([d for d in own if [fold(d.type)] == key])
