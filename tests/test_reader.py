"""The reader of .xlsx: each cell as the file has it, compared with openpyxl over made workbooks."""

from __future__ import annotations

import datetime
import io
import random
import time
import tracemalloc
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import to_excel

from baocao.core.cells import Area, CellRef, Grid, Nature, RawCell, Shown
from baocao.excel.reading.cell_values import number, serial_of
from baocao.excel.reading.number_formats import shown
from baocao.excel.reading.sheet_events import scan
from baocao.excel.reading.sparse import without_empty_cells
from baocao.excel.reading.style_table import NO_STYLES
from baocao.excel.reading.workbook import UnreadableWorkbook, read_workbook
from baocao.ooxml.package import Package
from baocao.ooxml.repack import package_of, rewrite
from office import recalculated
from parts import MAIN, OFFICE, SPREADSHEET, STRICT_MAIN, rels, sheet_xml, workbook

ERRORS = [
    "#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    "#FIELD!", "#BLOCKED!", "#GETTING_DATA", "#UNKNOWN!", "#CONNECT!", "#BUSY!", "Err:502",
]  # fmt: skip


def grid(rows: str, **parts: str) -> Grid:
    """The grid of one sheet's rows."""
    after, before = parts.pop("after", ""), parts.pop("before", "")
    data = workbook({"Mẫu 1": sheet_xml(rows, after, before)}, **parts)  # type: ignore[arg-type]
    return read_workbook(data, "a.xlsx").grids[0]


def cell(xml: str, **parts: str) -> RawCell:
    """The cell A1 of a sheet that holds only the given <c> element."""
    return grid(f'<row r="1">{xml}</row>', **parts).at(1, 1)


def addresses(found: Grid) -> dict[str, object]:
    return {CellRef("", *where).address: cell.value for where, cell in found.cells.items()}


