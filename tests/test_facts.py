"""What the narrative may draw: figures by short name and qualifier, facts by label."""

from __future__ import annotations

from datetime import date

import pytest

from baocao.core import names
from baocao.core.days import day_told, open_years
from baocao.core.issuers import is_own_issuer
from baocao.core.submission import Info
from baocao.core.text import name_key
from baocao.wording.facts import BLANK, Drawn, Unknown, gather
from wording_cases import PROGRAMME, case

OWN = {"document_count": 1, "portals": 0, "pages": 1, "sections": 1, "links": 2,
       "articles": {2019: 58, 2020: 128, 2021: 86}, "models": 0, "state_budget": 0,
       "other_sources": {2019: 0, 2020: 1500, 2021: 0}}  # fmt: skip
UNIT = {"document_count": 0, "portals": 0, "pages": 1, "sections": 1, "links": 1,
        "articles": {2019: 4, 2020: 16, 2021: 10}, "models": 0, "state_budget": 0,
        "other_sources": 0}  # fmt: skip
UNITS = {"Xã Tân Nam": UNIT, "Xã Vĩ Thượng": UNIT, "Thị trấn Yên Bình": UNIT}
FACTS = gather(case(OWN, UNITS), PROGRAMME)
ALONE = gather(case(OWN), PROGRAMME)


def text(expression: str) -> str:
    drawn = FACTS.draw(expression)
    assert isinstance(drawn, Drawn), drawn
    return drawn.text


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Số bài viết", "362"),
        ("{{ Số bài viết }}", "362"),
        ("so bai viet", "362"),
        ("SỐ  BÀI\u00a0VIẾT", "362"),
        ("So\u0302\u0301 ba\u0300i vie\u0302\u0301t", "362"),
        ("Số bài viết | năm 2020", "176"),
        ("Số bài viết | riêng", "272"),
        ("Số bài viết | cấp dưới", "90"),
        ("Số bài viết | cấp dưới | năm 2019", "12"),
        ("Số bài viết | năm 2019 | cấp dưới", "12"),
        ("Số bài viết | cuối kỳ", "116"),
        ("Số bài viết | bằng chữ", "ba trăm sáu mươi hai"),
        ("Số bài viết | năm 2020 | chênh lệch", "106"),
        ("Trang tin", "4"),
        ("Trang tin | hai chữ số", "04"),
        ("Trang tin | riêng | hai chữ số", "01"),
        ("Trang tin | năm 2019", "4"),
        ("Số văn bản chỉ đạo", "03"),
        ("Số văn bản chỉ đạo | năm 2021", "01"),
        ("Số văn bản chỉ đạo | cấp dưới", "0"),
        ("Kinh phí nguồn khác", "1.500"),
        ("Kinh phí ngân sách", "0"),
        ("Tên đơn vị", "Huyện Quang Bình"),
        ("dia danh", "Quang Bình"),
        ("Cơ quan ban hành", "Ủy ban nhân dân huyện Quang Bình"),
        ("Số năm", "03"),
        ("Số năm | bằng chữ", "ba"),
        ("Giai đoạn", "2019 - 2021"),
        ("Số đơn vị", "03"),
        ("Loại đơn vị", "xã, thị trấn"),
    ],
)
def test_a_drawing_is_answered(expression, expected):
    assert text(expression) == expected


def test_a_stock_over_years_is_its_end_and_never_a_sum():
    assert text("Trang tin") == text("Trang tin | cuối kỳ") == text("Trang tin | năm 2021") == "4"


def test_a_drawn_figure_keeps_its_sources():
    drawn = FACTS.draw("Số bài viết | năm 2019")
    assert isinstance(drawn, Drawn) and drawn.figure is not None
    assert sorted(s.value for s in drawn.figure.sources) == [4, 4, 4, 58]
    assert {s.unit for s in drawn.figure.sources} == {"", *UNITS}


@pytest.mark.parametrize(
    ("expression", "code", "nearest"),
    [
        ("Số bài vít", "unknown-figure", "Số bài viết"),
        ("Trang tinh", "unknown-figure", "Trang tin"),
        ("xyzw", "unknown-figure", None),
        ("", "unknown-figure", None),
        ("Số bài viết | tháng 5", "unknown-qualifier", None),
        ("Số bài viết | năm 2018", "unknown-qualifier", None),
        ("Số bài viết | chênh lệch", "unknown-qualifier", None),
        ("Số bài viết | chênh lệch | năm 2019", "unknown-qualifier", None),
        ("Tên đơn vị | riêng", "unknown-qualifier", None),
        ("Tên đơn vị | bằng chữ", "unknown-qualifier", None),
    ],
)
def test_what_cannot_be_drawn_is_told_with_near_names(expression, code, nearest):
    answer = FACTS.draw(expression)
    assert isinstance(answer, Unknown) and answer.code == code
    assert nearest is None or nearest in answer.nearest


