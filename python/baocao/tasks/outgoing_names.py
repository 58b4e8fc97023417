"""The names of the files that go out: ASCII, in the list's order, told apart at a glance."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from ..core.submission import ReportingUnit, Submission
from ..core.units import unit_name
from ..programme import Programme
from ..wording.organs import territory_word

_OTHER = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 60


def file_names(own: Submission, programme: Programme) -> list[str]:
    """Return the name of each unit's file: order, name, programme, last year ("05_Tan_Nam_…").

    A territory's type word is left out unless two units would then be called alike; an organ's name
    is whole. The number keeps the list's order and the names apart.
    """
    bare = [ascii_name(_without_word(unit)) for unit in own.units]
    times = Counter(name.lower() for name in bare)
    tail = _tail(own, programme)
    named = [
        ascii_name(unit_name(unit)) if times[name.lower()] > 1 else name
        for unit, name in zip(own.units, bare, strict=True)
    ]
    width = _width(own)
    return [f"{number:0{width}}_{name}{tail}" for number, name in enumerate(named, 1)]


def numbered_units(own: Submission) -> dict[str, str]:
    """Return what the names of files about each unit of the list begin with: 07_Xa_Tan_Nam."""
    names, width = map(unit_name, own.units), _width(own)
    return {name: f"{number:0{width}}_{ascii_name(name)}" for number, name in enumerate(names, 1)}


def _width(own: Submission) -> int:
    """Return how many digits the number of every unit of the list has."""
    return max(2, len(str(len(own.units))))


def index_file(own: Submission, programme: Programme) -> str:
    """Return the name of the list of the files: it sorts before them."""
    return f"{'0' * _width(own)}_Danh_sach{_tail(own, programme)}"


def common_file(own: Submission, programme: Programme) -> str:
    """Return the name of the one workbook for all units."""
    return f"Bieu_mau_chung{_tail(own, programme)}"


def _tail(own: Submission, programme: Programme) -> str:
    return f"_{ascii_name(programme.id).upper()}_{own.info['year_to']}.xlsx"


def _without_word(unit: ReportingUnit) -> str:
    name = unit_name(unit)
    bare = name[len(territory_word(name)) :].strip()
    return name if not bare or bare.isdecimal() else bare


def ascii_name(text: str) -> str:
    """Return a name in letters that every system and every mail takes: "Tân Nam" is Tan_Nam."""
    marked = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(c for c in marked if not unicodedata.combining(c))
    return _OTHER.sub("_", plain).strip("_")[:_LONGEST].strip("_") or "Don_vi"
