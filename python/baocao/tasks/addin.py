"""Build the Excel add-in from its sources."""

from __future__ import annotations

from pathlib import Path

from .. import __version__
from ..core.names import INFO
from ..output import make_folder, write_whole
from ..resources import shipped
from ..xlam.build import FileType, build
from ..xlam.sources import Sources, read_sources

ADDIN = "BaoCao.xlam"
WORKBOOK = "BaoCao.xlsm"
"""The same sheet and macros as a workbook, for programs that open no .xlam."""


def addin(folder: Path, workbook: bool = False) -> Path:
    """Write the add-in into `folder`, made where it is missing, and return the add-in's path.

    With `workbook` its .xlsm twin is written beside it. SourceError where a source of the add-in
    cannot be represented, OutputError where the folder cannot be written.
    """
    sources = shipped_sources()
    made = {ADDIN: build(sources)}
    if workbook:
        made[WORKBOOK] = build(sources, FileType.WORKBOOK)
    make_folder(folder)
    for name, data in made.items():
        write_whole(folder / name, data)
    return folder / ADDIN


def shipped_sources() -> Sources:
    """Return the add-in's sources, with what the program itself has to say in the message sheet."""
    return read_sources(shipped("addin"), {"version": __version__, "info_sheet": INFO})
