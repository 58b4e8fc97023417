"""Removes the program: everything but the Python that runs here, which cmd removes after it."""

from __future__ import annotations

from pathlib import Path

from . import registry, windows
from .errors import SetupError, sentence
from .installing import EXCEL_RUNS, refuse_where_a_job_runs, remove_if_empty
from .places import Places
from .swap import discard


def uninstall(here: Path, places: Places) -> None:
    """Remove the add-in, the shortcut, the entry and all files; SetupError: nothing was removed.

    What is held by another program is found out at the add-in, which is removed first.
    """
    if here.resolve() != places.home.resolve():
        raise SetupError(f"Chương trình không được cài ở đây. Hãy chạy {places.home}\\GoBo.cmd.")
    if windows.excel_runs():
        raise SetupError(EXCEL_RUNS)
    refuse_where_a_job_runs(places)
    try:
        places.addin.unlink(missing_ok=True)
        if places.link:
            places.link.unlink(missing_ok=True)
    except OSError as error:
        raise SetupError(sentence(error)) from error
    registry.leave()
    for folder in (places.addin.parent, places.excel):
        remove_if_empty(folder)
    for item in places.home.iterdir():
        # Windows deletes no program that runs.
        if item.name != "python":
            discard(item)
