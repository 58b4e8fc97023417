"""What a cell is, from what its element says: its type, its value, its formula, its style."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

from ...core.cells import Nature, RawCell, Scalar, Shown
from .strings import unescaped
from .style_table import PLAIN, CellStyle

DATE_1904 = 1462
"""Days between the two epochs of serial dates."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,400}")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_EPOCH = datetime(1899, 12, 30)


def cell_of(
    type_: str, value: str | None, formula: str | None, style: CellStyle, date_1904: bool
) -> RawCell | None:
    """Return the cell, None where it is blank. `type_` is its `t`, any but a full "s"."""
    if value is None or (value == "" and type_ not in ("str", "inlineStr", "e")):
        return _without_value(formula, style)
    if type_ == "n":
        return _numeric(value, formula, style, date_1904)
    return _typed(type_, value, formula, style)


def _without_value(formula: str | None, style: CellStyle) -> RawCell | None:
    if formula is None:
        return None
    return RawCell(None, Nature.UNCOMPUTED, style.shown, formula, style.font)


def _numeric(text: str, formula: str | None, style: CellStyle, date_1904: bool) -> RawCell | None:
    """Return a numeric cell; where its value is no number, an error: never a number or blank."""
    value = number(text)
    if value is not None:
        dated = date_1904 and style.shown is Shown.DATE
        return valued(value + DATE_1904 if dated else value, formula, style)
    if text.strip():
        return RawCell(text, Nature.ERROR, style.shown, formula, style.font)
    return _without_value(formula, style)


_plain = lru_cache(maxsize=16_384, typed=True)(RawCell)
"""The plain cell of a value, one object for equal ones: headings and small figures come again."""


def valued(value: Scalar, formula: str | None, style: CellStyle) -> RawCell:
    """Return a cell that holds a value."""
    if formula is None and style == PLAIN:
        return _plain(value)
    return RawCell(value, Nature.VALUE, style.shown, formula, style.font)


def number(text: str) -> int | float | None:
    """Return the number that a value is written as, an int where it is written as one."""
    if len(text) < 16 and text.isascii() and text.isdigit():
        return int(text)
    text = text.strip()
    if _INTEGER.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text):
        value = float(text)
        return value if abs(value) != float("inf") else None
    return None


def _typed(type_: str, text: str, formula: str | None, style: CellStyle) -> RawCell:
    """Return a cell whose type is written out: text, truth, date, error."""
    truth = {"1": True, "true": True, "0": False, "false": False}.get(text.strip())
    if type_ in ("str", "inlineStr"):
        return valued(unescaped(text), formula, style)
    if type_ == "b" and truth is not None:
        return valued(truth, formula, style)
    if type_ == "d" and (serial := serial_of(text)) is not None:
        return RawCell(serial, Nature.VALUE, Shown.DATE, formula, style.font)
    return RawCell(text, Nature.ERROR, style.shown, formula, style.font)


def serial_of(text: str) -> int | float | None:
    """Return the serial number, in the system of 1900, of a date in ISO 8601; None for others."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    passed = moment.replace(tzinfo=None) - _EPOCH
    return passed.days if not passed.seconds else passed.days + passed.seconds / 86_400
