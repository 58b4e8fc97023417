"""The program's sheets: what stands in them, and that every formula has its true value."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from baocao.core import names
from baocao.core.cells import CellRef, Entry, Grid, RawCell, State
from baocao.core.consolidating.totalling import Own, total_table
from baocao.core.run_log import LogRow, Run
from baocao.core.submission import Row, Table
from baocao.core.text import fold_literal
from baocao.excel.consolidated import FindingRow, build, log_rows, read_log
from baocao.excel.grafting.donated import Donated
from baocao.excel.grafting.graft import graft
from baocao.excel.sheets.book import Book
from baocao.excel.sheets.listing import ListColumn, ListSheet
from baocao.excel.sheets.sums import literal_criterion, own_terms
from baocao.excel.wrapping import lines
from baocao.wording.sheets import name_list
from consolidation_case import FORMS, OWN_NAME, STRANGE_TYPES, UNITS, consolidation, own_table
from donated import whole
from office import recalculated
from rich_workbook import loaded, rich_workbook

RUN = Run("02/7/2021 09:00", "0.1.0", ("Xã Tân Nam: Số bài viết năm 2020: 90 → 100",))
FINDINGS = (
    FindingRow("info", "links-more-than-pages", UNITS[1], "Mẫu 1", "G7", "Nhiều hơn", "Rà soát"),
    FindingRow("error", "not-a-number", UNITS[2], "Mẫu 1", "H7", "=1+1", "+84", "đã hỏi", "a|b"),
    FindingRow("warning", "blank", UNITS[1], "Mẫu 1", "H8", "Để trống", "Ghi 0"),
)


def built(folder: Path, left_out: str = "", **more) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(whole(donor(folder, left_out, **more))))


def donor(folder: Path, left_out: str = "", **more) -> Donated:
    case = consolidation(folder / "nhận", left_out)
    log = log_rows(RUN, case.files, more.pop("earlier", ()))
    return build(case, folder, log=log, **more)


def values(folder: Path, left_out: str = "") -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(whole(donor(folder, left_out))), data_only=True)


def rows_of(sheet, first: int = 1) -> list[tuple]:
    return list(sheet.iter_rows(min_row=first, values_only=True))


def by_key(sheet) -> dict[tuple, tuple]:
    return {(row[0], row[1]): row for row in rows_of(sheet, 7)}


def test_the_summary_is_the_form_again_with_a_line_above_its_header(tmp_path):
    sheet = built(tmp_path)["Tổng hợp Mẫu 1"]
    assert sheet["A4"].value == "Số đơn vị: 3/4"
    assert (sheet["A5"].value, sheet["B6"].value, sheet["J5"].value) == (
        "Năm", "Loại văn bản", "Ghi chú",
    )  # fmt: skip
    years = [row[0] for row in rows_of(sheet, 7)]
    assert years == [2019] * 7 + [2020] * 5 + [2021, "Tổng cộng"]


def test_every_figure_is_a_formula_over_own_entries_and_details(tmp_path):
    sheet = built(tmp_path)["Tổng hợp Mẫu 1"]
    assert sheet["H7"].value.startswith("='Mẫu 1'!H9+SUMIFS('Chi tiết Mẫu 1'!$L$2:$L$18,")
    assert '"=Kế hoạch"' in sheet["C7"].value and "Kế hoạch" not in sheet["H7"].value
    figures = [c for row in sheet["C7:I20"] for c in row if c.value is not None]
    assert all(c.data_type == "f" for c in figures)


def test_the_true_value_is_cached_as_a_number(tmp_path):
    found = by_key(values(tmp_path)["Tổng hợp Mẫu 1"])
    assert found[2019, "Kế hoạch"][2:9] == (10, 0, 4, 4, 4, 70, 0)
    assert found[2020, "Kế hoạch"][2:9] == (1, 0, 4, 4, 4, 160, 0)
    assert found[2021, "Kế hoạch"][2:9] == (1, 0, 4, 4, 4, 106, 0)


def test_once_a_year_figures_stand_on_the_first_row_alone(tmp_path):
    found = by_key(values(tmp_path)["Tổng hợp Mẫu 1"])
    assert found[2020, "Công văn"][2:9] == (2, None, None, None, None, None, None)


def test_a_flow_is_summed_over_the_years_and_a_stock_is_that_of_the_last(tmp_path):
    formulas = built(tmp_path)["Tổng hợp Mẫu 1"]
    assert formulas["H20"].value == "=SUM(H7:H19)" and formulas["E20"].value == "=E19"
    assert rows_of(values(tmp_path)["Tổng hợp Mẫu 1"])[-1][:9] == (
        "Tổng cộng", None, 105, 0, 4, 4, 4, 336, 0,
    )  # fmt: skip


def test_counts_of_documents_are_shown_with_two_digits(tmp_path):
    sheet = built(tmp_path)["Tổng hợp Mẫu 1"]
    assert sheet["C7"].number_format == sheet["C20"].number_format == "00"
    assert sheet["H7"].number_format == "#,##0"


def test_a_remark_names_who_is_missing_in_a_partial_figure(tmp_path):
    found = by_key(values(tmp_path)["Tổng hợp Mẫu 1"])
    assert found[2019, ">5"][9] == "Chưa tổng hợp: Xã Vĩ Thượng"
    assert found[2020, "Kế hoạch"][9] == (
        "Chưa có số liệu: Huyện Quang Bình (Số bài viết); Chưa tổng hợp: Xã Vĩ Thượng"
    )
    assert found["Tổng cộng", None][9] == (
        "Chưa có số liệu: Huyện Quang Bình, Xã Bản Rịa (Số văn bản chỉ đạo, Số bài viết); "
        "Chưa tổng hợp: Xã Vĩ Thượng"
    )


def test_what_nobody_reported_is_blank_and_not_zero(tmp_path):
    found = {row[0]: row for row in rows_of(values(tmp_path)["Tổng hợp Mẫu 2"], 7)}
    assert found[2021][2] is None
    assert "Kinh phí nguồn khác" in found[2021][3]
    assert found[2020][1:3] == (5_003_751.5, 6)
    assert found["Tổng cộng"][1:3] == (15_011_254.5, 12)
    assert built(tmp_path)["Tổng hợp Mẫu 2"]["D4"].value == "Đơn vị tính: đồng"


def test_an_own_form_that_is_left_out_is_in_no_formula_and_said_in_every_row(tmp_path):
    sheet = built(tmp_path, "mau_1")["Tổng hợp Mẫu 1"]
    formulas = [c.value for row in sheet["C7:I18"] for c in row if c.data_type == "f"]
    assert formulas and not any("'Mẫu 1'!" in f for f in formulas)
    remarks = [row[9] for row in rows_of(sheet, 7)]
    assert all(f"Không gồm số liệu của {OWN_NAME}" in remark for remark in remarks)
    assert "'Mẫu 2'!" in built(tmp_path, "mau_1")["Tổng hợp Mẫu 2"]["B7"].value


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("Kế hoạch", '"=Kế hoạch"'),
        ("", '"="'),
        (">5", '"=>5"'),
        ("a*b", '"=a~*b"'),
        ("~x?", '"=~~x~?"'),
        ('"nháy"', '"=""nháy"""'),
    ],
)
def test_a_type_is_matched_literally(text, criterion):
    assert literal_criterion(text) == criterion


