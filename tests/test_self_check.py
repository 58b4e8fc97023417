""" "Tự kiểm tra": one line a check, what is still open in one sentence, links that lead there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from baocao.core import names
from baocao.core.filling import FilledRow, Filling
from baocao.excel.template.self_check import FIRST_CHECK
from baocao.resources import default_programme
from filled_templates import CLASSES, Template

PROGRAMME = default_programme()
MAU_1 = PROGRAMME.forms[0]
UNIT = {"unit": "Xã Tân Nam", "cutoff": "31/12/2021"}


def mau_1(articles: tuple[int | None, ...], pages: tuple[int, ...] = (1, 1, 1)) -> list[FilledRow]:
    return [
        FilledRow(
            2019 + n, "", {"document_count": 0, "portals": 0, "pages": pages[n], "sections": 1,
                               "links": pages[n], "articles": told, "models": 0}
        )
        for n, told in enumerate(articles)
    ]  # fmt: skip


def mau_2() -> list[FilledRow]:
    return [FilledRow(y, "", {"state_budget": 0, "other_sources": 0}) for y in (2019, 2020, 2021)]


@pytest.mark.office
@pytest.mark.parametrize(
    ("articles", "pages", "state"),
    [
        ((5, 6, 7), (1, 1, 1), "Đã đủ, chưa thấy lỗi"),
        ((5, None, None), (1, 1, 1), "Còn 2 ô chưa nhập"),
        ((5, 6, 7), (2, 1, 1), "Có 1 chỗ cần kiểm tra lại"),
        ((5, -6, -7), (2, 1, 1), "Có 2 lỗi phải sửa"),
    ],
    ids=["good", "blanks", "warnings", "errors"],
)
def test_one_sentence_says_what_is_open_gravest_first(
    articles: tuple[int | None, ...], pages: tuple[int, ...], state: str, tmp_path: Path
):
    forms = {"mau_1": mau_1(articles, pages), "mau_2": mau_2()}
    template = Template(PROGRAMME, Filling(info=UNIT, forms=forms), tmp_path, {})
    for sheet, cell in ((names.SELF_CHECK, "A2"), (names.GUIDE, "B2")):
        cached = openpyxl.load_workbook(template.path, data_only=True)[sheet][cell].value
        assert template.values[sheet][cell].value == cached
        assert cached == state


@pytest.mark.office
def test_a_link_leads_to_the_first_place(tmp_path: Path):
    forms = {"mau_1": mau_1((5, None, -7)), "mau_2": mau_2()}
    template = Template(PROGRAMME, Filling(info=UNIT, forms=forms), tmp_path, {})
    formulas = openpyxl.load_workbook(template.path)[names.SELF_CHECK]
    values = template.values[names.SELF_CHECK]
    led = {
        check.code: values.cell(row, 5).value
        for row, check in enumerate(template.checks.checks, FIRST_CHECK)
        if check.form == MAU_1.id and values.cell(row, 5).value
    }
    assert led == {"blank": "H10", "not-a-number": "H11"}
    assert """HYPERLINK("#'Mẫu 1'!"&""" in formulas.cell(FIRST_CHECK + 4, 5).value


def test_a_form_without_figures_passes_nothing_yet(tmp_path: Path):
    template = Template(PROGRAMME, Filling(), tmp_path, {})
    sheet = openpyxl.load_workbook(template.path, data_only=True)[names.SELF_CHECK]
    told = [
        sheet.cell(row, 4).value
        for row, check in enumerate(template.checks.checks, FIRST_CHECK)
        if check.form
    ]
    assert [text for text in told if text] == ["Còn 21 ô chưa nhập", "Còn 6 ô chưa nhập"]
    assert sheet["A2"].value == "Còn 27 ô chưa nhập"


def test_the_working_rows_are_hidden_and_not_printed(tmp_path: Path):
    template = Template(PROGRAMME, Filling(), tmp_path, {})
    sheet = openpyxl.load_workbook(template.path)[names.SELF_CHECK]
    assert sheet.column_dimensions["F"].hidden
    assert sheet.column_dimensions["F"].max > 200
    assert sheet.print_area.replace("$", "").endswith(f"A1:E{template.checks.last_row}")


@pytest.mark.office
def test_a_third_form_is_checked_by_its_own_rules(tmp_path: Path):
    programme = replace(PROGRAMME, forms=(CLASSES,))
    typed = {"Mẫu 3": {"C9": 3, "D9": 2, "E9": 1}}
    template = Template(programme, Filling(info=UNIT), tmp_path, typed)
    assert template.broken(CLASSES) == {
        "blank", "links-fewer-than-pages", "count-without-type",
    }  # fmt: skip


@pytest.mark.office
def test_a_years_text_is_asked_about_and_not_called_missing(tmp_path: Path):
    forms = {"mau_1": mau_1((5, 6, 7)), "mau_2": mau_2()}
    typed = {"Mẫu 1": {"A10": "Năm 2020"}}
    template = Template(PROGRAMME, Filling(info=UNIT, forms=forms), tmp_path, typed)
    assert template.broken(MAU_1) == {"not-a-year"}
