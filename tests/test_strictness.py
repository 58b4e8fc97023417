"""What the program writes opens in Excel and Word without an offer to repair it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

import ooxml_rules
from baocao.core.filling import FilledDocument, FilledLink, FilledRow, Filling
from baocao.core.submission import ReportingUnit
from baocao.ooxml.repack import rewrite
from baocao.tasks.consolidate import consolidate
from baocao.tasks.new import filled_workbook
from baocao.tasks.report import report
from baocao.word.document import render
from builders import programme
from ooxml_parts import parts_of
from rich_workbook import rich_workbook
from test_word_document import TEMPLATE, a_report, appendix

TODAY = date(2021, 7, 2)
AWKWARD = (
    "A & B <i>\"x\"</i> 'y' {{ Số bài viết }} {% x %} _x0041_ \x07\x0b]]> \u0301\u200b"
    "\N{GRINNING FACE} "
)
COMMUNES = ('Xã "A\x07 & B" <1>', "Xã D'Ran", "Phường 100% #x [y]")
DISTRICT = 'Huyện <A> & "B"'
FIGURES = ("document_count", "portals", "pages", "sections", "links", "articles", "models")
MONEY = ("state_budget", "other_sources")


def awkward(unit: str, code: str, *units: ReportingUnit) -> Filling:
    """A workbook full of signs that mean something to XML, formulas, links or the program."""
    years, types = (2019, 2020, 2021), ("Kế hoạch", 'Công văn "a\x07 & b" *?~', "L" * 300)
    own = ("issuer", "superior", "place", "programme", "subject", "addressees", "recipients")
    return Filling(
        info={
            **dict.fromkeys(own, AWKWARD + "\n" + AWKWARD), "unit": unit, "code": code,
            "year_from": "2019", "year_to": "2021", "money_unit": "đồng", "cutoff": "30/6/2021",
        },
        identity=True,
        forms={
            "mau_1": [
                FilledRow(year, type_, dict.fromkeys(FIGURES[: 1 if place else None], 3))
                for year in years for place, type_ in enumerate(types)
            ],
            "mau_2": [FilledRow(y, values=dict.fromkeys(MONEY, 10**15)) for y in years],
        },
        documents=[FilledDocument(2019, AWKWARD, AWKWARD, "21/8/2019", unit, AWKWARD * 100)] * 40,
        links=[FilledLink(2019, 'https://example.gov.vn/?a=1&b="<x>"#é', AWKWARD)] * 40,
        narrative={s.code: f"- {AWKWARD}\n{AWKWARD * 400}" for s in programme().sections},
        units=units,
    )  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What the program writes, by what it is."""
    folder = tmp_path_factory.mktemp("strict")
    units = [ReportingUnit(name, "Xã", f"{n:02}") for n, name in enumerate(COMMUNES)]
    inputs = {
        "huyện": filled_workbook(programme(), awkward(DISTRICT, "H", *units), "district"),
        "sổ của cán bộ": rich_workbook(protected=True),
        "trống": filled_workbook(programme(), Filling(), None),
    }
    sent = folder / "các xã & phường #1"
    sent.mkdir()
    for unit in units[:2]:
        content = filled_workbook(programme(), awkward(unit.name, unit.code), "commune")
        (sent / f"{unit.code} [x] & 'q' 100%.xlsx").write_bytes(content)
    made = {"biểu trống": inputs["trống"], "biểu đã điền": inputs["huyện"]}
    for name, base in inputs.items():
        made[f"tổng hợp vào {name}"] = _consolidated(folder / f"{name}.xlsx", base, sent)
        made[f"tổng hợp lại vào {name}"] = _consolidated(
            folder / f"{name} 2.xlsx", made[f"tổng hợp vào {name}"], sent
        )
        report(folder / f"{name}-ra.xlsx", folder / "ra.docx", programme(), TODAY)
        made[f"báo cáo của {name}"] = (folder / "ra.docx").read_bytes()
    return made


def _consolidated(base: Path, content: bytes, sent: Path) -> bytes:
    base.write_bytes(content)
    out = base.with_name(f"{base.stem}-ra.xlsx")
    consolidate(base, [sent], out, programme(), TODAY)
    return out.read_bytes()


def test_no_file_that_the_program_writes_breaks_a_rule(written: Mapping[str, bytes]) -> None:
    assert len(written) == 11
    assert {name: ooxml_rules.broken(data) for name, data in written.items()} == {
        name: [] for name in written
    }


def test_what_an_office_puts_into_the_appendix_part_is_not_copied_with_its_ids(
    tmp_path: Path,
) -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'
    document = parts_of(TEMPLATE.read_bytes()).content["word/document.xml"].decode()
    line = re.search(r"<w:r [^>]*?><mc:AlternateContent>.*?</w:r>", document, re.DOTALL)
    assert line and document.count("«Tên biểu»") == 1
    paragraph = document.rfind("<w:p>", 0, document.index("«Tên biểu»"))
    put = f"<w:p>{mark}{line[0]}</w:p>"
    changed = document[:paragraph] + put + document[paragraph:]
    template = rewrite(TEMPLATE.read_bytes(), {"word/document.xml": changed.encode()})
    assert ooxml_rules.broken(template) == ["two drawings of id 1"]
    (tmp_path / "report.docx").write_bytes(template)
    made = a_report(appendices=(appendix(), appendix("Phụ lục II")))
    assert ooxml_rules.broken(render(made, tmp_path / "report.docx")) == []


