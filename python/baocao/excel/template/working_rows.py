"""The formulas of the working rows, with the values that states.py has for them."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.cells import column_letters, quoted_sheet
from ...core.form import Column
from ...core.kinds import LARGEST_COUNT
from ...core.kinds.base import NOT_YET_WORDS, ZERO_WORDS
from ...wording.template import TICK_MARK
from . import facts
from .paper import Formula, text_literal
from .places import FormPlaces, info_cell
from .states import NOT_A_FIGURE, TEXT, RowState, compared_columns, key_asks_for
from .working import Working, is_said, is_told, shown


def working_rows(
    places: FormPlaces, states: Sequence[RowState], period: range, top: int
) -> Working:
    """Return a form's working rows."""
    working = Working(places, states, period, top)
    _add_year(working)
    _add_keys(working)
    for column in places.form.figures:
        _add_entry(working, column)
    _add_place_in_year(working)
    for column in places.form.figures:
        _add_value(working, column)
        _add_blank(working, column)
    for name in compared_columns(places.form):
        _add_years(working, places.form.by_id[name])
    return working


def _add_year(working: Working) -> None:
    year = working.places.form.year.id

    def value(place: int, state: RowState) -> Formula:
        source = working.source(year, place)
        return Formula(f'IF(ISNUMBER({source}),{source},"")', shown(state.year))

    def inside(place: int, state: RowState) -> Formula:
        told = working.at("row year", place)
        between = f"{told}>={facts.FIRST_YEAR},{told}<={facts.LAST_YEAR}"
        return Formula(f"IF(AND(ISNUMBER({told}),{between}),1,0)", int(state.inside))

    def ticked(place: int, state: RowState) -> Formula:
        sheet = quoted_sheet(working.places.form.sheet)
        ticks = f"{sheet}!{working.places.range(column_letters(working.places.tick_column))}"
        same = f"{working.all('row year')}={working.at('row year', place)}"
        found = f'SUMPRODUCT(({same})*(TRIM({ticks})="{TICK_MARK}"))'
        return Formula(
            f'IF({working.at("row year", place)}="",0,IF(IFERROR({found},0)>0,1,0))',
            int(state.ticked),
        )

    def still_open(place: int, state: RowState) -> Formula:
        told, day = working.at("row year", place), facts.CLOSING_DAY
        both = f"COUNT({told},{day})=2"
        return Formula(f"IF({both},IF({day}<DATE({told},12,31),1,0),0)", int(state.open))

    for name, formula in (
        ("row year", value), ("row inside", inside),
        ("row ticked", ticked), ("row open", still_open),
    ):  # fmt: skip
        working.add(name, formula)


def _add_keys(working: Working) -> None:
    for column in working.places.form.keys:

        def key(place: int, state: RowState, name: str = column.id) -> Formula:
            source = working.source(name, place)
            bare = f"TRIM({source})"
            for nothing in (".", "…", "-", "–"):
                bare = f'SUBSTITUTE({bare},"{nothing}","")'
            return Formula(f'IFERROR(IF({bare}="","",TRIM({source})),"")', state.key[name])

        working.add(column.id, key)


def _add_entry(working: Working, column: Column) -> None:
    """Add what an entry is, and its number where it may stand."""
    name = column.id

    def status(place: int, state: RowState) -> Formula:
        source = working.source(name, place)
        number = f'IF(OR({_impossible(column, source)}),"{NOT_A_FIGURE}","")'
        words = f'IF({_is_no_number(source)},"{NOT_A_FIGURE}","{TEXT}")'
        text = f'IF({is_said(source)},{words},"")'
        told = f"IF(ISNUMBER({source}),{number},{text})"
        return Formula(f'IF(ISERROR({source}),"{NOT_A_FIGURE}",{told})', state.status[name])

    def raw(place: int, state: RowState) -> Formula:
        source, found = working.source(name, place), working.at(f"{name} status", place)
        good = state.raw[name] if not state.status[name] else None
        return Formula(f'IF(ISNUMBER({source}),IF({found}="",{source},""),"")', shown(good))

    working.add(f"{name} status", status)
    working.add(f"{name} raw", raw)


def _is_no_number(text: str) -> str:
    """Return the condition that a text begins with a letter and says neither nought nor "chưa".

    No such text is ever read as a number ("khoảng 10"); one that begins otherwise may be.
    """
    bare = f"LOWER(TRIM({text}))"
    known = ",".join(text_literal(word) for word in sorted(ZERO_WORDS | NOT_YET_WORDS))
    letter = f"NOT(EXACT(LEFT({bare},1),UPPER(LEFT({bare},1))))"
    return f"AND({letter},ISERROR(MATCH({bare},{{{known}}},0)))"


def _impossible(column: Column, source: str) -> str:
    if column.is_money:
        return f'{source}<0,AND({info_cell("money_unit")}="đồng",INT({source})<>{source})'
    return f"{source}<0,{source}>={LARGEST_COUNT},INT({source})<>{source}"


def _told_entries(working: Working, name: str) -> str:
    """Return the array that says in which rows of a year given by "=" an entry is written in."""
    status, raw = working.all(f"{name} status"), working.all(f"{name} raw")
    return f'((({status}<>"")+({raw}<>""))>0)'


def _same_year(working: Working, place: int) -> str:
    return f"({working.all('row year')}={working.at('row year', place)})"


