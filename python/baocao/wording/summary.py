"""The chairman's page: what a consolidation says at a glance, by the declarations alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..core.cells import Figure
from ..core.consolidation import Consolidation
from ..core.facts import NamedFigure, units_missing
from ..core.figure_grammar import Selection
from ..core.findings import Finding, Severity
from ..core.summary import Chart, Summary
from ..core.text import capitalised, fold
from . import numbers
from .facts import Facts, period_text
from .organs import in_sentence, own_issuer

TITLE = "TÓM TẮT KẾT QUẢ"
COLUMN, WHOLE, EARLIER = "Chỉ tiêu", "Cả kỳ", "Kỳ trước"
NOT_TOLD = "…"
SENT_CHART, SENT_SERIES = "Tình hình gửi", "Số đơn vị"
_MOST_ROWS = 14
_MOST_NAMED = 8
_MOST_CHARTS = 3


def summary(facts: Facts, whole: Consolidation, findings: Sequence[Finding]) -> Summary:
    """Return the page of a consolidation; `findings` are those that are open."""
    sent, money = list(_sent(whole)), list(_money(facts))
    counted = list(_counted(facts))[-(_MOST_CHARTS - len(sent) - len(money)) :]
    return Summary(
        title=TITLE,
        lines=[line for line in _lines(facts, whole) if line],
        head=_head(facts),
        rows=[_row(named, facts) for named in _named(facts)[:_MOST_ROWS]],
        charts=[*sent, *counted, *money],
        notes=list(_notes(facts, whole, findings)),
    )


def _lines(facts: Facts, whole: Consolidation) -> Iterator[str]:
    info = whole.own.info
    subject = facts.texts.get("trichyeu")
    yield subject.text.rstrip(" .") if subject else ""
    cutoff = f"số liệu tính đến ngày {info['cutoff']}" if info["cutoff"] else ""
    parts = (own_issuer(info), period_text(facts.period), cutoff)
    yield capitalised(", ".join(part for part in parts if part))


def _named(facts: Facts) -> list[NamedFigure]:
    return list(facts.figures.values())


def _head(facts: Facts) -> list[str]:
    years = [str(year) for year in facts.period] if len(facts.period) > 1 else []
    before = [EARLIER] if facts.earlier.period else []
    return [COLUMN, *years, WHOLE, *before]


def _row(named: NamedFigure, facts: Facts) -> list[str]:
    """Return a figure by year and over the period: a flow's sum, a stock's value at its end."""
    years = facts.period if len(facts.period) > 1 else ()
    figures = [named.of_year(year) for year in years]
    figures += [named.select(Selection())]
    figures += [Figure(named.earlier)] if facts.earlier.period else []
    return [_label(named, facts), *(_written(named, figure) for figure in figures)]


def _label(named: NamedFigure, facts: Facts) -> str:
    unit = f" ({facts.money_unit})" if named.column.is_money else ""
    return f"{named.name}{unit}"


def _written(named: NamedFigure, figure: Figure) -> str:
    if figure.value is None:
        return NOT_TOLD
    write = numbers.two_digits if named.column.two_digits else numbers.plain
    return write(figure.value)


def _sent(whole: Consolidation) -> Iterator[Chart]:
    """Yield the chart of how many units are in which state, where units are listed."""
    states = {s.unit: s.state for s in whole.statuses} or dict(whole.own.states)
    if whole.units and states:
        count = Counter(states.values())
        told = sorted(count, key=lambda state: (-count[state], fold(state)))
        yield Chart(SENT_CHART, told, [(SENT_SERIES, [count[state] for state in told])])


def _counted(facts: Facts) -> Iterator[Chart]:
    """Yield a chart of each declared count by year: forms go from what was done to what came of it,
    so that of many the last ones say the most.
    """
    for named in _named(facts):
        if named.column.chart and not named.column.is_money:
            yield _yearly(named.name, [named], facts)


def _money(facts: Facts) -> Iterator[Chart]:
    """Yield a chart of money by year, where there is any."""
    money = [named for named in _named(facts) if named.column.is_money]
    if any(named.select(Selection()).value for named in money):
        yield _yearly(f"{money[0].column.group or 'Kinh phí'} ({facts.money_unit})", money, facts)


def _yearly(title: str, figures: Sequence[NamedFigure], facts: Facts) -> Chart:
    series = [(f.name, [f.of_year(year).value for year in facts.period]) for f in figures]
    return Chart(title, [str(year) for year in facts.period], series)


def _notes(facts: Facts, whole: Consolidation, findings: Sequence[Finding]) -> Iterator[str]:
    for form, table in whole.tables.items():
        missing = units_missing(whole, form)
        if missing:
            named = [in_sentence(unit) for unit in missing[:_MOST_NAMED]]
            more = len(missing) - len(named)
            units = f"{', '.join(named)} và {more} đơn vị khác" if more else numbers.listed(named)
            yield (
                f"{table.form.name}: tổng hợp từ {table.counted}/{table.listed} đơn vị; "
                f"chưa có số liệu của {units}."
            )
    if facts.open_years:
        years = numbers.listed([str(year) for year in sorted(facts.open_years)])
        yield f"Năm {years} chưa kết thúc khi chốt số liệu."
    errors, warnings = (
        sum(f.severity is severity for f in findings)
        for severity in (Severity.ERROR, Severity.WARNING)
    )
    if errors or warnings:
        told = [f"{errors} lỗi phải sửa"] if errors else []
        told += [f"{warnings} chỗ cần kiểm tra lại"] if warnings else []
        yield f"Số liệu còn {numbers.listed(told)} (xem trang Kiểm tra)."
