"""The table of a correction ("đính chính") of a report that was issued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from .numbers import plain

HEADINGS = ("Số liệu", "Số đã báo cáo", "Số đính chính", "Chênh lệch", "Lý do")
REASON = "……"
"""What stands for the reason: a person knows it."""
_APART = " · "


def change(was: Decimal | None, now: Decimal | None) -> str:
    """Return by how much a figure changed, with its sign; "" where one side is no number."""
    if was is None or now is None:
        return ""
    return f"{'+' if now > was else ''}{plain(now - was)}"


def correction_lines(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[str]:
    """Yield the table as lines of text: name, figure reported, figure put right, change, reason."""
    yield "Bảng đính chính số liệu:"
    yield _APART.join(HEADINGS)
    for row in rows:
        yield _APART.join((*(cell or "(trống)" for cell in row), REASON))
