"""What `baocao explain` says: where a figure comes from, and why a cell is no figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..core.cells import CellRef, Number
from ..core.combine import Behaviour
from ..core.consolidating.explaining import Absent, Explanation, Term, Wanted
from ..core.text import fold
from .numbers import plain

NO_SHEET = "Sổ “{file}” không có trang “{sheet}”. Có phải trang “{nearest}”? Các trang: {sheets}."
NO_ADDRESS = "“{cell}” không phải địa chỉ ô. Đề nghị ghi chữ cột rồi số dòng, ví dụ H7."
NOT_CONSOLIDATED = (
    "Sổ “{file}” chưa có kết quả tổng hợp nên không truy được nguồn số liệu. Đề nghị chạy lệnh "
    "“baocao consolidate” rồi hỏi trên tệp kết quả."
)
RECOMPUTE = (
    "Trang “{sheet}” không còn khớp trang “{detail}” nên không truy được nguồn số liệu. "
    "Đề nghị tổng hợp lại."
)
OTHER_SHEET = (
    "Trang “{sheet}” không có số liệu tổng hợp. Đề nghị hỏi một ô số của các trang: {sheets}."
)
HEADING = "Ô {cell} của trang “{sheet}” là tiêu đề, không phải số liệu. Ô số liệu gần nhất: {near}."
KEY = (
    "Ô {cell} của trang “{sheet}” ghi “{text}” ({heading}), không phải số liệu tổng hợp. "
    "Ô số liệu cùng dòng: {near}."
)
BLANK_KEY = (
    "Ô {cell} của trang “{sheet}” thuộc cột “{heading}” và để trống, không phải số liệu tổng hợp. "
    "Ô số liệu cùng dòng: {near}."
)
NOTE = (
    "Ô {cell} của trang “{sheet}” là cột ghi chú{text}, không phải số liệu. "
    "Ô số liệu cùng dòng: {near}."
)
OUTSIDE_TABLE = (
    "Ô {cell} của trang “{sheet}” nằm ngoài bảng số liệu. Bảng có các ô từ {first} đến {last}."
)
ONCE_A_YEAR = (
    "Ô {cell} của trang “{sheet}” để trống vì “{column}” chỉ ghi một lần cho cả năm {year}, "
    "ở dòng đầu của năm. Đề nghị hỏi ô {near}."
)
OWN_ENTRY = (
    "Ô {cell} của trang “{sheet}” là số do đơn vị lập sổ tự nhập, không phải số tổng hợp; "
    "số này được cộng ở trang “{summary}”."
)
NO_FIGURE = (
    "Ô {cell} của trang “{sheet}” không phải số liệu tổng hợp. "
    "Đề nghị hỏi một ô số, tốt nhất ở trang “{summary}”."
)

_STATES_LINE = "{count} đơn vị có tình trạng gửi là “{state}”:"
_NO_VALUE = "chưa đơn vị nào có số liệu"
_OWN = " (tự nhập)"
_PERIOD = "cả giai đoạn"
_TOTAL = "Cộng {count} số"
_MISMATCH = (
    "Lưu ý: ô đang hiện {shown}, khác tổng tính lại ({value}). Đề nghị tổng hợp lại để cập nhật."
)
_STOCK = "Số hiện có đến cuối kỳ: lấy theo năm {year}, không cộng các năm."
_COUNTED = "Số đơn vị: {counted}/{listed}"
_BLANK = "Chưa có số liệu ở ô này (để trống): {units}."
_ABSENT = "Chưa tổng hợp: {units}."
_LEFT_OUT = "đã gửi nhưng biểu này chưa được đưa vào"
_UNIT_VALUES = "tổng hợp của {units} đơn vị"


@dataclass(frozen=True)
class Explained:
    """The answer to one question: a cell, and the figures that it is made of.

    `shown` is the number in the cell, None where it is blank. `units` are those that a count of
    "Tổng quan" counts, `state` what they have in common.
    """

    where: CellRef
    unit: str
    money_unit: str
    shown: Number | None
    parts: tuple[Explanation, ...] = ()
    single: tuple[Term, ...] = ()
    """The one figure of a cell of "Chi tiết Mẫu n"."""
    title: str = ""
    state: str = ""
    units: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """All numbers that are added."""
        return (*(term for part in self.parts for term in part.terms), *self.single)

    @property
    def value(self) -> Number | None:
        """The sum of the terms, None where there are none."""
        values = [term.value for term in self.terms]
        return sum(values[1:], start=values[0]) if values else None


def explained_lines(answer: Explained) -> list[str]:
    """Return the answer as lines of plain text."""
    if answer.state:
        line = _STATES_LINE.format(count=len(answer.units), state=answer.state)
        return [_head(answer, ""), line, *(f"  {unit}" for unit in answer.units)]
    lines = [_head(answer, _figure_title(answer)), *_stock_line(answer), ""]
    lines += _table(answer)
    lines += ["", *_missing(answer)] if answer.parts and list(_missing(answer)) else []
    if answer.shown != answer.value and not _both_nothing(answer):
        shown = "ô trống" if answer.shown is None else plain(answer.shown)
        value = _NO_VALUE if answer.value is None else plain(answer.value)
        lines += ["", _MISMATCH.format(shown=shown, value=value)]
    return lines


def _both_nothing(answer: Explained) -> bool:
    return not answer.shown and answer.value is None


def _head(answer: Explained, title: str) -> str:
    place = f"{answer.where.sheet}, ô {answer.where.address}"
    return f"{place}: {title}" if title else f"{place}:"


def _figure_title(answer: Explained) -> str:
    value = _NO_VALUE if answer.value is None else plain(answer.value)
    return f"{answer.title} = {value}" + (
        f" {answer.money_unit}" if _is_money(answer) and answer.value is not None else ""
    )


def _is_money(answer: Explained) -> bool:
    return any(part.wanted.column.is_money for part in answer.parts)


def figure_name(wanted: Wanted) -> str:
    """Return what a figure is, in words: its column, type, year, and the one unit it is of."""
    words = [wanted.column.name]
    if wanted.key and not wanted.column.once_a_year and wanted.year is not None:
        words.append(wanted.key)
    words.append(_PERIOD if wanted.year is None else f"năm {wanted.year}")
    return ", ".join([*words, wanted.unit] if wanted.unit else words)


def _stock_line(answer: Explained) -> Iterator[str]:
    for part in answer.parts[:1]:
        stock = part.wanted.column.behaviour is Behaviour.STOCK
        if stock and part.wanted.year is None and part.years:
            yield _STOCK.format(year=part.years[-1])


def _table(answer: Explained) -> list[str]:
    """Return a line a term, in columns, and the line of their sum."""
    terms = answer.terms
    if not terms:
        return []
    several = len({term.year for term in terms}) > 1
    rows = [_cells(term, several) for term in terms]
    rows.append((_TOTAL.format(count=len(terms)), "", plain(answer.value or 0), ""))
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    return [_aligned(row, widths) for row in rows]


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    unit, where, value, said = row
    line = f"  {unit:<{widths[0]}}  {where:<{widths[1]}}  {value:>{widths[2]}}  {said}"
    return line.rstrip()


def _cells(term: Term, with_year: bool) -> tuple[str, str, str, str]:
    unit = f"{term.year}  " if with_year else ""
    unit += term.unit + (_OWN if term.own else "")
    said = [_UNIT_VALUES.format(units=term.units)] if term.units else []
    said += [text for text in (term.raw, term.remark) if text]
    return unit, place_text(term), plain(term.value), "; ".join(said)


def place_text(term: Term) -> str:
    """Return the file, sheet and cell of a term; a consolidation's sheet alone is known."""
    parts = [term.file, term.where.sheet]
    if term.where.row:
        parts.append(f"ô {term.where.address}")
    return " · ".join(part for part in parts if part)


