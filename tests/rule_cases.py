"""The case table of the rules: rows of a small form, and the codes that both readings must give.

One line a row: year | type | documents | pages | links | articles | tick. A blank stands for a
blank cell; text that is no number is typed as text. The period is 2019 to 2020, the figures were
closed on 31/12/2020 unless the case says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from baocao.core.declaring.forms import form_from
from baocao.core.form import Form

FORM_COLUMNS = ("year", "type", "documents", "pages", "links", "articles")


def case_form(number: int) -> Form:
    """Return the small form under a name of its own."""
    count = {"kind": "count", "behaviour": "flow"}
    stock = {"kind": "count", "behaviour": "stock", "once_a_year": True}
    return form_from(
        {
            "id": f"case_{number}",
            "sheet": f"Ca {number}",
            "name": f"Ca {number}",
            "title": "CA KIỂM TRA",
            "spare_rows": 3,
            "column": [
                {"id": "year", "heading": "Năm", "kind": "year", "key": True},
                {"id": "type", "heading": "Loại văn bản", "kind": "choice", "key": True,
                 "open": True, "choices": ["Kế hoạch", "Công văn"]},
                {"id": "documents", "heading": "Số lượng", "short": f"Văn bản {number}", **count},
                {"id": "pages", "heading": "Trang tin", "short": f"Trang {number}", **stock},
                {"id": "links", "heading": "Đường link", "short": f"Link {number}", **stock},
                {"id": "articles", "heading": "Số bài viết", "short": f"Bài {number}", **count,
                 "once_a_year": True},
            ],
            "rule": [
                {"kind": "count-needs-key", "code": "count-without-type",
                 "columns": ["documents"], "others": ["type"]},
                {"kind": "key-needs-count", "code": "type-without-count",
                 "columns": ["type"], "others": ["documents"]},
                {"kind": "at-least", "code": "links-fewer-than-pages",
                 "columns": ["links"], "others": ["pages"]},
                {"kind": "at-most", "code": "links-more-than-pages",
                 "columns": ["links"], "others": ["pages"]},
                {"kind": "needs", "code": "articles-without-page",
                 "columns": ["articles"], "others": ["pages"]},
                {"kind": "no-fall", "code": "stock-falls", "columns": ["pages", "links"]},
                {"kind": "no-jump", "code": "flow-jumps", "columns": ["documents", "articles"],
                 "times": 10, "floor": 20},
                {"kind": "matches-documents", "code": "documents-differ",
                 "columns": ["documents"], "others": ["type"]},
            ],
        },
        "rule_cases.py",
    )  # fmt: skip


LISTED = ((2019, "Kế hoạch", ""), (2020, "Kế hoạch", "UBND xã Tân Nam"), (2020, "Nghị quyết", "x"))
"""Rows of "Văn bản" in every case: year, type, issuer. The last is another organ's."""


@dataclass(frozen=True)
class Case:
    """One case: what it shows, the rows, the codes."""

    name: str
    rows: str
    codes: str = ""


