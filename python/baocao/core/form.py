"""A form (biểu mẫu) and its columns (chỉ tiêu), made from a declaration and checked as made.

A declaration is a plain dictionary (programme.py reads it from TOML) and its origin. What
contradicts itself is refused with DeclarationError, which names the origin, the key and the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from typing import Any

from ..errors import DeclarationError
from .combine import Behaviour
from .findings import CODES
from .kinds import KINDS, Choice, Count, Kind, Money
from .rules import RULES, NoFall, Rule, rule_keys
from .text import fold_tight, name_key

Declaration = Mapping[str, Any]


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
        return next(i for i, c in enumerate(self.columns, 1) if c.id == column_id)


_COLUMN_KEYS = {f.name for f in fields(Column)} | {"choices", "abbreviations", "open"}
_FORM_KEYS = {f.name for f in fields(Form)} - {"columns", "rules"} | {"column", "rule"}


def form_from(declaration: Declaration, origin: str) -> Form:
    """Return the form of a declaration; DeclarationError where it contradicts itself."""
    _only_known(declaration, _FORM_KEYS, origin, "")
    for key in ("id", "sheet", "name", "title", "column"):
        if not declaration.get(key):
            raise DeclarationError(origin, key, "thiếu khóa này")
    columns = tuple(
        _column_from(given, origin, f"column[{place}]")
        for place, given in enumerate(declaration["column"], 1)
    )
    _check_columns(columns, origin)
    rules = tuple(
        _rule_from(given, columns, origin, f"rule[{place}]")
        for place, given in enumerate(declaration.get("rule", ()), 1)
    )
    plain = _plain(declaration, "column", "rule")
    return Form(columns=columns, rules=rules, **plain)


def _plain(given: Declaration, *without: str) -> dict[str, Any]:
    """Return the declaration without some keys, its lists as tuples."""
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in given.items()
        if key not in without
    }


def _only_known(given: Declaration, known: Iterable[str], origin: str, where: str) -> None:
    for key in given:
        if key not in known:
            place = f"{where}.{key}" if where else key
            raise DeclarationError(origin, place, f"không có khóa “{key}”")


def _column_from(given: Declaration, origin: str, where: str) -> Column:
    _only_known(given, _COLUMN_KEYS, origin, where)
    for key in ("id", "heading", "kind"):
        if not given.get(key):
            raise DeclarationError(origin, f"{where}.{key}", "thiếu khóa này")
    where = f"{where} ({given['id']})"
    if given["kind"] not in KINDS:
        raise DeclarationError(
            origin, f"{where}.kind", f"không có kiểu “{given['kind']}”; có: {', '.join(KINDS)}"
        )
    kind = _kind_from(given)
    behaviour = _behaviour_from(given, kind, origin, where)
    if given.get("chart") and behaviour is None:
        raise DeclarationError(origin, f"{where}.chart", "chỉ cột số liệu mới có khóa này")
    plain = _plain(given, "kind", "behaviour", "choices", "abbreviations", "open")
    return Column(kind=kind, behaviour=behaviour, **plain)


def _kind_from(given: Declaration) -> Kind:
    if given["kind"] == Choice.name:
        return Choice(
            tuple(given.get("choices", ())),
            dict(given.get("abbreviations", {})),
            bool(given.get("open", False)),
        )
    if given["kind"] == Count.name:
        return Count(tuple(given.get("unit_words", ())))
    return KINDS[given["kind"]]()


def _behaviour_from(given: Declaration, kind: Kind, origin: str, where: str) -> Behaviour | None:
    named = given.get("behaviour")
    if not kind.numeric or given.get("key"):
        if named:
            raise DeclarationError(origin, f"{where}.behaviour", "chỉ cột số liệu mới có khóa này")
        return None
    try:
        return Behaviour(named)
    except ValueError:
        raise DeclarationError(
            origin, f"{where}.behaviour", f"phải là flow hoặc stock, đang ghi “{named}”"
        ) from None


def _check_columns(columns: tuple[Column, ...], origin: str) -> None:
    if columns[0].kind.name != "year" or not columns[0].key:
        raise DeclarationError(origin, "column[1]", "cột đầu phải là năm (kind year, key true)")
    if len([c for c in columns[1:] if c.key]) > 1:
        raise DeclarationError(origin, "column", "ngoài năm, chỉ được một cột là khóa (key)")
    if not any(c.is_figure for c in columns):
        raise DeclarationError(origin, "column", "biểu không có cột số liệu nào")
    _check_names(columns, origin)


def _check_names(columns: tuple[Column, ...], origin: str) -> None:
    seen: dict[tuple[str, str], str] = {}
    for column in columns:
        names = [("id", column.id), ("heading", fold_tight(column.group + column.heading))]
        if column.short:
            names.append(("short", name_key(column.short)))
        elif column.is_figure:
            raise DeclarationError(origin, f"{column.id}.short", "cột số liệu phải có tên ngắn")
        for what in names:
            if what in seen:
                raise DeclarationError(
                    origin, f"{column.id}.{what[0]}", f"trùng với cột {seen[what]}"
                )
            seen[what] = column.id


def _rule_from(given: Declaration, columns: tuple[Column, ...], origin: str, where: str) -> Rule:
    rule_class = RULES.get(given.get("kind", ""))
    if rule_class is None:
        raise DeclarationError(
            origin, f"{where}.kind", f"không có quy tắc này; có: {', '.join(RULES)}"
        )
    _only_known(given, rule_keys(rule_class) | {"kind"}, origin, where)
    if given.get("code") not in CODES:
        raise DeclarationError(origin, f"{where}.code", f"không có mã “{given.get('code')}”")
    plain = _plain(given, "kind")
    for needed in fields(rule_class):
        if needed.default is MISSING and needed.name not in plain:
            raise DeclarationError(origin, f"{where}.{needed.name}", "thiếu khóa này")
    rule = rule_class(**plain)
    _check_rule(rule, columns, origin, where)
    return rule


def _check_rule(rule: Rule, columns: tuple[Column, ...], origin: str, where: str) -> None:
    by_id = {c.id: c for c in columns}
    for column_id in rule.needed:
        if column_id not in by_id:
            raise DeclarationError(origin, where, f"quy tắc nhắc cột “{column_id}” không có")
        if isinstance(rule, NoFall) and by_id[column_id].behaviour is not Behaviour.STOCK:
            raise DeclarationError(
                origin, where, f"cột “{column_id}” không phải số hiện có (stock)"
            )
