"""Where the drawn figures of a report come from, in words: kept beside their anchors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...core.cells import Figure, Source
from ...core.names import INFO
from ...core.report import Appendix, Paragraph
from ..facts import Drawn, Facts
from ..numbers import plain

_CELLS_TOLD = 12
"""Own cells that are named one by one; the units' are counted, they may be thousands."""


def sources(
    facts: Facts, body: Iterable[Paragraph], appendices: Iterable[Appendix]
) -> Mapping[str, str]:
    """Return by expression what each drawn figure was made of."""
    drawn = [run.figure for paragraph in body for run in paragraph.runs]
    drawn += [run.figure for appendix in appendices for row in appendix.body for run in row]
    return {e: _told(facts.draw(e)) for e in dict.fromkeys(drawn) if e}


def _told(drawn: object) -> str:
    """Return the own cells ("Mẫu 1!C5") and how many units' cells; the sheet of a text."""
    if not isinstance(drawn, Drawn):
        return ""
    return INFO if drawn.figure is None else _made_of(drawn.figure)


def _made_of(figure: Figure) -> str:
    own = [source for source in figure.sources if not source.unit]
    units = [source for source in figure.sources if source.unit]
    parts = [_cell(source) for source in own[:_CELLS_TOLD]]
    if len(own) > _CELLS_TOLD:
        parts.append(f"và {len(own) - _CELLS_TOLD} ô khác")
    if units:
        count = len(dict.fromkeys(source.unit for source in units))
        parts.append(f"{plain(len(units))} ô của {plain(count)} đơn vị")
    return "; ".join(parts)


def _cell(source: Source) -> str:
    return f"{source.where.sheet}!{source.where.address}"
