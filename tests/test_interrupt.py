"""Ctrl-C: nothing half done, no worker left, and the bar tells what is left before."""

import io
import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from baocao import console
from baocao.console import Progress

SLOW = textwrap.dedent(
    """
    import sys, time
    from baocao.intake.pool import work_on

    def slowly(item):
        time.sleep(0.05)
        return item

    def arrived(place, result):
        print(place, flush=True)

    if __name__ == "__main__":
        try:
            work_on(range(2000), slowly, slowly, workers=2, arrived=arrived)
        except KeyboardInterrupt:
            sys.exit(130)
    """
)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a group of processes is sent a signal")
def test_ctrl_c_ends_the_work_and_its_workers_at_once(tmp_path):
    program = tmp_path / "slow.py"
    program.write_text(SLOW, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    assert running.stdout is not None
    running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    begun = time.monotonic()
    _, said = running.communicate(timeout=30)
    assert (running.returncode, said) == (130, b"")
    assert time.monotonic() - begun < 10
    for _ in range(50):
        left = subprocess.run(["pgrep", "-g", str(running.pid)], capture_output=True, check=False)
        if not left.stdout:
            return
        time.sleep(0.1)
    raise AssertionError("workers are left")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_of_a_second_piece_of_work_goes_by_its_own_pace(monkeypatch):
    moments = iter([0.0, 1000.0, 1001.0, 1011.0])
    monkeypatch.setattr(console.time, "monotonic", lambda: next(moments))
    stream = Terminal()
    progress = Progress(stream)
    for done, total in ((3321, 3321), (1, 21), (11, 21)):
        progress(done, total, "Xã Tân Nam")
    assert "11/21, còn khoảng 9 giây" in stream.getvalue()


def test_the_bar_tells_count_unit_and_time_left(monkeypatch):
    moments = iter([0.0, 1.0, 10.0, 10.01, 3000.0, 20.0])
    monkeypatch.setattr(console.time, "monotonic", lambda: next(moments))
    stream = Terminal()
    progress = Progress(stream)
    for done in (100, 1000, 1001, 1500, 3321):
        progress(done, 3321, "Xã Tân Nam")
    shown = stream.getvalue().split("\r\x1b[K")[1:]
    assert [text[25:] for text in shown] == [
        "100/3.321  Xã Tân Nam",
        "1.000/3.321, còn khoảng 23 giây  Xã Tân Nam",
        "1.500/3.321, còn khoảng 61 phút  Xã Tân Nam",
        "3.321/3.321  Xã Tân Nam",
    ]


def test_the_bar_is_silent_in_a_pipe():
    stream = io.StringIO()
    Progress(stream)(1, 2, "Xã A")
    assert stream.getvalue() == ""
