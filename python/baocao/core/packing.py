"""A file received, as packed JSON, and back: what workers send and what the cache keeps.

JSON holds values alone: reading it can run nothing. Unpacked, what many files have in
common (places, small figures, headings) is one object in all of them.

A value that JSON knows stands as it is; any other is a list that begins with its sign. Classes are
packed field by field in the order of their declaration, so that a new field is carried along.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any

from .cells import CellRef, Entry, State
from .consolidating.received import Fate, Received
from .findings import Finding, Severity
from .form import Form
from .submission import (
    DetailRow,
    DirectiveDocument,
    Info,
    Origin,
    Previous,
    ReportingUnit,
    Row,
    Section,
    Submission,
    Table,
    WebLink,
)

UNREADABLE_ENTRY = (zlib.error, ValueError, TypeError, LookupError, AttributeError)
"""What unpacking raises where bytes are not those of a file received."""

_PLACE, _ENTRY, _ROW, _TABLE = "p", "e", "r", "t"
_FINDING, _WORDS = "f", "w"
_TUPLE, _SET, _MAPPING, _DAY, _NUMBER, _RECORD, _ENUM = "l", "s", "m", "d", "n", "o", "x"
"""The signs. A mapping or tuple of nothing but what JSON knows (_WORDS) is made in one step."""
_BETWEEN, _PIECE = "\x1f", "\x1e"
"""What stands between keys, and between pieces: in JSON neither stands bare."""
_CLASSES: tuple[type, ...] = (
    Received, Submission, Origin, Info, DirectiveDocument, WebLink, Section,
    ReportingUnit, Previous, DetailRow,
)  # fmt: skip
_ENUMS: tuple[type[Enum], ...] = (Fate, Severity, State)
_STATES = tuple(State)
_STATE_NUMBERS = {state: number for number, state in enumerate(_STATES)}
_FIELDS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    cls: attrgetter(*(f.name for f in fields(cls))) for cls in _CLASSES
}
_RECEIVED, _SUBMISSION = (tuple(f.name for f in fields(cls)) for cls in (Received, Submission))
_OWN = frozenset(("info", "tables", "findings"))
"""What hardly two units have in common."""
_LONG, _MOST = 8192, 1024
_UNKNOWN = object()
_finding_fields = attrgetter(*(f.name for f in fields(Finding)))
_NUMBERS = {cls: number for number, cls in enumerate((*_CLASSES, *_ENUMS))}
_AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))


def packed(received: Received) -> bytes:
    """Return what a file says, apart from how it is called, where it lies and when it came.

    Each field of the submission is a piece of its own: equal pieces of many files are made once.
    """
    own = received.origin.name
    submission = received.submission
    head = dict(zip(_RECEIVED, _FIELDS[Received](received), strict=True))
    head["origin"] = replace(received.origin, name="", path="", link="", modified="")
    head["submission"] = None
    head["findings"] = _findings(received.findings, own)
    pieces = [list(map(_packed, head.values()))]
    if submission is not None:
        told = dict(zip(_SUBMISSION, _FIELDS[Submission](submission), strict=True))
        told["origin"] = submission.info.places
        told["info"] = submission.info.texts
        told["findings"] = _findings(submission.findings, own)
        pieces += map(_packed, told.values())
    return zlib.compress(_PIECE.join(map(_written, pieces)).encode("utf-8", "surrogatepass"), 1)


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
    return [_RECORD, _NUMBERS[type(value)], *map(_packed, _FIELDS[type(value)](value))]


def _packed_mapping(value: Mapping[Any, Any]) -> list[Any]:
    """Return the keys as one text where they are texts: many mappings have the same keys."""
    if all(type(key) is str and _BETWEEN not in key for key in value):
        keys: Any = _BETWEEN.join(value) if value else None
    else:
        keys = list(map(_packed, value))
    if type(keys) is str and _AS_THEY_ARE.issuperset(map(type, value.values())):
        return [_WORDS, keys, *value.values()]
    return [_MAPPING, keys, *map(_packed, value.values())]


def _packed_finding(finding: Finding) -> list[Any]:
    """Return the finding; most of its fields are texts, and there are thousands."""
    return [_FINDING, *map(_packed, _finding_fields(finding))]


def _packed_entry(entry: Entry) -> list[Any]:
    where = entry.where
    return [
        _packed(entry.value), where.sheet, where.row, where.column, entry.raw,
        _STATE_NUMBERS[entry.state], entry.tolerance, entry.plain,
    ]  # fmt: skip


def _packed_row(row: Row) -> list[Any]:
    columns = _BETWEEN.join(row.entries)
    return [row.year, row.key, row.number, columns, *map(_packed_entry, row.entries.values())]


def _packed_table(table: Table) -> list[Any]:
    totals = _packed(dict.fromkeys(table.typed_totals))
    return [
        _TABLE, table.form.id, table.sheet, list(map(_packed_row, table.rows)),
        sorted(table.ticked), totals, *map(_packed_entry, table.typed_totals.values()),
    ]  # fmt: skip


_PACKERS: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys(_CLASSES, _packed_record),
    **{cls: lambda value: [_ENUM, _NUMBERS[type(value)], value.value] for cls in _ENUMS},
    Finding: _packed_finding,
    CellRef: lambda place: [_PLACE, place.sheet, place.row, place.column],
    Table: _packed_table,
    dict: _packed_mapping,
    tuple: lambda value: [_TUPLE, *map(_packed, value)],
    frozenset: lambda value: [_SET, *map(_packed, value)],
    date: lambda value: [_DAY, value.isoformat()],
    Decimal: lambda value: [_NUMBER, str(value)],
}


class Unpacker:
    """Makes files received of their texts; all that one makes share what they have in common."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = {form.id: form for form in forms}
        self._places: dict[tuple[str, int, int], CellRef] = {}
        self._entries: dict[tuple[Any, ...], Entry] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._texts: dict[str, str] = {}
        self._pieces: dict[str, Any] = {}
        self._makers: dict[str, Callable[[list[Any]], Any]] = {
            _PLACE: lambda given: self._place(*given[1:]),
            _TUPLE: lambda given: tuple(map(self._made, given[1:])),
            _SET: lambda given: frozenset(map(self._made, given[1:])),
            _MAPPING: self._mapping,
            _WORDS: lambda given: dict(zip(self._names(given[1]), given[2:], strict=True)),
            _FINDING: self._finding,
            _DAY: lambda given: date.fromisoformat(given[1]),
            _NUMBER: lambda given: Decimal(given[1]),
            _RECORD: lambda given: _CLASSES[given[1]](*map(self._made, given[2:])),
            _ENUM: lambda given: _ENUMS[given[1] - len(_CLASSES)](given[2]),
            _TABLE: self._table,
        }

    def unpacked(self, data: bytes, origin: Origin) -> Received:
        """Return the file of `packed`, called and lying as `origin` says.

        One of UNREADABLE_ENTRY where the bytes are none of `packed`.
        """
        text = zlib.decompress(data).decode("utf-8", "surrogatepass")
        first, *pieces = text.split(_PIECE)
        head = dict(zip(_RECEIVED, map(self._made, json.loads(first)), strict=True))
        known: Origin = head["origin"]
        here = replace(
            known, name=origin.name, path=origin.path, link=origin.link, modified=origin.modified
        )
        head |= {"origin": here, "findings": _named(head["findings"], here.name)}
        head["submission"] = self._submission(pieces, here) if pieces else None
        return Received(**head)

    def _submission(self, pieces: Sequence[str], origin: Origin) -> Submission:
        told = dict(zip(_SUBMISSION, map(self._piece, _SUBMISSION, pieces), strict=True))
        told["info"] = Info(told["info"], told["origin"])
        told["findings"] = _named(told["findings"], origin.name)
        told["origin"] = origin
        return Submission(**told)

    def _piece(self, name: str, text: str) -> Any:
        """Return a field of a submission: one object for equal texts of few different ones."""
        if name in _OWN or len(text) > _LONG:
            return self._made(json.loads(text))
        known = self._pieces.get(text, _UNKNOWN)
        if known is _UNKNOWN:
            known = self._made(json.loads(text))
            if len(self._pieces) < _MOST:
                self._pieces[text] = known
        return known

    def _made(self, given: Any) -> Any:
        if type(given) is list:
            return self._makers[given[0]](given)
        return self._texts.setdefault(given, given) if type(given) is str else given

    def _place(self, sheet: str, row: int, column: int) -> CellRef:
        key = (sheet, row, column)
        known = self._places.get(key)
        if known is None:
            known = self._places[key] = CellRef(*key)
        return known

    def _names(self, joined: str) -> tuple[str, ...]:
        known = self._keys.get(joined)
        if known is None:
            known = self._keys[joined] = tuple(joined.split(_BETWEEN))
        return known

    def _mapping(self, given: list[Any]) -> dict[Any, Any]:
        keys = given[1]
        if keys is None:
            return {}
        named = self._names(keys) if type(keys) is str else map(self._made, keys)
        return dict(zip(named, map(self._made, given[2:]), strict=True))

    def _finding(self, given: list[Any]) -> Finding:
        makers, texts = self._makers, self._texts
        told: list[Any] = [
            makers[field[0]](field)
            if type(field) is list
            else texts.setdefault(field, field)
            if field
            else field
            for field in given[1:]
        ]
        return Finding(*told)

    def _entry(self, given: list[Any]) -> Entry:
        value = given[0]
        if type(value) is list:
            value = self._made(value)
        key = (value, *given[1:], type(value))
        known = self._entries.get(key)
        if known is None:
            _, sheet, row, column, raw, state, tolerance, plain = given
            where = self._place(sheet, row, column)
            known = self._entries[key] = Entry(value, where, raw, _STATES[state], tolerance, plain)
        return known

    def _row(self, given: list[Any]) -> Row:
        year, key, number, columns, *entries = given
        named = self._names(columns) if columns else ()
        read = dict(zip(named, map(self._entry, entries), strict=True))
        return Row(year, self._made(key), read, number)

    def _table(self, given: list[Any]) -> Table:
        _, form, sheet, rows, ticked, totals, *entries = given
        return Table(
            self._forms[form],
            self._made(sheet),
            tuple(map(self._row, rows)),
            frozenset(ticked),
            dict(zip(self._made(totals), map(self._entry, entries), strict=True)),
        )


def _named(findings: Sequence[Finding], file: str) -> tuple[Finding, ...]:
    return tuple(f.of("", file) for f in findings)
