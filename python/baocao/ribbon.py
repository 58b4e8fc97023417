"""The ribbon's buttons: `python -m baocao.ribbon FUNCTION --addin=… --run=… --wb=… --hwnd=…`.

The add-in starts this module (docs/decisions/0011) and does not wait. Each button has its function
here, by the name that the add-in knows. Whatever happens, the clerk reads one sentence and what to
do; a traceback goes to a log file. What a button needs is imported when it is clicked: start-up is
part of her wait.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import __version__
from .clicks.dialogs import Closing, Icon, MessageBoxes, paragraphs
from .clicks.job import Job
from .errors import BaocaoError, OutputError
from .journal import home, record
from .wording import clicks as words

if TYPE_CHECKING:
    from .excel.live.book import OpenBook


def distribute(argv: Sequence[str] | None = None) -> None:
    """Tạo biểu mẫu cho các đơn vị: a prefilled workbook for each unit of the list."""
    _run("distribute", argv, _Surface.on_form)


def validate(argv: Sequence[str] | None = None) -> None:
    """Kiểm tra số liệu: findings into "Kiểm tra", the cells in question coloured."""
    _run("validate", argv, _Surface.on_form)


def consolidate(argv: Sequence[str] | None = None) -> None:
    """Tổng hợp số liệu: the units of a folder into the program's sheets of the open workbook."""
    _run("consolidate", argv, _Surface.on_form)


def give_back(argv: Sequence[str] | None = None) -> None:
    """Đề nghị chỉnh sửa: each unit's file with what is wrong marked, and a message."""
    _run("give_back", argv, _Surface.on_form)


def remind(argv: Sequence[str] | None = None) -> None:
    """Đôn đốc: the letter to units that have not sent, and a message for each."""
    _run("remind", argv, _Surface.on_form)


def insert_figure(argv: Sequence[str] | None = None) -> None:
    """Chèn số liệu: a figure of "Danh mục số liệu" into the words of a section."""
    _run("insert_figure", argv, _Surface.on_form)


def report(argv: Sequence[str] | None = None) -> None:
    """Xuất báo cáo: the Word report of the open workbook."""
    _run("report", argv, _Surface.on_form)


def verify(argv: Sequence[str] | None = None) -> None:
    """Đối chiếu báo cáo: which figures of a report no longer agree with the open workbook."""
    _run("verify", argv, _Surface.on_form)


def update(argv: Sequence[str] | None = None) -> None:
    """Cập nhật vào báo cáo: today's figures into a report, every other word as it was."""
    _run("update", argv, _Surface.on_form)


def check_setup(argv: Sequence[str] | None = None) -> None:
    """Kiểm tra cài đặt: which step from Excel to the program fails."""
    _run("check_setup", argv, _Surface.check_setup)


def guide(argv: Sequence[str] | None = None) -> None:
    """Hướng dẫn: how to fill, check, consolidate and report."""
    _run("guide", argv, _Surface.guide)


FUNCTIONS = {
    work.__name__: work
    for work in (
        distribute,
        validate,
        consolidate,
        give_back,
        remind,
        insert_figure,
        report,
        verify,
        update,
        check_setup,
        guide,
    )
}
"""The buttons' functions by name."""


