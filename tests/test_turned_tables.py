"""Tables on their side: read by their labels, each figure from its own cell, or refused whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from baocao.cli import main
from baocao.core.cells import Grid, RawCell
from baocao.core.consolidating.places import place_in_file
from baocao.core.findings import Finding
from baocao.core.reading.turning import mirrored
from baocao.core.submission import Table
from baocao.core.text import without_tones
from baocao.tasks.consolidate import consolidate
from baocao.tasks.load import load
from baocao.tasks.validate import validate
from baocao.wording.messages import cure, message
from builders import FORMS, MAU_1, listed, programme
from office import convert
from workbooks import filled, mau_1, mau_2

YEARS = (2019, 2020, 2021)
LABELS = {form.sheet: [column.heading for column in form.columns] for form in FORMS}
FIGURES = {
    "Mẫu 1": [(2019, "Kế hoạch", 2, 1, 3, 4, 5, 60, 7), (2020, "Kế hoạch", 1, 1, 3, 4, 5, 61, 7),
              (2021, "Công văn", 4, 1, 3, 4, 6, 72, 8)],
    "Mẫu 2": [(2019, 10, 0), (2020, 20, 5), (2021, 30, 0)],
}  # fmt: skip
Drawn = Sequence[Sequence[object]]


def on_its_side(sheet: str) -> list[list[object]]:
    """The form's labels in the first column, a column a year."""
    return [list(row) for row in zip(LABELS[sheet], *FIGURES[sheet], strict=True)]


def sent(path: Path, tables: dict[str, Drawn], above: int = 4) -> Path:
    """A unit's workbook whose forms are replaced by tables that are drawn from a row on."""
    filled(path, "Xã A", mau_1=mau_1(60, 61, 72), mau_2=mau_2(10, 20, 30))
    book = openpyxl.load_workbook(path)
    for name, rows in tables.items():
        place = book.sheetnames.index(name)
        del book[name]
        sheet = book.create_sheet(name, place)
        sheet["A1"] = "BIỂU THỐNG KÊ"
        for number, row in enumerate(rows, above + 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column, value)
    book.save(path)
    return path


def read(path: Path) -> tuple[dict[str, Table], list[Finding]]:
    submission = load(path, programme())
    return dict(submission.tables), list(submission.findings)


def told(table: Table) -> list[tuple[object, ...]]:
    return [
        (row.year, *(row.entries[c.id].value for c in table.form.columns[1:])) for row in table.rows
    ]


def codes(found: Sequence[Finding]) -> list[str]:
    return sorted(f"{f.code} {f.where.address}" if f.where else f.code for f in found)


@pytest.mark.parametrize("sheet", list(LABELS))
def test_a_table_on_its_side_is_read_cell_by_cell(sheet: str, tmp_path: Path):
    tables, found = read(sent(tmp_path / "a.xlsx", {sheet: on_its_side(sheet)}))
    table = next(table for table in tables.values() if table.sheet == sheet)
    assert told(table) == FIGURES[sheet]
    assert codes(found) == ["table-turned A5"]
    for number, row in enumerate(table.rows):
        for line, column in enumerate(table.form.columns):
            if column.id in row.entries:
                assert row.entries[column.id].where.address == f"{'BCD'[number]}{line + 5}"


def _shouted(rows: Drawn) -> Drawn:
    return [[str(label).upper().replace(" ", "\n", 1), *rest] for label, *rest in rows]


def _numbered(rows: Drawn) -> Drawn:
    return [["STT", *rows[0]], *([n, *row] for n, row in enumerate(rows[1:], 1))]


def _with_units(rows: Drawn) -> Drawn:
    return [[row[0], "ĐVT" if n == 0 else "cái", *row[1:]] for n, row in enumerate(rows)]


def _other_corner(rows: Drawn) -> Drawn:
    return [["Nội dung", *(f"Năm {year}" for year in rows[0][1:])], *rows[1:]]


def _years_below(rows: Drawn) -> Drawn:
    return [["Chỉ tiêu", "Năm", None, None], ["", *rows[0][1:]], *rows[1:]]


def _with_total(rows: Drawn) -> Drawn:
    total = [sum(v for v in row[1:] if isinstance(v, int)) for row in rows]
    return [[*row, "Tổng cộng" if n == 0 else total[n]] for n, row in enumerate(rows)]


