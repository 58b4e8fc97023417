""" "Nhật ký": each run with its files and changes, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from ...core import names
from ...core.cells import Grid
from ...core.consolidation import FileRecord
from ...core.moments import moment, moment_written
from ...core.run_log import LogRow, Run
from ...core.submission import Origin
from ...core.text import fold
from ...wording import sheets
from .book import Book
from .listing import ListColumn, ListSheet

_WIDTHS = {
    "when": 18, "version": 10, "what": 40, "unit": 22, "file": 36, "size": 12, "sha256": 20,
    "taken": 26, "application": 18, "saved": 17,
}  # fmt: skip
_STYLES = {
    "when": "centred-top", "version": "centred-top", "size": "figure-top", "sha256": "hash-top",
    "saved": "centred-top",
}  # fmt: skip
_MOST_ROWS = 20_000


def log_rows(run: Run, files: Sequence[FileRecord], earlier: Sequence[LogRow]) -> list[LogRow]:
    """Return the rows of a run and of those before it; the oldest beyond 20,000 are left out."""
    return [*_run_rows(run, files), *earlier][:_MOST_ROWS]


def _run_rows(run: Run, files: Sequence[FileRecord]) -> list[LogRow]:
    """Return the rows of one run: its changes, then its files."""
    changes = run.changes or (sheets.NO_CHANGE,)
    rows = [LogRow(run.when, run.version, f"{sheets.LOG_CHANGE}: {line}") for line in changes]
    for record in files:
        origin = record.origin
        rows.append(
            LogRow(
                run.when, run.version, sheets.LOG_FILE, record.unit, origin.path or origin.name,
                origin.size, origin.sha256, record.taken, origin.application, _saved(origin),
            )
        )  # fmt: skip
        rows += [
            LogRow(run.when, run.version, f"{sheets.LOG_DIFFERENCE}: {line}", record.unit)
            for line in record.differences
        ]
    return rows


def _saved(origin: Origin) -> str:
    saved = moment(origin.saved)
    return moment_written(saved) if saved else ""


def write_log(book: Book, rows: Sequence[LogRow]) -> None:
    """Write the sheet."""
    columns = [
        ListColumn(sheets.LOG_HEADINGS[key], width, _STYLES.get(key, "cell-top"))
        for key, width in _WIDTHS.items()
    ]
    listed = ListSheet(book, names.LOG, columns)
    listed.fill(rows, lambda row: [getattr(row, key) or "" for key in _WIDTHS])


def read_log(grid: Grid | None) -> list[LogRow]:
    """Return the rows of the "Nhật ký" of an earlier consolidation, in their order."""
    if grid is None:
        return []
    header = next((r for r in range(1, 6) if _is_header(grid, r)), None)
    if header is None:
        return []
    return [
        _row(grid, number)
        for number in range(header + 1, grid.last_row + 1)
        if grid.at(number, 1).value
    ]


def _is_header(grid: Grid, row: int) -> bool:
    return fold(str(grid.at(row, 1).value or "")) == fold(sheets.LOG_HEADINGS["when"])


def _row(grid: Grid, number: int) -> LogRow:
    texts = {}
    for place, field in enumerate(fields(LogRow), 1):
        value = grid.at(number, place).value
        texts[field.name] = "" if value is None else str(value)
    size = texts.pop("size").partition(".")[0]
    return LogRow(size=int(size) if size.isdecimal() else 0, **texts)
