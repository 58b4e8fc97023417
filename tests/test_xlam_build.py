"""The add-in that ships, as a package: what Excel demands of it, and what other readers find."""

from __future__ import annotations

import hashlib
import io
import os
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pyopenvba
import pytest
from lxml import etree

from baocao import __version__
from baocao.core.names import INFO
from baocao.errors import OutputError
from baocao.resources import shipped
from baocao.tasks.addin import addin, shipped_sources
from baocao.xlam.build import MESSAGE_SHEET, FileType, build, project_of
from baocao.xlam.project import procedures
from vba_readers import sources as sources_in

SOURCES = shipped_sources()
ADDIN, TWIN = build(SOURCES), build(SOURCES, FileType.WORKBOOK)
BOTH = pytest.mark.parametrize("data", [ADDIN, TWIN], ids=["xlam", "xlsm"])

CONTENT_TYPES = {
    "xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    "xl/worksheets/sheet1.xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    ),
    "xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
    "customUI/customUI14.xml": "application/xml",
    "_rels/.rels": "application/vnd.openxmlformats-package.relationships+xml",
}


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def content_type(package: dict[str, bytes], part: str) -> str:
    types = etree.fromstring(package["[Content_Types].xml"])
    by_part = {e.get("PartName"): e.get("ContentType") for e in types if e.get("PartName")}
    by_end = {e.get("Extension"): e.get("ContentType") for e in types if e.get("Extension")}
    return by_part.get(f"/{part}") or by_end[part.rpartition(".")[2]]


def relationships(package: dict[str, bytes], part: str) -> dict[str, str]:
    """Return where each type of relationship of a part leads."""
    return {e.get("Type", ""): e.get("Target", "") for e in etree.fromstring(package[part])}


@pytest.mark.parametrize(("part", "expected"), CONTENT_TYPES.items(), ids=CONTENT_TYPES)
def test_each_part_has_the_content_type_that_excel_demands(part: str, expected: str) -> None:
    assert content_type(parts(ADDIN), part) == expected


def test_the_twin_is_a_workbook_and_else_the_same() -> None:
    first, second = parts(ADDIN), parts(TWIN)
    assert first.keys() == second.keys()
    assert {n for n in first if first[n] != second[n]} == {"[Content_Types].xml"}
    assert content_type(second, "xl/workbook.xml") == (
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    )


@BOTH
def test_every_part_has_a_type_and_is_led_to_by_a_relationship(data: bytes) -> None:
    package = parts(data)
    assert next(iter(package)) == "[Content_Types].xml"
    reached = {"[Content_Types].xml"} | {name for name in package if name.endswith(".rels")}
    for name in list(reached):
        if name.endswith(".rels"):
            base = name.replace("_rels/", "").rpartition("/")[0]
            for target in relationships(package, name).values():
                reached.add(target.lstrip("/") if target[:1] == "/" or not base
                            else f"{base}/{target}")  # fmt: skip
    assert reached == set(package)
    assert all(content_type(package, name) for name in package if name != "[Content_Types].xml")


def test_the_ribbon_and_the_vba_project_are_related_as_excel_seeks_them() -> None:
    package = parts(ADDIN)
    root = relationships(package, "_rels/.rels")
    assert root["http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"] == (
        "customUI/customUI14.xml"
    )
    book = relationships(package, "xl/_rels/workbook.xml.rels")
    vba = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    assert book[vba] == "vbaProject.bin"
    for rels in ("_rels/.rels", "xl/_rels/workbook.xml.rels"):
        ids = [e.get("Id") for e in etree.fromstring(package[rels])]
        assert len(ids) == len(set(ids))


