"""A consolidated form as an appendix: heading, rows and total, written as an office writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ...core.cells import Figure
from ...core.consolidation import ConsolidatedRow, ConsolidatedTable, Consolidation
from ...core.facts import units_missing
from ...core.form import Column, Form
from ...core.form_heading import heading_cells
from ...core.names import TOTAL_ROW
from ...core.report import Appendix, HeadCell, Run
from ...core.units import own_name
from ...programme import Programme
from .. import numbers
from ..facts import Drawn, Facts
from ..organs import unit_words
from .gaps import gaps, names_listed
from .head import attached_line

APPENDIX = "Phụ lục"
_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def appendices(
    facts: Facts, consolidation: Consolidation, programme: Programme, subject: str
) -> tuple[Appendix, ...]:
    """Return the programme's forms as appendices, in their order."""
    forms = programme.forms
    heading = programme.appendices_heading.replace("{subject}", in_capitals(subject))
    return tuple(
        _appendix(
            facts, consolidation, form,
            number=f"{APPENDIX} {roman(place)}" if len(forms) > 1 else APPENDIX,
            heading=heading if place == 1 else "",
        )
        for place, form in enumerate(forms, 1)
    )  # fmt: skip


def in_capitals(subject: str) -> str:
    """Return a subject line in capitals, its range of years with spaces: "2019 - 2021"."""
    return _YEARS.sub(r"\1 - \2", subject).upper()


def roman(number: int) -> str:
    """Return a number from 1 to 39 in Roman numerals."""
    written = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        written += letters * times
    return written


def _appendix(
    facts: Facts, consolidation: Consolidation, form: Form, number: str, heading: str
) -> Appendix:
    return Appendix(
        number=number,
        name=form.name,
        title=form.title,
        attached=attached_line(consolidation.own.info),
        heading=heading,
        money_unit=f"Đơn vị tính: {facts.money_unit}" if form.has_money else "",
        head=_head(form),
        body=tuple(_rows(facts, form, consolidation.tables.get(form.id))),
        widths=tuple(column.width for column in form.columns),
        text_columns=frozenset(
            place for place, column in enumerate(form.columns) if _is_text(column, form)
        ),
        notes=tuple(_notes(consolidation, form)),
        form=form.id,
    )


def _is_text(column: Column, form: Form) -> bool:
    return not column.is_figure and column is not form.year


def _head(form: Form) -> tuple[tuple[HeadCell | None, ...], ...]:
    grid: list[list[HeadCell | None]] = [[None] * len(form.columns) for _ in range(2)]
    for cell in heading_cells(form):
        rows, columns = cell.bottom - cell.top + 1, cell.right - cell.left + 1
        grid[cell.top][cell.left] = HeadCell(cell.text, rows, columns)
    return tuple(map(tuple, grid))


def _rows(facts: Facts, form: Form, table: ConsolidatedTable | None) -> Iterator[tuple[Run, ...]]:
    """Yield the rows of a form; of one that is not there its years, with nothing in them."""
    rows = table.rows if table else [ConsolidatedRow(year, "", {}) for year in facts.period]
    alone = _years_of_one_row(rows)
    for row in rows:
        yield tuple(_cell(facts, form, column, row, row.year in alone) for column in form.columns)
    totals = table.totals if table else {}
    yield (
        Run(TOTAL_ROW),
        *(_figure(facts, column, totals.get(column.id), column.short)
          for column in form.columns[1:]),
    )  # fmt: skip


def _years_of_one_row(rows: Sequence[ConsolidatedRow]) -> set[int]:
    counts = Counter(row.year for row in rows)
    return {year for year, count in counts.items() if count == 1}


def _cell(facts: Facts, form: Form, column: Column, row: ConsolidatedRow, alone: bool) -> Run:
    if column is form.year:
        return Run(str(row.year))
    if column.key:
        return Run(row.key)
    drawn_by = f"{column.short} | năm {row.year}" if alone or column.once_a_year else ""
    return _figure(facts, column, row.figures.get(column.id), drawn_by if column.short else "")


def _figure(facts: Facts, column: Column, figure: Figure | None, drawn_by: str) -> Run:
    """Return a figure's cell: empty where nobody reported, anchored where it can be drawn again."""
    if figure is None or figure.value is None:
        return Run("")
    write = numbers.two_digits if column.two_digits else numbers.plain
    drawn = facts.draw(drawn_by) if drawn_by else None
    if isinstance(drawn, Drawn) and drawn.figure and drawn.figure.value == figure.value:
        return Run(write(figure.value), figure=drawn.expression)
    return Run(write(figure.value))


def _notes(consolidation: Consolidation, form: Form) -> Iterator[str]:
    """Yield lines that say whose figures are not in the form, and whose cells are blank in it."""
    table = consolidation.tables.get(form.id)
    if table is None or not table.listed:
        return
    absent = [*units_missing(consolidation, form.id)]
    if table.own is None and table.counted:
        absent.append(own_name(consolidation.own))
    told = []
    if not table.counted:
        told.append(f"Chưa tổng hợp được số liệu của {unit_words(consolidation.units)} nào.")
    elif absent:
        told.append(f"{_source(consolidation, table)}; chưa có số liệu của {names_listed(absent)}.")
    for gap in gaps((row.year, f.missing) for row in table.rows for f in _partial(row)):
        years = numbers.listed([f"năm {year}" for year in gap.years])
        told.append(f"Chưa đủ số liệu {years} của {names_listed(gap.units)}.")
    if told:
        yield f"Ghi chú: {' '.join(told)}"


def _source(consolidation: Consolidation, table: ConsolidatedTable) -> str:
    counted, listed = map(numbers.two_digits, (table.counted, table.listed))
    words = unit_words(consolidation.units)
    return f"Số liệu tổng hợp từ báo cáo của {counted}/{listed} {words}"


def _partial(row: ConsolidatedRow) -> list[Figure]:
    return [figure for figure in row.figures.values() if figure.value is not None]
