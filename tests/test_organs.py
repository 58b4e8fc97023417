"""Units and organs inside a sentence."""

from __future__ import annotations

import pytest

from baocao.core.submission import Info, ReportingUnit
from baocao.wording import organs


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Xã Tân Nam", "xã Tân Nam"),
        ("XÃ Tân Nam", "xã Tân Nam"),
        ("Thị trấn Yên Bình", "thị trấn Yên Bình"),
        ("Thành phố Hà Giang", "thành phố Hà Giang"),
        ("Đặc khu Phú Quốc", "đặc khu Phú Quốc"),
        ("Quận 1", "Quận 1"),
        ("phường 12", "Phường 12"),
        ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Sở Tư pháp", "Sở Tư pháp"),
        ("Xãm", "Xãm"),
        ("", ""),
    ],
)
def test_a_territorys_type_is_written_small(name, said):
    assert organs.in_sentence(name) == said


@pytest.mark.parametrize(
    ("units", "words"),
    [
        ([("Thị trấn Yên Bình", "Thị trấn"), ("Xã Bản Rịa", "Xã")], "xã, thị trấn"),
        ([("Xã A", ""), ("Phường B", ""), ("Đặc khu C", "")], "xã, phường, đặc khu"),
        ([("Sở Tư pháp", "Sở"), ("Ban Dân tộc", "Ban")], "sở, ban"),
        ([("Trường X", "Trường"), ("Xã A", "Xã")], "xã, trường"),
        ([("Tân Nam", "")], "đơn vị"),
        ([], "đơn vị"),
    ],
)
def test_the_types_of_units_are_listed_as_an_office_does(units, words):
    assert organs.unit_words(ReportingUnit(name, kind) for name, kind in units) == words


@pytest.mark.parametrize(
    ("info", "issuer", "area"),
    [
        ({"unit": "Huyện Quang Bình", "province": "Hà Giang"},
         "Ủy ban nhân dân huyện Quang Bình", "huyện Quang Bình"),
        ({"unit": "Huyện Quang Bình", "issuer": "ỦY BAN NHÂN DÂN\nHUYỆN QUANG BÌNH"},
         "Ủy ban nhân dân huyện Quang Bình", "huyện Quang Bình"),
        ({"unit": "Quang Bình", "level": "Huyện", "province": "Hà Giang"},
         "Quang Bình", "huyện Quang Bình"),
        ({"unit": "Sở Tư pháp", "level": "Tỉnh", "issuer": "Sở Tư pháp tỉnh Tuyên Quang",
          "superior": "UBND tỉnh", "province": "Tuyên Quang"},
         "Sở Tư pháp tỉnh Tuyên Quang", "tỉnh Tuyên Quang"),
        ({"unit": "Sở Tư pháp", "level": "Tỉnh", "issuer": "Sở Tư pháp",
          "province": "Thành phố Huế"}, "Sở Tư pháp", "thành phố Huế"),
        ({}, "", ""),
    ],
)  # fmt: skip
def test_issuer_and_area_follow_from_what_is_given(info, issuer, area):
    assert organs.own_issuer(Info(info)) == issuer
    assert organs.area_named(Info(info)) == area


@pytest.mark.parametrize(
    ("info", "word"),
    [
        ({"unit": "Huyện Quang Bình"}, "huyện"),
        ({"unit": "Huyện Quang Bình", "issuer": "UBND huyện Quang Bình"}, "huyện"),
        ({"unit": "Sở Tư pháp"}, "Sở"),
        ({"unit": "Tỉnh Tuyên Quang", "issuer": "Sở Tư pháp tỉnh Tuyên Quang"}, "Sở"),
        ({}, "đơn vị"),
    ],
)
def test_the_reporting_unit_is_told_from_its_units_by_a_word(info, word):
    assert organs.own_word(Info(info)) == word
