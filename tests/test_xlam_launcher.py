"""The launcher's VBA at work: what a click says, starts, refuses, watches.

The sources that ship are run by pyOpenVBA over stand-ins for Excel and Windows.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from baocao import __version__
from baocao.core.names import INFO
from baocao.tasks.addin import shipped_sources
from baocao.xlam.ribbon import Button
from vba_host import HOME, NO, YES, Host

SOURCES = shipped_sources()
BUTTONS = {button.function: button for button in SOURCES.buttons}
VALIDATE = BUTTONS["validate"].callback
LOCK = f"{HOME}\\BaoCao\\run\\job.lock"
JOB = f"{HOME}\\BaoCao\\run\\job.txt"
STOP = f"{HOME}\\BaoCao\\run\\job.stop"


@pytest.fixture
def excel() -> Host:
    """Excel with the program installed and a form open."""
    host = Host(SOURCES)
    host.install(__version__)
    host.open("bieu-mau.xlsx", INFO, "Mẫu 1")
    return host


def arguments(command: str) -> list[str]:
    """Return what Python gets of a Windows command line (the C runtime's rules)."""
    found, current, quoted, backslashes = [], "", False, 0
    for letter in command + " ":
        if letter == "\\":
            backslashes += 1
            continue
        if letter == '"':
            current += "\\" * (backslashes // 2)
            if backslashes % 2:
                current += '"'
            else:
                quoted = not quoted
        else:
            current += "\\" * backslashes
            if letter == " " and not quoted:
                found += [current] if current else []
                current = ""
            else:
                current += letter
        backslashes = 0
    return found


@pytest.mark.parametrize("button", SOURCES.buttons, ids=lambda b: b.function)
def test_each_button_starts_its_function(excel: Host, button: Button) -> None:
    excel.click(button.callback)
    ((command, style, wait),) = excel.started
    assert arguments(command) == [
        f"{HOME}\\BaoCao\\python\\pythonw.exe", "-I", "-X", "utf8", "-m", "baocao.ribbon",
        button.function, f"--addin={__version__}", f"--run={HOME}\\BaoCao\\run",
        "--wb=bieu-mau.xlsx", "--from_xl=1",
        r"--app=C:\Program Files\Microsoft Office\root\Office16\Microsoft Excel", "--hwnd=7734",
    ]  # fmt: skip
    # A hidden window would hide Python's first message too.
    assert (style, wait) == (1, False)
    assert not excel.said
    assert excel.status == f"Đang bắt đầu: {button.label}…"
    assert excel.disk.files[JOB] == f"{button.function}\r\nbieu-mau.xlsx"
    assert LOCK in excel.disk.files


@pytest.mark.parametrize(
    "name",
    [
        "Biểu mẫu xã Tân Nam.xlsx",
        "a=b=c.xlsx",
        "Tổng hợp [2021] (1) & 'x'; 100%.xlsx",
        "%TEMP%.xlsx",
        "Book1",
        "^caret!$.xlsx",
    ],
)
def test_a_workbooks_name_arrives_whatever_it_holds(excel: Host, name: str) -> None:
    excel.open(name, INFO)
    excel.click(VALIDATE)
    assert f"--wb={name}" in arguments(excel.started[0][0])
    # Beside the command too: Windows may replace %NAME% in a command, and xlwings cuts at "=".
    assert excel.disk.files[JOB].split("\r\n")[1] == name


@pytest.mark.parametrize("text", ["C:\\Tải xuống\\", "a b", "", "\\\\máy chủ\\chung"])
def test_a_quoted_text_arrives_as_it_is(excel: Host, text: str) -> None:
    quoted = str(excel.interpreter.run("BaoCaoLauncher.Quoted", [text]))
    assert arguments(f"x --a={quoted} y") == ["x", f"--a={text}", "y"]


def test_without_the_program_it_says_how_to_install() -> None:
    excel = Host(SOURCES)
    excel.open("a.xlsx", INFO)
    excel.click(VALIDATE)
    assert f"{HOME}\\BaoCao" in excel.said[0]
    assert "chưa cài" in excel.said[0] and "CaiDat.cmd" in excel.said[0]
    assert not excel.started


@pytest.mark.parametrize(("installed", "shown"), [("9.9.9", "9.9.9"), ("", "?")])
def test_another_version_of_the_program_is_named(excel: Host, installed: str, shown: str) -> None:
    excel.install(installed)
    excel.click(VALIDATE)
    assert f"bản {__version__}" in excel.said[0] and f"bản {shown}" in excel.said[0]
    assert not excel.started


@pytest.mark.parametrize("task", ["validate", "consolidate", "insert_figure", "report"])
def test_a_job_on_the_open_form_needs_one(excel: Host, task: str) -> None:
    excel.close()
    excel.click(BUTTONS[task].callback)
    assert "Chưa có sổ nào đang mở" in excel.said[0]
    assert not excel.started and LOCK not in excel.disk.files


@pytest.mark.parametrize("task", ["check_setup", "guide"])
def test_help_needs_no_workbook(task: str) -> None:
    excel = Host(SOURCES)
    excel.install(__version__)
    excel.click(BUTTONS[task].callback)
    assert "--wb=" in arguments(excel.started[0][0])
    assert not excel.said


def test_a_workbook_in_protected_view_is_told_from_none() -> None:
    excel = Host(SOURCES)
    excel.install(__version__)
    excel.protect_view()
    excel.click(VALIDATE)
    assert "Enable Editing" in excel.said[0]
    assert not excel.started


def test_a_workbook_that_is_no_form_is_named(excel: Host) -> None:
    excel.open("lương.xlsx", "Sheet1", "thông tin")
    excel.click(VALIDATE)
    assert "“lương.xlsx”" in excel.said[0] and f"“{INFO}”" in excel.said[0]
    assert not excel.started


@pytest.mark.parametrize("later", [0, 1, 29])
def test_a_second_click_while_python_starts_says_what_runs(excel: Host, later: int) -> None:
    excel.click(VALIDATE)
    excel.now = excel.now.replace(second=later)
    excel.answer = NO
    excel.click(BUTTONS["report"].callback)
    assert "Đang thực hiện: Kiểm tra số liệu" in excel.said[0]
    assert len(excel.started) == 1
    assert STOP not in excel.disk.files


def test_a_second_click_on_a_live_job_can_stop_it(excel: Host) -> None:
    excel.click(BUTTONS["consolidate"].callback)
    excel.disk.held.add(LOCK)
    excel.wait(100)
    excel.answer = YES
    excel.click(VALIDATE)
    assert "Đang thực hiện: Tổng hợp số liệu" in excel.said[0]
    assert STOP in excel.disk.files
    assert excel.status == "Đang dừng, xin chờ…"
    assert len(excel.started) == 1


def test_a_job_that_cannot_be_named_is_still_told(excel: Host) -> None:
    excel.click(VALIDATE)
    del excel.disk.files[JOB]
    excel.answer = NO
    excel.click(VALIDATE)
    assert "Đang thực hiện: một việc khác" in excel.said[0]


def test_a_new_job_takes_an_old_stop_away(excel: Host) -> None:
    excel.disk.folders.add(f"{HOME}\\BaoCao\\run")
    excel.disk.write(STOP, "", excel.now)
    excel.click(VALIDATE)
    assert STOP not in excel.disk.files
    assert excel.started


def test_a_lock_that_nobody_holds_does_not_block(excel: Host) -> None:
    excel.click(VALIDATE)
    excel.planned.clear()
    excel.wait(31)
    excel.click(VALIDATE)
    assert len(excel.started) == 2
    assert not excel.said


def test_a_lock_from_a_clock_set_back_does_not_block(excel: Host) -> None:
    excel.click(VALIDATE)
    excel.planned.clear()
    excel.wait(-3600)
    excel.click(VALIDATE)
    assert len(excel.started) == 2


def test_a_job_that_ends_is_watched_no_more(excel: Host) -> None:
    excel.click(VALIDATE)
    assert excel.planned == ["'BaoCao.xlam'!BaoCaoJob.Watch"]
    excel.disk.files.pop(LOCK)
    excel.wait(31)
    assert not excel.planned and not excel.said
    assert excel.status is False


def test_a_job_that_lives_is_watched_on(excel: Host) -> None:
    excel.click(VALIDATE)
    excel.disk.held.add(LOCK)
    for _ in range(5):
        excel.wait(31)
        assert len(excel.planned) == 1
    assert not excel.said


def test_a_job_that_died_is_told_once_with_the_logs_place(excel: Host) -> None:
    excel.click(VALIDATE)
    excel.disk.held.add(LOCK)
    excel.wait(31)
    excel.disk.held.discard(LOCK)
    excel.wait(5)
    assert len(excel.said) == 1
    assert "dừng giữa chừng" in excel.said[0] and f"{HOME}\\BaoCao\\log" in excel.said[0]
    assert excel.status is False
    assert not excel.planned and LOCK not in excel.disk.files


def test_a_start_that_windows_refuses_is_told_with_its_reason(excel: Host) -> None:
    excel.run_fails = "Quyền truy cập bị từ chối"
    excel.click(VALIDATE)
    assert "Quyền truy cập bị từ chối" in excel.said[0]
    assert f"{HOME}\\BaoCao\\log" in excel.said[0]
    assert excel.status is False
    assert LOCK not in excel.disk.files and not excel.planned


def test_an_unwritable_folder_is_told(excel: Host) -> None:
    excel.disk.read_only = True
    excel.click(VALIDATE)
    assert "Permission denied" in excel.said[0]
    assert not excel.started


def test_every_message_is_whole_when_it_is_said(excel: Host) -> None:
    excel.open("x.xlsx", "Sheet1")
    excel.click(VALIDATE)
    excel.open("x.xlsx", INFO)
    excel.click(VALIDATE)
    excel.click(VALIDATE)
    for text in excel.said:
        assert "{" not in text and "\n\r" not in text.replace("\r\n", "")
        assert "\n" not in text.replace("\r\n", "")


def test_the_interpreters_switches_are_ones_that_python_knows() -> None:
    ran = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-m", "baocao", "--help"], capture_output=True
    )
    assert ran.returncode == 0
