"""A unit that was made of former units: a fall of a stock is explained, other findings stay."""

from __future__ import annotations

from baocao.core.consolidating.mergers import with_mergers_known
from baocao.core.findings import Finding
from baocao.core.submission import ReportingUnit
from builders import MAU_1, received, submission, table

FALL = Finding("stock-falls", form=MAU_1.id)
JUMP = Finding("flow-jumps", form=MAU_1.id)


def kept(former: tuple[str, ...]) -> list[str]:
    units = [ReportingUnit("Tân Nam", "Xã", former_units=former)]
    file = received(submission("Xã Tân Nam", table(MAU_1, [])), findings=(FALL, JUMP))
    return [f.code for f in with_mergers_known([file], units)[0].findings]


def test_a_stock_may_fall_where_units_were_merged() -> None:
    assert kept(("Xã Cũ", "Xã Kia")) == ["flow-jumps"]


def test_a_stock_that_falls_elsewhere_stays_a_finding() -> None:
    assert kept(()) == ["stock-falls", "flow-jumps"]
