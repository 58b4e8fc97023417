"""What a cell of a form may hold: each kind parses one raw cell.

A parse gives one of three answers: `Parsed` (a value, with the tolerant rule that was needed, if
any), `Blank` (nothing was said: never a zero) or `Unparsed` (why not, as the code of a finding).
A value is taken only where one reading exists; Python's own int() and float() read "1_6" and "nan"
and are used on matched patterns alone.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar, Protocol

from .cells import Nature, Number, RawCell, Shown
from .text import clean, fold, fold_literal

Value = Number | str | date


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value, and the code of the tolerant rule by which it was read (None where plain)."""

    value: Value
    tolerance: str | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing was said; `tolerance` where words said so ("đang cập nhật")."""

    tolerance: str | None = None


@dataclass(frozen=True, slots=True)
class Unparsed:
    """No value: the code of the finding, and what the writer may have meant."""

    code: str
    hint: str = ""


Reading = Parsed | Blank | Unparsed


class Kind(Protocol):
    """A kind of cell."""

    name: ClassVar[str]
    numeric: ClassVar[bool]

    def parse(self, cell: RawCell) -> Reading:
        """Return what the cell says."""
        ...


MONEY_UNITS: Mapping[str, int] = {
    "đồng": 1,
    "nghìn đồng": 1_000,
    "triệu đồng": 1_000_000,
    "tỷ đồng": 1_000_000_000,
}
"""Money units and their worth in đồng."""

_MONEY_WORDS = {
    **dict.fromkeys(("đ", "đồng", "vnd", "vnđ"), "đồng"),
    **dict.fromkeys(("nghìn", "ngàn", "nghìn đồng", "ngàn đồng"), "nghìn đồng"),
    **dict.fromkeys(("tr", "triệu", "triệu đồng", "trđ", "tr đ"), "triệu đồng"),
    **dict.fromkeys(("tỷ", "tỉ", "tỷ đồng", "tỉ đồng"), "tỷ đồng"),
}

_HEADER_UNITS = {
    **dict.fromkeys(("1000đ", "1000đồng", "nghìnđ", "ngànđ", "1nghìnđồng"), "nghìn đồng"),
    **dict.fromkeys(("1000000đ", "1000000đồng", "triệuđ"), "triệu đồng"),
    **dict.fromkeys(("việtnamđồng", "đồngviệtnam", "đồngvn", "1đồng"), "đồng"),
}
_LEADING_NUMBER = re.compile(r"[0-9][0-9., ]*")

_ZERO_WORDS = frozenset(
    ("không", "không có", "ko", "ko có", "k", "không phát sinh", "0 có", "ø", "không đồng")
)
_NOT_YET_WORDS = frozenset(
    ("chưa", "chưa có", "chưa có số liệu", "đang cập nhật", "chưa cập nhật", "chưa thống kê")
)
_OPERATORS = frozenset("*?~<>=")
"""Signs that a spreadsheet's criteria give a meaning to."""
_DASHES = frozenset("-–—−")
_DOTS = re.compile(r"[.…_\s]+")

