"""A real spreadsheet program for the tests: LibreOffice, headless, with a profile of its own.

Its profile recalculates every formula on load ("always"), so that what it saves is what it
computes and not what a file claimed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@lru_cache
def _profile() -> Path:
    """Return this process's own profile folder, so that parallel runs do not meet."""
    folder = Path(tempfile.mkdtemp(prefix="baocao-office-"))
    (folder / "user").mkdir()
    (folder / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return folder


def convert(source: Path, to: str, folder: Path) -> Path:
    """Return `source` saved by LibreOffice in `folder` as `to` (xlsx, pdf, docx, ods)."""
    assert SOFFICE, "LibreOffice is not installed"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            SOFFICE, f"-env:UserInstallation={_profile().as_uri()}", "--headless", "--norestore",
            "--convert-to", to, "--outdir", str(folder), str(source),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    saved = folder / f"{source.stem}.{to.split(':')[0]}"
    assert saved.exists(), f"LibreOffice wrote no {saved.name}"
    return saved


def recalculated(source: Path, folder: Path) -> Path:
    """Return the workbook as LibreOffice saves it after a hard recalculation."""
    return convert(source, "xlsx", folder)


def pictures(source: Path, folder: Path, dpi: int = 60) -> list[Path]:
    """Return PNG pictures of the pages of a document or workbook, in order."""
    pdf = convert(source, "pdf", folder)
    stem = folder / pdf.stem
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(stem)], check=True)
    return sorted(folder.glob(f"{pdf.stem}-*.png"))