def _missing(answer: Explained) -> Iterator[str]:
    """Yield how many units the figure is of, whose cells are blank, and who is not in it."""
    part = answer.parts[0]
    if part.listed:
        yield _COUNTED.format(counted=part.counted, listed=part.listed)
    blank = dict.fromkeys(unit for p in answer.parts for unit in p.blank)
    if blank:
        yield _BLANK.format(units=", ".join(blank))
    if part.absent:
        yield _ABSENT.format(units="; ".join(absent_text(absent) for absent in part.absent))


def absent_text(absent: Absent) -> str:
    """Return a unit that is missing, with why."""
    why = _LEFT_OUT if absent.sent else absent.state
    if absent.sent and fold(absent.state) not in ("", fold("đã gửi")):
        why = f"{absent.state}, biểu này chưa được đưa vào"
    return f"{absent.unit} ({why})" if why else absent.unit


def as_data(answer: Explained) -> dict[str, object]:
    """Return the answer as plain data for --json; amounts as numbers."""
    return {
        "sheet": answer.where.sheet,
        "cell": answer.where.address,
        "figure": answer.title,
        "value": _number(answer.value),
        "shown": _number(answer.shown),
        "terms": [_term_data(term) for term in answer.terms],
        "counted": answer.parts[0].counted if answer.parts else None,
        "listed": answer.parts[0].listed if answer.parts else None,
        "blank": list(dict.fromkeys(unit for part in answer.parts for unit in part.blank)),
        "absent": [
            {"unit": absent.unit, "state": absent.state}
            for part in answer.parts[:1]
            for absent in part.absent
        ],
        "units": list(answer.units),
    }


def _term_data(term: Term) -> dict[str, object]:
    return {
        "unit": term.unit,
        "own": term.own,
        "year": term.year,
        "file": term.file,
        "sheet": term.where.sheet,
        "cell": term.where.address if term.where.row else "",
        "value": _number(term.value),
        "units": term.units,
        "raw": term.raw,
        "remark": term.remark,
    }


def _number(value: Number | None) -> int | float | None:
    return value if value is None or isinstance(value, int) else float(value)
