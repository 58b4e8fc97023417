"""Whole files as units send them back: what is read of each, and what is said of it."""

from __future__ import annotations

import io
import random
from pathlib import Path

import openpyxl
import pytest

from baocao.core.submission import Origin, Submission
from baocao.excel.reading.unreadable import UnreadableWorkbook
from baocao.excel.reading.workbook import read_workbook
from baocao.tasks.load import load_bytes
from builders import programme
from corpus import CASES, PACKAGES, REFUSED, SAVED, Case, sound
from office import convert
from test_reader import by_openpyxl, by_us


def read(data: bytes, file: str = "a.xlsx") -> Submission:
    return load_bytes(data, programme(), Origin(file))


def figures(submission: Submission, form: str) -> object:
    table = submission.tables.get(form)
    return table and [
        (row.year, row.key, {column: entry.value for column, entry in row.entries.items()})
        for row in table.rows
    ]


def said(submission: Submission) -> str:
    return " ".join(str(dict(finding.details)) for finding in submission.findings)


@pytest.mark.parametrize("case", [c for c in CASES if not c.refused], ids=str)
def test_what_comes_back_is_read_as_it_was_meant(case: Case) -> None:
    found, expected = read(case.data(), case.file), read(sound())
    assert sorted(finding.code for finding in found.findings) == sorted(case.codes)
    alike = {form for form in expected.tables if figures(found, form) == figures(expected, form)}
    assert alike == set(case.forms)
    assert case.says in said(found)


@pytest.mark.parametrize("case", [c for c in CASES if c.refused], ids=str)
def test_what_cannot_be_read_is_refused_with_its_cure(case: Case) -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        read(case.data(), case.file)
    assert caught.value.reason in case.refused.split("|")
    assert case.says in str(caught.value)


@pytest.mark.parametrize("case", [c for c in [*PACKAGES, *SAVED] if not c.refused], ids=str)
def test_each_workbook_of_the_corpus_is_read_as_openpyxl_reads_it(case: Case) -> None:
    data = case.data()
    try:
        expected = by_openpyxl(data)
    except (KeyError, UserWarning):
        pytest.skip("openpyxl does not read it")
    ours = [
        {where: value for where, value in cells.items() if value != ""} for cells in by_us(data)
    ]
    for cells, theirs in zip(ours, expected, strict=True):
        # What a shared or an array formula says in each cell is openpyxl's own reckoning.
        differing = {w for w in cells.keys() | theirs.keys() if cells.get(w) != theirs.get(w)}
        assert not {w for w in differing if not _is_formula(cells.get(w))}


def _is_formula(value: object) -> bool:
    return isinstance(value, tuple) and value[0] == "f"


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", "xlsm"])
def test_what_libreoffice_saves_is_read_as_it_was(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(sound())
    saved = convert(source, kind, tmp_path / "out").read_bytes()
    found, expected = read(saved, f"a.{kind}"), read(sound())
    for form in expected.tables:
        assert figures(found, form) == figures(expected, form)
    assert not {f.code for f in found.findings} - {"macros-ignored"}


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
    saved = io.BytesIO()
    book.save(saved)
    found = read(saved.getvalue())
    assert {form: figures(found, form) for form in found.tables} == {
        form: figures(read(sound()), form) for form in found.tables
    }


def test_every_refusal_names_a_cure() -> None:
    for case in REFUSED:
        with pytest.raises(UnreadableWorkbook) as caught:
            read(case.data(), case.file)
        assert any(w in str(caught.value) for w in ("gửi lại", "Đề nghị", "Hãy")), case.what
