from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.core.cells import CellRef
from baocao.core.consolidating.joining import consolidate, from_submission
from baocao.core.consolidating.received import Fate
from baocao.core.consolidation import Consolidation
from baocao.core.findings import Finding
from baocao.core.submission import ReportingUnit, Submission
from builders import (
    FORMS,
    MAU_1,
    MAU_2,
    listed,
    money,
    received,
    submission,
    table,
    years,
)

TODAY = date(2021, 7, 1)
PERIOD = (2019, 2020, 2021)
NONE = money({2019: 0, 2020: 0, 2021: 0})
ERROR = Finding("negative", form="mau_1")


def own(*tables, names=("Xã A", "Xã B"), units=(), **more) -> Submission:
    return submission("Huyện H", *tables, units=units or listed(*names), **more)


def joined(district: Submission, *sent, forms=FORMS, today=TODAY) -> Consolidation:
    return consolidate(district, sent, forms, today)


def rows(made: Consolidation, form: str = "mau_1", *columns: str) -> list[tuple]:
    return [
        (r.year, r.key, *(r.figures[c].value if c in r.figures else "–" for c in columns))
        for r in made.tables[form].rows
    ]


def codes(made: Consolidation) -> list[str]:
    silent = {"sheet-missing", "fact-missing", "documents-differ"}
    return [f.code for f in made.findings if f.code not in silent]


def figures(made: Consolidation) -> dict:
    return {
        form: [
            (
                r.year,
                r.key,
                {c: (f.value, set(f.sources), set(f.missing)) for c, f in r.figures.items()},
            )
            for r in made.tables[form].rows
        ]
        for form in made.tables
    }


def test_own_and_units_add_up_by_year_and_type_and_flows_over_years():
    made = joined(
        own(years([10, 20, 30]), NONE),
        received(submission("Xã A", years([1, 2, 3]), NONE)),
        received(submission("Xã B", years([4, 5, 6]), NONE)),
    )
    assert rows(made, "mau_1", "document_count", "articles", "pages") == [
        (2019, "Kế hoạch", 3, 15, 3),
        (2020, "Kế hoạch", 3, 27, 3),
        (2021, "Kế hoạch", 3, 39, 3),
    ]
    totals = made.tables["mau_1"].totals
    assert (totals["articles"].value, totals["pages"].value) == (81, 3)
    assert (made.tables["mau_1"].counted, made.tables["mau_1"].listed) == (2, 2)
    assert made.tables["mau_1"].missing == ()


def test_every_figure_knows_the_cells_it_is_made_of():
    sent = submission("Xã A", years([1, 2, 3]), NONE, file="xã/a.xlsx")
    made = joined(own(years([10, 20, 30]), NONE), received(sent))
    sources = made.tables["mau_1"].rows[0].figures["articles"].sources
    assert [(s.unit, s.file, s.where, s.value) for s in sources] == [
        ("", "Huyện H.xlsx", CellRef("Mẫu 1", 8, 8), 10),
        ("Xã A", "xã/a.xlsx", CellRef("Mẫu 1", 8, 8), 1),
    ]


def test_types_are_one_whatever_their_case_and_stand_in_the_declaration_s_order():
    made = joined(
        own(table(MAU_1, [(y, "thông báo", 1, 0, 1, 1, 1, 9, 0) for y in PERIOD]), NONE),
        received(
            submission(
                "Xã A",
                table(
                    MAU_1,
                    [(2019, "KẾ HOẠCH", 2, 0, 1, 1, 1, 9, 0), (2019, "Tờ trình", 4, *[None] * 6)],
                ),
                NONE,
            )
        ),
        received(
            submission(
                "Xã B",
                table(
                    MAU_1,
                    [(2019, "tờ trình", 8, 0, 1, 1, 1, 9, 0), (2019, "Kế hoạch*", 16, *[None] * 6)],
                ),
                NONE,
            )
        ),
    )
    assert [row for row in rows(made, "mau_1", "document_count", "pages") if row[0] == 2019] == [
        (2019, "Kế hoạch", 2, 3),
        (2019, "Thông báo", 1, "–"),
        (2019, "Tờ trình", 12, "–"),
        (2019, "Kế hoạch*", 16, "–"),
    ]
    spelt = {row.key for row in made.details["mau_1"]}
    assert spelt == {"Kế hoạch", "Kế hoạch*", "Tờ trình"}


