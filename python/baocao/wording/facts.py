"""The named figures and texts that a report may mention, written as an office writes them.

`gather` makes them from a consolidation; `Facts.draw` answers one `{{ … }}`; `Facts.catalogue` is
the sheet "Danh mục số liệu". All names come from declarations and from the labels of "Thông tin".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from ..core import facts as core_facts
from ..core import names
from ..core.cells import Figure, Number
from ..core.consolidation import Consolidation
from ..core.days import open_years
from ..core.earlier import NO_EARLIER_PERIOD, EarlierPeriod
from ..core.facts import NamedFigure
from ..core.figure_grammar import (
    CHANGE,
    EARLIER,
    BadQualifier,
    Drawing,
    Selection,
    Style,
    Whose,
    drawing,
    selection,
)
from ..core.text import name_key
from ..programme import Programme
from . import numbers
from .text_facts import Fact, general_facts, info_facts

BLANK = "……"
"""What is printed for a fact or a figure that nobody gave."""


@dataclass(frozen=True)
class Drawn:
    """What stands for a drawing: its text, and the canonical expression it was drawn by.

    `missing` says that nobody gave a value and `text` is dots.
    """

    text: str
    expression: str
    figure: Figure | None = None
    missing: bool = False


@dataclass(frozen=True)
class Unknown:
    """Why a drawing cannot be answered: the code of the finding, and near names for an unknown one.

    `qualifier` is what was wrong where the name itself is known.
    """

    code: str
    qualifier: str = ""
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facts:
    """All that can be drawn. `figures` and `texts` are by core.text.name_key of their names."""

    period: tuple[int, ...]
    open_years: frozenset[int]
    figures: Mapping[str, NamedFigure]
    texts: Mapping[str, Fact]
    has_units: bool
    money_unit: str
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The units of the list that a form does not count, by form id."""
    silent: tuple[str, ...] = ()
    """The units that have sent nothing."""
    earlier: EarlierPeriod = NO_EARLIER_PERIOD
    """What the report of the period before said, nothing where it was not given."""

    def draw(self, expression: str | Drawing) -> Drawn | Unknown:
        """Return what an expression (with braces or without) stands for, or why it cannot."""
        wanted = drawing(expression) if isinstance(expression, str) else expression
        key = name_key(wanted.name)
        asked = selection(wanted.qualifiers)
        if key not in self.figures and key not in self.texts:
            return Unknown("unknown-figure", nearest=self.nearest(wanted.name))
        if isinstance(asked, BadQualifier):
            return Unknown("unknown-qualifier", asked.qualifier)
        if key in self.figures:
            return self._figure(self.figures[key], asked)
        return _fact(self.texts[key], asked)

    def _figure(self, named: NamedFigure, asked: Selection) -> Drawn | Unknown:
        if asked.year is not None and asked.year not in self.period:
            return Unknown("unknown-qualifier", f"năm {asked.year}")
        if asked.whose is Whose.UNITS and not self.has_units:
            return Unknown("figure-needs-units", asked.whose.value)
        if asked.earlier and not self.earlier.period:
            return Unknown("earlier-period-unknown", EARLIER)
        if asked.change and not self._has_one_before(asked):
            return Unknown("unknown-qualifier", CHANGE)
        if asked.style is Style.PERCENT and not _is_part(named, asked):
            return Unknown("unknown-qualifier", asked.style.value)
        figure = named.select(asked)
        expression = asked.expression(named.name)
        if figure.value is None:
            return Drawn(BLANK, expression, figure, missing=True)
        style = asked.style
        if style is Style.PLAIN and named.column.two_digits:
            style = Style.TWO_DIGITS
        return Drawn(written(figure.value, style), expression, figure)

    def _has_one_before(self, asked: Selection) -> bool:
        return asked.earlier or (asked.year is not None and asked.year - 1 in self.period)

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return up to three names that look like a name that is not there."""
        names = {name_key(known): known for known in self.names}
        return tuple(names[key] for key in get_close_matches(name_key(name)[:80], names, 3, 0.6))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name that can be drawn, figures first."""
        figures, texts = self.figures.values(), self.texts.values()
        return (*(f.name for f in figures), *(f.name for f in texts))

    def catalogue(self) -> list[tuple[str, str, str, str]]:
        """Return the rows of "Danh mục số liệu": name, meaning, value today, how to insert it."""
        return [*self._figure_rows(), *map(_fact_row, self.texts.values())]

    def _figure_rows(self) -> Iterator[tuple[str, str, str, str]]:
        for named in self.figures.values():
            for asked in self._useful(named):
                drawn = self._figure(named, asked)
                if isinstance(drawn, Drawn):
                    value = names.NO_FIGURE if drawn.missing else drawn.text
                    insert = f"{{{{ {drawn.expression} }}}}"
                    yield named.name, self._meaning(named, asked), value, insert

    def _useful(self, named: NamedFigure) -> Iterator[Selection]:
        yield Selection()
        if self.has_units:
            yield Selection(whose=Whose.OWN)
            yield Selection(whose=Whose.UNITS)
        if len(self.period) > 1:
            yield from (Selection(year=year) for year in self.period)

    def _meaning(self, named: NamedFigure, asked: Selection) -> str:
        unit = f" ({self.money_unit})" if named.column.is_money else ""
        form = f"{named.table.form.name}, " if named.table else ""
        column = named.column.heading
        if named.column.group and len(column) < 12:
            column = f"{named.column.group}: {column}"
        whose = {Whose.ALL: "", Whose.OWN: ", riêng của đơn vị", Whose.UNITS: ", của cấp dưới"}
        return f"{form}{column}{unit}: {self._span(named, asked)}{whose[asked.whose]}"

    def _span(self, named: NamedFigure, asked: Selection) -> str:
        if asked.year is not None:
            return f"{'hiện có đến cuối ' if named.is_stock else ''}năm {asked.year}"
        if not self.period:
            return "cả giai đoạn"
        if named.is_stock:
            return f"hiện có đến cuối năm {self.period[-1]}"
        return f"cộng {period_text(self.period)}"


