"""check-format: a right document has no fault, and a fault made in it is told by its rule alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from baocao.cli import main
from baocao.core.findings import CODES, Severity
from baocao.ooxml.package import Package
from baocao.ooxml.repack import rewrite
from baocao.resources import default_programme
from baocao.tasks.check_format import check_format, fix_format
from baocao.tasks.report import report
from baocao.word.layout.check import faults_of
from baocao.word.layout.source import Source
from baocao.wording.catalogue.layout import LAYOUT_RULES
from baocao.wording.layout_page import page
from reference import reference_workbook

ISSUED = {
    "authority": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
    "number": "05", "signed_on": "15/7/2021", "addressees": "Sở Tư pháp tỉnh Hà Giang",
    "recipients": "Như trên\nLưu: VT, TP.",
}  # fmt: skip


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A report of ours with every fact filled in."""
    folder = tmp_path_factory.mktemp("right")
    programme = default_programme("pbgdpl")
    workbook = reference_workbook(programme, folder, **ISSUED)
    report(workbook, folder / "a.docx", programme, date(2021, 7, 15))
    return (folder / "a.docx").read_bytes()


def told(data: bytes) -> set[str]:
    """Return the rules that a document breaks, advice aside."""
    found = [fault.finding("a.docx") for fault in faults_of(Source(data, "a.docx"))]
    return {f.code for f in found if f.severity is not Severity.INFO}


def advised(data: bytes) -> set[str]:
    return {f.rule for f in faults_of(Source(data, "a.docx"))}


def changed(data: bytes, old: str, new: str, part: str = "word/document.xml") -> bytes:
    """Return the document with a pattern replaced once."""
    xml = Package(data).read(part).decode()
    assert re.search(old, xml, re.DOTALL), old
    return rewrite(data, {part: re.sub(old, new, xml, count=1, flags=re.DOTALL).encode()})


def style(of: str, old: str, new: str) -> Callable[[bytes], bytes]:
    """Return a change of one style of the template."""
    return lambda data: changed(
        data, rf'(w:styleId="{of}">(?:(?!</w:style>).)*?){old}', rf"\g<1>{new}", "word/styles.xml"
    )


def text(old: str, new: str) -> Callable[[bytes], bytes]:
    """Return a change of words."""
    return lambda data: changed(data, re.escape(old), new)


