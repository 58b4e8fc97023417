"""A document as PDF, by the office program that is there: LibreOffice, else Word on Windows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

_LONGEST = 180
"""Seconds after which a program that does not end is given up."""
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (r"LibreOffice\program\soffice.exe",),
}
_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)")
_WORD = (
    "$w = New-Object -ComObject Word.Application; $w.Visible = $false; "
    "try {{ $d = $w.Documents.Open({source}, $false, $true); $d.SaveAs2({target}, 17); "
    "$d.Close($false) }} finally {{ $w.Quit() }}"
)
"""Word by its own automation: opened read-only, saved as wdFormatPDF (17)."""


def as_pdf(document: bytes) -> bytes | None:
    """Return a .docx as PDF, None where no office program is there or none could make it.

    The program works on a copy in a folder of its own, with a profile of its own, so that a
    running one is not in its way.
    """
    with tempfile.TemporaryDirectory(prefix="baocao-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "bao-cao.docx", folder / "bao-cao.pdf"
        source.write_bytes(document)
        for command in _commands(source, target):
            if _ran(command, folder) and target.is_file() and target.stat().st_size:
                return target.read_bytes()
    return None


def _commands(source: Path, target: Path) -> Iterator[list[str]]:
    """Yield the commands that may make the PDF, the likeliest first."""
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    for program in _libreoffice():
        yield [program, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir",
               str(target.parent), str(source)]  # fmt: skip
    powershell = shutil.which("powershell") if sys.platform == "win32" else None
    if powershell:
        script = _WORD.format(source=_quoted(source), target=_quoted(target))
        yield [powershell, "-NoProfile", "-NonInteractive", "-Command", script]


def _libreoffice() -> Iterator[str]:
    yield from (found for program in _PROGRAMS if (found := shutil.which(program)))
    for place in _PLACES.get(sys.platform, ()):
        for root in _ROOTS if sys.platform == "win32" else ("",):
            if (program := Path(os.environ.get(root, ""), place)).is_file():
                yield str(program)


def _quoted(path: Path) -> str:
    """Return a path as a literal of PowerShell."""
    return "'" + str(path).replace("'", "''") + "'"


def _ran(command: list[str], folder: Path) -> bool:
    """Whether the program ran to its end; it shows no window and waits for nobody."""
    hidden = 0x0800_0000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
    try:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=_LONGEST, check=False, creationflags=hidden,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
