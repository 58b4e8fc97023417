"""Numbers as a Vietnamese office writes and reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.days import day_written
from baocao.wording import numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (7, "7"), (70, "70"), (336, "336"), (1234, "1.234"), (1_000_000, "1.000.000"),
        (Decimal("125.5"), "125,5"), (Decimal("1234.50"), "1.234,5"), (Decimal("20"), "20"),
        (Decimal("1E+3"), "1.000"), (Decimal("0.05"), "0,05"), (-1234, "-1.234"),
        (Decimal("-0.5"), "-0,5"),
    ],
)  # fmt: skip
def test_thousands_take_dots_and_decimals_a_comma(value, text):
    assert numbers.plain(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (1234, "1.234"), (Decimal("0.5"), "0,5")],
)
def test_two_digits_put_a_nought_before_one_to_nine(value, text):
    assert numbers.two_digits(value) == text


def test_money_carries_its_unit():
    assert numbers.money(Decimal("125.5"), "triệu đồng") == "125,5 triệu đồng"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2019, 8, 7), "07/8/2019"),
        (date(2021, 5, 21), "21/5/2021"),
        (date(2020, 1, 5), "05/01/2020"),
        (date(2020, 2, 29), "29/02/2020"),
        (date(2020, 3, 1), "01/3/2020"),
        (date(2020, 12, 31), "31/12/2020"),
    ],
)
def test_days_have_two_digits_and_months_only_for_january_and_february(day, text):
    assert day_written(day) == text


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["xã A"], "xã A"), (["xã A", "xã B"], "xã A và xã B"),
     (["xã A", "xã B", "xã C"], "xã A, xã B và xã C")],
)  # fmt: skip
def test_a_list_ends_with_va(words, text):
    assert numbers.listed(words) == text


READ_ALOUD = {
    0: "không", 1: "một", 4: "bốn", 5: "năm", 10: "mười", 11: "mười một", 14: "mười bốn",
    15: "mười lăm", 20: "hai mươi", 21: "hai mươi mốt", 24: "hai mươi tư", 25: "hai mươi lăm",
    34: "ba mươi tư", 44: "bốn mươi tư", 55: "năm mươi lăm", 91: "chín mươi mốt",
    100: "một trăm", 101: "một trăm linh một", 104: "một trăm linh bốn",
    105: "một trăm linh năm", 110: "một trăm mười", 111: "một trăm mười một",
    115: "một trăm mười lăm", 121: "một trăm hai mươi mốt", 336: "ba trăm ba mươi sáu",
    555: "năm trăm năm mươi lăm", 1000: "một nghìn", 1001: "một nghìn không trăm linh một",
    1010: "một nghìn không trăm mười", 1100: "một nghìn một trăm",
    2019: "hai nghìn không trăm mười chín", 2024: "hai nghìn không trăm hai mươi tư",
    10_000: "mười nghìn", 21_000: "hai mươi mốt nghìn",
    105_005: "một trăm linh năm nghìn không trăm linh năm",
    1_000_000: "một triệu", 1_000_001: "một triệu không trăm linh một",
    1_500_000: "một triệu năm trăm nghìn",
    125_500_000: "một trăm hai mươi lăm triệu năm trăm nghìn",
    1_000_000_000: "một tỷ", 1_000_000_005: "một tỷ không trăm linh năm",
    2_003_000_000: "hai tỷ không trăm linh ba triệu",
    10**12: "một nghìn tỷ", 10**18: "một tỷ tỷ",
    Decimal("125.5"): "một trăm hai mươi lăm phẩy năm",
    Decimal("1.25"): "một phẩy hai mươi lăm", Decimal("0.05"): "không phẩy không năm",
    -5: "âm năm",
}  # fmt: skip


@pytest.mark.parametrize(("value", "text"), READ_ALOUD.items())
def test_numbers_are_read_aloud_as_one_says_them(value, text):
    assert numbers.in_words(value) == text


_DIGITS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mốt": 1, "tư": 4, "lăm": 5,
}  # fmt: skip


def heard(words: str) -> int:
    """Return the number that a reading says: a second way, to test the first."""
    total, group, last = 0, 0, 0
    for word in words.split():
        if word in _DIGITS:
            last = _DIGITS[word]
            group += last
        elif word in ("mươi", "trăm"):
            group += last * ({"mươi": 10, "trăm": 100}[word] - 1)
        elif word == "mười":
            group += 10
        elif word in ("nghìn", "triệu"):
            total, group = total + group * {"nghìn": 10**3, "triệu": 10**6}[word], 0
        elif word == "tỷ":
            total, group = (total + group) * 10**9, 0
    return total + group


@given(st.integers(0, 10**12 - 1))
def test_what_is_read_aloud_is_heard_as_the_same_number(value):
    assert heard(numbers.in_words(value)) == value


@given(st.integers(0, 10**15))
def test_a_plain_number_without_its_dots_is_the_number(value):
    assert numbers.plain(value).replace(".", "") == str(value)
