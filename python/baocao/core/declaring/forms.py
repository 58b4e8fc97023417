"""Forms made from declarations: plain dictionaries (programme.py reads them from TOML).

What contradicts itself is refused with DeclarationError, which names the origin (the file), the
key and the reason, in Vietnamese: it is an office that writes declarations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from ..combine import Behaviour
from ..findings import CODES
from ..form import Column, Form
from ..kinds import KINDS, Choice, Count, Kind
from ..rules import RULES, Rule, rule_keys
from .contradictions import Place, check_columns, check_form, check_rule

Declaration = Mapping[str, Any]

_KIND_KEYS = {"choices", "abbreviations", "open"}
_COLUMN_KEYS = {f.name for f in fields(Column)} | _KIND_KEYS | {"over_years"}
_FORM_KEYS = {f.name for f in fields(Form)} - {"columns", "rules"} | {"column", "rule"}

_SHAPES: Mapping[str, tuple[tuple[type, ...], str]] = {
    "str": ((str,), "một dòng chữ"),
    "bool": ((bool,), "true hoặc false"),
    "int": ((int,), "một số nguyên"),
    "float": ((int, float), "một số"),
    "tuple[str, ...]": ((list, tuple), "một danh sách chữ, ví dụ [\"a\", \"b\"]"),
}  # fmt: skip
"""What a declaration may write for a field of each type, and how it is told."""

_OVER_YEARS = {"sum": Behaviour.FLOW, "end": Behaviour.STOCK}
"""What `over_years`, where a declaration says it at all, means."""


def form_from(declaration: Declaration, origin: str) -> Form:
    """Return the form of a declaration; DeclarationError where it contradicts itself."""
    place = Place(origin)
    _only_known(declaration, _FORM_KEYS, place)
    _needed(declaration, ("id", "sheet", "name", "title", "column"), place)
    _shaped(declaration, Form, place)
    columns = tuple(
        _column_from(given, place.at(f"column[{number}]"))
        for number, given in enumerate(_tables(declaration, "column", place), 1)
    )
    check_columns(columns, place)
    rules = tuple(
        _rule_from(given, columns, place.at(f"rule[{number}]"))
        for number, given in enumerate(_tables(declaration, "rule", place), 1)
    )
    form = Form(columns=columns, rules=rules, **_plain(declaration, "column", "rule"))
    check_form(form, place)
    return form


def _tables(given: Declaration, key: str, place: Place) -> list[Declaration]:
    found = given.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        raise place.at(key).error(f"phải viết dưới dạng [[{key}]]")
    return found


def _plain(given: Declaration, *without: str) -> dict[str, Any]:
    """Return the declaration without some keys, its lists as tuples."""
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in given.items()
        if key not in without
    }


def _only_known(given: Declaration, known: Iterable[str], place: Place) -> None:
    for key in given:
        if key not in known:
            raise place.at(key).error(f"không có khóa “{key}”; có: {', '.join(sorted(known))}")


def _needed(given: Declaration, keys: Iterable[str], place: Place) -> None:
    for key in keys:
        if not given.get(key):
            raise place.at(key).error("thiếu khóa này")


def _shaped(given: Declaration, made: type, place: Place) -> None:
    """Refuse a value of another type than the field of `made` has."""
    for field in fields(made):
        if field.name not in given or str(field.type) not in _SHAPES:
            continue
        types, told = _SHAPES[str(field.type)]
        value = given[field.name]
        listed = isinstance(value, list | tuple)
        fits = isinstance(value, types) and (bool in types or not isinstance(value, bool))
        if not fits or (listed and not all(isinstance(one, str) for one in value)):
            raise place.at(field.name).error(f"phải là {told}")


def _column_from(given: Declaration, place: Place) -> Column:
    _only_known(given, _COLUMN_KEYS, place)
    _needed(given, ("id", "heading", "kind"), place)
    place = place.of(str(given["id"]))
    _shaped(given, Column, place)
    if given["kind"] not in KINDS:
        raise place.at("kind").error(f"không có kiểu “{given['kind']}”; có: {', '.join(KINDS)}")
    kind = _kind_from(given, place)
    behaviour = _behaviour_from(given, kind, place)
    plain = _plain(given, "kind", "behaviour", "over_years", *_KIND_KEYS)
    return Column(kind=kind, behaviour=behaviour, **plain)


def _kind_from(given: Declaration, place: Place) -> Kind:
    if given["kind"] == Choice.name:
        return _choice_from(given, place)
    for key in _KIND_KEYS & set(given):
        raise place.at(key).error("chỉ cột kiểu choice mới có khóa này")
    if given["kind"] == Count.name:
        return Count(tuple(given.get("unit_words", ())))
    return KINDS[given["kind"]]()


def _choice_from(given: Declaration, place: Place) -> Choice:
    choices, short = given.get("choices", ()), given.get("abbreviations", {})
    is_open = given.get("open", False)
    if not isinstance(choices, list | tuple) or not all(isinstance(c, str) for c in choices):
        raise place.at("choices").error('phải là một danh sách chữ, ví dụ ["Kế hoạch"]')
    if not isinstance(short, Mapping) or not all(isinstance(v, str) for v in short.values()):
        raise place.at("abbreviations").error('phải là bảng viết tắt, ví dụ { KH = "Kế hoạch" }')
    if not isinstance(is_open, bool):
        raise place.at("open").error("phải là true hoặc false")
    if not choices and not is_open:
        raise place.at("choices").error("danh sách đóng (open = false) phải có lựa chọn")
    for abbreviation, choice in short.items():
        if choice not in choices:
            raise place.at("abbreviations").error(
                f"“{abbreviation}” chỉ đến “{choice}” không có trong choices"
            )
    return Choice(tuple(choices), dict(short), is_open)


def _behaviour_from(given: Declaration, kind: Kind, place: Place) -> Behaviour | None:
    named, told = given.get("behaviour"), given.get("over_years")
    if not kind.numeric or given.get("key"):
        for key in ("behaviour", "over_years"):
            if key in given:
                raise place.at(key).error("chỉ cột số liệu mới có khóa này")
        return None
    if named not in [behaviour.value for behaviour in Behaviour]:
        raise place.at("behaviour").error(f"phải là flow hoặc stock, đang ghi “{named}”")
    behaviour = Behaviour(named)
    if told is not None and told not in _OVER_YEARS:
        raise place.at("over_years").error(f"phải là sum hoặc end, đang ghi “{told}”")
    if told is not None and _OVER_YEARS[told] is not behaviour:
        raise place.at("over_years").error(_contradiction(behaviour))
    return behaviour


def _contradiction(behaviour: Behaviour) -> str:
    if behaviour is Behaviour.STOCK:
        return "số hiện có (stock) không được cộng qua các năm: over_years phải là end"
    return "số phát sinh (flow) được cộng qua các năm: over_years phải là sum"


def _rule_from(given: Declaration, columns: tuple[Column, ...], place: Place) -> Rule:
    rule_class = RULES.get(given.get("kind", ""))
    if rule_class is None:
        raise place.at("kind").error(
            f"không có quy tắc “{given.get('kind', '')}”; có: {', '.join(RULES)}"
        )
    _only_known(given, rule_keys(rule_class) | {"kind"}, place)
    _shaped(given, rule_class, place)
    if given.get("code") not in CODES:
        raise place.at("code").error(f"không có mã “{given.get('code', '')}”")
    _needed(given, (f.name for f in fields(rule_class) if f.default is MISSING), place)
    rule = rule_class(**_plain(given, "kind"))
    check_rule(rule, columns, place)
    return rule
