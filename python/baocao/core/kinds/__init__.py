"""What a cell of a form may hold: each kind parses one raw cell.

A parse gives one of three answers: `Parsed` (a value, with the tolerant rule that was needed, if
any), `Blank` (nothing was said: never a zero) or `Unparsed` (why not, as the code of a finding).
A value is taken only where one reading exists; Python's own int() and float() read "1_6" and "nan"
and are used on matched patterns alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from .base import Blank, Kind, Parsed, Reading, Unparsed, Value
from .count import LARGEST_COUNT, Count
from .money import MONEY_UNITS, Money, decimal_mark_of, money_unit_named
from .time import Day, Year, day_of_serial
from .words import Choice, Link, Text

KINDS: Mapping[str, type[Kind]] = {
    kind.name: kind for kind in (Count, Money, Year, Day, Choice, Text, Link)
}
"""The closed list of kinds, by the name that a declaration uses."""

__all__ = [
    "KINDS", "LARGEST_COUNT", "MONEY_UNITS", "Blank", "Choice", "Count", "Day", "Kind", "Link",
    "Money", "Parsed", "Reading", "Text", "Unparsed", "Value", "Year", "day_of_serial",
    "decimal_mark_of", "money_unit_named",
]  # fmt: skip
