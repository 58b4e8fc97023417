"""VBA projects, read back by olevba; what it cannot hold is refused."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.xlam.obfuscation import obscured
from baocao.xlam.project import Kind, Module, Project, check_name, document, procedures
from baocao.xlam.refusals import SourceError
from baocao.xlam.vba import vba_project
from vba_readers import decompressed, records, sources, streams

ID = "{0A1B2C3D-0000-4000-8000-000000000001}"
WORKBOOK, SHEET = document("ThisWorkbook", Kind.WORKBOOK), document("Sheet1", Kind.WORKSHEET)


def module(name: str, body: str = "") -> Module:
    return procedures(name, f'Attribute VB_Name = "{name}"\n{body}')


def project(*modules: Module) -> Project:
    return Project("Test", ID, (WORKBOOK, SHEET, *modules))


lines = st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S", "Zs")), max_size=90)
module_names = st.from_regex(r"\A[A-Za-z][A-Za-z0-9_]{0,30}\Z")


def refused(name: str) -> bool:
    try:
        check_name(name)
    except SourceError:
        return True
    return False


@given(st.dictionaries(module_names, st.lists(lines, max_size=120), max_size=12))
@settings(deadline=None, max_examples=60)
def test_random_sources_and_names_are_read_back_equal_or_refused(
    texts: dict[str, list[str]],
) -> None:
    try:
        made = project(*(module(name, "\n".join(body)) for name, body in texts.items()))
        data = vba_project(made)
    except SourceError:
        met = {"dir", "test", "thisworkbook", "sheet1"}
        assert len(met | {name.lower() for name in texts}) < len(met) + len(texts) or any(
            refused(name) for name in texts
        )
        return
    found = sources(data)
    assert found == {m.name: m.source for m in made.modules}


@given(st.text(max_size=40), st.text(max_size=200))
@settings(deadline=None)
def test_any_name_and_text_is_read_back_equal_or_refused(name: str, body: str) -> None:
    try:
        made = project(module(name, body))
    except SourceError:
        return
    text = f'Attribute VB_Name = "{name}"\n{body}'.replace("\r\n", "\n").replace("\n", "\r\n")
    assert sources(vba_project(made))[name] == text


@pytest.mark.parametrize(
    "name",
    [
        "", "1x", "_x", "a b", "Báo", "x" * 32, "Sub", "end", "a-b", "a.b", "x\n", "Nguyễn",
    ],
)  # fmt: skip
def test_a_name_that_excel_would_not_take_is_refused(name: str) -> None:
    with pytest.raises(SourceError):
        module(name)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("' Tổng hợp", "ASCII"),
        ("x = 1\0", "điều khiển"),
        ("x\ry", "điều khiển"),
        ("x\x0cy", "điều khiển"),
        ("\x1a", "điều khiển"),
        ("x" * 1024, "dài hơn"),
        ("x\n" * 65_534, "65534"),
    ],
)
def test_a_text_that_would_not_come_back_equal_is_refused(body: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        module("M", body)


def test_a_refused_line_is_named() -> None:
    with pytest.raises(SourceError, match="M, dòng 3"):
        module("M", "ok\nkhông ổn")


def test_a_module_without_its_name_in_the_first_line_is_refused() -> None:
    with pytest.raises(SourceError, match='Attribute VB_Name = "M"'):
        procedures("M", "Option Explicit\n")


@pytest.mark.parametrize("name", ["dir", "DIR", "test", "Sheet1", "THISWORKBOOK"])
def test_names_that_would_meet_are_refused(name: str) -> None:
    with pytest.raises(SourceError, match="trùng"):
        project(module(name))


def test_a_project_needs_a_name_and_a_guid() -> None:
    for name, id_ in (("1x", ID), ("Báo", ID), ("Test", ID.lower()), ("Test", ID[1:-1])):
        with pytest.raises(SourceError):
            Project(name, id_, ())


def test_a_source_too_random_to_be_compressed_is_refused() -> None:
    # No run of three characters comes twice, so nothing can be copied.
    letters = "".join(chr(c) for c in range(33, 127))
    runs = [a + b for i, a in enumerate(letters) for b in letters[i:]]
    text = "\n".join("".join(runs[n : n + 400]) for n in range(0, 2000, 400))
    made = Module("M", ('Attribute VB_Name = "M"\r\n' + text)[:4000])
    with pytest.raises(SourceError, match="không nén được"):
        vba_project(project(made))


def test_lines_of_either_end_are_written_with_cr_lf() -> None:
    for end in ("\n", "\r\n"):
        made = module("M", f"a = 1{end}b = 2{end}")
        assert sources(vba_project(project(made)))["M"].endswith("a = 1\r\nb = 2\r\n")


def test_the_same_project_gives_the_same_bytes() -> None:
    assert vba_project(project(module("A"))) == vba_project(project(module("A")))


def test_the_project_holds_no_compiled_code() -> None:
    found = streams(vba_project(project(module("A"))))
    assert found["VBA/_VBA_PROJECT"].hex() == "cc61ffff000000"
    body = records(decompressed(found["VBA/dir"]))
    assert [b for number, b in body if number == 0x31] == [bytes(4)] * 3
    for name in ("A", "ThisWorkbook", "Sheet1"):
        assert decompressed(found[f"VBA/{name}"]).startswith(b"Attribute VB_Name")


def test_the_dir_stream_lists_modules_and_references_in_order() -> None:
    body = records(decompressed(streams(vba_project(project(module("A"))))["VBA/dir"]))
    assert [b.decode() for number, b in body if number == 0x19] == ["ThisWorkbook", "Sheet1", "A"]
    assert [b.decode("utf-16-le") for number, b in body if number == 0x3E] == ["stdole", "Office"]
    assert [number for number, _ in body if number in (0x21, 0x22)] == [0x22, 0x22, 0x21]
    assert (0x0F, struct.pack("<H", 3)) in body
    assert body[-1] == (0x10, b"")


def test_the_project_stream_is_text_that_excel_knows() -> None:
    text = streams(vba_project(project(module("A"))))["PROJECT"].decode("cp1252")
    lines = text.split("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert lines[:5] == [
        f'ID="{ID}"', "Document=ThisWorkbook/&H00000000", "Document=Sheet1/&H00000000",
        "Module=A", 'Name="Test"',
    ]  # fmt: skip
    assert lines[lines.index("[Workspace]") + 1 :] == [
        "ThisWorkbook=0, 0, 0, 0, C", "Sheet1=0, 0, 0, 0, C", "A=0, 0, 0, 0, C", "",
    ]  # fmt: skip


def test_the_name_map_gives_each_name_twice() -> None:
    raw = streams(vba_project(project()))["PROJECTwm"]
    expected = b"".join(
        name.encode() + b"\0" + name.encode("utf-16-le") + b"\0\0"
        for name in ("ThisWorkbook", "Sheet1")
    )
    assert raw == expected + b"\0\0"


def revealed(text: str, project_id: str) -> bytes:
    """Undo [MS-OVBA] 2.4.3.3, written here from the specification's other direction."""
    raw = bytes.fromhex(text)
    seed, key = raw[0], sum(project_id.encode()) & 0xFF
    assert (raw[1] ^ seed, raw[2] ^ seed) == (2, key)
    plain, found = key, bytearray()
    for at in range(3, len(raw)):
        plain = raw[at] ^ (raw[at - 2] + plain) & 0xFF
        found.append(plain)
    body = bytes(found)[(seed & 6) // 2 :]
    assert struct.unpack("<I", body[:4])[0] == len(body) - 4
    return body[4:]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("0705D8E3D8EDDBF1DBF1DBF1DBF1", bytes(4)),
        ("0E0CD1ECDFF4E7F5E7F5E7", bytes(1)),
        ("1517CAF1D6F9D7F9D706", b"\xff"),
    ],
)
def test_the_values_of_the_specifications_example_are_understood(text: str, plain: bytes) -> None:
    # [MS-OVBA] 3.1.6, written by Excel.
    assert revealed(text, "{917DED54-440B-4FD1-A5C1-74ACF261E600}") == plain


@given(st.binary(max_size=8), st.integers(0, 255))
def test_an_obscured_value_is_understood(data: bytes, seed: int) -> None:
    assert revealed(obscured(data, ID, seed), ID) == data
