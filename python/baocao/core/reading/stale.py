"""Formulas that a script, a phone or a viewer saved without their values: told once of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..cells import CellRef
from ..findings import Detail, Finding

_CODE = "formula-without-value"


def told_once(found: Sequence[Finding]) -> list[Finding]:
    """Return the findings, formulas without a value as one: the file was never calculated.

    It quotes the first formula and names the cells of the whole file, and the forms that it leaves
    out (Finding.forms).
    """
    stale = [f for f in found if f.code == _CODE and f.where]
    if len(stale) < 2:
        return list(found)
    others = ", ".join(_told(f.where, stale[0]) for f in stale[1:] if f.where)
    details: dict[str, Detail] = {**stale[0].details, "others": others}
    forms = list(dict.fromkeys(f.form for f in stale))
    if len(forms) > 1:
        details["forms"] = " ".join(forms)
    others_said = (f for f in found if f.code != _CODE or f.where is None)
    return [replace(stale[0], details=details), *others_said]


def _told(where: CellRef, first: Finding) -> str:
    same = first.where is not None and where.sheet == first.where.sheet
    return where.address if same else f"{where.sheet} {where.address}"
