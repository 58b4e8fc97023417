"""The comparison with the period before: a report with the older workbook beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from baocao import cli
from baocao.core.earlier import EarlierFigure, earlier_period
from baocao.core.filling import FilledRow, Filling
from baocao.excel.template.whole import write_template
from baocao.wording.facts import Drawn, Unknown, gather
from reference import reading
from wording_cases import PROGRAMME, case

BEFORE = (2016, 2017, 2018)
OLD_INFO = {"year_from": "2016", "year_to": "2018"}


def facts_of(own, old=None, old_units=None, **given):
    whole = case(own, **given)
    if old is None:
        return gather(whole, PROGRAMME)
    info = {**OLD_INFO, **given.get("old_info", {})}
    before = case(old, old_units, info=info, years=BEFORE)
    return gather(whole, PROGRAMME, earlier_period(before, whole.own, PROGRAMME.forms))


def drawn(expression, *args, **given):
    answer = facts_of(*args, **given).draw(expression)
    return answer.text if isinstance(answer, Drawn) else answer.code


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("Số bài viết | kỳ trước", "210"),
        ("Số bài viết | kỳ trước | chênh lệch", "126"),
        ("số bài viết|chênh lệch|KỲ TRƯỚC|tỷ lệ", "60%"),
        ("Trang tin | kỳ trước", "12"),
        ("Kỳ trước", "giai đoạn 2016 - 2018"),
        ("Số bài viết | năm 2020 | tỷ lệ", "47,62%"),
        ("Số bài viết | năm 2020 | chênh lệch | tỷ lệ", "128,57%"),
    ],
)
def test_figures_of_the_period_before_and_shares_are_drawn(expression, text):
    own = {"articles": {2019: 70, 2020: 160, 2021: 106}, "pages": 16}
    old = {"articles": {2016: 50, 2017: 60, 2018: 100}, "pages": {2016: 1, 2017: 2, 2018: 12}}
    assert drawn(expression, own, old) == text


@pytest.mark.parametrize(
    "expression",
    [
        "Số bài viết | kỳ trước | năm 2020",
        "Số bài viết | kỳ trước | riêng",
        "Số bài viết | kỳ trước | cuối kỳ",
        "Số bài viết | tỷ lệ",
        "Trang tin | năm 2020 | tỷ lệ",
        "Số năm | tỷ lệ",
        "Số bài viết | tỷ lệ | bằng chữ",
    ],
)
def test_what_is_no_part_of_anything_has_no_share(expression):
    figures = {"articles": 20, "pages": 16}
    assert drawn(expression, figures, figures) == "unknown-qualifier"


def test_no_percentage_stands_on_a_base_under_ten():
    answer = facts_of({"articles": {2019: 9, 2020: 18, 2021: 1}}).draw(
        "Số bài viết | năm 2020 | chênh lệch | tỷ lệ"
    )
    assert isinstance(answer, Drawn) and answer.missing


def test_without_the_older_workbook_its_figures_are_unknown():
    answer = facts_of({"articles": 1}).draw("Số bài viết | kỳ trước")
    assert isinstance(answer, Unknown) and answer.code == "earlier-period-unknown"


def test_money_of_the_period_before_is_told_in_this_reports_unit():
    whole = case({"state_budget": 1}, info={"money_unit": "triệu đồng"})
    old = case({"state_budget": 1500}, info={**OLD_INFO, "money_unit": "nghìn đồng"}, years=BEFORE)
    earlier = earlier_period(old, whole.own, PROGRAMME.forms)
    assert earlier.figures["kinhphingansach"] == EarlierFigure(Decimal("4.5"))


def test_a_unit_that_was_missing_then_makes_the_older_figure_partial():
    whole = case({"articles": 1})
    old = case({"articles": 1}, {"Xã A": {"articles": 1}, "Xã B": None}, info=OLD_INFO,
               years=BEFORE)  # fmt: skip
    assert earlier_period(old, whole.own, PROGRAMME.forms).figures["sobaiviet"].partial


def workbook(folder: Path, name: str, years: tuple[int, ...], articles: int) -> Path:
    rows = [
        FilledRow(year=year, key="Kế hoạch", values={
            "document_count": 1, "portals": 0, "pages": 1, "sections": 1, "links": 1,
            "articles": articles, "models": 0})
        for year in years
    ]  # fmt: skip
    filling = Filling(
        info={"unit": "Xã Tân Nam", "level": "Xã", "year_from": str(years[0]),
              "year_to": str(years[-1])},
        forms={"mau_1": rows},
    )  # fmt: skip
    path = folder / name
    path.write_bytes(write_template(PROGRAMME, filling, "commune"))
    return path


def test_the_report_compares_with_the_older_workbook(tmp_path, capsys):
    new = workbook(tmp_path, "nay.xlsx", (2019, 2020, 2021), 20)
    old = workbook(tmp_path, "truoc.xlsx", (2016, 2017, 2018), 10)
    out = tmp_path / "bao-cao.docx"
    assert cli.main(["report", str(new), "--previous", str(old), "-o", str(out)]) == 0
    told = " ".join(line for line in reading(out.read_bytes()) if isinstance(line, str))
    assert "So với giai đoạn 2016 - 2018 (30 tin, bài), tăng 30 tin, bài (100%)." in told
    capsys.readouterr()


def test_a_workbook_that_is_not_of_an_earlier_period_is_refused(tmp_path, capsys):
    new = workbook(tmp_path, "nay.xlsx", (2019, 2020, 2021), 20)
    out = tmp_path / "bao-cao.docx"
    assert cli.main(["report", str(new), "--previous", str(new), "-o", str(out)]) == 2
    assert "2019 - 2021" in capsys.readouterr().err
    assert not out.exists()


def test_the_older_workbook_is_never_written_over(tmp_path, capsys):
    new = workbook(tmp_path, "nay.xlsx", (2019, 2020, 2021), 20)
    old = tmp_path / "truoc.docx"
    old.write_bytes(workbook(tmp_path, "t.xlsx", (2016, 2017, 2018), 1).read_bytes())
    before = old.read_bytes()
    assert cli.main(["report", str(new), "--previous", str(old), "-o", str(old)]) == 2
    assert old.read_bytes() == before
    assert date.today() and capsys.readouterr().err
