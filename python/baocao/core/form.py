"""A form (biểu mẫu) and its columns (chỉ tiêu); core.declaring makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .combine import Behaviour
from .kinds import Kind, Money
from .reading.headings import ColumnNames
from .rules import Rule
from .text import fold_tight


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a form.

    A key names the row (the year; the document type). Another numeric column has a behaviour.
    `once_a_year` columns stand once for a year that has several rows. `short` is the name by which
    the narrative draws the figure.
    """

    id: str
    heading: str
    kind: Kind
    group: str = ""
    key: bool = False
    behaviour: Behaviour | None = None
    once_a_year: bool = False
    short: str = ""
    two_digits: bool = False
    """Shown with two digits below ten ("01"), as offices write counts of documents."""
    chart: bool = False
    """Drawn in "Tổng quan", by year and by unit."""
    unit_words: tuple[str, ...] = ()
    """Words that may stand beside the figure ("tin, bài"), in a cell or in the narrative."""
    prompt: str = ""
    """The Vietnamese prompt of the input cell."""
    width: float = 12
    """In characters."""
    other_headings: tuple[str, ...] = ()

    @property
    def is_figure(self) -> bool:
        """Whether the column holds numbers that add up."""
        return self.behaviour is not None

    @property
    def is_money(self) -> bool:
        """Whether the column holds amounts of money."""
        return isinstance(self.kind, Money)

    @property
    def name(self) -> str:
        """The name a message calls the column by: the short name, else the heading."""
        return self.short or self.heading

    @cached_property
    def heading_keys(self) -> frozenset[str]:
        """The folded headings by which the column is found in a sheet."""
        return frozenset(map(fold_tight, (self.heading, *self.other_headings)))


@dataclass(frozen=True, kw_only=True)
class Form:
    """A statistic form: its names, columns in order, and rules.

    The first column is the year. `topic_words` are words of the narrative that show it speaks of
    this form.
    """

    id: str
    sheet: str
    name: str
    title: str
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...] = ()
    spare_rows: int = 3
    topic_words: tuple[str, ...] = ()
    guide: str = ""
    """A sentence for "Hướng dẫn"."""

    @cached_property
    def by_id(self) -> Mapping[str, Column]:
        """The columns by id."""
        return {column.id: column for column in self.columns}

    @property
    def year(self) -> Column:
        """The year column."""
        return self.columns[0]

    @cached_property
    def keys(self) -> tuple[Column, ...]:
        """The key columns besides the year: none, or the one that splits a year into rows."""
        return tuple(c for c in self.columns[1:] if c.key)

    @cached_property
    def column_names(self) -> ColumnNames:
        """What the columns are called in sheets."""
        return ColumnNames(self.columns)

    @cached_property
    def figures(self) -> tuple[Column, ...]:
        """The columns that hold numbers that add up."""
        return tuple(c for c in self.columns if c.is_figure)

    @property
    def has_money(self) -> bool:
        """Whether "Đơn vị tính" stands above the form's table."""
        return any(c.is_money for c in self.columns)

    @property
    def summary_sheet(self) -> str:
        """The name of the sheet with the consolidated form."""
        return f"Tổng hợp {self.sheet}"

    @property
    def detail_sheet(self) -> str:
        """The name of the sheet with every unit's rows."""
        return f"Chi tiết {self.sheet}"

    def index(self, column_id: str) -> int:
        """Return a column's place in the form, from 1: its column in the template's sheet too."""
        return self._places[column_id]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {column.id: place for place, column in enumerate(self.columns, 1)}
