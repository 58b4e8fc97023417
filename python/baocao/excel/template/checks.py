"""What a line of "Tự kiểm tra" is: a count of places, and a link to the first of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ...core import names
from ...core.findings import CODES, Severity
from ...wording import self_check as words
from .paper import Formula
from .states import RowState
from .working import Working

ALWAYS = Formula("TRUE", 1)


@dataclass(frozen=True, kw_only=True)
class Check:
    """One line: how grave, of which form, what is asked, how many places break it, the first."""

    code: str
    """The code of the finding that the program gives for it."""
    severity: Severity
    form: str = ""
    """The form's id, "" where the line is about "Thông tin"."""
    where: str
    """What column "Biểu" shows."""
    text: str
    count: Formula
    first: Formula
    """The address on `sheet` of the first place; "" where there is none."""
    sheet: str
    begun: Formula = ALWAYS
    """Whether there is anything to check yet."""
    counts_blanks: bool = False
    result: str = words.PLACES
    """What "Kết quả" says, {n} being the count."""

    @property
    def name(self) -> str:
        """The severity's Vietnamese name."""
        return names.SEVERITIES[self.severity.value]


@dataclass(frozen=True, slots=True)
class Case:
    """One entry that may break a check: the condition, whether it holds now, the address."""

    condition: str
    holds: bool
    address: str


Cases = Callable[[int, RowState], Sequence[Case]]
"""The cases of one working row, by its place and state, in the order of its columns."""


def _first(cases: Sequence[Case]) -> Formula:
    """Return the address of the first case that holds, "" where none does."""
    text = '""'
    for case in reversed(cases):
        text = f'IF({case.condition},"{case.address}",{text})'
    return Formula(text, next((case.address for case in cases if case.holds), ""))


def row_check(working: Working, code: str, text: str, cases: Cases, **more: Any) -> Check:
    """Return the check that counts the rows in which one of the cases holds."""
    name = f"check {code} {text}"
    working.add(name, lambda place, state: _first(cases(place, state)))
    rows = working.all(name)
    told = [str(formula.value) for formula in working.columns[name] if formula.value]
    form, begun = working.places.form, any(state.told for state in working.states)
    given = {
        "count": Formula(f'SUMPRODUCT(--({rows}<>""))', len(told)),
        "severity": CODES[code],
        "code": code,
        "begun": Formula(f"SUM({working.all('row told')})>0", int(begun)),
        **more,
    }
    first = Formula(f'INDEX({rows},MATCH("?*",{rows},0))', told[0] if told else "")
    return Check(form=form.id, where=form.name, text=text, first=first, sheet=form.sheet, **given)
