"""Where one consolidated figure comes from: its terms, and who is missing in it.

Worked out of the rows of "Chi tiết" and the own entries, as the figure itself is: an explanation
needs the saved workbook and no file of a unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..cells import CellRef, Number, State
from ..combine import Behaviour, total
from ..consolidation import ConsolidatedTable, Consolidation
from ..form import Column, Form
from ..submission import DetailRow
from ..text import fold_literal
from ..units import own_name, unit_name
from .places import place_in_file, raw_text, remarks


@dataclass(frozen=True)
class Wanted:
    """Which figure is asked about: one year's, and of one type; or, `year` None, the period's."""

    column: Column
    year: int | None
    key: str = ""
    unit: str | None = None
    """One unit's share alone; None for all, "" for the own one."""


@dataclass(frozen=True)
class Term:
    """One number that was added, and where it stands."""

    unit: str
    own: bool
    year: int
    file: str
    where: CellRef
    """Its row is 0 where the file is itself a consolidation, whose sheet alone is known."""
    value: Number
    units: str = ""
    """"13/15" where the unit's own figure is a consolidation."""
    raw: str = ""
    """What the cell said and by which rule it was read, where the reading was tolerant."""
    remark: str = ""


@dataclass(frozen=True)
class Absent:
    """A unit that is missing in a figure: `state` as "Tình hình gửi" has it, "" where unknown."""

    unit: str
    state: str
    sent: bool
    """Whether it has rows in "Chi tiết" that do not count."""


@dataclass(frozen=True)
class Explanation:
    """A figure taken apart; the terms' sum is its value, None where nobody reported anything."""

    form: Form
    wanted: Wanted
    years: tuple[int, ...]
    """The years whose terms are added: a stock's last one alone."""
    terms: tuple[Term, ...]
    blank: tuple[str, ...] = ()
    """Units that count and left the cell blank."""
    absent: tuple[Absent, ...] = ()
    """Units that do not count in this form."""
    counted: int = 0
    listed: int = 0

    @property
    def value(self) -> Number | None:
        """The sum of the terms."""
        return total([term.value for term in self.terms])


def explain(consolidation: Consolidation, form: Form, wanted: Wanted) -> Explanation:
    """Return where a figure of "Tổng hợp Mẫu n" comes from."""
    table = consolidation.tables[form.id]
    years = _years(table, wanted)
    rows = consolidation.details.get(form.id, ())
    listed = {unit_name(unit) for unit in consolidation.units}
    terms = _own_terms(consolidation, table, wanted, years)
    terms += _unit_terms(form, rows, wanted, years, listed)
    terms.sort(key=lambda term: term.year)
    if wanted.unit is not None:
        mine = own_name(consolidation.own)
        terms = [t for t in terms if t.own == (not wanted.unit) and t.unit in (wanted.unit, mine)]
        return Explanation(form, wanted, years, tuple(terms))
    return Explanation(
        form, wanted, years, tuple(terms), _blank(table, wanted),
        _absent(consolidation, table), table.counted, table.listed,
    )  # fmt: skip


def _years(table: ConsolidatedTable, wanted: Wanted) -> tuple[int, ...]:
    if wanted.year is not None:
        return (wanted.year,)
    return table.period[-1:] if wanted.column.behaviour is Behaviour.STOCK else table.period


def _fits(wanted: Wanted, year: int, key: str, years: Sequence[int]) -> bool:
    any_key = wanted.column.once_a_year or wanted.year is None or wanted.unit is not None
    return year in years and (any_key or fold_literal(key) == fold_literal(wanted.key))


def _own_terms(
    consolidation: Consolidation, table: ConsolidatedTable, wanted: Wanted, years: Sequence[int]
) -> list[Term]:
    """Return the own entries that are added; a cell merged over rows is one."""
    own = consolidation.own
    found: dict[CellRef, Term] = {}
    for row in table.own.rows if table.own else ():
        entry = row.entries.get(wanted.column.id)
        value = row.value(wanted.column.id)
        if entry and value is not None and _fits(wanted, row.year, row.key, years):
            raw = f"“{entry.raw}”" if entry.tolerance and entry.state is State.VALUE else ""
            found[entry.where] = Term(
                own_name(own), True, row.year, own.origin.name, entry.where, value, raw=raw
            )
    return list(found.values())


def _unit_terms(
    form: Form, rows: Iterable[DetailRow], wanted: Wanted, years: Sequence[int], listed: set[str]
) -> list[Term]:
    return [
        term_of(form, wanted.column, row, value)
        for row in rows
        if row.counted and row.unit in listed and _fits(wanted, row.year, row.key, years)
        and (value := row.values.get(wanted.column.id)) is not None
    ]  # fmt: skip


def term_of(form: Form, column: Column, row: DetailRow, value: Number) -> Term:
    """Return one figure of a row of "Chi tiết" as a term."""
    where = place_in_file(form, column, row)
    return Term(
        row.unit, False, row.year, row.file, where, value, row.units,
        raw_text(row.note, where.address), remarks(row.note),
    )  # fmt: skip


def _blank(table: ConsolidatedTable, wanted: Wanted) -> tuple[str, ...]:
    if wanted.year is None:
        figure = table.totals.get(wanted.column.id)
    else:
        key = fold_literal(wanted.key)
        rows = [r for r in table.rows if r.year == wanted.year and wanted.column.id in r.figures]
        same = [r for r in rows if wanted.column.once_a_year or fold_literal(r.key) == key]
        figure = same[0].figures[wanted.column.id] if same else None
    return figure.missing if figure else ()


def _absent(consolidation: Consolidation, table: ConsolidatedTable) -> tuple[Absent, ...]:
    rows = consolidation.details.get(table.form.id, ())
    sent = {row.unit for row in rows}
    states = consolidation.own.states
    return tuple(Absent(unit, states.get(unit, ""), unit in sent) for unit in table.missing)
