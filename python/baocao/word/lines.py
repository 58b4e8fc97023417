"""The lines that the decree draws: under Tiêu ngữ, the issuer and the subject line.

Each is a DrawingML connector anchored in a low paragraph of its own, so that it stays below a text
of any number of lines and can be dragged in Word. The template holds it under a known name and the
report sets its length by the text above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from .elements import EMU_PER_POINT, WP, A, Element, name
from .metrics import text_width

MOTTO_LINE = "Đường kẻ tiêu ngữ"
ISSUER_LINE = "Đường kẻ cơ quan ban hành"
SUBJECT_LINE = "Đường kẻ trích yếu"

_CONNECTOR = """\
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing
><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{id}"
 behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"
/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH
><wp:positionV relativeFrom="paragraph"><wp:posOffset>{drop}</wp:posOffset></wp:positionV
><wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone
/><wp:docPr id="{id}" name="{name}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr
/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm><a:prstGeom
 prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"
/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor
></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""
_DROP_POINTS = 3


def connector(identity: int, line: str, length: float) -> str:
    """Return the XML of a run that draws a line of `length` points, centred in its column."""
    return _CONNECTOR.format(
        id=identity,
        name=line,
        length=round(length * EMU_PER_POINT),
        drop=_DROP_POINTS * EMU_PER_POINT,
    )


def fit(root: Element, line: str, texts: Sequence[str], size: float, room: float) -> None:
    """Give the line of this name the length that suits the texts above it, of `size` points.

    `room` is the width in points of the text area; in a table it is the cell's. An office may have
    taken the line out of its template.
    """
    for anchor in root.iter(f"{{{WP}}}anchor", f"{{{WP}}}inline"):
        properties = anchor.find(f"{{{WP}}}docPr")
        if properties is not None and properties.get("name") == line:
            length = length_under(texts, size, min(room, _cell_width(anchor) or room))
            _set_length(anchor, round(length * EMU_PER_POINT))


def _set_length(anchor: Element, emu: int) -> None:
    for extent in anchor.iter(f"{{{WP}}}extent", f"{{{A}}}ext"):
        if extent.get("cx"):
            extent.set("cx", str(emu))


def _cell_width(anchor: Element) -> float | None:
    """Return the width in points of the table cell that holds the line, None where none does."""
    cell = next(anchor.iterancestors(name("tc")), None)
    width = None if cell is None else cell.find(f"{name('tcPr')}/{name('tcW')}")
    return None if width is None else int(width.get(name("w"), "0")) / 20


def length_under(texts: Sequence[str], size: float, room: float) -> float:
    """Return the length in points of a line under lines of text: 1/3 to 1/2 of both the longest
    and the last, which `room` bounds where they wrap.
    """
    widths = [min(text_width(text, size), room) for text in texts] or [room / 2]
    longest = max(widths)
    return max(longest / 3, min(0.42 * longest, widths[-1] / 2))
