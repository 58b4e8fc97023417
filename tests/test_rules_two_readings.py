"""Every rule is read twice: by the checker, and by the formulas of "Tự kiểm tra"."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from baocao.core import names
from baocao.core.cells import RawCell
from baocao.core.checking.workbook import check
from baocao.core.declaring.forms import form_from
from baocao.core.filling import FilledDocument, FilledRow, Filling
from baocao.core.findings import Finding
from baocao.core.form import Form
from baocao.core.kinds import Blank, Count, Money, Parsed, Unparsed
from baocao.core.reading.workbook import read_submission
from baocao.core.rules import RULES
from baocao.core.submission import Origin
from baocao.excel.formulas import row_condition, tells, year_condition
from baocao.excel.reading.workbook import read_workbook
from baocao.excel.template.self_check import FIRST_CHECK
from baocao.resources import default_programme
from filled_templates import Template
from rule_cases import CASES, FORM_COLUMNS, LISTED, Case, case_form

PROGRAMME = default_programme()
FORMS = tuple(case_form(number) for number, _ in enumerate(CASES))
FIRST = 9
"""The row of the first year on a form's sheet."""

SAME_LINE = {
    **dict.fromkeys(("negative", "decimal", "too-large", "cell-error"), "not-a-number"),
    **dict.fromkeys(("year-blank", "form-empty"), "blank"),
}
"""Codes that "Tự kiểm tra" tells in one line."""


def typed_rows(case: Case, form: Form) -> dict[str, object]:
    """Return the cells that a case types over a blank form, by address."""
    cells: dict[str, object] = {}
    for row, line in enumerate(case.rows.strip().splitlines(), FIRST):
        values = [part.strip() for part in line.split("|")]
        for column, text in enumerate(values[: len(FORM_COLUMNS)], 1):
            cells[f"{chr(64 + column)}{row}"] = as_typed(text)
        cells[f"{chr(64 + len(form.columns) + 2)}{row}"] = values[len(FORM_COLUMNS)] or None
    return cells


def as_typed(text: str) -> object:
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        return float(text) if text.replace(".", "").isdecimal() else text


def told_by_the_checker(template: Template, path: Path) -> dict[str, set[str]]:
    """Return the codes that the checker gives for the workbook, by form."""
    book = read_workbook(path.read_bytes(), path.name)
    submission = read_submission(book, template.programme.forms, Origin(path.name))
    found: list[Finding] = check(submission, template.programme.forms, date(2021, 7, 1))
    told: dict[str, set[str]] = {form.id: set() for form in template.programme.forms}
    for finding in found:
        if finding.form:
            told[finding.form].add(SAME_LINE.get(finding.code, finding.code))
    return told


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Template:
    programme = replace(PROGRAMME, forms=FORMS, period=(2019, 2020))
    listed = [FilledDocument(y, t, "1/KH", "1/2/2019", issuer, "x") for y, t, issuer in LISTED]
    filling = Filling(info={"unit": "Xã Tân Nam", "cutoff": "31/12/2020"}, documents=listed)
    typed = {f.sheet: typed_rows(c, f) for c, f in zip(CASES, FORMS, strict=True)}
    return Template(programme, filling, tmp_path_factory.mktemp("cases"), typed)


@pytest.fixture(scope="module")
def checked(cases: Template) -> dict[str, set[str]]:
    return told_by_the_checker(cases, cases.recalculated_path)


@pytest.mark.office
@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_the_checker_and_the_formulas_tell_what_the_case_says(
    number: int, cases: Template, checked: dict[str, set[str]]
):
    expected, form = set(CASES[number].codes.split()), FORMS[number]
    assert checked[form.id] == expected
    assert cases.broken(form) == expected


def test_every_rule_that_a_formula_can_tell_has_a_case_that_breaks_it():
    broken = {code for case in CASES for code in case.codes.split()}
    assert {rule.code for rule in FORMS[0].rules} <= broken


def test_every_rule_that_needs_no_other_unit_has_a_formula():
    kinds = {rule.kind for rule in FORMS[0].rules}
    assert {k for k, r in RULES.items() if k not in ("near-peers", "not-cumulative")} == kinds
    assert all(tells(rule) for rule in FORMS[0].rules)


def test_a_rule_without_a_formula_is_refused_rather_than_passed():
    peers = next(r for f in PROGRAMME.forms for r in f.rules if r.kind == "near-peers")
    with pytest.raises(TypeError):
        row_condition(peers, {})
    with pytest.raises(TypeError):
        year_condition(peers, "A1", "A2")


@pytest.mark.office
def test_an_open_year_is_no_fall_for_both_readings(tmp_path: Path):
    form = replace(case_form(0), sheet="Mẫu 1")
    rows = [
        FilledRow(2019, "Kế hoạch", {"documents": 1, "pages": 3, "links": 3, "articles": 5}),
        FilledRow(2020, "Kế hoạch", {"documents": 1, "pages": 2, "links": 2, "articles": 5}),
    ]
    told = {}
    for day in ("30/6/2020", "6/2020", "31/12/2020"):
        filling = Filling(info={"unit": "Xã Tân Nam", "cutoff": day}, forms={form.id: rows})
        programme = replace(PROGRAMME, forms=(form,), period=(2019, 2020))
        template = Template(programme, filling, tmp_path / day.replace("/", "-"), {})
        by_checker = told_by_the_checker(template, template.path)[form.id]
        assert ("stock-falls" in by_checker) == ("stock-falls" in template.broken(form))
        told[day] = "stock-falls" in by_checker
    assert told == {"30/6/2020": False, "6/2020": False, "31/12/2020": True}


