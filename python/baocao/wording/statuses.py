"""The words of "Tình hình gửi" and of the files in "Nhật ký"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from ..core import names
from ..core.consolidating.deciding import Decision, Sent
from ..core.consolidating.received import Fate, Received
from ..core.consolidation import FileRecord, UnitStatus
from ..core.days import day_written
from ..core.form import Form
from ..core.submission import ReportingUnit
from ..core.units import typed_for, typed_paper_day, typed_source, unit_name

_STATES = {
    Sent.SENT: "đã gửi",
    Sent.NOT_SENT: "chưa gửi",
    Sent.TWICE: "gửi nhiều lần",
    Sent.UNREADABLE: "đã gửi nhưng không đọc được tệp",
    Sent.WAITING: "đã gửi",
    Sent.OUTSIDE: "ngoài danh sách",
    Sent.BY_HAND: "nhập thay",
}
_IN_TIME, _NOT_YET_DUE, _LATE = "trong hạn", "chưa đến hạn", "quá hạn {days} ngày"
_SOUND, _TO_CHECK, _TO_CORRECT = "hợp lệ", "cần kiểm tra lại", "cần chỉnh sửa"
_WAITS = "{file} (chờ xác định đơn vị)"
_TAKEN = {
    Fate.UNREADABLE: "không đọc được",
    Fate.WAITING: "chờ xác định đơn vị",
    Fate.OUTSIDE: "ngoài danh sách, không tổng hợp",
    Fate.SKIPPED: "bỏ qua: sổ tổng hợp",
}
_SUMMED, _OUT, _IN_PART = "được tổng hợp", "không được tổng hợp", "được tổng hợp: {forms}"
_TYPED, _TYPED_FROM = "được tổng hợp, nhập thay", "được tổng hợp, nhập thay theo {paper}"
_MOST_DIFFERENCES = 200
"""How many differing figures of one unit "Nhật ký" lists."""
_MORE_DIFFERENCES = "… và {count} chỗ khác nữa"
_OTHER_CHOSEN, _TO_CHOOSE = "không dùng: đã chọn tệp khác", "chờ chọn tệp"


def typed_by_hand(units: Iterable[ReportingUnit]) -> list[str]:
    """Return the names of the units whose "Ghi chú" says that the clerk typed their figures."""
    return [unit_name(unit) for unit in units if typed_for(unit)]


def unit_status(
    decision: Decision, errors: int, warnings: int, forms: Sequence[Form], today: date
) -> UnitStatus:
    """Return a unit's row of "Tình hình gửi", with the numbers of its findings.

    A file that may be its own has one error, whose it is; it stands in nobody's count.
    """
    file = decision.taken or next(iter((*decision.files, *decision.waiting)), None)
    errors += len(decision.waiting)
    submission = decision.taken.submission if decision.taken else None
    info = submission.info if submission else None
    return UnitStatus(
        unit=decision.unit,
        state=_STATES[decision.state],
        timeliness=_timeliness(decision, file, today),
        result=_result(decision, errors, warnings),
        include=_include(decision, forms),
        file="; ".join(_files(decision)),
        errors=errors,
        warnings=warnings,
        number=(_number(info["number"], info["symbol"]) if info else "") or _paper(decision),
        day=info["signed_on"] if info else "",
        received=_day(file.origin.modified) if file else "",
    )


def _files(decision: Decision) -> list[str]:
    """Return the unit's files as a clerk finds them, those told that may be another's."""
    waiting = [_WAITS.format(file=file.shown_file) for file in decision.waiting]
    return [file.shown_file for file in decision.files] + waiting


def file_record(received: Received, decision: Decision | None, forms: Sequence[Form]) -> FileRecord:
    """Return the file's line in "Nhật ký"."""
    last = decision is not None and decision.files and received is decision.files[-1]
    differing = decision.differing if decision and last else ()
    told = differing[:_MOST_DIFFERENCES]
    if len(differing) > len(told):
        told = (*told, _MORE_DIFFERENCES.format(count=len(differing) - len(told)))
    return FileRecord(received.origin, received.unit, _taken(received, decision, forms), told)


def _taken(received: Received, decision: Decision | None, forms: Sequence[Form]) -> str:
    if received.fate in _TAKEN:
        return _TAKEN[received.fate]
    if decision is None or decision.taken is None:
        return _TO_CHOOSE
    if received is not decision.taken:
        return _OTHER_CHOSEN
    counting = [form.name for form in forms if form.id in decision.forms]
    if decision.state is Sent.BY_HAND and counting:
        paper = _paper(decision)
        return _TYPED_FROM.format(paper=paper) if paper else _TYPED
    if len(counting) == len(forms):
        return _SUMMED
    return _IN_PART.format(forms=", ".join(counting)) if counting else _OUT


def _paper(decision: Decision) -> str:
    """Return the paper that a unit's figures were typed from, "" where none is named."""
    typed = decision.state is Sent.BY_HAND and decision.listed is not None
    return typed_source(decision.listed) if typed and decision.listed else ""


def _include(decision: Decision, forms: Sequence[Form]) -> str:
    """Return Có or Không, or by form where the forms differ."""
    counting = [form.name for form in forms if form.id in decision.forms]
    left_out = [form.name for form in forms if form.id not in decision.forms]
    if not counting or not left_out:
        return names.YES if counting else names.NO
    return f"{names.YES}: {', '.join(counting)}; {names.NO}: {', '.join(left_out)}"


def _result(decision: Decision, errors: int, warnings: int) -> str:
    if decision.state in (Sent.NOT_SENT, Sent.OUTSIDE):
        return ""
    if errors or decision.state is Sent.UNREADABLE:
        return _TO_CORRECT
    return _TO_CHECK if warnings else _SOUND


def _timeliness(decision: Decision, file: Received | None, today: date) -> str:
    """Return whether the unit is in time, "" where the list gives no deadline.

    A workbook is as late as its signed document says, one that the clerk typed as late as its
    paper; one without a date, as late as it was last saved. The file's time on the disk accuses
    nobody while the workbook tells its own: a copy, a download or an unpacking makes it new.
    """
    due = decision.listed.deadline if decision.listed else None
    if due is None:
        return ""
    if file is None:
        return _NOT_YET_DUE if today <= due else _late(today, due)
    typed = decision.listed if decision.state is Sent.BY_HAND else None
    sent = (typed and typed_paper_day(typed)) or _sent_on(file)
    return _IN_TIME if sent is None or sent <= due else _late(sent, due)


def _late(day: date, due: date) -> str:
    return _LATE.format(days=(day - due).days)


def _sent_on(file: Received) -> date | None:
    signed = file.submission.info["signed_on"] if file.submission else ""
    told = file.origin.saved or file.origin.modified
    for text, form in ((signed, "%d/%m/%Y"), (told[:10], "%Y-%m-%d")):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def _number(number: str, symbol: str) -> str:
    return f"{number}/{symbol}" if number and symbol else number or symbol


def _day(moment: str) -> str:
    """Return an ISO 8601 moment as a day, d/m/yyyy."""
    try:
        return day_written(datetime.fromisoformat(moment).date())
    except ValueError:
        return ""
