"""Kiểm tra cài đặt: each step from Excel to the program tried by itself, and its cure."""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from .. import __version__
from ..errors import BaocaoError
from ..journal import log_folder
from ..resources import default_programme, shipped
from ..wording import clicks as words
from ..wording import setup as steps
from .dialogs import Closing, Icon, paragraphs

_TEMPLATE = "bieu-mau.xlsx"


@dataclass(frozen=True)
class Setup:
    """What the add-in said when it started Python."""

    addin: str
    """The add-in's version, "" where it said none."""
    run: Path
    """The folder of the job files."""
    hwnd: int
    book: str
    """The open workbook's name, "" where none is open."""


class _UnmetError(Exception):
    """A step that did not work, and what to do."""


def check_setup(setup: Setup) -> Closing:
    """Try every step and tell of each; one that fails hinders no other."""
    results = [
        _tried(steps.PYTHON, _python),
        _tried(steps.PROGRAM, _program),
        _tried(steps.ADDIN, lambda: _addin(setup.addin)),
        _tried(steps.FOLDERS, lambda: _folders(setup.run)),
        _tried(steps.READING, _reading),
        _tried(steps.WRITING, _writing),
        _tried(steps.EXCEL, lambda: _excel(setup)),
    ]
    good = all(worked for worked, _ in results)
    lines = "\n".join(line for _, line in results)
    told = paragraphs(lines, steps.OTHERS, words.SETUP_GOOD if good else words.SETUP_BAD)
    return Closing(told, Icon.INFORMATION if good else Icon.WARNING)


def _tried(step: str, attempt: Callable[[], str]) -> tuple[bool, str]:
    try:
        return True, words.STEP_GOOD.format(step=step, told=attempt())
    except (_UnmetError, BaocaoError) as error:
        return False, words.STEP_BAD.format(step=step, told=str(error).replace("\n\n", " "))
    except Exception as error:  # noqa: BLE001 - a broken installation breaks in any way
        told = steps.BROKEN.format(kind=type(error).__name__, error=error)
        return False, words.STEP_BAD.format(step=step, told=told)


def _python() -> str:
    bits = platform.architecture()[0]
    return steps.PYTHON_IS.format(version=platform.python_version(), bits=bits)


def _program() -> str:
    programme = default_programme()
    return steps.PROGRAM_IS.format(
        version=__version__, folder=Path(sys.prefix), programme=programme.name
    )


def _addin(version: str) -> str:
    if not version:
        raise _UnmetError(steps.ADDIN_SAID_NOTHING)
    if version != __version__:
        raise _UnmetError(steps.ADDIN_DIFFERS.format(addin=version, program=__version__))
    return steps.ADDIN_IS.format(version=version)


def _folders(run: Path) -> str:
    for folder in (run, log_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(b"x")
        except OSError as error:
            raise _UnmetError(
                steps.FOLDER_CLOSED.format(folder=folder, reason=error.strerror)
            ) from None
    return steps.FOLDERS_ARE.format(log=log_folder())


def _reading() -> str:
    from ..tasks.load import load

    submission = load(shipped("workbooks") / _TEMPLATE, default_programme())
    return steps.READING_IS.format(count=len(submission.tables))


def _writing() -> str:
    # Whether all that these two need is installed shows when they are imported.
    import_module("baocao.tasks.consolidate")
    import_module("baocao.tasks.report")
    import_module("baocao.excel.grafting.graft")
    return steps.WRITING_IS


def _excel(setup: Setup) -> str:
    from ..excel.live import engine
    from ..excel.live.book import application

    xlwings = engine.load()
    if not setup.book:
        return steps.EXCEL_WITHOUT_BOOK.format(version=xlwings.__version__)
    version = application(xlwings, setup.hwnd).Version
    return steps.EXCEL_IS.format(version=version, book=setup.book)
