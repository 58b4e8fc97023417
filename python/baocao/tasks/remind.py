"""`baocao remind`: a letter to the units that have not sent, and a message for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..core.submission import ReportingUnit, Submission
from ..core.text import fold
from ..core.units import unit_name
from ..errors import InputError
from ..output import write_folder
from ..programme import Programme
from ..word.letter import render_letter
from ..wording.distribute import listed
from ..wording.letters import remind as words
from .load import load
from .messages import message_file
from .outgoing_names import numbered_units

_LATE = ("Cong_van_don_doc", "don_doc")
_BEFORE = ("Cong_van_nhac_han", "nhac_han")
"""How the letter and the messages are called: each time has its own, so that none lies there that
would be sent once more to a unit that has answered.
"""
_ALL_MESSAGES = "00_Tin_nhan_{kind}_lan_{time}.txt"
_NOT_SENT = fold("chưa gửi")
_NO_FIGURES = fold("đã gửi nhưng")
"""How a state begins that says: the unit has answered, and its file is not yet of use."""


@dataclass(frozen=True)
class Reminded:
    """What was written, none where nobody is to be reminded, and the sentence that says so."""

    files: Sequence[str]
    said: str


def remind(
    workbook: Path,
    folder: Path,
    programme: Programme,
    today: date,
    *,
    before: bool = False,
    time: int | None = None,
) -> Reminded:
    """Write the letter to late units into `folder`, `before`: to those that are not yet due.

    `time` is the which reminder it is; None: the one after those in `folder`. InputError where the
    workbook cannot be read or was never consolidated, OutputError where nothing can be written.
    """
    own = load(workbook, programme)
    if not own.states:
        raise InputError(words.NOT_CONSOLIDATED.format(file=workbook.name))
    units = _to_remind(own, today, before)
    if not units:
        nobody = words.NOBODY_DUE if before else words.NOBODY_LATE
        return Reminded((), "\n".join([nobody, *_answered(own)]))
    stem, kind = _BEFORE if before else _LATE
    which = time or _times(folder, stem) + 1
    reminder = words.Reminder(units, own.units, which, before)
    letter = f"{stem}_lan_{which}.docx"
    files = {
        letter: _letter(own, programme, reminder, today),
        **_messages(own, programme, reminder, today, kind),
    }
    write_folder(folder, files, [workbook])
    said = words.WRITTEN.format(file=letter, count=len(units), folder=folder)
    return Reminded(list(files), "\n".join([said, *_answered(own)]))


def _answered(own: Submission) -> list[str]:
    """Return the sentence on units that have sent what cannot be used: they are not reminded."""
    units = [unit_name(unit) for unit in own.units
             if fold(own.states.get(unit_name(unit), "")).startswith(_NO_FIGURES)]  # fmt: skip
    return [words.NOT_REMINDED.format(units=listed(units))] if units else []


def _to_remind(own: Submission, today: date, before: bool) -> list[ReportingUnit]:
    """Return the units that have not sent: those that are late, or those not yet due.

    A unit without a deadline is asked with those that are late.
    """
    return [
        unit
        for unit in own.units
        if fold(own.states.get(unit_name(unit), "")) == _NOT_SENT
        and before == (unit.deadline is not None and today <= unit.deadline)
    ]


def _times(folder: Path, stem: str) -> int:
    """Return how many reminders of this kind lie in the folder: the highest number they carry."""
    named = re.compile(rf"{stem}_lan_(\d+)\.docx")
    found = (named.fullmatch(path.name) for path in folder.glob(f"{stem}_lan_*.docx"))
    return max((int(match[1]) for match in found if match), default=0)


def _letter(own: Submission, programme: Programme, reminder: words.Reminder, today: date) -> bytes:
    letter = words.reminding_letter(own.info, programme, reminder, today)
    return render_letter(letter, programme.report_template)


def _messages(
    own: Submission, programme: Programme, reminder: words.Reminder, today: date, kind: str
) -> dict[str, bytes]:
    """Return the message to each unit, by name, and first all of them in one file."""
    stems = numbered_units(own)
    texts = words.reminding_messages(own.info, programme, reminder, today)
    together = _ALL_MESSAGES.format(kind=kind, time=reminder.time)
    files = {together: message_file("\n".join(texts))}
    for unit, text in zip(reminder.units, texts, strict=True):
        files[f"{stems[unit_name(unit)]}_{kind}_lan_{reminder.time}.txt"] = message_file(text)
    return files
