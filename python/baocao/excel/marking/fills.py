"""Cell formats with a mark's fill: the cell's own format, but for the fill.

A marked format remembers the one it was made of by standing right after a twin of it: nothing else
in the format tells. So the twin is found again by all that the two have in common.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property

from ...ooxml.trees import Element, child, children, ensured, serialized, tag, tree

COLOURS = {"error": "FFFF9F9F", "warning": "FFFFD27F", "info": "FFBFE3FF"}
"""By Severity's value; no colour of the template's own or of Excel's palettes."""
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")


class Fills:
    """The styles of a workbook while marks are put on its formats or taken off."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._root = tree(data, "styles.xml")
        self._changed = False
        self._made: dict[tuple[int, str], int] = {}

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
            made.set("fillId", str(self._fill(COLOURS[severity])))
            made.set("applyFill", "1")
            self._made[style, severity] = self._appended(self._formats, "xf", made)
        return self._made[style, severity]

    def unmarked(self, style: int) -> int:
        """Return the index of the format that a marked one was made of; any other as it is."""
        formats = list(children(self._formats, "xf"))
        if style >= len(formats) or formats[style].get("fillId", "0") not in self._mark_fills:
            return style
        wanted = _but_fill(formats[style])
        twins = (
            number for number, xf in enumerate(formats)
            if _but_fill(xf) == wanted and xf.get("fillId", "0") not in self._mark_fills
        )  # fmt: skip
        twin = next(iter(sorted(twins, key=lambda n: formats[n].get("fillId", "0") == "0")), None)
        if twin is not None:
            return twin
        made = deepcopy(formats[style])
        made.set("fillId", "0")
        return self._appended(self._formats, "xf", made)

    def saved(self) -> bytes:
        """Return the part, the very same bytes where nothing was added."""
        return serialized(self._root) if self._changed else self._data

    def _plain(self) -> Element:
        return self._formats.makeelement(
            tag(self._formats, "xf"), {"numFmtId": "0", "fontId": "0", "borderId": "0", "xfId": "0"}
        )

    def _fill(self, colour: str) -> int:
        for number, fill in enumerate(children(self._fills, "fill")):
            pattern = child(fill, "patternFill")
            shown = None if pattern is None else child(pattern, "fgColor")
            if shown is not None and shown.get("rgb", "").upper() == colour:
                return number
        fill = self._fills.makeelement(tag(self._fills, "fill"))
        pattern = fill.makeelement(tag(fill, "patternFill"), {"patternType": "solid"})
        fill.append(pattern)
        pattern.append(fill.makeelement(tag(fill, "fgColor"), {"rgb": colour}))
        pattern.append(fill.makeelement(tag(fill, "bgColor"), {"indexed": "64"}))
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
