"""A clerk's workbook keeps everything when the program's sheets are put into it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from baocao.core.run_log import Run
from baocao.excel.consolidated import build, log_rows
from baocao.excel.grafting.cells import cell_text, patched
from baocao.excel.grafting.donated import Donated
from baocao.excel.grafting.graft import graft
from baocao.excel.grafting.stale import mentioned, without_stale_values
from baocao.ooxml.editing import Editing
from baocao.ooxml.repack import rewrite
from consolidation_case import consolidation
from office import convert, recalculated
from rich_workbook import loaded, rich_workbook

RUN = Run("02/7/2021 09:00", "0.1.0")
PATCH = {"Nội dung": {"D2": "Câu mới & <b>", "D3": "dòng một\ndòng hai", "D4": "Kết."}}

WORKSHEET_ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]
WORKBOOK_ORDER = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "extLst",
]
STYLES_ORDER = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
]


@pytest.fixture(scope="module")
def donor(tmp_path_factory) -> Donated:
    folder = tmp_path_factory.mktemp("out")
    case = consolidation(folder / "nhận")
    return build(case, folder, log=log_rows(RUN, case.files, ()))


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert len(opened.namelist()) == len(set(opened.namelist()))
        return {name: opened.read(name) for name in opened.namelist()}


def local(element) -> str:
    return etree.QName(element).localname


def part_of_sheet(data: bytes, name: str) -> str:
    opened = parts(data)
    book = etree.fromstring(opened["xl/workbook.xml"])
    rels = etree.fromstring(opened["xl/_rels/workbook.xml.rels"])
    targets = {e.get("Id"): e.get("Target") for e in rels}
    for sheet in book.iter("{*}sheet"):
        if sheet.get("name") == name:
            wanted = next(v for k, v in sheet.attrib.items() if k.endswith("}id"))
            return "xl/" + targets[wanted].removeprefix("/xl/")
    raise KeyError(name)


def test_every_other_part_keeps_its_bytes(donor):
    before = rich_workbook()
    after = graft(before, donor, PATCH)
    old, new = parts(before), parts(after)
    hung_on_old_sheet = {
        "xl/worksheets/_rels/sheet5.xml.rels", "xl/drawings/vmlDrawing2.vml", "xl/comments2.xml",
        "xl/tables/table1.xml", "xl/media/image1.png",
    }  # fmt: skip
    written = {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "docProps/app.xml", part_of_sheet(before, "Nội dung"),
        part_of_sheet(before, "Tổng hợp Mẫu 1"), part_of_sheet(before, "Bảng riêng"),
        part_of_sheet(before, "Bảng hai"),
        "xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels", "xl/charts/chart1.xml",
    }  # fmt: skip
    assert old.keys() - new.keys() == hung_on_old_sheet
    changed = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    assert changed == written


def test_what_a_library_would_lose_is_still_there(donor):
    after = parts(graft(rich_workbook(), donor))
    own = after[part_of_sheet(graft(rich_workbook(), donor), "Bảng riêng")].decode()
    assert "sparklineGroup" in own
    assert 'r:id="rId' in own
    drawings = b"".join(d for n, d in after.items() if n.startswith("xl/drawings/"))
    assert "Hộp chữ của cán bộ".encode() in drawings
    assert "ghi chú riêng".encode() in b"".join(d for n, d in after.items() if "comments" in n)
    assert sum(name.startswith("xl/media/") for name in after) == 3
    form = after[part_of_sheet(graft(rich_workbook(), donor), "Mẫu 1")].decode()
    assert "dataBar" in form and "dataValidation" in form


def test_grafting_twice_changes_nothing_more(donor):
    once = graft(rich_workbook(), donor, PATCH)
    assert graft(once, donor, PATCH) == once


def test_no_part_is_left_that_nothing_leads_to(donor):
    after = parts(graft(rich_workbook(), donor))
    led_to = set()
    for name, content in after.items():
        if not name.endswith(".rels"):
            continue
        folder = name.replace("_rels/", "").rsplit("/", 1)[0] if "/_rels/" in name else ""
        for relation in etree.fromstring(content):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target")
                joined = target if target.startswith("/") else f"/{folder}/{target}"
                resolved = str(Path(joined).resolve()).lstrip("/")
                assert resolved in after, f"{name} leads to {target}"
                led_to.add(resolved)
    rest = {n for n in after if not n.endswith(".rels") and n != "[Content_Types].xml"}
    assert rest == led_to
    stated = etree.fromstring(after["[Content_Types].xml"])
    overrides = {e.get("PartName").lstrip("/") for e in stated if local(e) == "Override"}
    assert overrides <= after.keys()


def in_order(root, order) -> bool:
    places = [order.index(local(e)) for e in root if local(e) in order]
    assert all(local(e) in (*order, "AlternateContent") for e in root)
    return places == sorted(places)


@pytest.mark.parametrize("old_sheets", [True, False])
def test_elements_stand_in_the_order_of_the_schema(donor, old_sheets):
    after = parts(graft(rich_workbook(old_sheets=old_sheets), donor, PATCH))
    for name, content in after.items():
        if name.startswith("xl/worksheets/sheet"):
            assert in_order(etree.fromstring(content), WORKSHEET_ORDER), name
    assert in_order(etree.fromstring(after["xl/workbook.xml"]), WORKBOOK_ORDER)
    assert in_order(etree.fromstring(after["xl/styles.xml"]), STYLES_ORDER)


def test_every_style_that_a_sheet_names_is_there(donor):
    after = parts(graft(rich_workbook(), donor))
    styles = etree.fromstring(after["xl/styles.xml"])
    for collection in ("fonts", "fills", "borders", "cellXfs", "dxfs", "numFmts"):
        found = styles.find(f"{{*}}{collection}")
        assert found.get("count") == str(len(found))
    formats = len(styles.find("{*}cellXfs"))
    differences = len(styles.find("{*}dxfs"))
    for xf in styles.find("{*}cellXfs"):
        assert int(xf.get("fontId")) < len(styles.find("{*}fonts"))
        assert int(xf.get("fillId")) < len(styles.find("{*}fills"))
        assert int(xf.get("borderId")) < len(styles.find("{*}borders"))
    for name, content in after.items():
        if name.startswith("xl/worksheets/sheet"):
            root = etree.fromstring(content)
            used = [int(c.get("s", 0)) for c in root.iter("{*}c")]
            assert max(used, default=0) < formats
            rules = [int(r.get("dxfId")) for r in root.iter("{*}cfRule") if r.get("dxfId")]
            assert max(rules, default=0) < differences


def test_a_clerks_formats_are_not_moved(donor):
    before, after = parts(rich_workbook()), parts(graft(rich_workbook(), donor))
    for collection in ("fonts", "fills", "borders", "cellXfs", "dxfs"):
        old = etree.fromstring(before["xl/styles.xml"]).find(f"{{*}}{collection}")
        new = etree.fromstring(after["xl/styles.xml"]).find(f"{{*}}{collection}")
        as_text = [etree.tostring(e) for e in new]
        assert [etree.tostring(e) for e in old] == as_text[: len(old)]


def test_a_replaced_sheet_stays_in_its_place_and_is_shown(donor):
    before, after = loaded(rich_workbook()), loaded(graft(rich_workbook(), donor))
    assert after.sheetnames[: len(before.sheetnames)] == before.sheetnames
    assert after["Tổng hợp Mẫu 1"].sheet_state == "visible"
    assert set(after.sheetnames) > {"Tổng quan", "Chi tiết Mẫu 2", "Nhật ký", "Kiểm tra"}
    assert len(after.sheetnames) == len(set(after.sheetnames))


def test_a_sheet_is_found_by_its_name_in_other_capitals(donor):
    target = openpyxl.Workbook()
    target.active.title = "TỔNG HỢP MẪU 1"
    saved = BytesIO()
    target.save(saved)
    after = loaded(graft(saved.getvalue(), donor))
    assert after.sheetnames.count("TỔNG HỢP MẪU 1") == 1
    assert "Tổng hợp Mẫu 1" not in after.sheetnames


def test_only_the_active_sheet_is_selected(donor):
    data = graft(rich_workbook(), donor)
    selected = [
        name for name in loaded(data).sheetnames if loaded(data)[name].sheet_view.tabSelected
    ]
    assert selected == ["Bảng riêng"]


def test_print_titles_and_filters_belong_to_the_right_sheets(donor):
    data = graft(rich_workbook(), donor)
    book = etree.fromstring(parts(data)["xl/workbook.xml"])
    sheets = [s.get("name") for s in book.iter("{*}sheet")]
    seen = set()
    for name in book.iter("{*}definedName"):
        place = name.get("localSheetId")
        if place is not None:
            assert f"'{sheets[int(place)]}'!" in name.text
            assert (name.get("name"), place) not in seen
            seen.add((name.get("name"), place))
    assert ("_xlnm.Print_Titles", str(sheets.index("Tổng hợp Mẫu 1"))) in seen
    assert ("_xlnm.Print_Area", str(sheets.index("Tổng hợp Mẫu 1"))) not in seen
    assert ("_xlnm.Print_Area", str(sheets.index("Bảng riêng"))) in seen
    assert ("Rieng", str(sheets.index("Bảng riêng"))) in seen


def test_foreign_formulas_over_the_programs_sheets_lose_yesterdays_value(donor):
    values = loaded(graft(rich_workbook(), donor), data_only=True)
    own, second = values["Bảng riêng"], values["Bảng hai"]
    assert [own[a].value for a in ("B1", "B2", "B5")] == [None, None, None]
    assert second["A1"].value is None
    assert [own["B3"].value, own["B4"].value, second["A2"].value] == [2, 16, 4]
    assert values["Tổng hợp Mẫu 1"]["H7"].value == 70


def test_the_book_asks_for_calculation_and_forgets_the_old_order_of_it(donor):
    opened = parts(rich_workbook())
    target = with_parts(
        opened,
        {
            "xl/calcChain.xml": b'<calcChain xmlns="http://schemas.openxmlformats.org/'
            b'spreadsheetml/2006/main"><c r="B1" i="6"/></calcChain>',
            "xl/_rels/workbook.xml.rels": opened["xl/_rels/workbook.xml.rels"].replace(
                b"</Relationships>",
                b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/'
                b'2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
            ),
            "[Content_Types].xml": opened["[Content_Types].xml"].replace(
                b"</Types>",
                b'<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.'
                b'openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
            ),
        },
    )
    after = parts(graft(target, donor))
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["xl/_rels/workbook.xml.rels"] + after["[Content_Types].xml"]
    assert b'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def with_parts(opened: dict[str, bytes], changed: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as made:
        for name, content in {**opened, **changed}.items():
            made.writestr(name, content)
    return data.getvalue()


def test_single_cells_are_patched_and_keep_their_style(donor):
    before, after = loaded(rich_workbook()), loaded(graft(rich_workbook(), donor, PATCH))
    old, new = before["Nội dung"], after["Nội dung"]
    assert [new[f"D{row}"].value for row in (2, 3, 4)] == list(PATCH["Nội dung"].values())
    assert new["D2"].font.italic and new["D2"].fill.fgColor.rgb == old["D2"].fill.fgColor.rgb
    assert new["C2"].value == "Lời của cán bộ"
    rows = parts(graft(rich_workbook(), donor, PATCH))[part_of_sheet(rich_workbook(), "Nội dung")]
    assert [r.get("r") for r in etree.fromstring(rows).iter("{*}row")] == ["1", "2", "3", "4"]


def test_the_list_of_titles_does_not_contradict_the_sheets(donor):
    assert b"TitlesOfParts" not in parts(graft(rich_workbook(), donor))["docProps/app.xml"]


@pytest.mark.parametrize("prefix", ["x", "ss"])
def test_a_workbook_that_writes_prefixes_is_taken(donor, prefix):
    data = graft(prefixed(rich_workbook(), prefix), donor, PATCH)
    assert loaded(data, data_only=True)["Tổng hợp Mẫu 1"]["H7"].value == 70
    assert loaded(data)["Nội dung"]["D2"].value == "Câu mới & <b>"
    assert graft(data, donor, PATCH) == data


def prefixed(data: bytes, prefix: str) -> bytes:
    """Return the workbook with a prefix on every element of its main parts."""
    opened = parts(data)
    changed = {}
    for name, content in opened.items():
        if name in ("xl/workbook.xml", "xl/styles.xml") or name.startswith("xl/worksheets/sheet"):
            root = etree.fromstring(content)
            main = etree.QName(root).namespace
            keep = {k: v for k, v in root.nsmap.items() if k is not None}
            made = etree.Element(root.tag, root.attrib, nsmap={**keep, prefix: main})
            made.extend(list(root))
            etree.cleanup_namespaces(made, top_nsmap={prefix: main}, keep_ns_prefixes=list(keep))
            changed[name] = etree.tostring(made)
            assert f"<{prefix}:".encode() in changed[name]
    return with_parts(opened, changed)


def test_absolute_targets_are_followed(donor):
    opened = parts(rich_workbook())
    rels = opened["xl/_rels/workbook.xml.rels"].replace(b'Target="', b'Target="/xl/')
    data = graft(with_parts(opened, {"xl/_rels/workbook.xml.rels": rels}), donor)
    assert loaded(data, data_only=True)["Tổng hợp Mẫu 1"]["H7"].value == 70


def test_a_protected_workbook_is_taken(donor):
    opened = parts(rich_workbook(protected=True))
    locked = opened["xl/workbook.xml"].replace(
        b"<bookViews>",
        b'<workbookProtection workbookPassword="CC1A" lockStructure="1"/><bookViews>',
    )
    data = graft(with_parts(opened, {"xl/workbook.xml": locked}), donor)
    assert b"lockStructure" in parts(data)["xl/workbook.xml"]
    assert in_order(etree.fromstring(parts(data)["xl/workbook.xml"]), WORKBOOK_ORDER)
    assert "Tổng quan" in loaded(data).sheetnames


def test_a_workbook_saved_by_openpyxl_is_taken(donor):
    saved = BytesIO()
    loaded(rich_workbook()).save(saved)
    data = graft(saved.getvalue(), donor, PATCH)
    assert loaded(data, data_only=True)["Tổng hợp Mẫu 1"]["H7"].value == 70
    assert graft(data, donor, PATCH) == data


def test_a_chart_sheet_of_the_same_name_gives_way(donor):
    import xlsxwriter

    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.add_worksheet("Mẫu 1")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "='Mẫu 1'!$A$1:$A$2"})
    book.add_chartsheet("Tổng quan").set_chart(chart)
    book.close()
    data = graft(made.getvalue(), donor)
    assert loaded(data)["Tổng quan"]["A1"].value == "TỔNG QUAN TÌNH HÌNH BÁO CÁO"
    assert not any(name.startswith("xl/chartsheets/") for name in parts(data))


@pytest.mark.office
@pytest.mark.slow
def test_a_spreadsheet_program_computes_what_is_cached(donor, tmp_path):
    grafted = tmp_path / "tổng hợp.xlsx"
    grafted.write_bytes(graft(rich_workbook(), donor, PATCH))
    cached = loaded(grafted.read_bytes(), data_only=True)
    computed = loaded(recalculated(grafted, tmp_path / "lo").read_bytes(), data_only=True)
    compared = 0
    for sheet in loaded(grafted.read_bytes()):
        for cell in (c for row in sheet.iter_rows() for c in row if c.data_type == "f"):
            value = cached[sheet.title][cell.coordinate].value
            if value is not None:
                compared += 1
                assert computed[sheet.title][cell.coordinate].value == pytest.approx(value), (
                    sheet.title, cell.coordinate, cell.value,
                )  # fmt: skip
    assert compared > 80
    assert computed["Bảng riêng"]["B1"].value == 140
    assert computed["Bảng hai"]["A1"].value == 142


@pytest.mark.office
@pytest.mark.slow
def test_a_workbook_saved_by_a_spreadsheet_program_is_taken_again(donor, tmp_path):
    grafted = tmp_path / "một.xlsx"
    grafted.write_bytes(graft(rich_workbook(), donor, PATCH))
    saved = convert(grafted, "xlsx", tmp_path / "lo").read_bytes()
    again = graft(saved, donor, PATCH)
    assert loaded(again).sheetnames == loaded(saved).sheetnames
    assert loaded(again, data_only=True)["Tổng hợp Mẫu 1"]["H7"].value == 70
    assert graft(again, donor, PATCH) == again


def test_a_workbook_of_the_strict_form_stays_strict(donor):
    names = {
        b"spreadsheetml/2006/main": b"spreadsheetml/main",
        b"officeDocument/2006/relationships": b"officeDocument/relationships",
    }
    opened = parts(rich_workbook())
    for name, content in opened.items():
        for before, after in names.items():
            content = content.replace(
                b"http://schemas.openxmlformats.org/" + before,
                b"http://purl.oclc.org/ooxml/" + after,
            )
        opened[name] = content
    data = graft(with_parts(opened, {}), donor)
    for name, content in parts(data).items():
        if name.startswith(("xl/worksheets/sheet", "xl/styles", "xl/workbook")):
            root = etree.fromstring(content)
            assert {etree.QName(e).namespace for e in root} <= {
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            }, name
    assert graft(data, donor) == data


def test_a_workbook_without_styles_gets_some(donor):
    plain = BytesIO()
    openpyxl.Workbook().save(plain)
    opened = parts(plain.getvalue())
    del opened["xl/styles.xml"]
    rels = etree.fromstring(opened["xl/_rels/workbook.xml.rels"])
    for relation in list(rels):
        if relation.get("Target").endswith("styles.xml"):
            rels.remove(relation)
    data = graft(with_parts(opened, {"xl/_rels/workbook.xml.rels": etree.tostring(rels)}), donor)
    assert loaded(data)["Tổng hợp Mẫu 1"]["A5"].font.name == "Times New Roman"


@pytest.mark.parametrize(
    ("formula", "named"),
    [
        ("SUM('Tổng hợp Mẫu 1'!A1:A3)+1", {"tổng hợp mẫu 1"}),
        ("'Xã ''A''!'!B2", {"xã 'a'!"}),
        ("Sheet1!A1*Sheet2!B1", {"sheet1", "sheet2"}),
        ("SUM('Một:Hai'!A1)", {"một", "hai"}),
        ("A1+B2", set()),
    ],
)
def test_the_sheets_that_a_formula_names_are_found(formula, named):
    assert mentioned(formula) == named


def test_a_formula_that_shares_anothers_text_is_followed_too():
    sheet = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
    <sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">Cu!A1</f><v>1</v></c></row>
    <row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c><c r="B2"><v>9</v></c></row>
    <row r="3"><c r="A3"><f t="array" ref="A3:A4">Cu!A1:A2</f><v>3</v></c></row>
    <row r="4"><c r="A4"><v>4</v></c></row></sheetData></worksheet>"""
    changed = without_stale_values({"Riêng": sheet}, ["Cu"], {})
    values = {
        c.get("r"): c.findtext("{*}v") for c in etree.fromstring(changed["Riêng"]).iter("{*}c")
    }
    assert values == {"A1": None, "A2": None, "B2": "9", "A3": None, "A4": None}


