"""Installs or upgrades: made ready and tried beside the old one, then exchanged, all or nothing."""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from pathlib import Path

from . import registry, trial, windows
from .errors import SetupError, sentence
from .places import ADDIN, PARTS, Places
from .swap import Swap, discard
from .talk import Talk

EXCEL_RUNS = "Excel đang mở. Hãy lưu sổ, đóng hết cửa sổ Excel rồi chạy lại; chưa có gì thay đổi."
_INCOMPLETE = (
    "Bộ cài không đủ tệp ({what}). Hãy giải nén lại cả tệp zip (Extract All) rồi chạy CaiDat.cmd "
    "trong thư mục vừa giải nén."
)


def install(source: Path, places: Places, talk: Talk) -> str:
    """Install from the bundle's folder and return the version; SetupError: nothing was changed."""
    if windows.excel_runs():
        raise SetupError(EXCEL_RUNS)
    refuse_where_a_job_runs(places)
    new = places.home / "new"
    try:
        _prepare(source, new, talk)
        _exchange(new, places)
    except OSError as error:
        raise SetupError(f"{sentence(error)} Chưa có gì thay đổi.") from error
    finally:
        discard(new)
        remove_if_empty(places.home)
    version = (places.home / "version.txt").read_text("ascii").strip()
    _put_entry(places, version, talk)
    _put_link(places, talk)
    return version


def refuse_where_a_job_runs(places: Places) -> None:
    """Raise SetupError while a job of ours runs.

    A running job holds its lock; a lock that can be deleted was left by one that died.
    """
    try:
        (places.home / "run" / "job.lock").unlink(missing_ok=True)
    except PermissionError:
        raise SetupError(
            "Chương trình Báo cáo đang làm việc. Hãy chờ xong rồi chạy lại; chưa có gì thay đổi."
        ) from None


def _prepare(source: Path, new: Path, talk: Talk) -> None:
    """Put the whole program into `new` and try it there."""
    discard(new)
    talk.say("Đang chép tệp…")
    try:
        for part in (*PARTS, ADDIN):
            _copy(source / part, new / part)
        with zipfile.ZipFile(source / "packages.zip") as archive:
            archive.extractall(new / "python")
            compiled = any(name.endswith(".pyc") for name in archive.namelist())
    except (FileNotFoundError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise SetupError(_INCOMPLETE.format(what=getattr(error, "filename", "") or error)) from None
    python = new / "python" / "python.exe"
    if not compiled:
        talk.say("Đang chuẩn bị thư viện (khoảng một phút)…")
        trial.compile_packages(python)
    talk.say("Đang chạy thử…")
    for code in (trial.STARTS, trial.IMPORTS):
        trouble = trial.why_not(python, code)
        if trouble:
            raise SetupError(
                f"Python kèm theo không chạy được trên máy này: {trouble}. Có thể phần mềm diệt "
                "vi-rút hoặc quy định của cơ quan đã chặn; chưa có gì thay đổi."
            )


def _exchange(new: Path, places: Places) -> None:
    """Put the new program in the place of the old one; the add-in first, as Excel may hold it."""
    aside = places.excel / f"{ADDIN}.new"
    places.excel.mkdir(parents=True, exist_ok=True)
    _copy(new / ADDIN, aside)
    try:
        with Swap() as swap:
            # Beside XLSTART and not in it: Excel opens whatever lies there.
            swap.put(aside, places.addin, places.excel / f"{ADDIN}.old")
            for part in PARTS:
                swap.put(new / part, places.home / part, places.home / "old" / part)
    finally:
        discard(aside)
        discard(places.home / "old")


def _copy(source: Path, target: Path) -> None:
    """Copy by reading and writing: a copy by Windows takes along the mark "from the internet".

    Running the installer is the person's consent; nothing is unblocked.
    """
    if source.is_dir():
        for item in sorted(source.iterdir()):
            _copy(item, target / item.name)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as reading, target.open("wb") as writing:
        shutil.copyfileobj(reading, writing)


def _put_entry(places: Places, version: str, talk: Talk) -> None:
    """List the program; it works without, and GoBo.cmd removes it."""
    try:
        registry.enter(places.home, version, _kilobytes(places.home))
    except OSError as error:
        talk.say(
            f"Không ghi được vào danh sách chương trình của Windows ({error.strerror or error}). "
            f"Khi cần gỡ, hãy chạy {places.home}\\GoBo.cmd."
        )


def _put_link(places: Places, talk: Talk) -> None:
    """Put the shortcut on the desktop; the program is whole without it."""
    if places.link is None:
        return
    script = places.home / "drop.py"
    try:
        windows.make_link(
            places.link, places.python, f'-I -X utf8 "{script}"',
            "Thả một sổ biểu mẫu: kiểm tra và xuất báo cáo. Thả một thư mục: tổng hợp.",
        )  # fmt: skip
    except OSError as error:
        talk.say(f"Không đặt được lối tắt trên màn hình ({error.strerror or error}).")


def _kilobytes(folder: Path) -> int:
    files = (Path(root) / name for root, _, names in os.walk(folder) for name in names)
    return sum(file.stat().st_size for file in files) // 1024


def remove_if_empty(folder: Path) -> None:
    """Remove a folder in which nothing lies; Excel makes its own again."""
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
