"""What a consolidation changed since the one before it: which unit's which figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..cells import Number
from ..form import Form
from ..submission import DetailRow
from ..text import fold_literal

_Figures = dict[tuple[int, str, str], Number]
"""Figures that count by year, folded type and column id."""


@dataclass(frozen=True)
class Change:
    """One unit's figure that counts otherwise than before; None where it did or does not."""

    form: str
    unit: str
    year: int
    key: str
    column: str
    before: Number | None
    after: Number | None


@dataclass(frozen=True)
class Since:
    """What changed: units of a form that count now, or no longer, and single figures of others."""

    added: tuple[tuple[str, str], ...]
    """Form id and unit."""
    removed: tuple[tuple[str, str], ...]
    changed: tuple[Change, ...]


def since(
    before: Mapping[str, Iterable[DetailRow]],
    after: Mapping[str, Iterable[DetailRow]],
    forms: Sequence[Form],
) -> Since:
    """Return what changed between the rows of "Chi tiết" before and after, by form id."""
    added, removed, changed = [], [], []
    for form in forms:
        was, now = tuple(before.get(form.id, ())), tuple(after.get(form.id, ()))
        spelt = {fold_literal(row.key): row.key for row in (*was, *now)}
        old, new = _by_unit(was), _by_unit(now)
        added += [(form.id, unit) for unit in new if unit not in old]
        removed += [(form.id, unit) for unit in old if unit not in new]
        for unit in new:
            if unit in old:
                changed += _changes(form, unit, old[unit], new[unit], spelt)
    return Since(tuple(added), tuple(removed), tuple(changed))


def _by_unit(rows: Iterable[DetailRow]) -> dict[str, _Figures]:
    units: dict[str, _Figures] = {}
    for row in rows:
        if not row.counted:
            continue
        figures = units.setdefault(row.unit, {})
        key = fold_literal(row.key)
        for column, value in row.values.items():
            if value is not None:
                place = (row.year, key, column)
                figures[place] = figures.get(place, 0) + value
    return units


def _changes(
    form: Form, unit: str, old: _Figures, new: _Figures, spelt: Mapping[str, str]
) -> list[Change]:
    """Return the changed figures; a once-a-year figure that moved to another row is no change."""
    old, new = _placed(form, old), _placed(form, new)
    return [
        Change(form.id, unit, year, spelt.get(key, ""), column, old.get(place), new.get(place))
        for place in sorted(old.keys() | new.keys())
        if old.get(place) != new.get(place)
        for year, key, column in (place,)
    ]


def _placed(form: Form, figures: _Figures) -> _Figures:
    return {
        (year, "" if form.by_id[column].once_a_year else key, column): value
        for (year, key, column), value in figures.items()
    }
