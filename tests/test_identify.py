from dataclasses import replace

import pytest

from baocao.core.consolidating.received import Fate, Received
from baocao.core.findings import Finding
from baocao.core.submission import PROPERTY_CODE, PROPERTY_UNIT, ReportingUnit
from baocao.core.text import clean
from baocao.intake.identify import Identifier
from baocao.intake.unit_names import UnitNames
from baocao.wording.messages import cure, message
from builders import listed, received, submission

UNITS = (
    ReportingUnit("Xã Tân Nam", code="00124", other_names=("Tân Nam mới",)),
    ReportingUnit("Xã Tân Bắc", code="00125"),
    ReportingUnit("Thị trấn Yên Bình"),
    ReportingUnit("Xã Yên Bình"),
    ReportingUnit("Sở Tư pháp"),
    ReportingUnit("Yên Hà", kind="Xã"),
    ReportingUnit("Xã Tân Hoa"),
)
OWN = submission("Huyện Quang Bình", info={"level": "Huyện"}, units=UNITS)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Xã Tân Nam", "Xã Tân Nam"),
        ("UBND xã Tân Nam", "Xã Tân Nam"),
        ("Ủy ban nhân dân xã Tân Nam, huyện Quang Bình", "Xã Tân Nam"),
        ("XÃ  TÂN NAM", "Xã Tân Nam"),
        ("X. Tân Nam", "Xã Tân Nam"),
        ("Xã Tân Nam", "Xã Tân Nam"),
        ("tan nam", "Xã Tân Nam"),
        ("xa tan nam", "Xã Tân Nam"),
        ("Xã Tân Nam mới", "Xã Tân Nam"),
        ("TT Yên Bình", "Thị trấn Yên Bình"),
        ("xã Yên Bình", "Xã Yên Bình"),
        ("Xã Yên Hà", "Yên Hà"),
        ("sở tư pháp", "Sở Tư pháp"),
        ("Yên Bình", None),
        ("yen binh", None),
        ("Phường Tân Nam", None),
        ("Xã Tân Nan", None),
        ("Tân", None),
        ("Xã Tân Hòa", None),
        ("", None),
    ],
)
def test_a_name_means_one_unit_or_none(name: str, unit: str | None):
    found = UnitNames(UNITS).find(name)
    assert (found.name if found else None) == unit


@pytest.mark.parametrize(
    ("code", "unit"),
    [("00124", "Xã Tân Nam"), ("124", "Xã Tân Nam"), ("", None), ("999", None), ("0", None)],
)
def test_a_code_is_found_with_its_zeros_lost_and_a_blank_one_never(code: str, unit: str | None):
    found = UnitNames(UNITS).by_code(code)
    assert (found.name if found else None) == unit


def identified(
    name: str = "", code: str = "", file_name: str = "", file_code: str = "", own=OWN, level="Xã"
) -> Received:
    sent = submission(
        name,
        info={"code": code, "level": level},
        properties={PROPERTY_UNIT: file_name, PROPERTY_CODE: file_code},
        file="gửi.xlsx",
    )
    return Identifier(own).identified(replace(received(sent), unit=""))


@pytest.mark.parametrize(
    ("said", "fate", "unit", "codes"),
    [
        ({"name": "Xã Tân Nam"}, Fate.READ, "Xã Tân Nam", []),
        ({"code": "124"}, Fate.READ, "Xã Tân Nam", []),
        ({"file_name": "Xã Tân Nam", "name": "tan nam"}, Fate.READ, "Xã Tân Nam", []),
        ({"file_code": "00124", "name": "Xã Tân Nam"}, Fate.READ, "Xã Tân Nam", []),
        ({"name": "Xã Yên Bình", "code": "77"}, Fate.READ, "Xã Yên Bình", []),
        ({"name": "Yên Hà"}, Fate.READ, "Xã Yên Hà", []),
        ({"name": "Xã Lạ"}, Fate.OUTSIDE, "Xã Lạ", ["unit-outside-list"]),
        ({"file_name": "Xã Lạ", "name": "UBND xã Lạ"}, Fate.OUTSIDE, "Xã Lạ",
         ["unit-outside-list"]),
        ({}, Fate.WAITING, "", ["file-unidentified"]),
        ({"name": "Yên Bình"}, Fate.WAITING, "", ["file-unidentified"]),
        ({"name": "yen binh"}, Fate.WAITING, "", ["file-unidentified"]),
        ({"file_name": "Xã Tân Nam", "name": "Xã Tân Bắc"}, Fate.WAITING, "",
         ["file-identity-conflict"]),
        ({"code": "00125", "name": "Xã Tân Nam"}, Fate.WAITING, "", ["file-identity-conflict"]),
        ({"code": "999", "name": "Xã Tân Nam"}, Fate.WAITING, "", ["file-identity-conflict"]),
        ({"file_code": "00124", "code": "00125"}, Fate.WAITING, "", ["file-identity-conflict"]),
        ({"file_code": "00124", "name": "Xã Lạ"}, Fate.WAITING, "", ["file-identity-conflict"]),
        ({"name": "Huyện Quang Bình", "level": "Huyện"}, Fate.SKIPPED, "",
         ["own-workbook-skipped"]),
    ],
)  # fmt: skip
def test_identity_code_and_name_are_compared(said, fate, unit, codes):
    found = identified(**said)
    assert (found.fate, found.unit) == (fate, unit)
    assert [f.code for f in found.findings] == codes
    assert all(f.file == "gửi.xlsx" for f in found.findings)


