"""What stands in parts beside a worksheet: notes, links' targets, drawings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...ooxml.events import elements, texts
from ...ooxml.package import Package, Relationship
from .addresses import Place, place
from .sheet_events import SheetEvents

_LAID_OVER = {"pic", "sp", "grpSp", "contentPart"}
"""Elements of a drawing that may hold figures; a chart (graphicFrame) only repeats the cells'."""
_MOST_LINKED = 1000
_MOST_LINKED_CELLS = 1_000_000
"""Cells that all links of a sheet may cover, each area of _MOST_LINKED at most."""


def notes(package: Package, relations: Iterable[Relationship]) -> dict[Place, str]:
    """Return the notes by cell; the words of a threaded comment instead of its stand-in."""
    found: dict[Place, str] = {}
    for kind, read in (("comments", _legacy), ("threadedComment", _threaded)):
        for relation in relations:
            if relation.type == kind and not relation.external:
                found.update(read(package.read(relation.target), relation.target))
    return found


def _legacy(data: bytes, part: str) -> dict[Place, str]:
    found: dict[Place, str] = {}
    pieces: list[str] = []

    def on_text(name: str, given: Mapping[str, str], text: str) -> None:
        if name == "t":
            pieces.append(text)
        elif name == "rPh":
            pieces.clear()
        elif name == "comment":
            found[place(given.get("ref", ""), part)] = "".join(pieces).strip()
            pieces.clear()

    texts(data, part, on_text)
    return found


def _threaded(data: bytes, part: str) -> dict[Place, str]:
    found: dict[Place, str] = {}
    words: list[str] = []

    def on_text(name: str, given: Mapping[str, str], text: str) -> None:
        if name == "text":
            words[:] = [text]
        elif name == "threadedComment":
            where = place(given.get("ref", ""), part)
            found[where] = "\n".join(filter(None, (found.get(where), *words)))
            words.clear()

    texts(data, part, on_text)
    return found


def links(events: SheetEvents, relations: Iterable[Relationship]) -> dict[Place, str]:
    """Return the links' targets by cell; a place inside the workbook begins with "#"."""
    targets = {relation.id: relation.target for relation in relations}
    found: dict[Place, str] = {}
    covered = 0
    for area, id_, location in events.links:
        target = targets.get(id_, "") + (f"#{location}" if location else "")
        found[(area.top, area.left)] = target
        rows, columns = area.bottom - area.top + 1, area.right - area.left + 1
        if 1 < rows * columns <= _MOST_LINKED and covered < _MOST_LINKED_CELLS:
            covered += rows * columns
            for row in range(area.top, area.bottom + 1):
                for column in range(area.left, area.right + 1):
                    if (row, column) in events.cells:
                        found[(row, column)] = target
    return found


def has_drawings(package: Package, relations: Iterable[Relationship]) -> bool:
    """Return whether a picture, shape or text box is anchored to the sheet."""
    return any(
        name in _LAID_OVER
        for relation in relations
        if relation.type == "drawing" and not relation.external and relation.target in package
        for name, _ in elements(package.read(relation.target), relation.target)
    )