@pytest.mark.parametrize(
    ("xml", "value", "nature", "formula"),
    [
        ('<c r="A1"><v>16</v></c>', 16, Nature.VALUE, None),
        ('<c r="A1"><v>-3</v></c>', -3, Nature.VALUE, None),
        ('<c r="A1"><v>16.0</v></c>', 16.0, Nature.VALUE, None),
        ('<c r="A1"><v>1.234</v></c>', 1.234, Nature.VALUE, None),
        ('<c r="A1"><v>5E6</v></c>', 5e6, Nature.VALUE, None),
        ('<c r="A1"><v>1E-3</v></c>', 0.001, Nature.VALUE, None),
        ('<c r="A1"><v>\n 16 </v></c>', 16, Nature.VALUE, None),
        ('<c r="A1" t="n"><v>0</v></c>', 0, Nature.VALUE, None),
        ('<c r="A1"><v>12345678901234567890</v></c>', 12345678901234567890, Nature.VALUE, None),
        ('<c r="A1"><v>1_6</v></c>', "1_6", Nature.ERROR, None),
        ('<c r="A1"><v>nan</v></c>', "nan", Nature.ERROR, None),
        ('<c r="A1"><v>１６</v></c>', "１６", Nature.ERROR, None),
        ('<c r="A1"><v>1E999</v></c>', "1E999", Nature.ERROR, None),
        ('<c r="A1" t="b"><v>1</v></c>', True, Nature.VALUE, None),
        ('<c r="A1" t="b"><v>0</v></c>', False, Nature.VALUE, None),
        ('<c r="A1" t="b"><v>yes</v></c>', "yes", Nature.ERROR, None),
        ('<c r="A1" t="str"><f>A2</f><v>text</v></c>', "text", Nature.VALUE, "A2"),
        ('<c r="A1" t="str"><f>A2</f><v></v></c>', "", Nature.VALUE, "A2"),
        ('<c r="A1" t="str"><f>A2</f></c>', None, Nature.UNCOMPUTED, "A2"),
        ('<c r="A1"><f>1+1</f></c>', None, Nature.UNCOMPUTED, "1+1"),
        ('<c r="A1"><f>1+1</f><v/></c>', None, Nature.UNCOMPUTED, "1+1"),
        ('<c r="A1"><f>1+1</f><v> </v></c>', None, Nature.UNCOMPUTED, "1+1"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2, Nature.VALUE, "1+1"),
        ('<c r="A1"><v>0</v><f>B1</f></c>', 0, Nature.VALUE, "B1"),
        ('<c r="A1" t="e"><f>B1</f><v>#REF!</v></c>', "#REF!", Nature.ERROR, "B1"),
        ('<c r="A1" t="e"><f>B1</f></c>', None, Nature.UNCOMPUTED, "B1"),
        ('<c r="A1" t="inlineStr"><is><t>a &amp; b</t></is></c>', "a & b", Nature.VALUE, None),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r>'
         '<rPh sb="0" eb="1"><t>kana</t></rPh></is></c>', "a b", Nature.VALUE, None),
        ('<c r="A1" t="inlineStr"><v>1.0</v><is><t>1.</t></is></c>', "1.", Nature.VALUE, None),
        ('<c r="A1" t="inlineStr"><is><t/></is></c>', "", Nature.VALUE, None),
        ('<c r="A1" t="str"><v>a_x000D_b_x005F_x0041_</v></c>', "a\rb_x0041_", Nature.VALUE, None),
        ('<c r="A1" t="str"><v><![CDATA[<b>]]></v></c>', "<b>", Nature.VALUE, None),
        ("<c r='A1'><v>7</v></c>", 7, Nature.VALUE, None),
        ('<c r="a1"><v>7</v></c>', 7, Nature.VALUE, None),
        ("<c><v>7</v></c>", 7, Nature.VALUE, None),
        ('<c r="A1" s="99"><v>7</v></c>', 7, Nature.VALUE, None),
        ('<c r="A1" t="d"><v>2019-08-07</v></c>', 43684, Nature.VALUE, None),
        ('<c r="A1" t="d"><v>soon</v></c>', "soon", Nature.ERROR, None),
        ('<c r="A1" s="1"/>', None, Nature.BLANK, None),
        ('<c r="A1"><v/></c>', None, Nature.BLANK, None),
        ('<c r="A1" t="s"><v/></c>', None, Nature.BLANK, None),
        ('<c r="A1" t="array"><v>7</v></c>', "7", Nature.ERROR, None),
    ],
)  # fmt: skip
def test_a_cell_is_what_the_file_says(
    xml: str, value: object, nature: Nature, formula: str | None
) -> None:
    found = cell(xml)
    assert (found.value, found.nature, found.formula) == (value, nature, formula)
    assert type(found.value) is type(value)


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_never_a_blank(error: str) -> None:
    found = cell(f'<c r="A1" t="e"><f>B1</f><v>{error}</v></c>')
    assert (found.value, found.nature) == (error, Nature.ERROR)


def test_an_error_cell_without_words_is_still_an_error() -> None:
    assert cell('<c r="A1" t="e"><v/></c>').nature is Nature.ERROR


def test_cells_and_rows_without_an_address_are_counted() -> None:
    found = grid(
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
        '<row r="5"><c r="B5"><v>2</v></c><c><v>4</v></c></row><row><c><v>6</v></c></row>'
    )
    assert addresses(found) == {"A1": 1, "C1": 3, "B5": 2, "C5": 4, "A6": 6}


def test_shared_strings_join_rich_runs_and_leave_phonetic_ones_out() -> None:
    strings = (
        "<si><t>một</t></si><si><r><rPr><b/></rPr><t>hai </t></r><r><t>ba</t></r>"
        '<rPh sb="0" eb="1"><t>kana</t></rPh><phoneticPr fontId="1"/></si><si/>'
    )
    rows = "".join(f'<c t="s"><v>{n}</v></c>' for n in range(3))
    found = grid(f"<row>{rows}</row>", strings=strings)
    assert addresses(found) == {"A1": "một", "B1": "hai ba", "C1": ""}


