"""Money: its units, its marks, and what cannot be told apart."""

from __future__ import annotations

from mangled.case import Case, Figure
from mangled.sound import Content, put

_UNIT = "B18"
_PLACE = "Mẫu 2!B9"


def amounts(unit: str | None, *typed: Content) -> bytes:
    """Return the workbook with a money unit and the state budget by year."""
    base = put({_UNIT: unit}, "Thông tin")
    cells = {f"B{row}": value for row, value in enumerate(typed, 9)}
    return put({**cells, "C5": f"Đơn vị tính: {unit}" if unit else None}, "Mẫu 2", base)


def amount(unit: str, raw: Content, code: str, value: Figure, **more: object) -> Case:
    """Return the case of one amount of 2019; its value is in đồng, None where none is taken."""
    quotes = (raw,) if isinstance(raw, str) and code else ()
    return Case(
        32, f"{raw!r} in {unit}", lambda: amounts(unit, raw),
        (f"{code} {_PLACE}",) if code else (), {_PLACE: value}, quotes,
        "12" if value is not None else "1", **more,  # type: ignore[arg-type]
    )  # fmt: skip


_WORD, _MARK, _TWO = "money-unit-word", "thousands-mark", "two-readings"
MILLION = 1_000_000
IN_DONG = [
    *(amount("đồng", raw, "", 5 * MILLION)
      for raw in (5 * MILLION, "5.000.000", "5,000,000đ", "5.000.000 đồng", "5000000", "5 000 000",
                  "5.000.000 VNĐ")),
    amount("đồng", "5 triệu", _WORD, 5 * MILLION, notes=("5 triệu",)),
    amount("đồng", "5tr", _WORD, 5 * MILLION, notes=("5tr",)),
    amount("đồng", "1,5 tỷ", _WORD, 1500 * MILLION),
    amount("đồng", "1.234", _MARK, 1234, notes=("1.234",)),
    amount("đồng", "khoảng 5 triệu", "not-a-number", None),
    amount("đồng", 5.5, "decimal", None),
    amount("đồng", "-5000000", "negative", None),
]  # fmt: skip
IN_OTHERS = [
    amount("triệu đồng", 5.5, "", 5_500_000, notes=("tiền ghi theo triệu đồng, đã đổi",)),
    *(amount("triệu đồng", raw, "", 5_500_000) for raw in ("5,5", "5.5")),
    amount("triệu đồng", "5.500", _TWO, None),
    Case(32, "'5.500' where another amount tells the mark",
         lambda: amounts("triệu đồng", "5.500", "0,5"), (f"{_MARK} {_PLACE}",),
         {_PLACE: 5500 * MILLION, "Mẫu 2!B10": 500_000}, ("5.500",)),
    amount("nghìn đồng", 5000, "", 5 * MILLION),
    amount("nghìn đồng", "5 triệu", _WORD, 5 * MILLION),
    amount("nghìn đồng", "5.000.000đ", _WORD, 5 * MILLION),
    amount("nghìn đồng", "5tr", _WORD, 5 * MILLION),
    amount("ngàn đồng", 5000, "", 5 * MILLION),
]  # fmt: skip
HEADINGS = [
    Case(32, "another unit typed above the table",
         lambda: put({"C5": "Đơn vị tính: nghìn đồng", "B9": 5000}, "Mẫu 2"),
         ("money-unit-contradicts Mẫu 2!C5",), {_PLACE: 5000}, ("nghìn đồng", "đồng"), "1"),
    Case(32, "no unit stated at all", lambda: amounts(None, 5000),
         ("money-unit-missing Thông tin!B18",), {_PLACE: 5000}),
]  # fmt: skip
MONEY = [*IN_DONG, *IN_OTHERS, *HEADINGS]
