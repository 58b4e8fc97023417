"""The head and signature of a form's sheet: formulas over "Thông tin", with their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...core.submission import Info
from ...wording import template as words
from ...wording.organs import PEOPLES_COMMITTEE, TERRITORIES, own_issuer
from .paper import Formula, text_literal
from .places import info_cell


@dataclass(frozen=True)
class Head:
    """The lines that every form's sheet takes from "Thông tin"."""

    issuer: Formula
    period: Formula
    money_unit: Formula
    sign_date: Formula
    signer_title: Formula
    preparer: Formula
    signer: Formula


def head_of(info: Mapping[str, str]) -> Head:
    """Return the head of a workbook whose "Thông tin" holds these texts by field."""
    return Head(
        issuer=_issuer(info),
        period=_period(info),
        money_unit=_money_unit(info),
        sign_date=_sign_date(info),
        signer_title=_in_capitals("signer_title", info, words.HEAD_OF_UNIT),
        preparer=_as_it_stands("preparer", info),
        signer=_as_it_stands("signer", info),
    )


def _issuer(info: Mapping[str, str]) -> Formula:
    issuer, unit = info_cell("issuer"), info_cell("unit")
    place = ",".join(f'LEFT(LOWER({unit}),{len(word) + 1})="{word} "' for word in TERRITORIES)
    named = f'IF(OR({place}),{text_literal(PEOPLES_COMMITTEE + " ")},"")&{unit}'
    none = text_literal(words.NO_ISSUER)
    text = f'IF({issuer}<>"",UPPER({issuer}),IF({unit}="",{none},UPPER({named})))'
    return Formula(text, own_issuer(Info(info)).upper() or words.NO_ISSUER)


def _period(info: Mapping[str, str]) -> Formula:
    first, last, day = info_cell("year_from"), info_cell("year_to"), info_cell("cutoff")
    before, between, _ = _around(words.PERIOD_LINE, "{first}", "{last}")
    lead, _ = words.CUTOFF_PART.split("{day}")
    text = (
        f"{text_literal(before)}&{first}&{text_literal(between)}&{last}"
        f'&IF({day}="","",{text_literal(lead)}&{day})'
    )
    value = words.PERIOD_LINE.format(first=info.get("year_from", ""), last=info.get("year_to", ""))
    if info.get("cutoff"):
        value += words.CUTOFF_PART.format(day=info["cutoff"])
    return Formula(text, value)


def _around(text: str, *marks: str) -> list[str]:
    for mark in marks:
        text = text.replace(mark, "\0")
    return text.split("\0")


def _money_unit(info: Mapping[str, str]) -> Formula:
    lead = words.MONEY_UNIT_LINE
    return Formula(
        f"{text_literal(lead)}&{info_cell('money_unit')}", lead + info.get("money_unit", "")
    )


def _sign_date(info: Mapping[str, str]) -> Formula:
    """Return the place and a date to be filled in by hand: the form is signed on paper."""
    place = info_cell("place")
    dots, rest = words.SIGN_DATE.split(",", 1)
    text = f'IF({place}="",{text_literal(dots)},{place})&{text_literal("," + rest)}'
    return Formula(text, (info.get("place", "") or dots) + "," + rest)


def _in_capitals(field: str, info: Mapping[str, str], default: str) -> Formula:
    cell = info_cell(field)
    value = info.get(field, "")
    return Formula(f'IF({cell}="",{text_literal(default)},UPPER({cell}))', value.upper() or default)


def _as_it_stands(field: str, info: Mapping[str, str]) -> Formula:
    cell = info_cell(field)
    return Formula(f'IF({cell}="","",{cell})', info.get(field, ""))
