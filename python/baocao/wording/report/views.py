"""What a default sentence may look at: figures by name, their years, who is missing.

Numbers and truth values only: a workbook's text never passes through a template. Names of units
enter a sentence by `names`, which hands the template a mark that is replaced afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...core.cells import Number
from ...core.consolidation import Consolidation
from ...core.days import full_day
from ...core.facts import LEAST_BASE, NamedFigure, units_partial
from ...core.figure_grammar import Selection, Whose
from ...core.text import fold, name_key
from .. import numbers, organs
from ..facts import Drawn, Facts
from ..text_facts import own_documents
from .gaps import GapView, gaps, names_listed


@dataclass(frozen=True)
class YearView:
    """One year of a figure. `rise` and `fall` are said only of two closed, complete years."""

    year: int
    value: Number | None
    own: Number | None
    units: Number | None
    open: bool
    missing: tuple[str, ...]
    before: YearView | None = None

    @property
    def comparable(self) -> bool:
        """Whether growth may be told: both years closed, complete, and not from nought."""
        sides = (self, self.before)
        return all(y and y.value is not None and not y.open and not y.missing for y in sides) and (
            self.before is not None and self.before.value != 0
        )

    @property
    def rise(self) -> bool:
        """Whether the figure is above the year before."""
        return self.comparable and self._change > 0

    @property
    def fall(self) -> bool:
        """Whether the figure is below the year before."""
        return self.comparable and self._change < 0

    @property
    def same(self) -> bool:
        """Whether the figure equals the year before."""
        return self.comparable and self._change == 0

    @property
    def _change(self) -> Number:
        assert self.value is not None and self.before and self.before.value is not None
        return self.value - self.before.value


@dataclass(frozen=True)
class EarlierView:
    """A figure of the period before; `rise`, `fall`, `same` are of the change since then.

    They are said only of two complete figures of as many years, and of no open year.
    """

    value: Number
    change: Number | None
    partial: bool = False
    """Whether a unit or a year was missing in it."""

    @property
    def rise(self) -> bool:
        """Whether the figure is above that of the period before, which was not nought."""
        return self.change is not None and self.value != 0 and self.change > 0

    @property
    def fall(self) -> bool:
        """Whether the figure is below that of the period before."""
        return self.change is not None and self.change < 0

    @property
    def same(self) -> bool:
        """Whether the figure equals that of the period before."""
        return self.change == 0

    @property
    def base(self) -> bool:
        """Whether the change may be told in percent."""
        return self.value >= LEAST_BASE


@dataclass(frozen=True)
class FigureView:
    """A figure over the period, of the unit itself, of its units, and year by year."""

    name: str
    value: Number | None
    own: Number | None
    units: Number | None
    years: tuple[YearView, ...]
    stock: bool
    earlier: EarlierView | None = None
    """What the report of the period before said, None where it is not known."""

    @property
    def told(self) -> tuple[YearView, ...]:
        """The years of which somebody reported something."""
        return tuple(year for year in self.years if year.value is not None)

    @property
    def blank(self) -> tuple[YearView, ...]:
        """The years of which nobody reported anything."""
        return tuple(year for year in self.years if year.value is None)

    @property
    def last(self) -> YearView:
        """The period's last year."""
        return self.years[-1]

    @property
    def needed(self) -> tuple[YearView, ...]:
        """The years that a sentence on the period rests on: of a stock the last one alone."""
        return (self.last,) if self.stock else self.years

    @property
    def shares(self) -> bool:
        """Whether own and units' parts may be told in percent: both told, nobody's cell missing."""
        complete = not any(year.missing for year in self.needed)
        told = bool(self.own and self.units) and complete
        return told and self.value is not None and self.value >= LEAST_BASE

    @property
    def unchanged(self) -> bool:
        """Whether every year of several is told in full and all are equal."""
        values = {year.value for year in self.years}
        complete = not any(year.missing for year in self.years)
        return len(self.years) > 1 and len(values) == 1 and None not in values and complete


@dataclass(frozen=True)
class FormView:
    """How many units of the list a form counts, and who is missing and why."""

    counted: int
    listed: int
    silent: tuple[str, ...]
    """Units that sent nothing."""
    held: tuple[str, ...]
    """Units that sent, and whose form does not count yet."""
    own: bool
    """Whether the unit's own form counts."""
    below: tuple[tuple[str, str], ...] = ()
    """Counted units whose figures are themselves of a part of theirs, and of which ("13/15")."""

    @property
    def partial(self) -> bool:
        """Whether the form lacks a unit of the list, a unit below one, or the own figures."""
        return self.counted < self.listed or not self.own or bool(self.below)


