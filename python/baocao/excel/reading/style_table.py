"""What the reader needs of styles.xml: for each cell format how numbers show, and legacy fonts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ...core.cells import Shown
from ...ooxml.events import local_name, parse, parser
from .number_formats import shown


class CellStyle(NamedTuple):
    """How a cell's number shows, and its font's name where that is a legacy Vietnamese one."""

    shown: Shown
    font: str | None


PLAIN = CellStyle(Shown.PLAIN, None)


@dataclass(frozen=True, slots=True, eq=False)
class StyleTable:
    """The formats of cells, by their number as a cell writes it.

    One object for equal tables, so that what was made with it can be kept by its identity.
    """

    formats: Mapping[str, CellStyle]


NO_STYLES = StyleTable({})


# Workbooks made from one template have the same styles: the table is made once for all of them.
@lru_cache(maxsize=16)
def cell_styles(data: bytes, part: str) -> StyleTable:
    """Return the formats of `cellXfs` from styles.xml."""
    codes: dict[int, str] = {}
    fonts: list[str | None] = []
    formats: list[tuple[int, int]] = []
    within: list[str] = []

    def start(name: str, given: dict[str, str]) -> None:
        name = local_name(name)
        around = within[-1] if within else ""
        within.append(name)
        if name == "numFmt" and around == "numFmts":
            codes[_number(given.get("numFmtId"))] = given.get("formatCode", "")
        elif name == "font" and around == "fonts":
            fonts.append(None)
        elif name == "name" and around == "font" and within[-3] == "fonts" and fonts:
            fonts[-1] = legacy_font(given.get("val", ""))
        elif name == "xf" and around == "cellXfs":
            formats.append((_number(given.get("numFmtId")), _number(given.get("fontId"))))

    def end(_: str) -> None:
        within.pop()

    made = parser()
    made.StartElementHandler = start
    made.EndElementHandler = end
    parse(made, data, part)
    return StyleTable(
        {
            str(place): CellStyle(
                shown(number, codes.get(number)), fonts[font] if font < len(fonts) else None
            )
            for place, (number, font) in enumerate(formats)
        }
    )


def legacy_font(name: str) -> str | None:
    """Return the name where it is a font of a charset older than Unicode (TCVN3, VNI)."""
    return name if name.lower().startswith((".vn", "vni-")) else None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
