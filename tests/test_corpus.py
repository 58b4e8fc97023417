"""The workbooks of the table of broken ones against other readers, and the sound one against wear.

What must be said and taken of each is in tests/test_mangled_rows.py.
"""

from __future__ import annotations

import datetime
import io
import random
import unicodedata
import warnings
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula

from baocao.core.cells import RawCell
from baocao.core.submission import Origin, Submission
from baocao.excel.reading.opening import read_any
from baocao.excel.reading.unreadable import UnreadableWorkbook
from baocao.excel.reading.workbook import read_workbook
from baocao.tasks.load import load_bytes
from builders import programme
from mangled import CASES
from mangled.formats import flat_ods, with_value
from mangled.sound import FORMS, Formula, pasted, saved, sound
from office import convert


def read(data: bytes, file: str = "a.xlsx") -> Submission:
    return load_bytes(data, programme(), Origin(file))


def figures(submission: Submission, form: str) -> object:
    table = submission.tables.get(form)
    return table and [
        (row.year, row.key, {column: entry.value for column, entry in row.entries.items()})
        for row in table.rows
    ]


@lru_cache
def workbooks() -> Mapping[bytes, str]:
    """Return the workbooks of the table that are some .xlsx and can be read, by their bytes."""
    found: dict[bytes, str] = {}
    for case in CASES:
        for data in case.files.values():
            try:
                read_any(data, "a.xlsx")
                read_workbook(data, "a.xlsx")
            except UnreadableWorkbook:
                continue
            found.setdefault(data, str(case))
    return found


def by_openpyxl(data: bytes, values: bool) -> dict[str, dict[tuple[int, int], object]]:
    """Return the cells as openpyxl tells them: formulas' saved values, or formulas."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    # Rows are not gone through: a sheet that is formatted to its last cell has 17 billion cells.
    return {
        unicodedata.normalize("NFC", sheet.title): {
            place: told
            for place, cell in sheet._cells.items()
            if (told := _plain(cell.value)) is not None
        }
        for sheet in book.worksheets
    }


def by_us(data: bytes, values: bool) -> dict[str, dict[tuple[int, int], object]]:
    """Return the same as our reader tells it."""
    return {
        grid.sheet: {
            place: told
            for place, cell in grid.cells.items()
            if (told := _plain(cell.value if values or cell.formula is None else _formula(cell)))
            is not None
        }
        for grid in read_workbook(data, "a.xlsx").grids
    }


def _formula(cell: RawCell) -> str:
    """Return a formula; another workbook is named in ours where the file has its number."""
    return f"={cell.formula}".replace("[D:/So lieu/Mau 2020.xlsx]", "[1]")


def _plain(value: object) -> object:
    """Return a value as our reader tells it; an empty text is as good as none."""
    if isinstance(value, ArrayFormula):
        return value.text
    return to_excel(value) if isinstance(value, datetime.date) else None if value == "" else value


_NOT_BY_OPENPYXL = ("40 the strict form of the format", "40 parts named in capitals",
                    "40 backslashes in the zip")  # fmt: skip


@pytest.mark.slow
def test_every_cell_of_the_tables_workbooks_is_read_as_openpyxl_reads_it() -> None:
    found = {data: case for data, case in workbooks().items() if case not in _NOT_BY_OPENPYXL}
    assert len(found) > 200
    for data, case in found.items():
        with_values = case.startswith(_OF_VALUES)
        for values in (False, True) if with_values else (False,):
            with warnings.catch_warnings(action="ignore"):
                assert by_us(data, values) == by_openpyxl(data, values), case


_OF_VALUES = ("17 ", "18 ", "19 ", "20 ", "40 ")
"""The rows of formulas and of other programs: of the others the formulas' values are the same."""


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "ods", "fods", "xls", "xlsm"])
def test_what_libreoffice_saves_is_read_as_it_was(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(sound())
    kept = convert(source, kind, tmp_path / "out").read_bytes()
    found, expected = read(kept, f"a.{kind}"), read(sound())
    for form in expected.tables:
        assert figures(found, form) == figures(expected, form)
    assert found.info.texts == expected.info.texts
    assert not {f.code for f in found.findings} - {"macros-ignored", "read-as-page"}


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_formula_that_reads_another_file_is_told_as_libreoffice_saves_it(
    kind: str, tmp_path: Path
) -> None:
    other = tmp_path / "Mau 2020.xlsx"
    other.write_bytes(pasted({"Sheet1": [[None], [None], [None], [None, 3]]}))
    formula = Formula(f"['{other.as_uri()}'#$Sheet1.B4]", 3)
    source = tmp_path / "a.fods"
    source.write_bytes(flat_ods(with_value(FORMS[0], 9, 8, formula)))
    kept = convert(source, kind, tmp_path / "out").read_bytes()
    told = [f for f in read(kept, f"a.{kind}").findings if f.code == "external-formula"]
    assert [f.where.address for f in told if f.where] == ["H9"]
    assert "Mau 2020.xlsx" in str(told[0].details["formula"])


@pytest.mark.slow
def test_no_flipped_bit_changes_a_value_in_silence() -> None:
    chance = random.Random(5)
    expected = [grid.cells for grid in read_workbook(sound(), "a").grids]
    for _ in range(300):
        data = bytearray(sound())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try:
            found = [grid.cells for grid in read_workbook(bytes(data), "a").grids]
        except UnreadableWorkbook:
            continue
        assert found == expected


def test_a_workbook_saved_twice_by_a_script_loses_nothing() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sound()))
    found = read(saved(book))
    assert {form: figures(found, form) for form in found.tables} == {
        form: figures(read(sound()), form) for form in found.tables
    }