def test_sheets_that_do_not_depend_on_the_program_are_not_touched():
    sheet = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
    <sheetData><row r="1"><c r="A1"><f>'Kh\xc3\xa1c'!A1+SUM(B1:B2)</f><v>1</v></c></row>
    </sheetData></worksheet>"""
    assert without_stale_values({"Riêng": sheet, "Khác": sheet}, ["Cu"], {"Ten": "Cu!$A$1"}) == {}


@pytest.mark.parametrize(
    "text", ["", " đầu và cuối ", "a\nb", "<&>\"'", "_x0041_", "có\x00\x0bký tự lạ", "x" * 40_000]
)
def test_any_text_can_be_put_into_a_cell(donor, text):
    data = graft(rich_workbook(), donor, {"Nội dung": {"D2": text, "F9": text}})
    sheet = loaded(data)["Nội dung"]
    expected = text.replace("\x00\x0b", "")[:32_767] or None
    # openpyxl gives the code of a character back as it stands in the file.
    found = sheet["D2"].value.replace("_x005F_", "_") if sheet["D2"].value else None
    assert found == expected
    assert sheet["F9"].value == sheet["D2"].value


EXCEL_SHEET = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac"
 xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">
<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><sheetData>
<row r="2" x14ac:dyDescent="0.25"><c r="B2" s="1"><v>5</v></c><c r="E2"><v>6</v></c></row>
<row r="7"><c r="A7"><v>7</v></c></row></sheetData></worksheet>"""


