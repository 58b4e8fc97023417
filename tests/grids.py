"""Sheets drawn as Markdown tables: a Grid of cells, as a reader would have made it.

A line of dashes is left out. "=" before a number makes a number, "'" text; a plain number is a
number; blank is no cell; #REF! is an error; "=SUM(A1)" a formula without value; "^" is a cell that
is merged with the one above, "<" one that is merged with the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from baocao.core.cells import Area, Grid, Nature, RawCell, Shown, Workbook
from baocao.core.form import Form
from baocao.core.submission import Origin
from baocao.programme import load_programme
from baocao.resources import shipped

PROGRAMME = load_programme(shipped("templates") / "pbgdpl")
MAU_1, MAU_2 = PROGRAMME.forms
ORIGIN = Origin("xa.xlsx")

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")


def cell(text: str) -> RawCell | None:
    """Return the cell that a text of a drawn table stands for."""
    if not text:
        return None
    if text.startswith("'"):
        return RawCell(text[1:])
    if text.startswith("date "):
        return RawCell(int(text[5:]), shown=Shown.DATE)
    if text.endswith("%%"):
        return RawCell(float(text[:-2]) / 100, shown=Shown.PERCENT)
    if text.startswith("="):
        formula, _, value = text[1:].partition(" -> ")
        if value:
            return RawCell(_value(value), formula=formula)
        return RawCell(None, Nature.UNCOMPUTED, formula=formula)
    if _ERROR.fullmatch(text):
        return RawCell(text, Nature.ERROR)
    return RawCell(_value(text))


def _value(text: str) -> str | int | float:
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    if not _NUMBER.fullmatch(text):
        return text.replace("\\n", "\n")
    return float(text) if "." in text else int(text)


def grid(table: str, sheet: str = "Mẫu 1", **more: object) -> Grid:
    """Return the sheet of a drawn table, its first line row 1."""
    lines = [line.strip() for line in table.strip().splitlines()]
    rows = [line for line in lines if set(line) - set("|- :") or line.strip("| ") == ""]
    cells: dict[tuple[int, int], RawCell] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, line in enumerate(rows, 1):
        for column, text in enumerate(line.strip("|").split("|"), 1):
            place, text = (row, column), text.strip()
            if text == "^":
                owner[place] = owner.get((row - 1, column), (row - 1, column))
            elif text == "<":
                owner[place] = owner.get((row, column - 1), (row, column - 1))
            elif (made := cell(text)) is not None:
                cells[place] = made
    return replace(Grid(sheet, cells, tuple(_areas(owner))), **more)  # type: ignore[arg-type]


def _areas(owner: dict[tuple[int, int], tuple[int, int]]) -> Iterable[Area]:
    for corner in dict.fromkeys(owner.values()):
        places = [place for place, of in owner.items() if of == corner]
        yield Area(*corner, max(row for row, _ in places), max(column for _, column in places))


def workbook(*grids: Grid, **properties: str) -> Workbook:
    """Return a workbook of these sheets."""
    return Workbook("xa.xlsx", grids, properties=properties)


def info(**fields: str) -> Grid:
    """Return "Thông tin" of Xã Tân Nam, 2019 to 2021, in đồng, with other fields by label."""
    told = {
        "Tên đơn vị": "Xã Tân Nam",
        "Cấp": "Xã",
        "Năm bắt đầu": "2019",
        "Năm kết thúc": "2021",
        "Đơn vị tính": "đồng",
        **{label.replace("_", " "): value for label, value in fields.items()},
    }
    return grid("\n".join(f"| {k} | {v} |" for k, v in told.items()), "Thông tin")


def head(form: Form) -> str:
    """Return the form's two heading rows, drawn, with the tick column."""
    above, below = [], []
    for place, column in enumerate(form.columns):
        before = form.columns[place - 1].group if place else ""
        above.append("<" if column.group and column.group == before else column.group)
        below.append(column.heading if column.group else "^")
        above[-1] = above[-1] or column.heading
    above.append("Không phát sinh")
    below.append("^")
    return "\n".join(f"| {' | '.join(row)} |" for row in (above, below))


def mau_1(rows: str, **more: object) -> Grid:
    """Return "Mẫu 1" with its heading in rows 1 and 2 and these rows from row 3 on."""
    return grid(head(MAU_1) + "\n" + rows.strip(), "Mẫu 1", **more)


def mau_2(rows: str, **more: object) -> Grid:
    """Return "Mẫu 2" with its heading in rows 1 and 2 and these rows from row 3 on."""
    return grid(head(MAU_2) + "\n" + rows.strip(), "Mẫu 2", **more)


CLEAN_1 = """
| 2019 |          | 0 | 0 | 1 | 1 | 1 | 7  | 0 |
| 2020 |          | 0 | 0 | 1 | 1 | 1 | 16 | 0 |
| 2021 |          | 0 | 0 | 1 | 1 | 1 | 10 | 0 |
"""
CLEAN_2 = """
| 2019 | 0 | 0 |
| 2020 | 0 | 0 |
| 2021 | 0 | 0 |
"""
