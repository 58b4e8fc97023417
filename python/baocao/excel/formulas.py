"""The rules of a declaration as Excel conditions: the second reading of core.rules.

A condition is a formula's text that is TRUE where the rule is broken. It is built over references
to cells that hold a number or "" (nothing said), so that no operator ever meets text: sums go
through SUM, and COUNT says whether every figure is there. Only functions of Excel 2010.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import singledispatch

from ..core.rules import (
    AtLeast,
    AtMost,
    CountNeedsKey,
    KeyNeedsCount,
    MatchesDocuments,
    Needs,
    NoFall,
    NoJump,
    RowRule,
    Rule,
    YearRule,
)

References = Mapping[str, str]
"""The reference of one row's cell by column id."""


@singledispatch
def row_condition(rule: Rule, cells: References) -> str:
    """Return the condition under which one row breaks the rule."""
    raise TypeError(f"no formula tells {rule.kind}")


@singledispatch
def year_condition(rule: Rule, before: str, now: str) -> str:
    """Return the condition under which two years' figures break the rule."""
    raise TypeError(f"no formula tells {rule.kind}")


def tells(rule: Rule) -> bool:
    """Whether a formula can tell that the rule is broken: it needs no other unit."""
    return isinstance(rule, RowRule | YearRule | MatchesDocuments)


def _all(cells: References, columns: Sequence[str]) -> str:
    return ",".join(cells[column] for column in columns)


def _both_said(rule: RowRule, cells: References) -> str:
    mine, theirs = _all(cells, rule.columns), _all(cells, rule.others)
    return f"COUNT({mine})={len(rule.columns)},COUNT({theirs})={len(rule.others)}"


@row_condition.register
def _at_least(rule: AtLeast, cells: References) -> str:
    mine, theirs = _all(cells, rule.columns), _all(cells, rule.others)
    return f"AND({_both_said(rule, cells)},SUM({mine})<SUM({theirs}))"


@row_condition.register
def _at_most(rule: AtMost, cells: References) -> str:
    mine, theirs = _all(cells, rule.columns), _all(cells, rule.others)
    return f"AND({_both_said(rule, cells)},SUM({mine})>SUM({theirs}))"


@row_condition.register
def _needs(rule: Needs, cells: References) -> str:
    mine, theirs = _all(cells, rule.columns), _all(cells, rule.others)
    return f"AND({_both_said(rule, cells)},SUM({mine})<>0,SUM({theirs})=0)"


@row_condition.register
def _count_needs_key(rule: CountNeedsKey, cells: References) -> str:
    mine = _all(cells, rule.columns)
    no_key = ",".join(f'{cells[key]}=""' for key in rule.others)
    return f"AND(COUNT({mine})={len(rule.columns)},SUM({mine})<>0,OR({no_key}))"


@row_condition.register
def _key_needs_count(rule: KeyNeedsCount, cells: References) -> str:
    keys = ",".join(f'{cells[key]}<>""' for key in rule.columns)
    return f"AND({keys},COUNT({_all(cells, rule.others)})<{len(rule.others)})"


@year_condition.register
def _no_fall(rule: NoFall, before: str, now: str) -> str:
    return f"AND(COUNT({before},{now})=2,SUM({now})<SUM({before}))"


@year_condition.register
def _no_jump(rule: NoJump, before: str, now: str) -> str:
    much = f"SUM({now})>=SUM({before})*{rule.times}"
    return f"AND(COUNT({before},{now})=2,SUM({now})>={rule.floor},SUM({before})>0,{much})"