@pytest.mark.parametrize(
    ("address", "cells"),
    [
        ("D2", ["B2", "D2", "E2", "A7"]),
        ("A2", ["A2", "B2", "E2", "A7"]),
        ("B2", ["B2", "E2", "A7"]),
        ("F2", ["B2", "E2", "F2", "A7"]),
        ("C5", ["B2", "E2", "C5", "A7"]),
        ("A1", ["A1", "B2", "E2", "A7"]),
        ("B9", ["B2", "E2", "A7", "B9"]),
    ],
)
def test_a_patched_cell_stands_in_order_in_a_sheet_saved_by_excel(address, cells):
    data = patched(EXCEL_SHEET, "sheet1.xml", {address: "chữ"})
    root = etree.fromstring(data)
    assert [c.get("r") for c in root.iter("{*}c")] == cells
    assert [int(r.get("r")) for r in root.iter("{*}row")] == sorted(
        {int(c.lstrip("ABCDEF")) for c in cells}
    )
    assert data.count(b"x14ac:dyDescent") == 2 and b'mc:Ignorable="x14ac"' in data
    cell = next(c for c in root.iter("{*}c") if c.get("r") == address)
    assert (cell.get("t"), cell.findtext("{*}is/{*}t")) == ("inlineStr", "chữ")
    assert cell.get("s") == ("1" if address == "B2" else None)