@pytest.mark.parametrize("index", ["1", "-1", "x", "１"])
def test_a_string_that_is_not_there_is_a_broken_file(index: str) -> None:
    with pytest.raises(UnreadableWorkbook, match="trỏ tới chuỗi"):
        cell(f'<c r="A1" t="s"><v>{index}</v></c>', strings="<si><t>a</t></si>")


@pytest.mark.parametrize(
    ("base", "follower"), [("16+1", "16+1"), ("B1*2", ""), ("SUM($B$1:B2)", "")]
)
def test_a_shared_formula_gives_its_text_only_where_it_is_the_same(
    base: str, follower: str
) -> None:
    found = grid(
        f'<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">{base}</f><v>17</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>18</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" si="0"/></c></row>'
    )
    assert [found.at(r, 1).formula for r in (1, 2, 3)] == [base, follower, follower]
    assert [found.at(r, 1).nature for r in (2, 3)] == [Nature.VALUE, Nature.UNCOMPUTED]


STYLES = (
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font>'
    '<font><name val="VNI-Times"/></font></fonts>'
    '<cellStyleXfs><xf numFmtId="9" fontId="1"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/>'
    '<xf numFmtId="170" fontId="0"/><xf numFmtId="10" fontId="1"/><xf numFmtId="44" fontId="2"/>'
    '</cellXfs><dxfs><dxf><font><name val=".VnArial"/></font></dxf></dxfs>'
)


@pytest.mark.parametrize(
    ("style", "expected", "font"),
    [
        (0, Shown.PLAIN, None),
        (1, Shown.DATE, None),
        (2, Shown.DATE, None),
        (3, Shown.PERCENT, ".VnTime"),
        (4, Shown.CURRENCY, "VNI-Times"),
    ],
)
def test_styles_tell_how_a_number_shows_and_a_legacy_font(
    style: int, expected: Shown, font: str | None
) -> None:
    found = cell(f'<c r="A1" s="{style}"><v>5</v></c>', styles=STYLES)
    assert (found.shown, found.font) == (expected, font)


def test_dates_of_the_system_of_1904_become_those_of_1900() -> None:
    properties = '<workbookPr date1904="1"/>'
    dated = cell('<c r="A1" s="1"><v>42222</v></c>', styles=STYLES, properties=properties)
    plain = cell('<c r="A1"><v>42222</v></c>', styles=STYLES, properties=properties)
    assert (dated.value, plain.value) == (43684, 42222)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", Shown.PLAIN),
        ("0", Shown.PLAIN),
        ("00", Shown.PLAIN),
        ("#,##0", Shown.PLAIN),
        ('_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', Shown.PLAIN),
        ('0" trang"', Shown.PLAIN),
        ('0" ngày"', Shown.PLAIN),
        ("0.00E+00", Shown.PLAIN),
        ("@", Shown.PLAIN),
        ("[Red]-0;[Blue]0", Shown.PLAIN),
        ("[<=9999999]000-0000;000", Shown.PLAIN),
        ("dd/mm/yyyy", Shown.DATE),
        ("[$-42A]dd mmmm yyyy", Shown.DATE),
        ('"ngày "dd" tháng "mm', Shown.DATE),
        ("yyyy", Shown.DATE),
        ("[h]:mm:ss", Shown.DATE),
        ("m/d/yy h:mm", Shown.DATE),
        ("0%", Shown.PERCENT),
        ("0.00 %", Shown.PERCENT),
        ('#,##0" đ"', Shown.CURRENCY),
        ("#,##0\\ [$₫-42A]", Shown.CURRENCY),
        ("$#,##0", Shown.CURRENCY),
        ('#,##0 "VNĐ"', Shown.CURRENCY),
        ('#,##0" nghìn đồng"', Shown.CURRENCY),
    ],
)
def test_number_formats_are_told_apart(code: str, expected: Shown) -> None:
    assert shown(200, code) is expected