def test_a_blank_type_makes_a_row_only_where_it_is_the_year_s_only_row():
    none = (0, 0, 1, 1, 1, 5, 0)
    made = joined(
        own(table(MAU_1, [(2019, "", *none), (2020, "", *none), (2021, "", *none)]), NONE),
        received(
            submission(
                "Xã A",
                table(
                    MAU_1,
                    [(2019, "Kế hoạch", 1, 0, 1, 1, 1, 5, 0), (2020, "", *none), (2021, "", *none)],
                ),
                NONE,
            )
        ),
    )
    assert rows(made, "mau_1", "document_count", "articles") == [
        (2019, "Kế hoạch", 1, 10),
        (2020, "", 0, 10),
        (2021, "", 0, 10),
    ]
    assert made.tables["mau_1"].rows[0].own_rows == ()
    assert made.tables["mau_1"].rows[0].own_year_rows == (8,)
    assert made.tables["mau_1"].rows[1].own_rows == (9,)


def test_a_count_without_type_that_the_clerk_lets_in_does_not_vanish():
    units = (ReportingUnit("Xã A", include="Có"),)
    sent = submission("Xã A", table(MAU_1, [(2019, "", 3, 0, 1, 1, 1, 5, 0)]), NONE)
    made = joined(
        own(years([1, 1, 1]), NONE, units=units),
        received(sent, findings=[Finding("count-without-type", form="mau_1")]),
    )
    assert rows(made, "mau_1", "document_count", "articles")[:2] == [
        (2019, "Kế hoạch", 1, 6),
        (2019, "", 3, "–"),
    ]


def test_a_blank_adds_nothing_and_names_the_unit_that_left_it():
    made = joined(
        own(years([10, None, 30]), NONE),
        received(submission("Xã A", years([1, 2, None]), NONE)),
        received(submission("Xã B", years([None, None, None]), NONE)),
    )
    articles = [row.figures["articles"] for row in made.tables["mau_1"].rows]
    assert [(f.value, f.missing) for f in articles] == [
        (11, ("Xã B",)),
        (2, ("Huyện H", "Xã B")),
        (30, ("Xã A", "Xã B")),
    ]
    total = made.tables["mau_1"].totals["articles"]
    assert (total.value, set(total.missing)) == (43, {"Xã B", "Huyện H", "Xã A"})


def test_nobody_s_word_is_no_zero():
    made = joined(own(years([None] * 3), NONE, names=()))
    assert made.tables["mau_1"].totals["articles"].value is None


def test_a_stock_at_the_end_is_never_an_earlier_year_s():
    sent = submission(
        "Xã A",
        table(
            MAU_1,
            [
                (2019, "", 0, 0, 16, 16, 17, 70, 0),
                (2020, "", 0, 0, None, 16, 17, 70, 0),
                (2021, "", 0, 0, None, 16, 17, 70, 0),
            ],
        ),
        NONE,
    )
    made = joined(submission("Huyện H", units=listed("Xã A")), received(sent))
    totals = made.tables["mau_1"].totals
    assert totals["pages"].value is None and totals["pages"].missing == ("Xã A",)
    assert (totals["sections"].value, totals["articles"].value) == (16, 210)


@pytest.mark.parametrize(
    ("include", "errors", "counts"),
    [
        ("", [], {"mau_1": 1, "mau_2": 1}),
        ("", [ERROR], {"mau_1": 0, "mau_2": 1}),
        ("", [Finding("period-unreadable")], {"mau_1": 0, "mau_2": 0}),
        ("", [Finding("blank", form="mau_1")], {"mau_1": 1, "mau_2": 1}),
        ("Có", [ERROR], {"mau_1": 1, "mau_2": 1}),
        ("có ", [Finding("period-unreadable")], {"mau_1": 1, "mau_2": 1}),
        ("Không", [], {"mau_1": 0, "mau_2": 0}),
    ],
)
def test_an_error_keeps_one_form_of_one_unit_out_and_the_clerk_overrides(include, errors, counts):
    units = (ReportingUnit("Xã A", include=include),)
    made = joined(
        own(years([1, 1, 1]), NONE, units=units),
        received(submission("Xã A", years([1, 2, 3]), NONE), findings=errors),
    )
    assert {form: t.counted for form, t in made.tables.items()} == counts
    for form, count in counts.items():
        assert {row.counted for row in made.details[form]} == {bool(count)}
        assert made.tables[form].missing == (() if count else ("Xã A",))