_PLAIN = re.compile(r"[0-9]{1,15}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
_FRACTION = re.compile(r"([0-9]{1,15})[.,]([0-9]+)")
_GROUPED_FRACTION = re.compile(r"([0-9]{1,3}(?:([.,])[0-9]{3})+)(?!\2)[.,]([0-9]+)")
_SUM_TEXT = re.compile(r"\s*[0-9]{1,12}(?:\s*\+\s*[0-9]{1,12})+\s*")
_SUM_FORMULA = re.compile(r"\+?\s*[0-9]{1,12}(?:\s*\+\s*[0-9]{1,12})*\s*")
_SUM_CALL = re.compile(r"SUM\(\s*([0-9]{1,12}(?:\s*[,;]\s*[0-9]{1,12})*)\s*\)", re.IGNORECASE)
_WITH_WORD = re.compile(r"([0-9][0-9., ]*)\s*([^\W\d_].*)")
_SIGNED = re.compile(r"[-−]\s*[0-9][0-9.,]*")

LARGEST_COUNT = 10**12


def _normal(text: str) -> tuple[str, str | None]:
    """Return the cleaned text with full-width digits made plain, and the rule that did it."""
    cleaned = clean(text)
    plain = "".join(unicodedata.normalize("NFKC", c) if "０" <= c <= "９" else c for c in cleaned)
    return plain, (None if plain == cleaned else "full-width-digits")


def _without_value(cell: RawCell) -> Reading | None:
    """Return the reading of a cell that holds no usable value, or None where it holds one."""
    if cell.nature is Nature.ERROR:
        return Unparsed("cell-error")
    if cell.nature is Nature.UNCOMPUTED:
        return Unparsed("formula-without-value")
    if cell.nature is Nature.BLANK or cell.value is None:
        return Blank()
    return None


def _plain_sum(cell: RawCell) -> int | None:
    """Return the value of an uncomputed formula that adds plain numbers only, else None."""
    formula = (cell.formula or "").strip()
    if _SUM_FORMULA.fullmatch(formula):
        return sum(int(n) for n in re.findall(r"[0-9]+", formula))
    call = _SUM_CALL.fullmatch(formula)
    return sum(int(n) for n in re.findall(r"[0-9]+", call[1])) if call else None


def _words(text: str) -> Reading | None:
    """Return the reading of words and dashes that stand for zero or for nothing said, or None."""
    if not text or _DOTS.fullmatch(text):
        return Blank()
    folded = fold(text)
    if folded in _NOT_YET_WORDS:
        return Blank("said-not-yet")
    if folded in _ZERO_WORDS or (len(text) <= 2 and set(text) <= _DASHES):
        return Parsed(0, "word-for-zero")
    return None


def _digits(text: str) -> int:
    return int(re.sub(r"[., ]", "", text))


def _number_shown_otherwise(cell: RawCell) -> Unparsed | None:
    """Return why a numeric cell is no figure: a tick, a date, a percentage."""
    if isinstance(cell.value, bool) or (
        isinstance(cell.value, float) and not math.isfinite(cell.value)
    ):
        return Unparsed("not-a-number")
    if cell.shown is Shown.DATE:
        return Unparsed("date-for-number")
    if cell.shown is Shown.PERCENT:
        return Unparsed("percent-for-number")
    return None


@dataclass(frozen=True)
class Count:
    """A whole number, not negative. `units` are the words that may follow it ("tin, bài")."""

    units: Sequence[str] = ()
    name: ClassVar[str] = "count"
    numeric: ClassVar[bool] = True

    def parse(self, cell: RawCell) -> Reading:
        """Return the count the cell says."""
        if cell.nature is Nature.UNCOMPUTED and (total := _plain_sum(cell)) is not None:
            return Parsed(total, "plain-sum-computed")
        empty = _without_value(cell)
        if empty is not None:
            return empty
        if isinstance(cell.value, str):
            return self._parse_text(cell.value)
        return _number_shown_otherwise(cell) or self._parse_number(cell.value)

    def _parse_number(self, value: float | None) -> Reading:
        assert value is not None
        exact = _exact(value)
        if exact < 0:
            return Unparsed("negative")
        if exact != exact.to_integral_value():
            thousands = exact * 1000
            likely = thousands == thousands.to_integral_value()
            return Unparsed("decimal", str(int(thousands)) if likely else "")
        return Parsed(int(exact)) if exact < LARGEST_COUNT else Unparsed("too-large")

    def _parse_text(self, raw: str) -> Reading:
        text, rule = _normal(raw)
        words = _words(text)
        if words is not None:
            return words
        if _PLAIN.fullmatch(text):
            number = int(text)
            return Parsed(number, rule) if number < LARGEST_COUNT else Unparsed("too-large")
        if _GROUPED.fullmatch(text):
            return Parsed(_digits(text), "thousands-mark")
        return self._parse_with_word(text) or _why_no_count(text)

    def _parse_with_word(self, text: str) -> Reading | None:
        found = _WITH_WORD.fullmatch(text)
        if not found:
            return None
        digits, word = found[1].strip(), fold(found[2])
        if word not in {fold(unit) for unit in self.units}:
            return None
        if _PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits):
            return Parsed(_digits(digits), "unit-word")
        return None


