"""check-format on documents that were not made by us: no false alarm, and nothing missed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from baocao.core.findings import Severity
from baocao.word.layout.check import faults_of, repair
from baocao.word.layout.source import Source
from office import convert

CENTRE, JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
SENTENCE = (
    "Thực hiện chức năng, nhiệm vụ được giao, Ủy ban nhân dân xã đã chỉ đạo các bộ phận chuyên môn "
    "triển khai đầy đủ các nội dung theo kế hoạch và bảo đảm tiến độ."
)


def blank() -> Any:
    """Return an empty document of python-docx (Normal is Calibri 11) on right paper."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    return made


def put(place: Any, text: str, size: float = 14, *, bold: bool = False, italic: bool = False,
        align: Any = CENTRE, first: float = 0, before: float = 0) -> Any:  # fmt: skip
    """Add a paragraph with direct formatting everywhere, as LibreOffice writes it."""
    paragraph = place.add_paragraph()
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold, run.italic = "Times New Roman", Pt(size), bold, italic
    shape = paragraph.paragraph_format
    shape.alignment, shape.first_line_indent = align, Mm(first)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(0), 1.0
    return paragraph


def body(made: Any, text: str, **look: Any) -> Any:
    return put(made, text, align=JUSTIFIED, first=12.7, before=6, **look)


def table(made: Any, widths: Sequence[float], rows: int) -> Any:
    grid = made.add_table(rows, 2)
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            for paragraph in cell.paragraphs:
                paragraph._p.getparent().remove(paragraph._p)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return grid


def head(made: Any, number: str, about: str = "") -> None:
    grid = table(made, (64, 98), 2)
    left, right = grid.rows[0].cells
    put(left, "ỦY BAN NHÂN DÂN", 13, bold=True)
    put(left, "XÃ BẰNG LANG", 13, bold=True)
    put(left, "________", 13)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    put(right, "Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    put(right, "________________________", 13)
    left, right = grid.rows[1].cells
    put(left, number, 13)
    if about:
        put(left, about, 12)
    put(right, "Bằng Lang, ngày 05 tháng 8 năm 2025", 14, italic=True)


def signature(made: Any) -> None:
    grid = table(made, (75, 87), 1)
    left, right = grid.rows[0].cells
    put(left, "Nơi nhận:", 12, bold=True, italic=True, align=WD_ALIGN_PARAGRAPH.LEFT)
    for line in ("- Như trên;", "- Lưu: VT, VP."):
        put(left, line, 11, align=WD_ALIGN_PARAGRAPH.LEFT)
    for line in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"):
        put(right, line, bold=True)
    put(right, "Trần Văn B", bold=True, before=70)


def letter() -> Any:
    made = blank()
    head(made, "Số: 07/UBND-VP", "V/v đôn đốc gửi báo cáo")
    put(made, "Kính gửi: Sở Tư pháp tỉnh Tuyên Quang", before=12)
    for _ in range(3):
        body(made, SENTENCE)
    body(made, "Trân trọng./.")
    signature(made)
    return made


def saved(made: Any) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def told(data: bytes) -> set[str]:
    found = [fault.finding("a.docx") for fault in faults_of(Source(data, "a.docx"))]
    return {f.code for f in found if f.severity is not Severity.INFO}


def test_a_right_letter_with_direct_formatting_everywhere_has_no_fault() -> None:
    assert told(saved(letter())) == set()


def report_with_tabs() -> Any:
    """A short report whose head is tabbed paragraphs, its headings numbered by Word."""
    made = blank()
    rows = (
        ("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False),
        ("XÃ BẰNG LANG\tĐộc lập - Tự do - Hạnh phúc", 13, True, False),
    )
    for text, size, bold, italic in rows:
        put(made, text, size, bold=bold, italic=italic, align=WD_ALIGN_PARAGRAPH.LEFT)
    line = put(made, "Số: 12/BC-UBND\t", 13, align=WD_ALIGN_PARAGRAPH.LEFT)
    day = line.add_run("Bằng Lang, ngày 05 tháng 8 năm 2025")
    day.font.name, day.font.size, day.italic = "Times New Roman", Pt(13), True
    put(made, "BÁO CÁO", bold=True)
    put(made, "Kết quả công tác tư pháp năm 2025", bold=True)
    put(made, "__________", 13)
    put(made, "Kính gửi: Sở Tư pháp tỉnh Tuyên Quang")
    for title in ("KẾT QUẢ ĐẠT ĐƯỢC", "PHƯƠNG HƯỚNG, NHIỆM VỤ"):
        numbered(made, body(made, title, bold=True))
        body(made, SENTENCE)
    body(made, "Trên đây là báo cáo của Ủy ban nhân dân xã./.")
    signature(made)
    return made


def numbered(made: Any, paragraph: Any) -> None:
    """Let Word number the paragraph I, II, …"""
    root = made.part.numbering_part.element
    if root.find(f"{qn('w:num')}[@{qn('w:numId')}='77']") is None:
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), "77")
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for tag, value in (("start", "1"), ("numFmt", "upperRoman"), ("lvlText", "%1.")):
            child = OxmlElement(f"w:{tag}")
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
        root.insert(0, abstract)
        root.add_num(77).set(qn("w:numId"), "77")
    held = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    held.get_or_add_numId().val, held.get_or_add_ilvl().val = 77, 0