def test_the_code_names_of_the_parts_are_those_of_the_vba_project() -> None:
    package = parts(ADDIN)
    names = {"main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    book = etree.fromstring(package["xl/workbook.xml"])
    sheet = etree.fromstring(package["xl/worksheets/sheet1.xml"])
    documents = [m.name for m in project_of(SOURCES).modules if m.is_document]
    assert documents == [
        book.find("main:workbookPr", names).get("codeName"),
        sheet.find("main:sheetPr", names).get("codeName"),
    ]
    assert len(book.find("main:sheets", names)) == 1


def test_loading_the_add_in_computes_nothing() -> None:
    assert b"calcPr" in parts(ADDIN)["xl/workbook.xml"]
    assert b"fullCalcOnLoad" not in parts(ADDIN)["xl/workbook.xml"]


def test_two_builds_are_the_same_bytes_wherever_and_whenever_they_are_made(tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from baocao.tasks.addin import addin; "
    program += "addin(Path(sys.argv[1]))"
    found = {hashlib.sha256(ADDIN).hexdigest()}
    for number, zone in enumerate(("UTC", "Asia/Ho_Chi_Minh")):
        folder = tmp_path / str(number)
        environment = os.environ | {"PYTHONHASHSEED": str(number + 1), "TZ": zone}
        subprocess.run(
            [sys.executable, "-c", program, str(folder)], check=True, env=environment, cwd=tmp_path
        )
        found.add(hashlib.sha256((folder / "BaoCao.xlam").read_bytes()).hexdigest())
    assert len(found) == 1


def test_olevba_reads_the_sources_back_equal() -> None:
    found = sources_in(parts(ADDIN)["xl/vbaProject.bin"])
    for path in (shipped("addin") / "modules").glob("*.bas"):
        assert found.pop(path.stem).encode("ascii") == path.read_bytes()
    assert set(found) == {"ThisWorkbook", "Messages"}


@pytest.mark.parametrize("name", ["BaoCao.xlam", "BaoCao.xlsm"])
def test_pyopenvba_finds_no_fault(name: str, tmp_path: Path) -> None:
    addin(tmp_path, workbook=True)
    report = pyopenvba.check_file(tmp_path / name)
    assert report.complete and not report.issues


def test_the_message_sheet_holds_every_text_as_it_stands() -> None:
    book = openpyxl.load_workbook(io.BytesIO(TWIN), keep_vba=True)
    book.vba_archive.close()
    assert book.sheetnames == [MESSAGE_SHEET]
    rows = dict(book[MESSAGE_SHEET].iter_rows(values_only=True))
    assert rows == dict(SOURCES.messages)
    assert rows["version"] == __version__ and rows["info_sheet"] == INFO
    assert rows["job_consolidate"] == "Tổng hợp số liệu"


def test_nothing_of_the_machine_is_in_the_package() -> None:
    for content in parts(ADDIN).values():
        assert not re.search(rb"/(?:home|root|tmp|work|usr)/", content)


def test_the_add_in_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "Tiện ích (mới)"
    assert addin(folder) == folder / "BaoCao.xlam"
    assert [path.name for path in folder.iterdir()] == ["BaoCao.xlam"]
    assert (folder / "BaoCao.xlam").read_bytes() == ADDIN


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("")
    with pytest.raises(OutputError, match="thư mục"):
        addin(tmp_path / "tệp" / "trong")


@pytest.mark.parametrize("count", [0, 1, 2, 7, 31, 60])
def test_an_add_in_of_any_number_of_modules_is_read_back(count: int, tmp_path: Path) -> None:
    chance = random.Random(count)
    letters = "abcdefghij ()=\"'&_.0123456789"
    modules = tuple(
        procedures(
            f"Module{number}",
            f'Attribute VB_Name = "Module{number}"\n'
            + "\n".join(
                "' " + "".join(chance.choices(letters, k=chance.randint(0, 90)))
                for _ in range(chance.choice([0, 3, 400]))
            ),
        )
        for number in range(count)
    )
    path = tmp_path / "BaoCao.xlam"
    path.write_bytes(build(replace(SOURCES, modules=modules)))
    found = sources_in(parts(path.read_bytes())["xl/vbaProject.bin"])
    assert {name: found[name] for name in found if name.startswith("Module")} == {
        module.name: module.source for module in modules
    }
    report = pyopenvba.check_file(path)
    assert report.complete and not report.issues
    with pyopenvba.ExcelFile(path) as opened:
        names = [module.name for module in opened.vba_project().modules]
    assert sorted(names) == sorted(["ThisWorkbook", "Messages", *(m.name for m in modules)])
