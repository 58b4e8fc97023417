from dataclasses import replace
from datetime import date

import pytest

from baocao.core.consolidating.deciding import Decision, decide
from baocao.core.consolidating.received import Fate, Received
from baocao.core.findings import Finding
from baocao.core.submission import ReportingUnit
from baocao.wording.statuses import file_record, typed_by_hand, unit_status
from builders import FORMS, money, received, submission, years

TODAY = date(2021, 7, 10)
DUE = date(2021, 7, 1)


def sent(
    modified: str = "", saved: str = "", findings=(), fate: Fate = Fate.READ, file: str = "", **info
) -> Received:
    whole = submission("Xã A", years([1, 2, 3]), money({2019: 0}), info=info, file=file)
    whole = replace(whole, origin=replace(whole.origin, modified=modified, saved=saved))
    return received(whole, "Xã A", findings, fate)


COMMUNE = ReportingUnit("Xã A")


def decided(*files: Received, unit: ReportingUnit = COMMUNE) -> Decision:
    (decision, *_) = decide([unit], files, FORMS, TODAY, typed_by_hand([unit]))
    return decision


def status(decision: Decision, errors: int = 0, warnings: int = 0, today: date = TODAY):
    return unit_status(decision, errors, warnings, FORMS, today)


UNREADABLE = replace(sent(fate=Fate.UNREADABLE), submission=None)


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (decided(sent()), "đã gửi"),
        (decided(), "chưa gửi"),
        (decided(sent(file="1.xlsx"), sent(file="2.xlsx")), "gửi nhiều lần"),
        (decided(UNREADABLE), "đã gửi nhưng không đọc được tệp"),
        (decided(UNREADABLE, sent()), "đã gửi"),
        (decided(sent(), unit=ReportingUnit("Xã A", note="Nhập thay theo bản ký")), "nhập thay"),
        (decide([], [sent(fate=Fate.OUTSIDE)], FORMS, TODAY)[0], "ngoài danh sách"),
    ],
)
def test_the_state_of_a_unit(decision: Decision, state: str):
    assert status(decision).state == state


@pytest.mark.parametrize(
    ("file", "due", "today", "timeliness"),
    [
        (None, None, TODAY, ""),
        (None, DUE, date(2021, 7, 1), "chưa đến hạn"),
        (None, DUE, TODAY, "quá hạn 9 ngày"),
        (sent(), None, TODAY, ""),
        (sent(), DUE, TODAY, "trong hạn"),
        (sent(modified="2021-07-01T23:59:00"), DUE, TODAY, "trong hạn"),
        (sent(modified="2021-07-03T08:00:00"), DUE, TODAY, "quá hạn 2 ngày"),
        (
            sent(modified="2026-11-24T08:00:00", saved="2021-06-30T08:00:00Z"),
            DUE,
            TODAY,
            "trong hạn",
        ),
        (
            sent(modified="2021-06-30T08:00:00", saved="2021-07-03T08:00:00Z"),
            DUE,
            TODAY,
            "quá hạn 2 ngày",
        ),
        (sent(modified="2021-07-03T08:00:00", signed_on="30/6/2021"), DUE, TODAY, "trong hạn"),
        (sent(modified="2021-06-03T08:00:00", signed_on="05/7/2021"), DUE, TODAY, "quá hạn 4 ngày"),
        (sent(modified="2021-07-03T08:00:00", signed_on="7/2021"), DUE, TODAY, "quá hạn 2 ngày"),
    ],
)
def test_timeliness_goes_by_the_signed_document_then_by_the_file(file, due, today, timeliness):
    unit = ReportingUnit("Xã A", deadline=due)
    made = decided(*([file] if file else []), unit=unit)
    assert status(made, today=today).timeliness == timeliness


@pytest.mark.parametrize(
    ("errors", "warnings", "result"),
    [(0, 0, "hợp lệ"), (0, 2, "cần kiểm tra lại"), (1, 2, "cần chỉnh sửa")],
)
def test_the_result_is_the_gravest_finding(errors: int, warnings: int, result: str):
    made = status(decided(sent()), errors, warnings)
    assert (made.result, made.errors, made.warnings) == (result, errors, warnings)
    assert status(decided(), errors, warnings).result == ""


@pytest.mark.parametrize(
    ("findings", "include", "shown"),
    [
        ((), "", "Có"),
        ((), "Không", "Không"),
        ((Finding("negative", form="mau_1"),), "", "Có: Mẫu 2; Không: Mẫu 1"),
        ((Finding("negative", form="mau_1"),), "Có", "Có"),
    ],
)
def test_what_counts_is_told_by_form_where_forms_differ(findings, include: str, shown: str):
    made = decided(sent(findings=findings), unit=ReportingUnit("Xã A", include=include))
    assert status(made).include == shown


def test_number_and_day_of_the_signed_document_stand_beside_the_file():
    made = status(
        decided(sent("2021-07-03T08:00:00", number="12", symbol="BC-UBND", signed_on="30/6/2021"))
    )
    assert (made.number, made.day, made.received) == ("12/BC-UBND", "30/6/2021", "03/7/2021")


@pytest.mark.parametrize(
    ("file", "decision", "taken"),
    [
        (UNREADABLE, None, "không đọc được"),
        (sent(fate=Fate.SKIPPED), None, "bỏ qua: sổ tổng hợp"),
        (sent(fate=Fate.WAITING), None, "chờ xác định đơn vị"),
        (sent(fate=Fate.OUTSIDE), None, "ngoài danh sách, không tổng hợp"),
    ],
)
def test_a_file_that_is_no_unit_s_is_told_as_such(file, decision, taken: str):
    assert file_record(file, decision, FORMS).taken == taken


def test_a_file_s_record_tells_whether_it_was_consolidated():
    one, other = sent(file="1.xlsx"), sent(file="2.xlsx")
    unit = ReportingUnit("Xã A", chosen_file="2.xlsx")
    made = decided(one, other, unit=unit)
    assert file_record(other, made, FORMS).taken == "được tổng hợp"
    assert file_record(one, made, FORMS).taken == "không dùng: đã chọn tệp khác"
    out = decided(one, unit=ReportingUnit("Xã A", include="Không"))
    assert file_record(one, out, FORMS).taken == "không được tổng hợp"
