"""One worksheet's XML, scanned as events into cells and what lies over them.

The handlers are the hot path of the whole program: an element costs one call, a value one more.
The sheet's own `dimension` is never believed; cells and rows without an address are counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ...core.cells import Area, RawCell
from ...ooxml.events import SEPARATOR, parse, parser
from .addresses import LAST_COLUMN, LAST_ROW, Place, area, whole
from .cell_store import CellStore
from .plain_rows import NotPlainError, plain_rows
from .sparse import without_empty_cells
from .style_table import NO_STYLES, StyleTable
from .unreadable import UnreadableWorkbook, too_large

MOST_ELEMENTS = 24_000_000
"""XML elements that a sheet may hold: a million formatted rows of nine columns have 11 million."""

_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_REMEMBERED = 32
_SHORT = 64 << 10
_REFERS = re.compile(r"[A-Za-z$]")


@dataclass
class SheetEvents:
    """What a worksheet's part says, before its relationships are looked up."""

    cells: dict[Place, RawCell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    links: list[tuple[Area, str, str]] = field(default_factory=list)
    """Area, relationship id, location inside the workbook."""
    objects: bool = False
    """Whether embedded objects lie over the sheet."""


def scan(
    data: bytes,
    part: str,
    styles: StyleTable,
    string_at: Callable[[int], str],
    date_1904: bool = False,
) -> SheetEvents:
    """Return what the worksheet's XML says; `string_at` gives a shared string by its index."""
    # A bound that no coding of XML evades: every element has its own "<".
    if len(data) > 2 * MOST_ELEMENTS and data.count(b"<") > 2 * MOST_ELEMENTS:
        raise too_large(part)
    store = CellStore(part, styles, string_at, date_1904)
    found = _with_plain_rows(data, part, store)
    if found is None:
        found = SheetEvents(store.cells)
        parse(_Scan(part, store, found).parser, without_empty_cells(data), part)
    return found


def _with_plain_rows(data: bytes, part: str, store: CellStore) -> SheetEvents | None:
    """Return what a worksheet of plain rows says, None where they are not plain."""
    rows = plain_rows(data)
    if rows is None:
        return None
    around, filled = rows
    found = _around_as_before(around, part) if len(around) < _SHORT else _around(around, part)
    if found.cells:
        return None
    try:
        for row in filled:
            store.keep_row(row)
    except NotPlainError:
        store.cells.clear()
        return None
    return replace(found, cells=store.cells)


def _around(data: bytes, part: str) -> SheetEvents:
    """Return what stands around plain rows; it says cells where others stand there still."""
    store = CellStore(part, NO_STYLES, str)
    found = SheetEvents(store.cells)
    parse(_Scan(part, store, found).parser, data, part)
    return found


# Files that were made from one template have the same views, widths, checks and formats around
# their rows. Bytes and name are all that the result depends on; it is copied before cells are put
# in. 2 MB at most.
_around_as_before = lru_cache(maxsize=_REMEMBERED)(_around)


class _Scan:
    """The handlers of one scan, and the cell that is being read."""

    def __init__(self, part: str, store: CellStore, found: SheetEvents) -> None:
        self.part, self.store, self.found = part, store, found
        self.given: Mapping[str, str] = {}
        self.address, self.step, self.row = "", 0, 0
        self.value: str | None = None
        self.formula: str | None = None
        self.formula_given: Mapping[str, str] = {}
        self.bases: dict[str, str] = {}
        self.phonetic = False
        self.text: list[str] = []
        self.capture = self.text.append
        self.parser = parser()
        self.parser.StartElementHandler = self._root

    def _root(self, name: str, _given: Mapping[str, str]) -> None:
        """Take the names of this sheet's own namespace, strict or transitional."""
        namespace, _, local = name.rpartition(SEPARATOR)
        if namespace not in _NAMESPACES or local not in ("worksheet", "dialogsheet"):
            raise UnreadableWorkbook(
                "broken", f"Phần “{self.part}” của tệp không phải là một trang tính."
            )
        own = f"{namespace}{SEPARATOR}"
        self.c, self.v, self.f, self.t = own + "c", own + "v", own + "f", own + "t"
        self.starts = {
            own + "row": self._start_row,
            own + "f": self._start_formula,
            own + "is": self._start_inline_text,
            own + "t": self._start_inline,
            own + "rPh": self._start_phonetic,
            own + "col": self._start_columns,
            own + "mergeCell": self._start_merge,
            own + "hyperlink": self._start_link,
            own + "oleObject": self._start_object,
        }
        self.rph = own + "rPh"
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, given: dict[str, str]) -> None:
        if name == self.c:
            self.given = given
            address = given.get("r")
            if address is None:
                self.step += 1
            else:
                self.address, self.step = address, 0
        elif name == self.v:
            self.text.clear()
            self.parser.CharacterDataHandler = self.capture
        else:
            handler = self.starts.get(name)
            if handler is not None:
                handler(given)

    def _end(self, name: str) -> None:
        if name == self.c:
            if self.value is not None or self.formula is not None:
                self._store()
        elif name == self.v:
            self.parser.CharacterDataHandler = None
            self.value = "".join(self.text)
        elif name == self.f:
            self._end_formula()
        elif name == self.t:
            self.parser.CharacterDataHandler = None
            if not self.phonetic:
                self.value = (self.value or "") + "".join(self.text)
        elif name == self.rph:
            self.phonetic = False

    def _start_row(self, given: Mapping[str, str]) -> None:
        number = given.get("r")
        self.row = whole(number, LAST_ROW, self.part) if number else self.row + 1
        self.address, self.step = "", 0
        if given.get("hidden") in ("1", "true") or given.get("ht") == "0":
            self.found.hidden_rows.add(self.row)

    def _start_formula(self, given: Mapping[str, str]) -> None:
        self.formula_given = given
        self.text.clear()
        self.parser.CharacterDataHandler = self.capture

    def _end_formula(self) -> None:
        self.parser.CharacterDataHandler = None
        self.formula = "".join(self.text)
        if self.formula_given.get("t") == "shared":
            self._share(self.formula_given.get("si", ""))

    def _share(self, group: str) -> None:
        """Give a shared formula its text, where that is the same in each cell of its group."""
        if self.formula:
            self.bases[group] = self.formula
            return
        base = self.bases.get(group, "")
        self.formula = "" if _REFERS.search(base) else base

    def _start_inline_text(self, _: Mapping[str, str]) -> None:
        """Forget a value that stands beside an inline text: the text is what Excel shows."""
        self.value = None

    def _start_inline(self, _: Mapping[str, str]) -> None:
        self.text.clear()
        self.parser.CharacterDataHandler = self.capture

    def _start_phonetic(self, _: Mapping[str, str]) -> None:
        self.phonetic = True

    def _start_columns(self, given: Mapping[str, str]) -> None:
        if given.get("hidden") in ("1", "true") or given.get("width") == "0":
            first = whole(given.get("min", ""), LAST_COLUMN, self.part)
            last = whole(given.get("max", ""), LAST_COLUMN, self.part)
            self.found.hidden_columns.append((first, last))

    def _start_merge(self, given: Mapping[str, str]) -> None:
        self.found.merged.append(area(given.get("ref", ""), self.part))

    def _start_link(self, given: Mapping[str, str]) -> None:
        id_ = next((v for k, v in given.items() if k.endswith(f"{SEPARATOR}id")), "")
        where = area(given.get("ref", ""), self.part)
        self.found.links.append((where, id_, given.get("location", "")))

    def _start_object(self, _: Mapping[str, str]) -> None:
        self.found.objects = True

    def _store(self) -> None:
        """Keep the cell that has ended, and forget it."""
        value, formula, given = self.value, self.formula, self.given
        self.value = self.formula = None
        type_, style = given.get("t", "n"), given.get("s", "0")
        self.store.keep(self.address, style, type_, formula, value, (self.row, self.step))
