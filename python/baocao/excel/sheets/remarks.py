"""The column "Ghi chú" of "Tổng hợp Mẫu n": who is missing in a partial figure."""

from __future__ import annotations

from collections.abc import Mapping

from ...core import names
from ...core.cells import Figure
from ...core.consolidation import ConsolidatedRow, ConsolidatedTable
from ...wording import sheets

_IN_A_ROW, _IN_TOTAL = 6, 30
"""How many units are named before the rest is a number."""


def row_remark(table: ConsolidatedTable, row: ConsolidatedRow, own_name: str) -> str:
    """Return the remark of one row: whose cells are blank, who is not in the form at all."""
    return _remark(table, row.figures, own_name, _IN_A_ROW)


def total_remark(table: ConsolidatedTable, own_name: str) -> str:
    """Return the remark of "Tổng cộng", a stock's blanks being those of the last year."""
    return _remark(table, table.totals, own_name, _IN_TOTAL)


def _remark(
    table: ConsolidatedTable, figures: Mapping[str, Figure], own_name: str, most: int
) -> str:
    parts = [
        _blanks(table, figures), *_left_out(table, own_name), *_absent(table, most),
    ]  # fmt: skip
    return "; ".join(part for part in parts if part)


def _left_out(table: ConsolidatedTable, own_name: str) -> list[str]:
    if table.own is not None:
        return []
    unit = own_name or sheets.OWN_WITHOUT_NAME
    return [sheets.OWN_LEFT_OUT.format(unit=unit, sheet=table.form.sheet)]


def _absent(table: ConsolidatedTable, most: int) -> list[str]:
    """Return who is not in the form; the own unit, first where it is left out, is told apart."""
    absent = table.missing if table.own is not None else table.missing[1:]
    if not absent:
        return []
    named = sheets.name_list(absent, most)
    more = sheets.SEE_STATUS.format(sheet=names.STATUS) if len(absent) > most + 1 else ""
    return [sheets.ABSENT.format(names=named) + more]


def _blanks(table: ConsolidatedTable, figures: Mapping[str, Figure]) -> str:
    """Return whose cells are blank: units with the same blank columns together."""
    blank: dict[str, list[str]] = {}
    for column in table.form.figures:
        for unit in figures.get(column.id, Figure(None)).missing:
            blank.setdefault(unit, []).append(column.name)
    together: dict[tuple[str, ...], list[str]] = {}
    for unit, columns in blank.items():
        together.setdefault(tuple(columns), []).append(unit)
    told = [
        _group(units, columns, len(columns) == len(figures)) for columns, units in together.items()
    ]
    return sheets.BLANKS.format(names="; ".join(told)) if told else ""


def _group(units: list[str], columns: tuple[str, ...], whole_row: bool) -> str:
    named = sheets.name_list(units, _IN_A_ROW)
    return named if whole_row else f"{named} ({', '.join(columns)})"
