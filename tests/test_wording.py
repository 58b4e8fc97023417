"""The report's body: the ministry's headings, the clerk's words, default wording from figures."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.core.cells import CellRef
from baocao.core.report import Paragraph, Run
from baocao.core.submission import DirectiveDocument
from baocao.errors import DeclarationError
from baocao.programme import OutlineItem, Wording, load_programme
from baocao.wording.facts import Unknown, gather
from baocao.wording.markup import BODY_STYLE, LIST_STYLE, marked
from baocao.wording.messages import cure, message
from baocao.wording.report.defaults import DefaultWording
from baocao.wording.report.sections import EMPTY, body, document_line, previews, subject_line
from baocao.wording.report.views import Views
from wording_cases import PROGRAMME, case

OWN = {"document_count": 1, "portals": 0, "pages": 1, "sections": 1, "links": 2,
       "articles": {2019: 58, 2020: 128, 2021: 86}, "models": 0, "state_budget": 0,
       "other_sources": 0}  # fmt: skip
UNIT = {"document_count": 0, "portals": 0, "pages": 1, "sections": 1, "links": 1,
        "articles": {2019: 4, 2020: 16, 2021: 10}, "models": 0, "state_budget": 0,
        "other_sources": 0}  # fmt: skip
UNITS = {"Xã Tân Nam": UNIT, "Xã Vĩ Thượng": UNIT, "Thị trấn Yên Bình": UNIT}
EMPTY_SECTIONS = ("I.II.1.3", "I.II.1.4", "I.II.3", "II.I", "II.II.1", "II.II.2", "II.II.3")


def default(code, own=OWN, units=None, **given_):
    consolidation = case(own, units, **given_)
    return previews(gather(consolidation, PROGRAMME), consolidation, PROGRAMME)[code]


def written(narrative, own=OWN, units=None, **given_):
    consolidation = case(own, units, narrative=narrative, **given_)
    return body(gather(consolidation, PROGRAMME), consolidation, PROGRAMME)


def after_heading(paragraphs, start):
    """Return the paragraphs below the heading that begins with `start`, to the next heading."""
    texts = [p.text for p in paragraphs]
    at = next(i for i, text in enumerate(texts) if text.startswith(start))
    rest = paragraphs[at + 1 :]
    end = next((i for i, p in enumerate(rest) if p.style not in (BODY_STYLE, LIST_STYLE)), None)
    return rest[:end]


# The ministry's outline


def test_the_headings_are_the_ministrys_in_order():
    paragraphs, _ = written({})
    headings = [(p.style, p.text) for p in paragraphs if p.style not in (BODY_STYLE, LIST_STYLE)]
    assert [style for style, _ in headings] == [
        "BC Phần", "BC Tên phần", "BC Mục", "BC Mục", "BC Khoản", "BC Tiểu mục", "BC Tiểu mục",
        "BC Tiểu mục", "BC Tiểu mục", "BC Khoản", "BC Tiểu mục", "BC Tiểu mục", "BC Khoản",
        "BC Phần", "BC Tên phần", "BC Mục", "BC Mục", "BC Khoản", "BC Khoản", "BC Khoản",
    ]  # fmt: skip
    assert headings[1][1] == "KẾT QUẢ 03 NĂM THỰC HIỆN ĐỀ ÁN"
    assert "QUÁN TRIỆT" in headings[2][1]
    assert headings[11][1] == "2.2. Tồn tại, hạn chế, nguyên nhân."
    assert headings[12][1] == "3. Bài học kinh nghiệm"


def test_the_number_of_years_in_a_heading_is_a_drawn_figure():
    paragraphs, _ = written({}, info={"year_from": "2017"}, years=(2017, 2018, 2019, 2020, 2021))
    title = paragraphs[2]
    assert title.text == "KẾT QUẢ 05 NĂM THỰC HIỆN ĐỀ ÁN"
    assert Run("05", figure="Số năm") in title.runs


def test_every_section_code_of_the_contract_is_there():
    assert [item.code for item in PROGRAMME.sections] == [
        "mo_dau", "I.I", "I.II.1.1", "I.II.1.2", "I.II.1.3", "I.II.1.4", "I.II.2.1", "I.II.2.2",
        "I.II.3", "II.I", "II.II.1", "II.II.2", "II.II.3", "ket",
    ]  # fmt: skip
    assert all(item.label for item in PROGRAMME.sections)


# The clerk's words


def test_lines_are_paragraphs_and_a_dash_makes_a_list_item():
    paragraphs, _ = written({"I.II.3": "Một là\n- Hai\n\n1. Ba\r\n   - Bốn  "})
    below = after_heading(paragraphs, "3. Bài học")
    assert [(p.style, p.text) for p in below] == [
        (BODY_STYLE, "Một là"), (LIST_STYLE, "- Hai"), (BODY_STYLE, "1. Ba"),
        (LIST_STYLE, "- Bốn"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("(*Có Phụ lục*)", [("(", False), ("Có Phụ lục", True), (")", False)]),
        ("*(Có Phụ lục)*", [("(Có Phụ lục)", True)]),
        ("a *b c* d", [("a ", False), ("b c", True), (" d", False)]),
        ("*a* và *b*", [("a", True), (" và ", False), ("b", True)]),
        ("sao * lẻ", [("sao * lẻ", False)]),
        ("(*) Ghi chú, xem (*)", [("(*) Ghi chú, xem (*)", False)]),
        ("2*3*4", [("2*3*4", False)]),
        ("* không *", [("* không *", False)]),
    ],
)
def test_stars_make_italics_only_around_words(text, runs):
    paragraphs, _ = written({"I.II.3": text})
    (paragraph,) = after_heading(paragraphs, "3. Bài học")
    assert [(run.text, run.italic) for run in paragraph.runs] == runs


@pytest.mark.parametrize(
    "text", ["<b>đậm</b> & “A”", "{% if x %}", "{# ghi chú #}", "%}", "[[ own ]] [% x %]", "{x}"]
)
def test_marks_of_other_languages_come_through_as_typed(text):
    paragraphs, findings = written({"I.II.3": text})
    (paragraph,) = after_heading(paragraphs, "3. Bài học")
    assert paragraph.runs == (Run(text),)
    assert not [f for f in findings if f.code == "unknown-figure"]


def test_a_figure_is_drawn_with_the_expression_it_was_drawn_by():
    paragraphs, _ = written({"I.II.3": "*Có {{ so bai viet|NĂM 2020 }} tin* & bài"})
    (paragraph,) = after_heading(paragraphs, "3. Bài học")
    assert paragraph.runs == (
        Run("Có ", italic=True),
        Run("128", italic=True, figure="Số bài viết | năm 2020"),
        Run(" tin", italic=True),
        Run(" & bài"),
    )


@given(st.text(st.characters(codec="utf-8", exclude_characters="{}*")))
def test_words_without_marks_come_through_line_by_line(text):
    made = marked(text, no_figure)
    lines = [re.sub("[\x00-\x08\x0e-\x1f\u200b\u2060\ufeff]", "", line.replace("\t", " "))
             for line in re.split("\r\n|[\r\n\x0b\u2028]", normalize("NFC", text))]  # fmt: skip
    lines = [line.replace("\x0c", "").strip() for line in lines]
    assert [p.text for p in made.paragraphs] == [line for line in lines if line]


@given(st.text("{}*|aà \n(“.", max_size=80))
def test_any_marks_are_read_and_only_stars_of_italics_are_lost(text):
    made = marked(text, no_figure)
    said = "".join(p.text for p in made.paragraphs)
    assert said.replace("*", "").replace(" ", "") == re.sub(r"[*\s]", "", text)


def no_figure(drawing):
    return Unknown("unknown-figure")


def test_a_drawing_over_two_lines_is_one_drawing():
    paragraphs, _ = written({"I.II.3": "Có {{ Số bài\nviết }} tin"})
    assert [p.text for p in after_heading(paragraphs, "3. Bài học")] == ["Có 272 tin"]


def test_an_unknown_figure_stays_as_typed_and_is_told():
    paragraphs, findings = written({"I.II.3": "Có {{ Số bài vít }} và {{ Mô hình"})
    (paragraph,) = after_heading(paragraphs, "3. Bài học")
    assert paragraph.text == "Có {{ Số bài vít }} và {{ Mô hình"
    told = [f for f in findings if f.code in ("unknown-figure", "unbalanced-braces")]
    assert [message(finding).partition(": ")[2] for finding in told] == [
        "{{ Số bài vít }}: không có số liệu tên này.", "{{ Mô hình: thiếu “}}”.",
    ]  # fmt: skip
    assert cure(told[0]).endswith("gần giống: Số bài viết.")


def test_a_qualifier_that_cannot_be_granted_is_told_apart_from_an_unknown_name():
    _, findings = written({"I.II.3": "{{ Số bài viết | 2020 }}, {{ Trang tin | năm 2018 }}"})
    told = [message(f).partition(": ")[2] for f in findings if f.code == "unknown-qualifier"]
    assert told == [
        "{{ Số bài viết | 2020 }}: không dùng được “2020” ở đây.",
        "{{ Trang tin | năm 2018 }}: không dùng được “năm 2018” ở đây.",
    ]


def test_a_text_of_the_workbook_is_never_drawn_again():
    info = {"unit": "Huyện {{ Trang tin }}", "programme": "Đề án *{{ x }}* [[ own ]] {% y %}"}
    paragraphs, _ = written({}, info=info)
    assert "Đề án *{{ x }}* [[ own ]] {% y %}" in paragraphs[0].text
    assert "huyện {{ Trang tin }} báo cáo" in paragraphs[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trên đây là báo cáo.", "Trên đây là báo cáo./."),
        ("Trên đây là báo cáo", "Trên đây là báo cáo./."),
        ("Trên đây là báo cáo./.", "Trên đây là báo cáo./."),
        ("Trên đây là báo cáo. /.", "Trên đây là báo cáo./."),
        ("Trên đây là *báo cáo*.", "Trên đây là báo cáo./."),
        ("Gồm {{ Số bài viết }}", "Gồm 272./."),
        ("Gồm {{ Số bài viết }}./.", "Gồm 272./."),
    ],
)
def test_the_closing_ends_once(text, expected):
    paragraphs, _ = written({"ket": text})
    assert paragraphs[-1].text == expected


# Own directive documents


def document(**given_):
    plain = {"year": 2019, "type": "Kế hoạch", "number": "235/KH-UBND", "day": date(2019, 8, 21),
             "issuer": "Ủy ban nhân dân huyện Quang Bình", "subject": "triển khai Đề án",
             "where": CellRef("Văn bản", 2, 1)}  # fmt: skip
    return DirectiveDocument(**{**plain, **given_})


def test_documents_are_cited_in_the_contracts_form():
    assert document_line(document(day=date(2019, 8, 7)), "") == (
        "- Kế hoạch số 235/KH-UBND ngày 07/8/2019 của Ủy ban nhân dân huyện Quang Bình "
        "về triển khai Đề án."
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("V/v triển khai Đề án", "triển khai Đề án"),
        ("v/v: triển khai Đề án.", "triển khai Đề án"),
        ("Về việc triển khai Đề án", "triển khai Đề án"),
        ("về triển khai Đề án.", "triển khai Đề án"),
        ("triển khai Đề án", "triển khai Đề án"),
        ("Vềnh tai", "Vềnh tai"),
    ],
)
def test_a_subject_line_follows_ve_once(typed, printed):
    assert subject_line(typed) == printed


def test_own_documents_follow_in_order_of_their_days_after_the_clerks_words_too():
    documents = [
        document(number="297/KH-UBND", day=date(2021, 5, 6)),
        document(),
        document(number="218/KH-UBND", issuer="Ủy ban nhân dân tỉnh Hà Giang"),
        document(number="9/CV", day="đầu năm 2020"),
    ]
    for narrative in ({}, {"I.I": "Huyện đã triển khai:"}):
        paragraphs, _ = written(narrative, documents=documents)
        listed = [p for p in after_heading(paragraphs, "I. CÔNG TÁC") if p.style == LIST_STYLE]
        assert [re.search(r"số (\S+) ngày (.*?) của", p.text).groups() for p in listed] == [
            ("235/KH-UBND", "21/8/2019"), ("297/KH-UBND", "06/5/2021"), ("9/CV", "đầu năm 2020"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "cited"),
    [
        ({"number": "Số 235/KH-UBND"}, "Kế hoạch số 235/KH-UBND ngày 21/8/2019 của"),
        ({"number": "số: 235/KH-UBND"}, "Kế hoạch số 235/KH-UBND ngày 21/8/2019 của"),
        ({"day": "tháng 3 năm 2020"}, "số 235/KH-UBND ngày …… tháng 3 năm 2020 của"),
        ({"day": "Ngày 31/2/2020"}, "số 235/KH-UBND ngày 31/2/2020 của"),
    ],
)
def test_words_of_the_citation_that_were_typed_are_not_doubled(typed, cited):
    assert cited in document_line(document(**typed), "")


def test_what_a_document_lacks_is_dots():
    line = document_line(document(day=None, number="", issuer="", subject=""), "UBND huyện A")
    assert line == "- Kế hoạch số …… ngày …… của UBND huyện A về ……."


# Default wording: figures in, sentences out

SENTENCES = [
    # I.I: own and units
    ("I.I", OWN, UNITS, "Ủy ban nhân dân huyện Quang Bình đã ban hành 03 văn bản chỉ đạo"),
    ("I.I", OWN, UNITS, "các xã, thị trấn không phát sinh văn bản"),
    ("I.I", OWN, {"Xã A": {**UNIT, "document_count": 2}}, "đã ban hành 09 văn bản"),
    ("I.I", OWN, {"Xã A": {**UNIT, "document_count": 2}},
     "03 văn bản của huyện và 06 văn bản của xã"),
    ("I.I", {**OWN, "document_count": 0}, None, "chưa ban hành văn bản chỉ đạo, hướng dẫn"),
    # 1.1: none, one, many, unchanged, growth, fall
    ("I.II.1.1", OWN, UNITS, "Đến hết năm 2021, toàn huyện có 04 trang thông tin điện tử, gồm 01 "
     "trang của huyện và 03 trang của các xã, thị trấn; không thay đổi so với năm 2019."),
    ("I.II.1.1", {**OWN, "pages": 0}, None, "chưa xây dựng, thiết lập Cổng, Trang thông tin"),
    ("I.II.1.1", {**OWN, "pages": {2019: 1, 2020: 1, 2021: 3}}, None,
     "có 03 trang thông tin điện tử; tăng 02 trang so với năm 2020."),
    ("I.II.1.1", {**OWN, "pages": {2019: 3, 2020: 3, 2021: 2}}, None,
     "có 02 trang thông tin điện tử; giảm 01 trang so với năm 2020."),
    ("I.II.1.1", {**OWN, "pages": {2019: 0, 2020: 0, 2021: 2}}, None,
     "có 02 trang thông tin điện tử. Số chuyên mục"),
    ("I.II.1.1", {**OWN, "pages": 0}, UNITS, "đều là trang của các xã, thị trấn"),
    # 1.2: growth, fall, none in a year, a blank year
    ("I.II.1.2", OWN, None, "đã đăng tải 272 tin, bài"),
    ("I.II.1.2", OWN, None, "năm 2020 là 128 tin, bài (tăng 70 so với năm 2019); năm 2021 là 86 "
     "tin, bài (giảm 42 so với năm 2020)."),
    ("I.II.1.2", {**OWN, "articles": {2019: 0, 2020: 45, 2021: 45}}, None,
     "năm 2019 chưa có tin, bài được đăng tải; năm 2020 là 45 tin, bài; năm 2021 là 45 tin, bài "
     "(bằng năm 2020)."),
    ("I.II.1.2", {**OWN, "articles": {2019: 5, 2020: None, 2021: 7}}, None,
     "năm 2019 là 05 tin, bài; năm 2021 là 07 tin, bài. Chưa có số liệu năm 2020."),
    ("I.II.1.2", {**OWN, "articles": 0}, None, "chưa có tin, bài được đăng tải"),
    ("I.II.1.2", OWN, UNITS, "huyện đăng tải 272 tin, bài; các xã, "
    "thị trấn đăng tải 90 tin, bài (chiếm 24,86%)."),
    ("I.II.1.2", OWN, UNITS, "(Có Phụ lục Mẫu 1 kèm theo)"),
    # 2.2: money
    ("I.II.2.2", OWN, None, "chưa bố trí được kinh phí để thực hiện Đề án. (Có Phụ lục Mẫu 2 kèm "
     "theo)"),
    ("I.II.2.2", {**OWN, "state_budget": {2019: 0, 2020: Decimal("125.5"), 2021: 20}}, None,
     "từ nguồn ngân sách Nhà nước là 145,5 triệu đồng, trong đó: năm 2019 chưa bố trí được kinh "
     "phí; năm 2020 là 125,5 triệu đồng; năm 2021 là 20 triệu đồng. Không phát sinh kinh phí từ "
     "các nguồn khác."),
    ("I.II.1.1", {**OWN, "pages": None}, None,
     "toàn huyện có 01 chuyên mục phổ biến, giáo dục pháp luật và 02 đường link."),
    ("I.II.2.2", {**OWN, "other_sources": None}, None,
     "chưa bố trí được kinh phí từ nguồn ngân sách Nhà nước để thực hiện Đề án. (Có"),
    ("I.II.2.2", {**OWN, "other_sources": {2019: 0, 2020: 0, 2021: 1500}}, None,
     "chưa bố trí được kinh phí từ nguồn ngân sách Nhà nước để thực hiện Đề án; kinh phí thực hiện "
     "Đề án từ các nguồn khác là 1.500 triệu đồng"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "own", "units", "sentence"), SENTENCES)
def test_figures_become_sentences(code, own, units, sentence):
    assert sentence in default(code, own, units)


GAPS = [
    # A year that nobody reported is named, and nothing is denied of it.
    ("I.I", {**OWN, "document_count": {2019: 1, 2020: 0, 2021: None}}, None,
     "đã ban hành 01 văn bản chỉ đạo, hướng dẫn thực hiện Đề án. Chưa có số liệu năm 2021."),
    ("I.I", {**OWN, "document_count": {2019: 0, 2020: None, 2021: 0}}, None,
     "theo số liệu đã báo cáo, Ủy ban nhân dân huyện Quang Bình chưa ban hành văn bản chỉ đạo, "
     "hướng dẫn thực hiện Đề án. Chưa có số liệu năm 2020."),
    ("I.II.1.2", {**OWN, "articles": {2019: 0, 2020: None, 2021: None}}, None,
     "theo số liệu đã báo cáo, toàn huyện chưa có tin, bài được đăng tải"),
    ("I.II.2.2", {**OWN, "state_budget": {2019: 0, 2020: None, 2021: 15},
                  "other_sources": {2019: 0, 2020: None, 2021: None}}, None,
     "Cũng theo số liệu đó, không phát sinh kinh phí từ các nguồn khác. Chưa có số liệu kinh phí "
     "từ nguồn ngân sách Nhà nước năm 2020. Chưa có số liệu kinh phí từ các nguồn khác năm 2020 "
     "và năm 2021."),
    # What the units reported as nought is not said of the whole district where others are missing.
    ("I.II.1.1", {**OWN, "pages": None}, {"Xã A": {**UNIT, "pages": 0}},
     "theo số liệu đã báo cáo, toàn huyện chưa xây dựng, thiết lập Cổng, Trang"),
    ("I.II.1.1", {**OWN, "sections": 0}, {"Xã A": {**UNIT, "sections": 0}, "Xã B": None},
     "Theo số liệu đã báo cáo, chưa có chuyên mục phổ biến, giáo dục pháp luật."),
    ("I.II.2.2", {**OWN, "state_budget": None, "other_sources": None}, UNITS,
     "theo số liệu đã báo cáo, địa phương chưa bố trí được kinh phí để thực hiện Đề án. Chưa có đủ "
     "số liệu năm 2019, năm 2020 và năm 2021 của huyện Quang Bình."),
    ("I.II.2.2", OWN, {**UNITS, "Xã A": None},
     "theo số liệu đã báo cáo, địa phương chưa bố trí được kinh phí để thực hiện Đề án"),
    ("I.II.2.2", OWN, dict.fromkeys(UNITS),
     "Trong giai đoạn 2019 - 2021, huyện chưa bố trí được kinh phí để thực hiện Đề án."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "own", "units", "sentence"), GAPS)
def test_nothing_is_denied_of_what_was_not_reported(code, own, units, sentence):
    assert sentence in default(code, own, units)


def test_where_all_is_reported_a_denial_stands_without_a_reservation():
    texts = [default(item.code, dict.fromkeys(OWN, 0), UNITS) for item in PROGRAMME.sections]
    assert not [text for text in texts if "theo số liệu" in text]


@pytest.mark.parametrize(
    ("own", "units", "whose"),
    [
        ({**OWN, "portals": 2}, {"Xã A": UNIT, "Xã B": UNIT}, ", đều là Cổng của huyện;"),
        ({**OWN, "portals": 1}, {"Xã A": UNIT, "Xã B": UNIT}, ", là Cổng của huyện;"),
        (OWN, {"Xã A": {**UNIT, "portals": 1}, "Xã B": UNIT}, ", là Cổng của đơn vị cấp dưới;"),
        (OWN, {"Xã A": {**UNIT, "portals": 2}, "Xã B": UNIT}, ", đều là Cổng của các xã;"),
        ({**OWN, "portals": 1}, {"Xã A": None}, "phổ biến, giáo dục pháp luật; không thay đổi"),
    ],
)
def test_whose_a_portal_is_agrees_with_how_many_there_are(own, units, whose):
    assert whose in default("I.II.1.1", own, units)


def test_an_organ_without_units_speaks_of_itself_and_not_of_its_province():
    info = {"unit": "Sở Tư pháp", "level": "Tỉnh", "issuer": "Sở Tư pháp tỉnh Hà Giang",
            "superior": "UBND tỉnh Hà Giang"}  # fmt: skip
    assert "Sở chưa bố trí được kinh phí" in default("I.II.2.2", info=info)


@pytest.mark.parametrize(
    ("count", "listed", "words"),
    [
        (1, 1, "Văn bản do Ủy ban nhân dân huyện Quang Bình ban hành:"),
        (3, 3, "Các văn bản do Ủy ban nhân dân huyện Quang Bình ban hành gồm:"),
        (3, 2, "Trong các văn bản do Ủy ban nhân dân huyện Quang Bình ban hành có:"),
    ],
)
def test_a_list_shorter_than_its_figure_is_not_said_to_be_all(count, listed, words):
    own = {**OWN, "document_count": {2019: count, 2020: 0, 2021: 0}}
    documents = [document(number=f"{n}/KH-UBND") for n in range(listed)]
    assert words in default("I.I", own, documents=documents)


def test_growth_is_not_told_of_an_open_year_and_its_cutoff_is():
    text = default("I.II.1.2", info={"cutoff": "30/6/2021"})
    assert "năm 2021, tính đến ngày 30/6/2021, là 86 tin, bài." in text
    assert "giảm" not in text
    pages = default("I.II.1.1", info={"cutoff": "30/6/2021"})
    assert pages.startswith("Tính đến ngày 30/6/2021, toàn huyện có 01 trang")
    rise = default("I.II.1.1", {**OWN, "pages": {2019: 1, 2020: 1, 2021: 3}},
                   info={"cutoff": "30/6/2021"})  # fmt: skip
    assert "tăng" not in rise


def test_a_cutoff_of_a_mere_month_is_not_told_as_a_day():
    text = default("I.II.1.1", info={"cutoff": "6/2021"})
    assert text.startswith("Tính đến thời điểm báo cáo, toàn huyện có 01 trang")
    assert "30/6" not in text


def test_growth_is_not_told_of_a_year_that_lacks_a_unit():
    units = {"Xã A": {**UNIT, "articles": {2019: 4, 2020: None, 2021: 10}}, "Xã B": UNIT}
    text = default("I.II.1.2", OWN, units)
    assert "tăng" not in text and "giảm" not in text
    assert "Chưa có đủ số liệu năm 2020 của xã A." in text


def test_missing_units_are_named_and_why():
    units = {**UNITS, "Xã Tân Nam": None, "Xã Vĩ Thượng": None}
    text = default("I.II.1.1", OWN, units)
    assert text.startswith("Số liệu tổng hợp từ báo cáo của 01/03 xã, thị trấn; xã Tân Nam và xã "
                           "Vĩ Thượng chưa gửi báo cáo.\n")  # fmt: skip
    held = default("I.II.1.1", OWN, UNITS, held=["Xã Tân Nam"])
    assert "; số liệu của xã Tân Nam chưa được tổng hợp." in held
    assert "chưa gửi" not in held


def test_of_a_workbook_that_was_never_consolidated_no_unit_is_said_to_have_sent_nothing():
    consolidation = replace(case(OWN, dict.fromkeys(UNITS)), details={})
    facts = gather(consolidation, PROGRAMME)
    texts = previews(facts, consolidation, PROGRAMME)
    assert "Chưa tổng hợp được số liệu của xã, thị trấn nào.\n" in texts["I.II.1.1"]
    assert not [text for text in texts.values() if "chưa gửi" in text]
    for name in ("Số đơn vị đã gửi", "Số đơn vị chưa gửi", "Đơn vị chưa gửi"):
        assert facts.draw(name).missing


def test_a_unit_whose_file_could_not_be_read_has_sent_all_the_same():
    consolidation = case(OWN, {**UNITS, "Xã Tân Nam": None, "Xã Vĩ Thượng": None})
    states = {"Xã Tân Nam": "đã gửi nhưng không đọc được tệp", "Xã Vĩ Thượng": "chưa gửi",
              "Thị trấn Yên Bình": "đã gửi"}  # fmt: skip
    consolidation = replace(consolidation, own=replace(consolidation.own, states=states))
    text = previews(gather(consolidation, PROGRAMME), consolidation, PROGRAMME)["I.II.1.1"]
    assert "; xã Vĩ Thượng chưa gửi báo cáo; số liệu của xã Tân Nam chưa được tổng hợp." in text


def test_a_unit_whose_figures_are_of_a_part_of_its_own_units_is_named():
    consolidation = case(OWN, {"Huyện A": UNIT, "Huyện B": UNIT})
    details = {form: tuple(replace(row, units="13/15" if row.unit == "Huyện A" else "4/4")
                           for row in rows)
               for form, rows in consolidation.details.items()}  # fmt: skip
    consolidation = replace(consolidation, details=details)
    text = previews(gather(consolidation, PROGRAMME), consolidation, PROGRAMME)["I.II.1.1"]
    assert text.startswith("Số liệu tổng hợp từ báo cáo của 02/02 huyện; báo cáo của huyện A tổng "
                           "hợp từ 13/15 đơn vị.\n")  # fmt: skip


def test_missing_units_are_named_in_the_next_section_where_the_clerk_wrote_the_first():
    units = {**UNITS, "Xã Tân Nam": None}
    consolidation = case(OWN, units, narrative={"I.II.1.1": "Lời của huyện."})
    text = previews(gather(consolidation, PROGRAMME), consolidation, PROGRAMME)["I.II.1.2"]
    assert text.startswith(
        "Số liệu tổng hợp từ báo cáo của 02/03 xã, thị trấn; xã Tân Nam chưa gửi"
    )


def test_where_no_unit_has_sent_the_own_figures_are_not_the_whole_districts():
    text = default("I.II.1.1", OWN, dict.fromkeys(UNITS))
    assert "Chưa tổng hợp được số liệu của xã, thị trấn nào" in text
    assert "toàn huyện" not in text and ", huyện có 01 trang" in text


def test_without_units_no_sentence_speaks_of_units():
    texts = [default(item.code) for item in PROGRAMME.sections]
    assert not [t for t in texts if re.search(r"các xã|đơn vị|tổng hợp từ", t)]


def test_a_blank_is_never_said_as_nought():
    own = dict.fromkeys(OWN)
    consolidation = case(own)
    paragraphs, findings = body(gather(consolidation, PROGRAMME), consolidation, PROGRAMME)
    for code in ("I.I", "I.II.1.1", "I.II.1.2", "I.II.2.2"):
        assert default(code, own).startswith(EMPTY)
    assert "chưa" not in " ".join(p.text for p in paragraphs)
    empty = [f.key[0] for f in findings if f.code == "section-empty"]
    assert set(empty) == {s.code for s in PROGRAMME.sections} - {"mo_dau", "ket"}


def test_sections_without_a_figure_are_left_open_and_told():
    paragraphs, findings = written({})
    assert [f.key[0] for f in findings if f.code == "section-empty"] == [
        "I.II.1.3", "I.II.1.4", "I.II.2.1", *EMPTY_SECTIONS[2:],
    ]  # fmt: skip
    assert after_heading(paragraphs, "1.3.") == (Paragraph(BODY_STYLE, (Run(EMPTY),)),)


LEVELS = [
    ({}, "trên địa bàn huyện,", "toàn huyện", "Ủy ban nhân dân huyện Quang Bình"),
    ({"unit": "Xã Tân Nam", "level": "Xã"}, "trên địa bàn xã,", "toàn xã",
     "Ủy ban nhân dân xã Tân Nam"),
    ({"unit": "Thị trấn Yên Bình", "level": "Xã"}, "trên địa bàn thị trấn,", "toàn thị trấn",
     "Ủy ban nhân dân thị trấn Yên Bình"),
    ({"unit": "Tỉnh Tuyên Quang", "level": "Tỉnh"}, "trên địa bàn tỉnh,", "toàn tỉnh",
     "Ủy ban nhân dân tỉnh Tuyên Quang"),
    ({"unit": "Phường Minh Xuân", "level": "Xã"}, "trên địa bàn phường,", "toàn phường",
     "Ủy ban nhân dân phường Minh Xuân"),
]  # fmt: skip


@pytest.mark.parametrize(("info", "area", "whole", "issuer"), LEVELS)
def test_each_level_speaks_of_itself(info, area, whole, issuer):
    assert area in default("mo_dau", info=info)
    assert f", {whole} có 01 trang" in default("I.II.1.1", info=info)
    assert default("ket", info=info).endswith(f"của {issuer}./.")


def test_a_department_reports_for_its_province():
    info = {"unit": "Sở Tư pháp", "level": "Tỉnh", "issuer": "Sở Tư pháp tỉnh Tuyên Quang",
            "province": "Tuyên Quang", "superior": "UBND tỉnh Tuyên Quang"}  # fmt: skip
    units = {"Xã A": UNIT, "Phường B": UNIT, "Đặc khu C": UNIT}
    assert "trên địa bàn tỉnh Tuyên Quang, cụ thể" in default("mo_dau", OWN, units, info=info)
    text = default("I.II.1.1", OWN, units, info=info)
    assert "toàn tỉnh có 04 trang" in text
    assert "01 trang của Sở và 03 trang của các xã, phường, đặc khu" in text


def test_the_opening_begins_with_what_asked_for_the_report():
    text = default("mo_dau")
    assert text.startswith("Thực hiện Công văn số 383/STP-PBGDPL ngày 21/5/2021 của Sở Tư pháp")
    assert text.endswith("cụ thể như sau:")
    again = default("mo_dau", info={"request": "Thực hiện Công văn số 1/STP;"})
    assert again.startswith("Thực hiện Công văn số 1/STP, Ủy ban nhân dân huyện Quang Bình báo cáo")


def test_missing_facts_are_dots_in_the_text_and_findings_beside_it():
    paragraphs, findings = written({}, info={"request": ""})
    assert paragraphs[0].text.startswith("Thực hiện ……, Ủy ban nhân dân huyện Quang Bình")
    assert [f.details["label"] for f in findings if f.code == "fact-missing"] == [
        "Văn bản yêu cầu báo cáo"
    ]


@pytest.mark.parametrize(
    ("subject", "closing"),
    [
        ("Tổng kết Đề án A", "Trên đây là báo cáo tổng kết Đề án A của"),
        ("Báo cáo tổng kết Đề án A", "Trên đây là báo cáo tổng kết Đề án A của"),
        ("Kết quả thực hiện Đề án A", "Trên đây là báo cáo kết quả thực hiện Đề án A của"),
    ],
)
def test_the_closing_names_the_report(subject, closing):
    assert default("ket", info={"subject": subject}).startswith(closing)


def test_a_period_of_one_year_is_told_as_a_year():
    own = {**OWN, "articles": 5}
    text = default("I.II.1.2", own, info={"year_from": "2021"}, years=(2021,))
    assert text.startswith("Trong năm 2021, toàn huyện đã đăng tải 05 tin, bài trên Cổng")
    assert "trong đó" not in text and "giai đoạn" not in text


# What no default sentence may do

NUMBERS = st.one_of(st.none(), st.integers(0, 3), st.integers(0, 400))
YEARLY = st.fixed_dictionaries(dict.fromkeys((2019, 2020, 2021), NUMBERS))
FIGURES = st.fixed_dictionaries(dict.fromkeys(OWN, YEARLY))
CASES = st.tuples(
    st.one_of(st.none(), FIGURES),
    st.dictionaries(st.sampled_from(["Xã A", "Xã B", "Thị trấn C"]), st.one_of(st.none(), FIGURES)),
    st.sampled_from(["", "30/6/2021", "31/12/2021", "1/2020"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CASES)
def test_no_number_stands_in_default_wording_that_is_no_figure(given_):
    own, units, cutoff = given_
    consolidation = case(own, units, info={"cutoff": cutoff})
    facts = gather(consolidation, PROGRAMME)
    paragraphs, findings = body(facts, consolidation, PROGRAMME)
    allowed = {str(year) for year in facts.period}
    allowed |= {f"{n:02}" for n in range(1, len(units) + 1)} | {"1", "2"}  # counted; "Mẫu 1"
    for paragraph in paragraphs:
        if paragraph.style == BODY_STYLE:
            words = " ".join(run.text for run in paragraph.runs if not run.figure)
            assert set(re.findall(r"\d+", words)) <= allowed, paragraph.text
            odd = r"[\[\]{}]|(?<!\d)%|  |None|\s[,.;]"
            assert not re.search(odd, paragraph.text), paragraph.text
            assert paragraph.text == EMPTY or paragraph.text[-1] in ".:)", paragraph.text
    assert {f.code for f in findings} <= {"section-empty", "fact-missing"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CASES)
def test_a_section_whose_figures_were_reported_is_not_left_open(given_):
    own, units, cutoff = given_
    consolidation = case(own, units, info={"cutoff": cutoff})
    facts = gather(consolidation, PROGRAMME)
    texts = previews(facts, consolidation, PROGRAMME)
    for code, names in {"I.II.1.2": ["Số bài viết"], "I.II.2.2": ["Kinh phí ngân sách"]}.items():
        for name in names:
            reported = not facts.draw(name).missing
            assert not reported or not texts[code].startswith(EMPTY), texts[code]


# A declaration that is wrong


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ('[[item]]\ncode = "a"\nheadng = "x"\n', "item[1].headng"),
        ('[[item]]\nheading = "x"\n', "item[1].style"),
        ('[[item]]\ncode = "a"\nform = "mau_9"\n', "item[1].form"),
        ('[[item]]\ncode = "a"\n[[item]]\ncode = "A"\n', "A"),
        ('[[item]]\ncode = "a"\n[[item.default]]\nwen = "x"\ntext = "y"\n', "item[1].default[1]"),
    ],
)
def test_an_outline_that_contradicts_itself_is_refused(item, key, tmp_path):
    copytree(PROGRAMME.folder, tmp_path / "p")
    (tmp_path / "p" / "outline.toml").write_text(item, encoding="utf-8")
    with pytest.raises(DeclarationError) as refused:
        load_programme(tmp_path / "p")
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("when", "text"),
    [("", "[[ nothing ]]"), ('f("Không có")', "a"), ("", "[% if %]"), ("", "[[ f(1).x ]]")],
)
def test_wording_that_cannot_be_carried_out_is_refused_with_its_place(when, text):
    consolidation = case(OWN)
    views = Views(gather(consolidation, PROGRAMME), consolidation, frozenset())
    item = OutlineItem("I.I", "", "", (Wording(when, text),))
    with pytest.raises(DeclarationError, match=r"I\.I\.default\[1\]"):
        DefaultWording(PROGRAMME, views.context()).lines(item)


def test_python_knows_no_word_of_the_programme():
    root = Path(__file__).parents[1] / "python" / "baocao"
    for room in ("core", "wording"):
        for path in (root / room).glob("*.py"):
            assert "PBGDPL" not in path.read_text(encoding="utf-8"), path
