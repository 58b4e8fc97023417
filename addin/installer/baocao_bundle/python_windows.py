"""The Python for Windows that the bundle carries: which one, and whether a file is that one."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

MINOR = (3, 13)
"""The wheels in requirements-windows.txt are built for this one."""

KNOWN = {
    "76f238f606250c87c6beac75dccd35ee99070a13490555936abb6cb64ecce3d0": (
        "python-3.13.12-embed-amd64.zip"
    ),
}
"""SHA-256 to name, of python.org's embeddable packages that a release may carry.

python.org could not be reached where this was written: the hash is the one that several public
projects pin for that file. docs/windows.md says how a maintainer confirms it before a release.
"""

NEEDED = ("python.exe", "pythonw.exe", "python313.dll", "python313.zip", "vcruntime140.dll")
"""Without one of these no Python starts."""

SEARCH_PATH = "\r\n".join(
    ("python313.zip", ".", r"Lib\site-packages", r"Lib\site-packages\win32",
     r"Lib\site-packages\win32\lib", "")
)  # fmt: skip
"""python313._pth. `import site` is left out: what is imported is fixed here, and starts sooner."""


class BundleError(Exception):
    """The bundle cannot be built; the text says what to do."""


def read_python(path: Path, unknown_allowed: bool = False) -> dict[str, bytes]:
    """Return the files of an embeddable Python by name, with our search path in them.

    BundleError where the file is none, or not one of KNOWN and `unknown_allowed` is not given.
    """
    digest = _digest(path)
    if digest not in KNOWN and not unknown_allowed:
        raise BundleError(
            f"{path.name} is not a known Python for Windows (SHA-256 {digest}). A release takes "
            f"{', '.join(KNOWN.values())} from python.org; for a test: UNKNOWN_PYTHON=1."
        )
    files = _flat(path)
    missing = [name for name in NEEDED if name not in files]
    if missing:
        raise BundleError(f"{path.name} is no embeddable Python 3.13: {', '.join(missing)} missing")
    files["python313._pth"] = SEARCH_PATH.encode("ascii")
    return files


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise BundleError(f"cannot read the Python for Windows: {error}") from None


def _flat(path: Path) -> dict[str, bytes]:
    """Return the files of the zip; those of one folder where all lie in one."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            program = next((name for name in names if name.endswith("python.exe")), "")
            home = program.removesuffix("python.exe")
            return {
                name.removeprefix(home): archive.read(name)
                for name in names
                if name.startswith(home)
            }
    except zipfile.BadZipFile:
        raise BundleError(f"{path.name} is not a zip file") from None