def test_a_long_text_is_written_in_pieces_that_a_formula_may_have():
    assert max(map(len, literal_criterion("x" * 600).split("&"))) <= 255


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("left_out", ["", "mau_1"])
def test_a_spreadsheet_program_computes_what_is_cached(tmp_path, left_out):
    path = tmp_path / "tổng hợp.xlsx"
    path.write_bytes(graft(rich_workbook(), donor(tmp_path, left_out)))
    cached, formulas = loaded(path.read_bytes(), data_only=True), loaded(path.read_bytes())
    computed = loaded(recalculated(path, tmp_path / "lo").read_bytes(), data_only=True)
    for name in ("Tổng hợp Mẫu 1", "Tổng hợp Mẫu 2", "Tổng quan"):
        for cell in (c for row in formulas[name].iter_rows() for c in row if c.data_type == "f"):
            assert computed[name][cell.coordinate].value == pytest.approx(
                cached[name][cell.coordinate].value
            ), (name, cell.coordinate, cell.value)
    types = {fold_literal(str(row[1])) for row in rows_of(cached["Tổng hợp Mẫu 1"], 7)}
    assert types >= {fold_literal(key) for key in STRANGE_TYPES}


def test_details_hold_every_row_of_every_unit_and_no_own_one(tmp_path):
    sheet = built(tmp_path)["Chi tiết Mẫu 1"]
    headings, *rows = rows_of(sheet)
    form = [column.heading for column in FORMS[0].columns]
    assert list(headings) == [
        *names.DETAIL_BEFORE.values(), *form, *names.DETAIL_AFTER.values(),
    ]  # fmt: skip
    assert len(rows) == 17 and OWN_NAME not in {row[0] for row in rows}
    outside = next(row for row in rows if row[4] == 2022)
    assert outside[2] == "Không" and isinstance(outside[11], int)
    assert {row[2] for row in rows if row[4] != 2022} == {"Có"}


