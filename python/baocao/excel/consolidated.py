"""The program's sheets of a consolidated workbook, written fresh into a donor workbook.

excel.grafting puts them into the clerk's workbook; nothing here reads one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..core.consolidation import Consolidation
from ..core.run_log import LogRow
from ..wording.finding_rows import FindingRow
from .grafting.donated import Donated
from .sheets.book import Book
from .sheets.catalogue import CatalogueRow, write_catalogue
from .sheets.detail import write_detail
from .sheets.findings import write_findings
from .sheets.lists import write_documents, write_links, write_narratives
from .sheets.log import log_rows, read_log, write_log
from .sheets.overview.whole import write_overview
from .sheets.status import write_status
from .sheets.summary import write_summary

__all__ = ["CatalogueRow", "FindingRow", "build", "log_rows", "read_log"]


def build(
    consolidation: Consolidation,
    out_folder: Path,
    *,
    findings: Sequence[FindingRow] = (),
    catalogue: Sequence[CatalogueRow] = (),
    log: Sequence[LogRow] = (),
) -> Donated:
    """Return the program's sheets.

    `out_folder` is the folder of the output, from which links to units' files start.
    """
    book = Book(out_folder)
    write_overview(book, consolidation)
    write_status(book, consolidation.statuses)
    for table in consolidation.tables.values():
        write_summary(book, consolidation, table)
    for table in consolidation.tables.values():
        write_detail(book, table.form, consolidation.details.get(table.form.id, ()))
    write_documents(book, consolidation.documents)
    write_links(book, consolidation.links)
    write_narratives(book, consolidation.narratives)
    write_findings(book, findings)
    write_catalogue(book, catalogue)
    write_log(book, log)
    return book.saved()
