"""A unit whose file waits for the clerk's word has answered: its state, and no reminder to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from baocao.core.submission import ReportingUnit
from baocao.tasks.remind import remind
from builders import listed
from test_consolidate_task import codes, district, run, sheet, shown
from wording_cases import PROGRAMME
from workbooks import filled, mau_1, mau_2

FIGURES = {"mau_1": mau_1(1, 2, 3), "mau_2": mau_2(0, 0, 0)}
LATER = date(2021, 8, 1)


def status(out: Path, heading: str) -> dict[str, list]:
    return shown(out, "Tình hình gửi", heading)


def coded(*names: str) -> tuple[ReportingUnit, ...]:
    return tuple(replace(u, code=f"00{n}") for n, u in enumerate(listed(*names), 1))


def test_a_unit_whose_file_disagrees_with_itself_has_answered_and_counts_nowhere(tmp_path: Path):
    inbox, out = tmp_path / "nhận", tmp_path / "ra.xlsx"
    filled(inbox / "a.xlsx", "Xã A", info={"code": "001"}, **FIGURES)
    filled(inbox / "lạ.xlsx", "Xã B", info={"code": "001"}, **FIGURES)
    result = run(district(tmp_path, coded("Xã A", "Xã B", "Xã C")), inbox, out)
    assert "file-identity-conflict" in codes(result)
    assert [f.unit for f in result.findings if f.code == "not-submitted"] == ["Xã C"]
    assert status(out, "Tình trạng gửi") == {
        "Xã A": ["đã gửi"], "Xã B": ["đã gửi"], "Xã C": ["chưa gửi"],
    }  # fmt: skip
    assert status(out, "Kết quả kiểm tra")["Xã B"] == ["cần chỉnh sửa"]
    assert status(out, "Đưa vào tổng hợp")["Xã B"] == ["Không"]
    assert status(out, "Tệp")["Xã B"] == ["lạ.xlsx (chờ xác định đơn vị)"]
    assert status(out, "Số lỗi")["Xã B"] == [1]
    assert status(out, "Tệp")["Xã A"] == ["a.xlsx"]
    assert result.consolidation.tables["mau_1"].counted == 1


def test_each_unit_that_a_waiting_file_may_be_of_has_perhaps_answered(tmp_path: Path):
    inbox, out = tmp_path / "nhận", tmp_path / "ra.xlsx"
    filled(inbox / "lạ.xlsx", "Xã B", info={"code": "001"}, **FIGURES)
    run(district(tmp_path, coded("Xã A", "Xã B", "Xã C")), inbox, out)
    states = {unit: told[0] for unit, told in status(out, "Tình trạng gửi").items()}
    assert states == {"Xã A": "đã gửi", "Xã B": "đã gửi", "Xã C": "chưa gửi"}


def test_a_file_without_a_name_is_seen_as_an_answer_by_the_name_of_the_file(tmp_path: Path):
    inbox, out = tmp_path / "nhận", tmp_path / "ra.xlsx"
    filled(inbox / "Xã An Bình.xlsx", "", **FIGURES)
    result = run(district(tmp_path, listed("Xã An Bình", "Xã Yên Hà")), inbox, out)
    assert "file-unidentified" in codes(result)
    assert status(out, "Tình trạng gửi")["Xã An Bình"] == ["đã gửi"]
    assert result.consolidation.tables["mau_1"].counted == 0


def test_nobody_whose_file_waits_is_reminded(tmp_path: Path):
    inbox, out = tmp_path / "nhận", tmp_path / "ra.xlsx"
    filled(inbox / "1.xlsx", "Xã An Bình", info={"code": "009"}, **FIGURES)
    filled(inbox / "2a.xlsx", "Xã Yên Hà", mau_1=mau_1(1, 2, 3), mau_2=mau_2(0, 0, 0))
    filled(inbox / "2b.xlsx", "Xã Yên Hà", mau_1=mau_1(1, 2, 9), mau_2=mau_2(0, 0, 0))
    (inbox / "Xã Tân Nam.pdf").write_bytes(b"%PDF-1.7 ")
    names = ("Xã An Bình", "Xã Yên Hà", "Xã Tân Nam", "Xã Vĩ Thượng")
    run(district(tmp_path, coded(*names)), inbox, out)
    remind(out, tmp_path / "nhắc", PROGRAMME, LATER)
    written = "".join(p.name for p in (tmp_path / "nhắc").glob("*.txt"))
    assert "Vi_Thuong" in written
    assert not any(name in written for name in ("An_Binh", "Yen_Ha", "Tan_Nam"))


def test_the_overview_counts_them_among_those_that_sent(tmp_path: Path):
    inbox, out = tmp_path / "nhận", tmp_path / "ra.xlsx"
    filled(inbox / "1.xlsx", "Xã An Bình", info={"code": "009"}, **FIGURES)
    run(district(tmp_path, coded("Xã An Bình", "Xã Yên Hà")), inbox, out)
    told = {row[0]: row[1] for row in sheet(out, "Tổng quan")}
    assert (told["đã gửi"], told["chưa gửi"]) == (1, 1)