def test_what_could_be_read_counts_where_the_clerk_says_so():
    units = (ReportingUnit("Xã A", include="Có"),)
    sent = submission("Xã A", years([1, "khoảng 10", 3]), NONE)
    made = joined(own(years([0, 0, 0]), NONE, units=units), received(sent, findings=[ERROR]))
    assert [f[2] for f in rows(made, "mau_1", "articles")] == [1, 0, 3]
    assert made.tables["mau_1"].rows[1].figures["articles"].missing == ("Xã A",)
    assert "khoảng 10" in made.details["mau_1"][1].note


def test_own_form_with_an_error_is_left_out_whole():
    district = own(years([1, 1, 1]), NONE, findings=[ERROR])
    made = joined(district, received(submission("Xã A", years([1, 2, 3]), NONE)))
    assert made.tables["mau_1"].own is None
    assert made.tables["mau_2"].own is not None
    assert made.tables["mau_1"].missing == ("Huyện H", "Xã B")
    assert [row[2] for row in rows(made, "mau_1", "articles")] == [1, 2, 3]
    assert all(not row.own_rows for row in made.tables["mau_1"].rows)


def test_rows_outside_the_period_are_told_and_not_added():
    sent = submission("Xã A", money({2018: 100, 2019: 1, 2020: 1, 2021: 1}))
    made = joined(own(money({2018: 7, 2019: 0, 2020: 0, 2021: 0})), received(sent))
    assert made.tables["mau_2"].totals["state_budget"].value == 3
    assert [(r.year, r.counted) for r in made.details["mau_2"]] == [
        (2018, False),
        (2019, True),
        (2020, True),
        (2021, True),
    ]


def test_a_unit_outside_the_list_never_counts():
    sent = submission("Xã Lạ", years([100, 100, 100]), NONE, findings=[ERROR])
    made = joined(own(years([1, 1, 1]), NONE), received(sent, fate=Fate.OUTSIDE))
    assert made.tables["mau_1"].totals["articles"].value == 3
    assert {row.counted for row in made.details["mau_1"]} == {False}
    outside = [f for f in made.findings if f.unit == "Xã Lạ"]
    assert [(f.code, f.file) for f in outside] == [("unit-outside-list", "Xã Lạ.xlsx")]


def twice(second, chosen="", second_file="lần 2/a.xlsx"):
    units = (ReportingUnit("Xã A", chosen_file=chosen),)
    return joined(
        own(years([0, 0, 0]), NONE, units=units),
        received(submission("Xã A", years([1, 2, 3]), NONE, file="lần 1/a.xlsx")),
        received(
            replace(second, origin=replace(second.origin, name="a.xlsx", path=second_file)), "Xã A"
        ),
    )


def test_two_files_that_differ_wait_with_all_their_forms():
    made = twice(submission("Xã A", years([1, 2, 4]), NONE))
    assert {t.counted for t in made.tables.values()} == {0}
    assert {row.counted for form in made.details.values() for row in form} == {False}
    (found,) = [f for f in made.findings if f.code == "file-duplicate-differs"]
    assert (found.unit, found.details["count"]) == ("Xã A", 1)
    assert "2021" in str(found.details["figures"]) and "lần 1/a.xlsx" in str(found.details["files"])


@pytest.mark.parametrize("chosen", ["lần 2/a.xlsx", "Lần 2/A.XLSX", "lần 2\\a.xlsx", "lần 2/a"])
def test_the_clerk_chooses_one_of_two_files(chosen: str):
    made = twice(submission("Xã A", years([1, 2, 4]), NONE), chosen, "nhận.zip/lần 2/a.xlsx")
    assert made.tables["mau_1"].totals["articles"].value == 7
    assert "file-duplicate-differs" not in codes(made)


@pytest.mark.parametrize("chosen", ["b.xlsx", "2/a.xlsx", "lần 3/a.xlsx"])
def test_a_chosen_file_that_is_not_there_is_told(chosen: str):
    made = twice(submission("Xã A", years([1, 2, 4]), NONE), chosen)
    assert made.tables["mau_1"].counted == 0
    assert {"file-duplicate-differs", "chosen-file-missing"} <= set(codes(made))


