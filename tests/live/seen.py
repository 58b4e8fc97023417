"""What the clerk sees: the fill of each cell, conditional formats included.

LibreOffice tells it in its HTML: the only way from outside to learn what a conditional format does.
"""

from __future__ import annotations

import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from live.areas import letters
from live.document import struct, url

_NUMBER = re.compile(r"Sheet \d+: ")


class _Tables(HTMLParser):
    """Rows of (fill, columns, rows) by the sheet's name."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, list[list[tuple[str, int, int]]]] = {}
        self._heading, self._name = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "h1":
            self._heading, self._name = True, ""
        elif tag == "table":
            self.sheets[self._name] = []
        elif tag == "tr":
            self.sheets[self._name].append([])
        elif tag == "td":
            spans = int(given.get("colspan") or 1), int(given.get("rowspan") or 1)
            self.sheets[self._name][-1].append((str(given.get("bgcolor") or ""), *spans))

    def handle_endtag(self, tag: str) -> None:
        self._heading = self._heading and tag != "h1"

    def handle_data(self, data: str) -> None:
        if self._heading:
            self._name = _NUMBER.sub("", self._name + data)


def fills(book: Any) -> dict[str, dict[str, str]]:
    """Return the fill ("#FFC7CE") of each filled cell that shows, by sheet and address."""
    document = book.document
    document.calculate()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seen.html"
        told = struct("beans.PropertyValue", Name="FilterName", Value="HTML (StarCalc)")
        document.uno.storeToURL(url(path), (told,))
        tables = _Tables()
        tables.feed(path.read_text("utf-8"))
    return {
        name: _placed(rows, book.sheet(name))
        for name, rows in tables.sheets.items()
        if name in document.sheets.ElementNames
    }


def _placed(rows: list[list[tuple[str, int, int]]], sheet: Any) -> dict[str, str]:
    """Return the fills by address: hidden rows and columns are not in the HTML."""
    used = sheet.cells.used()
    lines = [n for n in range(used.bottom + 1) if sheet.uno.Rows.getByIndex(n).IsVisible]
    columns = [n for n in range(used.right + 1) if sheet.uno.Columns.getByIndex(n).IsVisible]
    found: dict[str, str] = {}
    taken: set[tuple[int, int]] = set()
    for place, row in enumerate(rows[: len(lines)]):
        at = 0
        for fill, wide, high in row:
            while (place, at) in taken:
                at += 1
            taken |= {(place + r, at + c) for r in range(high) for c in range(wide)}
            if fill and at < len(columns):
                found[f"{letters(columns[at])}{lines[place] + 1}"] = fill
            at += wide
    return found
