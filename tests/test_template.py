"""The template workbook: what an office would call well made, and right in every program."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from baocao.core import names
from baocao.core.filling import FilledDocument, FilledLink, FilledRow, Filling
from baocao.core.submission import PROPERTY_CODE, PROPERTY_PROGRAMME, PROPERTY_UNIT, ReportingUnit
from baocao.excel.reading.workbook import read_workbook
from baocao.excel.styles import FONT, INPUT_COLOUR
from baocao.excel.template.places import INFO_ROWS, FormPlaces
from baocao.excel.template.whole import write_template
from baocao.resources import default_programme
from filled_templates import CLASSES, Template, formula_values
from office import convert

PROGRAMME = default_programme()
MAU_1, MAU_2 = PROGRAMME.forms
ALL_FORMS = replace(PROGRAMME, forms=(MAU_1, MAU_2, CLASSES))


def mau_1_row(year: int, articles: int | None, key: str = "Kế hoạch") -> FilledRow:
    values = {
        "document_count": 1,
        "portals": 0,
        "pages": 16,
        "sections": 16,
        "links": 17,
        "models": 0,
    }
    return FilledRow(year, key, {**values, "articles": articles})


FILLED = Filling(
    info={
        "unit": "Xã Tân Nam", "code": "00906", "place": "Tân Nam", "cutoff": "30/6/2021",
        "signer_title": "Chủ tịch", "recipients": "- Như trên;\n- Lưu: VT.",
    },
    identity=True,
    forms={
        "mau_1": [
            mau_1_row(2019, 70), mau_1_row(2020, 160), mau_1_row(2021, 106),
            FilledRow(2020, "Công văn", {"document_count": 2}),
        ],
        "mau_2": [FilledRow(2019, "", {"state_budget": 5_000_000, "other_sources": 0})],
    },
    ticks={"mau_2": frozenset({2020, 2021})},
    documents=[
        FilledDocument(2019, "Kế hoạch", "12/KH-UBND", "21/8/2019", "UBND xã Tân Nam", "x")
    ],
    links=[FilledLink(None, "https://tannam.example/phap-luat")],
    narrative={"mo_dau": "Một đoạn & một dấu < lạ."},
    units=[ReportingUnit("Xã Tân Nam", "Xã", "00906", other_names=("Tân Nam",))],
)  # fmt: skip


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return Template(ALL_FORMS, Filling(), tmp_path_factory.mktemp("blank"), {})


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return Template(ALL_FORMS, FILLED, tmp_path_factory.mktemp("filled"), {}, "district")


@pytest.fixture(scope="module")
def book(blank: Template) -> openpyxl.Workbook:
    return openpyxl.load_workbook(blank.path)


def form_sheets(book: openpyxl.Workbook, blank: Template) -> list[tuple[Worksheet, FormPlaces]]:
    return [(book[form.sheet], blank.places(form)) for form in ALL_FORMS.forms]


def test_the_sheets_stand_in_the_contracts_order(book: openpyxl.Workbook):
    assert book.sheetnames == [
        "Hướng dẫn", "Thông tin", "Mẫu 1", "Mẫu 2", "Mẫu 3", "Văn bản", "Đường link", "Nội dung",
        "Danh mục số liệu", "Đơn vị", "Tự kiểm tra", "Kiểm tra",
    ]  # fmt: skip


def test_the_same_input_gives_the_same_bytes():
    assert write_template(PROGRAMME, FILLED, "commune") == write_template(
        PROGRAMME, FILLED, "commune"
    )


def test_identity_stands_in_the_file_only_where_it_is_asked_for(blank: Template, filled: Template):
    with_unit = read_workbook(filled.data, "a.xlsx").properties
    without = read_workbook(blank.data, "b.xlsx").properties
    assert (with_unit[PROPERTY_UNIT], with_unit[PROPERTY_CODE]) == ("Xã Tân Nam", "00906")
    assert without[PROPERTY_PROGRAMME] == "pbgdpl"
    assert not {PROPERTY_UNIT, PROPERTY_CODE} & set(without)


def test_a_form_begins_in_column_a_with_the_year_and_its_constants(book, blank: Template):
    for sheet, places in form_sheets(book, blank):
        assert sheet.cell(places.heading_row, 1).value == "Năm"
        years = [sheet.cell(places.first_row + n, 1).value for n in range(3)]
        assert years == [2019, 2020, 2021]
        spare = range(places.first_row + 3, places.last_row + 1)
        assert len(spare) == places.form.spare_rows
        assert not any(cell.value for row in spare for cell in sheet[row])
        assert sheet.cell(places.total_row, 1).value == names.TOTAL_ROW
        assert sheet.cell(places.heading_row, places.tick_column).value == names.TICK
        merged = {cell for area in sheet.merged_cells.ranges for cell in area.cells}
        assert not {(row, column) for row, column in merged if row in places.rows}


def test_the_two_heading_rows_of_mau_1_are_the_seeds(book, blank: Template):
    sheet = book["Mẫu 1"]
    assert [c.value for c in sheet[6]][:9] == [
        "Năm", "Văn bản hướng dẫn chỉ đạo", None,
        "Xây dựng, thiết lập Cổng Thông tin điện tử PBGDPL", None, None, None, None,
        "Mô hình ứng dụng công nghệ thông tin trong PBGDPL hiệu quả",
    ]  # fmt: skip
    assert [c.value for c in sheet[7]][1:8] == [
        "Loại văn bản", "Số lượng", "Cổng TTĐT PBGDPL", "Trang tin PBGDPL", "Chuyên mục",
        "Đường link", "Số bài viết, tin bài đăng tải trên Cổng/Trang/Chuyên mục",
    ]  # fmt: skip
    assert {"A6:A7", "B6:C6", "D6:H6", "I6:I7"} <= {str(r) for r in sheet.merged_cells.ranges}
    assert [c.value for c in sheet[8]][:9] == [f"({n})" for n in range(1, 10)]


def test_input_cells_are_coloured_and_unlocked_and_all_else_is_locked(book, blank: Template):
    for sheet, places in form_sheets(book, blank):
        inputs = {
            (row, column)
            for row in places.rows
            for column in (*range(1, places.last_column + 1), places.tick_column)
        }
        for row in sheet.iter_rows():
            for cell in row:
                is_input = (cell.row, cell.column) in inputs
                assert cell.protection.locked is not is_input, cell.coordinate
                coloured = cell.fill.fgColor.rgb == "FF" + INPUT_COLOUR[1:]
                assert coloured is is_input, cell.coordinate


def test_every_sheet_is_protected_without_a_password_and_sizes_stay_free(book):
    for sheet in book:
        assert sheet.protection.sheet and not sheet.protection.password
        assert not sheet.protection.formatColumns and not sheet.protection.formatRows


def test_every_input_column_has_a_prompt_and_an_error_that_excel_takes(book, blank: Template):
    for sheet, places in form_sheets(book, blank):
        for column in (*range(1, places.last_column + 1), places.tick_column):
            for row in (places.first_row, places.last_row):
                rule = validation(sheet, row, column)
                assert 0 < len(rule.prompt) <= 255 and 0 < len(rule.promptTitle) <= 32
                assert 0 < len(rule.error) <= 255 and rule.showErrorMessage


def validation(sheet: Worksheet, row: int, column: int):
    cell = sheet.cell(row, column).coordinate
    found = [v for v in sheet.data_validations.dataValidation if cell in v.sqref]
    assert len(found) == 1, (sheet.title, cell)
    return found[0]


@pytest.mark.parametrize(
    ("sheet", "column", "kind", "style"),
    [
        ("Mẫu 1", 1, "list", "warning"),
        ("Mẫu 1", 2, "list", "information"),
        ("Mẫu 1", 3, "whole", None),
        ("Mẫu 2", 2, "custom", None),
        ("Mẫu 3", 2, "list", "information"),
    ],
)
def test_a_column_takes_what_its_kind_takes(book, sheet: str, column: int, kind: str, style):
    rule = validation(book[sheet], 9, column)
    assert (rule.type, rule.errorStyle) == (kind, style)


def test_prompts_say_flow_and_stock(book):
    prompts = [validation(book["Mẫu 1"], 9, column).prompt for column in range(3, 10)]
    assert all("phát sinh trong năm" in p or "hiện có đến cuối năm" in p for p in prompts)


def test_a_choice_with_a_comma_stays_one_choice(book):
    source = validation(book["Mẫu 3"], 9, 2).formula1
    sheet, area = source.replace("$", "").replace("'", "").split("!")
    assert [row[0].value for row in book[sheet][area]] == list(CLASSES.columns[1].kind.choices)


def test_pages_are_a4_one_wide_with_the_headings_repeated(book, blank: Template):
    for sheet in book:
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToWidth in (
            None,
            1,
        )
    for sheet, places in form_sheets(book, blank):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == f"${places.heading_row}:${places.number_row}"
        assert sheet.freeze_panes == f"B{places.first_row}"


def test_everything_is_times_new_roman(book):
    fonts = {c.font.name for sheet in book for row in sheet.iter_rows() for c in row if c.value}
    assert fonts == {FONT}


FUNCTIONS = {
    "ADDRESS", "AND", "CHAR", "COLUMN", "COUNT", "COUNTIF", "COUNTIFS", "DATE", "EXACT", "FIND",
    "HYPERLINK", "IF", "IFERROR", "INDEX", "INT", "ISERROR", "ISNUMBER", "LEFT", "LEN", "LOWER",
    "MATCH", "MAX", "MID", "NOT", "OR", "RIGHT", "ROW", "SUBSTITUTE", "SUM", "SUMIFS",
    "SUMPRODUCT", "TRIM", "UPPER", "VALUE",
}  # fmt: skip
"""Functions of Excel 2010 that mean the same in every locale; none is volatile."""


def test_formulas_use_only_functions_that_excel_2010_has(blank: Template):
    with ZipFile(blank.path) as package:
        parts = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        text = "".join(package.read(name).decode() for name in parts)
    formulas = re.findall(r"<f[^>]*>([^<]*)</f>|<formula\d?>([^<]*)</formula\d?>", text)
    outside = [re.sub(r'"[^"]*"|\'[^\']*\'', "", a or b) for a, b in formulas]
    assert {name for f in outside for name in re.findall(r"([A-Za-z.]+)\(", f)} <= FUNCTIONS
    assert max(len(a or b) for a, b in formulas) < 8192
    assert "<f t=" not in text


def test_document_counts_are_shown_with_two_digits(book, blank: Template):
    places = blank.places(MAU_1)
    for row in (places.first_row, places.last_row, places.total_row):
        assert book["Mẫu 1"].cell(row, 3).number_format == "00"


def test_money_stands_under_its_unit(filled: Template, blank: Template):
    values = openpyxl.load_workbook(filled.path, data_only=True)
    sheet, places = values["Mẫu 2"], filled.places(MAU_2)
    line = [c.value for c in sheet[places.unit_row] if c.value]
    assert line[-1] == "Đơn vị tính: đồng"
    formulas = openpyxl.load_workbook(filled.path)["Mẫu 2"]
    assert "Thông tin" in formulas.cell(places.unit_row, places.middle + 1).value


def test_text_that_a_clerk_filled_in_stays_text(filled: Template):
    sheet = openpyxl.load_workbook(filled.path)[names.INFO]
    for field, text in (("code", "00906"), ("cutoff", "30/6/2021")):
        cell = sheet.cell(INFO_ROWS[field], 2)
        assert (cell.value, cell.number_format) == (text, "@")
    assert sheet.cell(INFO_ROWS["year_from"], 2).value == 2019


def test_labels_of_thong_tin_are_the_contracts_in_order(book):
    labels = [row[0].value for row in book[names.INFO].iter_rows() if row[0].value]
    assert [label for label in labels if label in names.INFO_LABELS.values()] == list(
        names.INFO_LABELS.values()
    )


def test_lists_have_one_heading_row_and_data_straight_below(filled: Template):
    book = openpyxl.load_workbook(filled.path)
    for name, headings, first in (
        (names.DOCUMENTS, names.DOCUMENT_HEADINGS, 2019),
        (names.LINKS, names.LINK_HEADINGS, None),
        (names.UNITS, names.UNIT_HEADINGS, "Xã Tân Nam"),
        (names.NARRATIVE, names.NARRATIVE_HEADINGS, "mo_dau"),
        (names.FINDINGS, names.FINDING_HEADINGS, None),
    ):
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == list(headings.values())
        assert sheet["A2"].value == first
    assert book[names.LINKS]["B2"].value == "https://tannam.example/phap-luat"
    assert book[names.NARRATIVE]["C2"].value == "Một đoạn & một dấu < lạ."


def test_a_commune_does_not_see_the_list_of_units():
    def state(level: str | None) -> str:
        data = write_template(PROGRAMME, Filling(), level)
        grid = read_workbook(data, "a.xlsx").grid(names.UNITS)
        assert grid
        return "visible" if grid.visible else "hidden"

    assert [state(level) for level in ("commune", "district", None)] == [
        "hidden", "visible", "visible",
    ]  # fmt: skip


def test_more_rows_than_spare_ones_make_room(tmp_path: Path):
    rows = [mau_1_row(2019, 1, f"Loại {n}") for n in range(20)]
    template = Template(PROGRAMME, Filling(forms={"mau_1": rows}), tmp_path, {})
    sheet, places = openpyxl.load_workbook(template.path)["Mẫu 1"], template.places(MAU_1)
    assert sum(1 for row in places.rows if sheet.cell(row, 2).value) == 20
    assert sheet.cell(places.total_row, 1).value == names.TOTAL_ROW
    assert places.last_row - max(r for r in places.rows if sheet.cell(r, 2).value) == 6


@pytest.mark.office
def test_every_cached_value_is_what_libreoffice_computes(blank: Template, filled: Template):
    for template in (blank, filled):
        cached = formula_values(template.path, template.path)
        computed = formula_values(template.path, template.recalculated_path)
        assert len(cached) > 500
        assert {k: (v, computed[k]) for k, v in cached.items() if v != computed[k]} == {}


@pytest.mark.office
def test_totals_sum_flows_and_take_a_stock_at_the_periods_end(filled: Template):
    sheet = filled.values["Mẫu 1"]
    total = filled.places(MAU_1).total_row
    assert [sheet.cell(total, column).value for column in range(3, 10)] == [
        5, 0, 16, 16, 17, 336, 0,
    ]  # fmt: skip
    money, row = filled.values["Mẫu 2"], filled.places(MAU_2).total_row
    assert [money.cell(row, column).value for column in (2, 3)] == [5_000_000, 0]


@pytest.mark.office
def test_a_total_is_blank_while_nothing_is_reported(blank: Template):
    for form in ALL_FORMS.forms:
        cells = blank.values[form.sheet][blank.places(form).total_row]
        assert not any(cell.value for cell in cells[len(form.keys) + 1 : len(form.columns)])


@pytest.mark.office
def test_what_a_clerk_types_into_spare_rows_is_added(tmp_path: Path):
    typed = {
        "Mẫu 1": {
            "B9": "Kế hoạch", "C9": 1, "H9": 70, "E9": 16,
            "A12": 2019, "B12": "Công văn", "C12": 3,
            "A13": 2021, "B13": "Báo cáo khác", "C13": 2, "E11": 17,
            "A14": 2022, "B14": "Kế hoạch", "C14": 40,
        },
        "Mẫu 3": {
            "B9": "Trực tiếp", "C9": 2, "D9": 60, "E9": 3,
            "A12": 2019, "B12": "Tự học", "C12": 1, "D12": 5, "E11": 4, "G10": "x",
        },
    }  # fmt: skip
    template = Template(ALL_FORMS, Filling(), tmp_path, typed)
    first, third = template.values["Mẫu 1"], template.values["Mẫu 3"]
    row, last = template.places(MAU_1).total_row, template.places(CLASSES).total_row
    assert [first.cell(row, column).value for column in (3, 5, 8)] == [6, 17, 70]
    assert [third.cell(last, column).value for column in (3, 4, 5)] == [3, 65, 4]


@pytest.mark.office
def test_validations_survive_libreoffice(blank: Template):
    saved = openpyxl.load_workbook(blank.recalculated_path)
    for form in ALL_FORMS.forms:
        sheet, places = saved[form.sheet], blank.places(form)
        for column in (*range(1, places.last_column + 1), places.tick_column):
            assert validation(sheet, places.last_row, column).prompt
        assert sheet.protection.sheet


@pytest.mark.office
def test_the_guide_has_room_for_deadline_and_contact_and_names_every_kind_of_figure(book):
    guide = book["Hướng dẫn"]
    open_cells = [c.coordinate for row in guide for c in row if not c.protection.locked]
    assert [guide[f"A{cell[1:]}"].value for cell in open_cells] == ["Hạn gửi", "Hỏi, gửi về"]
    assert all(guide[cell].fill.fgColor.rgb == "FFFFF9E5" for cell in open_cells)
    text = " ".join(str(guide.cell(row, 1).value) for row in range(1, guide.max_row + 1))
    assert "Cổng TTĐT, Trang tin, Chuyên mục, Đường link, Mô hình" in text


def test_the_guide_and_each_form_are_printed_on_one_page(filled: Template):
    pdf = convert(filled.path, "pdf", filled.folder / "pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True
    ).stdout
    texts = text.decode().split("\f")
    assert "HƯỚNG DẪN NHẬP" in texts[0] and "THÔNG TIN CHUNG" in texts[1]
    for form, text in zip(ALL_FORMS.forms, texts[2:5], strict=True):
        assert form.title in text and "NGƯỜI LẬP BIỂU" in text
