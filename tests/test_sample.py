"""The shipped workbooks are what their sources build, and give the reference's figures."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from baocao.programme import Programme
from baocao.resources import shipped
from baocao.tasks.consolidate import ConsolidateResult, consolidate
from office import recalculated

WORKBOOKS = shipped("workbooks")
TODAY = date(2021, 7, 5)

# The reference report's Mẫu 1 and Mẫu 2, "Tổng cộng" by the rules of FORMS: flows summed, stocks at
# the end of the period.
MAU_1 = [
    [2019, "Kế hoạch", 1, 0, 16, 16, 17, 70, 0],
    [2020, "Kế hoạch", 1, 0, 16, 16, 17, 160, 0],
    [2021, "Kế hoạch", 1, 0, 16, 16, 17, 106, 0],
    ["Tổng cộng", None, 3, 0, 16, 16, 17, 336, 0],
]
MAU_2 = [[2019, 0, 0], [2020, 0, 0], [2021, 0, 0], ["Tổng cộng", 0, 0]]


def test_what_is_committed_is_what_the_sources_build(programme: Programme) -> None:
    place = WORKBOOKS / "build.py"
    spec = importlib.util.spec_from_file_location("build_workbooks", place)
    assert spec
    assert spec.loader
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    built = dict(build.build_all(programme))
    committed = {p.relative_to(WORKBOOKS).as_posix() for p in WORKBOOKS.rglob("*.xlsx")}
    assert set(built) == committed
    for path, workbook in built.items():
        assert (WORKBOOKS / path).read_bytes() == workbook, f"{path}: run `make sample`"


@pytest.fixture(scope="module")
def consolidated(
    tmp_path_factory: pytest.TempPathFactory, programme: Programme
) -> tuple[ConsolidateResult, Path]:
    out = tmp_path_factory.mktemp("sample") / "tong-hop.xlsx"
    sample = WORKBOOKS / "quang-binh"
    district = sample / "huyen-quang-binh.xlsx"
    return consolidate(district, [sample / "don-vi"], out, programme, TODAY), out


def rows(path: Path, sheet: str, width: int) -> list[list[object]]:
    """Return the year rows and the total row of a consolidated sheet, values as stored."""
    found = openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True)
    return [
        [cell or None if isinstance(cell, str) else cell for cell in row[:width]]
        for row in found
        if isinstance(row[0], int) or row[0] == "Tổng cộng"
    ]


def test_the_sample_district_consolidates_to_the_reference(
    consolidated: tuple[ConsolidateResult, Path],
) -> None:
    result, out = consolidated
    assert rows(out, "Tổng hợp Mẫu 1", 9) == MAU_1
    assert rows(out, "Tổng hợp Mẫu 2", 3) == MAU_2
    assert not [f for f in result.findings if f.severity.value == "error"]


@pytest.mark.office
def test_a_hard_recalculation_gives_the_same(
    consolidated: tuple[ConsolidateResult, Path], tmp_path: Path
) -> None:
    again = recalculated(consolidated[1], tmp_path)
    assert rows(again, "Tổng hợp Mẫu 1", 9) == MAU_1
    assert rows(again, "Tổng hợp Mẫu 2", 3) == MAU_2


def test_the_sample_province_of_two_tiers_counts_all_its_units(
    tmp_path: Path, programme: Programme
) -> None:
    sample = WORKBOOKS / "hong-son"
    district = next(sample.glob("*.xlsx"))
    out = tmp_path / "out.xlsx"
    result = consolidate(district, [sample / "don-vi"], out, programme, date(2026, 7, 20))
    table = result.consolidation.tables[programme.forms[0].id]
    assert (table.counted, table.listed) == (3, 3)
    assert not [f for f in result.findings if f.severity.value != "info"]
