"""Submissions drawn as data, for tests that need no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from baocao.core.cells import CellRef, Entry, Number, State
from baocao.core.consolidating.received import Fate, Received
from baocao.core.findings import Finding
from baocao.core.form import Form
from baocao.core.submission import Info, Origin, ReportingUnit, Row, Submission, Table
from baocao.programme import Programme
from baocao.resources import default_programme

Cell = int | Decimal | str | None


@lru_cache
def programme() -> Programme:
    return default_programme("pbgdpl")


FORMS = programme().forms
MAU_1, MAU_2 = FORMS


def entry(value: Cell, where: CellRef) -> Entry:
    """A number is a value, None a blank, a text that no one could read."""
    if value is None:
        return Entry(None, where, state=State.BLANK)
    if isinstance(value, str):
        return Entry(None, where, raw=value, state=State.UNREAD)
    return Entry(value, where)


def table(form: Form, rows: Sequence[Sequence[Cell]], first_row: int = 8) -> Table:
    """Rows are drawn in the form's columns, the year first; the other key may be ""."""
    return Table(form, form.sheet, tuple(_row(form, r, n) for n, r in enumerate(rows, first_row)))


def _row(form: Form, cells: Sequence[Cell], number: int) -> Row:
    drawn = dict(zip([c.id for c in form.columns], cells, strict=True))
    key = str(drawn[form.keys[0].id] or "") if form.keys else ""
    entries = {
        c.id: entry(drawn[c.id], CellRef(form.sheet, number, form.index(c.id)))
        for c in form.figures
    }
    return Row(int(str(drawn["year"])), key, entries, number)


def submission(
    unit: str = "",
    *tables: Table,
    info: Mapping[str, str] = {},
    units: Sequence[ReportingUnit] = (),
    file: str = "",
    findings: Sequence[Finding] = (),
    properties: Mapping[str, str] = {},
) -> Submission:
    texts = {"unit": unit, "year_from": "2019", "year_to": "2021", "money_unit": "đồng", **info}
    return Submission(
        origin(file or f"{unit}.xlsx"),
        _info({k: v for k, v in texts.items() if v}),
        properties,
        {t.form.id: t for t in tables},
        units=tuple(units),
        findings=tuple(findings),
    )


def _info(texts: Mapping[str, str]) -> Info:
    return Info(texts, {k: CellRef("Thông tin", n, 2) for n, k in enumerate(texts, 1)})


def origin(file: str) -> Origin:
    return Origin(file.rsplit("/", 1)[-1], file, f"/folder/{file}", sha256=f"sha of {file}")


def received(
    sent: Submission, unit: str = "", findings: Sequence[Finding] = (), fate: Fate = Fate.READ
) -> Received:
    return Received(sent.origin, fate, sent, unit or sent.info["unit"], (*sent.findings, *findings))


def listed(*names: str) -> tuple[ReportingUnit, ...]:
    return tuple(ReportingUnit(name, row=n) for n, name in enumerate(names, 2))


def money(rows: Mapping[int, Number | None], form: Form = MAU_2) -> Table:
    """Mẫu 2 with the state budget by year, nothing from other sources."""
    return table(form, [(year, value, 0) for year, value in rows.items()])


def years(articles: Sequence[Cell], pages: Cell = 1, form: Form = MAU_1) -> Table:
    """Mẫu 1 of 2019, 2020, 2021 with articles by year and a plan each year."""
    return table(
        form,
        [(2019 + n, "Kế hoạch", 1, 0, pages, pages, 1, a, 0) for n, a in enumerate(articles)],
    )
