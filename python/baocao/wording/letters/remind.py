"""The letter to units that are late, or nearly due, and a message for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...core.days import day_written
from ...core.letter import Letter, LetterTable
from ...core.submission import Info, ReportingUnit
from ...core.units import unit_name
from ...programme import Programme
from ..numbers import two_digits
from ..organs import in_sentence, unit_words
from .frame import letter, organ_of
from .texts import facts_of, letter_words, message

HEAD = ("STT", "Đơn vị", "Thời hạn gửi", "Số ngày quá hạn")
HEAD_BEFORE = ("STT", "Đơn vị", "Thời hạn gửi", "Số ngày còn lại")
_WEIGHTS = (0.6, 3.2, 1.6, 1.4)
_MOST_ADDRESSED = 10
_NO_DAY = "Không ghi"

NOBODY_LATE = "Không có đơn vị nào quá hạn mà chưa gửi; không ghi công văn."
NOBODY_DUE = "Không có đơn vị nào chưa gửi mà chưa đến hạn; không ghi công văn."
WRITTEN = "Đã ghi {file} (gửi {count} đơn vị) và {count} tin nhắn vào thư mục {folder}."
NOT_REMINDED = (
    "Đã gửi nhưng chưa dùng được số liệu, không đôn đốc: {units}. Xem trang “Tình hình gửi”; đề "
    "nghị chỉnh sửa bằng “baocao return”."
)
NOT_CONSOLIDATED = (
    "{file}: sổ chưa tổng hợp nên chưa biết đơn vị nào đã gửi. Đề nghị chạy tổng hợp trước, rồi "
    "dùng tệp kết quả."
)


@dataclass(frozen=True)
class Reminder:
    """Whom to remind: the units, of how many listed, the which time, before they are due or not."""

    units: Sequence[ReportingUnit]
    listed: Sequence[ReportingUnit]
    time: int
    before: bool


def reminding_letter(info: Info, programme: Programme, reminder: Reminder, today: date) -> Letter:
    """Return the letter with the table of the units."""
    facts = {
        **facts_of(info, programme),
        "Loại đơn vị": unit_words(reminder.listed),
        "Hôm nay": day_written(today),
        "Số đơn vị chưa gửi": two_digits(len(reminder.units)),
        "Số đơn vị": two_digits(len(reminder.listed)),
    }
    said = letter_words(programme, "remind", facts, before=reminder.before, time=reminder.time)
    return letter(info, today, said, _addressed(reminder), _table(reminder, today))


def _addressed(reminder: Reminder) -> list[str]:
    names = [organ_of(unit_name(unit)) for unit in reminder.units]
    if len(names) <= _MOST_ADDRESSED:
        return names
    return [f"Các {unit_words(reminder.units)} có tên trong danh sách dưới đây."]


def _table(reminder: Reminder, today: date) -> LetterTable:
    rows = []
    for number, unit in enumerate(reminder.units, 1):
        day = unit.deadline
        days = "" if day is None else str(abs((today - day).days))
        rows.append((str(number), unit_name(unit), day_written(day) if day else _NO_DAY, days))
    head = HEAD_BEFORE if reminder.before else HEAD
    return LetterTable(head, rows, _WEIGHTS, frozenset({1}))


def reminding_messages(
    info: Info, programme: Programme, reminder: Reminder, today: date
) -> list[str]:
    """Return the message to each unit, ready to paste."""
    known = facts_of(info, programme)
    return [_message(known, programme, unit, reminder.time, today) for unit in reminder.units]


def _message(
    known: dict[str, str], programme: Programme, unit: ReportingUnit, time: int, today: date
) -> str:
    due = unit.deadline
    facts = {
        **known,
        "Đơn vị": in_sentence(unit_name(unit)),
        "Thời hạn gửi": day_written(due) if due else "",
    }
    days = (today - due).days if due else 0
    return message(
        programme, "remind", facts, late=days > 0, today=days == 0, days=abs(days), time=time
    )