Change = Callable[[str], str]


def _with(old: str, new: str) -> Change:
    def change(xml: str) -> str:
        assert old in xml, f"{old} is not there"
        return xml.replace(old, new, 1)

    return change


def _pattern(old: str, new: str) -> Change:
    def change(xml: str) -> str:
        changed, count = re.subn(old, new, xml, count=1, flags=re.DOTALL)
        assert count, f"{old} is not there"
        return changed

    return change


SHEET, BOOK, DOCUMENT = "xl/worksheets/sheet3.xml", "xl/workbook.xml", "word/document.xml"


@pytest.mark.parametrize(
    ("part", "change", "told"),
    [
        (BOOK, _with('name="Mẫu 2"', 'name="mẫu 1"'), "two sheets mẫu 1"),
        (BOOK, _with('name="Đơn vị"', 'name="Đơn vị/xã"'), "is no name of a sheet"),
        (BOOK, _with('localSheetId="2"', 'localSheetId="99"'), "its sheet is not there"),
        (BOOK, _with("<workbookView ", '<workbookView activeTab="44" '), "is not shown"),
        (BOOK, _pattern('r:id="rId3"', 'r:id="rId99"'), "points to rId99"),
        (SHEET, _with("<sheetView ", '<sheetView tabSelected="1" '), "is selected"),
        (SHEET, _pattern(r'(<c r="A9" )s="\d+"', r'\1s="9999"'), "format 9999"),
        (SHEET, _with('<row r="9"', '<row r="8"'), "row 8 stands after row 8"),
        (SHEET, _with('<c r="B9"', '<c r="A9"'), "A9 stands in row 9 after column 1"),
        (SHEET, _pattern(r'dxfId="\d+"', 'dxfId="99"'), "conditional format 99"),
        (SHEET, _pattern(r'(<mergeCell ref=")', r'\1A1:I9"/><mergeCell ref="'), "overlap"),
        (SHEET, _pattern(r' prompt="', ' prompt="' + "x" * 256), "prompt is too long"),
        (SHEET, _pattern(r"<formula1>", "<formula1>" + '"x"&amp;' * 80), "formula is too long"),
        (SHEET, _pattern(r"<formula>", "<formula>="), "begins with ="),
        (SHEET, _with("SUMIFS(", "TEXTJOIN("), "calls TEXTJOIN"),
        (SHEET, _with("'Thông tin'!", "'Thông tin 2'!"), "the sheet 'Thông tin 2'"),
        (SHEET, _pattern(r"(<f>)", r"\1#REF!+"), "refers to nothing"),
        (SHEET, _pattern(r"(<f>)", r"\1("), "leaves a bracket open"),
        (SHEET, _with(' t="str"><f>', "><f>"), "of type n holds"),
        (SHEET, _pattern(r' ht="[\d.]+"', ' ht="410"'), "is too high"),
        ("xl/styles.xml", _pattern(r'fontId="[1-9]\d*"', 'fontId="999"'), "fontId 999"),
        ("xl/styles.xml", _pattern(r'<cellXfs count="\d+"', '<cellXfs count="3"'), "cellXfs: 3"),
        ("[Content_Types].xml", _with("/xl/worksheets/sheet3", "/xl/worksheets/s"), "is no part"),
        (DOCUMENT, _with("<w:bookmarkEnd ", "<w:bookmarkStart "), "in pairs"),
        (DOCUMENT, _pattern(r'(<wp:docPr id=)"2"', r'\1"1"'), "two drawings of id 1"),
        (DOCUMENT, _pattern(r'(<w:pStyle w:val=)"[^"]*"', r'\1"X"'), "X is no paragraph style"),
        (DOCUMENT, _with("<w:gridCol ", '<w:gridCol w:w="9"/><w:gridCol '), "columns, its table"),
        (DOCUMENT, _pattern(r' xml:space="preserve"> ', "> "), "are not kept"),
        (DOCUMENT, _pattern(r"(<w:pPr>)(<w:pStyle )", r"\1<w:jc w:val='left'/>\2"), "pPr holds"),
        ("word/settings.xml", _with('w:val="15"', 'w:val="14"'), "compatibility mode"),
        ("word/header1.xml", _pattern(r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""), "field"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_told(
    written: Mapping[str, bytes], part: str, change: Change, told: str
) -> None:
    data = written["báo cáo của huyện" if part.startswith("word/") else "biểu trống"]
    changed = change(parts_of(data).content[part].decode()).encode()
    found = ooxml_rules.broken(rewrite(data, {part: changed}))
    assert any(told in rule for rule in found)