@pytest.mark.parametrize(
    "drawn",
    [_shouted, _numbered, _with_units, _other_corner, _years_below],
    ids=lambda d: d.__name__,
)
@pytest.mark.parametrize("sheet", list(LABELS))
def test_whatever_stands_around_its_labels_figures_are_the_same(drawn, sheet: str, tmp_path: Path):
    tables, found = read(sent(tmp_path / "a.xlsx", {sheet: drawn(on_its_side(sheet))}))
    table = next(table for table in tables.values() if table.sheet == sheet)
    assert told(table) == FIGURES[sheet]
    assert {f.code for f in found} <= {"table-turned"}


def test_a_column_of_totals_is_no_year(tmp_path: Path):
    rows = _with_total(on_its_side("Mẫu 2"))
    tables, _ = read(sent(tmp_path / "a.xlsx", {"Mẫu 2": rows}))
    assert told(tables["mau_2"]) == FIGURES["Mẫu 2"]
    assert {c: e.where.address for c, e in tables["mau_2"].typed_totals.items()} == {
        "state_budget": "E6", "other_sources": "E7"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "quote"),
    [
        (
            lambda rows: [*rows[:-1], ["Trang web của xã", *rows[-1][1:]]],
            "“Trang web của xã” (ô A7)",
        ),
        (lambda rows: rows[:-1], "thiếu: Từ các nguồn khác"),
        (lambda rows: [*rows, ["Trang web của xã", 1, 2, 3]], "Năm; Kinh phí"),
    ],
)
def test_labels_that_are_not_the_columns_one_to_one_are_refused_in_one_finding(
    change, quote: str, tmp_path: Path
):
    path = sent(tmp_path / "a.xlsx", {"Mẫu 2": change(on_its_side("Mẫu 2"))})
    tables, found = read(path)
    assert codes(found) == ["table-turned-unread"]
    assert "mau_2" not in tables
    assert quote in message(found[0]) + cure(found[0])
    grave = [f.code for f in validate(path, programme(), date(2022, 1, 1)).findings
             if f.form == "mau_2" and f.severity.value == "error"]  # fmt: skip
    assert grave == ["table-turned-unread"]


def test_a_cell_that_cannot_be_read_is_named_where_it_stands(tmp_path: Path):
    rows = on_its_side("Mẫu 1")
    rows[7][2] = "khoảng 60"
    _, found = read(sent(tmp_path / "a.xlsx", {"Mẫu 1": rows}))
    assert codes(found) == ["not-a-number C12", "table-turned A5"]


def test_it_is_consolidated_and_each_figure_leads_back_to_its_cell(tmp_path: Path):
    sent(tmp_path / "nhận" / "a.xlsx", {s: on_its_side(s) for s in LABELS})
    base = filled(tmp_path / "h.xlsx", "Huyện H", "district", units=listed("Xã A"))
    done = consolidate(
        base, [tmp_path / "nhận"], tmp_path / "ra.xlsx", programme(), date(2022, 1, 1)
    )
    articles = [row.figures["articles"].value for row in done.consolidation.tables["mau_1"].rows]
    assert [value for value in articles if value] == [60, 61, 72]
    assert done.counts == {"mau_1": (1, 1), "mau_2": (1, 1)}
    again = load(tmp_path / "ra.xlsx", programme())
    column = MAU_1.by_id["articles"]
    places = [place_in_file(MAU_1, column, row).address for row in again.details["mau_1"]]
    assert places == ["B12", "C12", "D12"]


@pytest.mark.office
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls", "csv", "html"])
def test_other_formats_turn_as_well(ending: str, tmp_path: Path):
    path = sent(tmp_path / "a.xlsx", {"Mẫu 1": on_its_side("Mẫu 1")})
    if ending in ("csv", "html"):
        book = openpyxl.load_workbook(path)
        for name in book.sheetnames:
            if name != "Mẫu 1":
                del book[name]
        book.save(path)
    tables, found = read(convert(path, ending, tmp_path / "made"))
    assert told(tables["mau_1"]) == FIGURES["Mẫu 1"]
    assert "table-turned" in {f.code for f in found}


def test_a_sheet_turned_twice_is_the_sheet():
    grid = Grid("Mẫu 1", {(1, 2): RawCell("a"), (5, 3): RawCell(1)}, hidden_rows=frozenset({4}))
    assert mirrored(mirrored(grid)) == grid and mirrored(grid).at(3, 5) == RawCell(1)


def _grouped(rows: Drawn) -> Drawn:
    """The groups before the columns' names, merged or not: here each only where it begins."""
    form = next(f for f in FORMS if f.columns[1].heading == rows[1][0])
    groups = [column.group for column in form.columns]
    shown = ["" if n and g == groups[n - 1] else g for n, g in enumerate(groups)]
    return [[group, *row] for group, row in zip(shown, rows, strict=True)]