def _why_no_count(text: str) -> Unparsed:
    """Return why a text that is no count is none, with a hint where one can be given."""
    if _SIGNED.fullmatch(text):
        return Unparsed("negative")
    if _SUM_TEXT.fullmatch(text):
        return Unparsed("not-a-number", str(sum(int(n) for n in re.findall(r"[0-9]+", text))))
    if _FRACTION.fullmatch(text) or _GROUPED_FRACTION.fullmatch(text):
        return Unparsed("decimal")
    return Unparsed("not-a-number")


@dataclass(frozen=True)
class Money:
    """An amount in `unit` (a key of MONEY_UNITS), not negative; đồng have no decimals.

    `decimal_mark` is the mark that the other cells of the file use, where they tell it.
    """

    unit: str = "đồng"
    decimal_mark: str | None = None
    name: ClassVar[str] = "money"
    numeric: ClassVar[bool] = True

    def parse(self, cell: RawCell) -> Reading:
        """Return the amount the cell says, in this kind's unit."""
        if cell.nature is Nature.UNCOMPUTED and (total := _plain_sum(cell)) is not None:
            return Parsed(total, "plain-sum-computed")
        empty = _without_value(cell)
        if empty is not None:
            return empty
        if isinstance(cell.value, str):
            return self._parse_text(cell.value)
        return _number_shown_otherwise(cell) or self._accept(_exact(cell.value), None)

    def _accept(self, amount: Decimal, tolerance: str | None) -> Reading:
        if amount < 0:
            return Unparsed("negative")
        whole = amount == amount.to_integral_value()
        if self.unit == "đồng" and not whole:
            return Unparsed("decimal")
        return Parsed(int(amount) if whole else amount, tolerance)

    def _parse_text(self, raw: str) -> Reading:
        text, rule = _normal(raw)
        words = _words(text)
        if words is not None:
            return words
        if _SIGNED.fullmatch(text):
            return Unparsed("negative")
        found = _WITH_WORD.fullmatch(text)
        word = fold(found[2]) if found else ""
        written_in = _MONEY_WORDS.get(word)
        if found and written_in is None:
            return _why_no_count(text)
        digits = found[1].strip() if found else text
        read_in = written_in or self.unit
        amount = self._amount(digits, read_in)
        if not isinstance(amount, Parsed):
            return amount
        assert isinstance(amount.value, int | Decimal)
        worth = Decimal(amount.value) * MONEY_UNITS[read_in] / MONEY_UNITS[self.unit]
        changed = "money-unit-word" if read_in != self.unit else amount.tolerance
        return self._accept(worth, changed or rule)

    def _amount(self, digits: str, unit: str) -> Reading:
        if _PLAIN.fullmatch(digits):
            return Parsed(int(digits))
        grouped = _GROUPED.fullmatch(digits)
        if grouped:
            return self._grouped(digits, unit, grouped[1])
        both = _GROUPED_FRACTION.fullmatch(digits)
        if both:
            return Parsed(Decimal(f"{_digits(both[1])}.{both[3]}"))
        fraction = _FRACTION.fullmatch(digits)
        if fraction:
            return Parsed(Decimal(f"{fraction[1]}.{fraction[2]}"))
        return _why_no_count(digits)

    def _grouped(self, digits: str, unit: str, mark: str) -> Reading:
        """Return a number with one kind of mark: thousands, or a decimal of three places."""
        if unit == "đồng" or digits.count(mark) > 1 or mark == " ":
            return Parsed(_digits(digits), "thousands-mark" if digits.count(mark) == 1 else None)
        if self.decimal_mark is None:
            return Unparsed("two-readings")
        if mark == self.decimal_mark:
            return Parsed(Decimal(digits.replace(mark, ".")), "decimal-mark-of-file")
        return Parsed(_digits(digits), "thousands-mark")


