"""The commands as a clerk meets them: exit codes, one clear sentence, nothing half written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from baocao import cli
from baocao.resources import shipped

SAMPLE = shipped("workbooks") / "quang-binh"
DISTRICT = SAMPLE / "huyen-quang-binh.xlsx"
COMMUNES = sorted((SAMPLE / "don-vi").glob("*.xlsx"))
COMMUNE = SAMPLE / "don-vi" / "07_Xa_Tan_Nam.xlsx"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run `baocao` as a process of its own, its output read as UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "baocao", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def bad_inputs(folder: Path) -> dict[str, Path]:
    """Write one file of each kind that cannot be read, by what is wrong with it."""
    files = {name: folder / f"{name}.xlsx" for name in ("empty", "text", "cut", "other-zip")}
    files["empty"].write_bytes(b"")
    files["text"].write_text("Xã Tân Nam: 16 trang", encoding="utf-8")
    files["cut"].write_bytes(COMMUNE.read_bytes()[:5000])
    with zipfile.ZipFile(files["other-zip"], "w") as package:
        package.writestr("readme.txt", "hello")
    files["missing"] = folder / "missing.xlsx"
    files["folder"] = folder / "folder.xlsx"
    files["folder"].mkdir()
    files["device"] = Path("/dev/zero" if os.name != "nt" else "NUL")
    return files


@pytest.mark.parametrize(
    "what", ["empty", "text", "cut", "other-zip", "missing", "folder", "device"]
)
@pytest.mark.parametrize("command", ["validate", "report", "consolidate"])
def test_an_input_that_cannot_be_read_is_one_sentence_and_exit_code_2(
    command: str, what: str, tmp_path: Path
) -> None:
    given = bad_inputs(tmp_path)[what]
    out = tmp_path / ("out.docx" if command == "report" else "out.xlsx")
    arguments = {
        "validate": (given,),
        "report": (given, "-o", out),
        "consolidate": (given, SAMPLE / "don-vi", "-o", out),
    }[command]
    done = run(command, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not out.exists()


def test_a_workbook_of_another_kind_is_refused(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Tên", "Lương"])
    book.save(tmp_path / "luong.xlsx")
    done = run("validate", tmp_path / "luong.xlsx")
    assert done.returncode == 2
    assert done.stderr.strip()


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate",),
        ("báo-cáo",),
        (),
        ("new",),
        ("new", "-o", "x.xlsx", "--level", "thôn"),
        ("consolidate", "x.xlsx", "-o", "y.xlsx"),
        ("validate", "x.xlsx", "--nhanh"),
        ("new", "-o", "x.docx"),
        ("report", "x.xlsx", "-o", "y.xlsx"),
    ],
)
def test_wrong_arguments_are_a_vietnamese_sentence_and_exit_code_2(arguments: tuple[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    for english in ("required", "invalid", "unrecognized", "expected", "usage"):
        assert english not in done.stderr


def test_help_is_vietnamese() -> None:
    done = run("--help")
    assert done.returncode == 0
    for word in ("Cách dùng", "Các lệnh", "validate", "consolidate", "report", "new", "demo"):
        assert word in done.stdout
    assert "show this help" not in done.stdout


def test_an_output_equal_to_an_input_is_refused_and_the_input_unchanged(tmp_path: Path) -> None:
    district = tmp_path / "huyen.xlsx"
    district.write_bytes(DISTRICT.read_bytes())
    before = district.read_bytes()
    named = tmp_path / "huyen.docx"
    named.write_bytes(before)
    for arguments in (
        ("consolidate", district, SAMPLE / "don-vi", "-o", district),
        ("report", named, "-o", named),
    ):
        done = run(*arguments)
        assert done.returncode == 2
        assert done.stderr.strip()
        assert district.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="a folder cannot be made read-only on Windows")
def test_an_output_in_a_folder_that_is_not_there_is_exit_code_2(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    done = run("new", "-o", blocked / "x.xlsx")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_a_disk_with_no_room_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    program = (
        "import resource, sys; from baocao.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        f"sys.exit(main(['new', '-o', {str(tmp_path / 'x.xlsx')!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "đầy" in done.stderr
    assert not list(tmp_path.iterdir())


def test_an_output_that_is_no_ordinary_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    assert run("new", "-o", pipe).returncode == 2
    assert pipe.is_fifo()


def test_json_has_the_fields_of_the_contract() -> None:
    done = run("validate", DISTRICT, "--json")
    findings = json.loads(done.stdout)["findings"]
    assert findings
    for finding in findings:
        assert set(finding) == {"code", "severity", "sheet", "cell", "unit", "file", "message"}
        assert finding["severity"] in {"error", "warning", "info"}
        assert finding["message"]


def test_the_sample_gives_no_other_findings_than_the_ones_that_the_reference_has() -> None:
    done = run("validate", DISTRICT, "--json")
    assert done.returncode == 0
    codes = [f["code"] for f in json.loads(done.stdout)["findings"] if f["severity"] != "info"]
    assert codes == ["documents-differ"]


@pytest.mark.parametrize(
    "commune", sorted((SAMPLE / "don-vi").glob("*.xlsx")), ids=lambda p: p.stem
)
def test_a_sample_commune_has_nothing_wrong(
    commune: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["validate", str(commune), "--json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {f["code"] for f in findings} <= {"year-open"}


def test_what_breaks_is_one_sentence_and_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def broken(*_: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr("baocao.tasks.validate.validate", broken)
    assert cli.main(["validate", str(COMMUNE)]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    log = next((tmp_path / "baocao" / "log").iterdir())
    assert str(log) in said
    assert "a defect" in log.read_text(encoding="utf-8")


def test_the_log_lies_where_the_addin_says_on_windows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from baocao import journal

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    launcher = (shipped("addin") / "modules" / "BaoCaoLauncher.bas").read_text(encoding="ascii")
    assert journal.home() == tmp_path / "BaoCao"
    assert '"%LOCALAPPDATA%") & "\\BaoCao"' in launcher
    assert f'LogFolder As String = "\\{journal.log_folder().name}"' in launcher
    # What may be deleted at any time is not the installation.
    assert journal.cache_folder().parent == journal.home() == journal.log_folder().parent


def test_the_addin_is_built_into_a_folder_that_is_made(tmp_path: Path) -> None:
    done = run("addin", "build", "-o", tmp_path / "ra" / "đây")
    assert done.returncode == 0, done.stderr
    assert zipfile.is_zipfile(tmp_path / "ra" / "đây" / "BaoCao.xlam")
    assert "BaoCao.xlam" in done.stdout


def test_addin_without_a_job_says_what_is_missing() -> None:
    done = run("addin")
    assert done.returncode == 2
    assert "VIỆC" in done.stderr


@pytest.mark.parametrize("command", ["new", "validate", "consolidate", "report", "demo"])
def test_help_begins_with_one_usage_line(command: str) -> None:
    said = run(command, "--help").stdout
    assert said.startswith(f"Cách dùng: baocao {command} ") and said.count("Cách dùng") == 1