RAW = (
    16, 0, 16.0, 1.5, -3, 10**12, "16", " 016 ", "khoảng 10", "16 trang", "không", "x", "10-12",
    "Không có", "đang xây dựng", "Ước 3",
    None, "   ", "\u00a0", "…", ".....", "#REF!", "1.234", "-", "１６",
)  # fmt: skip


def told_by_parsing(kind: Count | Money, raw: object) -> str:
    """Return what a formula can tell of a cell, by the cell's own kind."""
    if isinstance(raw, str) and raw.startswith("#"):
        return "N"
    reading = kind.parse(RawCell(raw))  # type: ignore[arg-type]
    if isinstance(reading, Blank):
        return "blank"
    if isinstance(raw, str):
        return "N" if isinstance(reading, Unparsed) and raw[0].isalpha() else "T"
    return "" if isinstance(reading, Parsed) else "N"


@pytest.mark.office
@pytest.mark.parametrize("kind", ["count", "money"])
def test_a_formula_tells_of_a_cell_what_its_kind_tells(kind: str, tmp_path: Path):
    form = form_from(
        {
            "id": "one", "sheet": "Mẫu 1", "name": "Mẫu 1", "title": "MỘT CỘT",
            "column": [
                {"id": "year", "heading": "Năm", "kind": "year", "key": True},
                {"id": "n", "heading": "Số", "short": "Số", "kind": kind, "behaviour": "flow"},
            ],
        },
        "one.toml",
    )  # fmt: skip
    period = (2000, 2000 + len(RAW) - 1)
    programme = replace(PROGRAMME, forms=(form,), period=period)
    typed = {"Mẫu 1": {f"B{row}": raw for row, raw in enumerate(RAW, FIRST)}}
    template = Template(programme, Filling(), tmp_path, typed)
    sheet, working = template.values[names.SELF_CHECK], template.checks.workings[0]
    told = [
        "blank" if sheet[working.at("n blank", place).replace("$", "")].value
        else sheet[working.at("n status", place).replace("$", "")].value or ""
        for place in range(len(RAW))
    ]  # fmt: skip
    by_kind = Count() if kind == "count" else Money(PROGRAMME.money_unit)
    assert dict(zip(map(repr, RAW), told, strict=True)) == {
        repr(raw): told_by_parsing(by_kind, raw) for raw in RAW
    }


def random_filling(seed: int, forms: tuple[Form, ...]) -> Filling:
    """Return forms filled as nobody would, the same for the same seed."""
    chance = random.Random(seed)
    rows: dict[str, list[FilledRow]] = {}
    for form in forms:
        years = [year for year in (2019, 2020, 2021) if chance.random() < 0.9]
        years += [chance.randint(2018, 2022) for _ in range(chance.choice([0, 0, 1, 2]))]
        rows[form.id] = [random_row(chance, form, year) for year in years]
    ticks = {
        form.id: frozenset(y for y in (2019, 2020, 2021) if chance.random() < 0.1) for form in forms
    }
    documents = [
        FilledDocument(
            chance.randint(2019, 2021), chance.choice(["Kế hoạch", "Công văn"]), "1/KH",
            "1/2/2019", chance.choice(["", "UBND xã Tân Nam", "UBND tỉnh Hà Giang"]), "x",
        )
        for _ in range(4)
    ]  # fmt: skip
    info = {"unit": "Xã Tân Nam", "cutoff": chance.choice(["30/6/2021", "", "31/12/2021"])}
    return Filling(info=info, forms=rows, ticks=ticks, documents=documents)


def random_row(chance: random.Random, form: Form, year: int) -> FilledRow:
    values = {
        column.id: chance.choice([None, 0, 1, 1, 2, chance.randint(0, 30)])
        for column in form.figures
        if not column.once_a_year or chance.random() < 0.8
    }
    if chance.random() < 0.1:
        values[chance.choice(form.figures).id] = -1
    key = chance.choice(["Kế hoạch", "Công văn", ""]) if form.keys else ""
    return FilledRow(year, key, values)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_both_readings_and_the_cached_values_agree_on_forms_filled_at_random(
    seed: int, tmp_path: Path
):
    forms = tuple(
        replace(PROGRAMME.forms[n % 2 and n % 3 == 0], id=f"f{n}", sheet=f"Ca {n}", name=f"Ca {n}")
        for n in range(25)
    )
    programme = replace(PROGRAMME, forms=forms)
    template = Template(programme, random_filling(seed, forms), tmp_path, {})
    checked = told_by_the_checker(template, template.path)
    assert {form.id: template.broken(form) for form in forms} == checked
    cached = openpyxl.load_workbook(template.path, data_only=True)[names.SELF_CHECK]
    last = FIRST_CHECK + len(template.checks.checks)
    sheet = template.values[names.SELF_CHECK]
    for row in range(1, last):
        for column in range(1, 8):
            assert (cached.cell(row, column).value or 0) == (sheet.cell(row, column).value or 0)