@pytest.mark.parametrize(
    "second",
    [
        submission("Xã A", years([1, 2, 3]), NONE),
        submission("UBND xã A", years([1, 2, 3], pages=1), NONE, info={"signer": "X"}),
        submission("Xã A", years([1, 2, 3]), NONE, info={"money_unit": "triệu đồng"}),
    ],
)
def test_two_files_with_the_same_figures_count_once(second: Submission):
    made = twice(second)
    assert made.tables["mau_1"].totals["articles"].value == 6
    assert codes(made).count("file-duplicate-same") == 1


def test_files_that_name_one_amount_in_two_money_units_are_the_same():
    units = listed("Xã A")
    one = submission("Xã A", money({2019: 2000, 2020: 0, 2021: 0}), file="1.xlsx")
    other = submission(
        "Xã A", money({2019: 2, 2020: 0, 2021: 0}), file="2.xlsx", info={"money_unit": "nghìn đồng"}
    )
    made = joined(own(NONE, units=units), received(one), received(other))
    assert made.tables["mau_2"].totals["state_budget"].value == 2000


@pytest.mark.parametrize(
    ("unit", "amount", "district", "expected"),
    [
        ("nghìn đồng", 5, "đồng", 5000),
        ("triệu đồng", Decimal("0.1"), "đồng", 100_000),
        ("đồng", 1_234_567, "triệu đồng", Decimal("1.234567")),
        ("nghìn đồng", Decimal("0.3"), "triệu đồng", Decimal("0.0003")),
        ("", 5, "triệu đồng", 5),
    ],
)
def test_money_is_converted_exactly(unit, amount, district, expected):
    sent = submission("Xã A", money({2019: amount, 2020: 0, 2021: 0}), info={"money_unit": unit})
    made = joined(own(NONE, info={"money_unit": district}), received(sent))
    assert made.tables["mau_2"].rows[0].figures["state_budget"].value == expected
    assert made.details["mau_2"][0].values["state_budget"] == expected


def test_a_once_a_year_figure_that_is_repeated_is_not_added_twice():
    units = (ReportingUnit("Xã A", include="Có"),)
    sent = submission(
        "Xã A",
        table(
            MAU_1,
            [(2019, "Kế hoạch", 1, 0, 1, 1, 1, 5, 0), (2019, "Công văn", 1, 0, 1, 1, 1, 5, 0)],
        ),
        NONE,
    )
    made = joined(
        own(years([0] * 3), NONE, units=units),
        received(sent, findings=[Finding("yearly-figure-repeated", form="mau_1")]),
    )
    assert made.tables["mau_1"].rows[0].figures["articles"].value == 5
    assert [row.values["articles"] for row in made.details["mau_1"]] == [5, None]


@pytest.mark.parametrize(
    ("deadline", "code"),
    [
        (None, "not-submitted"),
        (date(2021, 6, 30), "not-submitted"),
        (date(2021, 7, 1), "not-yet-due"),
        (date(2021, 7, 2), "not-yet-due"),
    ],
)
def test_a_unit_that_has_not_sent_is_a_warning_only_after_its_deadline(deadline, code):
    units = (ReportingUnit("Xã A", deadline=deadline),)
    made = joined(own(years([0] * 3), NONE, units=units))
    (found,) = [f for f in made.findings if f.code in ("not-submitted", "not-yet-due")]
    assert (found.code, found.unit) == (code, "Xã A")


def test_an_answered_warning_is_not_asked_again_and_another_is():
    blank = Finding("blank", form="mau_1", key=("2019",), column="articles")
    district = replace(
        own(years([0] * 3), NONE), answers={replace(blank, unit="Xã A").identity: "chưa có"}
    )
    sent = [
        received(submission(name, years([1, 2, 3]), NONE), findings=[blank])
        for name in ("Xã A", "Xã B")
    ]
    assert [f.unit for f in joined(district, *sent).findings if f.code == "blank"] == ["Xã B"]


