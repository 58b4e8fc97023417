"""Marks of `baocao return` beside what a unit's file has: conditional formats, threads."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from lxml import etree

from baocao.core.cells import CellRef
from baocao.core.names import RETURN_NOTE
from baocao.excel.marking.listing import listing
from baocao.excel.marking.mark import Mark, marked
from baocao.excel.reading.opening import read_any
from baocao.ooxml.repack import rewrite
from office import SOFFICE, convert
from ooxml_rules import broken

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
"""openpyxl's, which only looks at what was written."""
LIST = listing("t", [])
RED = "FFFF9F9F"


def marks(*places: tuple[int, int], severity: str = "error") -> list[Mark]:
    return [Mark(CellRef("Mẫu 1", *place), severity, f"sai {place}") for place in places]


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name)


def coloured() -> bytes:
    """Return a workbook whose cells are yellow while they hold words, and with a data bar."""
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Mẫu 1")
        sheet.write("B2", "khoảng 10")
        yellow = book.add_format({"bg_color": "#FFE699"})
        rule = {"type": "formula", "criteria": "=ISTEXT(B2)", "format": yellow}
        sheet.conditional_format("B2:C9", rule)
        sheet.conditional_format("D2:D9", {"type": "data_bar", "data_bar_2010": True})
    return data.getvalue()


def rules(data: bytes) -> Iterator[tuple[int, str, bool, str]]:
    """Yield the rules by priority: it, the cells, whether it is the last, the colour it gives."""
    sheet = openpyxl.load_workbook(BytesIO(data))["Mẫu 1"]
    found = [
        (rule, str(area.sqref)) for area in sheet.conditional_formatting for rule in area.rules
    ]
    for rule, area in sorted(found, key=lambda pair: pair[0].priority):
        colour = rule.dxf.fill.bgColor.rgb if rule.dxf and rule.dxf.fill else ""
        yield rule.priority, area, bool(rule.stopIfTrue), colour


def test_a_format_of_the_sheet_does_not_hide_a_marks_colour():
    data = marked(coloured(), [*marks((2, 2)), *marks((3, 3), severity="warning")], LIST)
    told = list(rules(data))
    assert told[:3] == [
        (1, "B2", True, RED), (2, "C3", True, "FFFFD27F"), (3, "B2:C9", False, "FFFFE699"),
    ]  # fmt: skip
    assert len({priority for priority, *_ in told}) == len(told)
    names = [
        etree.QName(e).localname for e in etree.fromstring(part(data, "xl/worksheets/sheet1.xml"))
    ]
    assert names.index("conditionalFormatting") == names.index("sheetData") + 1
    assert broken(data) == []


def test_the_next_return_takes_off_the_rules_of_cured_cells():
    first = marked(coloured(), marks((2, 2), (3, 3)), LIST)
    again = marked(first, marks((3, 3)), LIST)
    assert [area for _, area, _, colour in rules(again) if colour == RED] == ["C3"]
    cured = marked(again, (), LIST)
    assert [area for _, area, _, colour in rules(cured) if colour == RED] == []
    assert [colour for *_, colour in rules(cured) if colour] == ["FFFFE699"]


def test_a_sheet_without_formats_of_its_own_gets_none():
    book = openpyxl.Workbook()
    book.active.title = "Mẫu 1"
    data = BytesIO()
    book.save(data)
    done = marked(data.getvalue(), marks((2, 2)), LIST)
    assert b"conditionalFormatting" not in part(done, "xl/worksheets/sheet1.xml")


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_rules_are_known_again_after_a_spreadsheet_program_saved_them(tmp_path):
    path = tmp_path / "m.xlsx"
    path.write_bytes(marked(coloured(), marks((2, 2), (3, 3)), LIST))
    saved = convert(path, "xlsx", tmp_path / "lo").read_bytes()
    assert sum(colour == RED for *_, colour in rules(saved)) > 0
    assert sum(colour == RED for *_, colour in rules(marked(saved, (), LIST))) == 0


# Threads, as Excel 365 writes them

PERSON = "{11111111-2222-3333-4444-555555555555}"
THREAD = "{AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE}"
OFFICE = "http://schemas.microsoft.com/office/2017/10/relationships"
MAIN = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
STAND_IN = "[Threaded comment]\n\nYour version of Excel …\n\nComment:\n    số này gồm cả 2018"


