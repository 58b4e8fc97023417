"""Days, types of documents and links: the lists beside the forms."""

from __future__ import annotations

from collections.abc import Mapping

from mangled.case import Case
from mangled.sound import Content, Shown, put

_DOCUMENTS, _LINKS = "Văn bản", "Đường link"
_OF_PROVINCE = {"A2": 2019, "B2": "Kế hoạch", "C2": "218/KH-UBND",
                "E2": "Ủy ban nhân dân tỉnh Hà Giang", "F2": "triển khai Đề án"}  # fmt: skip
_READ = "2019 | Kế hoạch | 218/KH-UBND | 2019-08-07 | "
_KEPT = "2019 | Kế hoạch | 218/KH-UBND | {} | "


def day(raw: Content, code: str = "", kept: str = "2019-08-07", **more: object) -> Case:
    """Return the case of a document's day."""
    found = (f"{code} {_DOCUMENTS}!D2",) if code else ()
    quotes = (raw,) if isinstance(raw, str) and code else ()
    line = f"218/KH-UBND | {kept} | Ủy ban nhân dân tỉnh Hà Giang | triển khai Đề án"
    return Case(47, f"the day {raw!r}", lambda: put({**_OF_PROVINCE, "D2": raw}, _DOCUMENTS),
                found, quotes=quotes, shows=(f"2019 | Kế hoạch | {line}",), **more)  # type: ignore[arg-type]  # fmt: skip


DAYS = [
    *(day(raw) for raw in (
        "07/8/2019", "7/8/2019", "07-08-2019", "7.8.2019", "ngày 07 tháng 8 năm 2019",
        "ngày 7 tháng 8 năm 2019", "2019-08-07", Shown(43684, 14), "\u202a07/8/2019\u202c")),
    day("7.8.19", "short-year"),
    day(43684, "day-from-number"),
    *(day(raw, "not-a-day", raw) for raw in ("31/6/2021", "tháng 7 năm 2021")),
    day("2021", "not-a-day", "2021"),
    Case(47, "days that a machine has swapped", lambda: put(
        {**_OF_PROVINCE, "D2": Shown(43684, 14), "A3": 2019, "B3": "Công văn", "C3": "5/UBND",
         "D3": "21/8/2019", "E3": "Tỉnh", "F3": "a"}, _DOCUMENTS),
         ("days-swapped Văn bản!D2",), quotes=("D2", "7/8/2019")),
]  # fmt: skip


def link(raw: str, found: tuple[str, ...] = (), *urls: str, **more: object) -> Case:
    """Return the case of what is typed where the unit's one link stands."""
    note = "Trang thông tin điện tử của đơn vị"
    return Case(48, f"the link {raw!r}", lambda: put({"B2": raw}, _LINKS),
                tuple(f"{code} {_LINKS}!B2" for code in found),
                shows=tuple(f"None | {url} | {note}" for url in urls), **more)  # type: ignore[arg-type]  # fmt: skip


LINKS = [
    link("https://a.gov.vn\nhttps://b.gov.vn", (), "https://a.gov.vn", "https://b.gov.vn"),
    link("https://a.gov.vn; https://b.gov.vn", (), "https://a.gov.vn", "https://b.gov.vn"),
    link("quangbinh.hagiang.gov.vn", ("link-without-scheme",), "quangbinh.hagiang.gov.vn",
         quotes=("thiếu https://",)),
    link("https://a.gov.vn (trang xã)", ("link-with-words",), "https://a.gov.vn"),
    link("https://www.facebook.com/tannam", (), "https://www.facebook.com/tannam"),
    link("như trên", ("not-a-link",), quotes=("“như trên”",)),
]  # fmt: skip
_OWN = {"C2": "05/KH-UBND", "D2": "07/8/2019", "E2": "Ủy ban nhân dân xã Tân Nam", "F2": "a"}


def _typed(raw: str, beside: Mapping[str, Content], type_: str) -> bytes:
    """Return the workbook with a document's type in Mẫu 1 and that document in the list."""
    return put({"B9": raw, "C9": 1, **beside}, base=put(
        {"A2": 2019, "B2": type_, **_OWN}, _DOCUMENTS))  # fmt: skip


def kind(raw: str, code: str = "", meant: str = "Kế hoạch", quotes: tuple[str, ...] = ()) -> Case:
    """Return the case of a type that is typed in Mẫu 1."""
    return Case(49, f"the type {raw!r}", lambda: _typed(raw, {}, meant),
                (f"{code} B9",) if code else (), {"C9": 1}, (raw, *quotes) if code else (),
                shows=(f"2019 | {meant}",), notes=(raw,) if code else ())  # fmt: skip


TYPES = [
    *(kind(raw) for raw in ("Kế hoạch", "Kế hoạch ", "kế hoạch", "Kế  hoạch", "KẾ HOẠCH",
                            "Kê\u0301 hoa\u0323ch", "\u200bKế hoạch")),
    kind("KH", "abbreviation"),
    *(kind(short, "abbreviation", meant) for short, meant in (
        ("CV", "Công văn"), ("QĐ", "Quyết định"), ("HD", "Hướng dẫn"), ("TB", "Thông báo"),
        ("CTr", "Chương trình"))),
    kind("Công Văn", "", "Công văn"),
    kind("Kê hoạch", "near-choice", "Kê hoạch", ("Có phải là Kế hoạch?",)),
    Case(49, "two types in one cell", lambda: _typed("Kế hoạch, Công văn", {}, "Kế hoạch"),
         ("two-choices B9",), {"C9": 1}, ("Kế hoạch, Công văn",), "2"),
]  # fmt: skip
LISTS = [*DAYS, *LINKS, *TYPES]
