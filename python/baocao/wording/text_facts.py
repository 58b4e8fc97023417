"""The texts a report may mention: the facts of "Thông tin", and what is counted or derived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..core import facts as core_facts
from ..core import issuers
from ..core.consolidation import Consolidation
from ..core.days import day_written, full_day
from ..core.names import GENERAL_FACTS as GENERAL
from ..core.names import INFO_LABELS
from ..core.submission import DirectiveDocument, Info
from ..programme import Programme
from . import numbers, organs


@dataclass(frozen=True)
class Fact:
    """A text that can be drawn; `number` where it is a count, `meaning` for the catalogue."""

    name: str
    text: str
    meaning: str = ""
    number: int | None = None


_BETWEEN_LINES = dict.fromkeys(("addressees", "recipients", "authority"), ", ")
"""Fields whose lines are a list; the lines of others are one text."""


def info_facts(info: Info, programme: Programme, period: tuple[int, ...]) -> Iterator[Fact]:
    """Yield the facts of "Thông tin" by their labels, blanks filled by what follows from others."""
    name = info["programme"] or programme.name
    filled = {
        "programme": name,
        "subject": programme.subject.replace("{name}", name),
        "year_from": str(period[0]) if period else "",
        "year_to": str(period[-1]) if period else "",
        "money_unit": programme.money_unit,
        "cutoff": "",
    }
    for key, label in INFO_LABELS.items():
        text = _BETWEEN_LINES.get(key, " ").join(info.lines(key)) or filled.get(key, "")
        if key == "issuer":
            text = organs.own_issuer(info)
        if key in ("cutoff", "signed_on") and (day := full_day(text)):
            text = day_written(day)
        if key == "request":
            text = text.rstrip(" .;,:")
        yield Fact(label, text, f"Trang “Thông tin”, mục “{label}”")


def general_facts(consolidation: Consolidation, period: tuple[int, ...]) -> Iterator[Fact]:
    """Yield the facts that are counted or derived."""
    info = consolidation.own.info
    years = len(period)
    yield _count(GENERAL["years"], years, "Số năm của giai đoạn báo cáo")
    span = f"{period[0]} - {period[-1]}" if years > 1 else "".join(map(str, period))
    yield Fact(GENERAL["period"], span, "Các năm của kỳ báo cáo")
    yield Fact(GENERAL["area"], organs.area_named(info), "Địa bàn báo cáo, viết trong câu")
    documents = len(own_documents(consolidation))
    yield _count(GENERAL["documents"], documents, "Số văn bản của đơn vị ở trang “Văn bản”")
    if consolidation.units:
        yield from _unit_facts(consolidation)


def _unit_facts(consolidation: Consolidation) -> Iterator[Fact]:
    names = [unit.name for unit in consolidation.units]
    known, silent = (
        core_facts.submissions_known(consolidation),
        core_facts.units_silent(consolidation),
    )
    sent, not_sent = (len(names) - len(silent), len(silent)) if known else (None, None)
    yield _count(GENERAL["units"], len(names), "Số đơn vị phải gửi báo cáo")
    yield _count(GENERAL["sent"], sent, "Số đơn vị đã gửi báo cáo")
    yield _count(GENERAL["silent"], not_sent, "Số đơn vị chưa gửi báo cáo")
    words = organs.unit_words(consolidation.units)
    yield Fact(GENERAL["unit_types"], words, "Các loại đơn vị cấp dưới")
    silent_names = numbers.listed([organs.in_sentence(name) for name in silent])
    nobody = "không có" if known else ""
    meaning = "Tên các đơn vị chưa gửi báo cáo"
    yield Fact(GENERAL["silent_names"], silent_names or nobody, meaning)


def _count(name: str, number: int | None, meaning: str) -> Fact:
    """Return a count as a fact; without a number, one that nothing tells."""
    return Fact(name, "" if number is None else numbers.two_digits(number), meaning, number)


def own_documents(consolidation: Consolidation) -> list[DirectiveDocument]:
    """Return the unit's own directive documents by date, those without a date last."""
    issuer = organs.own_issuer(consolidation.own.info)
    return issuers.own_documents(consolidation.own.documents, issuer)
