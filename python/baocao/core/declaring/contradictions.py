"""What in a declaration contradicts itself, though each key by itself is right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...errors import DeclarationError
from .. import names
from ..combine import Behaviour
from ..form import Column, Form
from ..kinds import Choice, Text
from ..rules import (
    CountNeedsKey,
    KeyNeedsCount,
    MatchesDocuments,
    NearPeers,
    NoFall,
    NoJump,
    NotCumulative,
    RowRule,
    Rule,
)
from ..text import fold, fold_tight, name_key

_ID = re.compile(r"[a-z][a-z0-9_]*")
_LONGEST_SHEET = 31 - len("Tổng hợp ")
"""Excel takes names of 31 characters; "Tổng hợp Mẫu n" must fit too."""
_RESERVED = {
    fold(name)
    for name in (
        names.GUIDE, names.INFO, names.DOCUMENTS, names.LINKS, names.NARRATIVE, names.FIGURES,
        names.UNITS, names.SELF_CHECK, names.FINDINGS, names.STATUS, names.OVERVIEW, names.LOG,
        names.PREVIOUS, names.UNIT_CHOICES,
    )
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A place in a declaration: its file, and the way to the key."""

    origin: str
    path: str = ""

    def at(self, key: str) -> Place:
        """Return the place of a key below this one."""
        return Place(self.origin, f"{self.path}.{key}" if self.path else key)

    def of(self, name: str) -> Place:
        """Return this place with the name of what stands there."""
        return Place(self.origin, f"{self.path} ({name})")

    def error(self, reason: str) -> DeclarationError:
        """Return the error that is to be raised at this place."""
        return DeclarationError(self.origin, self.path, reason)


def check_form(form: Form, place: Place) -> None:
    """Refuse a form whose sheet cannot be written, or whose spare rows are no number of rows."""
    if not _ID.fullmatch(form.id):
        raise place.at("id").error("chỉ gồm chữ thường không dấu, số và gạch dưới, ví dụ bieu_1")
    if len(form.sheet) > _LONGEST_SHEET or re.search(r"[\[\]:*?/\\]|^'|'$", form.sheet):
        raise place.at("sheet").error(
            f"không được dài quá {_LONGEST_SHEET} ký tự, không chứa [ ] : * ? / \\"
        )
    if fold(form.sheet) in _RESERVED:
        raise place.at("sheet").error(f"“{form.sheet}” là tên trang tính của chương trình")
    if form.spare_rows < 0:
        raise place.at("spare_rows").error("phải từ 0 trở lên")


def check_columns(columns: Sequence[Column], place: Place) -> None:
    """Refuse columns that have no year, no figures, keys that cannot be one, or one name twice."""
    if columns[0].kind.name != "year" or not columns[0].key:
        raise place.at("column[1]").error("cột đầu phải là năm (kind = year, key = true)")
    keys = [column for column in columns[1:] if column.key]
    if len(keys) > 1:
        raise place.at("column").error("ngoài năm, chỉ được một cột là khóa (key)")
    for column in keys:
        if not isinstance(column.kind, Choice | Text):
            raise place.at(f"{column.id}.key").error("cột khóa phải là kiểu choice hoặc text")
    if not any(column.is_figure for column in columns):
        raise place.at("column").error("biểu không có cột số liệu nào")
    for column in columns:
        _check_column(column, bool(keys), place)
    _check_names(columns, place)


def _check_column(column: Column, has_key: bool, place: Place) -> None:
    if not _ID.fullmatch(column.id):
        raise place.at(f"{column.id}.id").error("chỉ gồm chữ thường không dấu, số và gạch dưới")
    if column.is_figure and not column.short:
        raise place.at(f"{column.id}.short").error("cột số liệu phải có tên ngắn")
    figure_keys = {
        "once_a_year": column.once_a_year, "two_digits": column.two_digits, "chart": column.chart,
        "unit_words": column.unit_words,
    }  # fmt: skip
    for key, said in figure_keys.items():
        if said and not column.is_figure:
            raise place.at(f"{column.id}.{key}").error("chỉ cột số liệu mới có khóa này")
    if column.once_a_year and not has_key:
        raise place.at(f"{column.id}.once_a_year").error(
            "biểu không có cột khóa nào ngoài năm, nên mỗi năm đã chỉ có một dòng"
        )
    if column.width <= 0:
        raise place.at(f"{column.id}.width").error("phải lớn hơn 0")


def _check_names(columns: Sequence[Column], place: Place) -> None:
    seen: dict[tuple[str, str], str] = {}
    for column in columns:
        group = fold_tight(column.group)
        told = [("id", column.id)]
        told += [("heading", f"{group}|{heading}") for heading in sorted(column.heading_keys)]
        if column.short:
            told.append(("short", name_key(column.short)))
        for what in told:
            if what in seen:
                raise place.at(f"{column.id}.{what[0]}").error(f"trùng với cột {seen[what]}")
            seen[what] = column.id


def check_rule(rule: Rule, columns: Sequence[Column], place: Place) -> None:
    """Refuse a rule on columns that are not there, or that are of another sort than it needs."""
    by_id = {column.id: column for column in columns}
    if not rule.columns:
        raise place.at("columns").error("phải nêu ít nhất một cột")
    if isinstance(rule, RowRule | MatchesDocuments) and not rule.others:
        raise place.at("others").error("phải nêu ít nhất một cột")
    for column_id in rule.needed:
        if column_id not in by_id:
            raise place.error(f"quy tắc nhắc cột “{column_id}” không có trong biểu")
    _check_sorts(rule, by_id, place)


def _check_sorts(rule: Rule, by_id: Mapping[str, Column], place: Place) -> None:
    others = rule.others if isinstance(rule, RowRule | MatchesDocuments) else ()
    keys_first = isinstance(rule, KeyNeedsCount)
    keys_last = isinstance(rule, CountNeedsKey | MatchesDocuments)
    for column_id in rule.columns:
        _check_sort(by_id[column_id], keys_first, place)
    for column_id in others:
        _check_sort(by_id[column_id], keys_last, place)
    for column in (by_id[column_id] for column_id in rule.columns):
        if isinstance(rule, NoFall) and column.behaviour is not Behaviour.STOCK:
            raise place.error(f"cột “{column.id}” không phải số hiện có (stock)")
        flows_only = isinstance(rule, NoJump | NearPeers | NotCumulative)
        if flows_only and column.behaviour is not Behaviour.FLOW:
            raise place.error(f"cột “{column.id}” không phải số phát sinh (flow)")


def _check_sort(column: Column, key: bool, place: Place) -> None:
    if key and not column.key:
        raise place.error(f"cột “{column.id}” phải là cột khóa (key)")
    if not key and not column.is_figure:
        raise place.error(f"cột “{column.id}” phải là cột số liệu")
