"""The add-in's sources held against each other: what contradicts itself is refused, by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.errors import BaocaoError
from baocao.ooxml.events import XmlError
from baocao.resources import shipped
from baocao.xlam.refusals import SourceError
from baocao.xlam.sources import read_sources

SETTINGS = {"version": "1", "info_sheet": "Thông tin"}
RIBBON, LAUNCHER, MESSAGES = "ribbon.xml", "modules/BaoCaoLauncher.bas", "messages.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("addin"), tmp_path / "addin"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


def test_the_shipped_sources_are_whole(folder: Path) -> None:
    assert len(read_sources(folder, SETTINGS).modules) == 4


CHANGES = [
    (RIBBON, "BaoCaoRibbon.OnGuide", "BaoCaoRibbon.OnHelp", "OnHelp"),
    (RIBBON, 'onAction="BaoCaoRibbon.OnGuide"', 'onAction="BaoCaoRibbon.OnReport"', "OnGuide"),
    ("modules/BaoCaoRibbon.bas", "Public Sub OnGuide(", "Private Sub OnGuide(", "OnGuide"),
    ("modules/BaoCaoRibbon.bas", 'Launch "guide"', "Launch guide", "OnGuide"),
    (LAUNCHER, 'Message("no_workbook")', 'Message("nothing")', "nothing"),
    (LAUNCHER, 'Message("no_workbook")', 'Message("title")', "no_workbook"),
    (LAUNCHER, "fixed here", "cố định", "ASCII"),
    (LAUNCHER, 'VB_Name = "BaoCaoLauncher"', 'VB_Name = "Launcher"', "VB_Name"),
    (LAUNCHER, "Dim reason As String", "Dim lock As String", "lock"),
    (LAUNCHER, "Private Sub Start(", "Private Sub Stop(", "Stop"),
    (LAUNCHER, "ByVal book As String", "ByVal input As String", "input"),
    (MESSAGES, 'title = "Báo cáo"', 'title = ""', "title"),
    (MESSAGES, 'title = "Báo cáo"', "title = 1", "title"),
    (MESSAGES, "title =", 'version = "2"\ntitle =', "version"),
    (MESSAGES, "title =", 'job_guide = "x"\ntitle =', "job_guide"),
    (MESSAGES, 'title = "Báo cáo"', f'title = "{"x" * 1001}"', "1000"),
    (MESSAGES, 'title = "Báo cáo"', 'title = "Báo cáo', "messages.toml"),
]


@pytest.mark.parametrize(("name", "old", "new", "named"), CHANGES, ids=[c[2][:40] for c in CHANGES])
def test_a_contradiction_is_refused_by_name(
    folder: Path, name: str, old: str, new: str, named: str
) -> None:
    change(folder / name, old, new)
    with pytest.raises(SourceError, match=named):
        read_sources(folder, SETTINGS)


@pytest.mark.parametrize(
    "line",
    [
        'Private Declare PtrSafe Function x Lib "kernel32" () As Long',
        'MsgBox "x"',
        'RunPython "import x"',
        'x = Shell("calc")',
        'Open path For Output As #1',
        'x = Environ("TEMP")',
        'x = Dir("C:")',
        'declare function y lib "z"',
        "Sub Auto_Open()",
        "Private Sub Workbook_Open()",
    ],
)  # fmt: skip
def test_what_a_launcher_may_not_do_is_refused(folder: Path, line: str) -> None:
    path = folder / LAUNCHER
    path.write_bytes(path.read_bytes() + line.encode("ascii") + b"\r\n")
    with pytest.raises(SourceError, match=r"BaoCaoLauncher\.bas: không được dùng"):
        read_sources(folder, SETTINGS)


@pytest.mark.parametrize("line", ["' MsgBox and Shell", 'x = "Shell"', "stream.Open"])
def test_a_comment_a_text_and_a_member_may_hold_the_word(folder: Path, line: str) -> None:
    path = folder / LAUNCHER
    path.write_bytes(path.read_bytes() + line.encode("ascii") + b"\r\n")
    read_sources(folder, SETTINGS)


@pytest.mark.parametrize("name", [RIBBON, MESSAGES, "modules"])
def test_a_missing_source_is_named(folder: Path, name: str) -> None:
    path = folder / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(SourceError, match=name):
        read_sources(folder, SETTINGS)


def test_a_broken_ribbon_is_refused(folder: Path) -> None:
    (folder / RIBBON).write_text("<customUI>")
    with pytest.raises(XmlError, match=r"ribbon\.xml"):
        read_sources(folder, SETTINGS)


def test_the_sources_are_ascii_with_cr_lf() -> None:
    for path in (shipped("addin") / "modules").glob("*.bas"):
        data = path.read_bytes()
        assert data.isascii()
        assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")


def test_a_refusal_is_one_of_the_programs_errors() -> None:
    assert issubclass(SourceError, BaocaoError)
    assert SourceError.exit_code == 2
