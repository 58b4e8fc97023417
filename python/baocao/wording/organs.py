"""How units and organs are named inside a sentence: "huyện Quang Bình", "xã, thị trấn".

The words are Vietnamese administrative language, not any programme's; names and types are data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..core.submission import Info, ReportingUnit
from ..core.text import capitalised, clean, fold

TERRITORIES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn",
                "đặc khu")  # fmt: skip
"""Words before a territory's name; inside a sentence they are written small."""

_ORDER = ("sở", "ban", "ngành", "huyện", "quận", "thị xã", "thành phố", "xã", "phường",
          "thị trấn", "đặc khu")  # fmt: skip
"""The order in which an office lists types of units ("xã, phường, thị trấn")."""

AREAS: Mapping[str, str] = {"xã": "xã", "huyện": "huyện", "tỉnh": "tỉnh"}
_CITY_IN_CAPITALS = "thành phố hồ chí minh"
_COUNCILS = ("ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd")
PEOPLES_COMMITTEE = "Ủy ban nhân dân"


def territory_word(name: str) -> str:
    """Return the territory's type word with which a unit's name begins, small; "" for an organ."""
    folded = fold(name)
    found = [word for word in TERRITORIES if folded == word or folded.startswith(word + " ")]
    return max(found, key=len, default="")


def in_sentence(name: str) -> str:
    """Return a unit's name as it stands inside a sentence: "xã Tân Nam", "Sở Tư pháp".

    The decree keeps a capital before a number and in one city's name: "Quận 1", "Thành phố Hồ Chí
    Minh" (Nghị định 30/2020/NĐ-CP, Phụ lục II, mục III.1).
    """
    name = clean(name)
    word = territory_word(name)
    if not word:
        return name
    own = name[len(word) :]
    return (capitalised(word) if _keeps_capital(word, own) else word) + own


def _keeps_capital(word: str, own: str) -> bool:
    return own.strip().isdecimal() or fold(word + own) == _CITY_IN_CAPITALS


def own_issuer(info: Info) -> str:
    """Return who issues the report: "Cơ quan ban hành", else the unit's people's committee."""
    unit = clean(info["unit"])
    committee = f"{PEOPLES_COMMITTEE} {in_sentence(unit)}" if territory_word(unit) else unit
    typed = clean(info["issuer"])
    # Typed in capitals, as in the head, it would cry out inside a sentence.
    in_capitals = typed.isupper() and fold(typed) == fold(committee)
    return committee if in_capitals or not typed else typed


def area(info: Info) -> str:
    """Return the word for the area that is reported on: "huyện", for a Sở its province's."""
    own = territory_word(info["unit"])
    if own:
        return own
    if not info["superior"] and fold(info["level"]) in ("xã", "huyện"):
        return AREAS[fold(info["level"])]
    return territory_word(info["province"]) or AREAS.get(fold(info["level"]), "địa phương")


def area_named(info: Info) -> str:
    """Return the area with its name: "huyện Quang Bình"; "" where no name is given."""
    if territory_word(info["unit"]):
        return in_sentence(info["unit"])
    if info["unit"] and fold(info["level"]) in AREAS and not (info["issuer"] or info["superior"]):
        return f"{area(info)} {clean(info['unit'])}"
    province = clean(info["province"])
    if not province:
        return ""
    return in_sentence(province) if territory_word(province) else f"{area(info)} {province}"


def own_word(info: Info) -> str:
    """Return how the reporting unit is told from its units: "huyện"; "Sở" where a Sở reports."""
    unit, issuer = clean(info["unit"]), own_issuer(info)
    if issuer and not fold(issuer).startswith(_COUNCILS):
        return territory_word(issuer) or issuer.split(" ")[0]
    return territory_word(unit) or unit.split(" ")[0] or "đơn vị"


def unit_words(units: Iterable[ReportingUnit]) -> str:
    """Return the types of the listed units: "xã, thị trấn"; "đơn vị" where none is told."""
    types = dict.fromkeys(_type_of(unit) for unit in units)
    types.pop("", None)
    ordered = sorted(types, key=lambda t: _ORDER.index(t) if t in _ORDER else len(_ORDER))
    return ", ".join(ordered) or "đơn vị"


def _type_of(unit: ReportingUnit) -> str:
    return clean(unit.kind).lower() or territory_word(unit.name)