def test_what_a_file_that_waits_says_is_told_of_no_unit():
    sent = received(
        submission("Xã Tân Nam", properties={PROPERTY_UNIT: "Xã Tân Bắc"}, file="gửi.xlsx"),
        findings=[Finding("documents-differ", unit="Xã Tân Nam")],
    )
    found = Identifier(OWN).identified(sent)
    assert [f.code for f in found.findings] == ["file-identity-conflict"]


def test_a_commune_that_bears_the_district_s_bare_name_is_not_taken_for_it():
    own = submission("Quang Bình", info={"level": "Huyện"}, units=listed("Quang Bình"))
    assert identified("Quang Bình", own=own).fate is Fate.READ


def test_the_clerk_settles_a_conflict_by_naming_the_file():
    units = (replace(UNITS[0], chosen_file="Gửi.XLSX"), *UNITS[1:])
    own = submission("Huyện Quang Bình", units=units)
    found = identified("Xã Tân Bắc", code="00124", own=own)
    assert (found.fate, found.unit, found.findings) == (Fate.READ, "Xã Tân Nam", ())


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        ("Tan Nam.pdf", "Xã Tân Nam"),
        ("mau 1+2 xa Tan Nam (sửa lần 2).doc", "Xã Tân Nam"),
        ("Xã Yên Bình/bao cao.xlsx", "Xã Yên Bình"),
        ("thi tran yen binh.jpg", "Thị trấn Yên Bình"),
        ("yenbinh.jpg", ""),
        ("bao cao.xlsx", ""),
    ],
)
def test_an_unreadable_file_is_told_of_the_unit_that_its_name_names(file: str, unit: str):
    sent = submission("", file=file)
    unreadable = Received(sent.origin, Fate.UNREADABLE)
    found = Identifier(OWN).identified(unreadable)
    assert (found.fate, found.unit) == (Fate.UNREADABLE, unit)


@pytest.mark.parametrize(
    "path", ["08_Xa_Tan_Trinh.xlsx", "don-vi/mau-1+2-xa-tan-trinh (sửa).xls", "TÂN TRỊNH/1.pdf"]
)
def test_a_file_that_cannot_be_read_is_told_by_its_path(path: str) -> None:
    units = [ReportingUnit(name, "Xã") for name in ("Xã Tân Nam", "Xã Tân Trịnh", "Xã Tân Bắc")]
    found = UnitNames(units).in_path(path)
    assert found is units[1]


def arrived(path: str, name: str = "", units=UNITS, **said) -> Received:
    """A file of this path, told apart by a district of these units."""
    own = submission("Huyện Quang Bình", info={"level": "Huyện"}, units=units)
    sent = submission(name, info={"level": "Xã", **said}, file=path)
    return Identifier(own).identified(replace(received(sent), unit=""))


