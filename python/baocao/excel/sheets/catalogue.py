""" "Danh mục số liệu": every figure that the narrative may draw, and how to insert it."""

from __future__ import annotations

from collections.abc import Sequence

from ...core import names
from .book import Book
from .listing import ListColumn, ListSheet

_WIDTHS = {"name": 30, "meaning": 56, "value": 30, "insert": 42}

CatalogueRow = tuple[str, str, str, str]
"""Name, meaning, value today, and the text to insert."""


def write_catalogue(book: Book, rows: Sequence[CatalogueRow]) -> None:
    """Write the sheet, rows in the order given."""
    columns = [ListColumn(names.FIGURE_HEADINGS[key], width) for key, width in _WIDTHS.items()]
    listed = ListSheet(book, names.FIGURES, columns)
    listed.fill(rows, tuple)
