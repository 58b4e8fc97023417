"""What a clerk reads of a finding: where it is, what is wrong, what to do.

"Xã Tân Nam, Mẫu 1, ô H7 (năm 2020): đang ghi “khoảng 10”, phải là một số." · "Đề nghị ghi …"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from ..core.findings import Detail, Finding
from .catalogue import CATALOGUE
from .numbers import plain

_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_FIELD = re.compile(r"(?<!\{)\{(\w+)\}")
_NUMBER = re.compile(r"(?<![\w.,/])[0-9]+(?:\.[0-9]+)?(?![\w.,/])")
_ENDS = (".", "?", "!", "]", "…")
_FIGURES = frozenset(("value", "other_value", "was", "total", "values", "expected", "median",
                      "listed"))  # fmt: skip
"""The details that hold figures, as code writes them."""


def message(finding: Finding) -> str:
    """Return where the finding is and what is wrong, a whole sentence."""
    text = finding.message or CATALOGUE[finding.code][0]
    said = _filled(text, finding)
    said = said if said[-1:] in _ENDS else f"{said}."
    where = _place(finding)
    return f"{where}: {said}" if where else said[:1].upper() + said[1:]


def cure(finding: Finding) -> str:
    """Return what to do about the finding, a whole sentence; blank where the message says it."""
    return _filled(finding.cure or CATALOGUE[finding.code][1], finding)


def _place(finding: Finding) -> str:
    """Return the unit, the sheet, the cell and the row's key; the file where it is about that."""
    parts = [finding.unit]
    if finding.sheet_name:
        parts.append(finding.sheet_name)
    elif finding.file:
        parts.append(f"tệp {finding.file}")
    if finding.where and finding.where.row > 0:
        parts.append(f"ô {finding.where.address}")
    place = ", ".join(part for part in parts if part)
    place = place[:1].upper() + place[1:]
    key = ", ".join(_key(finding.details))
    return f"{place} ({key})" if place and key else place


def _key(details: Mapping[str, Detail]) -> list[str]:
    if details.get("years"):
        return []
    year = f"năm {details['year']}" if details.get("year") else ""
    return [part for part in (year, str(details.get("key", ""))) if part]


def _filled(template: str, finding: Finding) -> str:
    """Return a sentence of the catalogue with the finding's details in it."""
    said: list[str] = []
    for needed, texts in _pieces(template):
        if all(_told(name, finding) for name in needed):
            said += [
                _told(text, finding) or "…" if place % 2 else text
                for place, text in enumerate(texts)
            ]
    return "".join(said).strip()


@lru_cache(maxsize=1024)
def _pieces(template: str) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """Return a template taken apart: pieces with the fields without which they are left out.

    In a piece texts and names of fields take turns.
    """
    parts = _OPTIONAL.split(template)
    return tuple(
        (frozenset(_FIELD.findall(part)) if place % 2 else frozenset(), tuple(_FIELD.split(part)))
        for place, part in enumerate(parts)
    )


def _told(name: str, finding: Finding) -> str:
    """Return what a field says, "" where nothing; a label is the name where there is none."""
    details = finding.details
    if name in details:
        return _shown(name, details[name])
    return str(details.get("name", "…")) if name == "label" else ""


def _shown(name: str, value: Detail) -> str:
    text = str(value)
    return _NUMBER.sub(_as_number, text) if name in _FIGURES else text


def _as_number(found: re.Match[str]) -> str:
    return plain(int(found[0]) if found[0].isdecimal() else Decimal(found[0]))