CASES = (
    Case("nothing is wrong", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """),
    Case("a blank is asked about", """
        2019 | Kế hoạch | 1 | 2 | 2 |   |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "blank"),
    Case("a year whose cells are all blank is asked about", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2020 |          |   |   |   |   |
    """, "blank"),
    Case("a year without a document needs no type", """
        2019 |  | 0 | 2 | 2 | 5 |
        2020 |  | 0 | 2 | 2 | 9 |
    """, "documents-differ"),
    Case("a ticked year stands for zeros, against the list of documents too", """
        2019 | | | | | | x
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "documents-differ"),
    Case("a ticked year with a figure contradicts itself", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 | x
    """, "tick-with-figures"),
    Case("a ticked year may have typed zeros", """
        2019 | Kế hoạch | 0 | | | | x
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "documents-differ"),
    Case("a count without a type", """
        2019 |          | 3 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "count-without-type documents-differ"),
    Case("a type without a count", """
        2019 | Kế hoạch |   | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "type-without-count"),
    Case("fewer links than pages", """
        2019 | Kế hoạch | 1 | 3 | 2 | 5 |
        2020 | Kế hoạch | 1 | 3 | 3 | 9 |
    """, "links-fewer-than-pages"),
    Case("more links than pages", """
        2019 | Kế hoạch | 1 | 2 | 3 | 5 |
        2020 | Kế hoạch | 1 | 3 | 3 | 9 |
    """, "links-more-than-pages"),
    Case("a rule is silent where a figure is blank", """
        2019 | Kế hoạch | 1 |   | 3 | 5 |
        2020 | Kế hoạch | 1 | 3 | 3 | 9 |
    """, "blank"),
    Case("articles with no page", """
        2019 | Kế hoạch | 1 | 0 | 0 | 5 |
        2020 | Kế hoạch | 1 | 3 | 3 | 9 |
    """, "articles-without-page"),
    Case("a stock that falls", """
        2019 | Kế hoạch | 1 | 3 | 3 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "stock-falls"),
    Case("a flow may fall", """
        2019 | Kế hoạch | 1 | 3 | 3 | 50 |
        2020 | Kế hoạch | 1 | 3 | 3 | 0 |
    """),
    Case("a flow ten times the year before", """
        2019 | Kế hoạch | 1 | 2 | 2 | 3 |
        2020 | Kế hoạch | 1 | 2 | 2 | 30 |
    """, "flow-jumps"),
    Case("a flow below the floor is not looked at", """
        2019 | Kế hoạch | 1 | 2 | 2 | 1 |
        2020 | Kế hoạch | 1 | 2 | 2 | 19 |
    """),
    Case("a flow after a year of none is no jump", """
        2019 | Kế hoạch | 1 | 2 | 2 | 0 |
        2020 | Kế hoạch | 1 | 2 | 2 | 30 |
    """),
    Case("a second type of a year stands in a spare row, without the year's figures", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
        2020 | Công văn | 0 |   |   |   |
    """),
    Case("a second type that the list does not have", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
        2020 | Công văn | 4 |   |   |   |
    """, "documents-differ"),
    Case("a listed document that the form does not count", """
        2019 | Công văn | 0 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "documents-differ"),
    Case("the same year and type twice", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
        2020 | kế hoạch | 1 |   |   |   |
    """, "duplicate-row"),
    Case("the same type of two years", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
        2020 | Công văn | 0 |   |   |   |
        2019 | Công văn | 0 |   |   |   |
    """),
    Case("a once-a-year figure again in another row", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
        2020 | Công văn | 0 |   |   | 9 |
    """, "yearly-figure-repeated"),
    Case("a year of the period is missing", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2018 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "year-missing year-outside"),
    Case("an outside row that holds only its year is ignored", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
        2021 |          |   |   |   |   |
    """),
    Case("figures without a year", """
        2019 | Kế hoạch | 1 | 2 | 2 | 5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
             | Công văn | 4 |   |   |   |
    """, "row-without-year"),
    Case("a negative count", """
        2019 | Kế hoạch | 1 | 2 | 2 | -5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "not-a-number"),
    Case("a decimal in a count", """
        2019 | Kế hoạch | 1 | 2 | 2 | 1.5 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "not-a-number"),
    Case("words where a count belongs", """
        2019 | Kế hoạch | 1 | 2 | 2 | khoảng 10 |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "not-a-number"),
    Case("a letter O for nought", """
        2019 | Kế hoạch | 1 | 2 | 2 | O |
        2020 | Kế hoạch | 1 | 2 | 2 | 9 |
    """, "not-a-number"),
    Case("digits with a thousands mark, typed as text", """
        2019 | Kế hoạch | 1 | 2 | 2 | 1 234 |
        2020 | Kế hoạch | 1 | 2 | 2 | 1300 |
    """, "thousands-mark"),
    Case("nothing is entered", """
        2019 | | | | | |
        2020 | | | | | |
    """, "blank"),
)  # fmt: skip
