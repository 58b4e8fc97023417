"""What Excel answers when it cannot: busy, gone, or unwilling; each one sentence.

A cell in edit mode or an open dialog makes Excel reject calls at once. It is asked again for a few
seconds, with pauses, and no longer: a clerk who has gone to lunch must not find a machine at its
limit.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

from ...errors import BaocaoError
from ...wording import clicks as words

Answer = TypeVar("Answer")

PATIENCE = 3.0
"""Seconds that a busy Excel is given."""
_PAUSE = 0.25
_EDITING = -2146777998
"""0x800AC472 VBA_E_IGNORE: a cell is in edit mode."""
_BUSY = frozenset((-2147418111, -2147417846, _EDITING))
"""RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER, and the above."""
_GONE = frozenset((-2147221080, -2147023174, -2147023170, -2147417848, -2147220995))
"""The workbook was closed; the server is unavailable; the call failed; disconnected (twice)."""


class ExcelBusy(BaocaoError):  # noqa: N818 - a state of Excel
    """Excel rejects every call; nothing was done."""


class ExcelGone(BaocaoError):  # noqa: N818
    """The workbook or Excel was closed."""


class ExcelRefused(BaocaoError):  # noqa: N818
    """Excel will not do what was asked."""


def ask(refusal: str, question: Callable[[], Answer]) -> Answer:
    """Return what Excel answers to a question, asking again for a while where it is busy.

    ExcelBusy, ExcelGone, else ExcelRefused with `refusal` as its sentence. A question must do no
    harm when it is asked twice.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return question()
        except foreign() as error:
            told = _told(error, refusal)
            if not isinstance(told, ExcelBusy) or time.monotonic() >= until:
                raise told from error
        time.sleep(_PAUSE)


def insist(question: Callable[[], object]) -> bool:
    """Ask for what gives something back to the clerk, twice where it is refused; say if done."""
    for _ in range(2):
        try:
            ask(words.REFUSED, question)
        except ExcelRefused:
            continue
        except (ExcelBusy, ExcelGone):
            return False
        return True
    return False


def foreign() -> tuple[type[Exception], ...]:
    """Return what xlwings and pywin32 raise; an unknown member is an AttributeError."""
    windows: Any = sys.modules["xlwings._xlwindows"]
    return (
        windows.pywintypes.com_error, windows.pywintypes.error, windows.ExcelBusyError,
        AttributeError, OSError,
    )  # fmt: skip


def _told(error: Exception, refusal: str) -> BaocaoError:
    codes = _codes(error)
    if codes & _BUSY or type(error).__name__ == "ExcelBusyError":
        return ExcelBusy(words.BUSY)
    if codes & _GONE:
        return ExcelGone(words.GONE)
    return ExcelRefused(refusal)


def _codes(error: Exception) -> set[int]:
    """Return the HRESULT, and Excel's own code behind its general refusal."""
    found = {getattr(error, "hresult", 0)}
    account = error.args[2] if len(error.args) > 2 else None
    if isinstance(account, tuple) and len(account) > 5:
        found.add(account[5])
    return found
