"""The reference report, typed into a blank workbook, comes back whole and in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from baocao.resources import default_programme
from baocao.tasks.report import report
from reference import DATA, reading, reference_workbook, spaced

PROGRAMME = default_programme("pbgdpl")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> list[str | list[str]]:
    folder = tmp_path_factory.mktemp("reference")
    workbook = reference_workbook(PROGRAMME, folder)
    report(workbook, folder / "bao-cao.docx", PROGRAMME, date(2021, 7, 15))
    return list(reading((folder / "bao-cao.docx").read_bytes()))


def expected() -> tuple[list[str], list[list[str]]]:
    paragraphs, rows = (DATA / "reference.txt").read_text(encoding="utf-8").split("\n\n")
    return (
        [spaced(line) for line in paragraphs.splitlines()],
        [[spaced(cell) for cell in row.split("\t")] for row in rows.splitlines()],
    )


def missing_in_order(wanted: Sequence[object], found: Sequence[object]) -> list[object]:
    """Return what of `wanted` does not come after what was wanted before it."""
    rest = iter(found)
    return [item for item in wanted if not any(item == other for other in rest)]


def test_every_paragraph_of_the_reference_report_comes_back_in_order(
    written: list[str | list[str]],
) -> None:
    paragraphs, _ = expected()
    found = [item for item in written if isinstance(item, str)]
    assert [p for p in paragraphs if p not in found] == []
    assert missing_in_order(paragraphs, found) == []


def test_nothing_stands_in_the_body_that_the_reference_report_has_not(
    written: list[str | list[str]],
) -> None:
    paragraphs, _ = expected()
    found = [item for item in written if isinstance(item, str) and item]
    body = found[found.index("BÁO CÁO") : found.index("Nơi nhận:")]
    assert [line for line in body if line not in paragraphs] == []


def test_every_table_row_of_the_reference_report_comes_back_in_order(
    written: list[str | list[str]],
) -> None:
    _, rows = expected()
    found = [item for item in written if isinstance(item, list)]
    assert missing_in_order(rows, found) == []


def test_totals_add_flows_and_take_stocks_at_the_period_s_end(
    written: list[str | list[str]],
) -> None:
    totals = [item for item in written if isinstance(item, list) and item[0] == "Tổng cộng"]
    assert totals == [
        ["Tổng cộng", "", "03", "0", "16", "16", "17", "336", "0"],
        ["Tổng cộng", "0", "0"],
    ]


def test_each_appendix_opens_with_number_form_title_and_attachment(
    written: list[str | list[str]],
) -> None:
    found = [item for item in written if isinstance(item, str)]
    attached = (
        "(Kèm theo Báo cáo số /BC-UBND ngày tháng 7 năm 2021 của Ủy ban nhân dân huyện Quang Bình)"
    )
    at = found.index("Phụ lục I")
    assert found[at - 1].startswith("CÁC BIỂU MẪU THỐNG KÊ")
    assert found[at + 1 : at + 4] == ["Mẫu 1", "KẾT QUẢ HƯỚNG DẪN, TRIỂN KHAI THỰC HIỆN", attached]
    at = found.index("Phụ lục II")
    assert found[at + 1 : at + 5] == [
        "Mẫu 2", "KINH PHÍ CHO VIỆC THỰC HIỆN ĐỀ ÁN", attached, "Đơn vị tính: đồng",
    ]  # fmt: skip


def test_the_same_workbook_gives_the_same_report(tmp_path: Path) -> None:
    workbook = reference_workbook(PROGRAMME, tmp_path)
    for name in ("a.docx", "b.docx"):
        report(workbook, tmp_path / name, PROGRAMME, date(2021, 7, 15))
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
