"""What goes back to a unit: the list of what it must correct, and a message to paste."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..core import names
from ..core.days import day_written
from ..core.findings import Finding, Severity
from ..core.submission import ReportingUnit
from ..core.units import unit_name
from ..programme import Programme
from .letters.texts import Facts
from .letters.texts import message as message_of
from .messages import cure, message
from .organs import in_sentence

SHEET = names.RETURN_LIST
HEADINGS = ("STT", "Mức độ", "Trang tính", "Ô", "Nội dung", "Cách sửa", "Giải trình")
ANSWER_HINT = (
    "Nội dung “Cần kiểm tra lại” mà số liệu đúng thì không phải sửa: ghi lý do vào cột “Giải "
    "trình”."
)
TITLE = "{unit}, tệp {file}"
ALL_MESSAGES = "00_Tat_ca_tin_nhan.txt"
_PREFIX = {Severity.ERROR: "Phải sửa", Severity.WARNING: "Cần kiểm tra lại"}

WRITTEN = (
    "Đã ghi {texts} tin nhắn và {copies} tệp đánh dấu vào thư mục {folder}; {sound} đơn vị có số "
    "liệu hợp lệ."
)
NOBODY = "Chưa có tệp của đơn vị nào trong danh sách; không có gì để gửi lại."
UNMARKABLE = "Không đánh dấu được vào tệp (chỉ ghi tin nhắn): {files}."
WAITING = (
    "Tệp chưa rõ của đơn vị nào nên chưa ghi tin nhắn: {files}. Đề nghị ghi tên tệp vào cột “Tệp "
    "được chọn” của đúng đơn vị (trang Đơn vị), rồi tổng hợp lại."
)
LEFT_OVER = (
    "Tệp của lần trước còn trong thư mục, không gửi nữa (nên xóa hoặc chọn thư mục khác): {files}."
)
CHANGED = (
    "Tệp đã khác so với lần tổng hợp {when}: {files}. Tin nhắn và bản đánh dấu theo tệp hiện có; "
    "đề nghị tổng hợp lại."
)
NEW_SINCE = "Tệp đến sau lần tổng hợp {when}: {files}. Đề nghị tổng hợp lại."
GONE = "Có trong lần tổng hợp {when}, nay không thấy tệp nên không ghi tin nhắn: {units}."
PAST_DAY = "“{day}”: hạn gửi lại phải là ngày hôm nay hoặc sau hôm nay."
NOT_A_DAY = "“{day}”: hạn gửi lại phải là ngày/tháng/năm, ví dụ 25/6/2021."


def note(finding: Finding) -> str:
    """Return what the note on a cell says: what is wrong, and the cure."""
    return f"{_PREFIX[finding.severity]}: {_said(finding)}"


def _said(finding: Finding) -> str:
    """Return the message and the cure; the unit knows its own name."""
    told = replace(finding, unit="")
    said = " ".join(part for part in (message(told), cure(told)) if part)
    return said[:1].upper() + said[1:]


def letter(
    known: Facts,
    programme: Programme,
    unit: ReportingUnit,
    file: str,
    findings: Sequence[Finding],
    marked_copy: str,
    until: date,
) -> str:
    """Return the message to a unit about its file, ready to paste; `marked_copy` "" for none.

    `known` are the facts of the workbook that asks (letters.texts.facts_of); `until` is the day by
    which a corrected file is asked for.
    """
    facts = {
        **known,
        "Đơn vị": in_sentence(unit_name(unit)),
        "Tệp": file,
        "Số nội dung": str(len(findings)),
        "Các nội dung": "\n".join(f"{n}. {note(f)}" for n, f in enumerate(findings, 1)),
        "Tệp đánh dấu": marked_copy,
        "Hạn gửi lại": day_written(until),
    }
    inside = any(finding.where or finding.sheet_name for finding in findings)
    told = {"asked": bool(findings), "marked": bool(marked_copy), "inside": inside}
    return message_of(programme, "return", facts, **told)
