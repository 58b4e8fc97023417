"""Every finding speaks: where, what is wrong, what to do; whatever details it carries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.core.cells import CellRef
from baocao.core.findings import CODES, Finding
from baocao.wording.catalogue import CATALOGUE
from baocao.wording.findings_page import page
from baocao.wording.messages import cure, message

FIELDS = sorted({
    name
    for said in CATALOGUE.values()
    for text in said
    for name in re.findall(r"(?<!\{)\{(\w+)\}", text)
})  # fmt: skip


def test_the_catalogue_speaks_of_every_code_and_of_no_other() -> None:
    assert set(CATALOGUE) == set(CODES)


def test_a_message_names_unit_sheet_cell_year_and_what_was_typed() -> None:
    finding = Finding(
        "not-a-number", CellRef("Mẫu 1", 7, 8), unit="Xã Tân Nam",
        details={"raw": "khoảng 10", "year": 2020},
    )  # fmt: skip
    assert message(finding) == (
        "Xã Tân Nam, Mẫu 1, ô H7 (năm 2020): đang ghi “khoảng 10”, phải là một số."
    )
    assert cure(finding) == "Đề nghị ghi một số bằng chữ số, ví dụ 12."


def test_a_hint_is_said_where_there_is_one() -> None:
    finding = Finding("decimal", details={"raw": "1.234", "hint": "1234"})
    assert cure(finding).endswith("Có phải là 1234?")
    assert "Có phải" not in cure(Finding("decimal", details={"raw": "1.5"}))


def test_figures_are_written_as_an_office_writes_them_and_years_as_years() -> None:
    finding = Finding(
        "stock-falls", CellRef("Mẫu 2", 5, 2),
        details={"column": "Kinh phí", "year": 2020, "before": 2019, "was": "1234567.5",
                 "value": "1000"},
    )  # fmt: skip
    assert message(finding) == (
        "Mẫu 2, ô B5 (năm 2020): “Kinh phí” giảm từ 1.234.567,5 (năm 2019) xuống 1.000."
    )


def test_a_finding_about_a_file_names_the_file() -> None:
    assert message(Finding("file-unidentified", file="a.xlsx")).startswith("Tệp a.xlsx: ")


def test_a_finding_about_nothing_begins_with_a_capital() -> None:
    assert message(Finding("form-empty")).startswith("Chưa nhập")


def test_the_declarations_own_message_goes_before_the_catalogue() -> None:
    finding = Finding("flow-jumps", details={"value": "70"}, message="tăng lên {value}, vì sao?")
    assert message(finding) == "Tăng lên 70, vì sao?"
    own = Finding("flow-jumps", message="tăng nhiều", cure="Hỏi lại.")
    assert (message(own), cure(own)) == ("Tăng nhiều.", "Hỏi lại.")


def finding(code: str, details: dict[str, str | int]) -> Finding:
    where = CellRef("Mẫu 1", 7, 8) if details else None
    return Finding(code, where, unit="Xã Tân Nam" if details else "", details=details)


def looks_whole(text: str) -> bool:
    return not re.search(r"\[\[|\]\]|\{\w*\}|\s\s|None", text) and not text[0].islower()


@pytest.mark.parametrize("code", CODES)
def test_no_message_needs_its_details(code: str) -> None:
    bare = finding(code, {})
    assert looks_whole(message(bare))
    assert not cure(bare) or looks_whole(cure(bare))


@pytest.mark.parametrize("code", CODES)
def test_a_message_with_all_its_details_is_a_whole_sentence(code: str) -> None:
    rich = finding(code, {name: 2020 if name == "year" else "12" for name in FIELDS})
    assert looks_whole(message(rich))
    assert "…" not in message(rich).replace("(…)", "")
    assert message(rich)[-1] in ".?]2", message(rich)


@pytest.mark.parametrize("code", CODES)
def test_an_example_or_a_verb_tells_what_to_do(code: str) -> None:
    if code != "file-unreadable":
        assert re.search(r"Đề nghị|Không|Số hiện có|Đây là|Chưa|Nếu", cure(finding(code, {})))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(CODES)), st.dictionaries(st.sampled_from(FIELDS),
       st.one_of(st.text(max_size=30), st.integers())))  # fmt: skip
def test_no_detail_makes_a_message_fail(code: str, details: dict[str, str | int]) -> None:
    assert message(finding(code, details))
    cure(finding(code, details))


def test_text_from_a_cell_is_quoted_and_never_read() -> None:
    raw = "{unit} [[x]] {{ y }}"
    assert f"“{raw}”" in message(Finding("not-a-number", details={"raw": raw}))


def test_the_page_of_findings_is_up_to_date() -> None:
    written = Path(__file__).resolve().parents[1] / "docs" / "findings.md"
    assert written.read_text(encoding="utf-8") == page()