@pytest.mark.parametrize(
    ("text", "serial"),
    [("2019-08-07", 43684), ("2019-08-07T12:00:00", 43684.5), ("1900-03-01", 61), ("x", None)],
)
def test_iso_dates_become_serials(text: str, serial: float | None) -> None:
    assert serial_of(text) == serial


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_every_written_number_is_read_as_it_was(value: float) -> None:
    assert number(repr(value)) == value


def test_what_lies_over_the_cells_comes_along() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Mẫu 1"
    sheet["A1"] = "x"
    sheet["D9"] = 5
    sheet.merge_cells("A2:B3")
    sheet.row_dimensions[5].hidden = sheet.row_dimensions[500].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["A1"].comment = Comment("số này gồm cả 2018", "xã")
    sheet["D9"].hyperlink = "https://a.vn/x?y=1&z=2"
    book.create_sheet("Ẩn").sheet_state = "veryHidden"
    saved = io.BytesIO()
    book.save(saved)
    read = read_workbook(saved.getvalue(), "a.xlsx")
    found = read.grids[0]
    assert found.merged == (Area(2, 1, 3, 2),)
    assert found.hidden_rows == {5}
    assert found.hidden_columns == {3}
    assert found.notes == {(1, 1): "số này gồm cả 2018"}
    assert found.links == {(9, 4): "https://a.vn/x?y=1&z=2"}
    assert (found.drawings, found.visible) == (False, True)
    assert (read.grids[1].drawings, read.grids[1].visible) == (False, False)
    assert "Openpyxl" in read.application
    assert read.size == len(saved.getvalue())
    assert len(read.sha256) == 64


def beside(relation: str, part: str, content: str, sheet: bytes | None = None) -> Grid:
    """The grid of a sheet with one related part."""
    data = workbook(
        {"Mẫu 1": sheet or sheet_xml("")},
        more={"xl/worksheets/_rels/sheet1.xml.rels": rels(relation), part: content.encode()},
    )
    return read_workbook(data, "a.xlsx").grids[0]


def test_threaded_comments_are_quoted() -> None:
    found = beside(
        "r1 threadedComment ../threadedComments/threadedComment1.xml",
        "xl/threadedComments/threadedComment1.xml",
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="B2"><text>gồm cả 2018?</text></threadedComment>'
        '<threadedComment ref="B2"><text>đúng</text></threadedComment></ThreadedComments>',
    )
    assert found.notes == {(2, 2): "gồm cả 2018?\nđúng"}


@pytest.mark.parametrize(
    ("anchored", "expected"),
    [("<pic/>", True), ("<sp/>", True), ("<graphicFrame/>", False), ("", False)],
)
def test_a_picture_or_a_shape_is_a_drawing_a_chart_is_none(anchored: str, expected: bool) -> None:
    found = beside(
        "r1 drawing ../drawings/drawing1.xml",
        "xl/drawings/drawing1.xml",
        f'<wsDr xmlns="http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing">'
        f"<twoCellAnchor>{anchored}</twoCellAnchor></wsDr>",
    )
    assert found.drawings is expected


def test_custom_properties_and_the_saving_program_are_read() -> None:
    vt = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    data = workbook({"A": sheet_xml("")})
    data = rewrite(
        data,
        {"_rels/.rels": rels("r1 officeDocument xl/workbook.xml", "r2 custom-properties c.xml",
                             "r3 extended-properties app.xml")},
        added={
            "c.xml": f'<Properties xmlns="x" xmlns:vt="{vt}"><property name="baocao.unit">'
            f"<vt:lpwstr>Xã Tân Nam</vt:lpwstr></property></Properties>".encode(),
            "app.xml": b'<Properties xmlns="x"><Application>WPS Office</Application></Properties>',
        },
    )  # fmt: skip
    read = read_workbook(data, "a.xlsx")
    assert read.properties == {"baocao.unit": "Xã Tân Nam"}
    assert read.application == "WPS Office"


