"""A list: one heading row, data straight below, frozen and filtered.

Lists are long, so their rows are written as XML and not cell by cell through XlsxWriter, which
takes several times as long. XlsxWriter writes the sheet with one row of blank cells, one a column,
whose style indexes are then taken for all rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, TypeVar

from ...core.cells import Number, column_letters
from ...core.days import day_written
from ..grafting.cells import cell_text, escaped
from ..wrapping import lines
from .book import LINE, Book, Content, heading_height, plain

Item = TypeVar("Item")

_HIGHEST = 409.0
"""No row may be higher."""
_LETTERS = 1.03
"""How many letters of Times New Roman 12 a unit of column width holds, somewhat few."""
_UNWRAPPED = ("code-top", "hash-top")
_SHORT = 100
_FIRST = 2
"""The first row below the heading."""
_NUMBER = "\0"
"""Stands for the row's number in a pattern: no text of a cell holds it."""
_TOGETHER = 500
"""Rows that are written at a time."""
_MOST_LINKS = 60_000
"""Excel takes 65,530 links a sheet."""
_PATTERN = re.compile(rb'<row r="2".*?</row>', re.DOTALL)
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_STYLE = re.compile(rb' s="([0-9]+)"')
_AFTER_LINKS = re.compile(rb"<printOptions|<pageMargins")
"""The elements that may follow hyperlinks in a sheet."""
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINK_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@dataclass(frozen=True)
class ListColumn:
    """One column of a list: heading, width in characters, the style of its cells."""

    heading: str
    width: float
    style: str = "cell-top"


class ListSheet:
    """One list; its rows are put into the sheet when the workbook that takes it is saved."""

    def __init__(
        self, book: Book, name: str, columns: Sequence[ListColumn], link_place: int = -1
    ) -> None:
        """Begin the list; `link_place` is the column, from 0, whose cells may be links."""
        self.sheet = book.add_sheet(name)
        self._columns = columns
        self._link_place = link_place
        self._items: Sequence[Any] = ()
        self._contents: Callable[[Any], Sequence[Content]] = tuple
        self._links: dict[int, str] = {}
        self._texts: dict[Content, str] = {}
        self._patterns: dict[tuple[object, ...], str] = {}
        self._letters = [column_letters(place) for place in range(1, len(columns) + 1)]
        self._wrapped = [
            (place, column.width * _LETTERS)
            for place, column in enumerate(columns)
            if column.style not in _UNWRAPPED
        ]
        for place, column in enumerate(columns):
            self.sheet.set_column(place, place, column.width)
            self.sheet.write_string(0, place, column.heading, book.styles["heading"])
            self.sheet.write_blank(1, place, None, book.styles[column.style])
        self.sheet.write_blank(1, len(columns), None, book.styles["link-top"])
        self.sheet.set_row(0, heading_height([(c.heading, c.width) for c in columns]))
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        self.sheet.set_header(f'&L&"Times New Roman,Bold"&12{name.upper()}')
        book.lists[name] = self

    @property
    def rows(self) -> int:
        """How many rows there are, without the heading."""
        return len(self._items)

    def fill(
        self,
        items: Sequence[Item],
        contents: Callable[[Item], Sequence[Content]],
        link: Callable[[Item], str] | None = None,
    ) -> None:
        """Give the list its rows, one an item; `link` is the target of its linked cell.

        Contents are made when a row is written, for there may be a hundred thousand.
        """
        self._items, self._contents = items, contents
        for number, item in enumerate(items if link else (), _FIRST):
            target = link(item) if link else ""
            if target and len(self._links) < _MOST_LINKS:
                self._links[number] = target
        self.sheet.autofilter(0, 0, max(self.rows, 1), len(self._columns) - 1)

    def filled(self, data: bytes) -> Iterator[bytes]:
        """Yield the sheet's part, its row of styles replaced by all rows."""
        pattern = _PATTERN.search(data)
        assert pattern, "XlsxWriter wrote no row of styles"
        styles = [style.decode() for style in _STYLE.findall(pattern[0])]
        last = f"{column_letters(len(self._columns))}{self.rows + 1}"
        yield _DIMENSION.sub(f'<dimension ref="A1:{last}"'.encode(), data[: pattern.start()])
        for first in range(0, self.rows, _TOGETHER):
            numbered = enumerate(self._items[first : first + _TOGETHER], first + _FIRST)
            yield "".join(self._row(number, item, styles) for number, item in numbered).encode()
        after = data[pattern.end() :]
        yield _AFTER_LINKS.sub(lambda found: self._hyperlinks() + found[0], after, count=1)

    def link_relationships(self) -> bytes:
        """Return the part with the targets of the links."""
        if not self._links:
            return b""
        relations = "".join(
            f'<Relationship Id="rId{number}" Type="{_LINK_TYPE}" Target="{escape(target)}"'
            ' TargetMode="External"/>'
            for number, target in enumerate(self._links.values(), 1)
        )
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return f'{head}<Relationships xmlns="{_RELATIONSHIPS}">{relations}</Relationships>'.encode()

    def _hyperlinks(self) -> bytes:
        if not self._links:
            return b""
        column = self._letters[self._link_place]
        links = "".join(
            f'<hyperlink ref="{column}{row}" r:id="rId{number}"/>'
            for number, row in enumerate(self._links, 1)
        )
        return f"<hyperlinks>{links}</hyperlinks>".encode()

    def _row(self, number: int, item: object, styles: Sequence[str]) -> str:
        """Return a row, by the pattern of rows with the same kinds of cells."""
        contents = [None if content == "" else content for content in self._contents(item)]
        linked = number in self._links
        kinds = (linked, *map(type, contents))
        pattern = self._patterns.get(kinds)
        if pattern is None:
            pattern = self._patterns[kinds] = self._pattern(contents, linked, styles)
        texts = self._texts
        told = [
            content if content.__class__ is int else texts.get(content) or self._written(content)
            for content in contents
            if content is not None
        ]
        return (pattern % (self._height(contents), *told)).replace(_NUMBER, str(number))

    def _pattern(self, contents: Sequence[Content], linked: bool, styles: Sequence[str]) -> str:
        link_place = self._link_place if linked else -1
        cells: list[str] = []
        for place, content in enumerate(contents):
            style = styles[-1 if place == link_place else place]
            start = f'<c r="{self._letters[place]}{_NUMBER}" s="{style}"'
            if content is None:
                cells.append(f"{start}/>")
            elif isinstance(content, str | date):
                cells.append(f'{start} t="inlineStr"><is>%s</is></c>')
            else:
                cells.append(f"{start}><v>%r</v></c>")
        return f'<row r="{_NUMBER}" ht="%g">{"".join(cells)}</row>'

    def _written(self, content: str | Number | date) -> str | float:
        """Return what stands in a cell: a text as an element, a number as it is stored."""
        if not isinstance(content, str | date):
            return plain(content)
        text = content if isinstance(content, str) else day_written(content)
        element = f'<t xml:space="preserve">{escape(escaped(cell_text(text)), quote=False)}</t>'
        # Long ones hardly come again.
        if len(text) < _SHORT:
            self._texts[content] = element
        return element

    def _height(self, contents: Sequence[Content]) -> float:
        """Return the row's height: not every program fits wrapped rows when it opens a file."""
        needed = 1
        for place, width in self._wrapped:
            content = contents[place]
            # Most texts are short: asking here spares a call for each.
            if isinstance(content, str) and (len(content) > width or "\n" in content):
                needed = max(needed, lines(content, width))
        return min(LINE * needed + 1, _HIGHEST)
