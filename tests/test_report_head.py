"""Head, addressees and signature of a report, for every kind of issuer."""

from __future__ import annotations

import pytest

from baocao.core.submission import Info
from baocao.wording.report import head, signature
from baocao.wording.report.signed_day import day_in_words

UBND = "ỦY BAN NHÂN DÂN"
DISTRICT = {"unit": "Huyện Quang Bình", "place": "Quang Bình", "signed_on": "7/2021"}
OFFICE = {"unit": "Sở Tư pháp", "issuer": "Sở Tư pháp", "superior": "UBND tỉnh Hà Giang",
          "province": "Hà Giang", "symbol": "BC-STP"}  # fmt: skip


@pytest.mark.parametrize(
    ("info", "superior", "issuer", "number"),
    [
        (DISTRICT, (), (UBND, "HUYỆN QUANG BÌNH"), "Số:       /BC-UBND"),
        ({"unit": "Xã Tân Nam"}, (), (UBND, "XÃ TÂN NAM"), "Số:       /BC-UBND"),
        ({"unit": "Thị trấn Yên Bình"}, (), (UBND, "THỊ TRẤN YÊN BÌNH"), "Số:       /BC-UBND"),
        ({"unit": "Đặc khu Phú Quốc"}, (), (UBND, "ĐẶC KHU PHÚ QUỐC"), "Số:       /BC-UBND"),
        ({"unit": "Tỉnh Tuyên Quang"}, (), (UBND, "TỈNH TUYÊN QUANG"), "Số:       /BC-UBND"),
        (OFFICE, ("UBND TỈNH HÀ GIANG",), ("SỞ TƯ PHÁP",), "Số:       /BC-STP"),
        ({**OFFICE, "symbol": ""}, ("UBND TỈNH HÀ GIANG",), ("SỞ TƯ PHÁP",), "Số:       /BC-……"),
        (
            {"unit": "Huyện Quang Bình", "issuer": "Uỷ ban nhân dân huyện Quang Bình"},
            (), (UBND, "HUYỆN QUANG BÌNH"), "Số:       /BC-UBND",
        ),
        (
            {"unit": "Huyện Quang Bình", "issuer": "UBND huyện Quang Bình"},
            (), (UBND, "HUYỆN QUANG BÌNH"), "Số:       /BC-UBND",
        ),
        (
            {"unit": "Huyện Quang Bình", "issuer": "Hội đồng nhân dân huyện Quang Bình"},
            (), ("HỘI ĐỒNG NHÂN DÂN", "HUYỆN QUANG BÌNH"), "Số:       /BC-HĐND",
        ),
        (
            {"unit": "Xã Tân Nam", "issuer": "Văn phòng\nHĐND và UBND",
             "superior": "UBND xã Tân Nam", "symbol": "BC-VP"},
            ("UBND XÃ TÂN NAM",), ("VĂN PHÒNG", "HĐND VÀ UBND"), "Số:       /BC-VP",
        ),
        (
            {**OFFICE, "issuer": "Sở Tư pháp tỉnh Hà Giang",
             "superior": "Ủy ban nhân dân tỉnh Hà Giang"},
            ("UBND TỈNH HÀ GIANG",), ("SỞ TƯ PHÁP",), "Số:       /BC-STP",
        ),
        (
            {**OFFICE, "issuer": "Sở Tư pháp tỉnh Hà Giang", "superior": "Bộ Tư pháp"},
            ("BỘ TƯ PHÁP",), ("SỞ TƯ PHÁP TỈNH HÀ GIANG",), "Số:       /BC-STP",
        ),
        (
            {"unit": "Huyện Quang Bình", "superior": "UBND tỉnh Hà Giang"},
            (), (UBND, "HUYỆN QUANG BÌNH"), "Số:       /BC-UBND",
        ),
        ({}, (), ("……",), "Số:       /BC-……"),
    ],
)  # fmt: skip
def test_the_head_names_superior_issuer_and_number(
    info: dict[str, str], superior: tuple[str, ...], issuer: tuple[str, ...], number: str
) -> None:
    read = Info(info)
    assert head.superior_lines(read) == superior
    assert head.issuer_lines(read) == issuer
    assert head.number_line(read) == number