def test_the_strict_format_and_a_prefixed_one_are_read() -> None:
    strict = workbook(
        {"A": sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>', main=STRICT_MAIN)},
        main=STRICT_MAIN,
    )
    prefixed = (
        f'<x:worksheet xmlns:x="{MAIN}" xmlns="urn:other"><x:sheetData><x:row><x:c r="A1">'
        "<x:v>5</x:v></x:c><c r='B1'><v>6</v></c></x:row></x:sheetData></x:worksheet>"
    ).encode()
    for data in (strict, workbook({"A": prefixed})):
        assert addresses(read_workbook(data, "a").grids[0]) == {"A1": 5}


def test_only_wanted_sheets_are_read_and_names_are_composed() -> None:
    asked: list[str] = []

    def wanted(name: str) -> bool:
        asked.append(name)
        return name == "Mẫu 1"

    data = workbook({"Mẫu 1": sheet_xml(""), "Hỏng": b"<worksheet"})
    assert [g.sheet for g in read_workbook(data, "a", wanted).grids] == ["Mẫu 1"]
    assert asked == ["Mẫu 1", "Hỏng"]


def test_columns_hidden_beyond_the_last_cell_are_not_listed() -> None:
    found = grid(
        '<row r="1"><c r="C1"><v>1</v></c></row>',
        before='<cols><col min="2" max="16384" hidden="1"/></cols>',
    )
    assert found.hidden_columns == {2, 3}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="A1048577"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"/><c><v>1</v></c></row>',
        '<row r="0"/>',
        '<row r="1"><c r="R1C1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
    ],
)
def test_a_sheet_that_two_programs_would_read_in_two_ways_is_refused(rows: str) -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        grid(rows)
    assert caught.value.reason == "broken"
    assert caught.value.code == "file-unreadable"


