"""Tables of appendices: TT-77, TT-78."""

from __future__ import annotations

from collections.abc import Iterator

from ....wording import layout as said
from ...elements import Element, name
from ..anatomy import Anatomy
from ..ending import Appendix
from ..faults import Fault
from ..sections import TWIPS_PER_MM, Section, sections_of
from ..stated import number
from ..words import Line

_ROWS = 8
"""A table of fewer rows seldom runs over a page."""
_LEAST, _MOST = 11.0, 14.0
_NARROWEST = 12 * TWIPS_PER_MM


def check(anatomy: Anatomy) -> Iterator[Fault]:
    """Yield what would make an appendix's table easier to read."""
    sections = sections_of(anatomy.document)
    for appendix in anatomy.appendices:
        section = sections[min(appendix.lines[0].section, len(sections) - 1)]
        for table in appendix.tables:
            yield from _readable(appendix, table)
            yield from _wide(appendix, table, section)


def _readable(appendix: Appendix, table: Element) -> Iterator[Fault]:
    rows = table.findall(name("tr"))
    lines = [line for line in appendix.lines if line.cell and line.cell.table is table]
    found: list[str] = []
    sizes = {p.look.size for li in lines for p in li.seen if not _LEAST <= p.look.size <= _MOST}
    if sizes:
        found.append(said.sizes(sizes))
    if len(rows) >= _ROWS and table.find(f".//{name('tblHeader')}") is None:
        found.append("dòng tiêu đề không lặp lại ở trang sau")
    if found:
        yield Fault("TT-77", appendix.label, said.listed(found), _first(lines))


def _first(lines: list[Line]) -> str:
    return next((line.full for line in lines if line.seen), "")


def _wide(appendix: Appendix, table: Element, section: Section) -> Iterator[Fault]:
    grid = [number(e.get(name("w")), 0) for e in table.iter(name("gridCol"))]
    room = (section.width - section.left - section.right) * TWIPS_PER_MM
    if sum(grid) > room * 1.06:
        found = f"bảng rộng {said.centimetres([sum(grid) / 567])}"
        yield Fault("TT-78", appendix.label, found)
    elif grid and 0 < min(grid) < _NARROWEST and not section.turned:
        found = f"cột rộng {said.centimetres([min(grid) / 567])}"
        yield Fault("TT-78", appendix.label, found)
