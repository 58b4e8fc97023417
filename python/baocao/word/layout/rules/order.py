"""The order of numbers in the outline: TT-50, TT-51."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ....wording import layout as said
from ..anatomy import Anatomy
from ..body import Item, Rank
from ..faults import Fault
from ..numbering import written

_DEEPEST = 6
Parent = tuple[str, ...]
"""The numbers of the headings above: ("I", "II", "1")."""


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield each break in the numbering, and each level that has one heading alone."""
    groups: dict[Parent, list[Item]] = defaultdict(list)
    for parent, item in _placed(anatomy.body.written):
        groups[parent].append(item)
    for parent, items in groups.items():
        yield from _breaks(items)
        if len(items) == 1 and len(parent) > 0 and items[0].rank is not Rank.PART:
            yield Fault("TT-51", said.BODY, "", items[0].line.full)


def _placed(items: list[Item]) -> Iterator[tuple[Parent, Item]]:
    """Yield each numbered heading under the headings above it."""
    part: Parent = ()
    section: Parent = ()
    for place, item in enumerate(items):
        if item.rank is Rank.PART:
            yield (), item
            part = section = (f"P{place}",)
        elif item.rank is Rank.SECTION:
            yield (*part, "M"), item
            section = (*part, f"M{place}")
        elif item.rank is Rank.CLAUSE:
            levels = item.number.split(".")
            yield (*section, *levels[:-1], "K"), item
        elif item.rank is Rank.PLAIN_CLAUSE and item.number == "1":
            # A list inside a section begins anew; its items are counted from here.
            section = (*section[:_DEEPEST], f"L{place}")
            yield (*section, "K"), item
        elif item.rank is Rank.PLAIN_CLAUSE:
            yield (*section, *item.number.split(".")[:-1], "K"), item


def _breaks(items: list[Item]) -> Iterator[Fault]:
    roman = items[0].rank in (Rank.PART, Rank.SECTION)
    for place, item in enumerate(items, 1):
        number = item.number if roman else item.number.rpartition(".")[2]
        expected = written(place, "upperRoman" if roman else "decimal")
        # "Phần thứ nhất" counts in words, "Phần 1" in the wrong figures: TT-45 tells of those.
        counted = number.isascii() and (not roman or not number.isdecimal())
        if counted and number.upper() != expected:
            yield _fault(item, expected)
            return


def _fault(item: Item, expected: str) -> Fault:
    found = f"“{item.number}”, theo thứ tự là “{_whole(item, expected)}”"
    return Fault("TT-50", said.BODY, found, item.line.full)


def _whole(item: Item, expected: str) -> str:
    above = item.number.rpartition(".")[0]
    return f"{above}.{expected}" if above else expected
