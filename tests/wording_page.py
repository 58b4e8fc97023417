"""docs/wording.md: the default sentences of the programme, each with figures that call it.

python tests/wording_page.py > docs/wording.md
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from baocao.core.cells import CellRef
from baocao.core.consolidation import Consolidation
from baocao.core.earlier import NO_EARLIER_PERIOD, EarlierPeriod, earlier_period
from baocao.core.submission import DirectiveDocument
from baocao.programme import OutlineItem
from baocao.wording.facts import Facts, gather
from baocao.wording.report.defaults import DefaultWording
from baocao.wording.report.sections import previews
from baocao.wording.report.views import Views
from wording_cases import PROGRAMME, YEARS, case

CASES = Path(__file__).parent / "data" / "wording.toml"
_SHORT = {column.id: column.short for form in PROGRAMME.forms for column in form.figures}
_HEAD = """# Câu tự động của báo cáo

Mỗi mục của trang Nội dung mà người lập để trống được viết bằng các câu dưới đây, tùy số liệu.
Câu và điều kiện là dữ liệu trong `templates/pbgdpl/outline.toml` (cách sửa: `docs/outline.md`).
Trang này được dựng từ đó và từ `tests/data/wording.toml` bằng `make docs`; kỳ báo cáo
2019 - 2021, đơn vị tính triệu đồng, nếu không ghi khác.
"""

Case = Mapping[str, Any]


def cases() -> list[Case]:
    """Return the declared cases."""
    found: list[Case] = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    return found


def consolidation_of(given: Case) -> tuple[Consolidation, Facts]:
    """Return a case's consolidation, and what can be drawn from it."""
    years = tuple(given.get("years", YEARS))
    info = {"year_from": str(years[0]), "year_to": str(years[-1]), **given.get("info", {})}
    units = {unit: _figures(told, years) for unit, told in given.get("units", {}).items()}
    whole = case(
        _figures(given["own"], years),
        {**units, **dict.fromkeys(given.get("silent", ()))},
        info=info,
        years=years,
        narrative=given.get("written", {}),
        documents=[_document(n) for n in range(given.get("documents", 0))],
    )
    return whole, gather(whole, PROGRAMME, _earlier(given, whole, years))


def _earlier(given: Case, whole: Consolidation, years: tuple[int, ...]) -> EarlierPeriod:
    if "earlier" not in given:
        return NO_EARLIER_PERIOD
    before = tuple(year - len(years) for year in years)
    info = {"year_from": str(before[0]), "year_to": str(before[-1])}
    old = case(_figures(given["earlier"], before), info=info, years=before)
    return earlier_period(old, whole.own, PROGRAMME.forms)


def _figures(told: Mapping[str, Any], years: tuple[int, ...]) -> dict[str, dict[int, Any]]:
    """Return figures by year; one that is told once is every year's."""
    return {
        column: {
            year: None if value == "-" else value
            for year, value in zip(
                years, given if isinstance(given, list) else [given] * len(years), strict=True
            )
        }
        for column, given in told.items()
    }


def _document(number: int) -> DirectiveDocument:
    issuer, subject = "Ủy ban nhân dân huyện Quang Bình", "triển khai thực hiện Đề án"
    where = CellRef("Văn bản", number + 2, 1)
    return DirectiveDocument(2019, "Kế hoạch", "235/KH-UBND", "21/8/2019", issuer, subject, where)


def said(item: OutlineItem, given: Case) -> set[int]:
    """Return which of a section's default sentences, counted from 0, speak in a case."""
    whole, facts = consolidation_of(given)
    typed = {code for code, text in given.get("written", {}).items() if text}
    context = Views(facts, whole, frozenset(typed)).context()
    wording = DefaultWording(PROGRAMME, context)
    alone = {n: OutlineItem(item.code, "", "", (one,)) for n, one in enumerate(item.default)}
    return {n for n, one in alone.items() if wording.lines(one)}


def page() -> str:
    """Return the page."""
    return "\n".join((_HEAD, *_sections())).rstrip() + "\n"


def _sections() -> Iterator[str]:
    for item in PROGRAMME.sections:
        if item.default:
            yield f"## {item.heading or item.label} (`{item.code}`)\n"
            for given in cases():
                if item.code in given["sections"]:
                    yield from _shown(item, given)


def _shown(item: OutlineItem, given: Case) -> Iterator[str]:
    whole, facts = consolidation_of(given)
    yield f"**{given['title']}**{_told(item, given)}\n"
    lines = previews(facts, whole, PROGRAMME)[item.code].split("\n")
    yield "\n>\n".join(f"> {line}" for line in lines) + "\n"


def _told(item: OutlineItem, given: Case) -> str:
    """Return the figures that the section's sentences look at, as the case gives them."""
    source = "".join(wording.when + wording.text for wording in item.default)
    parts = [
        f"{who}: {', '.join(_named(column, value) for column, value in told.items())}"
        for who, figures in (
            ("đơn vị", given["own"]), *given.get("units", {}).items(),
            *([("kỳ trước", given["earlier"])] if "earlier" in given else []),
        )
        if (told := {c: v for c, v in figures.items() if _SHORT[c] in source})
    ]  # fmt: skip
    parts += [f"{unit}: chưa gửi" for unit in given.get("silent", ())]
    parts += [f"số liệu tính đến ngày {given['info']['cutoff']}"] if "info" in given else []
    return f" ({'; '.join(parts)})" if parts else ""


def _named(column: str, value: Any) -> str:
    told = " / ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"{_SHORT[column]} {told}"


if __name__ == "__main__":
    print(page(), end="")