def said(found: Received) -> str:
    return " ".join(f"{message(f)} {cure(f)}" for f in found.findings)


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Xã Tân Nan", "Có phải Xã Tân Nam?"),
        ("Xã Tân Na", "Có phải Xã Tân Nam?"),
        ("Xã Tân  Namm", "Có phải Xã Tân Nam?"),
        ("Xã Tân Hòa", "Có phải Xã Tân Hoa?"),
        ("Phường Tân Nam", "Có phải Xã Tân Nam?"),
        ("Xã Yên Bính", "Có phải Thị trấn Yên Bình hay Xã Yên Bình?"),
        ("Xã Lạ", ""),
        ("Xã Xuân Giang", ""),
    ],
)
def test_a_near_miss_is_proposed_and_never_taken(name: str, proposed: str):
    found = arrived("gửi.xlsx", name)
    assert found.fate is Fate.OUTSIDE and found.unit == clean(name)
    assert proposed in said(found)
    assert ("Có phải" in said(found)) == bool(proposed)


def test_a_former_unit_s_file_says_which_unit_it_became_and_counts_nowhere():
    units = (ReportingUnit("Xã Tân Trịnh", former_units=("Xã Tân Bắc", "Xã Tân Nam")),)
    found = arrived("gửi.xlsx", "UBND xã Tân Bắc", units)
    assert found.fate is Fate.OUTSIDE
    assert "“UBND xã Tân Bắc” là đơn vị cũ, nay thuộc Xã Tân Trịnh" in said(found)
    chosen = (replace(units[0], chosen_file="gửi.xlsx"),)
    assert arrived("gửi.xlsx", "UBND xã Tân Bắc", chosen).unit == "Xã Tân Trịnh"


def test_a_conflict_shows_identity_code_name_folder_and_file_name():
    sent = submission(
        "Xã Tân Nam", info={"code": "00125", "level": "Xã"},
        properties={PROPERTY_UNIT: "Xã Tân Bắc", PROPERTY_CODE: "00125"}, file="Yên Hà/bm.xlsx",
    )  # fmt: skip
    found = Identifier(OWN).identified(replace(received(sent), unit=""))
    assert found.fate is Fate.WAITING
    for part in (
        "tên gắn trong tệp “Xã Tân Bắc”", "mã gắn trong tệp “00125” (Xã Tân Bắc)",
        "Tên đơn vị “Xã Tân Nam”", "Mã đơn vị “00125” (Xã Tân Bắc)",
        "thư mục, tên tệp “Yên Hà/bm.xlsx” (Xã Yên Hà)",
    ):  # fmt: skip
        assert part in said(found)


def test_a_file_that_names_nobody_waits_with_its_file_s_name_as_a_proposal():
    found = arrived("nhận/06 xa Tan Bac sua.xlsx")
    assert (found.fate, found.unit) == (Fate.WAITING, "")
    assert "có phải Xã Tân Bắc?" in said(found)
    units = (UNITS[0], replace(UNITS[1], chosen_file="06 xa Tan Bac sua.xlsx"), *UNITS[2:])
    settled = arrived("nhận/06 xa Tan Bac sua.xlsx", units=units)
    assert (settled.fate, settled.unit) == (Fate.READ, "Xã Tân Bắc")


@pytest.mark.parametrize(
    ("file", "name", "hint"),
    [
        ("Tan Nam.xlsx", "Xã Tân Bắc", "Xã Tân Nam"),
        ("05_Xa_Tan_Nam_PBGDPL_2021.xlsx", "Xã Tân Bắc", "Xã Tân Nam"),
        ("thị trấn Yên Bình.xlsx", "Xã Yên Bình", "Thị trấn Yên Bình"),
        ("Tan Nam.xlsx", "Xã Tân Nam", ""),
        ("Tan Nam, Tan Bac.xlsx", "Xã Tân Bắc", ""),
        ("Yên Bình.xlsx", "Xã Tân Nam", ""),
        ("huyen Tan Nam.xlsx", "Xã Tân Bắc", ""),
        ("bao cao tu phap.xlsx", "Xã Tân Bắc", ""),
        ("so tu phap.xlsx", "Xã Tân Bắc", "Sở Tư pháp"),
        ("Tan Nam/bieu mau.xlsx", "Xã Tân Bắc", ""),
        ("tannam.xlsx", "Xã Tân Bắc", ""),
        ("tan hoang.xlsx", "Xã Tân Bắc", ""),
    ],
)
def test_a_file_s_own_name_that_speaks_of_another_unit_is_a_warning(file, name, hint):
    found = arrived(file, name)
    assert (found.fate, found.unit) == (Fate.READ, name)
    assert [f.code for f in found.findings] == ["file-name-differs"] * bool(hint)
    assert hint in said(found)
