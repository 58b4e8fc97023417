"""Compiles the packages for the bundle's Python, where an interpreter of that version is at hand.

Bytecode belongs to a minor version: one made by another Python is thrown away at every start. Where
no such interpreter is found, the installer compiles on the clerk's machine with the bundled one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .python_windows import MINOR


def interpreter() -> str:
    """Return the path of a Python of the bundle's minor version on this machine, or ""."""
    if sys.version_info[:2] == MINOR:
        return sys.executable
    found = shutil.which(f"python{MINOR[0]}.{MINOR[1]}") or ""
    return found if found and _is_it(found) else ""


def compiled(files: dict[str, bytes], python: str) -> dict[str, bytes]:
    """Return the .pyc files of the packages' sources, each by its path.

    They are "unchecked": valid whatever time a copy of the source carries, and the same bytes for
    the same source.
    """
    sources = {name: data for name, data in files.items() if name.endswith(".py")}
    with tempfile.TemporaryDirectory(prefix="baocao-compile-") as name:
        root = Path(name)
        for path, data in sources.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        # Left alone: a source that does not compile (a template of a package) is no error.
        subprocess.run(
            [python, "-I", "-m", "compileall", "-qq", "-s", name, "--invalidation-mode",
             "unchecked-hash", "-j", "2", name],
            capture_output=True, check=False,
        )  # fmt: skip
        return {
            made.relative_to(root).as_posix(): made.read_bytes() for made in root.rglob("*.pyc")
        }


def _is_it(path: str) -> bool:
    """Say whether a command of that name runs and is of that version (pyenv's shim may not)."""
    code = "import sys; print(*sys.version_info[:2])"
    ran = subprocess.run([path, "-I", "-c", code], capture_output=True, text=True, check=False)
    return ran.stdout.split() == [str(part) for part in MINOR]
