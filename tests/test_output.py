"""Outputs are whole or not at all; an input is never overwritten."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from baocao import output
from baocao.errors import OutputError
from baocao.output import write_whole


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_bytes_stand_in_the_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "báo cáo.docx"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert left(tmp_path) == ["báo cáo.docx"]


def test_permissions_of_the_replaced_file_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(target, b"new")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_new_file_is_as_open_as_any_other(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.xlsx", b"new")
    (tmp_path / "b.xlsx").write_bytes(b"x")
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_a_link_is_written_through(tmp_path: Path) -> None:
    real, link = tmp_path / "real.xlsx", tmp_path / "link.xlsx"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["", "dir", "none/a.xlsx", "file.txt/a.xlsx", "a\0b", "x" * 300])
def test_a_target_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "dir").mkdir()
    (tmp_path / "file.txt").write_bytes(b"x")
    before = left(tmp_path)
    with pytest.raises(OutputError) as caught:
        write_whole(tmp_path / name, b"new")
    assert "Hãy" in str(caught.value)
    assert left(tmp_path) == before


def test_an_output_that_is_an_input_is_refused_under_any_name(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    source.write_bytes(b"old")
    link, hard = tmp_path / "link.xlsx", tmp_path / "hard.xlsx"
    link.symlink_to(source)
    os.link(source, hard)
    for name in (source, link, hard, tmp_path / "." / "x" / ".." / "a.xlsx"):
        with pytest.raises(OutputError, match="trùng với tệp đầu vào"):
            write_whole(name, b"new", [source])
    assert source.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EDQUOT, "ổ đĩa đã đầy"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.EACCES, "đang mở ở chương trình khác"),
        (errno.EIO, "Hãy chọn nơi khác"),
    ],
)
@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_whatever_fails_the_old_file_stays_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str, step: str
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    if step == "write":
        monkeypatch.setattr(output, "_write", fail)
    elif step == "fsync":
        monkeypatch.setattr(output.os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match=words):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert left(tmp_path) == ["a.xlsx"]


_BEYOND_THE_LIMIT = """
import resource, sys
from pathlib import Path
from baocao.errors import OutputError
from baocao.output import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), b"x" * 5000)
except OutputError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_write_that_the_system_stops_midway_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    ran = subprocess.run(
        [sys.executable, "-c", _BEYOND_THE_LIMIT, str(target)],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert "ổ đĩa đã đầy" in ran.stdout
    assert target.read_bytes() == b"old"
    assert left(tmp_path) == ["a.xlsx"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_and_a_read_only_file_are_refused(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(OutputError, match="chỉ"):
        write_whole(target, b"new")
    tmp_path.chmod(0o555)
    with pytest.raises(OutputError, match="chỉ"):
        write_whole(tmp_path / "b.xlsx", b"new")
    tmp_path.chmod(0o755)


def test_a_read_only_file_is_refused_even_where_the_system_would_let_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr(output.os, "access", lambda *_: False)
    with pytest.raises(OutputError, match="đang mở"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
