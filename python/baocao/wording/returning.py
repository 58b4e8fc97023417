"""What goes back to a unit: the list of what it must correct, and a message to paste."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..core.days import day_written
from ..core.findings import Finding, Severity
from ..core.submission import Info, ReportingUnit
from ..core.units import unit_name
from .distribute import contact
from .messages import cure, message
from .organs import in_sentence, own_issuer

SHEET = "Nội dung cần chỉnh sửa"
HEADINGS = ("STT", "Mức độ", "Trang tính", "Ô", "Nội dung", "Cách sửa")
TITLE = "{unit}, tệp {file}"
ALL_MESSAGES = "00_Tat_ca_tin_nhan.txt"
_PREFIX = {Severity.ERROR: "Phải sửa", Severity.WARNING: "Cần kiểm tra lại"}
_GREETING = "Kính gửi {unit},"
_RECEIVED = "{issuer} đã nhận tệp “{file}” của đơn vị."
_SOUND = "Đã nhận, số liệu hợp lệ. Trân trọng cảm ơn đơn vị."
_ASKED = "Đề nghị đơn vị chỉnh sửa, làm rõ {count} nội dung sau:"
_MARKED = (
    "Các ô cần sửa đã được tô màu, có ghi chú trong tệp {file} gửi kèm; đề nghị sửa trực tiếp trên "
    "tệp này rồi gửi lại."
)
_UNMARKED = "Đề nghị sửa trong tệp của đơn vị rồi gửi lại."
_UNTIL = "Thời hạn gửi báo cáo: {day}."
_ASK = "Cần trao đổi, xin liên hệ: {whom}."

WRITTEN = (
    "Đã ghi {texts} tin nhắn và {copies} tệp đánh dấu vào thư mục {folder}; {sound} đơn vị có số "
    "liệu hợp lệ."
)
NOBODY = "Chưa có tệp của đơn vị nào trong danh sách; không có gì để gửi lại."
UNMARKABLE = "Không đánh dấu được vào tệp (chỉ ghi tin nhắn): {files}."


def note(finding: Finding) -> str:
    """Return what the note on a cell says: what is wrong, and the cure."""
    return f"{_PREFIX[finding.severity]}: {_said(finding)}"


def _said(finding: Finding) -> str:
    """Return the message and the cure; the unit knows its own name."""
    told = replace(finding, unit="")
    said = " ".join(part for part in (message(told), cure(told)) if part)
    return said[:1].upper() + said[1:]


def letter(
    info: Info, unit: ReportingUnit, file: str, findings: Sequence[Finding], marked_copy: str
) -> str:
    """Return the message to a unit about its file, ready to paste; `marked_copy` "" for none."""
    lines = [
        _GREETING.format(unit=in_sentence(unit_name(unit))),
        _RECEIVED.format(issuer=own_issuer(info) or "Đơn vị tổng hợp", file=file),
        *(_asked(info, unit, findings, marked_copy) if findings else [_SOUND]),
    ]
    return "\n".join(lines) + "\n"


def _asked(
    info: Info, unit: ReportingUnit, findings: Sequence[Finding], marked_copy: str
) -> Iterator[str]:
    """Yield what the unit is asked to correct, how and until when."""
    yield _ASKED.format(count=len(findings))
    for number, finding in enumerate(findings, 1):
        yield f"{number}. {note(finding)}"
    yield _MARKED.format(file=marked_copy) if marked_copy else _UNMARKED
    if unit.deadline:
        yield _UNTIL.format(day=day_written(unit.deadline))
    whom = contact(info["preparer"], info["phone"], info["email"])
    if whom:
        yield _ASK.format(whom=whom)
