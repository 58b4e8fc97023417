"""What a unit's workbook is prefilled with, from the workbook of the unit that asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..core import names
from ..core.days import day_written
from ..core.filling import Filling, UnitChoice
from ..core.submission import ReportingUnit, Submission
from ..core.text import clean, fold
from ..core.units import own_name, unit_name
from ..errors import InputError
from ..excel.template.copies import CODE_MARK, DEADLINE_MARK, NAME_MARK, takes
from ..intake.unit_names import code_key
from ..wording import distribute as words
from ..wording.organs import in_sentence, own_issuer, territory_word
from .new import level_of
from .previous import LastPeriod

_COPIED = ("province", "programme", "year_from", "year_to", "cutoff", "money_unit")
"""What the asker says for all its units; with the unit's own name it is locked."""
_LOCKED = frozenset((*_COPIED, "unit", "code", "level"))
_MOST_COMMON_FIGURES = 150_000
"""Last period's figures that a common workbook carries. 120,000, the country's 3,321 communes with
two forms, make a file of 1.8 MB that LibreOffice opens in 6 s; each unit sends it back.
"""
_PLAIN_CODE = re.compile(r"[\w./-]*")


@dataclass(frozen=True)
class Shape:
    """What workbooks have in common that differ in a name, a code and a day alone."""

    head: str
    """The type word, or an organ's first word, as it is written."""
    level: str | None
    has_code: bool
    has_deadline: bool


@dataclass(frozen=True)
class Outgoing:
    """One unit's workbook to be written.

    `marked` is its filling with marks for `bare` (the name after its first word), `code` and
    `deadline`; `shape` is None where the marks cannot stand for them.
    """

    filling: Filling
    level: str | None
    """A key of core.names.LEVELS."""
    years: tuple[int, ...]
    bare: str
    code: str
    deadline: str
    marked: Filling
    shape: Shape | None


def checked(own: Submission) -> Submission:
    """Return a workbook whose list can be sent out to; InputError, with the cure, where not."""
    file = own.origin.name
    if not own.units:
        raise InputError(words.NO_UNITS.format(file=file))
    if own.info.period is None:
        raise InputError(words.NO_PERIOD.format(file=file))
    for finding in own.findings:
        if finding.code == "unit-listed-twice":
            twice = {"unit": finding.details["raw"], "rows": finding.details["rows"]}
            raise InputError(words.LISTED_TWICE.format(file=file, **twice))
        if finding.code == "not-a-day" and finding.where and finding.sheet_name == names.UNITS:
            told = {"cell": finding.where.address, "raw": finding.details["raw"]}
            raise InputError(words.BAD_DEADLINE.format(file=file, **told))
    _check_codes(own)
    return own


def _check_codes(own: Submission) -> None:
    file, codes = own.origin.name, dict[str, str]()
    for unit in own.units:
        name = unit_name(unit)
        if own_name(own) and fold(name) == fold(own_name(own)):
            raise InputError(words.OWN_LISTED.format(file=file, unit=name))
        other = codes.setdefault(code_key(unit.code), name) if unit.code else name
        if other != name:
            told = {"unit": other, "other": name, "code": unit.code}
            raise InputError(words.CODE_TWICE.format(file=file, **told))


def outgoing(own: Submission, unit: ReportingUnit, before: LastPeriod | None) -> Outgoing:
    """Return what goes out to a unit of the list."""
    name, level, deadline = unit_name(unit), level_below(own, unit), _deadline(unit)
    previous = None if before is None else before.of(unit)
    head = territory_of(name) or name.split(" ")[0]
    bare = name[len(head) :].strip()
    code = clean(unit.code)
    filling = _filling(own, name, level, code, deadline)
    marked = _filling(
        own, f"{head} {NAME_MARK}", level, CODE_MARK if code else "",
        DEADLINE_MARK if deadline else "",
    )  # fmt: skip
    assert own.info.period is not None
    return Outgoing(
        replace(filling, previous=previous), level, tuple(own.info.period), bare, code, deadline,
        replace(marked, previous=None if before is None else ()),
        Shape(head, level, bool(code), bool(deadline)) if _fits(head, bare, code) else None,
    )  # fmt: skip


