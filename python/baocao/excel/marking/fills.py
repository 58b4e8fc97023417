"""Cell formats with a mark's fill: the cell's own format, but for the fill.

A solid fill shows its foreground colour alone; so the background of a mark's fill keeps the colour
that the cell had, and what was cured gets it back, whoever saved the workbook meanwhile.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property

from lxml import etree

from ...ooxml.trees import Element, child, children, ensured, serialized, shape, tag, tree

COLOURS = {"error": "FFFF9F9F", "warning": "FFFFD27F", "info": "FFBFE3FF"}
"""By Severity's value; no colour of the template's own or of Excel's palettes."""
_NO_COLOUR = {"indexed": "64"}
"""The system's own background: no colour of the cell's."""
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")


class Fills:
    """The styles of a workbook while marks are put on its formats or taken off."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._root = tree(data, "styles.xml")
        self._changed = False
        self._made: dict[tuple[int, str], int] = {}
        self._unmade: dict[int, int] = {}

    @cached_property
    def _formats(self) -> Element:
        return ensured(self._root, "cellXfs", _ORDER)

    @cached_property
    def _fills(self) -> Element:
        return ensured(self._root, "fills", _ORDER)

    @cached_property
    def _mark_fills(self) -> frozenset[str]:
        """The ids of the fills that are marks of an earlier return."""
        found = set()
        for number, fill in enumerate(children(self._fills, "fill")):
            pattern = child(fill, "patternFill")
            colour = None if pattern is None else child(pattern, "fgColor")
            if colour is not None and colour.get("rgb", "").upper() in COLOURS.values():
                found.add(str(number))
        return frozenset(found)

    @property
    def has_marks(self) -> bool:
        """Whether the workbook has formats with a mark's fill."""
        return bool(self._mark_fills)

    def marked(self, style: int, severity: str) -> int:
        """Return the index of a format as `style`, with the fill of a severity."""
        style = self.unmarked(style)
        if (style, severity) not in self._made:
            formats = list(children(self._formats, "xf"))
            made = deepcopy(formats[style]) if style < len(formats) else self._plain()
            made.set("fillId", str(self._fill(COLOURS[severity], self._colour_of(made))))
            made.set("applyFill", "1")
            self._made[style, severity] = self._appended(self._formats, "xf", made)
        return self._made[style, severity]

    def unmarked(self, style: int) -> int:
        """Return the index of the format that a marked one was made of; any other as it is."""
        if not self.has_marks:
            return style
        formats = list(children(self._formats, "xf"))
        if style >= len(formats) or formats[style].get("fillId", "0") not in self._mark_fills:
            return style
        if style not in self._unmade:
            made = deepcopy(formats[style])
            made.set("fillId", str(self._fill_before(formats, style)))
            self._unmade[style] = self._found_or_appended(formats, made)
        return self._unmade[style]

    def _fill_before(self, formats: list[Element], style: int) -> int:
        """Return the fill that a marked format's cells had.

        Where a program has dropped the background, formats that are the same but for the fill tell
        it, if they agree; else there is none.
        """
        kept = self._background(int(formats[style].get("fillId", "0")))
        if kept is not None:
            return self._fill_of(kept)
        wanted = _but_fill(formats[style])
        twins = {
            xf.get("fillId", "0") for xf in formats if _but_fill(xf) == wanted
        } - self._mark_fills  # fmt: skip
        return int(twins.pop()) if len(twins) == 1 else 0

    def _background(self, fill: int) -> dict[str, str] | None:
        """Return the colour that a mark's fill keeps; empty for no fill, None where it was lost."""
        pattern = child(list(children(self._fills, "fill"))[fill], "patternFill")
        kept = None if pattern is None else child(pattern, "bgColor")
        if kept is None or kept.get("rgb", "").upper() in COLOURS.values():
            return None
        told = {str(key): str(value) for key, value in kept.attrib.items()}
        return {} if told == _NO_COLOUR else told

    def _colour_of(self, xf: Element) -> dict[str, str]:
        """Return the attributes of the colour that a format's solid fill shows, empty for none."""
        fills = list(children(self._fills, "fill"))
        number = int(xf.get("fillId", "0"))
        pattern = child(fills[number], "patternFill") if number < len(fills) else None
        if pattern is None or pattern.get("patternType") != "solid":
            return {}
        colour = child(pattern, "fgColor")
        return {} if colour is None else {str(k): str(v) for k, v in colour.attrib.items()}

    def _found_or_appended(self, formats: list[Element], made: Element) -> int:
        for number, xf in enumerate(formats):
            if _but_fill(xf) == _but_fill(made) and xf.get("fillId") == made.get("fillId"):
                return number
        return self._appended(self._formats, "xf", made)

    def difference(self, severity: str) -> int:
        """Return the index of a conditional format's look: the fill of a severity."""
        looks = ensured(self._root, "dxfs", _ORDER)
        made = looks.makeelement(tag(looks, "dxf"))
        fill = etree.SubElement(made, tag(looks, "fill"))
        pattern = etree.SubElement(fill, tag(looks, "patternFill"), {"patternType": "solid"})
        for name in ("fgColor", "bgColor"):
            etree.SubElement(pattern, tag(looks, name), {"rgb": COLOURS[severity]})
        for number, there in enumerate(children(looks, "dxf")):
            if shape(there) == shape(made):
                return number
        return self._appended(looks, "dxf", made)

    def saved(self) -> bytes:
        """Return the part, the very same bytes where nothing was added."""
        return serialized(self._root) if self._changed else self._data

    def _plain(self) -> Element:
        return self._formats.makeelement(
            tag(self._formats, "xf"), {"numFmtId": "0", "fontId": "0", "borderId": "0", "xfId": "0"}
        )

    def _fill(self, colour: str, before: dict[str, str]) -> int:
        """Return the index of the fill of a mark on cells that had a colour."""
        return self._solid({"rgb": colour}, before or _NO_COLOUR)

    def _fill_of(self, colour: dict[str, str]) -> int:
        return self._solid(colour, _NO_COLOUR) if colour else 0

    def _solid(self, front: dict[str, str], back: dict[str, str]) -> int:
        fill = self._fills.makeelement(tag(self._fills, "fill"))
        pattern = fill.makeelement(tag(fill, "patternFill"), {"patternType": "solid"})
        fill.append(pattern)
        pattern.append(fill.makeelement(tag(fill, "fgColor"), front))
        pattern.append(fill.makeelement(tag(fill, "bgColor"), back))
        for number, there in enumerate(children(self._fills, "fill")):
            if shape(there) == shape(fill):
                return number
        return self._appended(self._fills, "fill", fill)

    def _appended(self, parent: Element, name: str, element: Element) -> int:
        element.tail = None
        parent.append(element)
        count = sum(1 for _ in children(parent, name))
        parent.set("count", str(count))
        self._changed = True
        return count - 1


def _but_fill(xf: Element) -> tuple[object, ...]:
    """Return what a format says apart from its fill."""
    kept = sorted((k, v) for k, v in xf.attrib.items() if k not in ("fillId", "applyFill"))
    return (tuple(kept), *(tuple(sorted(e.attrib.items())) for e in xf))
