"""What Excel lets a clerk type: a courtesy (a paste goes around it), with a Vietnamese prompt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...core.form import Column
from ...core.kinds import Choice
from ...wording import template as words
from .places import info_cell

_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255
"""What Excel takes in a prompt."""

Options = dict[str, Any]


def prompt(title: str, message: str) -> Options:
    """Return a validation that only prompts when a cell is chosen, cut to what Excel takes."""
    return {
        "validate": "any",
        "input_title": _cut(title, _TITLE_LIMIT),
        "input_message": _cut(message, _MESSAGE_LIMIT),
    }


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def column_validation(column: Column, years: Sequence[int], choices: str, first: str) -> Options:
    """Return the validation of a form's column.

    `choices` is the range that lists a choice's words; `first` the address of the first cell.
    """
    told = prompt(column.name, column.prompt)
    if column.kind.name == "year":
        return {**told, **_years(years)}
    if isinstance(column.kind, Choice):
        return {**told, **choice(choices, open_list=column.kind.open)}
    return {**told, **(_money(first) if column.is_money else _count())}


def _years(years: Sequence[int]) -> Options:
    """Return the years of the period, a year outside being asked about only."""
    return {
        "validate": "list",
        "source": [str(year) for year in years],
        "error_type": "warning",
        "error_title": words.WRONG_VALUE,
        "error_message": words.YEAR_ERROR,
    }


def choice(source: str | list[str], *, open_list: bool) -> Options:
    """Return a dropdown; an open list takes any other word too, and says so."""
    return {
        "validate": "list",
        "source": source,
        "error_type": "information" if open_list else "stop",
        "error_title": words.WRONG_VALUE,
        "error_message": words.CHOICE_ERROR if open_list else words.LIST_ERROR,
    }


def _count() -> Options:
    return {
        "validate": "integer",
        "criteria": ">=",
        "value": 0,
        "error_title": words.WRONG_VALUE,
        "error_message": words.COUNT_ERROR,
    }


def _money(first: str) -> Options:
    """Return amounts not negative, whole where "Thông tin" says đồng."""
    whole = f'OR({info_cell("money_unit")}<>"đồng",INT({first})={first})'
    return {
        "validate": "custom",
        "value": f"=AND(ISNUMBER({first}),{first}>=0,{whole})",
        "error_title": words.WRONG_VALUE,
        "error_message": words.MONEY_ERROR,
    }