def threaded(tmp_path: Path) -> bytes:
    """Return a workbook with a thread on B2: its stand-in, the thread, the person."""
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Mẫu 1")
        sheet.write("B2", 5)
        sheet.write_comment("B2", STAND_IN, {"author": f"tc={THREAD}"})
        sheet.write_comment("C3", "gồm:", {"author": "Xã"})
    data = path.read_bytes()
    return rewrite(
        data,
        {
            "xl/worksheets/_rels/sheet1.xml.rels": _related(
                data, "xl/worksheets/_rels/sheet1.xml.rels", "threadedComment",
                "../threadedComments/threadedComment1.xml",
            ),
            "xl/_rels/workbook.xml.rels": _related(
                data, "xl/_rels/workbook.xml.rels", "person", "persons/person.xml"
            ),
            "[Content_Types].xml": part(data, "[Content_Types].xml").replace(
                b"</Types>",
                b'<Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType='
                b'"application/vnd.ms-excel.threadedcomments+xml"/><Override PartName='
                b'"/xl/persons/person.xml" ContentType="application/vnd.ms-excel.person+xml"/>'
                b"</Types>",
            ),
        },
        added={
            "xl/threadedComments/threadedComment1.xml": (
                f'<ThreadedComments xmlns="{MAIN}"><threadedComment ref="B2" '
                f'dT="2021-06-20T08:00:00.00" personId="{PERSON}" id="{THREAD}"><text>số này gồm '
                "cả 2018</text></threadedComment></ThreadedComments>"
            ).encode(),
            "xl/persons/person.xml": (
                f'<personList xmlns="{MAIN}"><person displayName="Cán bộ xã" id="{PERSON}" '
                'userId="cb" providerId="None"/></personList>'
            ).encode(),
        },
    )  # fmt: skip


def _related(data: bytes, rels: str, kind: str, target: str) -> bytes:
    made = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    return part(data, rels).replace(b"</Relationships>", made.encode())


def comments(data: bytes) -> list[dict[str, str]]:
    root = etree.fromstring(part(data, "xl/threadedComments/threadedComment1.xml"))
    return [{**dict(c.attrib), "text": c[0].text or ""} for c in root]


def persons(data: bytes) -> dict[str, str]:
    root = etree.fromstring(part(data, "xl/persons/person.xml"))
    return {person.get("displayName", ""): person.get("id", "") for person in root}


def test_a_mark_on_a_thread_is_a_reply_and_a_note_for_older_programs(tmp_path):
    data = marked(threaded(tmp_path), marks((2, 2)), LIST)
    own, ours = comments(data)
    assert own["text"] == "số này gồm cả 2018" and own["personId"] == PERSON
    assert ours["parentId"] == THREAD and ours["ref"] == "B2"
    assert ours["personId"] == persons(data)[RETURN_NOTE] and "sai (2, 2)" in ours["text"]
    assert re.fullmatch(r"\{[0-9A-F-]{36}\}", ours["id"]) and ours["id"] != THREAD
    note = openpyxl.load_workbook(BytesIO(data))["Mẫu 1"]["B2"].comment
    assert note.text.startswith(STAND_IN) and "sai (2, 2)" in note.text
    assert note.author == f"tc={THREAD}"
    assert broken(data) == []


def test_the_thread_of_a_cured_cell_is_the_units_own_again(tmp_path):
    first = marked(threaded(tmp_path), marks((2, 2), (3, 3)), LIST)
    # Excel writes the stand-in anew from the thread.
    stand_in = part(first, "xl/comments1.xml").replace(
        f"{RETURN_NOTE}:\nsai (2".encode(), f"Reply:\n    {RETURN_NOTE}:\nsai (2".encode()
    )
    cured = marked(rewrite(first, {"xl/comments1.xml": stand_in}), (), LIST)
    assert [c["text"] for c in comments(cured)] == ["số này gồm cả 2018"]
    sheet = openpyxl.load_workbook(BytesIO(cured))["Mẫu 1"]
    assert sheet["B2"].comment.text == STAND_IN
    assert sheet["C3"].comment.text == "gồm:"


def test_marking_again_leaves_one_reply_and_one_person(tmp_path):
    first = marked(threaded(tmp_path), marks((2, 2)), LIST)
    again = marked(first, marks((2, 2)), LIST)
    assert len(comments(again)) == 2 and len(persons(again)) == 2


def test_the_units_own_words_alone_are_read_in_a_thread_with_our_reply(tmp_path):
    data = marked(threaded(tmp_path), marks((2, 2)), LIST)
    grid = read_any(data, "t.xlsx").grids[0]
    assert grid.notes[2, 2].partition(f"{RETURN_NOTE}:")[0].strip() == "số này gồm cả 2018"


def test_every_box_of_a_note_has_its_own_name_and_cell(tmp_path):
    data = marked(threaded(tmp_path), marks((2, 2), (4, 4)), LIST)
    with zipfile.ZipFile(BytesIO(data)) as package:
        (name,) = [n for n in package.namelist() if n.endswith(".vml")]
        drawn = package.read(name)
    ids = re.findall(rb'<v:shape id="([^"]+)"', drawn)
    cells = re.findall(rb"<x:Row>(\d+)</x:Row>\s*<x:Column>(\d+)</x:Column>", drawn)
    assert len(ids) == len(set(ids)) == 3 and set(cells) == {
        (b"1", b"1"),
        (b"2", b"2"),
        (b"3", b"3"),
    }
    authors = etree.fromstring(part(data, "xl/comments1.xml"))[0]
    texts = [author.text for author in authors]
    assert len(texts) == len(set(texts))