@pytest.mark.parametrize(
    ("number", "symbol", "line"),
    [
        ("235", "", "Số: 235/BC-UBND"),
        ("5", "", "Số: 05/BC-UBND"),
        ("235/BC-UBND", "", "Số: 235/BC-UBND"),
        ("Số: 12", "/BC-UBND", "Số: 12/BC-UBND"),
        ("", "BC-UBND-TP", "Số:       /BC-UBND-TP"),
    ],
)
def test_a_number_stands_before_its_symbol(number: str, symbol: str, line: str) -> None:
    assert head.number_line(Info({**DISTRICT, "number": number, "symbol": symbol})) == line


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("05/7/2021", "ngày 05 tháng 7 năm 2021"),
        ("5/7/2021", "ngày 05 tháng 7 năm 2021"),
        ("15/01/2022", "ngày 15 tháng 01 năm 2022"),
        ("3/2/2022", "ngày 03 tháng 02 năm 2022"),
        ("30/10/2021", "ngày 30 tháng 10 năm 2021"),
        ("ngày 05 tháng 7 năm 2021", "ngày 05 tháng 7 năm 2021"),
        ("7/2021", "ngày     tháng 7 năm 2021"),
        ("02/2022", "ngày     tháng 02 năm 2022"),
        ("tháng 7 năm 2021", "ngày     tháng 7 năm 2021"),
        ("2021", "ngày     tháng     năm 2021"),
        ("", "ngày     tháng     năm ……"),
        ("31/02/2021", "ngày     tháng     năm ……"),
        ("13/2021", "ngày     tháng     năm ……"),
    ],
)
def test_a_day_is_written_in_words_and_left_open_where_not_given(typed: str, words: str) -> None:
    assert day_in_words(typed) == words


def test_place_and_date_stand_together_and_a_missing_place_is_dots() -> None:
    assert head.place_and_date(Info(DISTRICT)) == "Quang Bình, ngày     tháng 7 năm 2021"
    assert head.place_and_date(Info({"signed_on": "05/7/2021"})).startswith("……, ngày 05")


def test_an_appendix_says_to_what_it_is_attached() -> None:
    assert head.attached_line(Info(DISTRICT)) == (
        "(Kèm theo Báo cáo số        /BC-UBND ngày     tháng 7 năm 2021"
        " của Ủy ban nhân dân huyện Quang Bình)"
    )
    given = Info({**OFFICE, "number": "7", "signed_on": "5/7/2021"})
    assert head.attached_line(given) == (
        "(Kèm theo Báo cáo số 07/BC-STP ngày 05 tháng 7 năm 2021 của Sở Tư pháp)"
    )


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("", ()),
        ("Sở Tư pháp tỉnh Hà Giang", ("Kính gửi: Sở Tư pháp tỉnh Hà Giang.",)),
        ("Kính gửi: Sở Tư pháp tỉnh Hà Giang.", ("Kính gửi: Sở Tư pháp tỉnh Hà Giang.",)),
        ("- Sở Tư pháp;\nSở Nội vụ;", ("Kính gửi:", "- Sở Tư pháp;", "- Sở Nội vụ.")),
        ("Kính gửi:\nSở Tư pháp\nSở Nội vụ", ("Kính gửi:", "- Sở Tư pháp;", "- Sở Nội vụ.")),
    ],
)
def test_addressees_stand_on_one_line_or_as_a_list(typed: str, lines: tuple[str, ...]) -> None:
    assert head.addressee_lines(Info({"addressees": typed})) == lines


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("- Sở Tư pháp;\n- Lưu: VT.", ("- Sở Tư pháp;", "- Lưu: VT.")),
        ("Sở Tư pháp\nLưu: VT", ("- Sở Tư pháp;", "- Lưu: VT.")),
        ("-Sở Tư pháp\n– Lưu: VT;", ("- Sở Tư pháp;", "- Lưu: VT.")),
        (
            "- Các bộ, cơ quan ngang bộ,\ncơ quan thuộc Chính phủ;\n- Lưu: VT.",
            ("- Các bộ, cơ quan ngang bộ,", "cơ quan thuộc Chính phủ;", "- Lưu: VT."),
        ),
        ("", ("- ……;", "- Lưu: VT.")),
    ],
)
def test_recipients_get_the_marks_they_lack(typed: str, lines: tuple[str, ...]) -> None:
    assert signature.recipient_lines(Info({"recipients": typed})) == lines


@pytest.mark.parametrize(
    ("authority", "title", "lines", "printed"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nKT.CHỦ TỊCH", "Phó Chủ tịch",
         ("TM. ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ""),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ""),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "",
         ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "……"),
        ("", "Giám đốc", (), "GIÁM ĐỐC"),
        ("", "", (), "……"),
    ],
)  # fmt: skip
def test_authority_is_printed_as_typed_and_the_title_in_capitals(
    authority: str, title: str, lines: tuple[str, ...], printed: str
) -> None:
    info = Info({"authority": authority, "signer_title": title})
    assert signature.authority_lines(info) == lines
    assert signature.title_line(info) == printed


def test_a_signer_who_is_not_named_is_dots() -> None:
    assert signature.signer_line(Info({"signer": "Nguyễn Văn A"})) == "Nguyễn Văn A"
    assert set(signature.signer_line(Info({}))) == {"…"}