def _add_place_in_year(working: Working) -> None:
    form = working.places.form

    def told(place: int, state: RowState) -> Formula:
        cases = ",".join(is_told(working, c.id, place) for c in form.figures)
        return Formula(f"IF(OR({cases}),1,0)", int(state.told))

    def said(place: int, state: RowState) -> Formula:
        keys = "".join(f',{working.at(key.id, place)}<>""' for key in form.keys)
        return Formula(f"IF(OR({working.at('row told', place)}=1{keys}),1,0)", int(state.said))

    def first(place: int, state: RowState) -> Formula:
        year, above = working.at("row year", place), working.all("row year", place + 1)
        spoken = f"{above},{year},{working.all('row said', place + 1)},1"
        silent = f"COUNTIFS({working.all('row year')},{year},{working.all('row said')},1)=0"
        return Formula(
            f'IF({year}="",0,IF({silent},IF(COUNTIF({above},{year})=1,1,0),'
            f"IF(AND({working.at('row said', place)}=1,COUNTIFS({spoken})=1),1,0)))",
            int(state.first),
        )

    def asked(place: int, state: RowState) -> Formula:
        own_first = working.at("row first", place)
        text = own_first
        for key in form.keys:
            typed = f'SUMPRODUCT({_same_year(working, place)}*({working.all(key.id)}<>""))'
            own = f'IF({working.at(key.id, place)}<>"",1,0)'
            text = f"IF({typed}>0,{own},{own_first})"
        return Formula(f'IF({working.at("row year", place)}="",0,{text})', int(state.asked))

    def against(place: int, state: RowState) -> Formula:
        cases = []
        for column in form.figures:
            raw, status = working.at(f"{column.id} raw", place), _status_at(working, column, place)
            cases.append(f'{status}="{NOT_A_FIGURE}",AND({raw}<>"",{raw}<>0)')
        return Formula(f"IF(OR({','.join(cases)}),1,0)", int(state.against_tick))

    def zeroed(place: int, state: RowState) -> Formula:
        same = f"{working.all('row year')},{working.at('row year', place)}"
        rows = f"{same},{working.all('row against')},1"
        ticked = f"{working.at('row ticked', place)}=1"
        return Formula(f"IF({ticked},IF(COUNTIFS({rows})=0,1,0),0)", int(state.zeroed))

    for name, formula in (
        ("row told", told), ("row said", said), ("row first", first), ("row asked", asked),
        ("row against", against), ("row zeroed", zeroed),
    ):  # fmt: skip
        working.add(name, formula)


def _status_at(working: Working, column: Column, place: int) -> str:
    return working.at(f"{column.id} status", place)


def _add_value(working: Working, column: Column) -> None:
    name = column.id

    def value(place: int, state: RowState) -> Formula:
        raw, status = working.at(f"{name} raw", place), working.at(f"{name} status", place)
        zero = f'IF(AND({working.at("row zeroed", place)}=1,{status}=""),0,"")'
        return Formula(f'IF({raw}<>"",{raw},{zero})', shown(state.values[name]))

    def yearly(place: int, state: RowState) -> Formula:
        """Return the year's first entry that says something, "" where it cannot be read."""
        rows = f"(1000-ROW({working.all('row year')}))"
        told = f"{_same_year(working, place)}*{_told_entries(working, name)}"
        first = f"SUMPRODUCT(MAX({told}*{rows}))"
        found = f"INDEX({working.all(f'{name} raw')},{1000 - working.top + 1}-{first})"
        zero = f'IF({working.at("row zeroed", place)}=1,0,"")'
        return Formula(
            f'IF({working.at("row year", place)}="","",IF({first}=0,{zero},{found}))',
            shown(state.values[name]),
        )

    working.add(name, yearly if column.once_a_year else value)


def _add_blank(working: Working, column: Column) -> None:
    name, form = column.id, working.places.form

    def blank(place: int, state: RowState) -> Formula:
        asked = f"{working.at('row inside', place)}=1,{working.at('row zeroed', place)}=0"
        if column.once_a_year:
            told = f"SUMPRODUCT({_same_year(working, place)}*{_told_entries(working, name)})"
            asked += f",{working.at('row first', place)}=1,{told}=0"
        else:
            asked += f",{working.at('row asked', place)}=1,NOT(OR({is_told(working, name, place)}))"
            if key_asks_for(form, name):
                asked += "".join(f',{working.at(key.id, place)}=""' for key in form.keys)
        return Formula(f"IF(AND({asked}),1,0)", int(state.blank[name]))

    working.add(f"{name} blank", blank)


def _add_years(working: Working, column: Column) -> None:
    """Add a column's figure over the row's year, and over the year before."""
    name = column.id

    def of(place: int, step: str) -> str:
        year = f"SUM({working.at('row year', place)}){step}"
        rows = f"{working.all('row year')},{year},{working.all('row inside')},1"
        rows += f",{working.all('row first' if column.once_a_year else 'row asked')},1"
        values = working.all(name)
        told = f'COUNTIFS({rows},{values},">=0")'
        return f'IF({told}=0,"",IF({told}=COUNTIFS({rows}),SUMIFS({values},{rows}),""))'

    working.add(f"{name} now", lambda place, state: Formula(of(place, ""), shown(state.now[name])))
    working.add(
        f"{name} before", lambda place, state: Formula(of(place, "-1"), shown(state.before[name]))
    )
