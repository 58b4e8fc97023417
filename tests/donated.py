"""Sheets that are to be put into a workbook, looked at as a workbook of their own."""

from __future__ import annotations

from functools import partial

from baocao.excel.grafting.donated import Donated
from baocao.excel.grafting.workbook import WorkbookTree
from baocao.ooxml.editing import Editing
from baocao.ooxml.package import relationships_part


def whole(donated: Donated) -> bytes:
    """Return the workbook that holds the sheets with all their rows, and no others."""
    book = Editing(donated.data)
    parts = {sheet.name: sheet.part for sheet in WorkbookTree(book).sheets()}
    for name, rows in donated.rows.items():
        part = parts[name]
        book.write(part, book.read(part))
        if links := rows.link_relationships():
            book.write(relationships_part(part), links)
        book.fill(part, partial(rows.filled, book.read(part)))
    return book.saved()
