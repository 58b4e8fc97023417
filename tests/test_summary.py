"""The chairman's page: one page, native charts, nothing that nobody reported."""

from __future__ import annotations

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from baocao.cli import main
from baocao.resources import shipped
from baocao.word.charts import C, chart_part
from baocao.word.summary import render_summary
from baocao.wording.facts import gather
from baocao.wording.summary import summary
from office import SOFFICE, convert
from wording_cases import PROGRAMME, case

UNIT = {"document_count": 1, "portals": 0, "pages": 1, "sections": 1, "links": 1,
        "articles": {2019: 4, 2020: 16, 2021: 10}, "models": 0, "state_budget": {2021: 5},
        "other_sources": 0}  # fmt: skip


def page_of(own=UNIT, units=None, **given):
    whole = case(own, units, **given)
    return summary(gather(whole, PROGRAMME), whole, whole.findings)


def test_a_figure_stands_by_year_and_over_the_period_a_stock_at_its_end():
    page = page_of()
    rows = {row[0]: list(row[1:]) for row in page.rows}
    assert page.head == ["Chỉ tiêu", "2019", "2020", "2021", "Cả kỳ"]
    assert rows["Số bài viết"] == ["4", "16", "10", "30"]
    assert rows["Trang tin"] == ["1", "1", "1", "1"]
    assert rows["Kinh phí ngân sách (triệu đồng)"] == ["…", "…", "5", "5"]


def test_units_that_are_missing_are_named_and_a_long_list_is_cut():
    units = {"Xã A": UNIT, **{f"Xã {n}": None for n in range(20)}}
    told = next(note for note in page_of(units=units).notes if note.startswith("Mẫu 1"))
    assert "1/21 đơn vị" in told and told.endswith("và 12 đơn vị khác.")


def test_money_has_a_chart_only_where_there_is_any():
    assert [chart.title for chart in page_of().charts][-1].endswith("(triệu đồng)")
    without = page_of({**UNIT, "state_budget": 0})
    assert [chart.title for chart in without.charts] == ["Số văn bản chỉ đạo", "Số bài viết"]


def test_a_chart_keeps_its_values_and_leaves_a_gap_for_what_nobody_told():
    chart = page_of().charts[-1]
    root = etree.fromstring(chart_part(chart))
    first = root.findall(f".//{{{C}}}ser")[0]
    points = first.findall(f"{{{C}}}val//{{{C}}}pt")
    assert [(p.get("idx"), p.findtext(f"{{{C}}}v")) for p in points] == [("2", "5")]


def test_the_page_is_a_sound_package_whose_parts_are_all_known():
    data = render_summary(page_of(), PROGRAMME.report_template)
    with zipfile.ZipFile(BytesIO(data)) as package:
        types = package.read("[Content_Types].xml").decode()
        charts = [n for n in package.namelist() if "/charts/" in n]
    assert len(charts) == 3 and all(f'PartName="/{part}"' in types for part in charts)
    assert len(docx.Document(BytesIO(data)).tables) == 2


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
@pytest.mark.parametrize("units", [0, 15, 300])
def test_it_is_one_page_whatever_the_number_of_units(tmp_path, units):
    listed = {f"Xã Số {n}": None if n % 3 else UNIT for n in range(units)}
    years = (2017, 2018, 2019, 2020, 2021)
    own = {**UNIT, "articles": 7, "state_budget": 3}
    page = page_of(own, listed or None, years=years, info={"year_from": "2017"})
    path = tmp_path / "tom-tat.docx"
    path.write_bytes(render_summary(page, PROGRAMME.report_template))
    pdf = convert(path, "pdf", tmp_path)
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True)
    assert re.search(r"Pages:\s+1\b", told.stdout)


def test_the_command_writes_it_beside_the_report(tmp_path: Path, capsys):
    district = shipped("workbooks") / "quang-binh" / "huyen-quang-binh.xlsx"
    out = tmp_path / "bao-cao.docx"
    assert main(["report", str(district), "-o", str(out), "--summary"]) == 0
    assert {p.name for p in tmp_path.iterdir()} == {"bao-cao.docx", "bao-cao-tom-tat.docx"}
    assert "tom-tat" in capsys.readouterr().out
