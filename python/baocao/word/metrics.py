"""How wide a text is in bold Times New Roman: the decree measures its lines by their text.

Widths are in thousandths of the type size, from the advance widths of a metric twin of the font
(Liberation Serif Bold); a letter with marks is as wide as its base letter.
"""

from __future__ import annotations

import unicodedata

_CLASSES = {
    250: " .,",
    278: "il/",
    333: "fjt;:-()",
    389: "sI",
    444: "cerz",
    500: "agovxyJ0123456789–“”",
    556: "bdhknpquSđ",
    611: "FP",
    667: "BELTZ",
    722: "wACDNRUVXYĐ",
    778: "GHKOQ",
    833: "m&",
    944: "M",
    1000: "W—…",
}
_WIDTHS = {letter: width for width, letters in _CLASSES.items() for letter in letters}
_TYPICAL = 556


def _width(letter: str) -> int:
    if letter not in _WIDTHS:
        letter = unicodedata.normalize("NFD", letter)[0]
    return _WIDTHS.get(letter, _TYPICAL)


def text_width(text: str, size: float) -> float:
    """Return the width in points of a text in bold type of `size` points."""
    return sum(map(_width, unicodedata.normalize("NFC", text))) * size / 1000