def xml(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda data: changed(data, old, new)


MARGIN = r'(<w:pgMar [^>]*?w:%s=)"\d+"'
SIZE = r'<w:sz w:val="\d+"/><w:szCs w:val="\d+"/>'
WRONG = [
    ("TT-01", xml(r'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    ("TT-02", xml(r'w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')),
    ("TT-03", xml(MARGIN % "top", r'\1"567"')),
    ("TT-04", xml(MARGIN % "bottom", r'\1"567"')),
    ("TT-05", xml(MARGIN % "left", r'\1"1134"')),
    ("TT-06", xml(MARGIN % "right", r'\1"567"')),
    ("TT-08", style("bcnoidung", "<w:rPr>", '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')),
    ("TT-09", style("bchoten", "<w:rPr>", '<w:rPr><w:rFonts w:ascii=".VnTime"/>')),
    ("TT-10", text("Trên đây", "Tr\u00b8n \u00b5n tr\u00b8n đây")),
    ("TT-11", style("bcnoidung", "<w:sz ", '<w:color w:val="FF0000"/><w:sz ')),
    ("TT-12", style("bcsotrang", 'w:val="center"', 'w:val="left"')),
    ("TT-13", xml(r"<w:titlePg/>", "")),
    ("TT-15", xml(r'(<w:pgNumType [^>]*w:start=)"1"', r'\1"5"')),
    ("TT-17", text("CỘNG HÒA XÃ HỘI", "CỘNG HÒA XÃ")),
    ("TT-17", style("bcquochieu", "<w:b/><w:bCs/>", "")),
    ("TT-18", text("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")),
    ("TT-18", style("bctieungu", SIZE, '<w:sz w:val="22"/>')),
    ("TT-19", xml(r'<w:r\b[^>]*><mc:(?:(?!</w:r>).)*Đường kẻ tiêu ngữ.*?</w:r>', "")),
    ("TT-23", style("bccoquanbanhanh", SIZE, '<w:sz w:val="32"/>')),
    ("TT-23", text("HUYỆN QUANG BÌNH", "HUYỆN BẮC QUANG")),
    ("TT-24", xml(r'<w:r\b[^>]*><mc:(?:(?!</w:r>).)*Đường kẻ cơ quan ban hành.*?</w:r>', "")),
    ("TT-25", style("bcsokyhieu", "<w:rPr>", "<w:rPr><w:b/>")),
    ("TT-26", text("Số: 05/", "Số: 5/")),
    ("TT-27", text("Số: 05/BC-UBND", "Số: 05/KH-UBND")),
    ("TT-27", text("Số: 05/BC-UBND", "Số: 05/BC - UBND")),
    ("TT-29", style("bcdiadanhngaythang", "<w:i/><w:iCs/>", "")),
    ("TT-30", text("ngày 15 tháng 7 năm 2021", "ngày 5 tháng 7 năm 2021")),
    ("TT-33", style("bctenloai", 'w:val="center"', 'w:val="left"')),
    ("TT-34", style("bctrichyeu", "<w:b/><w:bCs/>", "")),
    ("TT-35", xml(r'<w:r\b[^>]*><mc:(?:(?!</w:r>).)*Đường kẻ trích yếu.*?</w:r>', "")),
    ("TT-36", style("bckinhgui", SIZE, '<w:sz w:val="22"/>')),
    ("TT-37", text("- Như trên;", "- Sở Tư pháp;")),
    ("TT-39", style("bcnoidung", SIZE, '<w:sz w:val="24"/>')),
    ("TT-40", style("bcnoidung", 'w:val="both"', 'w:val="left"')),
    ("TT-41", style("bcnoidung", 'w:firstLine="720"', 'w:firstLine="0"')),
    ("TT-42", style("bcnoidung", 'w:before="120"', 'w:before="0"')),
    ("TT-43", style("bcnoidung", 'w:line="240"', 'w:line="480"')),
    ("TT-45", text("Phần I<", "PHẦN 1<")),
    ("TT-46", style("bctenphan", "<w:b/><w:bCs/>", "")),
    ("TT-47", style("bcmuc", "<w:b/><w:bCs/>", "")),
    ("TT-50", text("2. Đánh giá", "3. Đánh giá")),
    ("TT-52", text(" ngày 07/8/2019 của", " của")),
    ("TT-59", text("./.", ".")),
    ("TT-62", text("KT. CHỦ TỊCH", "KT.CHỦ TỊCH")),
    ("TT-63", text("PHÓ CHỦ TỊCH", "CHỦ TỊCH")),
    ("TT-64", style("bcchucvu", "<w:b/><w:bCs/>", "")),
    ("TT-65", style("bchoten", "<w:b/><w:bCs/>", "")),
    ("TT-67", style("bcnoinhantieude", SIZE, '<w:sz w:val="28"/>')),
    ("TT-68", style("bcnoinhan", SIZE, '<w:sz w:val="28"/>')),
    ("TT-69", text("- Lưu: VT, TP.", "- Lưu: VT, TP;")),
    ("TT-72", style("bcphulucso", SIZE, '<w:sz w:val="26"/>')),
    ("TT-73", style("bcphulucten", "<w:b/><w:bCs/>", "")),
    ("TT-74", style("bcphuluckemtheo", "<w:i/><w:iCs/>", "")),
    ("TT-79", text("Đơn vị tính: đồng", "Ghi chú")),
    ("TT-81", xml(r"(<w:r><w:t>BÁO CÁO</w:t></w:r>)", r'<w:ins w:id="9" w:author="a">\1</w:ins>')),
    ("TT-82", text("Trên đây", "{{ x }} Trên đây")),
    ("TT-16", xml(r'(<w:titlePg/>.*?<w:pgNumType [^>]*w:start=)"1"', r'\1"4"')),
    ("TT-28", text("Quang Bình, ngày 15 tháng 7 năm 2021", "Quang Bình")),
    ("TT-60", text("Có Phụ lục Mẫu 1 kèm theo", "Có số liệu riêng")),
    ("TT-71", text("Phụ lục I<", "Phụ lục 1<")),
]  # fmt: skip


ADVICE = [
    ("TT-21", style("bctieungu", 'w:line="240"', 'w:line="360"')),
    ("TT-25", text("Số: 05/", "Số:      /")),
    ("TT-44", style("bcnoidung", "<w:rPr>", "<w:rPr><w:i/>")),
    ("TT-54", text("218/KH-UBND", "218/UBND-VP")),
    ("TT-55", text("Trên đây", "Theo CNTT, trên đây")),
    ("TT-56", text("Trên đây", "Trên đây Sở tư pháp")),
    ("TT-57", text("Trên đây", "Trên  đây")),
    ("TT-58", text("Trên đây", "Huyện uỷ, huyện ủy. Trên đây")),
    ("TT-66", style("bchoten", r'w:before="\d+"', 'w:before="0"')),
    ("TT-77", style("bcbangso", SIZE, '<w:sz w:val="16"/>')),
    ("TT-83", lambda data: changed(data, 'w:val="vi-VN"', 'w:val="en-US"', "word/styles.xml")),
    ("TT-84", style("bchoten", "<w:rPr>", '<w:rPr><w:rFonts w:ascii="Liberation Serif"/>')),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "fault"), ADVICE, ids=lambda v: v if isinstance(v, str) else "")
def test_a_matter_of_habit_is_advice_and_no_more(
    right: bytes, rule: str, fault: Callable[[bytes], bytes]
) -> None:
    assert rule in advised(fault(right)) and told(fault(right)) == set()


def test_a_report_of_a_complete_workbook_has_no_error_and_no_warning(right: bytes) -> None:
    assert told(right) == set()


@pytest.mark.parametrize(("rule", "fault"), WRONG, ids=lambda v: v if isinstance(v, str) else "")
def test_one_fault_is_told_by_its_rule_alone(
    right: bytes, rule: str, fault: Callable[[bytes], bytes]
) -> None:
    assert told(fault(right)) == {rule}


REPAIRED = [(rule, fault) for rule, fault in WRONG if LAYOUT_RULES[rule].repaired]


@pytest.mark.parametrize(("rule", "fault"), REPAIRED, ids=lambda v: v if isinstance(v, str) else "")
def test_what_is_repaired_is_gone_and_no_word_is_touched(
    right: bytes, tmp_path: Path, rule: str, fault: Callable[[bytes], bytes]
) -> None:
    given = tmp_path / "a.docx"
    given.write_bytes(fault(right))
    done = fix_format(given, tmp_path / "b.docx")
    before, after = given.read_bytes(), (tmp_path / "b.docx").read_bytes()
    assert "".join(words(before).split()) == "".join(words(after).split())
    if rule in {f.code for f in done.repaired}:
        assert told(after) == set()
    else:
        assert rule in told(after) and rule in ("TT-17", "TT-18", "TT-23", "TT-45", "TT-46")
    kept = [
        n for n in Package(before).names() if not n.startswith(("word/document", "word/header"))
    ]
    assert all(Package(before).read(n) == Package(after).read(n) for n in kept)


def words(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as parts:
        return "".join(re.findall(r"<w:t[^>]*>([^<]*)", parts.read("word/document.xml").decode()))


def test_a_document_that_is_no_official_one_is_not_judged_as_one(tmp_path: Path) -> None:
    letter = docx.Document()
    letter.add_paragraph("Chào bạn, tuần sau mình về quê.")
    letter.save(str(tmp_path / "a.docx"))
    found = {f.code for f in check_format(tmp_path / "a.docx").findings}
    assert "TT-17" in found and not found & {"TT-18", "TT-23", "TT-25", "TT-33", "TT-61", "TT-69"}


def test_json_names_rule_part_and_file(
    right: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.docx").write_bytes(text("CỘNG HÒA XÃ HỘI", "CỘNG HÒA XÃ")(right))
    assert main(["check-format", str(tmp_path / "a.docx"), "--json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    first = findings[0]
    assert (first["code"], first["severity"], first["file"]) == ("TT-17", "error", "a.docx")
    assert first["sheet"] == "Phần đầu" and "Quốc hiệu" in first["message"]


@pytest.mark.parametrize(
    ("data", "cure"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le"), ".docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"),
            "mật khẩu",
        ),
        (b"not a document", "không phải là văn bản Word"),
        (b"PK\x03\x04 cut", "cắt cụt"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, cure: str
) -> None:
    (tmp_path / "a.doc").write_bytes(data)
    assert main(["check-format", str(tmp_path / "a.doc")]) == 2
    said = capsys.readouterr().err
    assert cure in said and said.count("\n") == 1


def test_repair_asks_for_an_output_and_never_takes_the_input(right: bytes, tmp_path: Path) -> None:
    given = tmp_path / "a.docx"
    given.write_bytes(right)
    assert main(["check-format", str(given), "--fix"]) == 2
    assert main(["check-format", str(given), "--fix", "-o", str(given)]) == 2
    assert given.read_bytes() == right


def test_the_rules_are_all_there_and_their_page_is_up_to_date() -> None:
    assert set(LAYOUT_RULES) == {f"TT-{n:02}" for n in range(1, 85)} <= set(CODES)
    written = Path(__file__).resolve().parents[1] / "docs" / "layout-rules.md"
    assert written.read_text(encoding="utf-8") == page()
