"""One form over own entries and the rows of units that count: rows by year and type, totals.

A blank is nobody's word: it adds nothing and makes the figure partial, naming the unit. Columns
that stand once a year are summed by year alone and stand on the year's first row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..cells import CellRef, Figure, Number, Source, State
from ..combine import joined, over_years, total
from ..consolidation import ConsolidatedRow, ConsolidatedTable
from ..form import Column, Form
from ..kinds import Choice
from ..submission import DetailRow, Row, Table
from ..text import fold_literal


@dataclass(frozen=True, slots=True)
class Own:
    """The consolidating unit's own part: its name, its file, its table (None: left out)."""

    name: str
    file: str
    table: Table | None


@dataclass(frozen=True, slots=True)
class _Term:
    """One row that is added: whose it is, its type folded, its figures and where they stood."""

    unit: str
    source: str
    """The unit as Source names it: blank for the own one."""
    file: str
    key: str
    values: Mapping[str, Number | None]
    cells: Mapping[str, CellRef]

    def figure(self, column: str) -> Source | None:
        """Return the term of one column, None where it is blank."""
        value = self.values.get(column)
        if value is None:
            return None
        return Source(self.source, self.file, self.cells[column], value)


def spellings(form: Form, own: Table | None, rows: Iterable[DetailRow]) -> dict[str, str]:
    """Return the one spelling of each type, by its folded text.

    The declaration's, else the own one's, else the commonest (the first by alphabet of equals):
    the order in which files were read decides nothing.
    """
    spelt = {fold_literal(choice): choice for choice in _choices(form)}
    for row in own.rows if own else ():
        spelt.setdefault(fold_literal(row.key), row.key)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for detail in rows:
        counts[fold_literal(detail.key)][detail.key] += 1
    for key, written in counts.items():
        spelt.setdefault(key, min(written, key=lambda text: (-written[text], text)))
    return spelt


def _choices(form: Form) -> Sequence[str]:
    kinds = [column.kind for column in form.keys]
    return [choice for kind in kinds if isinstance(kind, Choice) for choice in kind.choices]


def total_table(
    form: Form,
    period: Sequence[int],
    own: Own,
    rows: Iterable[DetailRow],
    listed: Sequence[str],
) -> ConsolidatedTable:
    """Return the form consolidated from the own table and the `rows` that count.

    `listed` are the names of the units that must submit; rows of others, rows that do not count
    and rows outside the period are not looked at.
    """
    counting = set(listed)
    taken = [r for r in rows if r.counted and r.year in period and r.unit in counting]
    present = {row.unit for row in taken}
    names = [own.name] * (own.table is not None) + [n for n in listed if n in present]
    spelt = spellings(form, own.table, taken)
    by_year = _terms(form, own, taken)
    made = [
        row
        for year in period
        for row in _YearOfForm(form, year, by_year.get(year, []), names, spelt).rows(own.table)
    ]
    absent = [own.name] * (own.table is None) + [n for n in listed if n not in present]
    totals = {c.id: over_years_of(c, made, period) for c in form.figures}
    return ConsolidatedTable(
        form, tuple(period), tuple(made), totals, len(present), len(listed), own.table,
        tuple(absent),
    )  # fmt: skip


def over_years_of(column: Column, rows: Sequence[ConsolidatedRow], period: Sequence[int]) -> Figure:
    """Return a column's figure over the period."""
    assert column.behaviour is not None
    yearly = defaultdict(list)
    for row in rows:
        if column.id in row.figures:
            yearly[row.year].append(row.figures[column.id])
    figures = {year: joined(found) for year, found in yearly.items()}
    return over_years(column.behaviour, figures, period) if period else Figure(None)


def _terms(form: Form, own: Own, rows: Iterable[DetailRow]) -> dict[int, list[_Term]]:
    """Return what is added, by year."""
    terms: dict[int, list[_Term]] = defaultdict(list)
    columns = {c.id: form.index(c.id) for c in form.figures}
    for row in own.table.rows if own.table else ():
        terms[row.year].append(_own_term(own, row, columns))
    for detail in rows:
        cells = detail.cells or {
            column: CellRef(detail.sheet, detail.row, place) for column, place in columns.items()
        }
        key = fold_literal(detail.key)
        terms[detail.year].append(
            _Term(detail.unit, detail.unit, detail.file, key, detail.values, cells)
        )
    return terms


