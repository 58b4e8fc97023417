"""Workbooks of other formats: .ods and .xls read as honestly as .xlsx, the others refused."""

from __future__ import annotations

import datetime
import io
import random
import subprocess
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from python_calamine import CalamineWorkbook

from baocao.core.cells import Area, Grid, Nature, RawCell, Shown, Workbook
from baocao.excel.reading.opening import read_any
from baocao.excel.reading.workbook import UnreadableWorkbook, read_workbook
from baocao.ooxml.repack import package_of
from baocao.xlam.cfb import compound_file
from office import convert

SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "draw", "meta")
)
_SPACES += (
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def ods(tables: str, styles: str = "", **parts: bytes) -> bytes:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return package_of({"mimetype": SPREADSHEET, "content.xml": content.encode(), **parts})


def grid(rows: str, styles: str = "", before: str = "") -> Grid:
    tables = f'<table:table table:name="Mẫu 1">{before}{rows}</table:table>'
    return read_any(ods(tables, styles), "a.ods").grids[0]


@pytest.mark.parametrize(
    ("attributes", "text", "expected"),
    [
        ('office:value-type="float" office:value="16"', "16", RawCell(16)),
        ('office:value-type="float" office:value="1.234"', "1,234", RawCell(1.234)),
        ('office:value-type="percentage" office:value="0.5"', "50%",
         RawCell(0.5, shown=Shown.PERCENT)),
        ('office:value-type="currency" office:value="5000"', "5.000 đ",
         RawCell(5000, shown=Shown.CURRENCY)),
        ('office:value-type="date" office:date-value="2019-08-07"', "07/8/2019",
         RawCell(43684, shown=Shown.DATE)),
        ('office:value-type="time" office:time-value="PT12H00M00S"', "12:00",
         RawCell(0.5, shown=Shown.DATE)),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", RawCell(True)),
        ('office:value-type="string"', "Năm", RawCell("Năm")),
        ('office:value-type="string" office:string-value="thật"', "hiện", RawCell("thật")),
        ('table:formula="of:=1/0" office:value-type="string" office:string-value="" '
         'calcext:value-type="error"', "#DIV/0!", RawCell("#DIV/0!", Nature.ERROR, formula="1/0")),
        ('table:formula="of:=[.B1]" office:value-type="float" office:value="0"', "#REF!",
         RawCell("#REF!", Nature.ERROR, formula="[.B1]")),
        ('table:formula="of:=x()" office:value-type="float" office:value="0"', "Err:508",
         RawCell("Err:508", Nature.ERROR, formula="x()")),
        ('table:formula="of:=16+1" office:value-type="float" office:value="17"', "17",
         RawCell(17, formula="16+1")),
        ('office:value-type="float" office:value="nan"', "x", RawCell("x", Nature.ERROR)),
        ('office:value-type="date" office:date-value="mai"', "mai", RawCell("mai", Nature.ERROR)),
        ("", "", RawCell(None, Nature.BLANK)),
        ('table:formula="of:=A1"', "", RawCell("", formula="A1")),
    ],
)  # fmt: skip
def test_an_ods_cell_is_what_the_file_says(attributes: str, text: str, expected: RawCell) -> None:
    found = grid(
        f"<table:table-row><table:table-cell {attributes}>"
        f"<text:p>{text}</text:p></table:table-cell></table:table-row>"
    )
    assert found.at(1, 1) == expected
    assert type(found.at(1, 1).value) is type(expected.value)


def test_a_formula_without_value_and_text_is_uncomputed() -> None:
    found = grid('<table:table-row><table:table-cell table:formula="of:=16+1"/></table:table-row>')
    assert found.at(1, 1) == RawCell(None, Nature.UNCOMPUTED, formula="16+1")


def test_repeated_cells_and_rows_are_counted_and_empty_ones_cost_nothing() -> None:
    five = '<table:table-cell office:value-type="float" office:value="5"{}/>'
    found = grid(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell '
        'table:number-columns-repeated="3"/>'
        + five.format(' table:number-columns-repeated="2"')
        + "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1000000" table:visibility="collapse">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        f"<table:table-row table:visibility='filter'>{five.format('')}</table:table-row>"
    )
    assert sorted(found.cells) == [(1, 4), (1, 5), (2, 4), (2, 5), (1_000_003, 1)]
    assert 1_000_003 in found.hidden_rows


def test_a_row_repeated_a_million_times_is_refused() -> None:
    cell = '<table:table-cell office:value-type="float" office:value="5"/>' * 3
    with pytest.raises(UnreadableWorkbook) as caught:
        grid(f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')
    assert caught.value.reason == "too-large"


def test_what_lies_over_an_ods_sheet_comes_along() -> None:
    found = grid(
        '<table:table-row><table:table-cell table:number-columns-spanned="2" '
        'table:number-rows-spanned="3" office:value-type="string">'
        "<office:annotation><text:p>gồm cả</text:p><text:p>2018</text:p></office:annotation>"
        '<text:p>a<text:s text:c="2"/>b<text:line-break/>c</text:p><text:p>d</text:p>'
        "</table:table-cell><table:covered-table-cell/>"
        '<table:table-cell office:value-type="string" table:style-name="cu"><text:p>'
        '<text:a xlink:href="https://a.vn">tin</text:a></text:p></table:table-cell>'
        '</table:table-row>',
        '<style:style style:name="cu"><style:text-properties style:font-name=".VnTime"/>'
        "</style:style>",
        '<table:table-column/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="16383"/>',
    )  # fmt: skip
    assert found.at(1, 1).value == "a  b\nc\nd"
    assert found.merged == (Area(1, 1, 3, 2),)
    assert found.notes == {(1, 1): "gồm cả\n2018"}
    assert found.links == {(1, 3): "https://a.vn"}
    assert found.at(1, 3) == RawCell("tin", font=".VnTime")
    assert found.hidden_columns == {2, 3}
    assert not found.drawings


@pytest.mark.parametrize(
    ("shape", "drawn"),
    [
        ("<draw:frame><draw:image/></draw:frame>", True),
        ("<draw:frame><draw:text-box><text:p>70 tin</text:p></draw:text-box></draw:frame>", True),
        ("<draw:custom-shape><text:p>70</text:p></draw:custom-shape>", True),
        ("<draw:frame><draw:object/><draw:image/></draw:frame>", False),
    ],
)
def test_words_in_a_shape_are_no_cell(shape: str, drawn: bool) -> None:
    found = grid(
        '<table:table-row><table:table-cell office:value-type="string">'
        f"{shape}<text:p>a</text:p></table:table-cell></table:table-row>"
    )
    assert found.at(1, 1).value == "a"
    assert found.drawings is drawn


def test_sheets_of_other_files_and_unwanted_ones_are_left_out_and_hidden_ones_told() -> None:
    table = '<table:table table:name="{}"><table:table-row/></table:table>'
    hidden = '<table:table table:name="Ẩn" table:style-name="an"/>'
    styles = (
        '<style:style style:name="an"><style:table-properties table:display="false"/></style:style>'
    )
    data = ods(table.format("Mẫu 1") + table.format("'file:///x'#A") + hidden, styles)
    read = read_any(data, "a.ods")
    assert [(g.sheet, g.visible) for g in read.grids] == [("Mẫu 1", True), ("Ẩn", False)]
    assert [g.sheet for g in read_any(data, "a", lambda n: n == "Ẩn").grids] == ["Ẩn"]


def test_an_ods_tells_its_program_and_properties() -> None:
    meta = (
        f"<office:document-meta {_SPACES}><office:meta><meta:generator>LibreOffice/7"
        '</meta:generator><meta:user-defined meta:name="baocao.unit">Xã Tân Nam'
        "</meta:user-defined></office:meta></office:document-meta>"
    )
    read = read_any(ods("", **{"meta.xml": meta.encode()}), "a.ods")
    assert (read.application, read.properties) == ("LibreOffice/7", {"baocao.unit": "Xã Tân Nam"})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ods("", **{"META-INF/manifest.xml": b"<m><encryption-data/></m>"}), "password"),
        (ods("<table:table>"), "broken"),
        (package_of({"mimetype": SPREADSHEET}), "missing"),
        (ods("")[:-10], "truncated"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"W\0o\0r\0k\0b\0o\0o\0k\0\0\0", "broken"),
        (compound_file({"Workbook": bytes.fromhex("0908 0800 0005 0500 0000 0000 0a00 0000")}),
         "old-xls"),
        (compound_file({"Workbook": b"\x09\x08"}), "broken"),
        (b"one line of words", "text"),
        (b"", "empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_cure(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableWorkbook) as caught:
        read_any(data, "a")
    assert caught.value.reason == reason


VALUES = [
    "Năm", 2019, 1.5, -7, 123456789, True, datetime.date(2021, 7, 5), "=1/0", "=NA()", "=1+1",
    '="Mẫu"&"ẩn"', '=""', "=foo()", "=#REF!", "  cách  ", "dòng\nhai", "dài " * 2000, "=1=1",
    "=SQRT(-1)", '="x"+1',
]  # fmt: skip


@lru_cache
def source() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Mẫu 1"
    for row, value in enumerate(VALUES, 1):
        sheet.cell(row, 1).value = value
    for row in range(1, 400):
        sheet.cell(row, 2).value = f"xã số {row} " * 9
        sheet.cell(row, 3).value = row
    sheet["D1"], sheet["D2"], sheet["D3"] = 0.5, 5000, "chữ cũ"
    sheet["D1"].number_format, sheet["D2"].number_format = "0%", '#,##0" đ"'
    sheet["D3"].font = Font(name=".VnTime")
    sheet["D3"].comment = Comment("gồm cả 2018", "xã")
    sheet["D4"], sheet["D4"].hyperlink = "tin", "https://a.vn/tin"
    sheet.merge_cells("E1:F2")
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["C"].hidden = True
    hidden = book.create_sheet("Ẩn")
    hidden["B2"], hidden.sheet_state = "x", "hidden"
    book.create_sheet(unicodedata.normalize("NFD", "Mẫu 2"))["A1"] = 2
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One workbook as LibreOffice saves it in three formats."""
    folder: Path = tmp_path_factory.mktemp("saved")
    (folder / "a.xlsx").write_bytes(source())
    return {
        kind: convert(folder / "a.xlsx", kind, folder / "out").read_bytes()
        for kind in ("xlsx", "ods", "xls")
    }


def told(read: Workbook) -> list[object]:
    return [
        (
            grid.sheet, grid.visible, grid.merged, grid.hidden_rows, grid.hidden_columns,
            grid.links, {where: text.strip() for where, text in grid.notes.items()},
            {
                # LibreOffice has its own name for what Excel calls #VALUE!.
                where: (
                    "#VALUE!" if cell.value == "Err:502" else cell.value, cell.nature, cell.font,
                )
                for where, cell in grid.cells.items()
            },
        )
        for grid in read.grids
    ]  # fmt: skip


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_a_workbook_says_the_same_in_every_format(saved: dict[str, bytes], kind: str) -> None:
    expected, found = read_workbook(saved["xlsx"], "a"), read_any(saved[kind], "a")
    assert told(found) == told(expected)
    first = found.grids[0]
    assert first.at(1, 4).shown is Shown.PERCENT
    assert first.at(7, 1).shown is Shown.DATE
    assert bool(first.at(10, 1).formula) is (kind == "ods")
    assert (len(found.sha256), found.size) == (64, len(saved[kind]))
    errors = [row for row in range(1, 21) if first.at(row, 1).nature is Nature.ERROR]
    assert errors == [8, 9, 13, 14, 19, 20]


@pytest.mark.office
@pytest.mark.slow
def test_sheets_of_an_xls_that_are_not_wanted_are_left_out(saved: dict[str, bytes]) -> None:
    assert [g.sheet for g in read_any(saved["xls"], "a").grids] == ["Mẫu 1", "Ẩn", "Mẫu 2"]
    found = read_any(saved["xls"], "a", lambda name: name == "Mẫu 2")
    assert [(g.sheet, g.at(1, 1)) for g in found.grids] == [("Mẫu 2", RawCell(2))]


@pytest.mark.office
@pytest.mark.slow
def test_a_date_of_an_xls_is_told_in_the_system_of_1900(saved: dict[str, bytes]) -> None:
    since_1900 = read_any(saved["xls"], "a").grids[0]
    since_1904 = read_any(patched(saved["xls"], "2200 0200 0000", "2200 0200 0100"), "a").grids[0]
    assert since_1900.at(7, 1) == RawCell(44382, shown=Shown.DATE)
    assert since_1904.at(7, 1) == RawCell(44382 + 1462, shown=Shown.DATE)
    assert since_1904.at(2, 1) == since_1900.at(2, 1)


@pytest.mark.office
@pytest.mark.slow
def test_a_formula_without_value_in_an_xls_is_an_empty_text(saved: dict[str, bytes]) -> None:
    at = saved["xls"].index(bytes.fromhex("0600 1d00 0900 0000")) + 10
    unreckoned = saved["xls"][:at] + bytes.fromhex("03000000 0000 ffff") + saved["xls"][at + 8 :]
    assert read_any(saved["xls"], "a").grids[0].at(10, 1) == RawCell(2)
    assert read_any(unreckoned, "a").grids[0].at(10, 1) == RawCell("")


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize(
    ("record", "other", "reason", "words"),
    [
        # What remembers the last user becomes what tells that the file is encrypted.
        ("5c00 7000", "2f00 7000", "password", "bỏ bảo vệ"),
        ("0908 1000 0006", "0908 1000 0009", "broken", "bị hỏng"),
        # A link at D4 becomes one over four milliards of cells.
        ("b801 6200 0300 0300 0300 0300", "b801 6200 0000 ffff 0000 ffff", "too-large", "lớn"),
    ],
)
def test_an_xls_that_cannot_be_read_is_refused_with_a_cure(
    saved: dict[str, bytes], record: str, other: str, reason: str, words: str
) -> None:
    with pytest.raises(UnreadableWorkbook, match=words) as caught:
        read_any(patched(saved["xls"], record, other), "a")
    assert caught.value.reason == reason


def patched(data: bytes, record: str, other: str) -> bytes:
    """Return the file with the first record of these bytes (in hex) made another."""
    assert bytes.fromhex(record) in data
    return data.replace(bytes.fromhex(record), bytes.fromhex(other), 1)


@pytest.mark.office
@pytest.mark.slow
def test_the_library_for_xls_is_imported_when_one_comes(
    saved: dict[str, bytes], tmp_path: Path
) -> None:
    for kind, data in saved.items():
        (tmp_path / kind).write_bytes(data)
    program = (
        "import sys; from pathlib import Path; from baocao.excel.reading.opening import read_any\n"
        "for kind in ('xlsx', 'ods', 'xls'):\n"
        "    read_any(Path(kind).read_bytes(), 'a')\n"
        "    print('xlrd' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["False", "False", "True"]


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_values_are_those_that_calamine_reads(saved: dict[str, bytes], kind: str) -> None:
    by_calamine = CalamineWorkbook.from_filelike(io.BytesIO(saved[kind]))
    rows = by_calamine.get_sheet_by_name("Mẫu 1").to_python(skip_empty_area=False)
    found = read_any(saved[kind], "a").grids[0]
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            cell = found.at(row, column)
            if cell.nature is Nature.ERROR:
                assert value == ""
            elif cell.shown is not Shown.DATE and value != "":
                assert cell.value == value, (row, column)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_a_damaged_file_is_read_or_refused_and_never_breaks(
    saved: dict[str, bytes], kind: str
) -> None:
    chance = random.Random(7)
    data = saved[kind]
    refused = 0
    for _ in range(120):
        damaged = bytearray(data[: chance.choice([len(data), chance.randrange(len(data))])])
        for _ in range(chance.randrange(1, 20)):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        try:
            read_any(bytes(damaged), "a")
        except UnreadableWorkbook:
            refused += 1
    assert refused > 30
