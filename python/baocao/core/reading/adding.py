"""Formulas that were saved without their value: those that add plain numbers are computed.

Numbers, cells of the same sheet that hold a plain number or such a formula, and SUM over them;
anything else has no value here, nor has a sum of a cell that holds nothing or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..cells import Grid, Nature, RawCell, Shown, column_number

_CELL = r"\$?([A-Z]{1,3})\$?([0-9]{1,7})"
_REFERENCE = re.compile(_CELL)
_RANGE = re.compile(rf"{_CELL}:{_CELL}")
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_SUM = re.compile(r"SUM\(([^()]*)\)")
_MOST_ADDED = 20_000
"""So many cells of ranges are looked at in one form: a sheet made to be slow is not computed."""
_LONGEST = 1_000
_DEEPEST = 30
"""So many formulas may add each other's cells; who writes more has a program."""


class PlainSums:
    """What the uncomputed formulas of one sheet add up to."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._known: dict[tuple[int, int], Decimal | None] = {}
        self._left = _MOST_ADDED

    def of(self, cell: RawCell) -> RawCell | None:
        """Return the number that an uncomputed cell adds up to, None where it does not."""
        total = self._formula(cell, 0) if cell.nature is Nature.UNCOMPUTED else None
        if total is None:
            return None
        return RawCell(int(total) if total == total.to_integral_value() else float(total))

    def _formula(self, cell: RawCell, depth: int) -> Decimal | None:
        formula = re.sub(r"\s", "", cell.formula or "").upper()
        if not formula or len(formula) > _LONGEST or depth > _DEEPEST:
            return None
        return _sum([self._term(t, depth) for t in formula.removeprefix("+").split("+")])

    def _term(self, text: str, depth: int) -> Decimal | None:
        called = _SUM.fullmatch(text)
        if not called:
            return self._plain(text, depth)
        return _sum([self._argument(part, depth) for part in re.split("[,;]", called[1])])

    def _plain(self, text: str, depth: int) -> Decimal | None:
        """Return a number, or that of a cell."""
        if _NUMBER.fullmatch(text):
            return Decimal(text)
        place = _REFERENCE.fullmatch(text)
        return self._at(int(place[2]), column_number(place[1]), depth) if place else None

    def _argument(self, text: str, depth: int) -> Decimal | None:
        """Return what an argument of SUM adds: of a range its numbers, where it holds no texts."""
        area = _RANGE.fullmatch(text)
        if not area:
            return self._plain(text, depth)
        self._left -= _size(area)
        if self._left < 0:
            return None
        filled = [place for place in _places(area)
                  if self._grid.at(*place).nature is not Nature.BLANK]  # fmt: skip
        return _sum([self._at(row, column, depth) for row, column in filled])

    def _at(self, row: int, column: int, depth: int) -> Decimal | None:
        place = (row, column)
        if place not in self._known:
            # A formula that comes back to its own cell finds nothing there.
            self._known[place] = None
            cell = self._grid.at(row, column)
            uncomputed = cell.nature is Nature.UNCOMPUTED
            self._known[place] = self._formula(cell, depth + 1) if uncomputed else _value(cell)
        return self._known[place]


def _sum(terms: list[Decimal | None]) -> Decimal | None:
    """Return the sum where there are terms and all of them are known."""
    known = [term for term in terms if term is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(terms) else None


def _size(area: re.Match[str]) -> int:
    wide = abs(column_number(area[3]) - column_number(area[1])) + 1
    return wide * (abs(int(area[4]) - int(area[2])) + 1)


def _places(area: re.Match[str]) -> Iterator[tuple[int, int]]:
    left, right = sorted((column_number(area[1]), column_number(area[3])))
    top, bottom = sorted((int(area[2]), int(area[4])))
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield row, column


def _value(cell: RawCell) -> Decimal | None:
    value = cell.value
    plain = cell.nature is Nature.VALUE and cell.shown in (Shown.PLAIN, Shown.CURRENCY)
    if not plain or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
