"""What a cell may hold: one reading or none, and nothing becomes zero by itself."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core import kinds
from baocao.core.cells import Nature, RawCell, Shown
from baocao.core.findings import CODES, Severity
from baocao.core.kinds import (
    KINDS,
    Blank,
    Choice,
    Count,
    Day,
    Kind,
    Link,
    Money,
    Parsed,
    Text,
    Unparsed,
    Year,
    decimal_mark_of,
    money_unit_named,
)
from baocao.core.names import TOLERANCES

COUNT = Count(("trang", "bài", "tin, bài"))
DONG, TRIEU, NGHIN = Money("đồng"), Money("triệu đồng"), Money("nghìn đồng")
TYPES = Choice(("Kế hoạch", "Công văn"), {"KH": "Kế hoạch", "CV": "Công văn"}, open=True)
CLOSED = Choice(("Kế hoạch", "Công văn"))


@pytest.mark.parametrize(
    ("kind", "raw", "value", "tolerance"),
    [
        (COUNT, 16, 16, None),
        (COUNT, 16.0, 16, None),
        (COUNT, "16", 16, None),
        (COUNT, " 016 ", 16, None),
        (COUNT, "01", 1, None),
        (COUNT, "16\u00a0", 16, None),
        (COUNT, "１６", 16, "full-width-digits"),
        (COUNT, "1.234", 1234, "thousands-mark"),
        (COUNT, "1,234", 1234, "thousands-mark"),
        (COUNT, "1\u00a0234", 1234, "thousands-mark"),
        (COUNT, "1.234 bài", 1234, "unit-word"),
        (COUNT, "16 trang", 16, "unit-word"),
        (COUNT, "70 tin, bài", 70, "unit-word"),
        (COUNT, "không", 0, "word-for-zero"),
        (COUNT, "Không có", 0, "word-for-zero"),
        (COUNT, "ko", 0, "word-for-zero"),
        (COUNT, "-", 0, "word-for-zero"),
        (COUNT, "Ø", 0, "word-for-zero"),
        (COUNT, 0, 0, None),
        (COUNT, 3.0000000000000004, 3, None),
        (DONG, 330000.00000000006, 330000, None),
        (TRIEU, 1.1 + 2.2, Decimal("3.3"), None),
        (DONG, 5000000, 5000000, None),
        (DONG, "5.000.000", 5000000, None),
        (DONG, "5,000,000đ", 5000000, None),
        (DONG, "5.000.000 đồng", 5000000, None),
        (DONG, "1.234", 1234, "thousands-mark"),
        (DONG, "5 triệu", 5000000, "money-unit-word"),
        (TRIEU, "5,5", Decimal("5.5"), None),
        (TRIEU, 5.5, Decimal("5.5"), None),
        (TRIEU, 0.1, Decimal("0.1"), None),
        (TRIEU, "1.234.567", 1234567, None),
        (Money("triệu đồng", ","), "5.500", 5500, "thousands-mark"),
        (Money("triệu đồng", "."), "5.500", Decimal("5.500"), "decimal-mark-of-file"),
        (NGHIN, "5 triệu", 5000, "money-unit-word"),
        (NGHIN, "5tr", 5000, "money-unit-word"),
        (Year(), 2019, 2019, None),
        (Year(), 2019.0, 2019, None),
        (Year(), "2019", 2019, None),
        (Year(), "Năm 2019", 2019, None),
        (Year(), "năm 2019 ", 2019, None),
        (Year(), "N2019", 2019, None),
        (Year(), "năm 2019-", 2019, None),
        (Day(), "07/8/2019", date(2019, 8, 7), None),
        (Day(), "7/8/2019", date(2019, 8, 7), None),
        (Day(), "7-8-2019", date(2019, 8, 7), None),
        (Day(), "ngày 07 tháng 8 năm 2019", date(2019, 8, 7), None),
        (Day(), "7.8.19", date(2019, 8, 7), "short-year"),
        (Day(), 43684, date(2019, 8, 7), "day-from-number"),
        (TYPES, "KH", "Kế hoạch", "abbreviation"),
        (TYPES, "kế hoạch", "Kế hoạch", None),
        (TYPES, "Kế  hoạch", "Kế hoạch", None),
        (TYPES, unicodedata.normalize("NFD", "Kế hoạch"), "Kế hoạch", None),
        (TYPES, "Kê hoạch", "Kê hoạch", "near-choice"),
        (TYPES, "Đề án", "Đề án", None),
        (Text(), "=cmd|x", "=cmd|x", None),
        (Text(), "+84912", "+84912", None),
        (Text(), "@x", "@x", None),
        (Text(), 35.0, "35", None),
        (Link(), "quangbinh.example.vn", "quangbinh.example.vn", "link-without-scheme"),
        (Link(), "https://quangbinh.example.vn", "https://quangbinh.example.vn", None),
    ],
)
def test_a_value_is_read(kind: Kind, raw: object, value: object, tolerance: str | None) -> None:
    assert kind.parse(RawCell(raw)) == Parsed(value, tolerance)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "raw", "code", "hint"),
    [
        (COUNT, 1.234, "decimal", "1234"),
        (COUNT, 1.5, "decimal", "1500"),
        (COUNT, "1,5", "decimal", ""),
        (COUNT, "12.34", "decimal", ""),
        (COUNT, -3, "negative", ""),
        (COUNT, "-3", "negative", ""),
        (COUNT, "10-12", "not-a-number", ""),
        (COUNT, "16/17", "not-a-number", ""),
        (COUNT, "khoảng 70", "not-a-number", ""),
        (COUNT, ">100", "not-a-number", ""),
        (COUNT, "100+60", "not-a-number", "160"),
        (COUNT, "2 lớp, 30 người", "not-a-number", ""),
        (COUNT, "16 máy", "not-a-number", ""),
        (COUNT, "7O", "not-a-number", ""),
        (COUNT, "1_6", "not-a-number", ""),
        (COUNT, "nan", "not-a-number", ""),
        (COUNT, "1e3", "not-a-number", ""),
        (COUNT, "١٦", "not-a-number", ""),
        (COUNT, "²", "not-a-number", ""),
        (COUNT, True, "not-a-number", ""),
        (COUNT, False, "not-a-number", ""),
        (COUNT, "x", "not-a-number", ""),
        (COUNT, "có", "not-a-number", ""),
        (COUNT, 10**13, "too-large", ""),
        (TRIEU, "5.500", "two-readings", ""),
        (DONG, "5,5", "decimal", ""),
        (DONG, 0.5, "decimal", ""),
        (DONG, "nan", "not-a-number", ""),
        (DONG, -1, "negative", ""),
        (Year(), "19", "not-a-year", "2019"),
        (Year(), "2019-2021", "not-a-year", ""),
        (Year(), "6 tháng 2021", "not-a-year", ""),
        (Year(), 19, "not-a-year", "2019"),
        (Day(), "31/6/2021", "not-a-day", ""),
        (Day(), "2021", "not-a-day", ""),
        (Day(), "tháng 7 năm 2021", "not-a-day", ""),
        (TYPES, "Kế hoạch, Công văn", "two-choices", ""),
        (TYPES, 3, "not-a-choice", ""),
        (CLOSED, "Kế hoach", "not-a-choice", "Kế hoạch"),
        (Link(), "như trên", "not-a-link", ""),
    ],
)
def test_what_has_no_single_reading_is_not_taken(
    kind: Kind, raw: object, code: str, hint: str
) -> None:
    assert kind.parse(RawCell(raw)) == Unparsed(code, hint)  # type: ignore[arg-type]


@pytest.mark.parametrize("raw", ["", "   ", "…", "......", "\u200b"])
def test_what_says_nothing_is_a_blank_and_no_zero(raw: str) -> None:
    assert COUNT.parse(RawCell(raw)) == Blank()
    assert DONG.parse(RawCell(raw)) == Blank()


@pytest.mark.parametrize("raw", ["đang cập nhật", "chưa có số liệu", "Chưa"])
def test_words_that_nothing_is_known_yet_are_a_blank_with_a_warning(raw: str) -> None:
    assert COUNT.parse(RawCell(raw)) == Blank("said-not-yet")


@pytest.mark.parametrize("raw", ["", "-", "0", "Không", "không có"])
def test_a_type_of_which_nothing_was_issued_is_blank(raw: str) -> None:
    assert TYPES.parse(RawCell(raw)) == Blank()


def test_a_zero_as_type_is_blank() -> None:
    assert TYPES.parse(RawCell(0)) == Blank()


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (RawCell(44289, shown=Shown.DATE), "date-for-number"),
        (RawCell(0.5, shown=Shown.PERCENT), "percent-for-number"),
        (RawCell("#REF!", Nature.ERROR), "cell-error"),
        (RawCell(None, Nature.UNCOMPUTED, formula="SUM(A1:A3)"), "formula-without-value"),
    ],
)
@pytest.mark.parametrize("kind", [COUNT, TRIEU])
def test_a_cell_that_shows_no_number_is_not_taken(kind: Kind, cell: RawCell, code: str) -> None:
    assert kind.parse(cell) == Unparsed(code)


@pytest.mark.parametrize("formula", ["16+1", "SUM(16,1)", " 10 + 7 "])
def test_a_formula_of_plain_numbers_is_added_where_it_has_no_value(formula: str) -> None:
    cell = RawCell(None, Nature.UNCOMPUTED, formula=formula)
    assert COUNT.parse(cell) == Parsed(17, "plain-sum-computed")


def test_a_year_is_read_from_a_date() -> None:
    assert Year().parse(RawCell(43466, shown=Shown.DATE)) == Parsed(2019, "year-from-date")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("triệu đồng", "triệu đồng"),
        ("Triệu Đồng", "triệu đồng"),
        ("1.000 đồng", "nghìn đồng"),
        ("1000đ", "nghìn đồng"),
        ("VNĐ", "đồng"),
        ("trang", None),
        ("", None),
    ],
)
def test_a_money_unit_is_known_by_its_usual_names(text: str, unit: str | None) -> None:
    assert money_unit_named(text) == unit


@pytest.mark.parametrize(
    ("text", "mark"),
    [("1.234.567", ","), ("1,234,567", "."), ("0,5", ","), ("5.5", "."), ("1.234,5", ","),
     ("1.234", None), ("12", None), ("khoảng 5,5", None)],
)  # fmt: skip
def test_an_amount_tells_its_decimal_mark_where_it_has_one_reading(
    text: str, mark: str | None
) -> None:
    assert decimal_mark_of(text) == mark


ANY_CELL = st.builds(
    RawCell,
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(),
              st.text("0123456789.,- đ+/%kKx", max_size=12)),
    st.sampled_from(Nature),
    st.sampled_from(Shown),
    st.one_of(st.none(), st.text(max_size=20)),
)  # fmt: skip


@given(ANY_CELL, st.sampled_from([COUNT, DONG, TRIEU, TYPES, *(make() for make in KINDS.values())]))
def test_no_cell_makes_a_kind_fail(cell: RawCell, kind: Kind) -> None:
    assert isinstance(kind.parse(cell), Parsed | Blank | Unparsed)


@given(st.text())
def test_a_count_read_from_text_is_written_in_it(text: str) -> None:
    reading = COUNT.parse(RawCell(text))
    if isinstance(reading, Parsed) and reading.value:
        assert isinstance(reading.value, int)
        digits = "".join(c for c in text if c in "0123456789０１２３４５６７８９")
        assert int(digits) == reading.value > 0


@given(st.integers(0, 10**12 - 1))
def test_a_whole_number_reads_the_same_in_every_writing(number: int) -> None:
    dotted = f"{number:,}".replace(",", ".")
    for raw in (number, str(number), f" {number} ", dotted):
        reading = COUNT.parse(RawCell(raw))
        assert isinstance(reading, Parsed)
        assert reading.value == number


def test_every_tolerant_rule_has_a_name_that_a_clerk_reads() -> None:
    sources = "".join(
        p.read_text(encoding="utf-8") for p in Path(kinds.__file__).parent.glob("*.py")
    )
    codes = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', sources)) & set(CODES)
    tolerant = {code for code in codes if CODES[code] is not Severity.ERROR}
    assert tolerant - set(TOLERANCES) <= {"not-a-day", "not-a-link"}
    of_files = {"legacy-charset", "mojibake", "tones-lost"}
    assert set(TOLERANCES) == tolerant & set(TOLERANCES) | of_files
