"""The letter to units that are late, or nearly due, and a message for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...core.days import day_written
from ...core.letter import Letter, LetterTable
from ...core.submission import Info, ReportingUnit
from ...core.units import unit_name
from ..distribute import contact
from ..numbers import two_digits
from ..organs import in_sentence, own_issuer, unit_words
from .frame import letter, organ_of

LATE_ABOUT = "V/v đôn đốc gửi báo cáo"
BEFORE_ABOUT = "V/v gửi báo cáo đúng thời hạn"
AGAIN = "{about} (lần {time})"
HEAD = ("STT", "Đơn vị", "Thời hạn gửi", "Số ngày quá hạn")
HEAD_BEFORE = ("STT", "Đơn vị", "Thời hạn gửi", "Số ngày còn lại")
_WEIGHTS = (0.6, 3.2, 1.6, 1.4)
_MOST_ADDRESSED = 10
_NO_DAY = "Không ghi"

_ASKED = "Thực hiện {request}, {issuer} đã đề nghị {kinds} gửi báo cáo kết quả thực hiện {what}."
_ASKED_PLAIN = "{issuer} đã đề nghị {kinds} gửi báo cáo kết quả thực hiện {what}."
_LATE = "Tính đến ngày {today}, còn {count}/{listed} đơn vị chưa gửi báo cáo, cụ thể như sau:"
_DUE = "Đến ngày {today}, {count}/{listed} đơn vị chưa gửi báo cáo, cụ thể như sau:"
_PLEASE_LATE = (
    "{issuer} đề nghị các đơn vị nêu trên khẩn trương hoàn thành, gửi báo cáo (tệp biểu mẫu và bản "
    "ký) trong thời gian sớm nhất; đơn vị có khó khăn, vướng mắc thì phản ánh kịp thời để phối hợp "
    "giải quyết."
)
_PLEASE_BEFORE = (
    "{issuer} đề nghị các đơn vị nêu trên quan tâm, hoàn thành và gửi báo cáo (tệp biểu mẫu và bản "
    "ký) đúng thời hạn."
)
_CONTACT = "Quá trình thực hiện nếu cần trao đổi, đề nghị liên hệ {whom}."
_END = "Đề nghị các đơn vị quan tâm thực hiện./."

_HELLO = "Kính gửi {unit},"
_NOT_HERE = "{issuer} chưa nhận được báo cáo kết quả thực hiện {what} của đơn vị."
_WAS_DUE = "Thời hạn gửi là ngày {day}, đã quá {days} ngày. Đề nghị đơn vị gửi ngay."
_IS_DUE = "Thời hạn gửi là ngày {day}, còn {days} ngày. Đề nghị đơn vị gửi đúng thời hạn."
_NO_DEADLINE = "Đề nghị đơn vị gửi trong thời gian sớm nhất."
_SENT_ALREADY = "Nếu đơn vị đã gửi, xin báo lại để kiểm tra. Trân trọng cảm ơn."

NOBODY_LATE = "Không có đơn vị nào quá hạn mà chưa gửi; không ghi công văn."
NOBODY_DUE = "Không có đơn vị nào chưa gửi mà chưa đến hạn; không ghi công văn."
WRITTEN = "Đã ghi {file} (gửi {count} đơn vị) và {count} tin nhắn vào thư mục {folder}."
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


def reminding_letter(info: Info, programme: str, reminder: Reminder, today: date) -> Letter:
    """Return the letter with the table of the units."""
    issuer = own_issuer(info)
    facts = {
        "issuer": issuer, "what": programme, "kinds": f"các {unit_words(reminder.listed)}",
        "request": info["request"].rstrip(" .;,"), "today": day_written(today),
        "count": two_digits(len(reminder.units)), "listed": two_digits(len(reminder.listed)),
    }  # fmt: skip
    asked = _ASKED if info["request"] else _ASKED_PLAIN
    counted = _DUE if reminder.before else _LATE
    please = _PLEASE_BEFORE if reminder.before else _PLEASE_LATE
    whom = contact(info["preparer"], info["phone"], info["email"])
    after = [please.format(**facts), *([_CONTACT.format(whom=_inside(whom))] if whom else []), _END]
    about = BEFORE_ABOUT if reminder.before else LATE_ABOUT
    if reminder.time > 1:
        about = AGAIN.format(about=about, time=reminder.time)
    return letter(
        info, today, about, _addressed(reminder), [asked.format(**facts), counted.format(**facts)],
        after, _table(reminder, today),
    )  # fmt: skip


def _inside(whom: str) -> str:
    """Return whom to ask as it goes on in a sentence: a name keeps its capital."""
    return whom[:1].lower() + whom[1:] if whom.startswith(("Điện", "Thư")) else whom


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


def reminding_message(info: Info, programme: str, unit: ReportingUnit, today: date) -> str:
    """Return the message to one unit, ready to paste."""
    facts: dict[str, object] = {"issuer": own_issuer(info), "what": programme}
    facts["unit"] = in_sentence(unit_name(unit))
    said = [_HELLO, _NOT_HERE]
    if unit.deadline is None:
        said.append(_NO_DEADLINE)
    else:
        days = (today - unit.deadline).days
        facts |= {"day": day_written(unit.deadline), "days": abs(days)}
        said.append(_WAS_DUE if days > 0 else _IS_DUE)
    whom = contact(info["preparer"], info["phone"], info["email"])
    lines = [text.format(**facts) for text in (*said, _SENT_ALREADY)]
    return "\n".join([*lines, *([f"Liên hệ: {whom}."] if whom else [])]) + "\n"
