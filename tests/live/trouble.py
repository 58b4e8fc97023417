"""Faults put in at one call or from one call on: what a test of "at ANY call" goes through."""

from __future__ import annotations

from collections.abc import Sequence

from live.com import refused
from live.excel import Excel

TROUBLES = ("refused before", "refused after", "gone", "editing")
"""A call is refused; its answer is lost; Excel is gone, or in edit mode, from that call on."""


def begins(excel: Excel, wanted: int, trouble: str) -> None:
    """Let that trouble begin at the call of that number."""

    def refuse(number: int, name: str) -> None:
        if number == wanted:
            raise refused()

    def spoil(number: int, name: str) -> None:
        if number == wanted:
            excel.busy(trouble)

    ends(excel)
    if trouble == "refused after":
        excel.calls.after = refuse
    else:
        excel.calls.before = refuse if trouble == "refused before" else spoil


def ends(excel: Excel) -> None:
    """Let Excel be well again."""
    excel.calls.before = excel.calls.after = None
    excel.busy("")


def worth(trouble: str, names: Sequence[str]) -> list[int]:
    """Return the numbers of the calls at which the trouble is to begin.

    A mere question changes nothing: after it, the workbook is as after the act before. So all calls
    are refused in turn, and lasting trouble begins at each act.
    """
    acts = [n for n, name in enumerate(names, 1) if name.endswith(("()", "="))]
    return list(range(1, len(names) + 1)) if trouble == "refused before" else acts