def common_filling(own: Submission, before: LastPeriod | None) -> Filling:
    """Return what goes out to all units in one workbook; InputError where that is too much."""
    filling = _filling(own, "", None, "", "")
    choices = []
    for unit in own.units:
        level = level_below(own, unit)
        told = names.LEVELS[level] if level else ""
        earlier = before.of(unit) if before else ()
        choices.append(
            UnitChoice(unit_name(unit), clean(unit.code), told, _deadline(unit), earlier)
        )
    figures = sum(len(choice.previous) for choice in choices)
    if figures > _MOST_COMMON_FIGURES:
        raise InputError(words.TOO_MUCH_IN_COMMON.format(units=len(choices), figures=figures))
    return replace(
        filling,
        identity=False,
        locked=filling.locked | {"code", "level"},
        choices=tuple(choices),
        previous=None if before is None else (),
    )


def _fits(head: str, bare: str, code: str) -> bool:
    """Whether a mark in the name's place is written as the name is, wherever it stands."""
    if not takes(bare) or not _PLAIN_CODE.fullmatch(code) or bare.isdecimal():
        return False
    marked = in_sentence(f"{head} {NAME_MARK}").replace(NAME_MARK, bare)
    return marked == in_sentence(f"{head} {bare}")


def _filling(own: Submission, name: str, level: str | None, code: str, deadline: str) -> Filling:
    info = own.info
    given = {field: info[field] for field in _COPIED}
    given |= {"unit": name, "code": code, "level": names.LEVELS[level] if level else ""}
    given |= {"province": given["province"] or _own_province(own)}
    given |= {"subject": _subject(own), "addressees": _addressee(own), "place": _place(own, name)}
    given |= {"superior": "" if territory_of(name) or not name else _superior(own)}
    filled = {field: text for field, text in given.items() if text}
    return Filling(
        info=filled,
        identity=True,
        locked=_LOCKED & filled.keys(),
        deadline=deadline,
        contact=words.contact(info["preparer"], info["phone"], info["email"]),
    )


def _deadline(unit: ReportingUnit) -> str:
    return day_written(unit.deadline) if unit.deadline else ""


def territory_of(name: str) -> str:
    """Return the territory's type word as the name writes it, "" for an organ."""
    return name[: len(territory_word(name))]


def level_below(own: Submission, unit: ReportingUnit) -> str | None:
    """Return the level of a unit of the list: below its asker's; an organ's is the asker's own.

    The first word of its name tells it, but a city is a province's or within a province.
    """
    ranks = list(names.LEVELS)
    asking = next((k for k, told in names.LEVELS.items() if fold(told) == fold(own.info["level"])),
                  None)  # fmt: skip
    if not territory_of(unit_name(unit)):
        return asking
    told = level_of(unit_name(unit))
    if told is None or asking is None or ranks.index(told) < ranks.index(asking):
        return told
    return ranks[max(0, ranks.index(asking) - 1)]


def _own_province(own: Submission) -> str:
    """Return the province's name where the asker is the province itself."""
    name = own_name(own)
    word = territory_of(name)
    is_province = fold(own.info["level"]) == fold(names.LEVELS["province"])
    return name[len(word) :].strip() if word and is_province else ""


def _addressee(own: Submission) -> str:
    return own_issuer(own.info) if own_name(own) else ""


def _superior(own: Submission) -> str:
    """Return the organ above an organ of the list: the asker's committee, or that above it."""
    committee = territory_word(own_name(own))
    return own_issuer(own.info) if committee else own.info["superior"]


def _place(own: Submission, name: str) -> str:
    """Return where the unit signs: a territory's own name, else the asker's place.

    A name that is a number keeps its word: "Phường 1" (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4).
    """
    if not name:
        return ""
    bare = name[len(territory_of(name)) :].strip()
    if not territory_of(name):
        return own.info["place"]
    return name if bare.isdecimal() else bare


def _subject(own: Submission) -> str:
    """Return the asker's subject line where it fits its units too: it names no asker."""
    subject, name = fold(own.info["subject"]), own_name(own)
    bare = fold(name[len(territory_of(name)) :])
    named = [fold(territory_word(name)), bare]
    about = f" {subject} "
    return "" if any(f" {word} " in about for word in named if word) else own.info["subject"]
