from dataclasses import replace

import pytest

from baocao.core.consolidating.since import since
from baocao.core.submission import DetailRow
from baocao.wording.changes import MOST, told
from builders import FORMS, programme

ARTICLES = {"document_count": 1, "articles": 5}


def row(unit: str = "Xã A", year: int = 2019, key: str = "Kế hoạch", counted=True, **values):
    figures = {**ARTICLES, **values}
    return DetailRow(unit, "", counted, "", year, key, figures, "a.xlsx", "Mẫu 1", 9)


def lines(before: list[DetailRow], after: list[DetailRow], first: bool = False) -> list[str]:
    changed = since({"mau_1": before}, {"mau_1": after}, FORMS)
    return told(changed, programme().forms_by_id, first)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([row()], [row()], []),
        ([row()], [replace(row(), row=20, file="khác.xlsx", key="KẾ HOẠCH")], []),
        ([row()], [row(), row("Xã B")], ["Mẫu 1: thêm Xã B"]),
        ([row(), row("Xã B")], [row()], ["Mẫu 1: không còn Xã B"]),
        ([row()], [row(counted=False)], ["Mẫu 1: không còn Xã A"]),
        ([row()], [row(articles=7)], ["Mẫu 1, Xã A, năm 2019, Số bài viết: 5 → 7"]),
        ([row()], [row(articles=None)], ["Mẫu 1, Xã A, năm 2019, Số bài viết: 5 → để trống"]),
        (
            [row()],
            [row(document_count=2)],
            ["Mẫu 1, Xã A, năm 2019 (Kế hoạch), Số văn bản chỉ đạo: 1 → 2"],
        ),
        (
            [row(), row(key="Công văn", articles=None)],
            [row(articles=None), row(key="Công văn")],
            [],
        ),
    ],
)
def test_what_changed_is_told_by_unit_and_figure(before, after, expected):
    assert lines(before, after) == expected


def test_the_first_consolidation_says_so_and_lists_nothing():
    assert lines([], [row()], first=True) == ["Tổng hợp lần đầu."]


def test_a_flood_of_changes_is_cut_with_its_number():
    units = [f"Xã {n}" for n in range(MOST + 3)]
    before, after = [row(u) for u in units], [row(u, articles=6) for u in units]
    found = lines(before, after)
    assert len(found) == MOST + 1 and found[-1] == "… và 3 thay đổi khác"
