"""`baocao archive`: everything in one file for the record, with hashes that can be checked."""

from __future__ import annotations

import subprocess
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from baocao.cli import main
from baocao.errors import InputError, OutputError
from baocao.tasks.archive import HASHES, LOG, archive
from edited_reports import PROGRAMME, TODAY, report_of, workbook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    report_of(workbook(tmp_path / "so.xlsx"), tmp_path / "a.docx")
    sent = tmp_path / "đã gửi" / "đợt 2"
    sent.mkdir(parents=True)
    (sent / "Xã Tân Nam.xlsx").write_bytes(b"mot")
    (sent.parent / "Xã Tân Bắc.xlsx").write_bytes(b"hai")
    (sent.parent / "~$Xã Tân Bắc.xlsx").write_bytes(b"khoa")
    return tmp_path


def packed(folder: Path, *sources: Path) -> Path:
    out = folder / "luu.zip"
    archive(folder / "so.xlsx", folder / "a.docx", sources, out, PROGRAMME, TODAY)
    return out


def test_everything_lies_in_it_as_it_was(folder: Path) -> None:
    with ZipFile(packed(folder, folder / "đã gửi")) as kept:
        assert kept.testzip() is None
        assert kept.namelist() == [
            "so-tong-hop/so.xlsx", "bao-cao/a.docx", "don-vi/Xã Tân Bắc.xlsx",
            "don-vi/đợt 2/Xã Tân Nam.xlsx", LOG, HASHES,
        ]  # fmt: skip
        assert kept.read("so-tong-hop/so.xlsx") == (folder / "so.xlsx").read_bytes()
        assert kept.read("don-vi/đợt 2/Xã Tân Nam.xlsx") == b"mot"
        log = kept.read(LOG).decode("utf-8-sig")
    assert "15/7/2021" in log and "đều đúng như sổ" in log and "Tệp của các đơn vị: 2" in log


def test_the_hashes_are_those_that_sha256sum_checks(folder: Path) -> None:
    with ZipFile(packed(folder, folder / "đã gửi")) as kept:
        kept.extractall(folder / "mo")
    ran = subprocess.run(
        ["sha256sum", "-c", HASHES], cwd=folder / "mo", capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0 and ran.stdout.count("OK") == 5


def test_the_same_files_give_the_same_bytes(folder: Path) -> None:
    first = sha256(packed(folder, folder / "đã gửi").read_bytes()).hexdigest()
    assert sha256(packed(folder, folder / "đã gửi").read_bytes()).hexdigest() == first


def test_the_log_tells_what_disagrees(folder: Path) -> None:
    workbook(folder / "so.xlsx", {2019: 70, 2020: 165, 2021: 106})
    with ZipFile(packed(folder)) as kept:
        log = kept.read(LOG).decode("utf-8-sig")
    assert "Lỗi" in log and "“336”" in log and "“341”" in log


def test_files_of_one_name_are_both_kept_and_folders_are_told_apart(folder: Path) -> None:
    twin = folder / "Xã Tân Bắc.xlsx"
    twin.write_bytes(b"ba")
    other = folder / "khác" / "Xã Tân Bắc.xlsx"
    other.parent.mkdir()
    other.write_bytes(b"bon")
    with ZipFile(packed(folder, folder / "đã gửi", twin, other)) as kept:
        names = [name for name in kept.namelist() if "Tân Bắc" in name]
    assert names == [
        "don-vi/đã gửi/Xã Tân Bắc.xlsx",
        "don-vi/Xã Tân Bắc.xlsx",
        "don-vi/Xã Tân Bắc (2).xlsx",
    ]


def test_an_archive_of_before_in_the_folder_is_not_packed_into_itself(folder: Path) -> None:
    out = folder / "đã gửi" / "luu.zip"
    given = (folder / "so.xlsx", folder / "a.docx", [folder / "đã gửi"], out, PROGRAMME, TODAY)
    assert archive(*given).files == archive(*given).files == 6


def test_an_input_is_never_the_output(folder: Path) -> None:
    sent = folder / "nguon.zip"
    sent.write_bytes(b"zip")
    with pytest.raises(OutputError):
        archive(folder / "so.xlsx", folder / "a.docx", [sent], sent, PROGRAMME, TODAY)
    assert sent.read_bytes() == b"zip"


def test_a_source_that_is_not_there_is_said(folder: Path) -> None:
    with pytest.raises(InputError, match="khong-co"):
        packed(folder, folder / "khong-co")
    assert not (folder / "luu.zip").exists()


def test_the_command_packs_and_says_how_the_report_stands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(folder / "so.xlsx"), str(folder / "a.docx"), str(folder / "đã gửi")]
    assert main(["archive", *given, "-o", str(folder / "luu.zip")]) == 0
    assert "(6 tệp)" in capsys.readouterr().out