def _group_rows(rows: Drawn) -> Drawn:
    form = next(f for f in FORMS if f.columns[1].heading == rows[1][0])
    drawn: list[Sequence[object]] = []
    for number, (row, column) in enumerate(zip(rows, form.columns, strict=True)):
        if number and column.group != form.columns[number - 1].group:
            drawn.append([column.group or "III"])
        drawn.append(row)
    return drawn


def _decomposed(rows: Drawn) -> Drawn:
    return [[unicodedata.normalize("NFD", str(label)), *rest] for label, *rest in rows]


def _without_tones(rows: Drawn) -> Drawn:
    return [[without_tones(str(label)), *rest] for label, *rest in rows]


def _as_text(rows: Drawn) -> Drawn:
    return [rows[0], *([label, *map(str, rest)] for label, *rest in rows[1:])]


@pytest.mark.parametrize(
    "drawn",
    [_grouped, _group_rows, _decomposed, _without_tones, _as_text],
    ids=lambda d: d.__name__,
)
@pytest.mark.parametrize("sheet", list(LABELS))
def test_however_its_labels_are_spelt_figures_are_the_same(drawn, sheet: str, tmp_path: Path):
    tables, found = read(sent(tmp_path / "a.xlsx", {sheet: drawn(on_its_side(sheet))}))
    table = next(table for table in tables.values() if table.sheet == sheet)
    assert told(table) == FIGURES[sheet]
    assert {f.code for f in found} == {"table-turned"}


def _edited(path: Path, change: Callable[[openpyxl.Workbook], object]) -> Path:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def test_types_of_a_year_stand_side_by_side_under_its_merged_cell(tmp_path: Path):
    """Labels are merged over two columns, the year over its two types."""
    rows = [[label, None, *rest] for label, *rest in on_its_side("Mẫu 1")]
    second = [None, "Công văn", 5, *[None] * 6]
    rows = [[*row[:3], more, *row[3:]] for row, more in zip(rows, second, strict=True)]
    path = sent(tmp_path / "a.xlsx", {"Mẫu 1": rows})

    def merge(book: openpyxl.Workbook) -> None:
        sheet = book["Mẫu 1"]
        sheet.merge_cells("C5:D5")
        for row in range(5, 14):
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)

    tables, found = read(_edited(path, merge))
    assert [(r.year, r.key, r.value("document_count")) for r in tables["mau_1"].rows] == [
        (2019, "Kế hoạch", 2), (2019, "Công văn", 5), (2020, "Kế hoạch", 1), (2021, "Công văn", 4)
    ]  # fmt: skip
    assert tables["mau_1"].rows[1].entries["document_count"].where.address == "D7"
    assert codes(found) == ["table-turned A5"]


def test_a_year_twice_and_rows_that_are_hidden_are_told_as_columns_of_the_file(tmp_path: Path):
    rows = [list(row) for row in on_its_side("Mẫu 2")]
    rows[0][2] = 2019
    path = sent(tmp_path / "a.xlsx", {"Mẫu 2": rows})

    def hide(book: openpyxl.Workbook) -> None:
        book["Mẫu 2"].column_dimensions["D"].hidden = True
        book["Mẫu 2"].row_dimensions[7].hidden = True

    found = validate(_edited(path, hide), programme(), date(2022, 1, 1)).findings
    said = {f.code: message(f) for f in found if f.form == "mau_2"}
    assert "cột B, C" in said["duplicate-row"] and "năm 2020" in said["duplicate-row"]
    assert next(f.where for f in found if f.code == "duplicate-row").address == "C6"
    assert "(cột D)" in said["hidden-columns"] and "(dòng 7)" in said["hidden-rows"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [("D3", "Đơn vị tính: triệu đồng"), ("A6", "Từ nguồn ngân sách Nhà nước (triệu đồng)")],
)
def test_its_money_unit_is_read_above_it_and_in_its_labels(cell: str, text: str, tmp_path: Path):
    path = sent(tmp_path / "a.xlsx", {"Mẫu 2": on_its_side("Mẫu 2")})
    _edited(path, lambda book: book["Mẫu 2"].__setitem__(cell, text))
    _, found = read(path)
    assert codes(found) == [f"money-unit-contradicts {cell}", "table-turned A5"]


