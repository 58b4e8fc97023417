"""The letter that sends a report to the organ that asked for it (công văn gửi)."""

from __future__ import annotations

from datetime import date

from ...core.letter import Letter
from ...core.submission import Info
from ...core.text import clean, fold
from ..facts import BLANK
from ..organs import own_issuer
from ..report.head import addressee_names
from .frame import letter

_ABOUT = "V/v gửi Báo cáo {subject}"
_SENDS = "{issuer} gửi kèm theo Công văn này Báo cáo {subject}."
_SENDS_ASKED = "Thực hiện {request}, {issuer} gửi kèm theo Công văn này Báo cáo {subject}."
_END = "{issuer} kính gửi {whom} tổng hợp, theo dõi./."
_DASH = "- ;."


def covering_letter(info: Info, subject: str, today: date) -> Letter:
    """Return the letter; `subject` is the report's title line.

    It is addressed as the report is; a report without addressee goes to its first recipient.
    """
    whom = _addressees(info)
    inside = subject[:1].lower() + subject[1:]
    facts = {
        "issuer": own_issuer(info), "subject": inside, "whom": ", ".join(whom),
        "request": info["request"].rstrip(" .;,"),
    }  # fmt: skip
    sends = _SENDS_ASKED if info["request"] else _SENDS
    return letter(
        info, today, _ABOUT.format(subject=inside), whom, [sends.format(**facts)],
        [_END.format(**facts)],
    )  # fmt: skip


def _addressees(info: Info) -> list[str]:
    found = addressee_names(info)
    if not found:
        recipients = [clean(line).strip(_DASH).strip() for line in info.lines("recipients")]
        found = [r for r in recipients if r and not fold(r).startswith(("như trên", "lưu"))][:1]
    return found or [BLANK]
