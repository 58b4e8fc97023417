"""The clerk's words against the tables: what is told, and what must not be said."""

from __future__ import annotations

import subprocess
import sys

import pytest

from baocao.wording.contradictions.narrative import check_narrative
from baocao.wording.facts import gather
from wording_cases import PROGRAMME, case

SEED = {"document_count": 1, "portals": 0, "pages": 16, "sections": 16, "links": 17,
        "articles": {2019: 70, 2020: 160, 2021: 106}, "models": 0, "state_budget": 0,
        "other_sources": 0}  # fmt: skip

REFERENCE = {
    "mo_dau": "Thực hiện Công văn số 383/STP-PBGDPL, ngày 21/5/2021 của Sở Tư pháp tỉnh Hà Giang "
    "V/v báo cáo tổng kết Đề án về phổ biến, giáo dục pháp luật giai đoạn 2017 – 2021. Ủy ban nhân "
    "dân huyện Quang Bình báo cáo kết quả thực hiện Đề án, cụ thể như sau:",
    "I.I": "Thực hiện Kế hoạch số 218/KH-UBND, ngày 07/8/2019 của Ủy ban nhân dân tỉnh Hà Giang về "
    "việc triển khai thực hiện Đề án “Tăng cường ứng dụng công nghệ thông tin trong công tác phổ "
    "biến, giáo dục pháp luật giai đoạn 2019-2021” trên địa bàn tỉnh Hà Giang.",
    "I.II.1.1": "Huyện đã xây dựng 01 trang thông tin điện tử huyện và 15 trang thông tin điện tử "
    "xã, thị trấn. Mỗi trang thông tin điện tử đều xây dựng chuyên mục thông tin tuyên truyền và "
    "kết nối với chuyên mục phổ biến, giáo dục pháp luật của tỉnh, của trung ương. Chưa xây dựng "
    "chuyên mục phổ biến, giáo dục pháp luật riêng mà sử dụng chung trong chuyên mục thông tin "
    "tuyên truyền.\nViệc khai thác trang thông tin tuyên truyền đạt hiệu quả chưa cao, do chưa xây "
    "dựng được đội ngũ có đầy đủ kỹ năng, nghiệp vụ phục vụ cho công tác này.",
    "I.II.1.2": "- Trang thông tin điện tử của huyện, xã chủ yếu là đưa tin về công tác tuyên "
    "truyền PBGDPL được tiến hành trên địa bàn huyện.\n- Số bài viết, tin bài đăng tải trên "
    "Cổng/Trang/Chuyên mục: 336 tin, bài. (*Có Phụ lục Mẫu 1 kèm theo*)",
    "I.II.1.4": "Trong 03 năm chưa mở lớp đào tạo, bồi dưỡng cho đội ngũ làm công tác PBGDPL.",
    "I.II.2.2": "- Chưa bố trí được nguồn kinh phí thực hiện Đề án.\n- Chưa xây dựng được các kế "
    "hoạch chi tiết theo từng nhiệm vụ.\n- Chưa bố trí được nguồn nhân lực phù hợp cho việc thực "
    "hiện Đề án. (*Có Phụ lục Mẫu 2 kèm theo*)",
    "II.II.1": "Đặt ra các quy định cụ thể về mức độ đảm bảo tỷ lệ % sử dụng công nghệ thông tin.",
}  # fmt: skip


def found(narrative, own=SEED, units=None):
    consolidation = case(own, units, narrative=narrative)
    facts = gather(consolidation, PROGRAMME)
    return check_narrative(consolidation.own, facts, PROGRAMME)


def test_of_the_reference_report_nothing_is_told_but_what_its_words_have():
    finding, *others = found(REFERENCE)
    assert [f.code for f in others] == ["period-of-citation"]
    assert finding.code == "phrase-contradicts"
    assert finding.where is not None and finding.where.address == "C4"
    assert finding.details["raw"] == "chưa xây dựng chuyên mục"
    assert finding.details["value"] == "16"


def told(text, **given):
    return [(f.code, f.details["raw"]) for f in
            found({"I.II.1.2": text}, **given)]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Đã đăng tải 350 tin, bài.", "350 tin, bài"),
        ("Tổng số 350 tin bài đã đăng.", "350 tin bài"),
        ("Toàn huyện có 48 trang thông tin điện tử.", "48 trang thông tin điện tử"),
        ("Có 15 chuyên mục phổ biến, giáo dục pháp luật.",
         "15 chuyên mục phổ biến, giáo dục pháp luật"),
        ("Năm 2020 đăng 1.600 tin, bài", "1.600 tin, bài"),
        ("Năm 2020 đăng 70 tin, bài.", "70 tin, bài"),
        ("Có *18 đường link*.", "18 đường link"),
    ],
)  # fmt: skip
def test_a_number_that_no_value_bears_out_is_told(text, typed):
    assert told(text) == [("number-contradicts", typed)]