def test_a_workbook_part_as_excel_writes_it_keeps_its_order(donor):
    opened = parts(rich_workbook())
    alternate = (
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
        b'2006"><mc:Choice Requires="x15"><x15ac:absPath url="C:\\" xmlns:x15ac="http://schemas.'
        b'microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>'
    )
    book = opened["xl/workbook.xml"].replace(b"<bookViews>", alternate + b"<bookViews>")
    start, end = book.index(b"<definedNames>"), book.index(b"</definedNames>") + 15
    for changed in (book, book[:start] + book[end:]):
        data = graft(with_parts(opened, {"xl/workbook.xml": changed}), donor)
        root = etree.fromstring(parts(data)["xl/workbook.xml"])
        assert in_order(root, WORKBOOK_ORDER)
        assert b"absPath" in parts(data)["xl/workbook.xml"]


def test_a_workbook_says_when_it_was_saved_where_it_says_anything_of_itself(donor):
    moment = datetime(2021, 7, 2, 12, 0, tzinfo=UTC)
    before = parts(rich_workbook())
    after = parts(graft(rich_workbook(), donor, saved=moment))
    told = etree.fromstring(after["docProps/core.xml"])
    assert [e.text for e in told.iter("{*}modified")] == ["2021-07-02T12:00:00Z"]
    assert [e.text for e in told.iter("{*}creator")] == [
        e.text for e in etree.fromstring(before["docProps/core.xml"]).iter("{*}creator")
    ]
    core = re.sub(rb"<dcterms:modified.*?</dcterms:modified>", b"", before["docProps/core.xml"])
    bare = with_parts(before, {"docProps/core.xml": core})
    told = etree.fromstring(parts(graft(bare, donor, saved=moment))["docProps/core.xml"])
    (modified,) = told.iter("{*}modified")
    assert (modified.text, set(modified.attrib.values())) == (
        "2021-07-02T12:00:00Z", {"dcterms:W3CDTF"}
    )  # fmt: skip


