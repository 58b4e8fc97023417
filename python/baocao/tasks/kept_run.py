"""What an output says of its consolidation, kept aside when it is written.

Its figures, answers and log could be read in it, and are where anybody saved it since: reading
takes longer than all the rest of a consolidation with nothing changed. It is known by its content.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..core.cells import Number
from ..core.form import Form
from ..core.run_log import LogRow
from ..core.submission import DetailRow
from ..errors import OutputError
from ..journal import cache_folder
from ..output import write_whole
from ..programme import Programme
from .kept import cache_key

_FOLDER, _ENDING = "runs", ".run"
_MOST = 20
"""Outputs of which something is kept; the one that was not used for the longest time goes first."""
_UNREADABLE = (zlib.error, ValueError, TypeError, LookupError, ArithmeticError)


@dataclass(frozen=True)
class Run:
    """One consolidation: the folded name of its unit, its rows of "Chi tiết", answers and log."""

    unit: str
    details: Mapping[str, Sequence[DetailRow]]
    answers: Mapping[tuple[str, ...], str]
    log: Sequence[LogRow]


class KeptRun:
    """What is kept of the output at one place."""

    def __init__(self, out: Path, programme: Programme) -> None:
        place = hashlib.sha256(str(out.absolute()).encode("utf-8", "surrogatepass")).hexdigest()
        self._path = cache_folder() / _FOLDER / f"{place[:32]}{_ENDING}"
        self._forms, self._key = programme.forms, cache_key(programme, None)

    def get(self, data: bytes) -> Run | None:
        """Return what is kept of an output of these bytes, None where that is nothing."""
        try:
            head, packed = self._path.read_bytes().split(b"\n", 1)
            if head != self._head(data):
                return None
            told = json.loads(zlib.decompress(packed))
            return Run(
                told["unit"],
                {form.id: _rows(form, told["details"][form.id]) for form in self._forms},
                {tuple(identity): answer for identity, answer in told["answers"]},
                [LogRow(*row) for row in told["log"]],
            )
        except (OSError, *_UNREADABLE):
            return None

    def put(self, data: bytes, run: Run) -> None:
        """Keep what an output of these bytes says. Where it cannot be written nothing is kept."""
        told = {
            "unit": run.unit,
            "details": {f.id: _packed(f, run.details.get(f.id, ())) for f in self._forms},
            "answers": [[list(identity), text] for identity, text in run.answers.items()],
            "log": [list(astuple(row)) for row in run.log],
        }
        packed = zlib.compress(json.dumps(told).encode(), 1)
        with suppress(OSError, OutputError):  # The next run reads the output.
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._path, self._head(data) + b"\n" + packed)
            _bound(self._path.parent)

    def _head(self, data: bytes) -> bytes:
        return f"{self._key} {hashlib.sha256(data).hexdigest()}".encode()


def _packed(form: Form, rows: Sequence[DetailRow]) -> list[list[Any]]:
    columns = [column.id for column in form.figures]
    return [
        [row.unit, row.counted, row.year, row.key, *(_number(row.values.get(c)) for c in columns)]
        for row in rows
    ]


def _number(value: Number | None) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


def _rows(form: Form, rows: Sequence[Sequence[Any]]) -> list[DetailRow]:
    columns = [column.id for column in form.figures]
    return [
        DetailRow(
            unit=unit, code="", counted=counted, units="", year=year, key=key,
            values=dict(zip(columns, map(_value, values), strict=True)), file="", sheet="", row=0,
        )
        for unit, counted, year, key, *values in rows
    ]  # fmt: skip


def _value(told: int | str | None) -> Number | None:
    return Decimal(told) if isinstance(told, str) else told


def _bound(folder: Path) -> None:
    """Remove what was not written for the longest time, where there is too much."""
    found = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[_MOST:]:
        path.unlink(missing_ok=True)
