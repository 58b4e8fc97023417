"""The forms as appendices: which cells, which words, which figures are anchored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from baocao.core.consolidation import ConsolidatedTable, Consolidation
from baocao.core.report import Appendix
from baocao.wording.facts import gather
from baocao.wording.messages import message
from baocao.wording.report.appendices import appendices as all_appendices
from baocao.wording.report.appendices import in_capitals, roman
from baocao.wording.report.whole import compose
from wording_cases import PROGRAMME, Figures, case

OWN: Figures = {
    "document_count": {2019: 1, 2020: 12, 2021: 0}, "portals": 0, "pages": 16, "sections": 16,
    "links": {2019: 17, 2020: 17, 2021: None}, "articles": {2019: 70, 2020: 1160, 2021: 106},
    "models": 0, "state_budget": {2019: 125, 2020: None, 2021: 0}, "other_sources": None,
}  # fmt: skip


def appendices(consolidation: Consolidation) -> tuple[Appendix, ...]:
    facts = gather(consolidation, PROGRAMME)
    return compose(consolidation, facts, PROGRAMME).appendices


def texts(appendix: Appendix) -> list[list[str]]:
    return [[run.text for run in row] for row in appendix.body]


def test_cells_read_as_an_office_writes_them() -> None:
    first, second = appendices(case(OWN))
    assert texts(first) == [
        ["2019", "Kế hoạch", "01", "0", "16", "16", "17", "70", "0"],
        ["2020", "Kế hoạch", "12", "0", "16", "16", "17", "1.160", "0"],
        ["2021", "", "0", "0", "16", "16", "", "106", "0"],
        ["Tổng cộng", "", "13", "0", "16", "16", "", "1.336", "0"],
    ]
    assert texts(second) == [
        ["2019", "125", ""],
        ["2020", "", ""],
        ["2021", "0", ""],
        ["Tổng cộng", "125", ""],
    ]


def test_money_says_its_unit_and_counts_do_not() -> None:
    first, second = appendices(case(OWN))
    assert (first.money_unit, second.money_unit) == ("", "Đơn vị tính: triệu đồng")


def test_a_figure_is_anchored_by_what_draws_it_again() -> None:
    first, _ = appendices(case(OWN))
    by_text = {run.figure: run.text for row in first.body for run in row if run.figure}
    assert by_text["Số bài viết | năm 2020"] == "1.160"
    assert by_text["Số bài viết"] == "1.336"
    assert by_text["Trang tin"] == "16"
    assert not any(run.figure for row in first.body for run in row if not run.text)


def with_rows_of_one_year(consolidation: Consolidation) -> Consolidation:
    """Return the consolidation with the first row of Mẫu 1 twice: a year of two types."""
    table: ConsolidatedTable = consolidation.tables["mau_1"]
    first = table.rows[0]
    second = replace(first, key="Công văn", figures={"document_count": first.figures["pages"]})
    changed = replace(table, rows=(first, second, *table.rows[1:]))
    return replace(consolidation, tables={**consolidation.tables, "mau_1": changed})


def test_a_year_of_two_types_has_two_rows_and_no_anchor_where_the_year_is_not_the_cell() -> None:
    first, _ = appendices(with_rows_of_one_year(case(OWN)))
    assert texts(first)[1] == ["2019", "Công văn", "16", "", "", "", "", "", ""]
    assert [row[2].figure for row in first.body[:2]] == ["", ""]
    assert first.body[0][7].figure == "Số bài viết | năm 2019"


def test_the_heading_of_all_forms_stands_on_the_first_in_capitals() -> None:
    subject = {"subject": "Tổng kết Đề án “Ứng dụng” giai đoạn 2019-2021"}
    first, second = appendices(case(OWN, info=subject))
    assert first.heading == (
        "CÁC BIỂU MẪU THỐNG KÊ SỐ LIỆU PHỤC VỤ BÁO CÁO"
        " TỔNG KẾT ĐỀ ÁN “ỨNG DỤNG” GIAI ĐOẠN 2019 - 2021"
    )
    assert second.heading == ""
    assert (first.number, second.number) == ("Phụ lục I", "Phụ lục II")


def test_a_lone_appendix_has_no_number() -> None:
    alone = replace(PROGRAMME, forms=PROGRAMME.forms[:1])
    consolidation = case(OWN)
    (only,) = all_appendices(gather(consolidation, PROGRAMME), consolidation, alone, "")
    assert only.number == "Phụ lục"


def test_a_form_that_could_not_be_read_is_printed_with_its_years_and_nothing_in_them() -> None:
    consolidation = replace(case(OWN), tables={})
    first, _ = appendices(consolidation)
    assert [row[0] for row in texts(first)] == ["2019", "2020", "2021", "Tổng cộng"]
    assert {cell for row in texts(first) for cell in row[1:]} == {""}


UNITS: Mapping[str, Figures | None] = {
    "Xã Tân Nam": OWN,
    "Xã Bản Rịa": None,
    "Thị trấn Yên Bình": OWN,
}


def test_units_that_are_missing_are_named_below_the_form() -> None:
    first, _ = appendices(case(OWN, UNITS))
    assert first.notes == (
        "Ghi chú: Số liệu tổng hợp từ báo cáo của 02/03 xã, thị trấn;"
        " chưa có số liệu của xã Bản Rịa.",
    )


def test_units_whose_cells_are_blank_are_named_below_the_form_by_year() -> None:
    partly = {**OWN, "articles": {2019: None, 2020: 4, 2021: None}}
    first, second = appendices(case(OWN, {"Xã Tân Nam": partly, "Xã Bản Rịa": OWN}))
    assert first.notes == ("Ghi chú: Chưa đủ số liệu năm 2019 và năm 2021 của xã Tân Nam.",)
    assert second.notes == ()


def test_where_no_unit_counts_the_note_names_none() -> None:
    first, _ = appendices(case(OWN, {"Xã Tân Nam": None, "Xã Bản Rịa": None}))
    assert first.notes == ("Ghi chú: Chưa tổng hợp được số liệu của xã nào.",)


def test_the_own_form_that_does_not_count_is_told_below_the_form() -> None:
    first, _ = appendices(case(None, {"Xã Tân Nam": OWN}))
    assert first.notes == (
        "Ghi chú: Số liệu tổng hợp từ báo cáo của 01/01 xã; chưa có số liệu của huyện Quang Bình.",
    )


def test_nothing_is_said_below_a_form_that_counts_all_units() -> None:
    first, _ = appendices(case(OWN, {"Xã Tân Nam": OWN}))
    assert first.notes == ()


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (38, "XXXVIII")]
)
def test_appendices_are_numbered_in_roman(number: int, letters: str) -> None:
    assert roman(number) == letters


def test_a_range_of_years_has_spaces_in_the_heading_alone() -> None:
    assert in_capitals("giai đoạn 2019–2021, số 218/KH-UBND") == (
        "GIAI ĐOẠN 2019 - 2021, SỐ 218/KH-UBND"
    )


def test_a_fact_that_several_places_lack_is_told_once() -> None:
    blank = dict.fromkeys(("unit", "level", "province", "request"), "")
    consolidation = case(OWN, info=blank)
    report = compose(consolidation, gather(consolidation, PROGRAMME), PROGRAMME)
    told = [f.column for f in report.findings if f.code == "fact-missing"]
    assert told.count("unit") == 1 and len(told) == len(set(told))
    assert not [f for f in report.findings if f.code == "figure-missing"]


def test_units_that_are_missing_are_told_beside_the_report_too() -> None:
    consolidation = case(OWN, UNITS)
    report = compose(consolidation, gather(consolidation, PROGRAMME), PROGRAMME)
    told = [message(f) for f in report.findings if f.code == "part-of-units"]
    said = "báo cáo mới tổng hợp từ 2/3 đơn vị; chưa có số liệu của xã Bản Rịa."
    assert told == [f"Mẫu 1: {said}", f"Mẫu 2: {said}"]


def test_what_head_and_signature_lack_is_told_and_nothing_else() -> None:
    given = {"place": "Quang Bình", "signer": "Nguyễn Văn A", "signed_on": "7/2021"}
    consolidation = case(OWN, info=given)
    report = compose(consolidation, gather(consolidation, PROGRAMME), PROGRAMME)
    told = [f.column for f in report.findings if f.code == "fact-missing"]
    assert told == ["recipients", "signer_title"]
    assert report.title.startswith("Báo cáo tổng kết Đề án")