def test_the_units_figure_needs_units():
    answer = ALONE.draw("Số bài viết | cấp dưới")
    assert isinstance(answer, Unknown) and answer.code == "figure-needs-units"
    assert isinstance(FACTS.draw("Số bài viết | cấp dưới"), Drawn)


def test_without_units_no_fact_about_units_is_there():
    assert isinstance(ALONE.draw("Số đơn vị"), Unknown)
    assert not any("cấp dưới" in row[3] for row in ALONE.catalogue())


def test_a_figure_nobody_reported_is_dots_and_no_nought():
    facts = gather(case({**OWN, "articles": None}), PROGRAMME)
    drawn = facts.draw("Số bài viết")
    assert isinstance(drawn, Drawn) and (drawn.text, drawn.missing) == (BLANK, True)


def test_a_fact_that_is_not_filled_in_is_dots():
    drawn = FACTS.draw("Họ tên người ký")
    assert isinstance(drawn, Drawn) and (drawn.text, drawn.missing) == (BLANK, True)


def test_a_blank_of_the_unit_itself_leaves_the_units_figure_whole():
    facts = gather(case({**OWN, "pages": None}, UNITS), PROGRAMME)
    own, units = facts.draw("Trang tin | riêng"), facts.draw("Trang tin | cấp dưới")
    assert isinstance(own, Drawn) and own.missing
    assert isinstance(units, Drawn) and units.text == "3"


def test_the_catalogue_lists_every_name_with_what_it_draws_today():
    rows = FACTS.catalogue()
    assert {row[0] for row in rows} == set(FACTS.names)
    for name, meaning, value, insert in rows:
        drawn = FACTS.draw(insert)
        assert isinstance(drawn, Drawn), insert
        assert drawn.missing or drawn.text == value, name
        assert meaning


def test_no_two_names_are_equal_without_accents():
    keys = [name_key(name) for name in FACTS.names]
    assert len(keys) == len(set(keys))
    assert {name_key(label) for label in names.INFO_LABELS.values()} <= set(keys)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/6/2021", date(2021, 6, 30)),
        ("7/2021", date(2021, 7, 31)),
        ("tháng 7 năm 2021", date(2021, 7, 31)),
        ("2/2020", date(2020, 2, 29)),
        ("13/2021", None),
        ("", None),
        ("năm nay", None),
    ],
)
def test_a_day_is_told_by_a_date_or_a_month(text, day):
    assert day_told(text) == day


@pytest.mark.parametrize(
    ("info", "open_ones"),
    [
        ({}, set()),
        ({"cutoff": "30/6/2021"}, {2021}),
        ({"cutoff": "31/12/2021"}, set()),
        ({"cutoff": "30/12/2021"}, {2021}),
        ({"cutoff": "31/12/2021", "signed_on": "05/7/2021"}, set()),
        ({"signed_on": "05/7/2021"}, {2021}),
        ({"signed_on": "7/2021"}, {2021}),
        ({"signed_on": "12/2021"}, set()),
        ({"signed_on": "05/01/2022"}, set()),
        ({"cutoff": "30/6/2020"}, {2020, 2021}),
    ],
)
def test_a_year_is_open_when_the_figures_were_closed_before_its_end(info, open_ones):
    assert open_years(Info(info), (2019, 2020, 2021)) == open_ones


@pytest.mark.parametrize(
    ("issuer", "own"),
    [
        ("", True),
        ("Ủy ban nhân dân huyện Quang Bình", True),
        ("Uỷ ban nhân dân huyện Quang Bình", True),
        ("UBND huyện Quang Bình", True),
        ("UBND huyện", True),
        ("Ủy ban nhân dân tỉnh Hà Giang", False),
        ("Ủy ban nhân dân huyện Quang Bình khác", False),
        ("Sở Tư pháp", False),
        ("UBND huyện Quảng Bình", False),
    ],
)
def test_a_document_is_own_when_the_unit_issued_it(issuer, own):
    assert is_own_issuer(issuer, "Ủy ban nhân dân huyện Quang Bình") is own


def test_a_programme_of_one_year_speaks_of_that_year():
    facts = gather(case(OWN, info={"year_from": "2021"}, years=(2021,)), PROGRAMME)
    assert facts.period == (2021,)
    drawn = facts.draw("Giai đoạn")
    assert isinstance(drawn, Drawn) and drawn.text == "2021"
