"""What check-format says of one fault: short phrases that the catalogue's sentences take in."""

from __future__ import annotations

from collections.abc import Iterable

BOLD, NOT_BOLD = "đang in đậm", "chưa đậm"
ITALIC, NOT_ITALIC = "đang in nghiêng", "chưa nghiêng"
CAPITALS, NOT_CAPITALS = "đang in hoa cả dòng", "chưa in hoa"
NOT_CENTRED, NOT_LEFT = "chưa canh giữa", "chưa sát lề trái"
INDENTED = "thụt dòng làm lệch giữa"
MISSING = "không có"
UNSEEN = "không nhận ra"

ON_PAGE, HEAD, TITLE = "Trang giấy", "Phần đầu", "Tên loại, trích yếu"
BODY, SIGNATURE, FILE = "Nội dung", "Chữ ký, nơi nhận", "Tệp"
"""The parts of a document, as a finding names them."""

_QUOTED = 60


def decimal(value: float) -> str:
    """Return a measure as an office writes it: 13, 13,5."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def sizes(values: Iterable[float]) -> str:
    """Return "cỡ chữ 11, 12"."""
    return "cỡ chữ " + ", ".join(decimal(value) for value in sorted(set(values)))


def listed(values: Iterable[str]) -> str:
    """Return values in their order, each once: "a; b"."""
    return "; ".join(dict.fromkeys(values))


def millimetres(values: Iterable[float]) -> str:
    """Return "15 mm, 40 mm"."""
    return ", ".join(f"{decimal(round(value, 1))} mm" for value in sorted(set(values)))


def centimetres(values: Iterable[float]) -> str:
    """Return "0 cm, 2 cm"."""
    return ", ".join(f"{decimal(value)} cm" for value in sorted({round(v, 2) for v in values}))


def points(values: Iterable[float]) -> str:
    """Return "0 pt, 3 pt"."""
    return ", ".join(f"{decimal(round(value, 1))} pt" for value in sorted(set(values)))


def written(wrong: str, right: str = "") -> str:
    """Return what is written and, where it is known, how it is written rightly."""
    return f"đang ghi “{wrong}”" + (f", ghi đúng là “{right}”" if right else "")


def excerpt(text: str) -> str:
    """Return the beginning of a paragraph, enough to find it by."""
    return text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + "…"
