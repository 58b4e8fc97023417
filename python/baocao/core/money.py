"""Money from one unit into another, exactly: powers of ten, never a binary float."""

from __future__ import annotations

from decimal import Decimal

from .cells import Number
from .kinds import MONEY_UNITS, money_unit_named
from .submission import Submission


def worth_in(submission: Submission, other: Submission) -> Decimal:
    """Return what one unit of `submission`'s money is worth in `other`'s; 1 where unknown."""
    mine = money_unit_named(submission.info["money_unit"])
    theirs = money_unit_named(other.info["money_unit"])
    if mine is None or theirs is None:
        return Decimal(1)
    return Decimal(MONEY_UNITS[mine]) / Decimal(MONEY_UNITS[theirs])


def converted(amount: Number, worth: Decimal) -> Number:
    """Return the amount times `worth`, whole amounts as int."""
    if worth == 1 and isinstance(amount, int):
        return amount
    exact = Decimal(amount) * worth
    return int(exact) if exact == exact.to_integral_value() else exact.normalize()