def test_a_picture_that_two_sheets_show_is_not_taken_away(donor):
    opened = parts(rich_workbook())
    shared = opened["xl/drawings/_rels/drawing1.xml.rels"].replace(b"image1.png", b"image2.png")
    data = graft(with_parts(opened, {"xl/drawings/_rels/drawing1.xml.rels": shared}), donor)
    assert "xl/media/image2.png" in parts(data)


def test_a_part_that_goes_takes_its_relationships_content_type_with_it():
    data = rich_workbook()
    rels = "xl/drawings/_rels/drawing1.xml.rels"
    stated = f'<Override PartName="/{rels}" ContentType="text/xml"/></Types>'
    types = ZipFile(BytesIO(data)).read("[Content_Types].xml").decode()
    types = types.replace("</Types>", stated)
    book = Editing(rewrite(data, {"[Content_Types].xml": types.encode()}))
    book.remove("xl/drawings/drawing1.xml")
    left = ZipFile(BytesIO(book.saved()))
    assert rels not in left.namelist()
    assert b"/xl/drawings/drawing1.xml" not in left.read("[Content_Types].xml")
    assert rels.encode() not in left.read("[Content_Types].xml")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a" * 32_768, "a" * 32_767),
        ("\N{GRINNING FACE}" * 20_000, "\N{GRINNING FACE}" * 16_383),
        ("a\x0bb\nc", "ab\nc"),
    ],
)
def test_a_cell_s_text_is_cut_where_excel_would(text, held):
    assert cell_text(text) == held
