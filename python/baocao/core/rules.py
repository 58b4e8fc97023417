"""Relations between the columns, years and units of a form, as data.

A declaration lists them; the checker reads them on parsed figures (the methods here), and
excel/formulas.py reads the same data as formulas of "Tự kiểm tra". A rule never fires on what was
not said: where a figure it needs is blank, it is silent (the blank has its own finding).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import ClassVar

from .cells import Number

Values = Mapping[str, Number | str | None]
"""One row's values by column id; None where blank or unread."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A relation, and the code of the finding it gives.

    `message` and `cure`, where a declaration gives them, speak instead of the catalogue.
    """

    kind: ClassVar[str] = ""
    code: str
    columns: tuple[str, ...]
    message: str = ""
    cure: str = ""

    @property
    def needed(self) -> tuple[str, ...]:
        """Every column that the rule looks at."""
        return self.columns


def _sum(values: Values, columns: Sequence[str]) -> Number | None:
    """Return the sum of the columns, or None where one of them is not a number."""
    numbers = [value for value in map(values.get, columns) if value is not None]
    if len(numbers) < len(columns) or any(isinstance(number, str) for number in numbers):
        return None
    return sum(number for number in numbers if not isinstance(number, str))


@dataclass(frozen=True, kw_only=True)
class RowRule(Rule):
    """A rule that one row alone decides; `others` are the columns compared with."""

    others: tuple[str, ...] = ()

    @property
    def needed(self) -> tuple[str, ...]:
        """Every column that the rule looks at."""
        return self.columns + self.others

    def violated(self, values: Values) -> bool:
        """Whether the row breaks the rule."""
        raise NotImplementedError


class AtLeast(RowRule):
    """The columns together are no fewer than the others together."""

    kind: ClassVar[str] = "at-least"

    def violated(self, values: Values) -> bool:
        """Whether the columns are fewer than the others."""
        mine, theirs = _sum(values, self.columns), _sum(values, self.others)
        return mine is not None and theirs is not None and mine < theirs


class AtMost(RowRule):
    """The columns together are no more than the others together."""

    kind: ClassVar[str] = "at-most"

    def violated(self, values: Values) -> bool:
        """Whether the columns are more than the others."""
        mine, theirs = _sum(values, self.columns), _sum(values, self.others)
        return mine is not None and theirs is not None and mine > theirs


class Needs(RowRule):
    """Where a column is above zero, one of the others is too."""

    kind: ClassVar[str] = "needs"

    def violated(self, values: Values) -> bool:
        """Whether there is something here and nothing there."""
        mine, theirs = _sum(values, self.columns), _sum(values, self.others)
        return bool(mine) and theirs == 0


class CountNeedsKey(RowRule):
    """A count above zero says of what: its key (the others) is filled."""

    kind: ClassVar[str] = "count-needs-key"

    def violated(self, values: Values) -> bool:
        """Whether a count above zero stands without its key."""
        return bool(_sum(values, self.columns)) and any(not values.get(k) for k in self.others)


class KeyNeedsCount(RowRule):
    """A key (the columns) that is filled has its count (the others)."""

    kind: ClassVar[str] = "key-needs-count"

    def violated(self, values: Values) -> bool:
        """Whether the key stands without its count."""
        return all(values.get(k) for k in self.columns) and any(
            values.get(c) is None for c in self.others
        )


@dataclass(frozen=True, kw_only=True)
class YearRule(Rule):
    """A rule between one year and the next, for each of its columns."""

    def violated(self, before: Number, now: Number) -> bool:
        """Whether the later year's figure breaks the rule."""
        raise NotImplementedError


class NoFall(YearRule):
    """A stock does not fall from one closed year to the next."""

    kind: ClassVar[str] = "no-fall"

    def violated(self, before: Number, now: Number) -> bool:
        """Whether the stock fell."""
        return now < before


@dataclass(frozen=True, kw_only=True)
class NoJump(YearRule):
    """A flow is not `times` the year before; figures below `floor` are not looked at."""

    kind: ClassVar[str] = "no-jump"
    times: int = 10
    floor: int = 20

    def violated(self, before: Number, now: Number) -> bool:
        """Whether the flow is at least `floor` and at least `times` a year before above zero."""
        return now >= self.floor and before > 0 and now >= before * self.times


def median(numbers: Sequence[float]) -> float:
    """Return the median; the library's own is imported with fractions and random numbers."""
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


@dataclass(frozen=True, kw_only=True)
class NearPeers(Rule):
    """A flow is not `times` the peers' median, up or (where `both_ways`) down.

    Looked at with at least `peers` other units that gave a figure above zero for the same year;
    figures below `floor` are not looked at. The consolidating unit is no peer of its units.
    """

    kind: ClassVar[str] = "near-peers"
    times: int = 10
    floor: int = 20
    peers: int = 5
    both_ways: bool = False

    def violated(self, value: Number, others: Sequence[Number]) -> bool:
        """Whether `value` is off the median of the `others`."""
        told = [float(other) for other in others if other > 0]
        if value <= 0 or len(told) < self.peers:
            return False
        middle = median(told)
        above = value >= self.floor and float(value) >= middle * self.times
        return above or (self.both_ways and float(value) * self.times <= middle)


class NotCumulative(Rule):
    """A flow's years are yearly: they do not only rise while the last equals a typed total."""

    kind: ClassVar[str] = "not-cumulative"

    def violated(self, yearly: Sequence[Number], typed_total: Number) -> bool:
        """Whether at least two years only rise, and the last is the typed total."""
        rising = all(a < b for a, b in pairwise(yearly))
        return len(yearly) > 1 and rising and yearly[0] > 0 and yearly[-1] == typed_total


@dataclass(frozen=True, kw_only=True)
class MatchesDocuments(Rule):
    """The count (columns) by year and key (others) is the number of own documents in the list."""

    kind: ClassVar[str] = "matches-documents"
    others: tuple[str, ...] = ()

    @property
    def needed(self) -> tuple[str, ...]:
        """Every column that the rule looks at."""
        return self.columns + self.others


RULES: Mapping[str, type[Rule]] = {
    rule.kind: rule
    for rule in (
        AtLeast, AtMost, Needs, CountNeedsKey, KeyNeedsCount, NoFall, NoJump, NearPeers,
        NotCumulative, MatchesDocuments,
    )
}  # fmt: skip
"""The closed list of rules, by the kind that a declaration uses."""


def rule_keys(rule: type[Rule]) -> set[str]:
    """Return the keys that a declaration of this rule may have, "kind" aside."""
    return {f.name for f in fields(rule)}
