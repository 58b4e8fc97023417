"""A LibreOffice document in words of its own: what of UNO the stand-in needs, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from live.areas import Area
from live.office import uno

DATE, TIME, CURRENCY, TEXT, LOGICAL = 2, 4, 8, 256, 1024
"""com.sun.star.util.NumberFormat."""
STRINGS, ERRORS = 2, 4
"""com.sun.star.sheet.FormulaResult."""
CONTENTS, FORMATS, EVERYTHING = 1 | 2 | 4 | 16, 32 | 64, 1023
"""com.sun.star.sheet.CellFlags."""
_EXCEL_GRAMMAR = 3
"""com.sun.star.sheet.AddressConvention.XL_OOX: formulas as an .xlsx file has them."""
_FILTERS = {".xlsm": "Calc MS Excel 2007 VBA XML", ".xls": "MS Excel 97", ".ods": "calc8"}


def struct(name: str, **values: Any) -> Any:
    made = uno().createUnoStruct(f"com.sun.star.{name}")
    for key, value in values.items():
        setattr(made, key, value)
    return made


def _properties(**values: Any) -> tuple[Any, ...]:
    return tuple(struct("beans.PropertyValue", Name=k, Value=v) for k, v in values.items())


def url(path: str | Path) -> str:
    return str(uno().systemPathToFileUrl(str(Path(path).absolute())))


class Document:
    """An open spreadsheet document."""

    def __init__(self, desktop: Any, path: str | Path = "", password: str = "") -> None:
        source = url(path) if path else "private:factory/scalc"
        extra = {"Password": password} if password else {}
        self.uno = desktop.loadComponentFromURL(
            source, "_blank", 0, _properties(Hidden=True, **extra)
        )
        assert self.uno is not None, f"LibreOffice did not open {path}"
        self.parser = self.uno.createInstance("com.sun.star.sheet.FormulaParser")
        self.parser.CompileEnglish = True
        self.parser.FormulaConvention = _EXCEL_GRAMMAR
        self._locale = struct("lang.Locale", Language="en", Country="US")

    def store(self, path: str | Path) -> None:
        """Write the document as it is now; it keeps its own name."""
        name = _FILTERS.get(Path(path).suffix.lower(), "Calc MS Excel 2007 XML")
        self.uno.storeToURL(url(path), _properties(FilterName=name))

    def close(self) -> None:
        self.uno.close(True)

    def calculate(self) -> None:
        self.uno.calculateAll()

    @property
    def sheets(self) -> Any:
        return self.uno.Sheets

    def format_key(self, code: str) -> int:
        formats = self.uno.NumberFormats
        key = formats.queryKey(code, self._locale, True)
        return int(key if key != -1 else formats.addNew(code, self._locale))

    def format_code(self, key: int) -> str:
        found = self.uno.NumberFormats.getByKey(key)
        if found.FormatString in ("BOOLEAN", "Standard"):
            return "General"
        code = str(found.FormatString)
        return code.lower() if found.Type & (DATE | TIME) else code

    def format_type(self, key: int) -> int:
        return int(self.uno.NumberFormats.getByKey(key).Type)

    def tokens(self, formula: str, sheet: int, row: int, column: int) -> Any:
        """Return a formula, written as in an .xlsx file without "=", as LibreOffice's tokens."""
        at = struct("table.CellAddress", Sheet=sheet, Row=row, Column=column)
        return self.parser.parseFormula(formula, at)

    def formula(self, cell: Any) -> str:
        """Return a cell's formula as Excel shows it, "=" in front."""
        return "=" + str(self.parser.printFormula(cell.Tokens, cell.CellAddress))


class SheetCells:
    """The cells of one sheet of a document."""

    def __init__(self, document: Document, sheet: Any) -> None:
        self.document, self.uno = document, sheet

    @property
    def place(self) -> int:
        return int(self.uno.RangeAddress.Sheet)

    def range(self, area: Area) -> Any:
        return self.uno.getCellRangeByPosition(area.left, area.top, area.right, area.bottom)

    def cell(self, row: int, column: int) -> Any:
        return self.uno.getCellByPosition(column, row)

    def used(self) -> Area:
        """Return the rectangle of what is used, by contents or formats; A1 in an empty sheet."""
        cursor = self.uno.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        cursor.gotoStartOfUsedArea(False)
        start = cursor.RangeAddress
        return Area(
            start.StartRow, start.StartColumn,
            max(end.EndRow, start.StartRow), max(end.EndColumn, start.StartColumn),
        )  # fmt: skip

    def runs(self, area: Area) -> Iterator[tuple[int, Area]]:
        """Yield each number format of the area by its key, with a rectangle that has it."""
        whole = self.range(area)
        groups = whole.UniqueCellFormatRanges
        for place in range(groups.Count):
            group = groups.getByIndex(place)
            for found in group.RangeAddresses:
                yield group.NumberFormat, rectangle(found)

    def formulas(self, area: Area, results: int) -> Iterator[tuple[int, int]]:
        """Yield row and column of each formula whose result is of a kind (flags)."""
        for found in self.range(area).queryFormulaCells(results).RangeAddresses:
            at = rectangle(found)
            for row in range(at.top, at.bottom + 1):
                for column in range(at.left, at.right + 1):
                    yield row, column

    def merged(self, area: Area) -> bool:
        """Whether any cell of the area is merged with others."""
        groups = self.range(area).UniqueCellFormatRanges
        return any(
            self.range(rectangle(found)).IsMerged
            for place in range(groups.Count)
            for found in groups.getByIndex(place).RangeAddresses
        ) or self.covered_at(area.top, area.left)

    def merge_area(self, row: int, column: int) -> Area:
        cursor = self.uno.createCursorByRange(self.cell(row, column))
        cursor.collapseToMergedArea()
        return rectangle(cursor.RangeAddress)

    def covered_at(self, row: int, column: int) -> bool:
        return self.merge_area(row, column)[:2] != (row, column)

    def filtered(self, row: int) -> bool:
        return bool(self.uno.Rows.getByIndex(row).IsFiltered)


def rectangle(address: Any) -> Area:
    """Return UNO's CellRangeAddress as an area."""
    return Area(address.StartRow, address.StartColumn, address.EndRow, address.EndColumn)
