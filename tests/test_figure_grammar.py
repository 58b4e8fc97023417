"""The grammar of {{ }}: nothing is lost, nothing is raised, time grows with the text only."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.figure_grammar import (
    BadQualifier,
    Drawing,
    Selection,
    Style,
    Unbalanced,
    Whose,
    Words,
    drawing,
    pieces,
    selection,
)

BRACED = st.text(alphabet="{}|*｜ aàĐ\n\u00a0năm2020riêng", max_size=60)


@given(st.one_of(st.text(), BRACED))
def test_the_pieces_of_any_text_are_the_text(text):
    assert "".join(piece.raw for piece in pieces(text)) == text


@given(BRACED)
def test_any_qualifier_is_read_or_refused(text):
    for piece in pieces(text):
        if isinstance(piece, Drawing):
            assert isinstance(selection(piece.qualifiers), Selection | BadQualifier)


@pytest.mark.parametrize(
    ("text", "name", "qualifiers"),
    [
        ("{{ Số bài viết }}", "Số bài viết", ()),
        ("{{Số bài viết|năm 2020}}", "Số bài viết", ("năm 2020",)),
        ("{{\u00a0Số\u00a0bài viết\u00a0|\u00a0riêng }}", "Số bài viết", ("riêng",)),
        ("{{ Số\nbài viết\n| năm\n2020 }}", "Số bài viết", ("năm 2020",)),
        ("{{ Số bài viết ｜ cấp dưới ｜ hai chữ số }}", "Số bài viết", ("cấp dưới", "hai chữ số")),
        ("{{}}", "", ()),
    ],
)
def test_braces_hold_a_name_and_qualifiers(text, name, qualifiers):
    (piece,) = pieces(text)
    assert isinstance(piece, Drawing)
    assert (piece.name, piece.qualifiers) == (name, qualifiers)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("có {{ Trang tin }} trang", [Words, Drawing, Words]),
        ("{{ Trang tin", [Unbalanced, Words]),
        ("Trang tin }}", [Words, Unbalanced]),
        ("{{ a {{ Trang tin }}", [Unbalanced, Words, Drawing]),
        ("{ Trang tin }", [Words]),
        ("{% if x %}{# y #}", [Words]),
    ],
)
def test_braces_without_a_partner_are_told(text, kinds):
    assert [type(piece) for piece in pieces(text)] == kinds


@pytest.mark.parametrize(
    ("qualifiers", "expected"),
    [
        ((), Selection()),
        (("năm 2020",), Selection(year=2020)),
        (("NĂM 2020", "Riêng"), Selection(whose=Whose.OWN, year=2020)),
        (("rieng", "nam2020"), Selection(whose=Whose.OWN, year=2020)),
        (("ca\u0302\u0301p dưới", "bằng chữ"), Selection(whose=Whose.UNITS, style=Style.WORDS)),
        (("hai chữ số", "cuối kỳ"), Selection(end=True, style=Style.TWO_DIGITS)),
        (("riêng", "riêng"), Selection(whose=Whose.OWN)),
        (("tháng 5",), BadQualifier("tháng 5")),
        (("",), BadQualifier("")),
        (("riêng", "cấp dưới"), BadQualifier("cấp dưới")),
        (("năm 2019", "năm 2020"), BadQualifier("năm 2020")),
        (("năm 2019", "cuối kỳ"), BadQualifier("cuối kỳ")),
        (("năm 20",), BadQualifier("năm 20")),
    ],
)
def test_qualifiers_come_from_a_closed_list_in_any_order(qualifiers, expected):
    assert selection(qualifiers) == expected


def test_the_canonical_expression_is_read_as_the_same_selection():
    asked = Selection(Whose.OWN, 2020, style=Style.WORDS)
    again = drawing(asked.expression("Số bài viết"))
    assert (again.name, selection(again.qualifiers)) == ("Số bài viết", asked)


@pytest.mark.parametrize("unit", ["{{", "}}", "{{ a | ", "{{ a }}", "{", "{{ a {{ b }} c }} "])
def test_a_long_text_of_braces_is_read_in_linear_time(unit):
    started = time.process_time()
    pieces(unit * 20_000)
    assert time.process_time() - started < 5