def test_its_money_unit_is_read_in_a_column_of_units(tmp_path: Path):
    rows = [[row[0], "ĐVT" if n == 0 else "Triệu đồng", *row[1:]]
            for n, row in enumerate(on_its_side("Mẫu 2"))]  # fmt: skip
    _, found = read(sent(tmp_path / "a.xlsx", {"Mẫu 2": rows}))
    assert codes(found) == ["money-unit-contradicts B6", "table-turned A5"]


def test_a_form_whose_own_columns_lack_is_not_taken_for_a_turned_one(tmp_path: Path):
    upright = [list(row) for row in zip(*on_its_side("Mẫu 1"), strict=True)]
    _, found = read(sent(tmp_path / "a.xlsx", {"Mẫu 1": [row[:7] for row in upright]}))
    assert codes(found) == ["column-missing"]


def test_the_consolidating_workbook_adds_its_own_turned_form_cell_by_cell(tmp_path: Path):
    own = filled(tmp_path / "h.xlsx", "Huyện H", "district", units=listed("Xã A"),
                 mau_1=mau_1(1, 2, 3), mau_2=mau_2(0, 0, 0))  # fmt: skip

    def turn(book: openpyxl.Workbook) -> None:
        sheet = book["Mẫu 2"]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.delete_rows(1, sheet.max_row)
        for number, row in enumerate(on_its_side("Mẫu 2"), 5):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column, value)

    _edited(own, turn)
    unit = filled(tmp_path / "n" / "a.xlsx", "Xã A", mau_1=mau_1(1, 2, 3), mau_2=mau_2(5, 5, 5))
    done = consolidate(
        own, [unit], tmp_path / "o.xlsx", programme(), date(2022, 1, 1), cached=False
    )
    rows = done.consolidation.tables["mau_2"].rows
    assert [row.figures["state_budget"].value for row in rows] == [15, 25, 35]
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    formulas = [str(c.value) for row in book["Tổng hợp Mẫu 2"].iter_rows() for c in row]
    assert [sum(f"'Mẫu 2'!{c}6" in f for f in formulas) >= 1 for c in "BCD"] == [True] * 3


def test_a_marked_copy_shows_what_is_wrong_in_the_unit_s_own_cell(tmp_path: Path):
    rows = [list(row) for row in on_its_side("Mẫu 1")]
    rows[7][2] = "khoảng 60"
    sent(tmp_path / "n" / "a.xlsx", {"Mẫu 1": rows})
    base = filled(tmp_path / "h.xlsx", "Huyện H", "district", units=listed("Xã A"))
    out = tmp_path / "o.xlsx"
    assert main(["consolidate", str(base), str(tmp_path / "n"), "-o", str(out)]) == 1
    assert main(["return", str(out), str(tmp_path / "n"), "-o", str(tmp_path / "r")]) == 0
    copy = next((tmp_path / "r").rglob("*.xlsx"))
    sheet = openpyxl.load_workbook(copy)["Mẫu 1"]
    assert sheet["C12"].comment is not None and "khoảng 60" in sheet["C12"].comment.text
    assert sheet["B12"].comment is None


def test_explain_names_the_unit_s_own_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    sent(tmp_path / "n" / "a.xlsx", {"Mẫu 1": on_its_side("Mẫu 1")})
    base = filled(tmp_path / "h.xlsx", "Huyện H", "district", units=listed("Xã A"))
    out = tmp_path / "o.xlsx"
    main(["consolidate", str(base), str(tmp_path / "n"), "-o", str(out)])
    book = openpyxl.load_workbook(out, data_only=True)["Tổng hợp Mẫu 1"]
    asked = next(c for row in book.iter_rows() for c in row if c.column == 8 and c.value == 61)
    capsys.readouterr()
    assert main(["explain", str(out), "Tổng hợp Mẫu 1", asked.coordinate]) == 0
    assert "C12" in capsys.readouterr().out


def test_notes_beside_and_below_it_are_told_where_they_stand(tmp_path: Path):
    rows = [[*row, "Ghi chú" if n == 0 else None] for n, row in enumerate(on_its_side("Mẫu 1"))]
    rows[7][-1] = "gồm cả thôn mới"
    rows += [[None], ["Lưu ý: số liệu đến 30/6"], [None, None, None, None, "(không kể trường học)"]]
    _, found = read(sent(tmp_path / "a.xlsx", {"Mẫu 1": rows}))
    assert codes(found) == [
        "note-in-sheet A15", "note-in-sheet E12", "note-in-sheet E16", "table-turned A5"
    ]  # fmt: skip