def main() -> int:
    """Do what the command line names; what is no button is not done."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in FUNCTIONS:
        return 2
    FUNCTIONS[name]()
    return 0


@dataclass(frozen=True)
class Arguments:
    """What the add-in says: its version, the folder of the job files, the workbook, the window."""

    addin: str
    run: Path
    book: str
    hwnd: int

    @classmethod
    def of(cls, argv: Sequence[str]) -> Arguments:
        """Return what a command line says; what it does not say is blank."""
        options = (word[2:].partition("=") for word in argv if word.startswith("--"))
        said = {name: value for name, _, value in options}
        hwnd = said.get("hwnd", "")
        return cls(
            addin=said.get("addin", ""),
            run=Path(said.get("run") or home() / "run"),
            book=said.get("wb", ""),
            hwnd=int(hwnd) if hwnd.isdecimal() else 0,
        )


class _Surface:
    """One click from its lock to its last message."""

    def __init__(self, function: str, said: Arguments, job: Job) -> None:
        self._function, self._said, self._job = function, said, job
        self._dialogs = MessageBoxes(said.hwnd)
        self._book: OpenBook | None = None

    def outcome(self, work: Callable[[_Surface], Closing]) -> Closing:
        """Return what came of the work; never raises."""
        try:
            return work(self)
        except BaocaoError as error:
            log = record(error) if error.__cause__ else None
            return Closing(paragraphs(str(error), _at(log)), Icon.WARNING)
        except Exception as error:  # noqa: BLE001 - the surface: a traceback never reaches a clerk
            return Closing(paragraphs(words.BROKEN, _at(record(error))), Icon.ERROR)

    def end(self) -> None:
        """Give back the status bar, then the lock: an open message blocks no other click."""
        try:
            if self._book is not None:
                self._book.give_back()
            elif self._said.hwnd:
                # The add-in has written there that it starts.
                self._free_status_bar()
        finally:
            self._job.end()

    def _free_status_bar(self) -> None:
        from .excel.live.book import free_status_bar

        free_status_bar(self._said.hwnd)

    def tell(self, closing: Closing) -> None:
        """Say what is to be said, and do what is offered where the clerk wants it."""
        offer = closing.offer
        if offer is None:
            if closing.text:
                self._dialogs.say(closing.text, closing.icon)
        elif self._dialogs.ask(closing.text):
            self.tell(self.outcome(lambda _: _done(offer)))

    def on_form(self) -> Closing:
        """Do the function's work on the open workbook."""
        addin = self._said.addin
        if addin and addin != __version__:
            return Closing(
                words.WRONG_VERSION.format(addin=addin, program=__version__), Icon.WARNING
            )
        self._attach()
        with _folder() as folder:
            closing: Closing = self._work()(self._click(Path(folder)))
        return closing

    def _work(self) -> Any:
        return getattr(import_module(f".clicks.{self._function}", __package__), self._function)

    def _click(self, folder: Path) -> Any:
        from datetime import date

        from .clicks.click import Click
        from .resources import default_programme

        assert self._book is not None
        return Click(
            book=self._book,
            programme=default_programme(),
            today=date.today(),
            dialogs=self._dialogs,
            folder=folder,
            stop_asked=self._job.stop_asked,
        )

    def _attach(self) -> None:
        from .excel.live.book import attach

        name = self._job.book(self._function)
        self._book = attach(self._said.book if name is None else name, self._said.hwnd)

    def check_setup(self) -> Closing:
        """Try each step; nothing that fails keeps the others from being told."""
        from .clicks.check_setup import Setup, check_setup

        said = self._said
        book = self._job.book(self._function) or said.book
        return check_setup(Setup(said.addin, said.run, said.hwnd, book))

    def guide(self) -> Closing:
        """Show the guide, with an open workbook or without."""
        from .clicks.guide import guide

        if self._said.book:
            try:
                self._attach()
            except BaocaoError as error:
                record(error)
        return guide(self._book)


def _run(function: str, argv: Sequence[str] | None, work: Callable[[_Surface], Closing]) -> None:
    """Do one click's work, in the order of docs/decisions/0011."""
    said = Arguments.of(sys.argv[1:] if argv is None else argv)
    job = Job(said.run)
    try:
        if not job.begin():
            return
    except OSError as error:
        record(error)
        MessageBoxes(said.hwnd).say(words.CANNOT_LOCK.format(folder=said.run), Icon.ERROR)
        return
    surface = _Surface(function, said, job)
    try:
        closing = surface.outcome(work)
    finally:
        surface.end()
    surface.tell(closing)


def _done(offer: Callable[[], None]) -> Closing:
    offer()
    return Closing("")


def _at(log: Path | None) -> str:
    return words.LOG.format(log=log) if log else ""


def _folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="baocao-", ignore_cleanup_errors=True)
    except OSError as error:
        raise OutputError(words.NO_PLACE_TO_WORK.format(reason=error.strerror)) from error


if __name__ == "__main__":
    sys.exit(main())