def district_of(*communes: str, **more) -> Submission:
    """A district's workbook as it is read after consolidation: own entries and its details."""
    district = submission(
        more.pop("name", "Huyện H"),
        years([10, 20, 30]),
        NONE,
        units=listed(*communes, "Xã Vắng"),
        **more,
    )
    made = joined(
        district, *(received(submission(c, years([1, 2, 3]), money({2019: 5}))) for c in communes)
    )
    return replace(
        district,
        details={
            form: tuple(replace(row, cells={}) for row in rows)
            for form, rows in made.details.items()
        },
    )


def test_a_consolidated_workbook_reads_as_what_was_consolidated():
    district = replace(district_of("Xã A", "Xã B"), details={})
    made = joined(
        district,
        received(submission("Xã A", years([1, None, 3]), NONE)),
        received(submission("Xã B", years([4, 5, 6]), NONE), findings=[ERROR]),
    )
    view = from_submission(replace(district, details=made.details), FORMS, TODAY)
    assert figures(view) == figures(made)
    for form, one in made.tables.items():
        other = view.tables[form]
        assert (other.counted, other.listed, other.missing) == (
            one.counted,
            one.listed,
            one.missing,
        )


def test_consolidating_again_replaces_and_never_doubles():
    district = district_of("Xã A", "Xã B")
    sent = [received(submission(c, years([1, 2, 3]), money({2019: 5}))) for c in ("Xã A", "Xã B")]
    again = joined(district, *sent)
    assert again.tables["mau_1"].totals["articles"].value == 60 + 12
    fewer = joined(district, sent[0])
    assert fewer.tables["mau_1"].totals["articles"].value == 60 + 6


def test_a_district_goes_up_with_its_consolidated_rows_and_its_count_of_units():
    province = submission("Tỉnh T", years([100, 100, 100]), NONE, units=listed("Huyện H"))
    made = joined(province, received(district_of("Xã A", "Xã B")))
    assert made.tables["mau_1"].totals["articles"].value == 300 + 72
    assert (made.tables["mau_1"].counted, made.tables["mau_1"].listed) == (1, 1)
    (first, *_) = made.details["mau_1"]
    assert (first.units, first.sheet, first.values["document_count"]) == (
        "2/3",
        "Tổng hợp Mẫu 1",
        3,
    )


def test_a_district_whose_sums_cannot_be_recomputed_is_out_and_own_entries_do_not_stand_in():
    broken = replace(district_of("Xã A"), details={})
    impossible = Finding("recompute-impossible", form="mau_1")
    for include in ("", "Có"):
        units = (ReportingUnit("Huyện H", include=include),)
        province = submission("Tỉnh T", years([0] * 3), NONE, units=units)
        made = joined(province, received(broken, findings=[impossible]))
        assert made.tables["mau_1"].totals["articles"].value == 0


def test_a_third_form_of_other_columns_needs_nothing_here():
    made = joined(own(NONE), received(submission("Xã A", money({2019: 1}))), forms=[MAU_2])
    assert list(made.tables) == ["mau_2"]


counts = st.one_of(st.none(), st.integers(0, 10**6))
names = ("Xã A", "Xã B", "Xã C", "Xã D")


@settings(deadline=None)
@given(st.lists(st.tuples(counts, counts, counts), min_size=5, max_size=5))
def test_counted_units_plus_own_equal_the_consolidated_figure(told):
    district, *units = [years(articles) for articles in told]
    made = joined(
        own(district, NONE, names=names),
        *(received(submission(n, t, NONE)) for n, t in zip(names, units, strict=True)),
    )
    for place, row in enumerate(made.tables["mau_1"].rows):
        given_ = [articles[place] for articles in told if articles[place] is not None]
        figure = row.figures["articles"]
        assert figure.value == (sum(given_) if given_ else None)
        assert sum(source.value for source in figure.sources) == (figure.value or 0)
        assert len(figure.missing) + len(figure.sources) == 5