def _exact(value: float | None) -> Decimal:
    """Return a stored number to the 15 digits that Excel keeps, free of a float's binary tail."""
    assert value is not None
    return Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)


def money_unit_named(text: str) -> str | None:
    """Return the money unit (a key of MONEY_UNITS) that a text names, None where none."""
    folded = fold(text)
    if folded in MONEY_UNITS:
        return folded
    return _MONEY_WORDS.get(folded) or _HEADER_UNITS.get(folded.replace(" ", ""))


def decimal_mark_of(text: str) -> str | None:
    """Return the decimal mark that an amount as typed tells of, None where it tells none."""
    found = _LEADING_NUMBER.match(clean(text))
    digits = found[0].rstrip(" .,") if found else ""
    grouped, fraction = _GROUPED.fullmatch(digits), _FRACTION.fullmatch(digits)
    both = _GROUPED_FRACTION.fullmatch(digits)
    if both:
        return "," if both[2] == "." else "."
    if fraction and (not grouped or digits.startswith("0")):
        return "," if "," in digits else "."
    if grouped and grouped[1] != " " and digits.count(grouped[1]) > 1:
        return "," if grouped[1] == "." else "."
    return None


_YEAR_TEXT = re.compile(r"(?:năm|n)?\s*((?:19|20)[0-9]{2})\s*[-–:.]?", re.IGNORECASE)


@dataclass(frozen=True)
class Year:
    """A calendar year from 1900 to 2099."""

    name: ClassVar[str] = "year"
    numeric: ClassVar[bool] = False

    def parse(self, cell: RawCell) -> Reading:
        """Return the year the cell says."""
        empty = _without_value(cell)
        if empty is not None:
            return empty
        if isinstance(cell.value, str):
            text, rule = _normal(cell.value)
            if not text:
                return Blank()
            found = _YEAR_TEXT.fullmatch(text)
            return Parsed(int(found[1]), rule) if found else Unparsed("not-a-year")
        if isinstance(cell.value, bool):
            return Unparsed("not-a-year")
        if cell.shown is Shown.DATE:
            day = day_of_serial(float(cell.value or 0))
            return Parsed(day.year, "year-from-date") if day else Unparsed("not-a-year")
        exact = _exact(cell.value)
        if exact == exact.to_integral_value() and 1900 <= exact < 2100:
            return Parsed(int(exact))
        return Unparsed("not-a-year")


_DAY_TEXT = re.compile(
    r"(?:ngày\s*)?([0-9]{1,2})\s*(?:[/.-]|\s*tháng\s*)\s*([0-9]{1,2})\s*(?:[/.-]|\s*năm\s*)\s*"
    r"([0-9]{4}|[0-9]{2})",
    re.IGNORECASE,
)
_EPOCH = date(1899, 12, 30)


def day_of_serial(serial: float) -> date | None:
    """Return the day of a serial number (1900 date system), or None outside 1900 to 2199."""
    return _EPOCH + timedelta(days=int(serial)) if 60 < serial < 109_575 else None


@dataclass(frozen=True)
class Day:
    """A calendar day, written the Vietnamese way: day, month, year."""

    name: ClassVar[str] = "day"
    numeric: ClassVar[bool] = False

    def parse(self, cell: RawCell) -> Reading:
        """Return the day the cell says."""
        empty = _without_value(cell)
        if empty is not None:
            return empty
        if isinstance(cell.value, str):
            return self._parse_text(cell.value)
        if isinstance(cell.value, bool):
            return Unparsed("not-a-day")
        day = day_of_serial(float(cell.value or 0))
        if day is None or not 1945 <= day.year < 2100:
            return Unparsed("not-a-day")
        return Parsed(day, None if cell.shown is Shown.DATE else "day-from-number")

    def _parse_text(self, raw: str) -> Reading:
        text, rule = _normal(raw)
        if not text or _DOTS.fullmatch(text):
            return Blank()
        found = _DAY_TEXT.fullmatch(text)
        if not found:
            return Unparsed("not-a-day")
        short = len(found[3]) == 2
        year = int(found[3]) + (2000 if short else 0)
        try:
            return Parsed(date(year, int(found[2]), int(found[1])), "short-year" if short else rule)
        except ValueError:
            return Unparsed("not-a-day")