def test_a_number_of_one_year_is_held_against_that_year():
    (finding,) = found({"I.II.1.2": "Năm 2020 đăng 45 tin, bài."})
    assert (finding.details["name"], finding.details["value"]) == ("Số bài viết | năm 2020", "160")


@pytest.mark.parametrize(
    "text",
    [
        "Đã đăng tải 336 tin, bài.",
        "Năm 2019 đăng 70 tin, bài; năm 2020 đăng 160 tin, bài, tăng 90 tin, bài.",
        "Huyện có 01 trang thông tin điện tử, các xã có 15 trang.",
        "- 01 trang của huyện;\n- 15 trang của các xã.",
        "Đã đăng hơn 300 tin, bài; mỗi xã trung bình 20 tin, bài.",
        "Phấn đấu mỗi năm đăng 500 tin, bài.",
        "Gửi 500 tin nhắn tuyên truyền; cấp phát 20 trang thiết bị.",
        "Ban hành Kế hoạch “Xây dựng 50 trang thông tin điện tử”.",
        "Kế hoạch số 235/KH-UBND ngày 21/8/2019, 03 năm thực hiện, năm 2020 kế hoạch được giao.",
        "Tuyên truyền 25 văn bản luật; rút ra 03 bài học kinh nghiệm.",
        "{{ Số bài viết }} tin, bài",
        "Tỷ lệ 33,75% tin, bài",
    ],
)
def test_what_contradicts_nothing_is_not_spoken_of(text):
    assert told(text) == []


def test_a_number_in_a_section_of_plans_is_no_figure():
    assert found({"II.I": "1. Đăng tải 500 tin, bài."}) == []


def test_a_number_beside_the_name_of_a_unit_is_that_units_business():
    units = {"Xã Tân Nam": SEED, "Xã Vĩ Thượng": SEED}
    assert told("Xã Tân Nam đăng 45 tin, bài.", units=units) == []
    assert told("Các xã đăng 45 tin, bài.", units=units) != []


def test_a_unit_that_is_named_by_a_number_does_not_silence_every_number():
    assert told("Các xã có 1 lần đăng 45 tin, bài.", units={"Xã 1": SEED}) != []
    assert told("Xã 1 đăng 45 tin, bài.", units={"Xã 1": SEED}) == []


def test_the_units_sum_and_the_own_figure_are_values_too():
    units = {"Xã Tân Nam": {**SEED, "pages": 2}, "Xã Vĩ Thượng": {**SEED, "pages": 3}}
    assert told("Các xã có 5 trang thông tin điện tử.", units=units) == []
    assert told("Huyện có 16 trang thông tin điện tử.", units=units) == []
    assert told("Toàn huyện có 21 trang thông tin điện tử.", units=units) == []


def test_a_figure_nobody_reported_contradicts_nothing():
    assert told("Đã đăng tải 350 tin, bài.", own={**SEED, "articles": None}) == []


MONEY = {**SEED, "state_budget": {2019: 0, 2020: 50, 2021: 0}}


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Chưa bố trí được kinh phí.", True),
        ("Địa phương CHƯA BỐ TRÍ KINH PHÍ cho Đề án", True),
        ("Năm 2019 chưa bố trí kinh phí.", False),
        ("Năm 2020 chưa bố trí kinh phí.", True),
        ("Giai đoạn 2019 - 2021 chưa bố trí kinh phí.", True),
        ("Một số xã chưa bố trí kinh phí.", False),
        ("Còn 03 xã chưa bố trí kinh phí.", False),
        ("Kế hoạch “Chưa bố trí kinh phí”.", False),
        ("Đã bố trí kinh phí.", False),
    ],
)
def test_a_phrase_that_denies_a_figure_above_nought_is_told(text, fires):
    codes = [f.code for f in found({"I.II.2.2": text}, own=MONEY)]
    assert codes == (["phrase-contradicts"] if fires else [])


def test_drawings_without_an_answer_are_told_at_the_cell():
    findings = found({"I.I": "{{ Số bài vít }} và {{ Trang tin | cấp dưới }} và {{ Mô hình"})
    assert [f.code for f in findings] == [
        "unknown-figure", "figure-needs-units", "unbalanced-braces",
    ]  # fmt: skip
    assert findings[0].details["nearest"] == "Số bài viết"
    assert findings[0].where is not None and findings[0].where.address == "C2"


def test_checking_words_loads_no_template_engine():
    code = "import sys, baocao.wording.contradictions.narrative; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_drawn_figure_that_nobody_reported_is_told_where_it_is_drawn():
    (finding,) = found({"I.I": "Có {{ Số bài viết }} tin, bài"}, own={**SEED, "articles": None})
    assert (finding.code, finding.details["raw"]) == ("figure-missing", "{{ Số bài viết }}")


def test_a_drawn_fact_that_is_missing_is_told_of_the_sheet_it_belongs_to():
    (finding,) = found({"I.I": "{{ Họ tên người ký }}"})
    assert (finding.code, finding.sheet_name, finding.column) == (
        "fact-missing", "Thông tin", "signer",
    )  # fmt: skip
