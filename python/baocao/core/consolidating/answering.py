"""The answers of "Giải trình" that hold in a consolidation: the own clerk's, and those of units.

A unit that answered a warning in its own workbook is not asked again by the level above, as long
as the figures are those that it answered for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..submission import Submission
from ..text import fold
from ..units import own_name
from .deciding import Decision

Answers = Mapping[tuple[str, ...], str]
"""An answer by the identity of its finding (Finding.identity)."""
_UNIT = 1
"""The place of the unit's name in an identity."""


def answers_known(own: Submission, decisions: Iterable[Decision]) -> dict[tuple[str, ...], str]:
    """Return every answer that holds: of the units about themselves, then the own clerk's.

    A unit may call itself otherwise than the list does. What it answered about units below it
    is asked by nobody here.
    """
    known: dict[tuple[str, ...], str] = {}
    for decision in decisions:
        submission = decision.taken.submission if decision.taken else None
        if submission is not None and submission.answers:
            known.update(about_itself(submission, decision.unit))
    return {**known, **own.answers}


def about_itself(submission: Submission, unit: str) -> dict[tuple[str, ...], str]:
    """Return what a unit answered about itself, its name as the list has it."""
    names = {fold(own_name(submission)), fold(unit)}
    return {
        (*identity[:_UNIT], unit, *identity[_UNIT + 1 :]): answer
        for identity, answer in submission.answers.items()
        if len(identity) > _UNIT and fold(identity[_UNIT]) in names
    }