class Views:
    """The names that the templates of a programme's default wording may use."""

    def __init__(self, facts: Facts, consolidation: Consolidation, written: frozenset[str]) -> None:
        self.facts, self.consolidation, self.written = facts, consolidation, written
        self._said: list[str] = []
        self._figures: dict[str, FigureView] = {}

    def figure(self, name: str) -> FigureView:
        """Return the figure of a short name; KeyError where the programme has none."""
        key = name_key(name)
        if key not in self._figures:
            self._figures[key] = self._view(self.facts.figures[key])
        return self._figures[key]

    def _view(self, named: NamedFigure) -> FigureView:
        whole, own, units = (named.select(Selection(whose=whose)).value for whose in Whose)
        years = self._years(named)
        view = FigureView(named.name, whole, own, units, years, named.is_stock)
        return replace(view, earlier=self._earlier(named, view))

    def _earlier(self, named: NamedFigure, view: FigureView) -> EarlierView | None:
        before = self.facts.earlier.figures.get(name_key(named.name))
        if before is None:
            return None
        as_long = named.is_stock or len(self.facts.earlier.period) == len(self.facts.period)
        whole = all(y.value is not None and not y.missing and not y.open for y in view.needed)
        missed = named.table is None or self.form(named.table.form.id).partial
        comparable = as_long and whole and not before.partial and not missed
        change = None if view.value is None or not comparable else view.value - before.value
        return EarlierView(before.value, change, before.partial)

    def _years(self, named: NamedFigure) -> tuple[YearView, ...]:
        years: list[YearView] = []
        for year in self.facts.period:
            figure = named.of_year(year)
            own, units = (named.of_year(year, w).value for w in (Whose.OWN, Whose.UNITS))
            is_open = year in self.facts.open_years
            before = years[-1] if years else None
            years.append(YearView(year, figure.value, own, units, is_open, figure.missing, before))
        return tuple(years)

    def form(self, form: str) -> FormView:
        """Return who is counted in a form."""
        table = self.consolidation.tables.get(form)
        missing = self.facts.forms.get(form, ())
        silent = tuple(unit for unit in missing if unit in self.facts.silent)
        held = tuple(unit for unit in missing if unit not in self.facts.silent)
        listed = len(self.consolidation.units)
        own = table is not None and table.own is not None
        below = tuple(units_partial(self.consolidation, form).items())
        return FormView(listed - len(missing), listed, silent, held, own, below)

    def counted(self, form: str) -> str:
        """Return the mark that becomes the number of units counted in a form, of two digits."""
        return self.say(numbers.two_digits(self.form(form).counted))

    def gaps(self, *names: str) -> list[GapView]:
        """Return the units that left cells of these figures blank, and the years they did it in."""
        years = [year for name in names for year in self.figure(name).needed]
        return gaps((year.year, year.missing) for year in years if year.value is not None)

    def incomplete(self, form: str, *names: str) -> bool:
        """Whether a unit is missing from the form, or anybody's cell from these figures.

        Where no unit counts, sentences speak of the own figures alone, and no unit is missed.
        """
        view = self.form(form)
        if view.counted and view.partial:
            return True
        years = [year for name in names for year in self.figure(name).needed]
        return any(year.value is None or year.missing for year in years)

    def names(self, units: Sequence[str]) -> str:
        """Return the mark that becomes a list of units."""
        return self.say(names_listed(units))

    def say(self, text: str) -> str:
        """Return the mark that becomes a text of the workbook."""
        self._said.append(text)
        return f"{{{{ #{len(self._said)} }}}}"

    def said(self, name: str) -> Drawn | None:
        """Return the text behind a mark, or None where `name` is no mark."""
        if not name.startswith("#"):
            return None
        return Drawn(self._said[int(name[1:]) - 1], "")

    def context(self) -> Mapping[str, object]:
        """Return the names that a template sees."""
        info = self.consolidation.own.info
        period = self.facts.period
        return {
            "f": self.figure,
            "form": self.form,
            "counted": self.counted,
            "gaps": self.gaps,
            "incomplete": self.incomplete,
            "names": self.names,
            "say": self.say,
            "period": period,
            "open_years": self.facts.open_years,
            "open_end": bool(period) and period[-1] in self.facts.open_years,
            "cutoff": full_day(info["cutoff"]) is not None,
            "has_units": self.facts.has_units,
            "written": self.written,
            "area": organs.area(info),
            "territory": bool(organs.territory_word(info["unit"])),
            "own": self._own_word,
            "documents": len(own_documents(self.consolidation)),
            "request_begins": fold(info["request"]).startswith(("thực hiện ", "căn cứ ", "theo ")),
            "subject": self._subject,
        }

    @cached_property
    def _own_word(self) -> str:
        return self.say(organs.own_word(self.consolidation.own.info))

    @cached_property
    def _subject(self) -> str:
        """The report's title line as it goes on inside a sentence after "báo cáo"."""
        drawn = self.facts.draw("Trích yếu")
        text = drawn.text if isinstance(drawn, Drawn) else ""
        text = text.rstrip(" ./;,")
        if fold(text).startswith("báo cáo "):
            text = text.split(" ", 2)[2]
        small = text[1:2].islower() or text[1:2] == " "
        return self.say(text[:1].lower() + text[1:] if small else text)
