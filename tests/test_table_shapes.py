"""Tables of another shape than the template's, in real files, as `validate` tells of them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from baocao.cli import main
from baocao.tasks.consolidate import consolidate
from builders import listed, programme
from workbooks import filled, mau_1, mau_2

TODAY = date(2022, 1, 1)
FIRST = 9
"""The row of the first year in the template's forms."""


def changed(path: Path, change: Callable[[openpyxl.Workbook], object]) -> Path:
    """A unit's sound workbook, changed and saved by a script."""
    filled(path, "Xã A", mau_1=mau_1(60, 61, 72), mau_2=mau_2(10, 20, 30))
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def of_sheet(name: str, change: Callable[[Worksheet], object], path: Path) -> Path:
    return changed(path, lambda book: change(book[name]))


def validated(path: Path) -> tuple[int, list[dict[str, str]]]:
    """The exit code and the findings of `baocao validate`; documents are not listed here."""
    out = io.StringIO()
    with redirect_stdout(out):
        code = main(["validate", str(path), "--json"])
    found = json.loads(out.getvalue())["findings"]
    return code, [f for f in found if f["code"] != "documents-differ"]


def told(found: list[dict[str, str]]) -> list[str]:
    return [" ".join(t for t in (f["code"], f["sheet"], f["cell"]) if t) for f in found]


def figures(path: Path, form: str, column: str) -> list[object]:
    """The consolidated figures of the only unit, by year; None where its form is left out."""
    base = filled(path.parent / "h" / "h.xlsx", "Huyện H", "district", units=listed("Xã A"))
    done = consolidate(base, [path], path.parent / "o.xlsx", programme(), TODAY, cached=False)
    return [row.figures[column].value for row in done.consolidation.tables[form].rows]


HEADINGS = ["Năm báo cáo", "Năm thực hiện", "Thời gian", "Giai đoạn", "Thời điểm báo cáo", None]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("sheet", ["Mẫu 1", "Mẫu 2"])
def test_the_column_of_the_years_is_known_by_its_years(
    sheet: str, heading: str | None, tmp_path: Path
):
    path = of_sheet(sheet, lambda s: s.__setitem__("A6", heading), tmp_path / "a.xlsx")
    code, found = validated(path)
    assert code == 0
    assert [t.split(" ")[0] for t in told(found)] == ["year-heading"]
    assert (heading or "không có tên") in found[0]["message"]
    assert found[0]["severity"] == "info"
    wanted = {"Mẫu 1": ("mau_1", "articles", [60, 61, 72]),
              "Mẫu 2": ("mau_2", "state_budget", [10, 20, 30])}  # fmt: skip
    form, column, values = wanted[sheet]
    assert figures(path, form, column) == values


def test_of_two_columns_of_years_neither_is_guessed(tmp_path: Path):
    def change(sheet: Worksheet) -> None:
        sheet["A6"] = "Từ"
        sheet["L6"] = "Đến"
        for row in (9, 10, 11):
            sheet.cell(row, 12, sheet.cell(row, 1).value)

    code, found = validated(of_sheet("Mẫu 1", change, tmp_path / "a.xlsx"))
    assert code == 1
    assert [t for t in told(found) if "column-missing" in t] == ["column-missing Mẫu 1"]


def test_a_column_of_other_numbers_is_no_year(tmp_path: Path):
    def change(sheet: Worksheet) -> None:
        sheet["A6"] = "Thôn"
        for row, value in ((9, 1), (10, 2), (11, 3)):
            sheet.cell(row, 1, value)

    code, found = validated(of_sheet("Mẫu 2", change, tmp_path / "a.xlsx"))
    assert code == 1 and "column-missing Mẫu 2" in told(found)


def test_a_year_typed_twice_for_another_is_one_error_with_both_rows(tmp_path: Path):
    path = of_sheet("Mẫu 2", lambda s: s.__setitem__("A10", 2019), tmp_path / "a.xlsx")
    code, found = validated(path)
    grave = [f for f in found if f["severity"] == "error"]
    assert code == 1
    assert told(grave) == ["duplicate-row Mẫu 2 B10"]
    assert "dòng 9, 10" in grave[0]["message"] and "năm 2020" in grave[0]["message"]


