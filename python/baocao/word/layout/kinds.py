"""The kinds of official document that have a name, with their abbreviations.

Nghị định 30/2020/NĐ-CP, điều 7 and Phụ lục III, mục I. A công văn has no name of its kind.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...core.text import fold

CODES: Mapping[str, str] = {
    "NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC", "THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA", "DỰ ÁN": "DA", "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "HỢP ĐỒNG": "HĐ", "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN", "BẢN THỎA THUẬN": "BTT", "GIẤY ỦY QUYỀN": "GUQ", "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT", "GIẤY NGHỈ PHÉP": "GNP", "PHIẾU GỬI": "PG", "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB", "THƯ CÔNG": "TC",
}  # fmt: skip
"""The abbreviation of each kind, by its name in capitals."""

_BY_FOLD = {fold(kind): kind for kind in CODES}


def kind_named(text: str) -> str:
    """Return the kind that a text names and nothing else, "" where it names none."""
    return _BY_FOLD.get(fold(text), "")
