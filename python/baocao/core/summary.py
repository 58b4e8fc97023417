"""One page for the chairman, as data: key figures, charts, what is open. word/ lays it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .cells import Number


@dataclass(frozen=True)
class Chart:
    """Bars: a name a category, a value a category for each series; None leaves a gap."""

    title: str
    categories: Sequence[str]
    series: Sequence[tuple[str, Sequence[Number | None]]]


@dataclass(frozen=True)
class Summary:
    """The page. `lines` stand under the title; `head` and `rows` are the table's texts, as printed;
    `notes` are sentences below the charts.
    """

    title: str
    lines: Sequence[str]
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    charts: Sequence[Chart]
    notes: Sequence[str]
