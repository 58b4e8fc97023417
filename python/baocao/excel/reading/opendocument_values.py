"""What an .ods cell is, from its attributes and the text that it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from ...core.cells import Nature, RawCell, Shown
from .cell_values import number, serial_of

_ERROR = re.compile(r"#(?:[A-Z/0]+[!?]|N/A)|Err:[0-9]{3}")
_SHOWN = {"percentage": Shown.PERCENT, "currency": Shown.CURRENCY}
_OTHER_BOOK = re.compile(
    r"\['(?P<path>[^'\[\]]+)'#\$?(?:'(?P<quoted>[^']*)'|(?P<sheet>[^.\]]*))\."
    r"(?P<cell>[^.:\]]+)(?::[^\]]*)?\]"
)
_TIME = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d*)?S)?")


def ods_cell(given: Mapping[str, str], text: str, font: str | None) -> RawCell | None:
    """Return a cell by its attributes and its shown text, None where it is blank."""
    formula = given.get("formula")
    if formula is not None:
        formula = _OTHER_BOOK.sub(_as_excel_writes, formula.partition("=")[2])
    type_ = given.get("value-type", "")
    told_error = given.get("calcext:value-type") == "error"
    if told_error or (formula is not None and _ERROR.fullmatch(text.strip())):
        return RawCell(text.strip() or "#N/A", Nature.ERROR, Shown.PLAIN, formula, font)
    if not type_:
        if formula is not None:
            return RawCell(None, Nature.UNCOMPUTED, Shown.PLAIN, formula, font)
        return RawCell(text, Nature.VALUE, Shown.PLAIN, None, font) if text else None
    if type_ == "string":
        return RawCell(given.get("string-value", text), Nature.VALUE, Shown.PLAIN, formula, font)
    value = _value(type_, given)
    if value is None:
        return RawCell(text, Nature.ERROR, Shown.PLAIN, formula, font)
    shown = Shown.DATE if type_ in ("date", "time") else _SHOWN.get(type_, Shown.PLAIN)
    return RawCell(value, Nature.VALUE, shown, formula, font)


def _as_excel_writes(found: re.Match[str]) -> str:
    """Return a reference into another file as a formula of Excel has it: '[path]Sheet1'!B4."""
    path = unquote(found["path"]).removeprefix("file:///")
    return f"'[{path}]{found['quoted'] or found['sheet']}'!{found['cell'].replace('$', '')}"


def _value(type_: str, given: Mapping[str, str]) -> int | float | None:
    """Return a cell's number, truth or serial date, None where it states none that holds."""
    if type_ == "boolean":
        return {"true": True, "false": False}.get(given.get("boolean-value", ""))
    if type_ == "date":
        return serial_of(given.get("date-value", ""))
    if type_ == "time":
        found = _TIME.fullmatch(given.get("time-value", ""))
        hours, minutes, seconds = (
            (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
        )
        return (hours * 3600 + minutes * 60 + seconds) / 86_400 if found else None
    return number(given.get("value", ""))
