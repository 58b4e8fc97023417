from dataclasses import replace
from decimal import Decimal

import pytest

from baocao.core.consolidating.comparing import differences
from baocao.core.submission import DetailRow, Submission
from baocao.core.text import fold_literal
from builders import FORMS, MAU_1, money, submission, table, years

ONE = submission("Xã A", years([1, 2, 3]), money({2019: 5, 2020: 0, 2021: None}))
IN_THOUSANDS = {"money_unit": "nghìn đồng"}


def quoted(other: Submission, one: Submission = ONE) -> list[tuple]:
    found = differences(one, other, FORMS)
    return [(d.form, d.year, d.key, d.column, d.first, d.second) for d in found]


@pytest.mark.parametrize(
    "other",
    [
        ONE,
        submission("Xã khác", years([1, 2, 3]), money({2019: 5, 2020: 0, 2021: None})),
        submission("Xã A", years([1, 2, 3]), money({2019: 5, 2020: 0})),
        submission(
            "Xã A",
            years([1, 2, 3]),
            table(FORMS[1], [(2021, None, 0), (2020, 0, 0), (2019, 5, 0)], first_row=20),
        ),
        submission(
            "Xã A",
            years([1, 2, 3]),
            money({2019: Decimal("0.005"), 2020: 0, 2021: None}),
            info=IN_THOUSANDS,
        ),
    ],
)
def test_order_rows_names_and_money_units_make_no_difference(other: Submission):
    told = [d for d in differences(ONE, other, FORMS) if d.column == "state_budget"]
    assert told == []


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (
            submission("Xã A", years([1, 2, 4]), ONE.tables["mau_2"]),
            [("mau_1", 2021, "", "articles", "3", "4")],
        ),
        (
            submission("Xã A", years([1, None, 3]), ONE.tables["mau_2"]),
            [("mau_1", 2020, "", "articles", "2", "")],
        ),
        (
            submission("Xã A", years([1, "khoảng 2", 3]), ONE.tables["mau_2"]),
            [("mau_1", 2020, "", "articles", "2", "khoảng 2")],
        ),
        (
            submission("Xã A", ONE.tables["mau_1"], money({2019: 5, 2020: 0, 2021: 0})),
            [("mau_2", 2021, "", "state_budget", "", "0")],
        ),
        (
            submission("Xã A", ONE.tables["mau_1"], ONE.tables["mau_2"], info=IN_THOUSANDS),
            [("mau_2", 2019, "", "state_budget", "5", "5000")],
        ),
    ],
)
def test_a_figure_that_differs_is_quoted_from_both_files(other: Submission, expected: list[tuple]):
    assert quoted(other) == expected


def test_a_form_that_one_file_lacks_differs_in_each_of_its_figures():
    assert len(quoted(submission("Xã A", ONE.tables["mau_1"]))) == 5


def test_another_type_of_the_same_count_is_a_difference():
    other = submission(
        "Xã A",
        table(
            MAU_1,
            [
                (y, "Công văn", 1, 0, 1, 1, 1, a, 0)
                for y, a in zip((2019, 2020, 2021), (1, 2, 3), strict=True)
            ],
        ),
        ONE.tables["mau_2"],
    )
    assert {(d[1], d[2], d[3]) for d in quoted(other)} == {
        (year, key, "document_count")
        for year in (2019, 2020, 2021)
        for key in map(fold_literal, ("Kế hoạch", "Công văn"))
    }


def test_consolidated_workbooks_are_compared_by_the_units_below_them_too():
    row = DetailRow(
        "Xã X",
        "",
        True,
        "",
        2019,
        "",
        {"state_budget": 7, "other_sources": 0},
        "x.xlsx",
        "Mẫu 2",
        9,
    )
    one = replace(ONE, details={"mau_2": (row,)})
    other = replace(
        ONE, details={"mau_2": (replace(row, values={**row.values, "state_budget": 8}),)}
    )
    assert quoted(other, one) == [("mau_2", 2019, "", "state_budget", "7", "8")]
