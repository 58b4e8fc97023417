"""The letter that corrects figures of a report that was issued (công văn đính chính)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...core.letter import Letter, LetterTable
from ...core.submission import Info
from ...programme import Programme
from ..corrections import HEADINGS, REASON
from ..facts import BLANK
from ..report.head import addressee_names
from .frame import letter
from .texts import REPORT, facts_of, letter_words

_WEIGHTS = (30, 15, 15, 15, 25)
_WORDS = frozenset((0, 4))


def correction_letter(
    info: Info,
    subject: str,
    day: str,
    rows: Sequence[Sequence[str]],
    programme: Programme,
    today: date,
) -> Letter:
    """Return the letter; `rows` are name, figure reported, figure put right, and the change.

    `subject` is the report's title line, `day` when its figures were closed, as an office writes
    it. The reason is left open: a person knows it.
    """
    facts = {
        **facts_of(info, programme),
        REPORT: subject[:1].lower() + subject[1:],
        "Ngày chốt số liệu": day,
    }
    table = LetterTable(HEADINGS, [(*row, REASON) for row in rows], _WEIGHTS, _WORDS)
    whom = addressee_names(info) or [BLANK]
    return letter(info, today, letter_words(programme, "correction", facts), whom, table)
