"""A file received, as packed JSON: what workers send and what the cache keeps."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from ..cells import CellRef, Entry, State
from ..consolidating.received import Received
from ..findings import Finding
from ..submission import Row, Submission, Table
from .signs import (
    BETWEEN,
    CLASSES,
    DAY,
    ENUM,
    ENUMS,
    FINDING,
    MAPPING,
    NUMBER,
    NUMBERS,
    PIECE,
    PLACE,
    RECEIVED,
    RECORD,
    SET,
    STATES,
    SUBMISSION,
    TABLE,
    TUPLE,
    WORDS,
)

_FIELDS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    cls: attrgetter(*(f.name for f in fields(cls))) for cls in CLASSES
}
_STATE_NUMBERS = {state: number for number, state in enumerate(STATES)}
_AS_A_NUMBER = (State.VALUE, None, True)
"""State, tolerance and `plain` of an entry whose cell is a number."""
_AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))
_finding_fields = attrgetter(*(f.name for f in fields(Finding)))


def packed(received: Received) -> bytes:
    """Return what a file says, apart from how it is called, where it lies and when it came.

    Each field of the submission is a piece of its own: equal pieces of many files are made once.
    """
    own = received.origin.name
    submission = received.submission
    head = dict(zip(RECEIVED, _FIELDS[Received](received), strict=True))
    head["origin"] = replace(received.origin, name="", path="", link="", modified="")
    head["submission"] = None
    head["findings"] = _findings(received.findings, own)
    pieces = [list(map(_packed, head.values()))]
    if submission is not None:
        told = dict(zip(SUBMISSION, _FIELDS[Submission](submission), strict=True))
        told["origin"] = submission.info.places
        told["info"] = submission.info.texts
        told["findings"] = _findings(submission.findings, own)
        pieces += map(_packed, told.values())
    return zlib.compress(PIECE.join(map(_written, pieces)).encode("utf-8", "surrogatepass"), 1)


_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _findings(findings: Sequence[Finding], own: str) -> tuple[Finding, ...]:
    """Return the findings without the file's own name."""
    return tuple(f.told_of(f.unit, "") if f.file == own else f for f in findings)


def _packed(value: Any) -> Any:
    if type(value) in _AS_THEY_ARE:
        return value
    known = _PACKERS.get(type(value))
    if known is None:
        raise TypeError(f"cannot be packed: {type(value).__name__}")
    return known(value)


def _packed_record(value: Any) -> list[Any]:
    return [RECORD, NUMBERS[type(value)], *map(_packed, _FIELDS[type(value)](value))]


def _packed_mapping(value: Mapping[Any, Any]) -> list[Any]:
    """Return the keys as one text where they are texts: many mappings have the same keys."""
    if all(type(key) is str and BETWEEN not in key for key in value):
        keys: Any = BETWEEN.join(value) if value else None
    else:
        keys = list(map(_packed, value))
    if type(keys) is str and _AS_THEY_ARE.issuperset(map(type, value.values())):
        return [WORDS, keys, *value.values()]
    return [MAPPING, keys, *map(_packed, value.values())]


def _packed_finding(finding: Finding) -> list[Any]:
    """Return the finding; most of its fields are texts, and there are thousands."""
    return [FINDING, *map(_packed, _finding_fields(finding))]


def _packed_entry(entry: Entry) -> list[Any]:
    where = entry.where
    return [
        _packed(entry.value), where.sheet, where.row, where.column, entry.raw,
        _STATE_NUMBERS[entry.state], entry.tolerance, entry.plain,
    ]  # fmt: skip


def _packed_row(row: Row, sheet: str) -> list[Any]:
    """Return the row; of a plain number in a cell of the row, its value and column alone."""
    entries = (
        [entry.value, entry.where.column]
        if _is_number_in(entry, sheet, row.number)
        else _packed_entry(entry)
        for entry in row.entries.values()
    )
    return [row.year, row.key, row.number, BETWEEN.join(row.entries), *entries]


def _is_number_in(entry: Entry, sheet: str, row: int) -> bool:
    """Whether nothing but a number and its column need be told of an entry: true of most."""
    value, where = entry.value, entry.where
    return (
        type(value) is int
        and (where.row, where.sheet) == (row, sheet)
        and (entry.state, entry.tolerance, entry.plain) == _AS_A_NUMBER
        and entry.raw == str(value)
    )


def _packed_table(table: Table) -> list[Any]:
    totals = _packed(dict.fromkeys(table.typed_totals))
    return [
        TABLE, table.form.id, table.sheet, [_packed_row(row, table.sheet) for row in table.rows],
        sorted(table.ticked), totals, *map(_packed_entry, table.typed_totals.values()),
    ]  # fmt: skip


_PACKERS: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys(CLASSES, _packed_record),
    **{cls: lambda value: [ENUM, NUMBERS[type(value)], value.value] for cls in ENUMS},
    Finding: _packed_finding,
    CellRef: lambda place: [PLACE, place.sheet, place.row, place.column],
    Table: _packed_table,
    dict: _packed_mapping,
    tuple: lambda value: [TUPLE, *map(_packed, value)],
    frozenset: lambda value: [SET, *map(_packed, value)],
    date: lambda value: [DAY, value.isoformat()],
    Decimal: lambda value: [NUMBER, str(value)],
}
