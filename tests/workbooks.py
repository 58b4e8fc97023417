"""Real workbooks for the tests: the program's own template, filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from baocao.core.cells import Number
from baocao.core.filling import FilledRow, Filling
from baocao.core.submission import ReportingUnit
from baocao.excel.template.whole import write_template
from builders import programme

Rows = Sequence[tuple[Number | str | None, ...]]


def filled(
    path: Path,
    unit: str,
    level: str = "commune",
    *,
    mau_1: Rows = (),
    mau_2: Rows = (),
    info: Mapping[str, str] = {},
    units: Sequence[ReportingUnit] = (),
    identity: bool = True,
) -> Path:
    """Write a workbook; rows are drawn in the forms' columns, the year first."""
    rows = {"mau_1": mau_1, "mau_2": mau_2}
    filling = Filling(
        info={"unit": unit, "cutoff": "31/12/2021", **info},
        identity=identity,
        forms={f.id: [_row(f.columns, row) for row in rows[f.id]] for f in programme().forms},
        units=units,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_template(filling, level))
    return path


_WRITTEN: dict[str, bytes] = {}


def _template(filling: Filling, level: str) -> bytes:
    """The bytes of a workbook, written once: many tests ask for the same few."""
    key = repr((filling, level))
    if key not in _WRITTEN:
        _WRITTEN[key] = write_template(programme(), filling, level)
    return _WRITTEN[key]


def _row(columns, cells) -> FilledRow:
    drawn = dict(zip([c.id for c in columns], cells, strict=True))
    keys = [c.id for c in columns[1:] if c.key]
    return FilledRow(
        drawn["year"],
        drawn[keys[0]] or "" if keys else "",
        {c.id: drawn[c.id] for c in columns if c.is_figure},
    )


def mau_1(*articles: Number | None, pages: int = 1) -> Rows:
    """Return three years of Mẫu 1: a plan, a page and a link each year, and the articles."""
    return [
        (2019 + n, "Kế hoạch", 1, 0, pages, pages, pages, told, 0)
        for n, told in enumerate(articles)
    ]


def mau_2(*budget: Number | None) -> Rows:
    """Return three years of Mẫu 2: the state budget, nothing else."""
    return [(2019 + n, told, 0) for n, told in enumerate(budget)]
