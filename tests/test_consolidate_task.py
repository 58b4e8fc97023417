"""The whole job on real files: workbooks written, consolidated, read back."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from baocao.core.submission import ReportingUnit
from baocao.errors import InputError, OutputError
from baocao.tasks.consolidate import ConsolidateResult, consolidate
from builders import listed, programme
from office import recalculated
from workbooks import filled, mau_1, mau_2

TODAY = date(2022, 1, 1)
FORM_1, FORM_2 = "Tổng hợp Mẫu 1", "Tổng hợp Mẫu 2"
UNITS = listed("Xã A", "Xã B", "Xã C")


def district(folder: Path, units: Sequence[ReportingUnit] = UNITS, **more) -> Path:
    more = {"mau_1": mau_1(10, 20, 30), "mau_2": mau_2(0, 0, 0), **more}
    return filled(folder / "huyện.xlsx", "Huyện H", "district", units=units, **more)


def communes(folder: Path) -> Path:
    inbox = folder / "nhận"
    filled(inbox / "a.xlsx", "Xã A", mau_1=mau_1(1, 2, 3), mau_2=mau_2(1000, 0, 0))
    filled(
        inbox / "xã B" / "b.xlsx",
        "Xã B",
        mau_1=mau_1(4, 5, 6),
        mau_2=mau_2(5, 0, 0),
        info={"money_unit": "nghìn đồng"},
    )
    return inbox


def run(base: Path, source: Path, out: Path) -> ConsolidateResult:
    return consolidate(base, [source], out, programme(), TODAY)


def codes(result: ConsolidateResult) -> list[str]:
    silent = {"fact-missing", "documents-differ"}
    return [f.code for f in result.findings if f.code not in silent]


def sheet(path: Path, name: str) -> list[tuple]:
    book = openpyxl.load_workbook(path, data_only=True)
    rows = list(book[name].iter_rows(values_only=True))
    book.close()
    return rows


def shown(path: Path, name: str, heading: str) -> dict[str, list[str]]:
    """The texts of a column of a list by what column A says."""
    head, *rows = sheet(path, name)
    place = head.index(heading)
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row[place])
    return found


def figures(path: Path, name: str) -> list[tuple]:
    """The rows of years and the total, "Ghi chú" aside."""
    rows = sheet(path, name)
    return [r[:-1] for r in rows if isinstance(r[0], int) or r[0] == "Tổng cộng"]


def test_units_of_nested_folders_are_consolidated_with_money_converted(tmp_path: Path):
    out = tmp_path / "ra.xlsx"
    result = run(district(tmp_path), communes(tmp_path), out)
    assert figures(out, FORM_1) == [
        (2019, "Kế hoạch", 3, 0, 3, 3, 3, 15, 0),
        (2020, "Kế hoạch", 3, 0, 3, 3, 3, 27, 0),
        (2021, "Kế hoạch", 3, 0, 3, 3, 3, 39, 0),
        ("Tổng cộng", None, 9, 0, 3, 3, 3, 81, 0),
    ]
    assert figures(out, FORM_2) == [
        (2019, 6000, 0),
        (2020, 0, 0),
        (2021, 0, 0),
        ("Tổng cộng", 6000, 0),
    ]
    assert tuple(filter(None, sheet(out, FORM_1)[3])) == ("Số đơn vị: 2/3",)
    assert codes(result) == ["not-submitted"]
    assert dict(result.counts) == {"mau_1": (2, 3), "mau_2": (2, 3)}
    assert shown(out, "Tình hình gửi", "Tình trạng gửi") == {
        "Xã A": ["đã gửi"],
        "Xã B": ["đã gửi"],
        "Xã C": ["chưa gửi"],
    }


def test_own_entries_stay_and_previews_and_the_catalogue_are_written(tmp_path: Path):
    base, out = district(tmp_path), tmp_path / "ra.xlsx"
    run(base, communes(tmp_path), out)
    for name in ("Mẫu 1", "Mẫu 2", "Thông tin", "Đơn vị"):
        own, written = (openpyxl.load_workbook(path)[name] for path in (base, out))
        assert list(own.values) == list(written.values)
    assert any("81" in str(row[3]) for row in sheet(out, "Nội dung"))
    catalogue = {row[3]: row[2] for row in sheet(out, "Danh mục số liệu")}
    assert catalogue["{{ Số bài viết }}"] == "81"


def test_a_link_leads_to_a_unit_s_file_and_none_to_one_in_a_zip(tmp_path: Path):
    base, inbox = district(tmp_path), communes(tmp_path)
    (tmp_path / "ra").mkdir()
    out = tmp_path / "ra" / "ra.xlsx"
    run(base, inbox, out)
    linked = openpyxl.load_workbook(out)["Chi tiết Mẫu 1"]
    targets = {
        cell.hyperlink.target for row in linked.iter_rows() for cell in row if cell.hyperlink
    }
    assert {t for t in targets if t} and all(t.startswith("../") for t in targets)
    zipped = tmp_path / "nhận.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        for path in inbox.rglob("*.xlsx"):
            archive.write(path, path.relative_to(inbox).as_posix())
    again = run(base, zipped, tmp_path / "zip.xlsx")
    assert figures(tmp_path / "zip.xlsx", FORM_1) == figures(out, FORM_1)
    assert {row.link for rows in again.consolidation.details.values() for row in rows} == {""}


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_computes_what_is_cached(tmp_path: Path):
    out = tmp_path / "ra.xlsx"
    inbox = communes(tmp_path)
    types = ["*", "?", "<>", ">0", "~", "<>Kế hoạch", "Kế hoạch*", "kẾ hOẠCH"]
    told = [(2019, name, 2**n, *[None] * 6) for n, name in enumerate(types)]
    filled(
        inbox / "c.xlsx",
        "Xã C",
        mau_1=[
            (2019, "Tờ trình", 500, 0, 1, 1, 1, 7, 0),
            *told,
            (2020, "", 0, 0, 1, 1, 1, None, 0),
            (2021, "", 0, 0, 1, 1, 1, 9, 0),
        ],
        mau_2=mau_2(1, None, 3),
    )
    result = run(district(tmp_path), inbox, out)
    assert dict(result.counts) == {"mau_1": (3, 3), "mau_2": (3, 3)}
    office = recalculated(out, tmp_path / "office")
    for name in (FORM_1, FORM_2):
        assert figures(office, name) == figures(out, name)
    counts = {row[1]: row[2] for row in figures(out, FORM_1) if row[0] == 2019}
    expected = {name: count for _, name, count, *_ in told[:-1]}
    assert counts == {**expected, "Tờ trình": 500, "Kế hoạch": 3 + 2**7}


def test_consolidating_into_an_output_replaces_and_tells_what_changed(tmp_path: Path):
    base, inbox = district(tmp_path), communes(tmp_path)
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    run(base, inbox, first)
    same = run(first, inbox, second)
    assert figures(second, FORM_1) == figures(first, FORM_1)
    assert openpyxl.load_workbook(second).sheetnames == openpyxl.load_workbook(first).sheetnames
    assert same.changes == []
    filled(inbox / "a.xlsx", "Xã A", mau_1=mau_1(1, 2, 8), mau_2=mau_2(1000, 0, 0))
    filled(inbox / "c.xlsx", "Xã C", mau_1=mau_1(0, 0, 0), mau_2=mau_2(0, 0, 0))
    result = run(second, inbox, tmp_path / "3.xlsx")
    assert [line for line in result.changes if "Mẫu 1" in line] == [
        "Mẫu 1: thêm Xã C",
        "Mẫu 1, Xã A, năm 2021, Số bài viết: 3 → 8",
    ]
    log = sheet(tmp_path / "3.xlsx", "Nhật ký")
    assert sum(1 for row in log if "a.xlsx" in map(str, row)) == 3


def test_an_output_goes_up_to_the_province_with_the_same_figures(tmp_path: Path):
    out = tmp_path / "gửi" / "huyện H.xlsx"
    out.parent.mkdir()
    run(district(tmp_path), communes(tmp_path), out)
    province = filled(
        tmp_path / "tỉnh.xlsx",
        "Tỉnh T",
        "province",
        mau_1=mau_1(0, 0, 0, pages=0),
        mau_2=mau_2(0, 0, 0),
        units=listed("Huyện H"),
    )
    result = run(province, out.parent, tmp_path / "tỉnh ra.xlsx")
    district_rows, province_rows = (
        figures(path, FORM_1) for path in (out, tmp_path / "tỉnh ra.xlsx")
    )
    assert [row[3:] for row in province_rows] == [row[3:] for row in district_rows]
    assert [row[2] - 1 for row in province_rows[:3]] == [row[2] for row in district_rows[:3]]
    assert figures(tmp_path / "tỉnh ra.xlsx", FORM_2) == figures(out, FORM_2)
    assert {row.units for row in result.consolidation.details["mau_1"]} == {"2/3"}


def test_a_cache_that_disagrees_is_never_taken(tmp_path: Path):
    out = tmp_path / "gửi" / "huyện H.xlsx"
    out.parent.mkdir()
    run(district(tmp_path), communes(tmp_path), out)
    _replace(out, b"</f><v>81</v>", b"</f><v>9999</v>")
    province = filled(
        tmp_path / "tỉnh.xlsx",
        "Tỉnh T",
        "province",
        mau_1=mau_1(0, 0, 0),
        mau_2=mau_2(0, 0, 0),
        units=listed("Huyện H"),
    )
    result = run(province, out.parent, tmp_path / "ra.xlsx")
    assert result.consolidation.tables["mau_1"].totals["articles"].value == 81


def _replace(path: Path, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert any(old in data for data in parts.values())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(old, new))


def test_what_cannot_be_read_is_a_finding_and_the_rest_goes_on(tmp_path: Path):
    inbox = communes(tmp_path)
    (inbox / "Xa C.pdf").write_bytes(b"%PDF-1.7 ")
    (inbox / "rỗng.xlsx").write_bytes(b"")
    (inbox / "~$a.xlsx").write_bytes(b"x")
    (inbox / "Thumbs.db").write_bytes(b"x")
    out = tmp_path / "ra.xlsx"
    result = run(district(tmp_path), inbox, out)
    assert codes(result) == [
        "file-unreadable", "file-unreadable", "files-skipped", "files-open"
    ]  # fmt: skip
    assert [f.file for f in result.findings[:2]] == ["rỗng.xlsx", "Xa C.pdf"]
    assert shown(out, "Tình hình gửi", "Tình trạng gửi")["Xã C"] == [
        "đã gửi nhưng không đọc được tệp"
    ]
    assert figures(out, FORM_1)[-1][7] == 81


def test_the_district_itself_and_earlier_outputs_in_the_folder_are_passed_over(tmp_path: Path):
    inbox = communes(tmp_path)
    base = district(inbox)
    out = inbox / "ra.xlsx"
    first = run(base, inbox, out)
    second = run(base, inbox, out)
    assert codes(first).count("own-workbook-skipped") == 1
    assert codes(second).count("own-workbook-skipped") == 2
    assert figures(out, FORM_1)[-1][7] == 81


def test_a_file_that_differs_from_its_double_waits_for_the_clerk(tmp_path: Path):
    inbox = communes(tmp_path)
    filled(inbox / "a sửa.xlsx", "Xã A", mau_1=mau_1(1, 2, 4), mau_2=mau_2(1000, 0, 0))
    result = run(district(tmp_path), inbox, tmp_path / "1.xlsx")
    assert "file-duplicate-differs" in codes(result)
    assert figures(tmp_path / "1.xlsx", FORM_1)[-1][7] == 81 - 6
    assert shown(tmp_path / "1.xlsx", "Tình hình gửi", "Tình trạng gửi")["Xã A"] == [
        "gửi nhiều lần"
    ]
    units = (ReportingUnit("Xã A", chosen_file="A Sửa.xlsx"), *UNITS[1:])
    chosen = run(district(tmp_path, units), inbox, tmp_path / "2.xlsx")
    assert "file-duplicate-differs" not in codes(chosen)
    assert figures(tmp_path / "2.xlsx", FORM_1)[-1][7] == 82


@pytest.mark.parametrize(
    ("include", "articles", "budget"),
    [("", 60 + 15, 6000), ("Có", 60 + 19, 6000), ("Không", 60 + 15, 5000)],
)
def test_the_clerk_s_word_overrides_an_error(tmp_path: Path, include, articles, budget):
    inbox = communes(tmp_path)
    path = filled(inbox / "a.xlsx", "Xã A", mau_1=mau_1(1, 2, 3), mau_2=mau_2(1000, 0, 0))
    _type(path, "Mẫu 1", 2020, "articles", "khoảng 10")
    units = (ReportingUnit("Xã A", include=include), *UNITS[1:])
    out = tmp_path / "ra.xlsx"
    result = run(district(tmp_path, units), inbox, out)
    assert "not-a-number" in codes(result)
    assert (figures(out, FORM_1)[-1][7], figures(out, FORM_2)[-1][1]) == (articles, budget)
    assert shown(out, "Tình hình gửi", "Kết quả kiểm tra")["Xã A"] == ["cần chỉnh sửa"]


def _type(path: Path, name: str, year: int, column: str, text: str) -> None:
    """Type over one cell, as a clerk would, by openpyxl."""
    form = next(f for f in programme().forms if f.sheet == name)
    book = openpyxl.load_workbook(path)
    row = next(row for row in book[name].iter_rows() if row[0].value == year)
    row[form.index(column) - 1].value = text
    book.save(path)


def test_an_answer_of_the_clerk_is_kept_and_its_warning_not_asked_again(tmp_path: Path):
    inbox, out = communes(tmp_path), tmp_path / "1.xlsx"
    filled(inbox / "a.xlsx", "Xã A", mau_1=mau_1(1, 2, None), mau_2=mau_2(1000, 0, 0))
    first = run(district(tmp_path), inbox, out)
    assert "blank" in codes(first)
    _answer(out, "blank", "Xã A", "Xã chưa thống kê")
    second = run(out, inbox, tmp_path / "2.xlsx")
    assert "blank" not in codes(second)
    assert "Xã chưa thống kê" in _answers(tmp_path / "2.xlsx")
    third = run(tmp_path / "2.xlsx", inbox, tmp_path / "3.xlsx")
    assert "blank" not in codes(third)


def _answer(path: Path, code: str, unit: str, text: str) -> None:
    book = openpyxl.load_workbook(path)
    head, *rows = book["Kiểm tra"].iter_rows()
    places = {cell.value: n for n, cell in enumerate(head)}
    row = next(
        r for r in rows if (r[places["Mã"]].value, r[places["Đơn vị"]].value) == (code, unit)
    )
    row[places["Giải trình"]].value = text
    book.save(path)


def _answers(path: Path) -> list[str]:
    head, *rows = sheet(path, "Kiểm tra")
    return [row[head.index("Giải trình")] for row in rows]


def test_nothing_is_written_where_it_must_not_be(tmp_path: Path):
    base, inbox = district(tmp_path), communes(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.xlsx")}
    for out in (base, inbox / "a.xlsx", tmp_path / "không có" / "ra.xlsx"):
        with pytest.raises(OutputError):
            run(base, inbox, out)
    with pytest.raises(InputError):
        run(tmp_path / "không có.xlsx", inbox, tmp_path / "ra.xlsx")
    with pytest.raises(InputError):
        run(base, tmp_path / "không có", tmp_path / "ra.xlsx")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()} == before


@pytest.mark.slow
def test_many_files_go_through_workers_and_come_out_the_same(tmp_path: Path):
    names = [f"Xã {n:02}" for n in range(30)]
    for n, name in enumerate(names):
        filled(tmp_path / "nhận" / f"{n}.xlsx", name, mau_1=mau_1(n, n, n), mau_2=mau_2(n, 0, 0))
    seen: list[int] = []
    out = tmp_path / "ra.xlsx"
    base = district(tmp_path, listed(*names))
    consolidate(
        base, [tmp_path / "nhận"], out, programme(), TODAY, lambda d, _t, _n: seen.append(d)
    )
    assert figures(out, FORM_1)[-1][7] == 60 + 3 * sum(range(30))
    assert seen[-1] == 30


def test_a_folder_in_which_nothing_can_be_read_is_said_once(tmp_path: Path):
    empty = tmp_path / "trống"
    empty.mkdir()
    result = run(district(tmp_path), empty, tmp_path / "1.xlsx")
    assert codes(result).count("nothing-received") == 1
    (empty / "a.pdf").write_bytes(b"%PDF-1.7 ")
    result = run(district(tmp_path), empty, tmp_path / "2.xlsx")
    assert codes(result).count("nothing-received") == 1
    result = run(district(tmp_path), communes(tmp_path), tmp_path / "3.xlsx")
    assert "nothing-received" not in codes(result)
