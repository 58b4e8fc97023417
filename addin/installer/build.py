"""`make installer`: build/installer/BaoCao-<version>.zip for Windows, built on Linux.

    python addin/installer/build.py PYTHON-embed-amd64.zip [-o FOLDER] [--unknown-python]

The same sources, wheels and Python give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from baocao_bundle.compiled import compiled, interpreter  # noqa: E402
from baocao_bundle.python_windows import BundleError, read_python  # noqa: E402
from baocao_bundle.wheels import build_own, fetch, unpacked  # noqa: E402

from baocao import __version__  # noqa: E402
from baocao.output import write_whole  # noqa: E402
from baocao.tasks.addin import ADDIN, addin  # noqa: E402

TOP = ("CaiDat.cmd", "HuongDan.txt")
"""What the clerk sees when she opens the folder; all else lies in `files`."""

SETUP = ("install.py", "drop.py", "GoBo.cmd", "baocao_setup/*.py")

WHEN = (1980, 1, 1, 0, 0, 0)


def main() -> int:
    """Build the zip and say where it is and how large; 1 with a reason where it cannot be built."""
    arguments = _arguments()
    try:
        made = build(arguments.python, arguments.out, arguments.unknown_python)
    except BundleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{made}: {_megabytes(made.stat().st_size)}, SHA-256 {_sha256(made)}\n")
    return 0


def build(python: Path, out: Path, unknown_allowed: bool = False) -> Path:
    """Write the installer into `out` and return its path; BundleError where it cannot be built."""
    runtime = read_python(python, unknown_allowed)
    with tempfile.TemporaryDirectory(prefix="baocao-bundle-") as name:
        folder = Path(name)
        packages = _packages(folder)
        excel = addin(folder).read_bytes()
    files = {
        **{f"files/python/{name}": data for name, data in runtime.items()},
        **{f"files/{name}": data for name, data in _setup().items()},
        "files/packages.zip": _zip(packages),
        f"files/{ADDIN}": excel,
        "files/version.txt": f"{__version__}\r\n".encode("ascii"),
        **{name: (HERE / name).read_bytes() for name in TOP},
    }
    _tell(runtime, packages)
    target = out / f"BaoCao-{__version__}.zip"
    out.mkdir(parents=True, exist_ok=True)
    write_whole(target, _zip({f"BaoCao-{__version__}/{n}": d for n, d in files.items()}))
    return target


def _packages(folder: Path) -> dict[str, bytes]:
    """Return all that lies beside the bare Python: packages, our own, and their bytecode."""
    files = {
        name: data
        for wheel in (*fetch(folder), build_own(folder))
        for name, data in unpacked(wheel)
    }
    # pywin32 keeps what it learns of Excel in this folder where it is there, else in %TEMP%, which
    # no uninstall would clean.
    files["Lib/site-packages/win32com/gen_py/__init__.py"] = b""
    python = interpreter()
    if python:
        return {**files, **compiled(files, python)}
    sys.stdout.write("No Python 3.13 here: packages are compiled when they are installed.\n")
    return files


def _setup() -> dict[str, bytes]:
    return {
        path.relative_to(HERE).as_posix(): path.read_bytes()
        for pattern in SETUP
        for path in sorted(HERE.glob(pattern))
    }


def _zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files: sorted and of one date, so that equal files give equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, WHEN)
            entry.compress_type = (
                zipfile.ZIP_STORED if name.endswith(".zip") else zipfile.ZIP_DEFLATED
            )
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], compresslevel=9)
    return stream.getvalue()


def _tell(runtime: Mapping[str, bytes], packages: Mapping[str, bytes]) -> None:
    for label, files in (("Python", runtime), ("packages", packages)):
        size = sum(map(len, files.values()))
        sys.stdout.write(f"{label}: {len(files)} files, {_megabytes(size)} unpacked\n")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("python", type=Path, help="python.org's python-3.13.x-embed-amd64.zip")
    parser.add_argument("-o", dest="out", type=Path, default=Path("build/installer"))
    parser.add_argument("--unknown-python", action="store_true", help="tests only: any Python 3.13")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
