"""The letter that corrects figures of a report that was issued (công văn đính chính)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...core.letter import Letter, LetterTable
from ...core.submission import Info
from ..corrections import HEADINGS, REASON
from ..facts import BLANK
from ..organs import own_issuer
from ..report.head import addressee_names
from .frame import letter

_ABOUT = "V/v đính chính số liệu Báo cáo {subject}"
_SAYS = (
    "{issuer} đã gửi Báo cáo {subject} (số liệu chốt ngày {day}). Qua rà soát, một số số liệu "
    "trong Báo cáo cần đính chính như sau:"
)
_END = (
    "Các nội dung khác của Báo cáo không thay đổi. {issuer} gửi kèm theo Công văn này Báo cáo đã "
    "được đính chính./."
)
_WEIGHTS = (30, 15, 15, 15, 25)
_WORDS = frozenset((0, 4))


def correction_letter(
    info: Info, subject: str, day: str, rows: Sequence[Sequence[str]], today: date
) -> Letter:
    """Return the letter; `rows` are name, figure reported, figure put right, and the change.

    `subject` is the report's title line, `day` when its figures were closed, as an office writes
    it. The reason is left open: a person knows it.
    """
    inside = subject[:1].lower() + subject[1:]
    facts = {"issuer": own_issuer(info) or BLANK, "subject": inside, "day": day}
    table = LetterTable(HEADINGS, [(*row, REASON) for row in rows], _WEIGHTS, _WORDS)
    whom = addressee_names(info) or [BLANK]
    return letter(
        info, today, _ABOUT.format(**facts), whom, [_SAYS.format(**facts)],
        [_END.format(**facts)], table,
    )  # fmt: skip