def test_a_link_leads_from_the_outputs_folder_to_the_file(tmp_path):
    data = whole(donor(tmp_path))
    with ZipFile(BytesIO(data)) as opened:
        rels = [n for n in opened.namelist() if n.startswith("xl/worksheets/_rels/")]
        relations = [r for n in rels for r in etree.fromstring(opened.read(n))]
    targets = {r.get("Target") for r in relations if r.get("TargetMode") == "External"}
    assert targets == {
        "nh%E1%BA%ADn/c%C3%A1c%20x%C3%A3%20%231/Y%C3%AAn%20B%C3%ACnh%20%5Bb%E1%BA%A3n%202%5D.xlsx",
        "nh%E1%BA%ADn/c%C3%A1c%20x%C3%A3%20%231/X%C3%A3%20T%C3%A2n%20Nam%20100%25.xlsx",
    }
    assert {unquote(t) for t in targets} >= {"nhận/các xã #1/Xã Tân Nam 100%.xlsx"}
    sheet = openpyxl.load_workbook(BytesIO(data))["Chi tiết Mẫu 1"]
    linked = {row[0].value for row in sheet.iter_rows(min_row=2) if row[13].hyperlink}
    assert linked == {UNITS[0], UNITS[1]}
    assert sheet["N18"].value == "Xã Bản Rịa.xlsx"


def test_text_is_never_a_formula(tmp_path):
    book = built(tmp_path, findings=FINDINGS, catalogue=[("=a", "+b", "@c", "-d")])
    for name in ("Chi tiết Văn bản", "Chi tiết Đường link", "Chi tiết Nội dung", "Kiểm tra",
                 "Danh mục số liệu", "Nhật ký", "Tình hình gửi", "Chi tiết Mẫu 1"):  # fmt: skip
        kinds = {c.data_type for row in book[name].iter_rows() for c in row}
        assert kinds <= {"s", "n"}, name
    assert book["Chi tiết Văn bản"]["D2"].value == "=1+1"
    assert book["Chi tiết Nội dung"]["D2"].value.startswith("=cmd|")
    assert book["Chi tiết Văn bản"]["E2"].value == "07/8/2019"
    assert not any(c.hyperlink for row in book["Chi tiết Đường link"].iter_rows() for c in row)


def test_the_units_words_stand_side_by_side_and_blank_ones_are_left_out(tmp_path):
    rows = rows_of(built(tmp_path)["Chi tiết Nội dung"], 2)
    assert [(row[0], row[1]) for row in rows] == [(UNITS[1], "I.II.1.1"), (UNITS[0], "I.II.1.1")]


def test_findings_are_sorted_gravest_first_with_room_for_an_answer(tmp_path):
    sheet = built(tmp_path, findings=FINDINGS)["Kiểm tra"]
    headings, *rows = rows_of(sheet)
    assert list(headings[:8]) == list(names.FINDING_HEADINGS.values())
    assert [row[0] for row in rows] == ["Lỗi (phải sửa)", "Cần kiểm tra lại", "Lưu ý"]
    assert rows[0][7:9] == ("đã hỏi", "a|b")
    assert sheet.column_dimensions["I"].hidden
    assert sheet.page_setup.paperSize == 9 and sheet.print_title_rows == "$1:$1"


