"""The reference report keeps the layout of Nghị định 30/2020/NĐ-CP (the rules' ids: TT-01 …)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from baocao.resources import default_programme
from baocao.tasks.report import report
from baocao.word.metrics import text_width
from reference import reference_workbook, text_of

MM = 1440 / 25.4
EMU_PER_POINT = 12_700


@dataclass(frozen=True)
class Shown:
    """How a paragraph's text is shown, resolved through its style and the defaults."""

    text: str
    style: str
    size: float
    bold: bool
    italic: bool
    align: str
    first_line: int
    before: int
    line: int
    rule: str


class Reader:
    """A document with its styles resolved."""

    def __init__(self, data: bytes) -> None:
        self.document: Document = docx.Document(BytesIO(data))
        self.styles = {s.get(qn("w:styleId")): s for s in
                       self.document.styles.element.iter(qn("w:style"))}  # fmt: skip
        self.defaults = self.document.styles.element.find(qn("w:docDefaults"))

    def value(self, style: Any, path: str, attribute: str = "w:val") -> str | None:
        """Return a property that the style or one it is based on states, else the default."""
        steps = "/".join(qn(step) for step in path.split("/"))
        while style is not None:
            found = style.find(steps)
            if found is not None and found.get(qn(attribute)) is not None:
                return str(found.get(qn(attribute)))
            if found is not None and attribute == "w:val":
                return "1"
            based = style.find(qn("w:basedOn"))
            style = None if based is None else self.styles[based.get(qn("w:val"))]
        holder = "w:pPrDefault" if path.startswith("w:pPr") else "w:rPrDefault"
        found = self.defaults.find(f"{qn(holder)}/{steps}")
        return None if found is None else found.get(qn(attribute))

    def shown(self, paragraph: Any) -> Shown:
        style = self.styles[paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))]
        italics = [r.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None
                   for r in paragraph.iter(qn("w:r"))]  # fmt: skip
        return Shown(
            text=text_of(paragraph),
            style=style.find(qn("w:name")).get(qn("w:val")),
            size=int(self.value(style, "w:rPr/w:sz") or 0) / 2,
            bold=self.value(style, "w:rPr/w:b") == "1",
            italic=self.value(style, "w:rPr/w:i") == "1" or (bool(italics) and all(italics)),
            align=self.value(style, "w:pPr/w:jc") or "left",
            first_line=int(self.value(style, "w:pPr/w:ind", "w:firstLine") or 0),
            before=int(self.value(style, "w:pPr/w:spacing", "w:before") or 0),
            line=int(self.value(style, "w:pPr/w:spacing", "w:line") or 0),
            rule=self.value(style, "w:pPr/w:spacing", "w:lineRule") or "",
        )

    def paragraphs(self) -> Iterator[Shown]:
        for paragraph in self.document.element.body.iter(qn("w:p")):
            if text_of(paragraph):
                yield self.shown(paragraph)

    def line(self, text: str) -> Shown:
        return next(p for p in self.paragraphs() if p.text == text)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    programme, folder = default_programme("pbgdpl"), tmp_path_factory.mktemp("layout")
    workbook = reference_workbook(programme, folder, addressees="Sở Tư pháp tỉnh Hà Giang")
    report(workbook, folder / "bao-cao.docx", programme, date(2021, 7, 15))
    return (folder / "bao-cao.docx").read_bytes()


@pytest.fixture(scope="module")
def reader(data: bytes) -> Reader:
    return Reader(data)


def test_pages_are_a4_and_appendices_lie_across(reader: Reader) -> None:  # TT-01, TT-02, TT-78
    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in reader.document.sections]
    assert sizes == [(210, 297), (297, 210), (297, 210)]


def test_margins_are_20_20_30_20(reader: Reader) -> None:  # TT-03 to TT-07
    for section in reader.document.sections:
        sides = (section.top_margin, section.bottom_margin, section.left_margin,
                 section.right_margin)  # fmt: skip
        assert [round(side.mm, 1) for side in sides] == [20, 20, 30, 20]


def test_every_font_is_times_new_roman(data: bytes) -> None:  # TT-08
    with ZipFile(BytesIO(data)) as parts:
        for part in parts.namelist():
            xml = parts.read(part).decode("utf-8", "ignore")
            for fonts in re.findall(r"<w:rFonts[^>]*>", xml):
                assert set(re.findall(r'="([^"]*)"', fonts)) == {"Times New Roman"}
            assert set(re.findall(r'typeface="([^"]*)"', xml)) <= {"Times New Roman"}