def test_a_year_and_type_typed_twice_is_one_error_that_names_the_type(tmp_path: Path):
    path = of_sheet("Mẫu 1", lambda s: s.__setitem__("A10", 2019), tmp_path / "a.xlsx")
    grave = [f for f in validated(path)[1] if f["severity"] == "error"]
    assert told(grave) == ["duplicate-row Mẫu 1 B10"]
    assert all(t in grave[0]["message"] for t in ("“Kế hoạch”", "dòng 9, 10", "năm 2020"))


def test_three_rows_of_one_year_are_one_error(tmp_path: Path):
    def change(sheet: Worksheet) -> None:
        sheet["A10"] = sheet["A11"] = 2019

    grave = [f for f in validated(of_sheet("Mẫu 2", change, tmp_path / "a.xlsx"))[1]
             if f["severity"] == "error"]  # fmt: skip
    assert told(grave) == ["duplicate-row Mẫu 2 B10"]
    assert "dòng 9, 10, 11" in grave[0]["message"] and "2020, 2021" in grave[0]["message"]


def test_a_year_that_lacks_besides_is_told_besides(tmp_path: Path):
    def change(sheet: Worksheet) -> None:
        sheet["A10"] = 2019
        sheet["A11"] = 2018

    grave = [f for f in validated(of_sheet("Mẫu 2", change, tmp_path / "a.xlsx"))[1]
             if f["severity"] == "error"]  # fmt: skip
    assert sorted(told(grave)) == [
        "duplicate-row Mẫu 2 B10", "year-missing Mẫu 2", "year-missing Mẫu 2"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "value"),
    [("=16+1", 17), ("=SUM(B9,B10)", 30), ("=SUM(B9:B10)", 30), ("=B9", 10), ("=B9+B10+5", 35),
     ("=$B$9 + SUM(B10; 1)", 31)],
)  # fmt: skip
def test_a_formula_that_adds_plain_numbers_is_computed(formula: str, value: int, tmp_path: Path):
    path = of_sheet("Mẫu 2", lambda s: s.__setitem__("B11", formula), tmp_path / "a.xlsx")
    code, found = validated(path)
    assert (code, told(found)) == (0, ["plain-sum-computed Mẫu 2 B11"])
    assert str(value) in found[0]["message"]
    assert figures(path, "mau_2", "state_budget") == [10, 20, value]


def test_years_that_were_counted_on_by_formulas_are_computed(tmp_path: Path):
    def change(sheet: Worksheet) -> None:
        sheet["A10"], sheet["A11"], sheet["B11"] = "=A9+1", "=A10+1", "=SUM(B9:B10)+B10"

    path = of_sheet("Mẫu 2", change, tmp_path / "a.xlsx")
    code, found = validated(path)
    assert (code, told(found)) == (0, [
        f"plain-sum-computed Mẫu 2 {cell}" for cell in ("A10", "A11", "B11")
    ])  # fmt: skip
    assert "2021" in found[1]["message"]
    assert figures(path, "mau_2", "state_budget") == [10, 20, 50]


def test_formulas_that_add_each_other_have_no_value(tmp_path: Path):
    def change(sheet: Worksheet) -> None:
        sheet["B10"], sheet["B11"] = "=B11+1", "=B10+1"

    code, found = validated(of_sheet("Mẫu 2", change, tmp_path / "a.xlsx"))
    assert (code, told(found)) == (1, ["formula-without-value Mẫu 2 B10"])


def test_a_period_typed_for_a_year_in_a_renamed_column_is_told_by_its_cell(tmp_path: Path):
    def change(sheet: Worksheet) -> None:
        sheet["A6"], sheet["A11"] = "Giai đoạn", "6 tháng 2021"

    grave = [f for f in validated(of_sheet("Mẫu 2", change, tmp_path / "a.xlsx"))[1]
             if f["severity"] == "error"]  # fmt: skip
    assert told(grave) == ["not-a-year Mẫu 2 A11"]


@pytest.mark.parametrize("formula", ["=B9*2", "=B9-B10", "=B11", "=Z1", "=SUM(Z1:Z9)", "=MAX(B9)"])
def test_another_formula_without_its_value_is_no_number(formula: str, tmp_path: Path):
    path = of_sheet("Mẫu 2", lambda s: s.__setitem__("B11", formula), tmp_path / "a.xlsx")
    code, found = validated(path)
    assert (code, told(found)) == (1, ["formula-without-value Mẫu 2 B11"])


