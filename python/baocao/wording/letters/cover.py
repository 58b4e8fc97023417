"""The letter that sends a report to the organ that asked for it (công văn gửi)."""

from __future__ import annotations

from datetime import date

from ...core.letter import Letter
from ...core.submission import Info
from ...core.text import clean, fold
from ...programme import Programme
from ..facts import BLANK
from ..report.head import addressee_names
from .frame import letter
from .texts import REPORT, facts_of, letter_words

_DASH = "- ;."


def covering_letter(info: Info, subject: str, programme: Programme, today: date) -> Letter:
    """Return the letter; `subject` is the report's title line.

    It is addressed as the report is; a report without addressee goes to its first recipient.
    """
    whom = _addressees(info)
    facts = {
        **facts_of(info, programme),
        REPORT: subject[:1].lower() + subject[1:],
        "Nơi nhận báo cáo": ", ".join(whom),
    }
    return letter(info, today, letter_words(programme, "cover", facts), whom)


def _addressees(info: Info) -> list[str]:
    found = addressee_names(info)
    if not found:
        recipients = [clean(line).strip(_DASH).strip() for line in info.lines("recipients")]
        found = [r for r in recipients if r and not fold(r).startswith(("như trên", "lưu"))][:1]
    return found or [BLANK]
