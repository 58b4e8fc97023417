"""Packages: found by relationship, read under limits, CRC always checked, rewritten by part."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from baocao.ooxml.archive import Archive, Fault, Limits, PackageError
from baocao.ooxml.events import XmlError, elements
from baocao.ooxml.package import Package, Relationship, relationships_part, resolved
from baocao.ooxml.repack import package_of, rewrite
from parts import rels, sheet_xml, workbook

BOOK = workbook({"Mẫu 1": sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>')})


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as opened:
        for name, content in entries.items():
            opened.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("folder", "target", "part"),
    [
        ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/worksheets", "../drawings/drawing1.xml", "xl/drawings/drawing1.xml"),
        ("xl", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("", "xl/workbook.xml", "xl/workbook.xml"),
        ("xl", "../../../etc/passwd", "etc/passwd"),
        ("xl", "a%20b.xml#x", "xl/a b.xml"),
    ],
)
def test_a_target_leads_from_its_folder(folder: str, target: str, part: str) -> None:
    assert resolved(folder, target) == part


@pytest.mark.parametrize(
    ("part", "expected"),
    [("", "_rels/.rels"), ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")],
)
def test_relationships_stand_beside_their_part(part: str, expected: str) -> None:
    assert relationships_part(part) == expected


def test_parts_are_found_by_relationship_whatever_their_name_and_case() -> None:
    data = package_of(
        {
            "[content_types].XML": b'<Types xmlns="x"><Default Extension="BIN" ContentType="t/b"/>'
            b'<Override PartName="/Odd/Main.bin" ContentType="t/main"/></Types>',
            "_RELS/.rels": rels("a officeDocument /ODD/main.bin", "b x http://a.vn/ External"),
            "Odd/Main.bin": b"hello",
        }
    )
    package = Package(data)
    assert package.main_part() == "ODD/main.bin"
    assert package.read(package.main_part()) == b"hello"
    assert package.content_type("odd/MAIN.bin") == "t/main"
    assert package.content_type("other.bin") == "t/b"
    assert package.relationships()[1] == Relationship("b", "x", "http://a.vn/", True)
    assert package.related("", "x") == []


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.NOT_ZIP),
        (b"plain text", Fault.NOT_ZIP),
        (BOOK[:200], Fault.TRUNCATED),
        (BOOK[:-10], Fault.TRUNCATED),
        (package_of({"a.xml": b"1", "A.XML": b"2"}), Fault.BROKEN),
    ],
    ids=["empty", "text", "cut", "tail cut", "two parts of one name"],
)
def test_what_is_no_package_is_refused(data: bytes, fault: Fault) -> None:
    with pytest.raises(PackageError) as caught:
        Package(data)
    assert caught.value.fault is fault


def test_a_missing_part_is_told() -> None:
    with pytest.raises(PackageError, match="thiếu phần “xl/none"):
        Package(BOOK).read("xl/none.xml")


@pytest.mark.parametrize(
    ("limits", "content"),
    [
        (Limits(part=999), b"x" * 1000),
        (Limits(total=999), b"x" * 1000),
        (Limits(small=100, ratio=10), b" " * 100_000),
        (Limits(entries=1), b"x"),
    ],
    ids=["part", "total", "ratio", "entries"],
)
def test_a_package_beyond_a_limit_is_refused(limits: Limits, content: bytes) -> None:
    with pytest.raises(PackageError) as caught:
        package = Package(package_of({"a.xml": content, "b.xml": b"y"}), limits)
        package.read("a.xml")
        package.read("b.xml")
    assert caught.value.fault is Fault.TOO_LARGE


@pytest.mark.parametrize("declared", [10, 2_000_000])
def test_a_part_that_lies_about_its_size_is_not_inflated_beyond_it(declared: int) -> None:
    data = package_of({"a.xml": b" " * 1_000_000})
    lied = data.replace((1_000_000).to_bytes(4, "little"), declared.to_bytes(4, "little"))
    with pytest.raises(PackageError) as caught:
        Package(lied).read("a.xml")
    assert caught.value.fault is Fault.BROKEN


def test_no_flipped_bit_passes_as_another_content() -> None:
    content = sheet_xml("".join(f'<row r="{n}"><c r="A{n}"><v>{n * 37}</v></c></row>'
                                for n in range(1, 200)))  # fmt: skip
    data = package_of({"a.xml": content})
    chance = random.Random(3)
    refused = 0
    for _ in range(500):
        flipped = bytearray(data)
        flipped[chance.randrange(40, len(data) - 80)] ^= 1 << chance.randrange(8)
        try:
            assert Package(bytes(flipped)).read("a.xml") == content
        except PackageError:
            refused += 1
    assert refused > 400


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(package_of({"a.xml": b"1"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(PackageError) as caught:
        Package(bytes(data)).read("a.xml")
    assert caught.value.fault is Fault.ENCRYPTED


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_packing_is_refused_with_a_sentence(method: int) -> None:
    archive = Archive(zipped({"a": b"1"}, method))
    with pytest.raises(PackageError, match="Tệp nén theo cách lạ"):
        archive.read(archive.entries[0])


def test_stored_parts_and_folders_are_read() -> None:
    archive = Archive(zipped({"a/": b"", "a/b": b"hi"}, zipfile.ZIP_STORED))
    assert [archive.read(entry) for entry in archive.entries] == [b"hi"]


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<!DOCTYPE a><a/>",
        b"<a><b></a>",
        b"<a>&x;</a>",
        b"",
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b"\xff\xfe<\x00a\x00",
    ],
)
def test_unsafe_or_broken_xml_is_refused(xml: bytes) -> None:
    with pytest.raises(XmlError):
        list(elements(xml, "a.xml"))


def test_rewriting_replaces_adds_and_removes_and_keeps_the_rest_packed_as_it_was() -> None:
    first = "xl/worksheets/sheet1.xml"
    made = rewrite(BOOK, {first: b"<new/>"}, ["_rels/.rels"], {"xl/thêm.xml": b"<added/>"})
    before, after = Package(BOOK), Package(made)
    assert after.read(first.upper()) == b"<new/>"
    assert after.read("xl/thêm.xml") == b"<added/>"
    assert "_rels/.rels" not in after
    assert after.names() == [n for n in before.names() if n != "_rels/.rels"] + ["xl/thêm.xml"]
    assert after.packed("xl/workbook.xml") == before.packed("xl/workbook.xml")
    assert made == rewrite(BOOK, {first: b"<new/>"}, ["_rels/.rels"], {"xl/thêm.xml": b"<added/>"})
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.testzip() is None


def test_rewriting_refuses_parts_that_are_not_there_or_are_there_already() -> None:
    with pytest.raises(KeyError):
        rewrite(BOOK, {"none.xml": b""})
    with pytest.raises(KeyError):
        rewrite(BOOK, {}, ["none.xml"])
    with pytest.raises(ValueError, match=r"XL/workbook\.xml"):
        rewrite(BOOK, {}, [], {"XL/workbook.xml": b""})
