"""Conditional formats over marked cells: a sheet's own would hide a mark's colour.

The template colours a cell that holds words, yellow, whatever is wrong with it. A rule of ours that
always holds goes before all others on the marked cells; it is known by its formula, and taken off
on the next return.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from ...core.cells import column_letters
from ...core.names import RETURN_NOTE
from ...ooxml.trees import Element, children, local, tag
from .fills import Fills
from .notes import SHEET_ORDER

_ALWAYS = f'N("{RETURN_NOTE}")=0'
"""A text counts as nothing in every spreadsheet program, so this holds; no clerk writes it."""
_FORMAT, _RULE = "conditionalFormatting", "cfRule"


def uncover(sheet: Element, fills: Fills, coloured: Mapping[tuple[int, int], str]) -> None:
    """Let cells show the colour of their severity, whatever the sheet's own formats say."""
    severities = sorted(set(coloured.values()))
    rules = [element for element in sheet.iter() if local(element) == _RULE]
    if not rules:
        return
    for rule in rules:
        _move_back(rule, len(severities))
    index = _place(sheet)
    for priority, severity in enumerate(severities, 1):
        cells = [place for place, of in coloured.items() if of == severity]
        made = sheet.makeelement(tag(sheet, _FORMAT))
        made.set("sqref", " ".join(f"{column_letters(column)}{row}" for row, column in cells))
        rule = etree.SubElement(made, tag(sheet, _RULE), {
            "type": "expression", "dxfId": str(fills.difference(severity)),
            "priority": str(priority), "stopIfTrue": "1",
        })  # fmt: skip
        etree.SubElement(rule, tag(sheet, "formula")).text = _ALWAYS
        sheet.insert(index, made)
        index += 1


def remove_ours(sheet: Element) -> bool:
    """Take off the rules of an earlier return; whether there were any."""
    removed = False
    for parent in list(children(sheet, _FORMAT)):
        rules = list(children(parent, _RULE))
        ours = [rule for rule in rules if _is_ours(rule)]
        for rule in ours:
            parent.remove(rule)
        if ours and len(ours) == len(rules):
            sheet.remove(parent)
        removed |= bool(ours)
    return removed


def _is_ours(rule: Element) -> bool:
    texts = ["".join((formula.text or "").split()) for formula in children(rule, "formula")]
    return texts == ["".join(_ALWAYS.split())]


def _move_back(rule: Element, count: int) -> None:
    """Let a rule come after `count` others: the lower its number, the earlier it counts."""
    told = rule.get("priority", "")
    if told.isdecimal():
        rule.set("priority", str(int(told) + count))


def _place(sheet: Element) -> int:
    """Return where a conditional format comes first among a sheet's elements."""
    before = set(SHEET_ORDER[: SHEET_ORDER.index(_FORMAT)])
    return max((i for i, e in enumerate(sheet, 1) if local(e) in before), default=0)