def _own_term(own: Own, row: Row, columns: Iterable[str]) -> _Term:
    values = {column: row.value(column) for column in columns}
    cells = {column: row.entries[column].where for column in columns if column in row.entries}
    return _Term(own.name, "", own.file, fold_literal(row.key), values, cells)


@dataclass(frozen=True)
class _YearOfForm:
    """One year of one form: what is added, and the names of who counts."""

    form: Form
    year: int
    terms: Sequence[_Term]
    names: Sequence[str]
    spelt: Mapping[str, str]

    def rows(self, own: Table | None) -> list[ConsolidatedRow]:
        """Return the year's rows, by the declaration's order of types; one at least."""
        told = self._told_keys()
        per_row = [c.id for c in self.form.figures if not c.once_a_year]
        once = [c.id for c in self.form.figures if c.once_a_year]
        rows = []
        for place, key in enumerate(self._keys(per_row)):
            of_key = [term for term in self.terms if term.key == key]
            figures = {c: self._figure(c, of_key, self._silent(told[c], key)) for c in per_row}
            if place == 0:
                figures |= {c: self._once_a_year(c) for c in once}
            own_rows = _own_rows(own, self.year, key)
            own_year_rows = _own_year_rows(own, self.year, once) if place == 0 else ()
            written = self.spelt.get(key, "")
            rows.append(ConsolidatedRow(self.year, written, figures, own_rows, own_year_rows))
        return rows

    def _keys(self, per_row: Sequence[str]) -> list[str]:
        """Return the year's types, folded, in order.

        A blank type makes a row only where it is the year's only row, or where a count without a
        type was let in by the clerk: it must not vanish.
        """
        order = list(self.spelt)
        keys = sorted({term.key for term in self.terms if term.key}, key=order.index)
        if not keys or self._untyped(per_row):
            keys.append("")
        return keys

    def _untyped(self, per_row: Sequence[str]) -> bool:
        return any(t.values.get(c) for t in self.terms if not t.key for c in per_row)

    def _told_keys(self) -> dict[str, dict[str, dict[str, bool]]]:
        """Return by column and unit the types it has rows of, and whether it gave a figure."""
        told: dict[str, dict[str, dict[str, bool]]] = {
            column.id: {name: {} for name in self.names} for column in self.form.figures
        }
        for term in self.terms:
            for column, units in told.items():
                keys = units[term.unit]
                given = term.values.get(column) is not None
                keys[term.key] = given or keys.get(term.key, False)
        return told

    def _silent(self, units: Mapping[str, Mapping[str, bool]], key: str) -> tuple[str, ...]:
        """Return the units whose figure is blank in the row of `key`.

        A unit that has no row of this type has issued none; one that said nothing at all of the
        year is missing in every row.
        """
        return tuple(
            name
            for name, keys in units.items()
            if not (keys[key] if key in keys else any(keys.values()) or any(keys))
        )

    def _figure(self, column: str, terms: Sequence[_Term], missing: tuple[str, ...]) -> Figure:
        sources = tuple(s for s in (term.figure(column) for term in terms) if s is not None)
        return Figure(total([source.value for source in sources]), sources, missing)

    def _once_a_year(self, column: str) -> Figure:
        """Return a figure that stands once a year; a cell merged over rows is one cell."""
        given = [(t.unit, source) for t in self.terms if (source := t.figure(column)) is not None]
        sources = {(s.unit, s.file, s.where): s for _, s in given}
        told = {unit for unit, _ in given}
        missing = tuple(name for name in self.names if name not in told)
        return Figure(total([s.value for s in sources.values()]), tuple(sources.values()), missing)


def _own_rows(own: Table | None, year: int, key: str) -> tuple[int, ...]:
    rows = own.of_year(year) if own else ()
    return tuple(row.number for row in rows if fold_literal(row.key) == key)


def _own_year_rows(own: Table | None, year: int, once: Sequence[str]) -> tuple[int, ...]:
    """Return the own rows that hold once-a-year figures: the first row, and any that tells one."""
    rows = own.of_year(year) if own else ()
    if not rows or not once:
        return ()
    told = {
        row.number
        for row in rows
        for column in once
        if column in row.entries and row.entries[column].state is State.VALUE
    }
    return tuple(sorted({rows[0].number, *told}))