def test_the_state_of_sending_is_told_and_coloured(tmp_path):
    sheet = built(tmp_path)["Tình hình gửi"]
    headings, *rows = rows_of(sheet)
    assert list(headings) == list(names.STATUS_HEADINGS.values())
    assert rows[3][:3] == (UNITS[3], "chưa gửi", "quá hạn 5 ngày")
    assert len(sheet.conditional_formatting) >= 3


def test_the_overview_has_charts_of_what_the_declaration_marks(tmp_path):
    with ZipFile(BytesIO(whole(donor(tmp_path)))) as opened:
        charts = [opened.read(n).decode() for n in opened.namelist() if "/charts/chart" in n]
    told = "".join(charts)
    figures = [column.name for form in FORMS for column in form.figures if column.chart]
    by_year_and_unit = [f"{name} theo {what}" for name in figures for what in ("năm", "đơn vị")]
    once = ["Tình trạng gửi báo cáo", "Kết quả kiểm tra", "Số văn bản chỉ đạo theo loại văn bản"]
    assert len(figures) == 3 and len(charts) == len(once) + len(by_year_and_unit)
    for title in (*once, *by_year_and_unit):
        assert title in told
    assert "Times New Roman" in charts[0]


def test_the_overview_says_the_figures_of_the_summary(tmp_path):
    found = {row[0]: row[1:5] for row in rows_of(values(tmp_path)["Tổng quan"])}
    assert found["Số bài viết"] == (70, 160, 106, 336)
    assert found["Trang tin"] == (4, 4, 4, 4)
    rows = rows_of(values(tmp_path)["Tổng quan"])
    begin = next(n for n, row in enumerate(rows) if str(row[0]).endswith("đơn vị: Số bài viết"))
    by_unit = {row[0]: row[1:5] for row in rows[begin : begin + 8]}
    assert by_unit["Xã Tân Nam"] == (5, 100, 70, 175)
    assert by_unit[OWN_NAME] == (10, None, 6, 16)
    assert by_unit["Tổng số"] == found["Số bài viết"]
    assert found["chưa gửi"][0] == 1


def test_the_log_has_the_newest_run_first_and_keeps_the_earlier_ones(tmp_path):
    earlier = LogRow("01/7/2021 08:00", "0.1.0", "Tệp nhận", "Xã A", "a.xlsx", 5, "ef", "bỏ qua")
    sheet = built(tmp_path, earlier=[earlier])["Nhật ký"]
    rows = rows_of(sheet, 2)
    assert rows[0][2] == "Thay đổi: Xã Tân Nam: Số bài viết năm 2020: 90 → 100"
    assert rows[1][2:8] == (
        "Tệp nhận", UNITS[2], "xã/a.xlsx", 12_345, "cd" * 32, "được tổng hợp",
    )  # fmt: skip
    cells = {
        (c.row, c.column): RawCell(c.value)
        for row in sheet.iter_rows()
        for c in row
        if c.value is not None
    }
    again = read_log(Grid("Nhật ký", cells))
    assert again[-1] == earlier and len(again) == 3


def test_a_consolidation_without_units_has_no_empty_blocks(tmp_path):

    case = replace(consolidation(tmp_path), statuses=(), details={}, documents=(), files=())
    book = openpyxl.load_workbook(BytesIO(whole(build(case, tmp_path))))
    texts = [row[0] for row in rows_of(book["Tổng quan"]) if row[0]]
    assert not any("Tình hình gửi" in str(text) for text in texts)
    assert book["Chi tiết Mẫu 1"].max_row == 1


def test_every_sheet_is_set_up_for_printing_in_times_new_roman(tmp_path):
    for sheet in built(tmp_path, findings=FINDINGS):
        assert sheet.page_setup.paperSize == 9
        fonts = {c.font.name for row in sheet.iter_rows() for c in row if c.value is not None}
        assert fonts == {"Times New Roman"}, sheet.title


@pytest.mark.parametrize(
    ("text", "width", "needed"),
    [
        ("", 10, 1),
        ("một hai", 10, 1),
        ("một hai ba bốn", 8, 2),
        ("a\nb\n\nc", 9, 4),
        ("x" * 25, 10, 3),
    ],
)
def test_the_lines_of_a_wrapped_text_are_counted(text, width, needed):
    assert lines(text, width) == needed