def test_no_colour_but_black_and_no_shading(data: bytes) -> None:  # TT-11
    with ZipFile(BytesIO(data)) as parts:
        xml = parts.read("word/document.xml") + parts.read("word/styles.xml")
    assert b"<w:color" not in xml and b"<w:shd" not in xml and b"<w:highlight" not in xml


def test_pages_are_numbered_at_the_top_but_for_the_first(reader: Reader) -> None:  # TT-12 to 16
    for section in reader.document.sections:
        assert section.different_first_page_header_footer
        header = section.header.paragraphs
        assert [p for p in header if "PAGE" in p._p.xml]
        shown = reader.shown(header[0]._p)
        assert (shown.align, shown.size, shown.bold, shown.italic) == ("center", 14, False, False)
        assert "PAGE" not in section.first_page_header._element.xml
        assert section.first_page_header.paragraphs[0].text == ""
        number = section._sectPr.find(qn("w:pgNumType"))
        assert (number.get(qn("w:start")), number.get(qn("w:fmt"))) == ("1", "decimal")
        assert section._sectPr.find(qn("w:footerReference")) is None


HEAD = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, "center"),
    ("Độc lập - Tự do - Hạnh phúc", 14, True, False, "center"),
    ("ỦY BAN NHÂN DÂN", 13, True, False, "center"),
    ("HUYỆN QUANG BÌNH", 13, True, False, "center"),
    ("Số: /BC-UBND", 13, False, False, "center"),
    ("Quang Bình, ngày tháng 7 năm 2021", 14, False, True, "center"),
    ("BÁO CÁO", 14, True, False, "center"),
    ("Kính gửi: Sở Tư pháp tỉnh Hà Giang.", 14, False, False, "center"),
    ("Phần I", 14, True, False, "center"),
    ("KẾT QUẢ 03 NĂM THỰC HIỆN ĐỀ ÁN", 14, True, False, "center"),
    ("II. ĐỀ XUẤT, KIẾN NGHỊ", 14, True, False, "both"),
    ("2. Đánh giá", 14, True, False, "both"),
    ("Nơi nhận:", 12, True, True, "left"),
    ("- Sở Tư pháp;", 11, False, False, "left"),
    ("TM. ỦY BAN NHÂN DÂN", 14, True, False, "center"),
    ("PHÓ CHỦ TỊCH", 14, True, False, "center"),
    ("Nguyễn Văn A", 14, True, False, "center"),
    ("Phụ lục I", 14, True, False, "center"),
    ("Mẫu 1", 14, True, False, "center"),
    ("KẾT QUẢ HƯỚNG DẪN, TRIỂN KHAI THỰC HIỆN", 14, True, False, "center"),
    ("Đơn vị tính: đồng", 13, False, True, "right"),
    ("01", 13, False, False, "center"),
    ("336", 13, True, False, "center"),
]


@pytest.mark.parametrize(("text", "size", "bold", "italic", "align"), HEAD, ids=lambda v: str(v))
def test_a_line_has_the_size_and_face_that_the_decree_asks_for(
    reader: Reader, text: str, size: float, bold: bool, italic: bool, align: str
) -> None:  # TT-17 to TT-29, TT-33 to 36, TT-45 to 48, TT-61 to 68, TT-72 to 79
    shown = reader.line(text)
    assert (shown.size, shown.bold, shown.italic, shown.align) == (size, bold, italic, align)


def test_body_paragraphs_are_justified_indented_and_spaced(reader: Reader) -> None:  # TT-39 to 43
    body = [p for p in reader.paragraphs() if p.style in ("BC Nội dung", "BC Gạch đầu dòng")]
    assert len(body) > 20
    for shown in body:
        assert (shown.size, shown.align, shown.bold) == (14, "both", False)
        assert abs(shown.first_line - 720) <= 15 and shown.before >= 120
        assert shown.rule == "auto" and 240 <= shown.line <= 360


def test_headings_stay_with_what_follows(reader: Reader) -> None:
    for name in ("BC Phần", "BC Tên phần", "BC Mục", "BC Khoản", "BC Tiểu mục", "BC Phụ lục số"):
        style = next(s for s in reader.styles.values()
                     if s.find(qn("w:name")).get(qn("w:val")) == name)  # fmt: skip
        assert reader.value(style, "w:pPr/w:keepNext") == "1"


