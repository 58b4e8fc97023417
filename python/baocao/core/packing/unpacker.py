"""Files received, made again of their packed JSON.

JSON holds values alone: reading it can run nothing. What many files have in common (places, small
figures, headings) is one object in all of them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ..cells import CellRef, Entry
from ..consolidating.received import Received
from ..findings import Finding
from ..form import Form
from ..submission import Info, Origin, Row, Submission, Table
from .signs import (
    BETWEEN,
    CLASSES,
    DAY,
    ENUM,
    ENUMS,
    FINDING,
    MAPPING,
    NUMBER,
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

UNREADABLE_ENTRY = (zlib.error, ValueError, TypeError, LookupError, AttributeError)
"""What unpacking raises where bytes are not those of a file received."""

_OWN = frozenset(("info", "tables", "findings"))
"""What hardly two units have in common."""
_LONG, _MOST = 8192, 1024
_UNKNOWN = object()


class Unpacker:
    """Makes files received of their texts; all that one makes share what they have in common."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = {form.id: form for form in forms}
        self._places: dict[tuple[str, int, int], CellRef] = {}
        self._entries: dict[tuple[Any, ...], Entry] = {}
        self._numbers: dict[tuple[str, int, int, int], Entry] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._texts: dict[str, str] = {}
        self._pieces: dict[str, Any] = {}
        self._makers: dict[str, Callable[[list[Any]], Any]] = {
            PLACE: lambda given: self._place(*given[1:]),
            TUPLE: lambda given: tuple(map(self._made, given[1:])),
            SET: lambda given: frozenset(map(self._made, given[1:])),
            MAPPING: self._mapping,
            WORDS: lambda given: dict(zip(self._names(given[1]), given[2:], strict=True)),
            FINDING: self._finding,
            DAY: lambda given: date.fromisoformat(given[1]),
            NUMBER: lambda given: Decimal(given[1]),
            RECORD: lambda given: CLASSES[given[1]](*map(self._made, given[2:])),
            ENUM: lambda given: ENUMS[given[1] - len(CLASSES)](given[2]),
            TABLE: self._table,
        }

    def unpacked(self, data: bytes, origin: Origin) -> Received:
        """Return the file of `packed`, called and lying as `origin` says.

        One of UNREADABLE_ENTRY where the bytes are none of `packed`.
        """
        text = zlib.decompress(data).decode("utf-8", "surrogatepass")
        first, *pieces = text.split(PIECE)
        head = dict(zip(RECEIVED, map(self._made, json.loads(first)), strict=True))
        known: Origin = head["origin"]
        here = replace(
            known, name=origin.name, path=origin.path, link=origin.link, modified=origin.modified
        )
        head |= {"origin": here, "findings": _named(head["findings"], here.name)}
        head["submission"] = self._submission(pieces, here) if pieces else None
        return Received(**head)

    def _submission(self, pieces: Sequence[str], origin: Origin) -> Submission:
        told = dict(zip(SUBMISSION, map(self._piece, SUBMISSION, pieces), strict=True))
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
            known = self._keys[joined] = tuple(joined.split(BETWEEN))
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
            known = self._entries[key] = Entry(value, where, raw, STATES[state], tolerance, plain)
        return known

    def _row(self, given: list[Any], sheet: str) -> Row:
        year, key, number, columns, *entries = given
        named = self._names(columns) if columns else ()
        made = [
            self._number_in(sheet, number, *entry) if len(entry) == 2 else self._entry(entry)
            for entry in entries
        ]
        return Row(year, self._made(key), dict(zip(named, made, strict=True)), number)

    def _number_in(self, sheet: str, row: int, value: int, column: int) -> Entry:
        key = (sheet, row, value, column)
        known = self._numbers.get(key)
        if known is None:
            entry = Entry(value, self._place(sheet, row, column), str(value))
            known = self._numbers[key] = entry
        return known

    def _table(self, given: list[Any]) -> Table:
        _, form, sheet, rows, ticked, totals, *entries = given
        return Table(
            self._forms[form],
            self._made(sheet),
            tuple(self._row(row, sheet) for row in rows),
            frozenset(ticked),
            dict(zip(self._made(totals), map(self._entry, entries), strict=True)),
        )


def _named(findings: Sequence[Finding], file: str) -> tuple[Finding, ...]:
    return tuple(f.of("", file) for f in findings)
