"""What one w:rPr or w:pPr states by itself, as plain values; what it is silent on is left out.

Lengths are twips, type sizes points, toggles bool.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..elements import Element, W, name

TOGGLES = ("b", "i", "caps", "vanish")
_W = f"{{{W}}}"
_OFF = frozenset(("0", "false", "off", "none"))

Values = dict[str, str | float | bool]


def is_on(element: Element | None) -> bool:
    """Whether an on/off element is there and does not say off."""
    return element is not None and element.get(name("val"), "1").lower() not in _OFF


def run_values(properties: Element | None, fonts: Mapping[str, str]) -> Values:
    """Return what a w:rPr states; theme fonts by their typeface."""
    found: Values = {}
    for element in () if properties is None else properties:
        tag = element.tag.removeprefix(_W) if isinstance(element.tag, str) else ""
        value = element.get(name("val"), "")
        if tag in TOGGLES:
            found[tag] = is_on(element)
        elif tag == "rFonts":
            found |= _faces(element, fonts)
        elif tag == "sz":
            found["size"] = number(value, 0) / 2
        elif tag in ("rStyle", "color", "u", "highlight", "vertAlign", "lang"):
            found[tag] = value
        elif tag == "shd":
            found["shade"] = element.get(name("fill"), "auto")
    return found


def _faces(element: Element, fonts: Mapping[str, str]) -> Values:
    found: Values = {}
    for key in ("ascii", "hAnsi"):
        theme = element.get(name(f"{key}Theme"))
        face = fonts.get(theme, "") if theme else element.get(name(key), "")
        if face:
            found[key] = face
    return found


def paragraph_values(properties: Element | None) -> Values:
    """Return what a w:pPr states."""
    found: Values = {}
    if properties is None:
        return found
    for element in properties:
        tag = element.tag.removeprefix(_W) if isinstance(element.tag, str) else ""
        if tag == "jc":
            value = element.get(name("val"), "left")
            found["align"] = {"start": "left", "end": "right"}.get(value, value)
        elif tag == "ind":
            found |= _indents(element)
        elif tag == "spacing":
            found |= _spacing(element)
        elif tag in ("keepNext", "contextualSpacing", "pageBreakBefore"):
            found[tag] = is_on(element)
        elif tag == "pBdr":
            bottom = element.find(name("bottom"))
            found["underlined"] = is_on(bottom)
        elif tag == "numPr":
            found |= _numbering(element)
        elif tag == "pStyle":
            found["style"] = element.get(name("val"), "")
    return found


def _indents(element: Element) -> Values:
    found: Values = {}
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for one in names:
            if element.get(name(one)) is not None:
                found[key] = number(element.get(name(one)), 0)
    if element.get(name("hanging")) is not None:
        found["first"] = -number(element.get(name("hanging")), 0)
    elif element.get(name("firstLine")) is not None:
        found["first"] = number(element.get(name("firstLine")), 0)
    return found


def _spacing(element: Element) -> Values:
    found: Values = {}
    for key in ("before", "after", "line"):
        if element.get(name(key)) is not None:
            found[key] = number(element.get(name(key)), 0)
    if element.get(name("line")) is not None:
        found["rule"] = element.get(name("lineRule"), "auto")
    for key in ("beforeAutospacing", "afterAutospacing"):
        if element.get(name(key)) is not None:
            found[key] = element.get(name(key), "").lower() not in _OFF
    return found


def _numbering(element: Element) -> Values:
    found: Values = {}
    for tag, key in (("numId", "list"), ("ilvl", "level")):
        stated = element.find(name(tag))
        if stated is not None:
            found[key] = stated.get(name("val"), "0")
    return found


def number(text: str | None, missing: float) -> float:
    """Return a measure in its own unit; "12pt" and the like, which strict files write, in twips."""
    if not text:
        return missing
    units = {"pt": 20, "in": 1440, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240, "pi": 240}
    factor = units.get(text[-2:], 1)
    try:
        return float(text[:-2] if text[-2:] in units else text) * factor
    except ValueError:
        return missing
