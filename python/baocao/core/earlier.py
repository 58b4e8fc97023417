"""What the report of the period before said, for a comparison with this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .cells import Number
from .consolidating.joining import period_of
from .consolidation import Consolidation
from .facts import figures_of
from .figure_grammar import Selection
from .form import Form
from .money import converted, worth_in
from .submission import Submission
from .text import name_key


@dataclass(frozen=True)
class EarlierFigure:
    """A figure over the period before; `partial` where a unit or a year was missing in it."""

    value: Number
    partial: bool = False


@dataclass(frozen=True)
class EarlierPeriod:
    """The years of the period before, and its figures by core.text.name_key of their names."""

    period: tuple[int, ...] = ()
    figures: Mapping[str, EarlierFigure] = field(default_factory=dict)


NO_EARLIER_PERIOD = EarlierPeriod()


def earlier_period(old: Consolidation, own: Submission, forms: Sequence[Form]) -> EarlierPeriod:
    """Return what an earlier consolidation said of these forms, money in `own`'s unit.

    Nobody's word is no figure: what was not reported then is not compared.
    """
    period = period_of(old.own, forms)
    worth = worth_in(old.own, own)
    columns = [(form.id, column) for form in forms for column in form.figures]
    figures: dict[str, EarlierFigure] = {}
    for named in figures_of(old, columns, period):
        figure, table = named.select(Selection()), named.table
        if figure.value is not None:
            value = converted(figure.value, worth) if named.column.is_money else figure.value
            silent = table is None or table.counted < table.listed or table.own is None
            figures[name_key(named.name)] = EarlierFigure(value, silent or figure.partial)
    return EarlierPeriod(period, figures)