def test_a_file_that_was_not_calculated_is_told_once_and_its_forms_are_left_out(tmp_path: Path):
    def change(book: openpyxl.Workbook) -> None:
        book["Mẫu 1"]["H9"] = "=ROUND(60.2,0)"
        book["Mẫu 2"]["B9"] = book["Mẫu 2"]["B10"] = "=MAX(1,2)"

    path = changed(tmp_path / "a.xlsx", change)
    _, found = validated(path)
    stale = [f for f in found if f["code"] == "formula-without-value"]
    assert told(stale) == ["formula-without-value Mẫu 1 H9"]
    assert "Mẫu 2 B9, Mẫu 2 B10" in stale[0]["message"]
    assert figures(path, "mau_1", "articles") == [None] * 3
    assert figures(path, "mau_2", "state_budget") == [None] * 3


def test_a_file_of_last_period_s_template_is_told_once(tmp_path: Path):
    earlier = [(year - 3, *rest) for year, *rest in mau_2(10, 20, 30)]
    path = filled(
        tmp_path / "a.xlsx", "Xã A",
        mau_1=[(year - 3, *rest) for year, *rest in mau_1(1, 2, 3)], mau_2=earlier,
        info={"year_from": "2016", "year_to": "2018"},
    )  # fmt: skip
    base = filled(tmp_path / "h.xlsx", "Huyện H", "district", units=listed("Xã A"))
    done = consolidate(base, [path], tmp_path / "o.xlsx", programme(), TODAY, cached=False)
    of_unit = [f for f in done.findings if f.unit == "Xã A"]
    assert [(f.code, f.severity.value) for f in of_unit] == [("other-template", "error")]
    assert done.counts == {"mau_1": (0, 1), "mau_2": (0, 1)}


def test_a_file_of_an_older_version_without_a_column_is_told_once_with_both(tmp_path: Path):
    def change(book: openpyxl.Workbook) -> None:
        for prop in book.custom_doc_props.props:
            if prop.name == "baocao.version":
                prop.value = "0.0.7"
        book["Mẫu 1"]["I6"] = "Câu lạc bộ"
        book["Mẫu 2"]["C7"] = "Nguồn vận động"

    path = changed(tmp_path / "a.xlsx", change)
    code, found = validated(path)
    grave = [f for f in found if f["severity"] == "error"]
    assert (code, told(grave)) == (1, ["other-template"])
    assert all(t in grave[0]["message"] for t in ("0.0.7", "Mẫu 1: Mô hình", "Mẫu 2: Từ các nguồn"))


def test_an_older_version_whose_forms_are_the_same_is_no_matter(tmp_path: Path):
    def change(book: openpyxl.Workbook) -> None:
        for prop in book.custom_doc_props.props:
            if prop.name == "baocao.version":
                prop.value = "0.0.7"

    assert validated(changed(tmp_path / "a.xlsx", change)) == (0, [])


def test_a_typed_total_that_the_years_do_not_give_is_told_with_both_numbers(tmp_path: Path):
    def change(book: openpyxl.Workbook) -> None:
        book["Mẫu 2"]["B14"] = 70
        book["Mẫu 1"]["H18"] = 500
        book["Mẫu 1"]["H10"] = None

    code, found = validated(changed(tmp_path / "a.xlsx", change))
    said = {(f["sheet"], f["cell"]): f["message"] for f in found if f["code"] == "total-typed"}
    assert code == 0
    assert set(said) == {("Mẫu 1", "H18"), ("Mẫu 2", "B14")}
    assert "500" in said["Mẫu 1", "H18"] and "132" in said["Mẫu 1", "H18"]
    assert "70" in said["Mẫu 2", "B14"] and "60" in said["Mẫu 2", "B14"]