@settings(deadline=None)
@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**9), min_size=1, max_size=4))
def test_any_division_of_a_figure_over_units_sums_to_the_same(rest: int, cuts: list[int]):
    whole = sum(cuts) + rest
    sent = [
        received(submission(name, money({2019: part, 2020: 0, 2021: 0})))
        for name, part in zip(names, cuts, strict=False)
    ]
    made = joined(own(money({2019: rest, 2020: 0, 2021: 0}), names=names), *sent)
    assert made.tables["mau_2"].totals["state_budget"].value == whole


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_decides_nothing(random: Random):
    types = ["Tờ trình", "TỜ TRÌNH", "tờ trình", "Kế hoạch"]
    sent = [
        received(submission(n, table(MAU_1, [(2019, t, 1, 0, 1, 1, 1, 5, 0)]), NONE))
        for n, t in zip(names, types, strict=True)
    ]
    sent.append(received(submission("Xã A", years([9, 9, 9]), NONE, file="khác.xlsx")))
    straight = joined(own(years([0] * 3), NONE, names=names), *sent)
    random.shuffle(sent)
    shuffled = joined(own(years([0] * 3), NONE, names=names), *sent)
    assert shuffled.tables == straight.tables and shuffled.details == straight.details
    assert sorted(codes(shuffled)) == sorted(codes(straight))


def test_an_open_year_that_all_share_is_told_once():
    cutoff = {"cutoff": "30/6/2021"}
    sent = submission("Xã A", years([1, 2, 3]), NONE, info=cutoff)
    year_open = Finding("year-open", figures=("2021", "30/6/2021"))
    other = Finding("year-open", figures=("2021", "31/5/2021"))
    made = joined(
        own(years([0] * 3), NONE, info=cutoff), received(sent, findings=[year_open, other])
    )
    assert [(f.unit, f.figures[1]) for f in made.findings if f.code == "year-open"] == [
        ("Huyện H", "30/6/2021"),
        ("Xã A", "31/5/2021"),
    ]


kinds = st.sampled_from(["", "Kế hoạch", "KẾ HOẠCH", "Tờ trình", "tờ trình", "Kế*", ">5"])
small = st.one_of(st.none(), st.integers(0, 50))
lines = st.lists(
    st.tuples(st.sampled_from(PERIOD), kinds, *[small] * 7), max_size=6, unique_by=lambda r: r[:2]
)


@settings(deadline=None)
@given(lines, st.lists(lines, min_size=3, max_size=3))
def test_sums_over_own_cells_and_details_are_the_figures_and_read_back_as_they_are(mine, theirs):
    units = tuple(ReportingUnit(name, include="Có") for name in names[:3])
    district = own(table(MAU_1, mine), NONE, units=units)
    sent = [
        received(submission(n, table(MAU_1, rows), NONE))
        for n, rows in zip(names, theirs, strict=False)
    ]
    made = joined(district, *sent)
    one = made.tables["mau_1"]
    for row in one.rows:
        for column, figure in row.figures.items():
            once = MAU_1.by_id[column].once_a_year
            numbers = row.own_year_rows if once else row.own_rows
            own_cells = (
                [r.value(column) for r in one.own.rows if r.number in numbers] if one.own else []
            )
            details = [
                d.values[column]
                for d in made.details["mau_1"]
                if d.counted and d.year == row.year and (once or d.key == row.key)
            ]
            told = [value for value in (*own_cells, *details) if value is not None]
            assert figure.value == (sum(told) if told else None)
    view = from_submission(replace(district, details=made.details), FORMS, TODAY)
    assert figures(view) == figures(made)


def test_an_unreadable_second_file_is_told_and_the_readable_one_counts():
    unreadable = Finding("file-unreadable")
    second = received(submission("Xã A", file="a.pdf"), "Xã A", [unreadable], Fate.UNREADABLE)
    made = joined(
        own(years([0] * 3), NONE),
        received(submission("Xã A", years([1, 2, 3]), NONE)),
        replace(second, submission=None),
    )
    assert made.tables["mau_1"].counted == 1
    found = [(f.code, f.unit, f.file) for f in made.findings if f.code == "file-unreadable"]
    assert found == [("file-unreadable", "Xã A", "a.pdf")]


def test_what_is_wrong_in_a_file_that_was_not_chosen_is_not_asked():
    units = (ReportingUnit("Xã A", chosen_file="2.xlsx"),)
    first = submission("Xã A", years([1, 2, 9]), NONE, file="1.xlsx")
    second = submission("Xã A", years([1, 2, 3]), NONE, file="2.xlsx")
    made = joined(
        own(years([0] * 3), NONE, units=units), received(first, findings=[ERROR]), received(second)
    )
    assert "negative" not in codes(made)
    assert made.tables["mau_1"].totals["articles"].value == 6
