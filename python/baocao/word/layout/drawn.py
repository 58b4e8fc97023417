"""Lines that are drawn: as shapes of either kind of drawing that Word knows."""

from __future__ import annotations

import re

from ..elements import EMU_PER_POINT, WP, A, Element, name
from .stated import number

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_CONNECTOR = "#_x0000_t32"
_LINES = frozenset(("line", "straightConnector1", "lineInv"))


def drawn_lines(paragraph: Element) -> tuple[float, ...]:
    """Return the lengths in points of the lines drawn in a paragraph; 0 where it is not told."""
    found: list[float] = []
    for run in paragraph.iter(name("r")):
        for drawing in run:
            if drawing.tag in (f"{_MC}AlternateContent", name("drawing"), name("pict")):
                found += _lines(drawing)
    return tuple(found)


def _lines(drawing: Element) -> list[float]:
    chosen = drawing
    if drawing.tag == f"{_MC}AlternateContent":
        # One branch alone: the other is the same line for an older program.
        choice = drawing.find(f"{_MC}Choice")
        fallback = drawing.find(f"{_MC}Fallback")
        chosen = choice if choice is not None else fallback if fallback is not None else drawing
    if next(chosen.iter(name("txbxContent")), None) is not None:
        return []
    return [*_modern(chosen), *_vector(chosen)]


def _modern(root: Element) -> list[float]:
    found: list[float] = []
    for shape in root.iter(f"{{{A}}}prstGeom"):
        if shape.get("prst", "") in _LINES:
            frame = next(shape.iterancestors(f"{{{WP}}}anchor", f"{{{WP}}}inline"), None)
            extent = None if frame is None else frame.find(f"{{{WP}}}extent")
            found.append(0 if extent is None else number(extent.get("cx"), 0) / EMU_PER_POINT)
    return found


def _vector(root: Element) -> list[float]:
    found: list[float] = []
    for line in root.iter(f"{_V}line"):
        ends = [_points(line.get(end, "").partition(",")[0]) for end in ("from", "to")]
        found.append(abs(ends[1] - ends[0]))
    for shape in root.iter(f"{_V}shape", f"{_V}rect"):
        style = shape.get("style", "")
        connector = shape.get(f"{_O}connectortype") == "straight"
        if connector or shape.get("type") == _CONNECTOR or shape.get(f"{_O}hr") == "t":
            width = re.search(r"(?:^|;)\s*width:([\d.]+\w*)", style)
            found.append(_points(width[1]) if width else 0)
    return found


def _points(length: str) -> float:
    """Return a VML length in points; a bare number is pixels."""
    bare = re.fullmatch(r"-?[\d.]+", length.strip() or "0")
    return float(bare[0]) * 0.75 if bare else number(length.strip(), 0) / 20