def test_every_formula_over_figures_that_a_form_s_sheet_has_is_a_total(tmp_path: Path):
    """The others of the template show texts of "Thông tin": no figure can be typed over them."""
    path = filled(tmp_path / "a.xlsx", "Xã A", mau_1=mau_1(60, 61, 72), mau_2=mau_2(10, 20, 30))
    values = openpyxl.load_workbook(path, data_only=True)
    book = openpyxl.load_workbook(path)
    found = {
        (form.sheet, values[form.sheet].cell(cell.row, 1).value, cell.column)
        for form in programme().forms
        for row in book[form.sheet].iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
        and isinstance(values[form.sheet][cell.coordinate].value, int | float)
    }
    assert found == {
        (form.sheet, "Tổng cộng", form.index(column.id))
        for form in programme().forms
        for column in form.figures
    }


def test_a_figure_typed_over_a_formula_of_the_summary_is_told_with_both_numbers(tmp_path: Path):
    unit = filled(tmp_path / "n" / "a.xlsx", "Xã A", mau_1=mau_1(60, 61, 72), mau_2=mau_2(1, 2, 3))
    base = filled(tmp_path / "h.xlsx", "Huyện H", "district", units=listed("Xã A"),
                  mau_1=mau_1(1, 1, 1), mau_2=mau_2(1, 1, 1))  # fmt: skip
    out = tmp_path / "o.xlsx"
    consolidate(base, [unit], out, programme(), TODAY, cached=False)
    assert "formula-overwritten" not in {f["code"] for f in validated(out)[1]}
    book = openpyxl.load_workbook(out)
    sheet = book["Tổng hợp Mẫu 1"]
    formulas = [c for row in sheet.iter_rows(min_col=8, max_col=8) for c in row
                if str(c.value).startswith("=")]  # fmt: skip
    first, total = formulas[0], formulas[-1]
    first.value, total.value = 999, 196  # 61 is right, and 196 is the period's own sum
    book.save(out)
    told_over = [f for f in validated(out)[1] if f["code"] == "formula-overwritten"]
    assert told(told_over) == [f"formula-overwritten Tổng hợp Mẫu 1 {first.coordinate}"]
    assert "999" in told_over[0]["message"] and "61" in told_over[0]["message"]
    again = consolidate(out, [unit], tmp_path / "p.xlsx", programme(), TODAY, cached=False)
    assert "formula-overwritten" not in {f.code for f in again.findings}
    assert [row.figures["articles"].value for row in again.consolidation.tables["mau_1"].rows] == [
        61, 62, 73
    ]  # fmt: skip


@pytest.fixture
def prefilled(tmp_path: Path) -> Path:
    """A unit's workbook with last period's figures beside the forms, filled with the same again."""
    filled(tmp_path / "old" / "a.xlsx", "Xã A", mau_1=mau_1(60, 61, 72), mau_2=mau_2(10, 20, 30))
    base = filled(tmp_path / "h.xlsx", "Huyện H", "district", units=listed("Xã A"))
    out = tmp_path / "out"
    main(["distribute", str(base), "-o", str(out), "--previous", str(tmp_path / "old")])
    sent = next(path for path in out.iterdir() if path.name.startswith("01"))
    book = openpyxl.load_workbook(sent, data_only=True)
    for sheet, rows in {"Mẫu 1": mau_1(60, 61, 72), "Mẫu 2": mau_2(10, 20, 30)}.items():
        for number, row in enumerate(rows, FIRST):
            for column, value in enumerate(row, 1):
                book[sheet].cell(number, column, value)
    book.save(tmp_path / "values.xlsx")
    return tmp_path / "values.xlsx"


def test_last_period_s_figures_pasted_as_values_are_no_unknown_columns(prefilled: Path):
    assert "unknown-column" not in {f["code"] for f in validated(prefilled)[1]}


def test_a_figure_typed_over_last_period_s_is_told_with_both_numbers(prefilled: Path):
    book = openpyxl.load_workbook(prefilled)
    place = next(c for c in book["Mẫu 1"][7] if c.value == "Kỳ trước: Số bài viết").column
    cell = next(c for c in (book["Mẫu 1"].cell(r, place) for r in range(9, 14)) if c.value == 61)
    cell.value = 12345
    book.save(prefilled)
    found = [f for f in validated(prefilled)[1] if f["code"] == "formula-overwritten"]
    assert told(found) == [f"formula-overwritten Mẫu 1 {cell.coordinate}"]
    assert "12.345" in found[0]["message"] or "12345" in found[0]["message"]
    assert "“Số kỳ trước” là 61" in found[0]["message"]
