"""The look of every cell that the program writes: one place, by name.

Times New Roman throughout (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4); colours are few and light,
so that a page prints well in black and white. Formats are made once a workbook.
"""

from __future__ import annotations

from typing import Any

FONT = "Times New Roman"
INPUT_COLOUR = "#FFF9E5"
HEADING_COLOUR = "#DCE6F1"
PROGRAM_COLOUR = "#F2F2F2"

TWO_DIGITS = "00"
WHOLE = "#,##0"
MONEY = "#,##0.###"
"""Locale-aware: Excel shows the user's own separators."""

_BASE: dict[str, Any] = {"font_name": FONT, "font_size": 12, "valign": "vcenter"}
_BOX: dict[str, Any] = {"border": 1}
_CENTRED: dict[str, Any] = {"align": "center"}
_WRAP: dict[str, Any] = {"text_wrap": True}
_INPUT: dict[str, Any] = {**_BOX, "bg_color": INPUT_COLOUR, "locked": False}

STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "wrapped": {**_WRAP, "valign": "top"},
    "note": {"italic": True, "font_size": 11, **_WRAP},
    "title": {"bold": True, "font_size": 14, **_CENTRED},
    "subtitle": {"bold": True, **_CENTRED, **_WRAP},
    "issuer": {"bold": True, **_CENTRED},
    "right-italic": {"italic": True, "align": "right"},
    "centred-italic": {"italic": True, **_CENTRED},
    "heading": {**_BOX, "bold": True, **_CENTRED, **_WRAP, "bg_color": HEADING_COLOUR},
    "number": {**_BOX, "italic": True, "font_size": 10, **_CENTRED},
    "label": {**_BOX, "bold": True, **_WRAP},
    "cell": {**_BOX, **_WRAP},
    "cell-top": {**_BOX, **_WRAP, "valign": "top"},
    "cell-centred": {**_BOX, **_CENTRED},
    "year": {**_BOX, **_CENTRED, "bold": True},
    "figure": {**_BOX, **_CENTRED, "num_format": WHOLE},
    "figure-two-digits": {**_BOX, **_CENTRED, "num_format": TWO_DIGITS},
    "figure-money": {**_BOX, "align": "right", "num_format": MONEY},
    "total": {**_BOX, "bold": True, **_CENTRED},
    "total-figure": {**_BOX, "bold": True, **_CENTRED, "num_format": WHOLE},
    "total-two-digits": {**_BOX, "bold": True, **_CENTRED, "num_format": TWO_DIGITS},
    "total-money": {**_BOX, "bold": True, "align": "right", "num_format": MONEY},
    "input": {**_INPUT, **_WRAP},
    "input-text": {**_INPUT, **_WRAP, "num_format": "@", "valign": "top"},
    "input-year": {**_INPUT, **_CENTRED, "bold": True},
    "input-figure": {**_INPUT, **_CENTRED, "num_format": WHOLE},
    "input-two-digits": {**_INPUT, **_CENTRED, "num_format": TWO_DIGITS},
    "input-money": {**_INPUT, "align": "right", "num_format": WHOLE},
    "input-tick": {**_INPUT, **_CENTRED},
    "input-choice": {**_INPUT, **_WRAP, **_CENTRED},
    "input-info": {**_INPUT, **_WRAP, "num_format": "@"},
    "input-left": {**_INPUT, "align": "left", "num_format": "0"},
    "prefilled": {**_BOX, **_WRAP, "num_format": "@", "bg_color": PROGRAM_COLOUR},
    "prefilled-year": {**_BOX, "align": "left", "num_format": "0", "bg_color": PROGRAM_COLOUR},
    "earlier-heading": {**_BOX, **_CENTRED, **_WRAP, "font_size": 10, "bg_color": PROGRAM_COLOUR},
    "earlier-figure": {
        **_BOX,
        **_CENTRED,
        "num_format": WHOLE,
        "font_color": "#595959",
        "bg_color": PROGRAM_COLOUR,
    },
    "earlier-money": {
        **_BOX,
        "align": "right",
        "num_format": MONEY,
        "font_color": "#595959",
        "bg_color": PROGRAM_COLOUR,
    },
    "earlier-note": {"italic": True, "font_size": 10, "font_color": "#595959", **_WRAP},
    "state": {"italic": True, "font_size": 11, "font_color": "#C00000"},
    "state-line": {"bold": True, "font_size": 14, "font_color": "#C00000", **_CENTRED},
    "state-line-left": {**_BOX, "bold": True, "font_color": "#C00000"},
    "guide-heading": {"bold": True, "font_size": 13, "bottom": 1},
    "note-colour": {"bg_color": "#DDEBF7"},
    "template-total-money": {**_BOX, "bold": True, "align": "right", "num_format": WHOLE},
    "fraction": {"num_format": MONEY},
    "working": {"num_format": "0"},
    "section": {**_BOX, "bold": True, "bg_color": HEADING_COLOUR},
    "note-cell": {**_BOX, **_WRAP, "italic": True, "font_size": 11},
    "program": {**_BOX, **_WRAP, "valign": "top", "bg_color": PROGRAM_COLOUR},
    "program-figure": {
        **_BOX,
        "valign": "top",
        "align": "left",
        "num_format": WHOLE,
        "bg_color": PROGRAM_COLOUR,
    },
    "program-two-digits": {
        **_BOX,
        "valign": "top",
        "align": "left",
        "num_format": TWO_DIGITS,
        "bg_color": PROGRAM_COLOUR,
    },
    "program-money": {
        **_BOX,
        "valign": "top",
        "align": "left",
        "num_format": MONEY,
        "bg_color": PROGRAM_COLOUR,
    },
    "link": {**_BOX, "font_color": "#0563C1", "underline": 1},
    "link-top": {**_BOX, **_WRAP, "valign": "top", "font_color": "#0563C1", "underline": 1},
    "centred-top": {**_BOX, **_CENTRED, **_WRAP, "valign": "top"},
    "small-top": {**_BOX, **_WRAP, "valign": "top", "font_size": 10},
    "code-top": {**_BOX, "valign": "top", "font_size": 10, "font_color": "#7F7F7F"},
    "hash-top": {
        **_BOX,
        "align": "fill",
        "valign": "top",
        "font_size": 10,
        "font_color": "#7F7F7F",
    },
    "figure-top": {**_BOX, **_CENTRED, "valign": "top", "num_format": WHOLE},
    "money-top": {**_BOX, "align": "right", "valign": "top", "num_format": MONEY},
    "money-whole-top": {**_BOX, "align": "right", "valign": "top", "num_format": WHOLE},
    "money-whole": {**_BOX, "align": "right", "num_format": WHOLE},
    "total-money-whole": {**_BOX, "bold": True, "align": "right", "num_format": WHOLE},
    "answer": {**_BOX, **_WRAP, "valign": "top", "bg_color": INPUT_COLOUR, "locked": False},
    "total-label": {**_BOX, **_WRAP, "bold": True, **_CENTRED},
    "count-line": {"bold": True},
    "left-title": {"bold": True, "font_size": 14},
    "left-subtitle": {"bold": True},
    "left-italic": {"italic": True},
    "found": {**_WRAP, "valign": "top"},
    "found-centred": {**_CENTRED, **_WRAP, "valign": "top"},
    "found-code": {"valign": "top", "font_size": 10, "font_color": "#7F7F7F"},
    "found-link": {**_CENTRED, "valign": "top", "font_color": "#0563C1", "underline": 1},
    "found-answer": {**_WRAP, "valign": "top", "locked": False},
    "row": {**_BOX},
    "answer-row": {**_BOX, "bg_color": INPUT_COLOUR},
    "error-row": {**_BOX, "bg_color": "#F8CBAD"},
    "warning-row": {**_BOX, "bg_color": "#FFE699"},
    "error": {"bg_color": "#F8CBAD"},
    "warning": {"bg_color": "#FFE699"},
    "good": {"font_color": "#375623"},
}
"""Properties by name, in XlsxWriter's words; "error" and "warning" also serve as conditional
formats."""


class Styles:
    """The formats of one XlsxWriter workbook, made when first asked for."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._workbook.add_format({**_BASE, **STYLES[name]})
        return self._made[name]

    def difference(self, name: str) -> Any:
        """Return the format as a difference only, for a conditional format."""
        key = f"difference {name}"
        if key not in self._made:
            self._made[key] = self._workbook.add_format(STYLES[name])
        return self._made[key]
