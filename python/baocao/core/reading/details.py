"""The rows of "Chi tiết Mẫu n": what a workbook that is itself a consolidation was made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import names
from ..cells import CellRef, Grid, Nature, Number, RawCell
from ..findings import Finding
from ..form import Form
from ..kinds import Money, Parsed, Text, Unparsed
from ..submission import DetailRow
from ..text import fold, name_key
from .headings import is_heading
from .locating import Layout, locate

Details = tuple[DetailRow, ...]


def read_details(
    form: Form, detail: Grid | None, summary: Grid | None
) -> tuple[Details, tuple[Finding, ...]]:
    """Return the rows of "Chi tiết Mẫu n"; an error where a consolidation cannot be recomputed."""
    if detail is None:
        told = summary is not None and _tells_figures(form, summary)
        return (), _impossible(form, form.summary_sheet) if told else ()
    layout = locate(detail, form)
    if layout is None or layout.missing:
        filled = any(row > 1 for row, _ in detail.cells)
        return (), _impossible(form, detail.sheet) if filled else ()
    reader = _DetailReader(layout)
    rows = tuple(reader.rows())
    if reader.broken:
        return rows, _impossible(form, detail.sheet, reader.broken[0])
    gone = summary is not None and len({row.unit for row in rows}) < _units_counted(summary)
    return rows, _impossible(form, detail.sheet) if gone else ()


def _impossible(form: Form, sheet: str, where: CellRef | None = None) -> tuple[Finding, ...]:
    return (Finding("recompute-impossible", where, sheet=sheet, form=form.id),)


def _tells_figures(form: Form, summary: Grid) -> bool:
    layout = locate(summary, form)
    if layout is None or form.year.id not in layout.columns:
        return False
    years = layout.columns[form.year.id]
    return any(
        isinstance(form.year.kind.parse(summary.at(row, years)), Parsed)
        for row in range(layout.bottom + 1, summary.last_row + 1)
    )


_COUNTED = re.compile(fold(names.DETAIL_BEFORE["units"]) + " ([0-9]+) ([0-9]+)")


def _units_counted(summary: Grid) -> int:
    """Return how many units the consolidated form says it counts, 0 where it does not say."""
    texts = (cell.value for cell in summary.cells.values() if isinstance(cell.value, str))
    found = (_COUNTED.fullmatch(fold(text)) for text in texts)
    return next((int(match[1]) for match in found if match), 0)


class _DetailReader:
    def __init__(self, layout: Layout) -> None:
        self._layout, self._grid, self._form = layout, layout.grid, layout.form
        self._columns = {
            name: column
            for name, heading in {**names.DETAIL_BEFORE, **names.DETAIL_AFTER}.items()
            if (column := _headed(layout, heading))
        }
        self.broken: list[CellRef] = []

    def rows(self) -> Iterator[DetailRow]:
        """Yield the rows that name a unit; what cannot be read is noted in `broken`."""
        for row in range(self._layout.bottom + 1, self._grid.last_row + 1):
            unit = self._text("unit", row)
            if not unit:
                continue
            year = self._form.year.kind.parse(self._cell(self._form.year.id, row))
            if not isinstance(year, Parsed) or not isinstance(year.value, int):
                self.broken.append(self._layout.cell(row, self._form.year.id))
                continue
            yield self._detail(unit, year.value, row)

    def _detail(self, unit: str, year: int, row: int) -> DetailRow:
        number = self._text("row", row)
        key = next((_text(self._cell(c.id, row)) for c in self._form.keys), "")
        return DetailRow(
            unit=unit,
            code=self._text("code", row),
            counted=name_key(self._text("include", row)) == name_key(names.YES),
            units=self._text("units", row),
            year=year,
            key=key,
            values=self._values(row),
            file=self._text("file", row),
            sheet=self._text("sheet", row),
            row=int(number) if number.isdecimal() else 0,
            read_at=self._text("read_at", row),
            sha256=self._text("sha256", row),
            note=self._text("note", row),
            link=self._grid.links.get((row, self._columns.get("file", 0)), ""),
        )

    def _values(self, row: int) -> Mapping[str, Number | None]:
        values: dict[str, Number | None] = {}
        for column in self._form.figures:
            kind = Money("triệu đồng") if column.is_money else column.kind
            reading = kind.parse(self._cell(column.id, row))
            if isinstance(reading, Unparsed):
                self.broken.append(self._layout.cell(row, column.id))
            value = reading.value if isinstance(reading, Parsed) else None
            values[column.id] = value if not isinstance(value, str) else None  # type: ignore[assignment]
        return values

    def _cell(self, column_id: str, row: int) -> RawCell:
        return self._grid.at(row, self._layout.columns[column_id])

    def _text(self, name: str, row: int) -> str:
        return _text(self._grid.at(row, self._columns[name])) if name in self._columns else ""


def _headed(layout: Layout, heading: str) -> int | None:
    return next((c for c in layout.others if is_heading(layout.headings[c], heading)), None)


def _text(cell: RawCell) -> str:
    reading = Text().parse(cell)
    return str(reading.value) if isinstance(reading, Parsed) and cell.nature is Nature.VALUE else ""
