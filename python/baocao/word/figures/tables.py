"""The appendix tables of a document: which is which form's, and its rows by what they are about.

A table is known by its bookmark, else by its heading cells. A row is known by its year and the
words in it; the year may stand in a cell that is merged over rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...core.report import Appendix
from ...core.text import fold
from ...ooxml.trees import Element, local
from ..tags import TABLE_PREFIX, digest
from .opening import Opened
from .places import in_table
from .story import Story, key_digest, tag_like

Key = tuple[str, ...]
"""The texts of a row's year and words, folded; of the total its first cell alone."""


@dataclass(eq=False)
class Row:
    """A row of a document's table: its cells a column, one that spans several in each."""

    element: Element
    cells: Sequence[Element]
    texts: Sequence[str]
    key: Key = ()


@dataclass(eq=False)
class DocumentTable:
    """An appendix's table in a document."""

    appendix: Appendix
    element: Element
    heading: Sequence[Element]
    rows: Sequence[Row]
    drawn: Sequence[Sequence[str]] | None
    """Its rows as they were drawn; None where the list does not tell."""
    columns_changed: bool = False
    """Whether a hand added or took away columns: cells cannot be told apart then."""


@dataclass
class Tables:
    """The tables that were found, and the forms of which none was."""

    found: list[DocumentTable] = field(default_factory=list)
    missing: list[Appendix] = field(default_factory=list)

    @property
    def comparable(self) -> list[DocumentTable]:
        """Those whose cells can be told apart."""
        return [table for table in self.found if not table.columns_changed]


def tables(opened: Opened, appendices: Sequence[Appendix]) -> Tables:
    """Return the tables of the appendices in a document."""
    story = opened.stories[opened.main]
    anchored = _anchored(opened, story)
    found = Tables()
    for appendix in appendices:
        element = anchored.get(digest(appendix.form))
        if element is None:
            element = _by_heading(story, appendix)
        if element is None:
            found.missing.append(appendix)
        else:
            found.found.append(_table(opened, story, appendix, element))
    return found


def _anchored(opened: Opened, story: Story) -> dict[str, Element]:
    """Return the tables that hold a table's bookmark, by what the bookmark says of the form."""
    found: dict[str, Element] = {}
    for name, spans in story.spans.items():
        if name.startswith(TABLE_PREFIX):
            element = in_table(spans[0].start)
            if element is not None:
                found.setdefault(key_digest(name), element)
    return found


def _by_heading(story: Story, appendix: Appendix) -> Element | None:
    """Return the table whose first rows hold exactly the form's heading cells."""
    wanted = [fold(cell.text) for row in appendix.head for cell in row if cell]
    for element in story.root.iter(tag_like(story.root, "tbl")):
        heading = list(_rows(element))[: len(appendix.head)]
        cells = [cell for row in heading for cell in _cells(row)]
        told = [text for cell in cells if (text := fold(_cell_text(story, cell)))]
        if told == wanted:
            return element
    return None


def _table(opened: Opened, story: Story, appendix: Appendix, element: Element) -> DocumentTable:
    rows = list(_rows(element))
    size = len(appendix.head)
    drawn = next((t.rows for t in opened.listed.tables if t.form == appendix.form), None)
    body = [_row(story, row) for row in rows[size:] if not _deleted(row)]
    width = len(appendix.widths)
    body_rows = [row for row in body if any(row.texts)]
    changed = any(len(row.cells) != width for row in body_rows)
    table = DocumentTable(appendix, element, rows[:size], body, drawn, changed)
    if not changed:
        _key_rows(table)
    return table


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, those in content controls and insertions too."""
    row, inner = tag_like(table, "tr"), tag_like(table, "tbl")
    for child in table:
        if child.tag == row:
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from (e for e in child.iter(row) if next(e.iterancestors(inner)) is table)


def _cells(row: Element) -> Iterator[Element]:
    cell = tag_like(row, "tc")
    for child in row:
        if child.tag == cell:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml"):
            yield from (e for e in child.iter(cell) if next(e.iterancestors(row.tag)) is row)


def _row(story: Story, row: Element) -> Row:
    cells: list[Element] = []
    for cell in _cells(row):
        cells += [cell] * _span(cell)
    return Row(row, cells, [_cell_text(story, cell) for cell in cells])


def _span(cell: Element) -> int:
    found = cell.find(f"{tag_like(cell, 'tcPr')}/{tag_like(cell, 'gridSpan')}")
    value = found.get(tag_like(cell, "val"), "1") if found is not None else "1"
    return max(1, int(value)) if value.isdecimal() else 1


def _cell_text(story: Story, cell: Element) -> str:
    paragraphs = cell.iter(tag_like(cell, "p"))
    return " ".join(" ".join(story.text(p) for p in paragraphs).split())


def _deleted(row: Element) -> bool:
    """Whether a tracked change took the row away."""
    return row.find(f"{tag_like(row, 'trPr')}/{tag_like(row, 'del')}") is not None


def _key_rows(table: DocumentTable) -> None:
    year = ""
    for row in table.rows:
        texts = list(row.texts)
        year = texts[0] or year
        row.key = row_key(table.appendix, [year, *texts[1:]])


def row_key(appendix: Appendix, texts: Sequence[str]) -> Key:
    """Return what a row is about: its year and its words, of the total its name."""
    first = fold(texts[0])
    if appendix.has_total and appendix.body and first == fold(appendix.body[-1][0].text):
        return (first,)
    words = (fold(texts[column]) for column in sorted(appendix.text_columns))
    return (first, *words)
