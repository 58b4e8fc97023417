"""Periods and the programme's name in the clerk's words, against the facts of the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baocao.core.findings import CODES
from baocao.resources import default_programme
from baocao.tasks.validate import validate
from baocao.wording.contradictions.narrative import check_narrative
from baocao.wording.facts import gather
from baocao.wording.messages import message
from reference import reference_workbook
from wording_cases import PROGRAMME, case

NAME = (
    "Tăng cường ứng dụng công nghệ thông tin trong công tác phổ biến, giáo dục pháp luật "
    "giai đoạn 2019-2021"
)
NAMES_AND_PERIODS = {code for code in CODES if code.startswith(("period-", "programme-name-"))}


def told(text, code="I.II.1.1", **info):
    facts = {"programme": f"Đề án “{NAME}”", **info}
    consolidation = case({"pages": 1}, narrative={code: text}, info=facts)
    found = check_narrative(consolidation.own, gather(consolidation, PROGRAMME), PROGRAMME)
    return [(f.code, f.details["raw"]) for f in found if f.code in NAMES_AND_PERIODS]


@pytest.mark.parametrize(
    "text",
    [
        "Trong giai đoạn 2019 - 2021, huyện đã chỉ đạo.",
        "Giai đoạn 2019-2020 chưa có trang.",
        "So với giai đoạn 2016 - 2018, số tin bài nhiều hơn.",
        "Đề nghị xây dựng Đề án giai đoạn 2022 - 2026.",
        "Số điện thoại 2017 - 2021.",
        "Giai đoạn {{ Năm bắt đầu }} - 2022 đã chỉ đạo.",
    ],
)
def test_a_period_that_is_right_or_of_something_else_is_not_told(text):
    assert told(text) == []


def test_what_is_to_come_may_have_another_period():
    assert told("Xây dựng kế hoạch giai đoạn 2022 - 2025.", code="II.I") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Trong giai đoạn 2017 – 2021, huyện đã chỉ đạo.", "period-differs"),
        ("Kết quả thực hiện Đề án giai đoạn 2018 đến 2020 như sau.", "period-differs"),
        ("Công văn số 383/STP V/v tổng kết giai đoạn 2017-2021.", "period-of-citation"),
        ("Kế hoạch về việc tuyên truyền giai đoạn 2017 - 2021.", "period-of-citation"),
        ("Chương trình phổ biến pháp luật giai đoạn 2017 - 2021.", "period-of-citation"),
        ("Tổng kết “Phong trào thi đua giai đoạn 2017 - 2021”.", "period-of-citation"),
    ],
)
def test_another_period_is_asked_about_and_in_a_cited_title_only_noted(text, code):
    assert [found for found, _ in told(text)] == [code]


def test_one_period_is_told_once_and_the_graver_place_speaks():
    text = "Văn bản về việc tổng kết giai đoạn 2017-2021. Trong giai đoạn 2017 - 2021 đã làm."
    assert told(text) == [("period-differs", "giai đoạn 2017 - 2021")]


def test_the_cited_request_of_the_facts_is_looked_at_too():
    request = "Công văn số 383/STP ngày 21/5/2021 của Sở Tư pháp về tổng kết giai đoạn 2017 – 2021"
    assert told("Đã chỉ đạo.", request=request) == [("period-of-citation", "giai đoạn 2017 – 2021")]


@pytest.mark.parametrize(
    "typed",
    [
        NAME,
        "Chuyển đổi số trong công tác PBGDPL giai đoạn 2025 - 2030",
        "Toàn dân đoàn kết xây dựng đời sống văn hóa",
    ],
)
def test_the_name_itself_and_other_titles_are_not_told(typed):
    names = [f for f in told(f"Thực hiện “{typed}”.") if f[0].startswith("programme")]
    assert names == []


@pytest.mark.parametrize(
    "typed",
    [
        NAME.replace("phổ biến, giáo dục pháp luật", "PBGDPL"),
        NAME.replace("pháp luật giai", "pháp luật, giai"),
        NAME.replace("2019-2021", "2019 – 2021"),
        NAME.upper(),
        NAME.removesuffix(" giai đoạn 2019-2021"),
    ],
)
def test_another_spelling_of_the_name_is_noted(typed):
    assert told(f"Thực hiện Đề án “{typed}”.") == [("programme-name-spelt", f"“{typed}”")]


@pytest.mark.parametrize(
    "typed", [NAME.replace("thông tin", "truyền thông"), NAME.replace("2021", "2020")]
)
def test_another_name_of_nearly_the_same_words_is_asked_about(typed):
    assert ("programme-name-differs", f"“{typed}”") in told(f"Thực hiện Đề án “{typed}”.")


def test_all_spellings_are_one_finding_that_names_the_places():
    texts = {
        "mo_dau": f"Báo cáo Đề án “{NAME.upper()}”.",
        "ket": f"Đề án “{NAME.replace('phổ biến, giáo dục pháp luật', 'PBGDPL')}”./.",
    }
    consolidation = case({"pages": 1}, narrative=texts, info={"programme": f"Đề án “{NAME}”"})
    found = check_narrative(consolidation.own, gather(consolidation, PROGRAMME), PROGRAMME)
    (spelt,) = [f for f in found if f.code == "programme-name-spelt"]
    assert spelt.details["places"] == "đoạn mở đầu, đoạn kết"
    assert "PBGDPL" in message(spelt)


def golden(path: Path, day: date) -> list[tuple[str, str]]:
    findings = validate(path, default_programme("pbgdpl"), day).findings
    return sorted((f.severity.value, f.code) for f in findings)


@pytest.mark.parametrize(("signed_on", "open_year"), [("7/2021", True), ("15/01/2022", False)])
def test_the_reference_report_gives_exactly_what_it_has(tmp_path, signed_on, open_year):
    """The golden case: F1 and F7 are asked; F6, P1, P3, and F10 while the year is open, noted."""
    path = reference_workbook(default_programme("pbgdpl"), tmp_path, signed_on=signed_on)
    assert golden(path, date(2022, 2, 1)) == sorted(
        [
            ("warning", "documents-differ"),
            ("warning", "phrase-contradicts"),
            ("info", "links-more-than-pages"),
            ("info", "period-of-citation"),
            ("info", "programme-name-spelt"),
            *([("info", "year-open")] if open_year else []),
        ]
    )
