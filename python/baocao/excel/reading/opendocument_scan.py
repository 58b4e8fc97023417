"""The scan of an .ods workbook's content.xml into grids."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from ...core.cells import Area, Grid
from ...ooxml.events import SEPARATOR, parser
from .addresses import LAST_ROW
from .cell_store import MOST_CELLS
from .opendocument_table import OpenTable
from .opendocument_values import ods_cell
from .style_table import legacy_font
from .unreadable import UnreadableWorkbook, too_large

CONTENT = "content.xml"
_SHAPES = {"frame", "custom-shape", "rect", "ellipse", "polygon", "control", "caption"}
"""Elements laid over a sheet, whose words are no cell's. A frame tells by what it holds."""


class ContentScan:
    """The handlers of one scan of content.xml."""

    def __init__(self, wanted: Callable[[str], bool] | None) -> None:
        self.wanted = wanted
        self.grids: list[Grid] = []
        self.table: OpenTable | None = None
        self.skipped_tables = 0
        self.style = ""
        self.hidden_styles: set[str] = set()
        self.fonts: dict[str, str] = {}
        self.cell: Mapping[str, str] = {}
        self.lines: list[str] = []
        self.note: list[str] | None = None
        self.in_cell = False
        self.in_paragraph = False  # Between paragraphs stand only line breaks of a file's layout.
        self.shapes, self.chart = 0, False
        self.starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "style": self._start_style,
            "table-properties": self._start_table_properties,
            "text-properties": self._start_text_properties,
            "table": self._start_table,
            "table-column": self._start_column,
            "table-row": self._start_row,
            "table-cell": self._start_cell,
            "covered-table-cell": self._start_cell,
            "annotation": self._start_note,
            "p": self._start_paragraph,
            "s": lambda given: self._write(" " * _count(given.get("c"), 1000)),
            "tab": lambda _: self._write("\t"),
            "line-break": lambda _: self._write("\n"),
            "a": self._start_link,
            "object": lambda _: setattr(self, "chart", True),
            "image": lambda _: self._draw(not self.chart),
            "text-box": lambda _: self._draw(True),
        }
        self.starts.update(dict.fromkeys(_SHAPES, self._start_shape))
        self.starts["frame"] = self._start_frame
        self.ends: dict[str, Callable[[], None]] = {
            "table": self._end_table,
            "table-row": self._end_row,
            "table-cell": self._end_cell,
            "covered-table-cell": self._end_cell,
            "annotation": self._end_note,
            "p": self._end_paragraph,
        }
        self.ends.update(dict.fromkeys(_SHAPES, self._end_shape))
        self.parser = parser()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda name: self.ends.get(_short(name), _nothing)()
        self.parser.CharacterDataHandler = self._write

    def _start(self, name: str, given: Mapping[str, str]) -> None:
        name = _short(name)
        if name in self.starts:
            self.starts[name]({_short(key): value for key, value in given.items()})

    def _start_style(self, given: Mapping[str, str]) -> None:
        self.style = given.get("name", "")

    def _start_table_properties(self, given: Mapping[str, str]) -> None:
        if given.get("display") == "false":
            self.hidden_styles.add(self.style)

    def _start_text_properties(self, given: Mapping[str, str]) -> None:
        for key in ("font-name", "font-family"):
            if font := legacy_font(given.get(key, "").strip("'")):
                self.fonts[self.style] = font

    def _start_table(self, given: Mapping[str, str]) -> None:
        name = unicodedata.normalize("NFC", given.get("name", ""))
        # LibreOffice keeps what it saw of other files as tables of this name.
        cached = name.startswith(("'file:", "'http"))
        if (
            self.table
            or self.skipped_tables
            or cached
            or not (self.wanted is None or self.wanted(name))
        ):
            self.skipped_tables += 1
            return
        self.table = OpenTable(name, given.get("style-name", "") not in self.hidden_styles)

    def _end_table(self) -> None:
        if self.skipped_tables:
            self.skipped_tables -= 1
        elif self.table:
            self.grids.append(self.table.grid())
            self.table = None

    def _start_column(self, given: Mapping[str, str]) -> None:
        if not (table := self._open()):
            return
        first = table.next_column
        table.next_column += _count(given.get("number-columns-repeated"), LAST_ROW)
        if given.get("visibility") in ("collapse", "filter"):
            table.hidden_columns.append((first, table.next_column - 1))
        table.column_fonts.append(
            (table.next_column, self.fonts.get(given.get("default-cell-style-name", ""), ""))
        )

    def _start_row(self, given: Mapping[str, str]) -> None:
        if not (table := self._open()):
            return
        table.row += 1
        table.column = 0
        table.repeated = _count(given.get("number-rows-repeated"), LAST_ROW)
        table.row_cells.clear()
        if given.get("visibility") in ("collapse", "filter"):
            last = min(table.row + table.repeated, LAST_ROW + 1)
            table.hidden_rows.update(range(table.row, last))

    def _end_row(self) -> None:
        if not (table := self._open()):
            return
        if table.row_cells:
            self._keep_row(table)
        table.row += table.repeated - 1

    def _keep_row(self, table: OpenTable) -> None:
        last = table.row + table.repeated - 1
        more = table.repeated * sum(count for _, count, _ in table.row_cells)
        if last > LAST_ROW or len(table.cells) + more > MOST_CELLS:
            raise too_large(CONTENT)
        for row in range(table.row, last + 1):
            for first, count, cell in table.row_cells:
                table.cells.update({(row, first + n): cell for n in range(count)})

    def _start_cell(self, given: Mapping[str, str]) -> None:
        if table := self._open():
            table.column += 1
            self.cell, self.in_cell = given, True
            self.lines.clear()

    def _end_cell(self) -> None:
        if not (table := self._open()):
            return
        self.in_cell = False
        given = self.cell
        columns = _count(given.get("number-columns-spanned"), LAST_ROW)
        rows = _count(given.get("number-rows-spanned"), LAST_ROW)
        if columns > 1 or rows > 1:
            table.merged.append(
                Area(table.row, table.column, table.row + rows - 1, table.column + columns - 1)
            )
        repeated = _count(given.get("number-columns-repeated"), LAST_ROW)
        # LibreOffice writes a formula's empty text as a paragraph without a value.
        empty_text = bool(self.lines) and "formula" in given and "value-type" not in given
        how = {**given, "value-type": "string"} if empty_text else given
        cell = ods_cell(how, "\n".join(self.lines), self._font(table, given))
        if cell:
            table.row_cells.append((table.column, repeated, cell))
        table.column += repeated - 1

    def _font(self, table: OpenTable, given: Mapping[str, str]) -> str | None:
        if "style-name" in given:
            return self.fonts.get(given["style-name"])
        fonts = (font for end, font in table.column_fonts if table.column < end)
        return next(fonts, "") or None

    def _start_note(self, _: Mapping[str, str]) -> None:
        self.note = []

    def _end_note(self) -> None:
        if (table := self._open()) and self.note:
            table.notes[(table.row, table.column)] = "\n".join(self.note).strip()
        self.note = None

    def _start_link(self, given: Mapping[str, str]) -> None:
        if (table := self._open()) and self.in_cell and not self.shapes:
            table.links[(table.row, table.column)] = given.get("href", "")

    def _start_shape(self, _: Mapping[str, str]) -> None:
        self.shapes += 1
        self._draw(True)

    def _start_frame(self, _: Mapping[str, str]) -> None:
        """Enter a frame: a picture, a text box, or a chart, which only repeats the cells."""
        self.shapes += 1
        self.chart = False

    def _end_shape(self) -> None:
        self.shapes -= 1

    def _draw(self, real: bool) -> None:
        if (table := self._open()) and real:
            table.drawings = True

    def _start_paragraph(self, _: Mapping[str, str]) -> None:
        if not self.shapes:
            self._target().append("")
            self.in_paragraph = True

    def _end_paragraph(self) -> None:
        if not self.shapes:
            self.in_paragraph = False

    def _open(self) -> OpenTable | None:
        return None if self.skipped_tables else self.table

    def _target(self) -> list[str]:
        return self.lines if self.note is None else self.note

    def _write(self, text: str) -> None:
        told = self.in_cell or self.note is not None
        if told and self.in_paragraph and not self.shapes:
            self._target()[-1] += text


def _count(text: str | None, most: int) -> int:
    """Return a count of repetitions: 1 where none is stated."""
    if not text:
        return 1
    if text.isascii() and text.isdigit() and len(text) < 9:
        return max(1, min(int(text), most))
    raise UnreadableWorkbook("broken", "Tệp .ods bị hỏng. Đề nghị gửi lại tệp.")


@lru_cache(maxsize=1024)
def _short(name: str) -> str:
    """Return a name without its namespace, LibreOffice's own type of a value told apart."""
    namespace, _, local = name.rpartition(SEPARATOR)
    own = local == "value-type" and "calcext" in namespace
    return f"calcext:{local}" if own else local


def _nothing() -> None:
    """Handle the end of an element that says nothing."""
