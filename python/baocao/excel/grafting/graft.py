"""Put the program's sheets into a clerk's workbook and leave everything else in it as it is.

A workbook that is loaded and saved by a library loses pictures, shapes, sparklines and more. So
the program's sheets are written fresh into a donor workbook and grafted into the clerk's by
editing the parts of the package. Parts that change: the sheets themselves and what hangs on them,
the list of sheets (workbook.xml) and its relationships, styles (formats are only appended),
content types, the list of titles in docProps/app.xml, calcChain (removed), sheets with patched
cells, and sheets whose formulas would show yesterday's value. All other parts keep their bytes.

Excel refuses a sheet whose elements are out of order. A donor's sheet is taken as a whole, in the
order in which XlsxWriter writes CT_Worksheet: sheetPr, dimension, sheetViews, sheetFormatPr, cols,
sheetData, sheetProtection, autoFilter, mergeCells, conditionalFormatting, dataValidations,
hyperlinks, printOptions, pageMargins, pageSetup, headerFooter, drawing. Only attributes and the
insides of cells are changed. What is added to the clerk's parts goes to its place in the order of
CT_Workbook and CT_Stylesheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from ...ooxml.editing import Editing
from ...ooxml.package import relationships_part
from ...ooxml.saving import say_saved
from .cells import patched
from .donated import Donated
from .sheets import Donor
from .stale import name_key, without_stale_values
from .styles import NO_STYLES, STYLES_TYPE, StyleMerge
from .workbook import WORKSHEET_TYPE, Sheet, WorkbookTree, without_part_titles

_STYLES = "xl/styles.xml"


def graft(
    target: bytes,
    donor: Donated,
    cells: Mapping[str, Mapping[str, str]] | None = None,
    *,
    read: bool = True,
    saved: datetime | None = None,
) -> bytes:
    """Return the target workbook with the donor's sheets in it.

    A sheet of the same name (case aside) is replaced where it stands, another is appended; the
    donor's sheets become visible. `cells` gives texts by sheet and address for single cells of the
    target's other sheets; their styles stay. `read` says whether formulas of the target may read
    the donor's sheets: what they hold of them is then forgotten. `saved` is when the workbook is
    to say that it was saved (None: as before). Grafting the same donor twice changes nothing more.
    """
    book = Editing(target)
    workbook = WorkbookTree(book)
    source = Donor(donor.data, strict=workbook.strict)
    donor_workbook = WorkbookTree(Editing(donor.data))
    sheets = donor_workbook.sheets()
    before = book.reachable()
    places = _clear(book, workbook, sheets)
    _remove_orphans(book, before)
    written = _put_sheets(book, workbook, source, sheets, places)
    _put_rows(book, source, donor, written)
    workbook.replace_names([s.name for s in sheets], donor_workbook.sheet_names())
    workbook.ask_for_calculation()
    _patch(book, workbook, cells or {})
    if read:
        _forget_stale_values(book, workbook, sheets)
    for properties in book.related("", "extended-properties"):
        book.write(properties, without_part_titles(book.read(properties), properties))
    if saved:
        say_saved(book, saved)
    workbook.save()
    return book.saved()


def _clear(book: Editing, workbook: WorkbookTree, sheets: list[Sheet]) -> dict[str, str]:
    """Unhook what the replaced sheets lead to; return the parts to write to, by sheet name."""
    parts = {}
    for part in workbook.unrelate("calcChain"):
        book.remove(part)
    for sheet in sheets:
        old = workbook.find(sheet.name)
        if old is None:
            continue
        workbook.show(old, sheet.name)
        if book.types.of(old.part) == WORKSHEET_TYPE and old.part in book:
            book.remove(relationships_part(old.part))
            parts[sheet.name] = old.part
        else:
            parts[sheet.name] = book.fresh("xl/worksheets/sheet1.xml")
            workbook.point(old, parts[sheet.name])
            book.write(parts[sheet.name], b"", WORKSHEET_TYPE)
    workbook.save()
    return parts


def _remove_orphans(book: Editing, before: set[str]) -> None:
    """Remove the parts that hung on the replaced sheets alone."""
    after = book.reachable()
    for part in [name for name in book.names() if name.lower() in before - after]:
        book.remove(part)


def _put_sheets(
    book: Editing,
    workbook: WorkbookTree,
    source: Donor,
    sheets: list[Sheet],
    places: Mapping[str, str],
) -> dict[str, str]:
    """Return the parts that were written to, by sheet name."""
    written = {}
    styles_part = _styles_part(book, workbook)
    styles = StyleMerge(book.read(styles_part), source.styles)
    for sheet in sheets:
        part = places.get(sheet.name) or book.fresh("xl/worksheets/sheet1.xml")
        if sheet.name not in places:
            book.write(part, b"", WORKSHEET_TYPE)
            workbook.append_sheet(sheet.name, part)
        placed = workbook.find(sheet.name)
        selected = placed is not None and placed.place == workbook.active
        book.write(part, source.sheet(sheet.part, styles, selected), WORKSHEET_TYPE)
        source.copy_related(sheet.part, part, book)
        written[sheet.name] = part
    book.write(styles_part, styles.saved())
    return written


def _put_rows(book: Editing, source: Donor, donor: Donated, written: Mapping[str, str]) -> None:
    """Let the long lists among the sheets be filled when the workbook is saved."""
    for name, rows in donor.rows.items():
        part = written[name]
        links = rows.link_relationships()
        if links:
            book.write(relationships_part(part), source.fit(links))
        book.fill(part, partial(rows.filled, book.read(part)))


def _styles_part(book: Editing, workbook: WorkbookTree) -> str:
    """Return the part of styles, made where the workbook has none."""
    part = workbook.related("styles")
    if part not in book:
        part = _STYLES
        book.write(part, NO_STYLES, STYLES_TYPE)
        workbook.relate("styles", part)
    return part


def _patch(book: Editing, workbook: WorkbookTree, cells: Mapping[str, Mapping[str, str]]) -> None:
    for name, texts in cells.items():
        sheet = workbook.find(name)
        if sheet is not None and texts:
            book.write(sheet.part, patched(book.read(sheet.part), sheet.part, texts))


def _forget_stale_values(book: Editing, workbook: WorkbookTree, written: list[Sheet]) -> None:
    ours = {name_key(sheet.name) for sheet in written}
    own = {s.name: s for s in workbook.sheets() if name_key(s.name) not in ours and s.part in book}
    contents = {
        name: book.read(sheet.part)
        for name, sheet in own.items()
        if book.types.of(sheet.part) == WORKSHEET_TYPE
    }
    names = [sheet.name for sheet in written]
    for name, data in without_stale_values(contents, names, workbook.names()).items():
        book.write(own[name].part, data)
