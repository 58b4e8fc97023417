"""A report laid out in Word: text that is data, anchored figures, templates an office edits."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.report import Appendix, HeadCell, Paragraph, Report, Run
from baocao.errors import DeclarationError
from baocao.ooxml.repack import rewrite
from baocao.resources import default_programme
from baocao.word import blank, markers, styles
from baocao.word.document import render
from baocao.word.tables import shared_out
from baocao.word.tags import digest
from reference import reading, text_of

TEMPLATE = default_programme("pbgdpl").report_template
ROW = (Run("2019"), Run("Kế hoạch"), Run("01"))
TOTAL = (Run("Tổng cộng"), Run(""), Run("01"))
HEAD = (
    (HeadCell("Năm", 2, 1), HeadCell("Văn bản", 1, 2), None),
    (None, HeadCell("Loại", 1, 1), HeadCell("Số lượng", 1, 1)),
)


def paragraph(*runs: Run | str, style: str = styles.BODY) -> Paragraph:
    return Paragraph(style, tuple(Run(r) if isinstance(r, str) else r for r in runs))


def appendix(number: str = "Phụ lục I", rows: int = 1, **changed: object) -> Appendix:
    made = Appendix(
        number=number, name="Mẫu 1", title="KẾT QUẢ", attached="(Kèm theo Báo cáo số /BC-UBND)",
        heading="", money_unit="", head=HEAD, body=(ROW,) * rows + (TOTAL,), widths=(8, 15, 9),
        text_columns=frozenset({1}),
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


def a_report(*body: Paragraph, appendices: tuple[Appendix, ...] = (), **changed: object) -> Report:
    made = Report(
        superior=(), issuer=("ỦY BAN NHÂN DÂN", "XÃ TÂN NAM"), number="Số:       /BC-UBND",
        place_and_date="Tân Nam, ngày     tháng 7 năm 2021", kind="BÁO CÁO",
        subject="Tổng kết Đề án", addressees=(), body=body or (paragraph("Hết./."),),
        recipients=("- Như trên;", "- Lưu: VT."), authority=("TM. ỦY BAN NHÂN DÂN",),
        signer_title="CHỦ TỊCH", signer="Nguyễn Văn A", appendices=appendices,
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


def part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as parts:
        return parts.read(name)


def test_the_shipped_template_is_what_its_source_builds() -> None:
    assert TEMPLATE.read_bytes() == blank.build()


def test_every_mark_stands_in_the_template_and_in_its_guide() -> None:
    marks = {value for value in vars(markers).values() if str(value).startswith("«")}
    guide = (Path(__file__).parents[1] / "docs" / "word-template.md").read_text(encoding="utf-8")
    document = part(TEMPLATE.read_bytes(), "word/document.xml").decode()
    assert len(marks) == 20
    assert {m for m in marks if m in guide} == marks == {m for m in marks if m in document}


def test_the_template_has_every_style_under_an_id_of_its_own() -> None:
    ids = [spec.id for spec in styles.PARAGRAPH_STYLES]
    assert len(ids) == len(set(ids))
    names = {s.name for s in docx.Document(str(TEMPLATE)).styles}
    assert {spec.name for spec in styles.PARAGRAPH_STYLES} | {styles.TABLE} <= names


def legal(letter: str) -> bool:
    """Whether XML 1.0 can hold the character (DEL it can, and nobody wants)."""
    return letter in "\t\n\r" or (letter >= " " and letter not in "\x7f\ufffe\uffff")


@given(st.text(max_size=60))
def test_any_text_stands_in_the_document_as_it_is(text: str) -> None:
    data = render(a_report(paragraph(text, "./.")), TEMPLATE)
    kept = "".join(filter(legal, text)).replace("\r\n", "\n").replace("\r", "\n")
    assert f"{kept}./." in [p.text for p in docx.Document(BytesIO(data)).paragraphs]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("A & B <b>đậm</b>", "A & B <b>đậm</b>"),
        ("{{ tên }} {% x %}", "{{ tên }} {% x %}"),
        ("một\x07hai\x00ba", "mộthaiba"),
        ("trước\tsau", "trước\tsau"),
        ("  đầu  giữa  cuối  ", "  đầu  giữa  cuối  "),
        ("«Nội dung»", "«Nội dung»"),
    ],
)
def test_text_is_data(text: str, printed: str) -> None:
    data = render(a_report(paragraph(text), paragraph("Hết./.")), TEMPLATE)
    assert printed in [p.text for p in docx.Document(BytesIO(data)).paragraphs]


def test_a_mark_typed_into_the_head_is_no_mark() -> None:
    data = render(a_report(subject="«Nội dung»", kind="«Họ tên»"), TEMPLATE)
    found = [line for line in reading(data) if line]
    assert found.count("Hết./.") == 1
    assert {"«Nội dung»", "«Họ tên»", "Nguyễn Văn A"} <= {f for f in found if isinstance(f, str)}


def test_blank_space_for_number_and_day_is_kept() -> None:
    xml = part(render(a_report(), TEMPLATE), "word/document.xml").decode()
    assert '<w:t xml:space="preserve">Số:       /BC-UBND</w:t>' in xml


def test_a_drawn_figure_lies_in_a_bookmark_that_the_package_lists() -> None:
    drawn = Run("336", figure="Số bài viết")
    cell = (Run("2019"), Run("Kế hoạch"), Run("01", figure="Số văn bản | năm 2019"))
    body = (paragraph("Có ", drawn, " tin, bài."), paragraph("Hết./."))
    data = render(
        a_report(*body, appendices=(appendix(body=(cell, TOTAL)),)), TEMPLATE, source="ab12"
    )
    listed = ElementTree.fromstring(part(data, "customXml/item1.xml"))
    assert listed.get("workbook") == "ab12"
    assert [(f.get("bookmark"), f.get("expression"), f.text) for f in listed] == [
        (f"bc_1_{digest('Số bài viết')}", "Số bài viết", "336"),
        (f"bc_2_{digest('Số văn bản | năm 2019')}", "Số văn bản | năm 2019", "01"),
    ]
    document = docx.Document(BytesIO(data))
    starts = list(document.element.body.iter(qn("w:bookmarkStart")))
    assert [s.get(qn("w:name")) for s in starts] == [f.get("bookmark") for f in listed]
    assert [text_of(s.getnext()) for s in starts] == ["336", "01"]
    assert starts[0].getparent().getparent() is document.element.body
    assert "Có 336 tin, bài." in [p.text for p in document.paragraphs]


def test_a_report_without_appendices_is_one_upright_section() -> None:
    document = docx.Document(BytesIO(render(a_report(), TEMPLATE)))
    assert len(document.sections) == 1
    assert document.sections[0].page_width < document.sections[0].page_height


def test_each_appendix_is_a_section_and_absent_lines_leave_no_paragraph() -> None:
    given = (appendix("Phụ lục I", heading="CÁC BIỂU MẪU"), appendix("Phụ lục II"))
    data = render(a_report(appendices=given), TEMPLATE)
    assert len(docx.Document(BytesIO(data)).sections) == 3
    lines = [line for line in reading(data) if isinstance(line, str) and line]
    after = lines[lines.index("CÁC BIỂU MẪU") :]
    once = ["Mẫu 1", "KẾT QUẢ", "(Kèm theo Báo cáo số /BC-UBND)"]
    assert after == ["CÁC BIỂU MẪU", "Phụ lục I", *once, "Phụ lục II", *once]


def test_a_form_keeps_its_merged_heading_and_its_cells() -> None:
    data = render(a_report(appendices=(appendix(notes=("Ghi chú: …",)),)), TEMPLATE)
    assert [row for row in reading(data) if isinstance(row, list)] == [
        ["Năm", "Văn bản", ""],
        ["", "Loại", "Số lượng"],
        ["2019", "Kế hoạch", "01"],
        ["Tổng cộng", "", "01"],
    ]
    table = docx.Document(BytesIO(data)).tables[-1]
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(0, 1)._tc is table.cell(0, 2)._tc
    assert "Ghi chú: …" in list(reading(data))


def test_a_total_goes_with_the_row_above_it() -> None:
    data = render(a_report(appendices=(appendix(rows=3),)), TEMPLATE)
    rows = docx.Document(BytesIO(data)).tables[-1]._tbl.tr_lst
    kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in rows[2:]]
    assert kept == [False, False, True, False]


@pytest.mark.slow
def test_ten_thousand_rows_are_laid_out_in_seconds() -> None:
    given = a_report(appendices=(appendix(rows=10_000), appendix("Phụ lục II", rows=10_000)))
    begun = time.perf_counter()
    data = render(given, TEMPLATE)
    assert time.perf_counter() - begun < 15
    assert part(data, "word/document.xml").count(b"<w:tr>") > 20_000


@given(
    st.lists(st.tuples(st.floats(1, 60), st.integers(0, 6000)), min_size=1, max_size=15),
    st.integers(4000, 16000),
)
def test_widths_fill_the_room_exactly(columns: list[tuple[float, int]], room: int) -> None:
    weights, floors = zip(*columns, strict=True)
    widths = shared_out(weights, floors, room)
    assert sum(widths) == room
    if sum(floors) <= room:
        assert all(width >= floor for width, floor in zip(widths, floors, strict=True))


def test_the_same_report_gives_the_same_bytes() -> None:
    given, made = a_report(appendices=(appendix(),)), datetime(2021, 7, 15)
    assert render(given, TEMPLATE, created=made) == render(given, TEMPLATE, created=made)
    assert docx.Document(BytesIO(render(given, TEMPLATE, created=made))).core_properties.created


def edited(folder: Path, change: Callable[[bytes], bytes], name: str = "word/document.xml") -> Path:
    """Return a template as an office left it after an edit of one part."""
    data = TEMPLATE.read_bytes()
    path = folder / "report.docx"
    path.write_bytes(rewrite(data, {name: change(part(data, name))}))
    return path


def test_what_an_office_restyles_stays(tmp_path: Path) -> None:
    template = edited(
        tmp_path, lambda xml: xml.replace(b'w:val="both"', b'w:val="left"'), "word/styles.xml"
    )
    data = render(a_report(), template)
    assert part(data, "word/styles.xml") == part(template.read_bytes(), "word/styles.xml")


def test_a_mark_that_word_split_over_runs_is_found_and_its_formatting_kept(tmp_path: Path) -> None:
    whole = "<w:r><w:t>«Tên loại»</w:t></w:r>".encode()
    split = (
        "<w:r><w:rPr><w:u w:val='single'/></w:rPr><w:t>«Tên</w:t></w:r><w:proofErr w:type='x'/>"
        "<w:r><w:t xml:space='preserve'> loại»</w:t></w:r>"
    ).encode()
    document = docx.Document(
        BytesIO(render(a_report(), edited(tmp_path, lambda xml: xml.replace(whole, split))))
    )
    line = next(p for p in document.paragraphs if p.text == "BÁO CÁO")
    assert line.runs[0].underline


def test_lines_that_an_office_took_out_are_not_missed(tmp_path: Path) -> None:
    def without(xml: bytes) -> bytes:
        begin, end = xml.index(b"<mc:AlternateContent"), xml.index(b"</mc:AlternateContent>")
        return xml[:begin] + xml[end + len(b"</mc:AlternateContent>") :]

    assert render(a_report(), edited(tmp_path, without))


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("word/document.xml", "«Nội dung»", "", "«Nội dung»"),
        ("word/document.xml", "«Bảng»", "", "«Bảng»"),
        ("word/styles.xml", "BC Nội dung", "Thân bài", "BC Nội dung"),
        ("word/styles.xml", "BC Bảng số", "Ô", "BC Bảng số"),
    ],
)
def test_a_template_without_a_needed_mark_or_style_is_refused_by_name(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    template = edited(tmp_path, lambda xml: xml.replace(old.encode(), new.encode()), name)
    with pytest.raises(DeclarationError, match=told):
        render(a_report(appendices=(appendix(),)), template)


def test_a_template_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match=r"report\.docx"):
        render(a_report(), tmp_path / "report.docx")
