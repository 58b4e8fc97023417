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
from ..wording.letters import remind as words
from .load import load
from .messages import message_file
from .outgoing_names import numbered_units

_LETTER = "Cong_van_don_doc"
_LETTER_BEFORE = "Cong_van_nhac_han"
_NOT_SENT = fold("chưa gửi")


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
        return Reminded((), words.NOBODY_DUE if before else words.NOBODY_LATE)
    stem = _LETTER_BEFORE if before else _LETTER
    which = time or _times(folder, stem) + 1
    reminder = words.Reminder(units, own.units, which, before)
    files = _files(own, programme, reminder, today, stem)
    write_folder(folder, files, [workbook])
    letter = next(iter(files))
    said = words.WRITTEN.format(file=letter, count=len(units), folder=folder)
    return Reminded(list(files), said)


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


def _files(
    own: Submission, programme: Programme, reminder: words.Reminder, today: date, stem: str
) -> dict[str, bytes]:
    """Return the letter and the messages, by name."""
    what = own.info["programme"] or programme.name
    letter = words.reminding_letter(own.info, what, reminder, today)
    files = {f"{stem}_lan_{reminder.time}.docx": render_letter(letter, programme.report_template)}
    stems = numbered_units(own)
    for unit in reminder.units:
        text = words.reminding_message(own.info, what, unit, today)
        files[f"{stems[unit_name(unit)]}_nhac.txt"] = message_file(text)
    return files