def test_body_paragraphs_stand_directly_in_the_body(reader: Reader) -> None:
    body = reader.document.element.body
    assert not list(body.iter(qn("w:sdt")))
    direct = [text_of(p) for p in body.findall(qn("w:p"))]
    assert [p for p in direct if p.startswith("Trên đây là báo cáo")]


def drawn_lines(reader: Reader) -> dict[str, float]:
    """Return the lengths in points of the drawn lines by name."""
    lengths = {}
    for anchor in reader.document.element.body.iter(qn("wp:anchor")):
        name = anchor.find(qn("wp:docPr")).get("name")
        lengths[name] = int(anchor.find(qn("wp:extent")).get("cx")) / EMU_PER_POINT
    return lengths


def test_lines_are_drawn_as_long_as_the_decree_says(reader: Reader) -> None:  # TT-19, 24, 35
    lines = drawn_lines(reader)
    motto = text_width("Độc lập - Tự do - Hạnh phúc", 14)
    issuer = text_width("HUYỆN QUANG BÌNH", 13)
    assert lines["Đường kẻ tiêu ngữ"] == pytest.approx(motto, rel=0.01)
    assert issuer / 3 <= lines["Đường kẻ cơ quan ban hành"] <= issuer / 2
    assert 160 / 3 <= lines["Đường kẻ trích yếu"] / 72 * 25.4 <= 160 / 2


@pytest.mark.parametrize(
    ("text", "size", "points"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 270.9),
        ("ỦY BAN NHÂN DÂN", 13, 122.2),
        ("TỈNH TUYÊN QUANG", 13, 133.5),
    ],
)
def test_widths_are_those_of_the_font_on_the_page(text: str, size: float, points: float) -> None:
    """The points were measured on a page, in a metric twin that has Vietnamese letters."""
    assert text_width(text, size) == pytest.approx(points, rel=0.01)


def test_number_and_date_share_a_row_beside_each_other(reader: Reader) -> None:  # TT-28
    head = reader.document.tables[0]
    assert [c.text.split(":")[0].split(",")[0] for c in head.rows[1].cells] == ["Số", "Quang Bình"]


def test_the_head_lies_inside_the_text_width(reader: Reader) -> None:  # TT-20
    head, signature = reader.document.tables[:2]
    text = reader.document.sections[0]
    room = (text.page_width - text.left_margin - text.right_margin) / 635
    for table in (head, signature):
        widths = [int(c.get(qn("w:w"))) for c in table._tbl.tblGrid]
        assert sum(widths) == pytest.approx(room, abs=2)
        assert not list(table._tbl.tblPr.iter(qn("w:tblBorders")))
    assert int(head._tbl.tblGrid[1].get(qn("w:w"))) / MM >= 92


def test_the_signature_goes_with_the_last_words(reader: Reader) -> None:  # TT-61, TT-66
    signature = reader.document.tables[1]
    assert signature._tbl.tr_lst[0].find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    last = signature._tbl.getprevious()
    assert last.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    assert text_of(last).endswith("./.")
    assert reader.line("Nguyễn Văn A").before >= 48 * 20


def test_forms_repeat_their_headings_and_fit_the_page(reader: Reader) -> None:  # TT-77, TT-78
    for table, section in zip(reader.document.tables[2:], reader.document.sections[1:],
                              strict=True):  # fmt: skip
        rows = table._tbl.tr_lst
        heads = [r for r in rows if r.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        assert heads == rows[:2]
        assert all(r.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for r in rows)
        room = (section.page_width - section.left_margin - section.right_margin) / 635
        widths = [int(c.get(qn("w:w"))) for c in table._tbl.tblGrid]
        assert sum(widths) <= room + 1
        assert min(widths) >= 12 * MM


def test_nothing_of_the_template_s_marks_is_left(data: bytes) -> None:  # TT-82
    with ZipFile(BytesIO(data)) as parts:
        for part in parts.namelist():
            text = parts.read(part).decode("utf-8", "ignore")
            assert "«" not in text and "{{" not in text


def test_language_title_and_author_are_the_report_s_own(
    reader: Reader, data: bytes
) -> None:  # TT-83
    properties = reader.document.core_properties
    assert properties.title.startswith("Báo cáo tổng kết Đề án")
    assert properties.author == "ỦY BAN NHÂN DÂN HUYỆN QUANG BÌNH"
    assert properties.language == "vi-VN"
    assert b"python-docx" not in data
    language = reader.defaults.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "vi-VN"
