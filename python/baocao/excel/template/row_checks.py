"""The checks of years and rows: what lacks, lies outside, repeats, or contradicts a tick."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.findings import CODES, Severity
from ...core.form import Column
from ...core.text import fold
from ...wording import self_check as words
from .checks import Case, Cases, Check, row_check
from .facts import FIRST_YEAR, LAST_YEAR
from .paper import Formula
from .states import NOT_A_FIGURE, RowState
from .working import Working, is_said, is_told


def row_checks(working: Working) -> Iterator[Check]:
    """Yield the checks of a form's rows and years; their working columns are added."""
    form = working.places.form
    texts = row_check(
        working, "not-a-year", words.YEAR_TEXTS, _year_text(working), severity=Severity.WARNING
    )
    yearless = row_check(working, "row-without-year", words.NO_YEAR, _no_year(working))
    yield _missing_years(working, texts, yearless)
    yield from (texts, yearless)
    yield row_check(working, "year-outside", words.YEARS_OUTSIDE, _outside(working))
    duplicates = words.DUPLICATES if form.keys else words.DUPLICATE_YEARS
    yield row_check(working, "duplicate-row", duplicates, _duplicate(working))
    if any(column.once_a_year for column in form.figures):
        name = f"check duplicate-row {duplicates}"
        yield row_check(working, "yearly-figure-repeated", words.REPEATED, _repeated(working, name))
    yield row_check(working, "tick-with-figures", words.TICKED, _ticked(working))


def _year_text(working: Working) -> Cases:
    year = working.places.form.year.id

    def cases(place: int, state: RowState) -> list[Case]:
        source = working.source(year, place)
        text = f"IF(ISERROR({source}),TRUE,IF(ISNUMBER({source}),FALSE,{is_said(source)}))"
        return [Case(text, False, working.places.cell(year, state.row))]

    return cases


def _no_year(working: Working) -> Cases:
    year = working.places.form.year.id

    def cases(place: int, state: RowState) -> list[Case]:
        source = working.source(year, place)
        none = f"IF(ISERROR({source}),FALSE,IF(ISNUMBER({source}),FALSE,NOT({is_said(source)})))"
        return [
            Case(
                f"AND({none},{working.at('row said', place)}=1)",
                state.year is None and state.said,
                working.places.cell(year, state.row),
            )
        ]

    return cases


def _outside(working: Working) -> Cases:
    def cases(place: int, state: RowState) -> list[Case]:
        year, inside = working.at("row year", place), working.at("row inside", place)
        text = f"AND(COUNT({year},{FIRST_YEAR})=2,{working.at('row told', place)}=1,{inside}=0)"
        holds = bool(state.year and state.told and working.period and not state.inside)
        return [Case(text, holds, working.places.cell(working.places.form.year.id, state.row))]

    return cases


def _duplicate(working: Working) -> Cases:
    form = working.places.form

    def cases(place: int, state: RowState) -> list[Case]:
        same = f"({working.all('row year', place + 1)}={working.at('row year', place)})"
        same += f"*({working.all('row said', place + 1)}=1)"
        for key in form.keys:
            same += f"*({working.all(key.id, place + 1)}={working.at(key.id, place)})"
        spoken = f"{working.at('row inside', place)}=1,{working.at('row said', place)}=1"
        before = [
            s for s in working.states[:place]
            if s.said and s.year == state.year and _folded(s) == _folded(state)
        ]  # fmt: skip
        holds = state.inside and state.said and bool(before)
        column = form.columns[1].id
        address = working.places.cell(column, state.row)
        return [Case(f"AND({spoken},SUMPRODUCT({same})>1)", holds, address)]

    return cases


def _folded(state: RowState) -> list[str]:
    return [fold(key) for key in state.key.values()]


def _repeated(working: Working, duplicates: str) -> Cases:
    """Return the cases of once-a-year figures in a second row; repeated rows are told already."""
    columns = [column for column in working.places.form.figures if column.once_a_year]
    twice = {state.year for place, state in enumerate(working.states)
             if working.columns[duplicates][place].value}  # fmt: skip

    def case(column: Column, place: int, state: RowState) -> Case:
        name = column.id
        status, raw = (working.all(f"{name} {what}", place + 1) for what in ("status", "raw"))
        same = f"({working.all('row year', place + 1)}={working.at('row year', place)})"
        told = f'SUMPRODUCT({same}*((({status}<>"")+({raw}<>""))>0))'
        once = f"COUNTIFS({working.all('row year')},{working.at('row year', place)},"
        once += f'{working.all(duplicates)},"?*")=0'
        earlier = any(
            s.year == state.year and s.raw[name] is not None for s in working.states[:place]
        )
        return Case(
            f"AND({working.at('row inside', place)}=1,OR({is_told(working, name, place)}),"
            f"{told}>1,{once})",
            state.inside and state.raw[name] is not None and earlier and state.year not in twice,
            working.places.cell(name, state.row),
        )

    return lambda place, state: [case(column, place, state) for column in columns]


def _ticked(working: Working) -> Cases:
    def cases(place: int, state: RowState) -> list[Case]:
        tick = working.at("row ticked", place)
        found = []
        for column in working.places.form.figures:
            raw, status = (working.at(f"{column.id} {what}", place) for what in ("raw", "status"))
            text = f'AND({tick}=1,OR({status}="{NOT_A_FIGURE}",AND({raw}<>"",{raw}<>0)))'
            holds = state.ticked and bool(state.raw[column.id])
            found.append(Case(text, holds, working.places.cell(column.id, state.row)))
        return found

    return cases


def _missing_years(working: Working, *unread: Check) -> Check:
    """Return the check that counts the years of the period that have no row.

    Rows whose year cannot be read may be theirs: as many missing years are not told twice.
    """
    form, years = working.places.form, working.all("row year")
    step = f"{FIRST_YEAR}+ROW($1:$50)-1"
    counted = f"SUMPRODUCT(({step}<={LAST_YEAR})*(COUNTIF({years},{step})=0))"
    known = f"COUNT({FIRST_YEAR},{LAST_YEAR})=2,SUM({working.all('row told')})>0"
    others = "+".join(check.count.text for check in unread)
    missing = len(set(working.period) - {state.year for state in working.states})
    begun = any(state.told for state in working.states)
    open_ones = sum(int(check.count.value) for check in unread)
    value = missing if begun and missing > open_ones else 0
    address = working.places.cell(form.year.id, working.places.first_row)
    return Check(
        code="year-missing", severity=CODES["year-missing"], form=form.id, where=form.name,
        text=words.YEARS_MISSING,
        count=Formula(f"IF(AND({known}),IF({counted}>{others},{counted},0),0)", value),
        first=Formula(f'"{address}"', address if value else ""), sheet=form.sheet,
        begun=Formula(f"SUM({working.all('row told')})>0", int(begun)), result=words.MISSING_YEARS,
    )  # fmt: skip
