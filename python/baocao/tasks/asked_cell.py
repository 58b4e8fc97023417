"""Which figure a cell of the program's sheets shows, and that figure taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..core import names
from ..core.cells import CellRef, Grid, RawCell, Workbook, column_letters, column_number
from ..core.consolidating.explaining import Explanation, Wanted, explain, term_of
from ..core.consolidation import Consolidation
from ..core.form import Form
from ..core.reading.details import read_details
from ..core.reading.locating import locate
from ..core.text import fold
from ..errors import InputError
from ..wording import explaining as words
from ..wording.explaining import Explained, figure_name
from .shown_form import ShownForm, column_at, number_shown

_CELL = r"\$?([A-Z]{1,3})\$?([0-9]{1,7})"
_SUMMARY = re.compile(rf"(?:SUM\()?'?([^'!]+)'?[!.]{_CELL}(?::{_CELL})?\)?")
_SUMIFS = re.compile(rf"SUMIFS\('?([^'!]+)'?[!.]{_CELL}:")
_OWN_CELL = re.compile(rf"'?([^'!+(]+)'?[!.]{_CELL}")
_STATE_COLUMN = column_letters(list(names.STATUS_HEADINGS).index("state") + 1)
_STATE = re.compile(rf"COUNTIF\('?{names.STATUS}'?[!.]\$?{_STATE_COLUMN}\$?[0-9]")
"""The count of a state of sending; other columns of that sheet are counted as well."""
_HEADING_YEAR = re.compile(r"Năm ([0-9]{4})")
_YEAR = re.compile(r"[,;]([0-9]{4})[,;)]")


@dataclass(frozen=True)
class Asked:
    """One question: a cell of a workbook that holds a consolidation."""

    workbook: Workbook
    consolidation: Consolidation
    forms: Sequence[Form]
    where: CellRef

    def answer(self) -> Explained:
        """Return the figure of the cell taken apart; InputError where it shows none."""
        sheet = fold(self.where.sheet)
        for form in self.forms:
            if sheet == fold(form.summary_sheet):
                return self._of_summary(form)
            if sheet == fold(form.detail_sheet):
                return self._of_detail(form)
            table = self.consolidation.own.tables.get(form.id)
            if sheet == fold(table.sheet if table else form.sheet):
                raise self._fault(words.OWN_ENTRY, summary=form.summary_sheet)
        if sheet == fold(names.OVERVIEW):
            return self._of_overview()
        asked = [n for f in self.forms for n in (f.summary_sheet, f.detail_sheet)]
        raise self._fault(words.OTHER_SHEET, sheets=", ".join((*asked, names.OVERVIEW)))

    def _fault(self, sentence: str, **said: object) -> InputError:
        place = {"cell": self.where.address, "sheet": self.where.sheet}
        return InputError(sentence.format(**{**place, **said}))

    def _grid(self, sheet: str) -> Grid | None:
        return next((g for g in self.workbook.grids if fold(g.sheet) == fold(sheet)), None)

    def _explained(self, title: str, *parts: Explanation) -> Explained:
        info = self.consolidation.own.info
        grid = self._grid(self.where.sheet)
        cell = grid.at(self.where.row, self.where.column) if grid else RawCell(None)
        return Explained(
            self.where, info["unit"], info["money_unit"], number_shown(cell), parts, title=title
        )

    def _of_summary(self, form: Form) -> Explained:
        shown = self._shown(form)
        wanted = shown.wanted(self.where)
        if isinstance(wanted, str):
            raise InputError(wanted)
        part = explain(self.consolidation, form, wanted)
        return self._explained(f"{form.name}, {figure_name(wanted)}", part)

    def _shown(self, form: Form) -> ShownForm:
        grid = self._grid(form.summary_sheet)
        layout = locate(grid, form) if grid else None
        if layout is None or layout.missing or form.id not in self.consolidation.tables:
            raise InputError(
                words.RECOMPUTE.format(sheet=form.summary_sheet, detail=form.detail_sheet)
            )
        return ShownForm(layout)

    def _of_detail(self, form: Form) -> Explained:
        grid = self._grid(form.detail_sheet)
        layout = locate(grid, form) if grid else None
        fault = self._fault(words.NO_FIGURE, summary=form.summary_sheet)
        if grid is None or layout is None or self.where.row <= layout.bottom:
            raise fault
        column = column_at(layout, self.where.column)
        alone = {p: c for p, c in grid.cells.items() if p[0] in (self.where.row, layout.bottom)
                 or p[0] < layout.bottom}  # fmt: skip
        rows, _ = read_details(form, replace(grid, cells=alone), None)
        value = rows[0].values.get(column.id) if rows and column else None
        if column is None or not rows or value is None:
            raise fault
        wanted = Wanted(column, rows[0].year, rows[0].key, rows[0].unit)
        answer = self._explained(f"{form.name}, {figure_name(wanted)}")
        return replace(answer, single=(term_of(form, column, rows[0], value),))

    def _of_overview(self) -> Explained:
        grid = self._grid(names.OVERVIEW)
        formula = grid.at(self.where.row, self.where.column).formula if grid else None
        if grid and formula:
            label = str(grid.at(self.where.row, 1).value or "")
            if _STATE.match(formula):
                return self._of_state(label)
            wanted = self._of_unit(formula, label, self._heading_year(grid)) or self._of_figure(
                formula
            )
            if wanted:
                return wanted
        raise self._fault(words.NO_FIGURE, summary=self.forms[0].summary_sheet)

    def _of_state(self, state: str) -> Explained:
        states = self.consolidation.own.states
        units = tuple(unit for unit, told in states.items() if fold(told) == fold(state))
        return replace(self._explained(""), state=state, units=units)

    def _of_figure(self, formula: str) -> Explained | None:
        """Return the answer of a cell that shows one cell, or the sum, of a "Tổng hợp"."""
        found = _SUMMARY.fullmatch(formula)
        form = self._form(found[1], "summary_sheet") if found else None
        if not found or form is None:
            return None
        shown, column = self._shown(form), column_number(found[2])
        rows = range(int(found[3]), int(found[5] or found[3]) + 1)
        asked = [shown.wanted(CellRef(form.summary_sheet, row, column)) for row in rows]
        wanted = [w for w in asked if isinstance(w, Wanted)]
        if not wanted:
            return None
        parts = [explain(self.consolidation, form, w) for w in wanted]
        whole = replace(wanted[0], key="" if len(wanted) > 1 else wanted[0].key)
        return self._explained(f"{form.name}, {figure_name(whole)}", *parts)

    def _heading_year(self, grid: Grid) -> int | None:
        """Return the year of the heading above the cell; None over the period."""
        column = (grid.at(row, self.where.column).value for row in range(self.where.row, 0, -1))
        heading = next((told for told in column if isinstance(told, str)), "")
        year = _HEADING_YEAR.fullmatch(heading.strip())
        return int(year[1]) if year else None

    def _of_unit(self, formula: str, label: str, heading: int | None) -> Explained | None:
        """Return the answer of a cell that shows one unit's figure; the own unit's is a sum."""
        found = _SUMIFS.match(formula) or _OWN_CELL.search(formula)
        if not found:
            return None
        unit_s = self._form(found[1], "detail_sheet")
        form = unit_s or self._form(found[1], "sheet")
        grid = self._grid(form.detail_sheet if unit_s else form.sheet) if form else None
        layout = locate(grid, form) if grid and form else None
        column = column_at(layout, column_number(found[2])) if layout else None
        if form is None or column is None:
            return None
        year = _YEAR.search(formula)
        told = int(year[1]) if year else None if unit_s else heading
        wanted = Wanted(column, told, unit=label if unit_s else "")
        part = explain(self.consolidation, form, wanted)
        named = replace(wanted, unit=label)
        return self._explained(f"{form.name}, {figure_name(named)}", part)

    def _form(self, sheet: str, kind: str) -> Form | None:
        return next((f for f in self.forms if fold(getattr(f, kind)) == fold(sheet)), None)