GOOD = workbook({"Mẫu 1": sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>')})
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600


def other_main(content_type: str) -> bytes:
    types = (
        Package(GOOD)
        .read("[Content_Types].xml")
        .replace(SPREADSHEET.encode(), content_type.encode())
    )
    return rewrite(GOOD, {"[Content_Types].xml": types})


@pytest.mark.parametrize(
    ("data", "reason", "words"),
    [
        (b"", "empty", "Tệp rỗng"),
        (OLE + "EncryptedPackage\0".encode("utf-16-le"), "password", "gỡ mật khẩu"),
        (OLE + "Workbook\0".encode("utf-16-le"), "xls", ".xlsx"),
        (OLE + "WordDocument\0".encode("utf-16-le"), "doc", "Word"),
        (OLE, "ole", "không phải là tệp Excel"),
        (GOOD[:300], "truncated", "cắt cụt"),
        (GOOD[:-10], "truncated", "cắt cụt"),
        (b"%PDF-1.4 ...", "pdf", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "image", "ảnh"),
        (b"\xff\xd8\xff\xe0", "image", "ảnh"),
        (b"\0\0\0\x18ftypheic", "image", "ảnh"),
        (b"<html><table><tr><td>5</td></tr></table></html>", "html", "HTML"),
        ("﻿<!DOCTYPE html>".encode(), "html", "HTML"),
        (b"MIME-Version: 1.0\r\n", "mhtml", "MHTML"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
         "xml-2003", "XML 2003"),
        ("Năm;Loại\n2019;5".encode(), "text", "CSV"),
        ("Năm".encode("utf-16"), "text", "CSV"),
        (b"Rar!\x1a\x07\x00", "archive", "giải nén"),
        (b"7z\xbc\xaf\x27\x1c", "archive", "giải nén"),
        (package_of({"a.txt": b"x"}), "zip", "giải nén"),
        (package_of({"mimetype": b"application/vnd.oasis.opendocument.text"}), "odt", "Excel"),
        (other_main("application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                    ".main+xml"), "docx", "Word"),
        (other_main("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "xlsb", ".xlsb"),
        (b"\x09\x08\x08\0\0\x05", "old-xls", "quá cũ"),
        (b"\0\1\2\3", "unknown", "hỏng"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_named_and_gets_its_cure(
    data: bytes, reason: str, words: str
) -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(data, "BC.xlsx")
    assert caught.value.reason == reason
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("replaced", "reason"),
    [
        ({"xl/worksheets/sheet1.xml": b"<worksheet>"}, "broken"),
        ({"xl/worksheets/sheet1.xml": b"<!DOCTYPE x><worksheet/>"}, "broken"),
        ({"xl/worksheets/sheet1.xml": f'<chart xmlns="{MAIN}"/>'.encode()}, "broken"),
        ({"xl/workbook.xml": b"nothing"}, "broken"),
        ({"xl/_rels/workbook.xml.rels": rels("s1 worksheet none.xml")}, "missing"),
    ],
)
def test_a_broken_part_is_a_broken_file(replaced: Mapping[str, bytes], reason: str) -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(rewrite(GOOD, replaced), "a.xlsx")
    assert caught.value.reason == reason


def test_a_wrong_crc_is_told() -> None:
    crc = Package(GOOD).packed("xl/worksheets/sheet1.xml").crc
    wrong = GOOD.replace(crc.to_bytes(4, "little"), (crc ^ 1).to_bytes(4, "little"))
    with pytest.raises(UnreadableWorkbook, match="sai mã kiểm tra"):
        read_workbook(wrong, "a.xlsx")


def test_one_cell_in_the_last_corner_costs_nothing() -> None:
    tracemalloc.start()
    found = grid('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert addresses(found) == {"XFD1048576": 1}
    assert peak < 5 << 20


@pytest.mark.slow
def test_a_million_formatted_rows_are_read_in_bounded_time_and_memory() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(1, 1_048_577)
    )
    data = workbook({"A": sheet_xml(rows)})
    del rows
    begun = time.perf_counter()
    found = read_workbook(data, "a.xlsx").grids[0]
    assert found.cells == {}
    assert time.perf_counter() - begun < 20


@pytest.mark.parametrize(
    ("sheet", "strings"),
    [
        (sheet_xml("<row/>" * 30_000_000), ""),
        (sheet_xml(" " * (40 << 20)), ""),
        (sheet_xml('<row><c t="s"><v>0</v></c></row>'), f"<si><t>{' ' * (40 << 20)}</t></si>"),
    ],
    ids=["30 million rows", "spaces", "one long string"],
)
@pytest.mark.slow
def test_a_bomb_is_refused(sheet: bytes, strings: str) -> None:
    data = workbook({"A": sheet}, strings=strings)
    begun = time.perf_counter()
    with pytest.raises(UnreadableWorkbook) as caught:
        read_workbook(data, "a.xlsx")
    assert caught.value.reason == "too-large"
    assert time.perf_counter() - begun < 2


_text = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"),
    min_size=1, max_size=20,
).filter(lambda t: not t.startswith("=") and "_x" not in t and t not in ERRORS)  # fmt: skip
_value = st.one_of(
    _text,
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.sampled_from(ERRORS[:7]),
    st.dates(datetime.date(1900, 3, 1), datetime.date(2100, 1, 1)),
    st.sampled_from(["=1+1", "=SUM(A1:B2)", '=IF(A1="x","ẩ",2)']),
)
_cells = st.dictionaries(st.tuples(st.integers(1, 60), st.integers(1, 40)), _value, max_size=25)


def by_openpyxl(data: bytes) -> list[dict[tuple[int, int], object]]:
    """Each sheet's values as openpyxl tells them; errors and formulas are told as such."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    told = []
    for sheet in book.worksheets:
        found: dict[tuple[int, int], object] = {}
        for row in sheet.iter_rows():
            for each in row:
                value: object = each.value
                if value is None:
                    continue
                if isinstance(value, datetime.date | datetime.datetime):
                    value = ("date", to_excel(value))
                elif each.data_type in "ef":
                    value = (each.data_type, value)
                found[(each.row, each.column)] = value
        told.append(found)
    return told


def by_us(data: bytes) -> list[dict[tuple[int, int], object]]:
    """The same as our reader tells it."""

    def plain(cell: RawCell) -> object:
        if cell.formula is not None:
            return ("f", f"={cell.formula}")
        if cell.nature is Nature.ERROR:
            return ("e", cell.value)
        return ("date", cell.value) if cell.shown is Shown.DATE else cell.value

    grids = read_workbook(data, "a.xlsx").grids
    return [{where: plain(cell) for where, cell in grid.cells.items()} for grid in grids]


@settings(max_examples=150, deadline=None)
@given(st.lists(_cells, min_size=1, max_size=3))
def test_every_cell_is_read_as_openpyxl_reads_it(
    sheets: list[dict[tuple[int, int], object]],
) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for cells in sheets:
        sheet = book.create_sheet()
        for (row, column), value in cells.items():
            sheet.cell(row, column).value = value  # type: ignore[assignment]
        sheet.cell(3, 3).font = Font(bold=True)
    saved = io.BytesIO()
    book.save(saved)
    expected = by_openpyxl(saved.getvalue())
    assert by_us(saved.getvalue()) == expected
    assert [len(cells) for cells in expected] == [len(cells) for cells in sheets]


@pytest.mark.office
@pytest.mark.slow
def test_a_workbook_saved_by_libreoffice_is_read_as_openpyxl_reads_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    values = [
        "Năm", 2019, 1.5, True, datetime.date(2021, 7, 5), "=1/0", "=NA()", "=1+1", '="a"&"b"',
        '=""', "=B99", "  cách  ", "a\nb", "#REF!", "=#REF!+1", "=foo()", "=A1=A1",
    ]  # fmt: skip
    for row, value in enumerate(values, 1):
        sheet.cell(row, 1).value = value
    source = tmp_path / "a.xlsx"
    book.save(source)
    saved = recalculated(source, tmp_path / "out").read_bytes()
    found = read_workbook(saved, "a.xlsx").grids[0]
    values_only = openpyxl.load_workbook(io.BytesIO(saved), data_only=True).worksheets[0]
    for row in range(1, len(values) + 1):
        cell, expected = found.at(row, 1), values_only.cell(row, 1)
        if expected.data_type == "e":
            assert (cell.nature, cell.value) == (Nature.ERROR, expected.value)
        elif isinstance(expected.value, datetime.datetime):
            assert (cell.shown, cell.value) == (Shown.DATE, to_excel(expected.value))
        else:
            assert (None if cell.value == "" else cell.value) == expected.value, row
    assert found.at(8, 1) == RawCell(2, Nature.VALUE, Shown.PLAIN, "1+1")
    assert found.at(6, 1).nature is Nature.ERROR
    assert found.at(10, 1).value == ""


def test_links_inside_the_workbook_and_over_several_cells_are_told() -> None:
    after = f'<hyperlinks xmlns:q="{OFFICE}"><hyperlink ref="A1:B1" location="\'Mẫu 2\'!A1"/>'
    after += '<hyperlink ref="C1" q:id="r1"/></hyperlinks>'
    found = beside(
        "r1 hyperlink https://a.vn External", "xl/unused.xml", "<a/>",
        sheet_xml('<row><c r="B1"><v>1</v></c></row>', after),
    )  # fmt: skip
    assert found.links == {
        (1, 1): "#'Mẫu 2'!A1",
        (1, 2): "#'Mẫu 2'!A1",
        (1, 3): "https://a.vn",
    }


_cell_xml = st.sampled_from([
    '<c r="{a}"/>', '<c r="{a}" s="3"/>', '<c r="{a}" s="3"></c>', '<c r="{a}"><v>5</v></c>',
    "<c/>", "<c><v>7</v></c>", '<c s="1" r="{a}"/>',
    '<c r="{a}" t="str"><v>&lt;c r="A1"/&gt;</v></c>',
    '<c r="{a}" t="str"><v><![CDATA[<c r="B2"/>]]></v></c>', '<!--<c r="A1"/>-->', "<?x y?>",
    '<c r="{a}"><f>1+1</f></c>', "\n ",
])  # fmt: skip
_row_xml = st.sampled_from([
    '<row r="{n}">', '<row r="{n}" spans="1:6" s="3" customFormat="1">', "<row>",
    '<row r="{n}" hidden="1">', '<row r="{n}" ht="0" customHeight="1">', '<row r="{n}" ht="15.75">',
])  # fmt: skip


@given(st.lists(st.tuples(_row_xml, st.lists(_cell_xml, max_size=5)), max_size=8))
def test_leaving_empty_cells_out_changes_nothing(rows: list[tuple[str, list[str]]]) -> None:
    drawn = ""
    for n, (row, cells) in enumerate(rows, 1):
        inside = "".join(
            xml.format(a=f"{chr(64 + 2 * place)}{2 * n}") for place, xml in enumerate(cells, 1)
        )
        drawn += f"{row.format(n=2 * n)}{inside}</row>"
    data = sheet_xml(drawn)
    try:
        whole = scan(data + b"<!-- as it is -->", "a.xml", NO_STYLES, str)
    except UnreadableWorkbook:
        return
    assert scan(data, "a.xml", NO_STYLES, str) == whole


def test_empty_cells_and_rows_are_left_out_before_the_scan() -> None:
    kept = '<row r="2" hidden="1"></row><row r="3"><c r="A3"><v>1</v></c></row>'
    data = sheet_xml(
        '<row r="1" spans="1:2" ht="15.75"><c r="A1" s="1"/><c r="B1"></c></row><row r="9"/>' + kept
    )
    assert without_empty_cells(data) == sheet_xml(kept)


@pytest.mark.parametrize(
    "start", ['<row r="1" s="', '<row r="1"', '<c r="A1" s="', '<c r="', "<row", "<?xml "]
)
def test_no_sheet_makes_the_search_for_empty_cells_slow(start: str) -> None:
    begun = time.perf_counter()
    for filling in (' s="1"', "1", " ", "<c", start):
        without_empty_cells(f"{start}{filling * 200_000}".encode())
        without_empty_cells(f"<a>{start}{filling * 200_000}".encode())
    assert time.perf_counter() - begun < 5


def test_damaged_xml_is_read_or_refused_and_never_breaks() -> None:
    chance = random.Random(11)
    book = workbook(
        {"A": sheet_xml(
            '<row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1"><f>A1</f><v>5</v></c></row>',
            '<mergeCells><mergeCell ref="A1:B2"/></mergeCells><hyperlinks>'
            '<hyperlink ref="C1" r:id="r1"/></hyperlinks>',
            '<cols><col min="2" max="3" hidden="1"/></cols>',
        )},
        strings="<si><t>a</t></si>", styles=STYLES,
        more={"xl/worksheets/_rels/sheet1.xml.rels": rels("r1 hyperlink x External")},
    )  # fmt: skip
    package = Package(book)
    read = 0
    for _ in range(400):
        part = chance.choice(package.names())
        content = bytearray(package.read(part))
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(content))
            if chance.random() < 0.5:
                content[place] = chance.choice(b'<>/="09ax&\x00\xff')
            else:
                del content[place : place + chance.randrange(8)]
        try:
            read_workbook(rewrite(book, {part: bytes(content)}), "a.xlsx")
            read += 1
        except UnreadableWorkbook as error:
            assert str(error).endswith(".")
    assert 20 < read < 380