def _one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter added, dropped or changed makes `one` into `other`."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    start = next((i for i, c in enumerate(one) if c != other[i]), len(one))
    rest = start + (len(one) == len(other))
    return one[rest:] == other[start + 1 :]


@dataclass(frozen=True)
class Choice:
    """One of `choices`; any other text too where the list is `open`. Abbreviations are expanded."""

    choices: Sequence[str] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    open: bool = False
    name: ClassVar[str] = "choice"
    numeric: ClassVar[bool] = False

    def parse(self, cell: RawCell) -> Reading:
        """Return the choice in the declaration's spelling."""
        empty = _without_value(cell)
        if empty is not None:
            return empty
        if not isinstance(cell.value, str):
            return Blank() if cell.value == 0 else Unparsed("not-a-choice")
        text, _ = _normal(cell.value)
        none = not text or _DOTS.fullmatch(text) or set(text) <= _DASHES
        if none or text == "0" or fold(text) in _ZERO_WORDS:
            return Blank()
        return self._known(text) or self._unknown(text)

    def _known(self, text: str) -> Parsed | None:
        """Return the choice that a text spells; signs of wildcards and operators are its own."""
        same = fold_literal if _OPERATORS & set(text) else fold
        spelt = same(text)
        for choice in self.choices:
            if same(choice) == spelt:
                return Parsed(choice)
        for short, choice in self.abbreviations.items():
            if same(short) == spelt:
                return Parsed(choice, "abbreviation")
        return None

    def _unknown(self, text: str) -> Reading:
        parts = [p for p in re.split(r"\s*(?:[,;+/\n]|\bvà\b)\s*", text) if p]
        if len(parts) > 1 and all(self._known(part) for part in parts):
            return Unparsed("two-choices")
        near = [c for c in self.choices if _one_edit_apart(fold(c), fold(text))]
        if not self.open:
            return Unparsed("not-a-choice", near[0] if near else "")
        return Parsed(text, "near-choice" if near else None)

    def nearest(self, text: str) -> str | None:
        """Return the declared choice that is one letter away from `text`, or None."""
        return next((c for c in self.choices if _one_edit_apart(fold(c), fold(text))), None)


@dataclass(frozen=True)
class Text:
    """Any text; a number is kept as it is written."""

    name: ClassVar[str] = "text"
    numeric: ClassVar[bool] = False

    def parse(self, cell: RawCell) -> Reading:
        """Return the cell's text, cleaned."""
        empty = _without_value(cell)
        if empty is not None:
            return empty
        if isinstance(cell.value, float) and cell.value.is_integer():
            return Parsed(str(int(cell.value)))
        text = clean(str(cell.value))
        return Parsed(text) if text else Blank()


@dataclass(frozen=True)
class Link:
    """A web address; a missing "https://" is noted."""

    name: ClassVar[str] = "link"
    numeric: ClassVar[bool] = False

    def parse(self, cell: RawCell) -> Reading:
        """Return the address as it was typed."""
        reading = Text().parse(cell)
        if not isinstance(reading, Parsed):
            return reading
        text = str(reading.value)
        if " " in text or "." not in text:
            return Unparsed("not-a-link")
        return Parsed(text, None if re.match(r"https?://", text, re.I) else "link-without-scheme")


KINDS: Mapping[str, type[Kind]] = {
    kind.name: kind for kind in (Count, Money, Year, Day, Choice, Text, Link)
}
"""The closed list of kinds, by the name that a declaration uses."""
