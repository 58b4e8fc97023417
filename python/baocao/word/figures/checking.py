"""A document held against the workbook of today: all that differs, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .matching import Match, State, matches
from .opening import Opened
from .places import Places, in_table
from .rows import RowDifference, row_differences
from .tables import DocumentTable, Tables, tables
from .today import Today
from .typed import Contradiction, TypedNumber, contradictions, left_of, typed_numbers
from .wordings import WordingChange, wording_changes

GONE = frozenset((State.DELETED, State.LOST))


@dataclass(frozen=True)
class Checked:
    """What was found in a document.

    `figures` are all that stand outside the appendix tables that can be told cell by cell; `left`
    tells, by the place of a figure in them whose anchor is gone, the typed number in its stead.
    """

    places: Places
    figures: Sequence[Match]
    left: dict[int, TypedNumber]
    tables: Tables
    rows: Sequence[tuple[DocumentTable, RowDifference]]
    wordings: Sequence[WordingChange]
    reworded: Sequence[WordingChange]
    """Sentences that a person has put in today's words already: nothing to tell."""
    contradictions: Sequence[Contradiction]


def check(opened: Opened, today: Today) -> Checked:
    """Return what differs between a document and today."""
    places = Places(opened, today)
    found = tables(opened, [a for a in today.report.appendices if a.form])
    figures = _outside(list(matches(opened, today)), opened, found)
    left = _left(figures, opened, today)
    known = {number.typed for number in left.values()}
    wordings = list(wording_changes(opened, today))
    return Checked(
        places,
        figures,
        left,
        found,
        [(table, d) for table in found.comparable for d in row_differences(table)],
        [change for change in wordings if not change.done_by_hand],
        [change for change in wordings if change.done_by_hand],
        [c for c in contradictions(opened, today, places) if c.typed not in known],
    )


def _outside(figures: Sequence[Match], opened: Opened, found: Tables) -> list[Match]:
    """Return the figures that no table is answerable for; a lost one only once."""
    answerable = {table.element for table in found.comparable}
    forms = {table.appendix.form for table in found.comparable}
    # A table that is gone whole is told once, and not figure by figure.
    forms |= {appendix.form for appendix in found.missing}
    kept: list[Match] = []
    lost: set[str] = set()
    for match in figures:
        if match.span is not None and in_table(match.span.start) in answerable:
            continue
        if match.state is State.LOST:
            in_form = opened.listed.forms.get(match.bookmark, "") in forms
            if in_form or match.expression in lost:
                continue
            lost.add(match.expression)
        kept.append(match)
    return kept


def _left(figures: Sequence[Match], opened: Opened, today: Today) -> dict[int, TypedNumber]:
    """Return the typed number in the stead of each figure that is gone; each number once."""
    gone = [(place, match) for place, match in enumerate(figures) if match.state in GONE]
    waiting = typed_numbers(opened, today) if gone else []
    found: dict[int, TypedNumber] = {}
    for place, match in gone:
        number = left_of(match, waiting)
        if number is not None:
            waiting.remove(number)
            found[place] = number
    return found