def test_a_right_report_with_a_tabbed_head_and_automatic_numbers_has_no_fault() -> None:
    assert told(saved(report_with_tabs())) == set()


def test_one_cause_is_one_finding() -> None:
    made = letter()
    for paragraph in made.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(12) if len(paragraph.text) > 50 else run.font.size
    found = [f for f in faults_of(Source(saved(made), "a")) if f.rule == "TT-39"]
    assert [fault.count for fault in found] == [3]


@pytest.mark.office
@pytest.mark.parametrize("way", ["docx", "odt"])
def test_a_letter_that_went_through_another_program_has_no_fault(tmp_path: Path, way: str) -> None:
    given = tmp_path / "a.docx"
    given.write_bytes(saved(letter()))
    through = convert(given, way, tmp_path / "through")
    last = convert(through, "docx", tmp_path / "last") if way == "odt" else through
    assert told(last.read_bytes()) == set()


REFERENCE = (
    "Thực hiện Công văn số 383/STP-PBGDPL, ngày 21/5/2021 của Sở Tư pháp tỉnh Hà Giang V/v báo cáo "
    "tổng kết Đề án về phổ biến, giáo dục pháp luật giai đoạn 2017 – 2021. Ủy ban nhân dân huyện "
    "Quang Bình báo cáo kết quả thực hiện Đề án giai đoạn 2019-2021, cụ thể như sau:",
    "1. Về thể chế, chính sách.",
    SENTENCE,
    "2. Về tổ chức thực hiện",
    "Công tác đào tạo đội ngũ làm công tác PBGDPL chưa xây dựng được kế hoạch cụ thể; trong 03 năm "
    "chưa mở lớp đào tạo, bồi dưỡng.",
    "Trên đây là báo cáo của Ủy ban nhân dân huyện Quang Bình./.",
)


def reference() -> Any:
    """The habits of the reference report, as its original was typed."""
    made = blank()
    head(made, "Số: /BC-UBND")
    put(made, "BÁO CÁO", bold=True)
    put(made, "Tổng kết Đề án trong công tác PBGDPL giai đoạn 2019-2021", bold=True)
    put(made, "__________________", 13)
    for text in REFERENCE:
        body(made, text, bold=text[:2] in ("1.", "2."))
    grid = table(made, (75, 87), 1)
    left, right = grid.rows[0].cells
    put(left, "Nơi nhận:", 12, bold=True, italic=True, align=WD_ALIGN_PARAGRAPH.LEFT)
    for line in ("- Sở Tư pháp;", "- TTr Huyện uỷ;", "- Các thành viên HĐPH;", "- Lưu: VT."):
        put(left, line, 11, align=WD_ALIGN_PARAGRAPH.LEFT)
    for line in ("TM. ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH"):
        put(right, line, bold=True)
    put(right, "Nguyễn Văn A", bold=True, before=70)
    return made


def test_the_reference_report_s_habits_are_advice_and_its_authority_a_warning() -> None:
    found = [f.finding("a.docx") for f in faults_of(Source(saved(reference()), "a.docx"))]
    assert {f.code for f in found if f.severity is not Severity.INFO} == {"TT-62"}
    advised = [(f.code, str(f.details["found"])) for f in found if f.severity is Severity.INFO]
    codes = [code for code, _ in advised]
    # No number yet; no Kính gửi but the asking organ first; the habits of FACTS.md §2.
    assert set(codes) == {"TT-25", "TT-36", "TT-48", "TT-52", "TT-55", "TT-57", "TT-58", "TT-69",
                          "TT-83"}  # fmt: skip
    assert codes.count("TT-52") == 2
    assert ("TT-55", "PBGDPL, TTr, HĐPH") in advised


def test_repair_of_a_document_by_another_hand_puts_in_the_missing_space_alone() -> None:
    done = repair(saved(reference()), "a.docx")
    assert told(done.data) == set()
    texts = [p.text for p in docx.Document(BytesIO(done.data)).tables[1].cell(0, 1).paragraphs]
    assert texts[:3] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
