"""The words of "Tự kiểm tra": what each line checks, and what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import singledispatch

from ..core.rules import (
    AtLeast,
    AtMost,
    CountNeedsKey,
    KeyNeedsCount,
    MatchesDocuments,
    Needs,
    NoFall,
    NoJump,
    Rule,
)

TITLE = "TỰ KIỂM TRA SỐ LIỆU"
LEAD = (
    "Trang này tự tính lại mỗi khi nhập số liệu. Bấm vào ô ở cột cuối để đến chỗ đầu tiên cần xem."
)
HEADINGS = ("Mức độ", "Biểu", "Nội dung kiểm tra", "Kết quả", "Đến ô")

BLANKS = "Mọi ô của các năm trong kỳ đã được nhập (không có thì ghi 0, không để trống)"
NOT_FIGURES = "Ô số liệu là số nguyên từ 0 trở lên, không lỗi công thức"
NOT_AMOUNTS = "Ô số tiền là số từ 0 trở lên, tính bằng đồng thì không có số lẻ"
TEXTS = "Ô số liệu chỉ ghi chữ số (ô ghi bằng chữ không được cộng vào tổng)"
YEAR_TEXTS = "Cột Năm ghi bằng bốn chữ số"
NO_YEAR = "Dòng có số liệu thì có năm"
YEARS_MISSING = "Mỗi năm của kỳ báo cáo có một dòng"
YEARS_OUTSIDE = "Không có số liệu của năm ngoài kỳ (số đó không được cộng)"
DUPLICATES = "Không có hai dòng cùng năm, cùng loại"
DUPLICATE_YEARS = "Không có hai dòng cùng năm"
REPEATED = "Số liệu chung của cả năm chỉ ghi ở dòng đầu của năm"
TICKED = "Năm đã chọn “Không phát sinh” thì không có số liệu"
OWN_DOCUMENTS = "Văn bản do đơn vị ban hành ở trang “Văn bản” đã được tính đủ vào biểu"
UNIT_NAME = "Đã ghi tên đơn vị"
PERIOD = "Năm bắt đầu và năm kết thúc hợp lệ"
MONEY_UNIT = "Đã chọn đơn vị tính"
CUTOFF = "Ngày chốt số liệu ghi theo ngày/tháng/năm, ví dụ 30/6/2021"

PASSED = "Đạt"
BLANKS_LEFT = "Còn {n} ô chưa nhập"
PLACES = "{n} chỗ cần xem"
MISSING_YEARS = "Thiếu {n} năm"

STATE_ERRORS = "Có {n} lỗi phải sửa"
STATE_BLANKS = "Còn {n} ô chưa nhập"
STATE_WARNINGS = "Có {n} chỗ cần kiểm tra lại"
STATE_GOOD = "Đã đủ, chưa thấy lỗi"


def joined(columns: Sequence[str], names: Mapping[str, str]) -> str:
    """Return columns' names in quotes, joined by "và"."""
    quoted = [f"“{names[column]}”" for column in columns]
    return " và ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


def added(columns: Sequence[str], names: Mapping[str, str]) -> str:
    """Return columns' names in quotes, joined by "cộng"."""
    return " cộng ".join(f"“{names[column]}”" for column in columns)


@singledispatch
def rule_text(rule: Rule, names: Mapping[str, str]) -> str:
    """Return what a rule asks for; `names` are the columns' names by id."""
    raise TypeError(f"no words for {rule.kind}")


@rule_text.register
def _at_least(rule: AtLeast, names: Mapping[str, str]) -> str:
    return f"{added(rule.columns, names)} không ít hơn {added(rule.others, names)}"


@rule_text.register
def _at_most(rule: AtMost, names: Mapping[str, str]) -> str:
    return f"{added(rule.columns, names)} không nhiều hơn {added(rule.others, names)}"


@rule_text.register
def _needs(rule: Needs, names: Mapping[str, str]) -> str:
    return f"Có {added(rule.columns, names)} thì phải có {joined(rule.others, names)}".replace(
        " và ", " hoặc "
    )


@rule_text.register
def _count_needs_key(rule: CountNeedsKey, names: Mapping[str, str]) -> str:
    return f"{joined(rule.columns, names)} lớn hơn 0 thì có ghi {joined(rule.others, names)}"


@rule_text.register
def _key_needs_count(rule: KeyNeedsCount, names: Mapping[str, str]) -> str:
    return f"Đã ghi {joined(rule.columns, names)} thì có {joined(rule.others, names)}"


@rule_text.register
def _no_fall(rule: NoFall, names: Mapping[str, str]) -> str:
    return f"Số hiện có không giảm so với năm trước: {joined(rule.columns, names)}"


@rule_text.register
def _no_jump(rule: NoJump, names: Mapping[str, str]) -> str:
    return f"Số trong năm không gấp {rule.times} lần năm trước: {joined(rule.columns, names)}"


@rule_text.register
def _matches_documents(rule: MatchesDocuments, names: Mapping[str, str]) -> str:
    return (
        f"{joined(rule.columns, names)} khớp với số văn bản cùng năm, cùng loại ở trang “Văn bản”"
    )
