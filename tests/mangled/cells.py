"""What is typed into one cell: numbers, words for them, and what is none."""

from __future__ import annotations

from collections.abc import Mapping

from mangled.case import Case, Figure
from mangled.sound import Content, Error, Formula, Shown, put

_PLAN = {"B9": "Kế hoạch"}


def typed(
    number: int,
    raw: Content,
    codes: str = "",
    value: Figure = None,
    cell: str = "H9",
    *,
    what: str = "",
    beside: Mapping[str, Content] = {},
    quotes: tuple[str, ...] = (),
    out: bool | None = None,
) -> Case:
    """Return the case of one cell: what is typed, what is said of it, the value that is taken.

    A value that is none keeps its form `out`, but for a blank. `beside` are other cells of the
    sheet that are set so that nothing else is to be said.
    """
    sheet, _, place = cell.rpartition("!")
    told = raw.strip() if isinstance(raw, str) and codes not in ("", "blank") else ""
    left_out = out if out is not None else value is None
    form = "2" if sheet == "Mẫu 2" else "1"
    return Case(
        number,
        what or f"{cell} {raw!r}",
        lambda: put({place: raw, **beside}, sheet or "Mẫu 1"),
        tuple(f"{code} {cell}" for code in codes.split()),
        {cell: value},
        (told, *quotes),
        "12".replace(form, "") if left_out else "12",
    )


def blank(number: int, raw: Content, code: str = "blank", **more: object) -> Case:
    return typed(number, raw, code, None, out=False, **more)  # type: ignore[arg-type]


_NUMBER = "not-a-number"
BLANKS = [
    blank(1, None, quotes=("để trống", "ghi 0")),
    *(blank(1, raw) for raw in ("   ", "…", "......", "\u00a0")),
    *(typed(2, word, "word-for-zero", 0, quotes=(f"“{word}” được đọc là 0",))
      for word in ("Không", "không có", "ko", "K", "không phát sinh", "0 có", "Ø", "-", "–")),
    *(blank(2, word, "said-not-yet", quotes=(f"“{word}”", "không phải số 0"))
      for word in ("chưa", "chưa có số liệu", "đang cập nhật")),
    *(typed(2, word, _NUMBER) for word in ("x", "có", "X")),
    typed(2, Shown(0, 41), "", 0, what="a 0 that accounting shows as a dash"),
]  # fmt: skip
WITH_WORDS = [
    typed(3, "1 trang", "unit-word", 1, "E9", quotes=("“1 trang” được đọc là 1",)),
    typed(3, "70 tin, bài", "unit-word", 70, quotes=("“70 tin, bài” được đọc là 70",)),
    typed(
        3,
        "01 KH",
        "documents-differ unit-word",
        1,
        "C9",
        beside=_PLAN,
        quotes=("“01 KH” được đọc là 1",),
    ),
    typed(3, "1.234 bài", "unit-word", 1234),
    typed(3, "02 lớp", _NUMBER),
    typed(3, "2 lớp, 30 người", _NUMBER),
    typed(3, "khoảng 2 bài", _NUMBER),
]
AS_TEXT = [
    *(typed(4, raw, "", value) for raw, value in (
        ("03", 3), ("'70", 70), (" 160 ", 160), ("16", 16), (" 016 ", 16), ("16\u00a0", 16),
        (16.0, 16), ("0", 0))),
    typed(4, "1 234", "thousands-mark", 1234),
    typed(4, "1\u00a0234", "thousands-mark", 1234),
    typed(4, "1.234", "thousands-mark", 1234, quotes=("“1.234” được đọc là 1.234", "phần nghìn")),
    typed(4, "1,234", "thousands-mark", 1234),
]  # fmt: skip
FORMULAS = [
    typed(17, Formula("16+1", 17), "", 17),
    typed(17, Formula("SUM(1,2)", 3), "", 3),
    typed(17, Formula("H10", 6), "", 6),
    typed(19, Error("#REF!"), "cell-error", quotes=("#REF!", "gõ lại số")),
    *(typed(19, Error(text), "cell-error", quotes=(text,))
      for text in ("#VALUE!", "#N/A", "#DIV/0!", "#NAME?", "#SPILL!")),
]  # fmt: skip
NO_NUMBER = [
    *(typed(33, raw, _NUMBER) for raw in (
        "16/17", "10-12", "khoảng 70", ">100", "~ 70", "~", "1_6", "1e3", "nan", "infinity", "²")),
    typed(33, "100+60", _NUMBER, quotes=("Có phải là 160?",)),
    typed(33, "50%", "percent-for-number"),
    typed(33, Shown(0.5, 9), "percent-for-number", quotes=("(50%)",)),
    typed(33, Shown(44289, 14), "date-for-number", quotes=("03/04/2021", "1.5, 3/4")),
    typed(33, Shown(44289, 16), "date-for-number", what="a day shown as 3-Thg4"),
    typed(33, True, _NUMBER, quotes=("“TRUE”",)),
    typed(34, -3, "negative", quotes=("(-3)",)),
    typed(34, "-3", "negative", quotes=("(-3)",)),
    typed(34, 1.234, "decimal", quotes=("1.234", "Có phải là 1234?")),
    *(typed(34, raw, "decimal") for raw in ("1.5", "1,5", "1.23", "12.34")),
    typed(34, 2021, "year-for-number", 2021, "H11", quotes=("2021",)),
    typed(34, "0912345678", "too-large"),
    typed(34, 912345678, "large-for-number", 912345678, "H11"),
]  # fmt: skip
CODED = [
    *(typed(35, raw, "", 16) for raw in (
        "\u200b16\ufeff", "1\u00ad6", "16\u2009", "\u202a16\u202c", "\u202d16\u202c",
        "\u206616\u2069", "\u200e16", "1\u20606", "\u061c16")),
    typed(35, "１６", "full-width-digits", 16, quotes=("“１６”",)),
    *(typed(35, raw, _NUMBER) for raw in ("7O", "l6", "1б", "١٦", "1х")),
]  # fmt: skip
CELLS = [*BLANKS, *WITH_WORDS, *AS_TEXT, *FORMULAS, *NO_NUMBER, *CODED]
