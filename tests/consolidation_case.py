"""A consolidation made by hand: three units and the consolidating one, types that look like
operators and wildcards, blanks, a left-out form where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from baocao.core.cells import CellRef, Entry, Number, State
from baocao.core.consolidating.totalling import Own, total_table
from baocao.core.consolidation import Consolidation, FileRecord, UnitStatus
from baocao.core.form import Form
from baocao.core.submission import (
    DetailRow,
    DirectiveDocument,
    Info,
    Origin,
    Row,
    Section,
    Submission,
    Table,
    WebLink,
)
from baocao.resources import default_programme

FORMS = default_programme().forms
PERIOD = (2019, 2020, 2021)
OWN_NAME = "Huyện Quang Bình"
UNITS = ("Thị trấn Yên Bình", "Xã Tân Nam", "Xã Bản Rịa", "Xã Vĩ Thượng")
FIRST_OWN_ROW = 9

Given = tuple[int, str, Mapping[str, Number | None]]


def own_table(form: Form, rows: Sequence[Given]) -> Table:
    return Table(
        form, form.sheet, tuple(_row(form, n, *r) for n, r in enumerate(rows, FIRST_OWN_ROW))
    )


def _row(form: Form, number: int, year: int, key: str, values: Mapping[str, Number | None]) -> Row:
    entries = {}
    for column in form.figures:
        value = values.get(column.id)
        where = CellRef(form.sheet, number, form.index(column.id))
        state = State.BLANK if value is None else State.VALUE
        entries[column.id] = Entry(value, where, "" if value is None else str(value), state)
    return Row(year, key, entries, number)


def details(form: Form, unit: str, rows: Sequence[Given], link: str = "") -> list[DetailRow]:
    return [
        DetailRow(
            unit=unit, code="035", counted=year in PERIOD, units="", year=year, key=key,
            values={c.id: values.get(c.id) for c in form.figures}, file=f"{unit}.xlsx",
            sheet=form.sheet, row=number, read_at="01/7/2021 08:00", sha256="ab" * 32, link=link,
        )
        for number, (year, key, values) in enumerate(rows, FIRST_OWN_ROW)
    ]  # fmt: skip


def _stocks(pages: int, articles: int | None) -> dict[str, Number | None]:
    return {
        "portals": 0, "pages": pages, "sections": pages, "links": pages, "articles": articles,
        "models": 0,
    }  # fmt: skip


STRANGE_TYPES = (">5", "a*b", "~x", "=1", "a?c", '"nháy"', "Kế hoạch")
"""Types that a criterion would read as an operator or a wildcard."""


def mau_1(form: Form) -> tuple[list[Given], dict[str, list[Given]]]:
    """Return the own rows and the units' rows of Mẫu 1."""
    own: list[Given] = [
        (2019, "Kế hoạch", {"document_count": 1, **_stocks(1, 10)}),
        (2020, "Kế hoạch", {"document_count": 1, **_stocks(1, None)}),
        (2020, "Công văn", {"document_count": 2}),
        (2021, "Kế hoạch", {"document_count": None, **_stocks(1, 6)}),
    ]
    units: dict[str, list[Given]] = {
        UNITS[0]: [(y, "Kế hoạch", {"document_count": 0, **_stocks(1, 30)}) for y in PERIOD],
        UNITS[1]: [
            (2019, ">5", {"document_count": 3, **_stocks(1, 5)}),
            *((2019, key, {"document_count": n}) for n, key in enumerate(STRANGE_TYPES[1:], 4)),
            (2020, "aXb", {"document_count": 50, **_stocks(1, 100)}),
            (2020, "a*b", {"document_count": 7}),
            (2021, "Kế hoạch", {"document_count": 1, **_stocks(1, 70)}),
            (2022, "Kế hoạch", {"document_count": 99, **_stocks(9, 999)}),
        ],
        UNITS[2]: [
            (2019, "", {"document_count": 0, **_stocks(1, 25)}),
            (2020, "6", {"document_count": 1, **_stocks(1, 30)}),
            (2021, "", {"document_count": None, **_stocks(1, None)}),
        ],
    }
    return own, units


def mau_2(form: Form) -> tuple[list[Given], dict[str, list[Given]]]:
    """Return the own rows and the units' rows of Mẫu 2; nobody told of other sources in 2021."""
    own: list[Given] = [
        (year, "", {"state_budget": 5_000_000, "other_sources": 0 if year < 2021 else None})
        for year in PERIOD
    ]
    units: dict[str, list[Given]] = {
        unit: [
            (
                year,
                "",
                {
                    "state_budget": Decimal("1250.5"),
                    "other_sources": 2 if year < 2021 else None,
                },
            )
            for year in PERIOD
        ]
        for unit in UNITS[:3]
    }
    return own, units


def consolidation(folder: Path, left_out: str = "") -> Consolidation:
    """Return the case; the files of units lie in `folder`; the own form `left_out` has an error."""
    tables, rows, own_tables = {}, {}, {}
    links = {
        UNITS[0]: str(folder / "các xã #1" / "Yên Bình [bản 2].xlsx"),
        UNITS[1]: str(folder / "các xã #1" / "Xã Tân Nam 100%.xlsx"),
    }
    for form, case in zip(FORMS, (mau_1, mau_2), strict=True):
        own, units = case(form)
        table = own_table(form, own)
        own_tables[form.id] = table
        rows[form.id] = tuple(
            row for u, given in units.items() for row in details(form, u, given, links.get(u, ""))
        )
        mine = Own(OWN_NAME, "huyện.xlsx", None if left_out == form.id else table)
        tables[form.id] = total_table(form, PERIOD, mine, rows[form.id], UNITS)
    info = Info({
        "unit": OWN_NAME, "year_from": "2019", "year_to": "2021", "cutoff": "30/6/2021",
        "money_unit": "đồng",
    })  # fmt: skip
    where = CellRef("Văn bản", 2, 1)
    return Consolidation(
        own=Submission(Origin("huyện.xlsx"), info, {}, own_tables),
        tables=tables,
        details=rows,
        statuses=(
            UnitStatus(UNITS[0], "đã gửi", "trong hạn", "hợp lệ", "Có", "Yên Bình [bản 2].xlsx",
                       0, 0, "12/BC-UBND", "01/7/2021", "02/7/2021 08:15"),
            UnitStatus(UNITS[1], "gửi nhiều lần", "trong hạn", "cần kiểm tra lại", "Có",
                       "Xã Tân Nam 100%.xlsx", 0, 4),
            UnitStatus(UNITS[2], "đã gửi", "quá hạn 3 ngày", "cần chỉnh sửa", "Không",
                       "a.xlsx", 2, 1),
            UnitStatus(UNITS[3], "chưa gửi", "quá hạn 5 ngày"),
        ),
        documents=(
            (UNITS[0], DirectiveDocument(2019, "Kế hoạch", "=1+1", date(2019, 8, 7),
                                         "UBND thị trấn", "+84 thực hiện Đề án", where)),
        ),
        links=((UNITS[1], WebLink(None, "https://example.gov.vn/tin?a=1#b", "@SUM(1)", where)),),
        narratives=(
            (UNITS[1], Section("I.II.1.1", "1.1. Cổng", "=cmd|' /C calc'!A0", where)),
            (UNITS[0], Section("I.II.1.1", "1.1. Cổng", "- Một\n- Hai", where)),
            (UNITS[2], Section("ket", "Kết", "", where)),
        ),
        files=(FileRecord(Origin("a.xlsx", "xã/a.xlsx", "", "cd" * 32, 12_345), UNITS[2],
                          "được tổng hợp"),),
    )  # fmt: skip
