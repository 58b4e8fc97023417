"""Units made of former units ("Gồm các đơn vị cũ"): what a merger explains is no finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..submission import ReportingUnit
from ..units import unit_name
from .received import Received

_EXPLAINED = "stock-falls"
"""Three communes' web pages may be one page after they became one commune."""


def with_mergers_known(
    received: Iterable[Received], units: Sequence[ReportingUnit]
) -> list[Received]:
    """Return the files, those of merged units without the falls that the merger explains."""
    merged = {unit_name(unit) for unit in units if unit.former_units}
    return [
        replace(file, findings=tuple(f for f in file.findings if f.code != _EXPLAINED))
        if file.unit in merged
        else file
        for file in received
    ]