def test_the_overview_tells_how_many_units_each_form_counts(tmp_path):
    found = {row[0]: row[1] for row in rows_of(built(tmp_path)["Tổng quan"])}
    assert found["Số đơn vị được tổng hợp vào Mẫu 1"] == "3/4"


def test_many_absent_units_are_named_up_to_a_number():
    assert name_list(["A", "B", "C"], 2) == "A, B, C"
    assert name_list(list("ABCDE"), 2) == "A, B và 3 đơn vị khác"


@pytest.mark.parametrize(
    ("raw", "reference"), [("", "'Mẫu 1'!C9"), ("  ", "N('Mẫu 1'!C9)"), ("…", "N('Mẫu 1'!C9)")]
)
def test_a_blank_own_cell_does_not_break_the_formula(raw, reference):
    form = FORMS[0]
    column = form.by_id["document_count"]
    entry = Entry(None, CellRef("Mẫu 1", 9, 3), raw, State.BLANK)
    table = Table(form, "Mẫu 1", (Row(2019, "", {column.id: entry}, 9),))
    assert own_terms(table, (9,), column) == [reference]


def test_an_own_cell_merged_over_rows_is_added_once():
    form = FORMS[0]
    column = form.by_id["articles"]
    entry = Entry(5, CellRef("Biểu 1", 9, 8), "5")
    rows = tuple(Row(2019, "", {column.id: entry}, number) for number in (9, 10))
    assert own_terms(Table(form, "Biểu 1", rows), (9, 10), column) == ["'Biểu 1'!H9"]


def test_a_file_on_another_drive_is_linked_by_its_whole_path(tmp_path, monkeypatch):
    def other_drive(path, start):
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", other_drive)
    assert Book(tmp_path).link_to("/dữ liệu/a b.xlsx").startswith("file:///d%E1%BB%AF%20li")


def test_a_long_list_is_written_whole_with_text_that_looks_like_xml(tmp_path):
    book = Book(tmp_path)
    listed = ListSheet(book, "Danh sách", [ListColumn("Một", 10), ListColumn("Hai", 10)], 1)
    listed.fill(
        range(2_000),
        lambda number: [f"<a&b> _x0041_ {number}", number],
        lambda number: f"tệp/{number}.xlsx" if number < 3 else "",
    )
    sheet = openpyxl.load_workbook(BytesIO(whole(book.saved())))["Danh sách"]
    assert sheet.max_row == 2_001 and sheet["B2001"].value == 1_999
    assert sheet["A2"].value.replace("_x005F_", "_") == "<a&b> _x0041_ 0"
    assert [sheet[f"B{row}"].hyperlink is not None for row in (2, 4, 5)] == [True, True, False]
    assert sheet.auto_filter.ref == "A1:B2001"


def test_a_workbook_without_years_gets_its_sheets_all_the_same(tmp_path):
    case = consolidation(tmp_path)
    mine = Own(OWN_NAME, "huyện.xlsx", None)
    tables = {form.id: total_table(form, (), mine, (), UNITS) for form in FORMS}
    data = whole(build(replace(case, tables=tables, details={}), tmp_path))
    sheet = openpyxl.load_workbook(BytesIO(data))["Tổng hợp Mẫu 1"]
    assert (sheet["A4"].value, sheet["A7"].value) == ("Số đơn vị: 0/4", "Tổng cộng")
    assert sheet["E7"].value is None


def test_a_stock_that_nobody_told_for_the_last_year_is_no_earlier_years(tmp_path):
    form = FORMS[0]
    own = own_table(form, [(2019, "", {"pages": 5}), (2020, "", {"pages": None})])
    table = total_table(form, (2019, 2020), Own(OWN_NAME, "a.xlsx", own), (), UNITS)
    case = replace(consolidation(tmp_path), tables={form.id: table}, details={})
    sheet = openpyxl.load_workbook(BytesIO(whole(build(case, tmp_path))))["Tổng hợp Mẫu 1"]
    assert sheet["E7"].value.startswith("='Mẫu 1'!E9+")
    assert (sheet["E8"].value, sheet["E9"].value) == (None, None)
