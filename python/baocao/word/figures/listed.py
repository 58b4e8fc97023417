"""The list of figures as it lies in a report: what was drawn, under which bookmark.

A report of an earlier version lists figures alone, and says nothing of unit and period.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...core.cells import Number
from ...core.earlier import NO_EARLIER_PERIOD, EarlierFigure, EarlierPeriod
from ...core.report import Basis
from ...ooxml.trees import Element
from ..tags import CELL_MARK, Origin, element

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph of default wording: its bookmark, its key, its wording without figures."""

    bookmark: str
    key: str
    wording: str


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """An appendix's table as it was drawn: its bookmark, its form, the texts of its rows."""

    bookmark: str
    form: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Listed:
    """What a report lists; `root` is None where the list is lost."""

    root: Element | None
    part: str
    origin: Origin
    figures: Mapping[str, tuple[str, str]]
    """Expression and text as drawn, by bookmark."""
    forms: Mapping[str, str]
    """The forms in whose appendices figures were drawn, by bookmark."""
    sentences: Sequence[Sentence]
    tables: Sequence[DrawnTable]

    @property
    def wordings(self) -> Mapping[str, tuple[str, ...]]:
        """The wording of the default sentences when they were drawn, by key."""
        found: dict[str, tuple[str, ...]] = {}
        for sentence in self.sentences:
            found[sentence.key] = (*found.get(sentence.key, ()), sentence.wording)
        return found

    @property
    def knows_wording(self) -> bool:
        """Whether default sentences are listed: an earlier version did not."""
        return bool(self.sentences)


def no_list() -> Listed:
    """Return what a document lists that has lost its list."""
    return Listed(None, "", Origin(), {}, {}, (), ())


def read_list(root: Element, part: str) -> Listed:
    """Return what the list says."""
    figures = {
        e.get("bookmark", ""): (e.get("expression", ""), e.text or "")
        for e in root.iter(element("figure"))
    }
    forms = {
        e.get("bookmark", ""): e.get("form", "")
        for e in root.iter(element("figure"))
        if e.get("form")
    }
    sentences = [
        Sentence(e.get("bookmark", ""), e.get("key", ""), e.text or "")
        for e in root.iter(element("sentence"))
    ]
    tables = [
        DrawnTable(e.get("bookmark", ""), e.get("form", ""), _rows(e.text or ""))
        for e in root.iter(element("table"))
    ]
    return Listed(root, part, _origin(root), figures, forms, sentences, tables)


def _rows(text: str) -> list[list[str]]:
    return [line.split(CELL_MARK) for line in text.split("\n")]


def _origin(root: Element) -> Origin:
    years = _years(root)
    basis = Basis(root.get("programme", ""), root.get("unit", ""), years)
    return Origin(
        root.get("workbook", ""), basis, _earlier(root), root.get("closed", ""),
        root.get("content", ""), root.get("corrects", ""),
    )  # fmt: skip


def _years(told: Element) -> tuple[int, ...]:
    return tuple(int(year) for year in told.get("period", "").split() if year.isdecimal())


def _earlier(root: Element) -> EarlierPeriod:
    """Return what the report compares with; nothing where it compares with nothing."""
    told = root.find(element("earlier"))
    if told is None:
        return NO_EARLIER_PERIOD
    figures = {
        e.get("name", ""): EarlierFigure(_number(e.text or ""), e.get("partial") == "1")
        for e in told.iter(element("was"))
        if _NUMBER.fullmatch(e.text or "")
    }
    return EarlierPeriod(_years(told), figures)


def _number(text: str) -> Number:
    return Decimal(text) if "." in text else int(text)
