"""What a click and the add-in share: the lock, the job file, the stop file (decision 0011)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from baocao.clicks.job import Job
from baocao.ribbon import FUNCTIONS, Arguments
from baocao.tasks.addin import shipped_sources

LAUNCHER = shipped_sources()


def written(folder: Path, text: str) -> None:
    """Write job.txt as FileSystemObject does: UTF-16 with its mark."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "job.txt").write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))


def test_each_button_has_its_function() -> None:
    assert {button.function for button in LAUNCHER.buttons} == set(FUNCTIONS)


def test_the_files_are_those_of_the_add_in() -> None:
    (module,) = (m for m in LAUNCHER.modules if m.name == "BaoCaoJob")
    for name in ("job.txt", "job.lock", "job.stop"):
        assert f'"\\{name}"' in module.source


def test_a_lock_is_made_where_the_add_in_made_none(tmp_path: Path) -> None:
    job = Job(tmp_path / "run")
    assert job.begin()
    assert (tmp_path / "run" / "job.lock").exists()
    job.end()
    assert list((tmp_path / "run").iterdir()) == []


def test_a_second_click_ends_without_touching_the_first_ones_lock(tmp_path: Path) -> None:
    first, second = Job(tmp_path), Job(tmp_path)
    assert first.begin()
    assert not second.begin()
    second.end()
    assert (tmp_path / "job.lock").exists()
    first.end()
    assert second.begin()
    second.end()


def test_a_job_that_died_leaves_its_lock_and_hinders_nobody(tmp_path: Path) -> None:
    died = (
        "import os, sys; from pathlib import Path; from baocao.clicks.job import Job\n"
        "print(Job(Path(sys.argv[1])).begin(), flush=True); os._exit(1)"
    )
    said = subprocess.run(
        [sys.executable, "-c", died, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert said.stdout.strip() == "True"
    # The add-in finds it, can delete it, and tells the clerk.
    assert (tmp_path / "job.lock").exists()
    job = Job(tmp_path)
    assert job.begin()
    job.end()


def test_a_lock_of_another_process_is_respected(tmp_path: Path) -> None:
    waits = (
        "import sys; from pathlib import Path; from baocao.clicks.job import Job\n"
        "job = Job(Path(sys.argv[1])); print(job.begin(), flush=True); sys.stdin.read(); job.end()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", waits, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout and other.stdin
        assert other.stdout.readline().strip() == "True"
        assert not Job(tmp_path).begin()
        other.stdin.close()
        other.wait(10)
    assert Job(tmp_path).begin()


def test_the_stop_file_is_seen_and_goes_with_the_job(tmp_path: Path) -> None:
    job = Job(tmp_path)
    job.begin()
    assert not job.stop_asked()
    (tmp_path / "job.stop").touch()
    assert job.stop_asked()
    job.end()
    assert not (tmp_path / "job.stop").exists()


@pytest.mark.parametrize(
    "name",
    [
        "PLU=2024.xlsx", "100%TEMP%.xlsx", " đầu và cuối ", "Sổ [1] & “a”; b.xlsx", "Book1",
        "Nguyễn Thị Ánh – số liệu.xlsx", "",
    ],
)  # fmt: skip
def test_a_workbooks_name_arrives_exactly(tmp_path: Path, name: str) -> None:
    written(tmp_path, f"validate\r\n{name}")
    assert Job(tmp_path).book("validate") == name


@pytest.mark.parametrize("text", ["report\r\na.xlsx", "", "validate"])
def test_what_was_written_for_another_job_is_not_taken(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    assert not Job(tmp_path).book("validate")


def test_without_a_job_file_the_command_line_names_the_workbook(tmp_path: Path) -> None:
    assert Job(tmp_path).book("validate") is None
    (tmp_path / "job.txt").write_bytes(b"\xff")
    assert Job(tmp_path).book("validate") is None
    said = Arguments.of(["validate", "--wb=PLU=2024.xlsx", "--hwnd=4711", "--from_xl=1"])
    assert (said.book, said.hwnd) == ("PLU=2024.xlsx", 4711)


@pytest.mark.parametrize("hwnd", ["", "--hwnd=", "--hwnd=x", "--hwnd=-1"])
def test_a_window_that_is_no_number_is_none(hwnd: str) -> None:
    assert Arguments.of(["validate", hwnd]).hwnd == 0