def _is_part(named: NamedFigure, asked: Selection) -> bool:
    """Whether what is asked for is a part of something, so that it has a share."""
    of_the_period = asked.year is not None and not named.is_stock
    return asked.change or asked.whose is not Whose.ALL or of_the_period


def written(value: Number, style: Style) -> str:
    """Return a number in a style of the grammar."""
    if style is Style.PERCENT:
        return f"{numbers.plain(value)}%"
    if style is Style.WORDS:
        return numbers.in_words(value)
    return numbers.two_digits(value) if style is Style.TWO_DIGITS else numbers.plain(value)


def _fact(fact: Fact, asked: Selection) -> Drawn | Unknown:
    style = asked.style
    number = fact.number is not None and style is not Style.PERCENT
    if asked != Selection(style=style) or (not number and style is not Style.PLAIN):
        return Unknown("unknown-qualifier", " | ".join(asked.qualifiers))
    if not fact.text:
        return Drawn(BLANK, fact.name, missing=True)
    if fact.number is not None and style is not Style.PLAIN:
        return Drawn(written(fact.number, style), asked.expression(fact.name))
    return Drawn(fact.text, fact.name)


def _fact_row(fact: Fact) -> tuple[str, str, str, str]:
    return fact.name, fact.meaning, fact.text or names.NOT_ENTERED, f"{{{{ {fact.name} }}}}"


def period_text(period: tuple[int, ...]) -> str:
    """Return "giai đoạn 2019 - 2021", or "năm 2025" for a period of one year."""
    if len(period) < 2:
        return f"năm {period[0]}" if period else "kỳ báo cáo"
    return f"giai đoạn {period[0]} - {period[-1]}"


def gather(
    consolidation: Consolidation,
    programme: Programme,
    earlier: EarlierPeriod = NO_EARLIER_PERIOD,
) -> Facts:
    """Return what can be drawn from a consolidation; the programme fills what the unit left.

    `earlier` is what the report of the period before said.
    """
    info = consolidation.own.info
    period = tuple(info.period or range(programme.period[0], programme.period[1] + 1))
    columns = [(form.id, column) for form in programme.forms for column in form.figures]
    before = {name: figure.value for name, figure in earlier.figures.items()}
    figures = core_facts.figures_of(consolidation, columns, period, before)
    info = consolidation.own.info
    texts = [*info_facts(info, programme, period), *general_facts(consolidation, period)]
    if earlier.period:
        texts.append(Fact(names.GENERAL_FACTS["earlier"], period_text(earlier.period), "Kỳ trước"))
    money_unit = info["money_unit"] or programme.money_unit
    return Facts(
        period=period,
        open_years=open_years(info, period),
        figures={name_key(f.name): f for f in figures},
        texts={name_key(f.name): f for f in texts},
        has_units=bool(consolidation.units),
        money_unit=money_unit,
        forms={f.id: core_facts.units_missing(consolidation, f.id) for f in programme.forms},
        silent=core_facts.units_silent(consolidation),
        earlier=earlier,
    )
